"""Visits to served pages that fail when anything is asked of another machine, or the console tells of an error."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_log import Neo4jLog
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_log import SqliteLog
from loaders.folder import read_facts
from tests.views.served import HOME, Served


@pytest.fixture
def visit(browser) -> Callable[..., object]:
    """`visit(scheme)` is a context with a page of one visit, in the colours of `scheme`."""

    @contextmanager
    def opened(scheme: str = "light") -> Iterator[object]:
        context = browser.new_context(
            viewport={"width": 1440, "height": 900}, color_scheme=scheme, accept_downloads=True
        )
        page = context.new_page()
        outside, errors = [], []
        page.on("request", lambda request: outside.append(request.url) if leaves(request.url) else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text + str(said.location)) if said.type == "error" else None)
        yield page
        context.close()
        assert outside == [], "nothing is asked of any other machine"
        assert errors == [], "neither a script breaks nor does the console tell of an error"

    return opened


def leaves(address: str) -> bool:
    """Return whether a request goes to another machine."""
    parts = urlsplit(address)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in ("127.0.0.1", "localhost")


@pytest.fixture(scope="module")
def serving(request, serve, tmp_path_factory):
    """`serving(folder, engine)` keeps a folder of facts in a store and serves the app over it for a module."""
    opened = []

    def start(folder, engine="embedded"):
        facts = read_facts(folder)
        if engine == "neo4j":
            server = request.getfixturevalue("neo4j_server")
            server.empty()
            store = Neo4jStore(server.uri, "neo4j", server.password)
            opened.append(store)
            store.replace(facts, by="test")
            return Served(serve(HOME / "app.py", server.environment), store, Neo4jLog(store))
        path = tmp_path_factory.mktemp("served") / "graph.sqlite"
        store = SqliteStore(path)
        store.replace(facts, by="test")
        url = serve(HOME / "app.py", {"LIANPU_STORE": str(path)})
        return Served(url, store, SqliteLog(path.with_name("graph-records.sqlite")))

    yield start
    for store in opened:
        store.close()


@pytest.fixture
def page(visit):
    """A page of one visit in the light theme."""
    with visit() as opened:
        yield opened
