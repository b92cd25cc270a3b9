"""Commands over a copy of the tiny city, as a planner types them, and the log beside its store."""

import shutil
from pathlib import Path

import pytest

from graph.store.log import NewEntry
from graph.store.sqlite_log import SqliteLog
from pipeline.__main__ import main

TINY = Path(__file__).resolve().parents[1] / "data" / "tiny"


@pytest.fixture
def run(capsys):
    """`run(...)` runs a command and returns its exit code and what it printed."""

    def command(*arguments):
        code = main([str(each) for each in arguments])
        return code, capsys.readouterr().out

    return command


@pytest.fixture
def facts(tmp_path):
    """A copy of the tiny city."""
    return Path(shutil.copytree(TINY, tmp_path / "facts"))


@pytest.fixture
def say(tmp_path, facts, run):
    """Load the tiny city; `say(...)` runs a command over it."""
    where = ("--facts", facts, "--store", tmp_path / "graph.sqlite")
    assert run("load", *where)[0] == 0
    return lambda *arguments: run(*arguments, *where)


@pytest.fixture
def log(tmp_path):
    """The log beside the store of the tiny city."""
    return SqliteLog(tmp_path / "graph-records.sqlite")


@pytest.fixture
def enter(log):
    """`enter(act, reason, expected)` writes to the log as an office would."""

    def written(act, reason="现场核实", expected=0):
        return log.append(NewEntry(act=act, who="市工信局", load_id="0001-aaaa", reason=reason), expected)

    return written
