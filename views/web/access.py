"""Which requests are answered at all: by host, by origin, by path."""

import re
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from service.hosts import SETTING, AllowedHosts, is_same_origin

SAFE_METHODS = frozenset(("GET", "HEAD", "OPTIONS"))
CLOSED = re.compile(r"/_stcore/(metrics|script-health-check|agent)(/|$)|/st-metrics$")
"""Paths of Streamlit that tell about the server or drive it; no page of ours needs them."""
INNER = "/_stcore/"
"""What Streamlit's page asks its own server, as how it is set up: nothing another site may read."""
WRONG_HOST = (
    f"没有打开：本服务不用这个网址。请用管理员给的网址打开；管理员可在环境变量 {SETTING} 里加上这个主机名。\n"
    "Not opened: this service does not answer at this address. Use the address your administrator gave you; an "
    f"administrator can add the host name to the environment variable {SETTING}.\n"
)
WRONG_ORIGIN = "没有执行：请求来自别的网站。\nNot done: the request came from another site.\n"
NOT_HERE = "没有这个地址。\nNo such address.\n"


class KnownRequestsOnly:
    """ASGI middleware that refuses requests by a foreign host name, from a foreign page, or to a closed path.

    Streamlit itself asks the internet for this machine's address before it refuses a foreign page; it never gets there.
    """

    def __init__(
        self,
        app: ASGIApp,
        hosts: AllowedHosts | None = None,
        told: Callable[[str, str, str], None] = lambda *_: None,
    ) -> None:
        self.app = app
        self.told = told
        self.hosts = AllowedHosts.from_environment() if hosts is None else hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it; a refused socket is closed before it opens, which browsers see as 403."""
        refusal = None if scope["type"] not in ("http", "websocket") else self._refusal(scope)
        if refusal is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": ""})
        else:
            await refusal(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        if len(hosts) != 1 or not self.hosts.allows(hosts[0]):
            self._tell(scope, f"host {' '.join(hosts)[:80]}", WRONG_HOST)
            return PlainTextResponse(WRONG_HOST, 421)
        inner = scope["type"] == "websocket" or INNER in scope["path"] or scope["method"] not in SAFE_METHODS
        if inner and not all(is_same_origin(origin, hosts[0]) for origin in origins):
            self._tell(scope, f"origin {' '.join(origins)[:80]}", WRONG_ORIGIN)
            return PlainTextResponse(WRONG_ORIGIN, 403)
        if CLOSED.search(scope["path"]):
            return PlainTextResponse(NOT_HERE, 404)
        return None

    def _tell(self, scope: Scope, about: str, why: str) -> None:
        client = scope.get("client")
        self.told("", f"{client[0] if client else '—'} {about}", " / ".join(why.strip().split("\n")))
