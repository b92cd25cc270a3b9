"""The headers that tell a browser what our pages may load, and that no other site may show them in a frame."""

import base64
import hashlib
import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from views.index_document import documents

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
NAMED_HOST = re.compile(r"[A-Za-z0-9.-]+(:[0-9]+)?")
"""A host as a policy can name it; it has no form for addresses in brackets."""


def content_policy() -> str:
    """Build the Content-Security-Policy of all answers, but for the sockets of the host that is asked.

    Our components are `blob:` modules and Streamlit writes its styles into the page; of inline scripts only those of
    the served documents are allowed, by their hash. Nothing may come from another machine.
    """
    scripts = sorted({_hash(script) for document in documents() for script in INLINE.findall(document)})
    rules = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", "blob:", "'wasm-unsafe-eval'", *scripts]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "media-src": "'self' data: blob:",
        "worker-src": "'self' blob:",
        "frame-src": "'self' data: blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _connections(scope: Scope) -> str:
    """Return the rule for sockets: our own host by name, since Safari before 16 does not count them to `'self'`."""
    host = Headers(scope=scope).get("host", "") if scope["type"] in ("http", "websocket") else ""
    return f"connect-src 'self' ws://{host} wss://{host}" if NAMED_HOST.fullmatch(host) else "connect-src 'self'"


class SafeHeaders:
    """ASGI middleware that adds the security headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.policy = content_policy()
        self.headers = {
            "X-Frame-Options": "DENY",
            "X-Content-Type-Options": "nosniff",
            # links to sources lead outside; the address of a page says what a city is looking at
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request with the headers added."""
        policy = f"{self.policy}; {_connections(scope)}"

        async def send_with_headers(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                MutableHeaders(scope=message).update({**self.headers, "Content-Security-Policy": policy})
            await send(message)

        await self.app(scope, receive, send_with_headers)
