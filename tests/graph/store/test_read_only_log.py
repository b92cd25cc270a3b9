"""A read-only log shows what another holds and takes nothing, in whatever way it is asked."""

import pytest

from graph.errors import InvalidRequest
from graph.model.acts import AddToShortlist
from graph.store.log import NewEntry
from graph.store.read_only_log import is_read_only, read_only
from graph.store.sqlite_log import SqliteLog
from pipeline.settings import Settings, open_log

DRAFT = NewEntry(act=AddToShortlist(link_id="gas"), who="工信局", load_id="1")


@pytest.fixture
def log(tmp_path):
    log = SqliteLog(tmp_path / "graph-records.sqlite")
    log.append(DRAFT, 0)
    return log


def test_it_reads_what_the_log_holds_and_what_is_added_to_it(log):
    shown = read_only(log)
    assert (shown.entries(), shown.last()) == (log.entries(), 1)
    log.append(NewEntry(act=AddToShortlist(link_id="film"), who="工信局", load_id="1"), 0)
    assert shown.last() == 2


def test_it_takes_nothing(log):
    shown = read_only(log)
    for refused in (lambda: shown.append(DRAFT, 1), lambda: shown.copy_from(log.entries())):
        with pytest.raises(InvalidRequest, match="只读"):
            refused()
    assert log.last() == 1
    assert (is_read_only(shown), is_read_only(log)) == (True, False)


@pytest.mark.parametrize(("value", "closed"), [("1", True), ("yes", True), ("0", False), ("", False), (None, False)])
def test_the_environment_closes_the_log_of_app_and_commands(monkeypatch, value, closed):
    monkeypatch.delenv("LIANPU_READ_ONLY", raising=False)
    if value is not None:
        monkeypatch.setenv("LIANPU_READ_ONLY", value)
    assert is_read_only(open_log(Settings.from_environment())) is closed
