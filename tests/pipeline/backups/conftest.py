"""A workspace of the tiny city, made once, of which each test has a copy in a home of its own."""

import shutil

import pytest

from graph.model.acts import AddToShortlist
from graph.store.log import NewEntry
from pipeline.__main__ import main
from pipeline.settings import Settings, open_log
from tests.pipeline.conftest import TINY


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty home of workspaces, and nothing in the environment that names another."""
    at_home(monkeypatch, tmp_path / "var")
    return tmp_path / "var"


def at_home(given, home):
    for name in ("LIANPU_STORE", "LIANPU_FACTS", "LIANPU_WORKSPACE", "LIANPU_READ_ONLY", "NEO4J_URI"):
        given.delenv(name, raising=False)
    given.setenv("LIANPU_HOME", str(home))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A workspace made once: the tiny city loaded, an entry on record, a file kept."""
    home = tmp_path_factory.mktemp("made")
    shutil.copytree(TINY, home / "jia" / "facts")
    with pytest.MonkeyPatch.context() as given:
        at_home(given, home)
        assert main(["load", "--workspace", "jia"]) == 0
        enter(Settings.from_environment("jia"), "ethylene")
        assert main(["keep", "--workspace", "jia"]) == 0
    return home / "jia"


@pytest.fixture
def jia(home, made):
    """The workspace jia, a copy of the one made."""
    shutil.copytree(made, home / "jia")
    return Settings.from_environment("jia")


def enter(settings, link):
    return open_log(settings).append(NewEntry(act=AddToShortlist(link_id=link), who="市工信局", load_id="0001-aaaa"), 0)
