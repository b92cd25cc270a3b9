"""Requests put to an ASGI app without a network, and what it answers."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass


@dataclass
class Answer:
    status: int | None
    headers: dict[str, str]
    passed: bool


def ask(wrap, path="/", method="GET", kind="http", **headers):
    """Put one request to the middleware that `wrap` builds around an app which answers 200."""
    passed, sent = [], []

    async def app(scope, receive, send):
        passed.append(scope)
        if kind == "http":
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b""})

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    values = [(name.encode(), each.encode()) for name, given in headers.items() for each in listed(given)]
    scope = {"type": kind, "method": method, "path": path, "headers": values}
    run(wrap(app)(scope, receive, send))
    first = sent[0] if sent else {}
    given = {name.decode(): value.decode() for name, value in first.get("headers", ())}
    return Answer(first.get("status"), given, bool(passed))


def listed(given):
    return given if isinstance(given, list) else [given]


def run(coroutine):
    """Run a coroutine on a thread of its own: in this one the loop of the browser tests may be running."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()
