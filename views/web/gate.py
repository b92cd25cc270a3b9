"""Who is answered at all: nothing but the sign-in and Streamlit's own files goes to anybody that is not known here."""

import hashlib
import logging
import re
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from access.audit import Action, Outcome, the_audit
from access.proxy import by_headers
from access.sessions import COOKIE, Trouble, Visit, the_sessions
from access.settings import Mode, mode, proxy
from graph.errors import LianpuError, StoreError
from views.index_document import base_path

LOGGER = logging.getLogger("lianpu.gate")
SIGN_IN, PASSWORD = "signin", "password"
OPEN = (f"/{SIGN_IN}", "/_stcore/health")
PROGRAMS = re.compile(r"/(api/v1(/.*)?|mcp)")
"""Where programs ask: whoever answers them knows them by tokens of their own, and they have no session.

Open only where somebody answers them: else these paths are answered as any other, to people.
"""
FILES = "/static/"
"""Streamlit's own files: they tell nothing of ours."""
NOT_IN = "没有登录，或登录已结束。\nNot signed in, or no longer.\n"
NO_ACCOUNTS = (
    "账号或审计读不出来，谁也进不来；请管理员在服务器上运行 python -m pipeline accounts 和 audit verify。\n"
    "Accounts or audit cannot be read, so nobody is let in: run python -m pipeline accounts and audit verify.\n"
)
TOO_MANY = (
    "这一分钟内被拒的请求太多，其余的没有逐条记"
    " / too many requests were refused within this minute: the others are not entered one by one"
)
QUIET_SECONDS = 60.0
MOST_A_MINUTE = 120
"""Different refusals that are told within a minute: who makes each request another one fills no disk."""
MORE = "…"
_MOST_TOLD = 5_000


class Told:
    """What was audited lately: one and the same refusal is told once a minute, for browsers try again on their own."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._kept, self._lock = clock, OrderedDict[str, float](), Lock()
        self._since, self._count = clock(), 0

    def room(self) -> int:
        """Count one that is told; return how many more there is room for within this minute, below 0 if for none."""
        with self._lock:
            if self._clock() - self._since >= QUIET_SECONDS:
                self._since, self._count = self._clock(), 0
            self._count += 1
            return MOST_A_MINUTE - self._count

    def is_new(self, what: str) -> bool:
        """Return whether something was not told within the last minute, and keep that it is told now."""
        key, now = hashlib.sha256(what.encode("utf-8", "surrogatepass")).hexdigest(), self._clock()
        with self._lock:
            before = self._kept.pop(key, None)
            self._kept[key] = now if before is None or now - before >= QUIET_SECONDS else before
            while len(self._kept) > _MOST_TOLD:
                self._kept.popitem(last=False)
        return before is None or now - before >= QUIET_SECONDS


TOLD = Told()


def tell_refusal(who: str, about: str, why: str) -> None:
    """Enter a refused request in the audit, where people are told apart."""
    if mode() is Mode.SINGLE or not TOLD.is_new(f"{who}\n{about}\n{why}"):
        return
    room = TOLD.room()
    if room < 0:
        return
    try:
        the_audit().add(who or "—", "—", Action.REQUEST, about, Outcome.REFUSED, why)
        if room == 0:
            the_audit().add("—", "—", Action.REQUEST, MORE, Outcome.REFUSED, TOO_MANY)
    except LianpuError:
        # it is refused all the same
        LOGGER.exception("a refused request could not be entered in the audit")


class KnownPeopleOnly:
    """ASGI middleware that answers whoever has a session, or comes by the proxy; on a single PC everybody."""

    def __init__(self, app: ASGIApp, way: Mode | None = None, programs: bool = False) -> None:
        self.app = app
        self.way = mode() if way is None else way
        self.programs = programs

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, lead it to the sign-in, or refuse it; a socket is closed before it opens."""
        if scope["type"] not in ("http", "websocket") or self._is_open(scope):
            await self.app(scope, receive, send)
            return
        try:
            refusal = await run_in_threadpool(self._refusal, scope)
        except StoreError:
            # fail shut: neither a page nor a socket while nobody can be told from anybody
            refusal = PlainTextResponse(NO_ACCOUNTS, 503)
        if refusal is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": ""})
        else:
            await refusal(scope, receive, send)

    def _is_open(self, scope: Scope) -> bool:
        if self.way in (Mode.SINGLE, Mode.OIDC):
            return True
        path = scope["path"].removeprefix(base_path())
        if scope["type"] != "http":
            return False
        if self.programs and PROGRAMS.fullmatch(path):
            return True
        return path == "/_stcore/health" or (self.way is Mode.ACCOUNTS and (path in OPEN or path.startswith(FILES)))

    def _refusal(self, scope: Scope) -> Response | None:
        return _by_proxy(scope) if self.way is Mode.PROXY else _by_session(scope)


def _by_proxy(scope: Scope) -> Response | None:
    told = by_headers(Headers(scope=scope).getlist, proxy(), the_sessions())
    if told.account is not None:
        return None
    tell_refusal(told.name, f"{_from(scope)} {scope['path']}", f"{told.decision.zh} / {told.decision.en}")
    return PlainTextResponse(f"{told.decision.zh}\n{told.decision.en}\n", 403)


def _by_session(scope: Scope) -> Response | None:
    token = token_in(Headers(scope=scope).getlist("cookie"))
    visit = the_sessions().visit(token)
    if visit.account is not None and not visit.must_change:
        return None
    path = scope["path"].removeprefix(base_path())
    if visit.account is not None:
        return None if path == f"/{PASSWORD}" else _lead(scope, PASSWORD)
    if token is not None and visit.trouble is not Trouble.IDLE:
        # a session that was ended, or one that never was
        tell_refusal("", f"{_from(scope)} session", "登录已结束或不存在 / the session is over or never was")
    return _lead(scope, SIGN_IN, visit)


def _lead(scope: Scope, page: str, visit: Visit | None = None) -> Response:
    """Return the way to a page of ours for who opens a page, a refusal for what a page asks on its own."""
    accepts = Headers(scope=scope).get("accept", "")
    if scope["type"] == "websocket" or scope.get("method") != "GET" or "text/html" not in accepts:
        return PlainTextResponse(NOT_IN, 401)
    query = scope.get("query_string", b"").decode("latin-1")
    to = quote(f"{scope['path']}?{query}" if query else scope["path"], safe="")
    lang = "&lang=en" if "lang=en" in query.split("&") else ""
    idle = "&idle=1" if visit is not None and visit.trouble is Trouble.IDLE else ""
    return RedirectResponse(f"{base_path()}/{page}?to={to}{lang}{idle}", 303, headers={"Cache-Control": "no-store"})


def token_in(cookies: list[str]) -> str | None:
    """Return the token a browser sent; None where it sent none, or two."""
    found = [part for line in cookies for part in line.split(";") if part.strip().startswith(f"{COOKIE}=")]
    return cookie_parser(found[0]).get(COOKIE) if len(found) == 1 else None


def _from(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else "—"
