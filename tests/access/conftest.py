"""A clock that is moved by hand, accounts on it, and the tiny city behind the door."""

from datetime import UTC, datetime, timedelta

import pytest

from access import passwords
from access.administration import Administration
from access.audit import Audit
from access.door import GuardedLog
from access.person import at_command_line
from access.roles import Role
from access.scope import NOTHING
from access.sessions import Sessions
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_log import SqliteLog
from loaders.folder import read_facts
from tests.views.served import TINY

PASSWORD, OTHER = "correct-horse-9-battery", "staple-of-another-7-kind"


class Clock:
    """The time, from noon in Beijing on 1 December 2026."""

    def __init__(self):
        self.now = datetime(2026, 12, 1, 4, tzinfo=UTC)

    def __call__(self):
        return self.now

    def pass_by(self, **spans):
        self.now += timedelta(**spans)


@pytest.fixture(autouse=True)
def quick_scrypt(monkeypatch):
    """What scrypt costs is its own parameter; sixteen thousand times less does for a test."""
    monkeypatch.setattr(passwords, "COST", 2)
    monkeypatch.setattr(passwords, "NOBODYS", passwords.hashed("nobody at all 1"))


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def sessions(tmp_path, clock):
    return Sessions(tmp_path / "lianpu-accounts.sqlite", clock)


@pytest.fixture
def audit(tmp_path, clock):
    return Audit(tmp_path / "lianpu-audit.sqlite", clock)


@pytest.fixture
def desk(sessions, audit):
    """The accounts in the hands of whoever is at the machine."""
    return Administration(at_command_line("root"), sessions, audit)


@pytest.fixture
def opened(desk, sessions):
    """`opened(name, roles, scope)` opens an account that has set its own password, and returns its token."""

    def make(name, roles=(Role.VIEW,), scope=NOTHING):
        first = desk.add(name, "示例单位甲")
        desk.grant(name, roles, scope)
        return sessions.change_password(sessions.sign_in(name, first).token, first, PASSWORD).token

    return make


@pytest.fixture(scope="module")
def tiny_store(tmp_path_factory):
    store = SqliteStore(tmp_path_factory.mktemp("tiny") / "graph.sqlite")
    store.replace(read_facts(TINY), by="test")
    return store


@pytest.fixture
def log(tmp_path, tiny_store, audit):
    """The log of the tiny city, behind the door."""
    return GuardedLog(SqliteLog(tmp_path / "records.sqlite"), tiny_store.reader, audit)
