"""Two cities served to programs: by REST and MCP on a free port, and by the command over standard input and output."""

import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import uvicorn

from graph.store.sqlite import SqliteStore
from graph.store.sqlite_log import SqliteLog
from loaders.folder import read_facts
from service.callers import Rate
from service.desk import Desk
from service.http import application
from service.serving import bind
from service.standing import Standings
from service.tokens import TokenFile
from tests.service.client import Client, Kept

HOME = Path(__file__).resolve().parents[2]
TINY = HOME / "tests" / "data" / "tiny"


@pytest.fixture(scope="session")
def kept_home(fushun_store, tmp_path_factory):
    """A folder of workspaces as LIANPU_HOME names one: Fushun and the tiny city."""
    home = tmp_path_factory.mktemp("home")
    for name in ("fushun", "tiny"):
        (home / name).mkdir()
    shutil.copy(fushun_store.path, home / "fushun" / "lianpu.sqlite")
    SqliteStore(home / "tiny" / "lianpu.sqlite").replace(read_facts(TINY), by="test")
    return home


@pytest.fixture(scope="session")
def cities(kept_home):
    """The two cities, the tiny one asked where none is named."""
    folders = {name: kept_home / name for name in ("tiny", "fushun")}
    return Kept(
        {
            name: (SqliteStore(folder / "lianpu.sqlite"), SqliteLog(folder / "lianpu-records.sqlite"))
            for name, folder in folders.items()
        }
    )


@pytest.fixture(scope="session")
def standings(cities):
    """Both cities, read and judged once."""
    return Standings(cities)


@pytest.fixture(scope="session")
def tokens(tmp_path_factory):
    """The file of tokens of the served desk."""
    return TokenFile(tmp_path_factory.mktemp("tokens") / "tokens.json")


@pytest.fixture(scope="session")
def client(cities, standings, tokens):
    """A program with a token, and the server it asks."""
    desk = Desk(cities, Rate(most=100_000), seconds=180)
    desk.standings = standings
    token = tokens.add("script")
    bound = bind("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(application(desk, tokens), log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    yield Client(bound.getsockname()[1], token)
    server.should_exit = True
    thread.join()
    desk.close()
    bound.close()


@pytest.fixture(scope="session")
def stdio(kept_home):
    """`stdio(message)` writes a line to the command `mcp` and returns the line it answers."""
    environment = {**os.environ, "LIANPU_HOME": str(kept_home), "LIANPU_PROGRAMS": "1", "LIANPU_WORKSPACE": "tiny"}
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "mcp"],
        cwd=HOME,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )

    def say(message):
        line = message if isinstance(message, bytes) else json.dumps(message).encode()
        process.stdin.write(line + b"\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    yield say
    rest, told = process.communicate()
    assert rest == b"", "nothing but messages is written where messages are read"
    assert process.returncode == 0, told
