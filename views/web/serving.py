"""What the server of the app is made of, besides Streamlit: our documents, limits and headers."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypedDict

from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit import config

from access.audit import Action, the_audit
from access.settings import Mode, mode, proxy
from graph.errors import InvalidRequest, LianpuError
from graph.system import raise_open_files
from service.hosts import LOOPBACK, SETTING
from views.frame import PAGES
from views.index_document import base_path, page_routes
from views.search.endpoint import search_routes
from views.shared.failure import show_failure
from views.web.access import KnownRequestsOnly
from views.web.gate import KnownPeopleOnly, tell_refusal
from views.web.gathered_events import gather_events
from views.web.headers import SafeHeaders
from views.web.open_files import spare_loops_of_visits
from views.web.readiness import ReadyAtFirstRequest
from views.web.sign_in import sign_in_routes
from views.web.spared_state import spare_state
from views.web.spared_work import spare_themes
from views.web.uploads import BoundedUploads

OPEN_DOOR = (
    "没有启动：单机方式只听本机（127.0.0.1），现在设的是 {address}，别的电脑都能以任何名义登记。"
    "请设 LIANPU_ACCESS=accounts（本地账号）或 proxy（统一身份），只给人看则设 LIANPU_READ_ONLY=1；见 docs/access.md\n"
    "Not started: on a single PC the app listens on this machine alone (127.0.0.1), but {address} is set, where every "
    "other machine could record under any name. Set LIANPU_ACCESS=accounts or proxy, or LIANPU_READ_ONLY=1 for a copy "
    "to be looked at; see docs/access.md"
)


class Serving(TypedDict):
    """What Streamlit's `App` is given."""

    routes: list[Route]
    middleware: list[Middleware]
    on_script_error: Callable[[Exception], bool]


def serving(more: Sequence[Route] = ()) -> Serving:
    """Prepare the process for many visits and list what its server is given, `more` routes first."""
    _refuse_open_door()
    _keep_settings()
    raise_open_files()
    spare_loops_of_visits()
    spare_themes()
    spare_state()
    gather_events()
    return {
        "routes": [*sign_in_routes(), *more, *search_routes(base_path()), *page_routes(PAGES)],
        "middleware": [
            Middleware(SafeHeaders),
            Middleware(KnownRequestsOnly, told=tell_refusal),
            Middleware(KnownPeopleOnly, programs=bool(more)),
            Middleware(BoundedUploads),
            Middleware(ReadyAtFirstRequest),
        ],
        # dialogs and callbacks run outside the frame
        "on_script_error": show_failure,
    }


def _refuse_open_door() -> None:
    """End the process where anybody in the network could record, as nobody is told from anybody."""
    address = config.get_option("server.address")
    try:
        way = mode()
        # without the secret of the proxy nobody is let in: that is told now, not to the first visitor
        if way is Mode.PROXY:
            proxy()
    except InvalidRequest as wrong:
        raise SystemExit(str(wrong)) from wrong
    read_only = os.environ.get("LIANPU_READ_ONLY", "").strip() not in ("", "0")
    if way is Mode.SINGLE and not read_only and address not in LOOPBACK:
        raise SystemExit(OPEN_DOOR.format(address=address or "0.0.0.0"))  # noqa: S104 - told, not listened on


def _keep_settings() -> None:
    """Enter in the audit with which settings the app was started, where people are told apart."""
    if mode() is Mode.SINGLE:
        return
    hosts, address = os.environ.get(SETTING, ""), config.get_option("server.address")
    # an audit that is not whole is told at every act, and by the command that checks it
    with suppress(LianpuError):
        the_audit().add("—", "—", Action.SETTING, f"start {mode().value} {address or '0.0.0.0'} {hosts}".strip())  # noqa: S104
