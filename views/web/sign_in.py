"""The routes of the sign-in: a form that is good once, a cookie no script can read, and what is said when it fails."""

import re
from asyncio import Semaphore
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from access.account import Account
from access.audit import Action, Outcome, the_audit
from access.sessions import COOKIE, SignIn, Trouble, the_sessions
from access.settings import Mode, mode
from graph.errors import InvalidRequest, LianpuError
from graph.text import Text
from reports.wording.language import Language, beijing_time
from views.index_document import base_path
from views.web.gate import NO_ACCOUNTS, PASSWORD, SIGN_IN, TOLD, token_in
from views.web.sign_in_page import Asked, Message, change_document, sign_in_document

MOST = 8_192
"""Bytes a form may have."""
AT_ONCE = 12
"""Forms worked on at once: each keeps one of the threads that every request needs, while passwords are compared."""
BUSY = "正在登录的人太多，请过一会儿再试。\nToo many are signing in: try again in a moment.\n"
SAID: dict[Trouble, tuple[Text, Text]] = {
    Trouble.WRONG: (
        Text("账号或口令不对，还可试 {left} 次。", "Account or password is wrong; {left} tries left."),
        Text("", ""),
    ),
    Trouble.LOCKED: (
        Text("这个账号已锁，{time} 解锁。", "This account is locked until {time}."),
        Text(
            "口令连错 5 次。急用请找本单位系统管理岗解锁。",
            "Five wrong tries. Your system administrator can unlock it.",
        ),
    ),
    Trouble.BLOCKED: (
        Text("这个账号已停用。", "This account is blocked."),
        Text("停用单位和日期见管理员。你的历次登记不受影响。", "Ask your administrator. What you recorded stays."),
    ),
    Trouble.ENDED: (
        Text("这个账号已到期。", "This account has ended."),
        Text("请找本单位系统管理岗延期。", "Ask your system administrator to extend it."),
    ),
    Trouble.STALE: (
        Text("初始口令已失效。", "The first password is no longer good."),
        Text(
            "初始口令 24 小时内有效；请找系统管理岗重设。",
            "It lasts 24 hours; ask your system administrator for another.",
        ),
    ),
    Trouble.IDLE: (
        Text("太久没动，已退出（30 分钟）。", "Signed out after 30 minutes without use."),
        Text("登录后回到刚才的页。", "Signing in leads back to the page you left."),
    ),
    Trouble.GONE: (
        Text("登录已结束。", "The sign-in has ended."),
        Text("请重新登录。", "Sign in again."),
    ),
    Trouble.REPLAYED: (
        Text("这一页打开时间过长，或已提交过。", "This form is too old or was sent before."),
        Text("请重新填写。", "Fill it in again."),
    ),
}
FIRST = (
    Text("首次登录，请先换口令。", "First sign-in: set your own password."),
    Text("初始口令 24 小时内有效。", "The first password lasts 24 hours."),
)
EXPIRED = (
    Text("口令已满 90 天，先换新的。", "The password is 90 days old: set a new one."),
    Text("换好后其他地方的登录一并退出。", "All other sign-ins end then."),
)
DIFFERENT = Text("两次输入的新口令不同，没有保存。", "The two new passwords differ; nothing was saved.")


def sign_in_routes() -> list[Route]:
    """Return the routes, none where nobody signs in here."""
    if mode() is not Mode.ACCOUNTS:
        return []
    pages: dict[str, Callable[[Request], Response]] = {SIGN_IN: _sign_in_page, PASSWORD: _change_page}
    room = Semaphore(AT_ONCE)
    takes = {SIGN_IN: _take_sign_in, PASSWORD: _take_change}
    return [
        *(Route(f"{base_path()}/{name}", _drawn(page), methods=["GET"]) for name, page in pages.items()),
        *(Route(f"{base_path()}/{name}", _taken(take, room), methods=["POST"]) for name, take in takes.items()),
    ]


Fields = dict[str, str]


def _drawn(page: Callable[[Request], Response]) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        try:
            return page(request)
        except LianpuError:
            return PlainTextResponse(NO_ACCOUNTS, 503)

    return answer


def _taken(take: Callable[[Request, Fields], Response], room: Semaphore) -> Callable[[Request], object]:
    async def answer(request: Request) -> Response:
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > MOST:
                return PlainTextResponse("表单太大。\nThe form is too large.\n", 413)
        try:
            given = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=10)
        except ValueError:
            return PlainTextResponse("表单太大。\nThe form is too large.\n", 413)
        if room.locked():
            return PlainTextResponse(BUSY, 503, headers={"Retry-After": "10"})
        fields = {name: values[0] for name, values in given.items()}
        try:
            async with room:
                return await run_in_threadpool(take, request, fields)
        except LianpuError:
            return PlainTextResponse(NO_ACCOUNTS, 503)

    return answer


def _sign_in_page(request: Request) -> Response:
    asked = _asked(dict(request.query_params))
    idle = "idle" in request.query_params
    return _page(sign_in_document(asked, _message(SignIn(trouble=Trouble.IDLE), asked.language) if idle else None))


