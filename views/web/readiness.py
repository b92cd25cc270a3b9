"""What the first visitor would wait for, made ready while a browser still fetches its scripts."""

import logging
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from threading import Thread, current_thread

from starlette.types import ASGIApp, Receive, Scope, Send

from graph.errors import LianpuError
from views.frame import OVERVIEW
from views.shared.context import open_judgement, open_records
from views.shared.workspaces import Workspaces

NAME = "lianpu-ready"
VISITS = "streamlit.runtime.scriptrunner_utils.script_run_context"
"""Who warns in the log of the server that a thread belongs to no visit."""


class ReadyAtFirstRequest:
    """ASGI middleware that has something done beside the first request: the server is up and somebody comes."""

    def __init__(self, app: ASGIApp, make_ready: Callable[[], None]) -> None:
        self.app = app
        self._make_ready: Callable[[], None] | None = make_ready

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if self._make_ready is not None and scope["type"] == "http":
            Thread(target=self._make_ready, name=NAME, daemon=True).start()
            self._make_ready = None
        await self.app(scope, receive, send)


def read_usual(offered: Workspaces) -> None:
    """Read and judge the usual workspace as its first page will; what fails is told to who opens a page."""
    logging.getLogger(VISITS).addFilter(lambda _: current_thread().name != NAME)
    import_module(f"views.{OVERVIEW}.page")
    with suppress(LianpuError, OSError):
        _, store, log = offered.open(None)
        open_judgement(store, log, open_records(log))
