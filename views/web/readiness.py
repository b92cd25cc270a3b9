"""What the first visitor would wait for, made ready while a browser still fetches its scripts."""

import asyncio

from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import exists, get_instance

from access.settings import Mode, mode


class ReadyAtFirstRequest:
    """ASGI middleware that draws the first page for nobody beside the first request: the server is up, somebody comes.

    The facts are read and judged by it, and all the process needs once is there. Where people are told apart nobody
    would be let in, and refused on file: there the first visitor waits.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._drawing: asyncio.Task[object] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if self._drawing is None and scope["type"] == "http" and exists() and mode() is Mode.SINGLE:
            # what fails is told by Streamlit in the log, and to who opens a page
            self._drawing = asyncio.create_task(get_instance().does_script_run_without_error())
        await self.app(scope, receive, send)