def _take_sign_in(request: Request, fields: Fields) -> Response:
    name = fields.get("name", "").strip().lower()[:64]
    asked = _asked({**fields, "name": name})
    if not the_sessions().take_form(fields.get("form", "")):
        found = SignIn(trouble=Trouble.REPLAYED)
    else:
        found = the_sessions().sign_in(name, fields.get("password", ""))
    _keep(request, name, Action.SIGN_IN, found)
    if found.token is None:
        return _page(sign_in_document(asked, _message(found, asked.language)), 403)
    # whoever signs in anew leaves the session the browser was in
    the_sessions().sign_out(_token(request))
    return _let_in(request, found.token, asked.to)


def _change_page(request: Request) -> Response:
    asked = _asked(dict(request.query_params))
    visit = the_sessions().visit(_token(request))
    return _page(_change(asked, visit.account, _due(visit.account, visit.must_change, asked.language)))


def _take_change(request: Request, fields: Fields) -> Response:
    asked, sessions, token = _asked(fields), the_sessions(), _token(request)
    account = sessions.visit(token).account
    told: Message | None
    try:
        found, told = _changed(fields, token), None
    except InvalidRequest as unfit:
        found, told = SignIn(trouble=Trouble.WRONG), Message(unfit.of(asked.language))
    if fields.get("new") != fields.get("again"):
        told = Message(DIFFERENT.of(asked.language))
    _keep(request, "" if account is None else account.name, Action.PASSWORD, found)
    if found.token is None:
        return _page(_change(asked, account, told or _message(found, asked.language)), 403)
    return _let_in(request, found.token, asked.to)


def _changed(fields: Fields, token: str | None) -> SignIn:
    if not the_sessions().take_form(fields.get("form", "")):
        return SignIn(trouble=Trouble.REPLAYED)
    if fields.get("new") != fields.get("again"):
        return SignIn(trouble=Trouble.WRONG)
    return the_sessions().change_password(token or "", fields.get("password", ""), fields.get("new", ""))


def _change(asked: Asked, account: Account | None, message: Message | None) -> str:
    due = account is not None and account.must_change(the_sessions().clock())
    return change_document(asked, message, None if due else asked.to)


def _due(account: Account | None, must: bool, language: Language) -> Message | None:
    if account is None or not must:
        return None
    what, more = FIRST if account.first else EXPIRED
    return Message(what.of(language), more.of(language))


def _message(found: SignIn, language: Language) -> Message:
    what, more = SAID[found.trouble or Trouble.GONE]
    until = "" if found.until is None else beijing_time(found.until)[11:]
    return Message(what.of(language, left=found.left, time=until), more.of(language))


def _keep(request: Request, name: str, action: Action, found: SignIn) -> None:
    """Enter a try in the audit: the name as typed, never the password."""
    place = "—" if request.client is None else request.client.host
    account = the_sessions().account(name)
    role = "—" if account is None else account.person.role_text
    if found.token is not None:
        the_audit().add(name, role, action, place)
        return
    # what is refused before any password is compared costs nothing to send, so it is told once a minute
    if found.trouble is Trouble.REPLAYED and not TOLD.is_new(f"{place} form"):
        return
    told = _message(found, "zh").what, _message(found, "en").what
    the_audit().add(name or "—", role, action, place, Outcome.REFUSED, " / ".join(told))


def _asked(given: Fields) -> Asked:
    """Return what a form is drawn with; it leads to an address of this app alone."""
    language: Language = "en" if given.get("lang") == "en" else "zh"
    return Asked(language, local_address(given.get("to", "")), the_sessions().form_token(), given.get("name", ""))


def local_address(to: str) -> str:
    """Return an address within the app; the first page for any other."""
    first = f"{base_path()}/"
    parts = urlsplit(to) if to.startswith(first) and not to.startswith("//") else None
    # browsers read a backslash as a slash, and drop line breaks
    if parts is None or parts.netloc or "\\" in to or not to.isprintable():
        return first
    return first if parts.path.removeprefix(first) in (SIGN_IN, PASSWORD) else to


def _let_in(request: Request, token: str, to: str) -> Response:
    answer = RedirectResponse(to, 303, headers={"Cache-Control": "no-store"})
    # behind a proxy that ends TLS and says nothing of it, the browser still names the page the form was sent from
    over = (request.url.scheme, request.headers.get("x-forwarded-proto", ""), request.headers.get("origin", ""))
    safe = any(re.match(r"\s*https\b", each, re.IGNORECASE) for each in over)
    answer.set_cookie(COOKIE, token, path=f"{base_path()}/", httponly=True, samesite="strict", secure=safe)
    return answer


def _token(request: Request) -> str | None:
    return token_in(request.headers.getlist("cookie"))


def _page(document: str, status: int = 200) -> Response:
    return HTMLResponse(document, status, headers={"Cache-Control": "no-store"})
