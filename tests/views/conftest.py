"""Visits to served pages that fail when anything is asked of another machine, or the console tells of an error."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_log import Neo4jLog
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_log import SqliteLog
from loaders.folder import read_facts
from tests.views.served import HOME, LISTEN, TINY, Served

LONGEST = 90_000
"""Milliseconds until a state that does not come is a failure; a busy machine takes its time to draw a page."""
expect.set_options(timeout=LONGEST)


VIEWPORT = {"width": 1440, "height": 900}
FORGET = "() => { localStorage.clear(); sessionStorage.clear(); }"


@pytest.fixture(scope="session")
def idle(browser) -> list[tuple[str, bool, object]]:
    """Tabs no visit is in, with their colours and whether one can go on: what they have compiled is for the next."""
    return []


@pytest.fixture
def visit(browser, idle) -> Callable[..., object]:
    """`visit(scheme)` is a context with a page of one visit, in the colours of `scheme`; the next `goes_on` with it."""

    @contextmanager
    def opened(scheme: str = "light", goes_on: bool = False) -> Iterator[object]:
        page = taken(browser, idle, scheme, goes_on)
        asked, errors = [], []
        listeners = {
            "request": lambda request: asked.append(request.url),
            "pageerror": lambda error: errors.append(str(error)),
            "console": lambda said: errors.append(said.text + str(said.location)) if said.type == "error" else None,
        }
        for event, listener in listeners.items():
            page.on(event, listener)
        yield page
        for event, listener in listeners.items():
            page.remove_listener(event, listener)
        if goes_on or left_clean(page, asked):
            idle.append((scheme, goes_on, page))
        assert [each for each in asked if leaves(each)] == [], "nothing is asked of any other machine"
        assert errors == [], "neither a script breaks nor does the console tell of an error"

    return opened


def taken(browser, idle, scheme, goes_on):
    """Take a tab of a scheme that no visit is in, or open one."""
    for each in idle:
        if each[:2] == (scheme, goes_on):
            idle.remove(each)
            return each[2]
    # a visitor who wants no motion: each frame of a fade is a picture the processor has to draw
    context = browser.new_context(
        viewport=VIEWPORT, color_scheme=scheme, reduced_motion="reduce", accept_downloads=True
    )
    context.set_default_timeout(LONGEST)
    context.add_init_script(LISTEN)
    return context.new_page()


def left_clean(page, asked):
    """End a visit, so that the next in its tab finds nothing of it; return whether there can be a next."""
    for each in page.context.pages:
        if each != page:
            each.close()
    servers = {f"{urlsplit(each).scheme}://{urlsplit(each).netloc}" for each in asked if each.startswith("http")}
    if not page.url.startswith("http") or len(servers) > 1:
        # what another server's documents kept cannot be reached from here
        page.context.close()
        return False
    page.unroute_all()
    page.evaluate(FORGET)
    # a document of the same site: for one of none the browser would end the process that has all compiled
    page.goto(f"{servers.pop()}/_stcore/health")
    page.mouse.move(0, 0)
    page.context.clear_cookies()
    page.set_viewport_size(VIEWPORT)
    page.emulate_media(media="null")
    return True


def leaves(address: str) -> bool:
    """Return whether a request goes to another machine."""
    parts = urlsplit(address)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in ("127.0.0.1", "localhost")


@pytest.fixture(scope="session")
def fushun_app(fushun_store, serve_for_all):
    """The app over the facts of Fushun, served once for all tests that only look."""
    return embedded(fushun_store, serve_for_all)


@pytest.fixture(scope="session")
def tiny_app(serve_for_all, tmp_path_factory):
    """The app over the six links and five firms, served once for all tests that only look."""
    store = SqliteStore(tmp_path_factory.mktemp("tiny") / "graph.sqlite")
    store.replace(read_facts(TINY), by="test")
    return embedded(store, serve_for_all)


@pytest.fixture(scope="module")
def own_fushun_app(fushun_store, serve, tmp_path_factory):
    """The app over a copy of Fushun, with a log of its own, for a module that writes."""
    path = tmp_path_factory.mktemp("own") / "graph.sqlite"
    shutil.copy(fushun_store.path, path)
    return embedded(SqliteStore(path), serve)


@pytest.fixture(scope="module")
def serving(request, serve, tmp_path_factory):
    """`serving(folder, engine)` keeps a folder of facts in a store of its own and serves the app for a module."""
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
        store = SqliteStore(tmp_path_factory.mktemp("served") / "graph.sqlite")
        store.replace(facts, by="test")
        return embedded(store, serve)

    yield start
    for store in opened:
        store.close()


def embedded(store, serve):
    """Serve the app over a store in a file."""
    url = serve(HOME / "app.py", {"LIANPU_STORE": str(store.path)})
    return Served(url, store, SqliteLog(store.path.with_name("graph-records.sqlite")))


@pytest.fixture
def page(visit):
    """A page of one visit in the light theme."""
    with visit() as opened:
        yield opened
