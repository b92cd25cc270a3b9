"""What the server of the app is made of, besides Streamlit: our documents, limits and headers."""

from collections.abc import Callable, Sequence
from typing import TypedDict

from starlette.middleware import Middleware
from starlette.routing import Route

from graph.system import raise_open_files
from views.frame import PAGES
from views.index_document import page_routes
from views.search.endpoint import search_routes
from views.shared.failure import show_failure
from views.web.access import KnownRequestsOnly
from views.web.headers import SafeHeaders
from views.web.open_files import spare_loops_of_visits
from views.web.uploads import BoundedUploads


class Serving(TypedDict):
    """What Streamlit's `App` is given."""

    routes: list[Route]
    middleware: list[Middleware]
    on_script_error: Callable[[Exception], bool]


def serving(more: Sequence[Route] = ()) -> Serving:
    """Prepare the process for many visits and list what its server is given, `more` routes first."""
    raise_open_files()
    spare_loops_of_visits()
    return {
        "routes": [*more, *search_routes(), *page_routes(PAGES)],
        "middleware": [Middleware(SafeHeaders), Middleware(KnownRequestsOnly), Middleware(BoundedUploads)],
        # dialogs and callbacks run outside the frame
        "on_script_error": show_failure,
    }
