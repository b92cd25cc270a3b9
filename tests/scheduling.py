"""How tests are dealt to the workers of pytest-xdist: module by module; those of one server or paper to one worker."""

import pytest
from xdist.scheduler import LoadScopeScheduling

SERVER, PAPERS = "neo4j", "papers"
MADE_ONCE = frozenset({"catalogue_of", "roadmap_of", "one_page_of"})
"""Fixtures that make a paper of Fushun when first asked for it."""


class ByModule(LoadScopeScheduling):
    """Modules stay whole, so that what a module sets up is set up once; tests of a group stay with what it shares."""

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
        group = SERVER if needs_server(item) else PAPERS if needs_papers(item) else None
        if group is not None:
            item.add_marker(pytest.mark.xdist_group(group))
    if hasattr(config, "workerinput"):
        items.sort(key=weight)


def needs_server(item):
    """Return whether a test asks for the server, or for a fixture that is given its name."""
    given = getattr(item, "callspec", None)
    names = [*getattr(item, "fixturenames", ()), *(given.params.values() if given else ())]
    return any(isinstance(name, str) and SERVER in name for name in names)


def needs_papers(item):
    """Return whether a test reads a paper that is made once a worker."""
    return not MADE_ONCE.isdisjoint(getattr(item, "fixturenames", ()))


def weight(item):
    """Return the place of a test in the queue: the server's first, then the browser's, then all others."""
    if needs_server(item):
        return 0
    return 1 if item.get_closest_marker("browser") else 2
