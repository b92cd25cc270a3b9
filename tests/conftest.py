"""What the tests share: Fushun read, loaded and judged once; a Chromium, a Neo4j, scripts served on a free port."""

import os
import runpy
import shutil
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from graph.analysis.judgement import Judgement, judge
from graph.model.facts import FactSet
from graph.store.neo4j import Neo4jStore
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts
from tests.chance import register_profiles
from tests.forks import started
from tests.neo4j_server import Server, Unavailable
from tests.scheduling import pytest_collection_modifyitems, pytest_xdist_make_scheduler
from tests.scratch import pytest_configure

__all__ = ["pytest_collection_modifyitems", "pytest_configure", "pytest_xdist_make_scheduler"]
register_profiles()
HOME = Path(__file__).resolve().parents[1]
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 180.0
"""Seconds until what was started is given up, on a machine with much else to do."""


@pytest.fixture(scope="session")
def fushun_facts() -> FactSet:
    """The facts of Fushun as they are kept; every test of them begins here."""
    return read_facts(HOME / "data" / "chains")


@pytest.fixture(scope="session")
def fushun_store(fushun_facts, tmp_path_factory) -> SqliteStore:
    """A store with the facts of Fushun, to be read; who writes takes a copy of its file."""
    store = SqliteStore(tmp_path_factory.mktemp("fushun") / "graph.sqlite")
    store.replace(fushun_facts, by="test")
    return store


@pytest.fixture(scope="session")
def fushun(fushun_store) -> Judgement:
    """The judgement of Fushun."""
    with fushun_store.reader() as reader:
        return judge(reader)


@pytest.fixture(scope="session")
def browser():
    """A running Chromium; without one the tests are skipped, on a build server they fail."""
    path = find_chromium()
    if path is None:
        reason = "no Chromium found: install one, or name it in CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield running
        running.close()


def find_chromium() -> str | None:
    """Return the path of a Chromium: the one named in CHROMIUM, or the first found under its usual names."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    return next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    """A real Neo4j; where it cannot be had the tests are skipped with the reason, on a build server they fail."""
    server = Server()
    try:
        server.start()
    except Unavailable as reason:
        server.stop()
        if os.environ.get("CI") == "true":
            pytest.fail(str(reason))
        pytest.skip(str(reason))
    yield server
    # nothing is to be kept of it, and an orderly stop takes ten seconds
    server.kill()
    server.stop()


@pytest.fixture
def neo4j_store(neo4j_server) -> Iterator[Neo4jStore]:
    """An empty graph on the server."""
    neo4j_server.empty()
    store = Neo4jStore(neo4j_server.uri, "neo4j", neo4j_server.password)
    yield store
    store.close()


@pytest.fixture(scope="module")
def serve(tmp_path_factory) -> Iterator[Callable[..., str]]:
    """`serve(script, env)` runs a Streamlit script until the tests of a module end and returns its address."""
    with serving_scripts(tmp_path_factory) as start:
        yield start


@pytest.fixture(scope="session")
def serve_for_all(tmp_path_factory) -> Iterator[Callable[..., str]]:
    """`serve_for_all(script, env)` does so until all tests end."""
    with serving_scripts(tmp_path_factory) as start:
        yield start


@contextmanager
def serving_scripts(tmp_path_factory) -> Iterator[Callable[..., str]]:
    """Give a function that runs a Streamlit script and returns its address; all are ended with the context."""
    running: list[BaseProcess] = []

    def start(script: Path, env: Mapping[str, str] | None = None) -> str:
        port = free_port()
        log = tmp_path_factory.mktemp("served") / "log.txt"
        running.append(started(run_streamlit, script, port, {**SETTINGS, **(env or {})}, log))
        address = f"http://127.0.0.1:{port}"
        wait_until_healthy(address, running[-1].is_alive, log)
        return address

    try:
        yield start
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.join(PATIENCE)


def run_streamlit(script: Path, port: int, env: Mapping[str, str], log: Path) -> None:
    """Do what `streamlit run` does, in this process; `tests/pipeline/cli/test_run.py` starts one of its own."""
    with log.open("wb") as output:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(output.fileno(), stream.fileno())
    os.chdir(HOME)
    os.environ.update(env)
    sys.argv = ["streamlit", "run", str(script), "--server.port", str(port)]
    runpy.run_module("streamlit", run_name="__main__")


SETTINGS = {
    "STREAMLIT_SERVER_HEADLESS": "true",
    "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
    "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    "STREAMLIT_BROWSER_SERVER_ADDRESS": "127.0.0.1",
}


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_healthy(address: str, lives: Callable[[], bool], log: Path) -> None:
    """Return when a server answers; fail with what it wrote when it no longer lives or stays silent."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and lives():
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    pytest.fail(f"{address} did not answer:\n{log.read_text(encoding='utf-8', errors='replace')}")
