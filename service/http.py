"""REST and MCP over HTTP: who may ask is looked at first, for every path; then the question goes to the desk.

A page of another site gets no further than its name; a program without a token no further than the OpenAPI document.
"""

from functools import cache, partial

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, QueryParams
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from graph.errors import LianpuError
from reports.wording.language import Language
from service import mcp
from service.asking import Reply, refused
from service.callers import Caller
from service.desk import Desk
from service.hosts import AllowedHosts, is_same_origin
from service.openapi import ROOT, openapi
from service.refusals import FAULT, FOREIGN, NO_METHOD, NO_QUESTION, NO_TOKEN, TOO_LONG, Refusal
from service.registry import QUESTIONS
from service.shapes import Json, as_bytes
from service.tokens import TokenFile

MCP = "/mcp"
DOCUMENT = "openapi.json"
LONGEST_QUERY = 16_384
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
READ = ("GET", "HEAD")


class Door:
    """ASGI application behind every path of ours: checks host, origin and token, then asks the desk."""

    def __init__(self, desk: Desk, tokens: TokenFile, hosts: AllowedHosts | None = None) -> None:
        self.desk = desk
        self.tokens = tokens
        self.hosts = AllowedHosts.from_environment() if hosts is None else hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        try:
            response = await self._answered(request)
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    async def _answered(self, request: Request) -> Response:
        language: Language = "en" if request.query_params.get("lang") == "en" else "zh"
        if not self._is_ours(request.headers):
            return _told(refused(Refusal(FOREIGN), language))
        path = request.url.path
        if path.endswith(f"{ROOT}/{DOCUMENT}") and request.method in READ:
            return Response(_document(), headers=HEADERS, media_type="application/json")
        try:
            caller = await run_in_threadpool(self._caller, request.headers)
        except LianpuError:
            return _told(refused(Refusal(FAULT), language))
        if caller is None:
            return _told(refused(Refusal(NO_TOKEN), language), {"WWW-Authenticate": "Bearer"})
        if path.endswith(MCP):
            return await self._mcp(request, caller, language)
        return await self._rest(request, caller, language)

    def _is_ours(self, headers: Headers) -> bool:
        """Check host and origin. A program sends no origin; a page of a browser always does, with what it posts."""
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self.hosts.allows(hosts[0]):
            return False
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return False
        return all(is_same_origin(origin, hosts[0]) for origin in headers.getlist("origin"))

    def _caller(self, headers: Headers) -> Caller | None:
        sent = headers.getlist("authorization")
        scheme, _, token = (sent[0] if len(sent) == 1 else "").partition(" ")
        return self.tokens.caller(token.strip()) if scheme.lower() == "bearer" and token else None

    async def _rest(self, request: Request, caller: Caller, language: Language) -> Response:
        name = request.url.path.rpartition("/")[2]
        if request.method not in READ:
            return _told(refused(Refusal(NO_METHOD), language), {"Allow": "GET"})
        if name not in QUESTIONS:
            return _told(refused(Refusal(NO_QUESTION, choices=QUESTIONS), language))
        if len(request.url.query) > LONGEST_QUERY:
            return _told(refused(Refusal(TOO_LONG), language))
        given = _parameters(request.query_params)
        return _told(await run_in_threadpool(self.desk.answer, caller, name, given))

    async def _mcp(self, request: Request, caller: Caller, language: Language) -> Response:
        if request.method != "POST":
            return _told(refused(Refusal(NO_METHOD), language), {"Allow": "POST"})
        version = request.headers.get("mcp-protocol-version")
        if version is not None and version not in mcp.VERSIONS:
            known: Json = {"supported": list(mcp.VERSIONS), "requested": version[:40]}
            return _json(mcp.failure(None, mcp.UNSUPPORTED_VERSION, "unsupported protocol version", known), 400)
        body = await _body(request)
        if body is None:
            return _told(refused(Refusal(TOO_LONG), language))
        try:
            message = mcp.read(body)
        except ValueError:
            return _json(mcp.failure(None, mcp.PARSE_ERROR, "not read"), 400)
        found = await run_in_threadpool(mcp.handle, message, partial(self.desk.answer, caller))
        return Response(status_code=202, headers=HEADERS) if found is None else _json(found, 200)


def routes(door: Door) -> list[Route]:
    """Return the routes of REST and MCP, for an application of our own or beside the pages."""
    paths = (f"{ROOT}/{{question:path}}", ROOT, MCP)
    return [Route(path, door) for path in paths]


def application(desk: Desk, tokens: TokenFile, hosts: AllowedHosts | None = None) -> Starlette:
    """Return an application that answers questions and nothing else."""
    return Starlette(routes=routes(Door(desk, tokens, hosts)))


async def _body(request: Request) -> bytes | None:
    """Return what was sent, None where it is too long; no more than that is read."""
    held = bytearray()
    async for part in request.stream():
        held += part
        if len(held) > mcp.LONGEST:
            return None
    return bytes(held)


def _parameters(given: QueryParams) -> dict[str, object]:
    """Return the parameters of an address: one given several times is a list, which only lists take."""
    found: dict[str, object] = {}
    for name in given:
        values = given.getlist(name)
        found[name] = values[0] if len(values) == 1 else values
    return found


@cache
def _document() -> bytes:
    return as_bytes(openapi())


def _told(reply: Reply, more: dict[str, str] | None = None) -> Response:
    return Response(reply.body, reply.status, {**HEADERS, **(more or {})}, "application/json")


def _json(content: Json, status: int, more: dict[str, str] | None = None) -> Response:
    return Response(as_bytes(content), status, {**HEADERS, **(more or {})}, "application/json")
