"""The first page drawn for nobody: once, beside the first request, and only where nobody signs in."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from views.web import readiness
from views.web.readiness import ReadyAtFirstRequest


class Runtime:
    def __init__(self):
        self.drawn = 0

    async def does_script_run_without_error(self):
        self.drawn += 1


@pytest.fixture
def runtime(monkeypatch):
    found = Runtime()
    monkeypatch.setattr(readiness, "exists", lambda: True)
    monkeypatch.setattr(readiness, "get_instance", lambda: found)
    return found


def drawn_after(kinds, runtime):
    """Return how often the page was drawn after requests of these kinds, all of which are passed on."""
    passed = []

    async def app(scope, receive, send):
        passed.append(scope["type"])

    async def ask():
        door = ReadyAtFirstRequest(app)
        for kind in kinds:
            await door({"type": kind}, None, None)
        await asyncio.sleep(0)

    # a browser of another test may have a loop of its own on this thread
    with ThreadPoolExecutor(1) as other:
        other.submit(asyncio.run, ask()).result()
    assert passed == kinds
    return runtime.drawn


def test_the_first_request_has_the_first_page_drawn_once(runtime, monkeypatch):
    monkeypatch.delenv("LIANPU_ACCESS", raising=False)
    assert drawn_after(["lifespan"], runtime) == 0
    assert drawn_after(["lifespan", "http", "websocket", "http"], runtime) == 1


def test_where_people_sign_in_nobody_is_drawn_for(runtime, monkeypatch):
    monkeypatch.setenv("LIANPU_ACCESS", "accounts")
    assert drawn_after(["http", "http"], runtime) == 0


def test_a_server_without_visits_answers_all_the_same(runtime, monkeypatch):
    monkeypatch.setattr(readiness, "exists", lambda: False)
    assert drawn_after(["http"], runtime) == 0
