"""How tests are dealt to the workers of pytest-xdist: module by module, those on a real Neo4j all to one worker."""

import pytest
from xdist.scheduler import LoadScopeScheduling

SERVER = "neo4j"


class ByModule(LoadScopeScheduling):
    """Modules stay whole, so that what a module sets up is set up once; tests of the server stay with their server."""

    def _split_scope(self, nodeid: str) -> str:
        ending = nodeid.rpartition("]")[2]
        return ending.rpartition("@")[2] if "@" in ending else nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return ByModule(config, log) if config.getvalue("dist") == "loadgroup" else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Mark what needs the server; workers begin with what takes longest, so that both end at about the same time."""
    for item in items:
        if needs_server(item):
            item.add_marker(pytest.mark.xdist_group(SERVER))
    if hasattr(config, "workerinput"):
        items.sort(key=weight)


def needs_server(item):
    """Return whether a test asks for the server, or for a fixture that is given its name."""
    given = getattr(item, "callspec", None)
    names = [*getattr(item, "fixturenames", ()), *(given.params.values() if given else ())]
    return any(isinstance(name, str) and SERVER in name for name in names)


def weight(item):
    """Return the place of a test in the queue: the server's first, then the browser's, then all others."""
    if item.get_closest_marker("xdist_group"):
        return 0
    return 1 if item.get_closest_marker("browser") else 2
