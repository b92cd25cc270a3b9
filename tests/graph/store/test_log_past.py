"""Logs written by every released format are read, folded, and taken over without loss."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from graph.analysis.records import Records
from graph.errors import LogOfAnotherVersion, LogUnreadable
from graph.model.acts import ACTS, AddToShortlist, DiscardScenario, MakeRuling, RemoveFromShortlist, SaveScenario, Undo
from graph.model.fact_acts import FACT_ACTS
from graph.model.kinds import RulingKind
from graph.model.ledger_acts import LEDGER_ACTS
from graph.model.review_acts import REVIEW_ACTS
from graph.store.log import NewEntry
from graph.store.log_chain import EntryRow
from graph.store.neo4j_log import Neo4jLog
from graph.store.sqlite_log import SqliteLog

LOGS = Path(__file__).resolve().parents[2] / "data" / "logs"
ACTS_WRITTEN = [
    AddToShortlist(link_id="l1", firm_id="f1"),
    AddToShortlist(link_id="l2"),
    MakeRuling(chain_id="c1", link_id="l3", ruling=RulingKind.CONFIRMED_ABSENT),
    RemoveFromShortlist(link_id="l1", firm_id="f1"),
    SaveScenario(name="引来甲厂", changes='[{"attract": "f1"}]'),
    DiscardScenario(name="引来甲厂"),
    Undo(entry=6, about="scenario/引来甲厂"),
    MakeRuling(chain_id="c1", link_id="l4", ruling=RulingKind.NOT_LOCAL),
]
NEW = NewEntry(act=AddToShortlist(link_id="new"), who="市工信局", load_id="0002-bbbb")


@pytest.fixture(params=["format-1", "format-2"])
def log(request, tmp_path):
    for name in (f"{request.param}.sqlite", f"{request.param}.sqlite.head"):
        if (LOGS / name).exists():
            shutil.copy(LOGS / name, tmp_path / name)
    return SqliteLog(tmp_path / f"{request.param}.sqlite")


@pytest.fixture
def former(tmp_path):
    shutil.copy(LOGS / "format-1.sqlite", tmp_path / "log.sqlite")
    return SqliteLog(tmp_path / "log.sqlite")


def test_every_format_is_read_and_folded(log):
    entries = log.entries()
    assert [entry.act for entry in entries] == ACTS_WRITTEN
    later = {kind.KIND for kind in (*FACT_ACTS, *LEDGER_ACTS, *REVIEW_ACTS)}
    assert {entry.act.KIND for entry in entries} == set(ACTS) - later, "the file holds every act there was"
    assert (entries[0].made_at, entries[0].reason) == ("2026-03-02T01:01:00+00:00", "先约谈")
    assert (entries[7].who, entries[1].reason) == ("市发展和改革委员会", None)
    folded = Records(entries)
    assert [act for _, act in folded.shortlist] == [AddToShortlist(link_id="l2")]
    assert [entry.sequence for entry, _ in folded.rulings] == [3, 8]
    assert [act.name for _, act in folded.scenarios] == ["引来甲厂"]


def test_every_format_goes_on_without_loss(log):
    before = log.entries()
    assert log.last() == 8
    entry = log.append(NEW, 0)
    assert log.entries() == (*before, entry)
    assert (log.last(), log.head().sequence) == (9, 9)
    raw = sqlite3.connect(log.path)
    for statement in ("UPDATE entries SET reason = 'x'", "DELETE FROM entries"):
        with pytest.raises(sqlite3.DatabaseError, match="append-only"):
            raw.execute(statement)
    raw.close()


def test_a_former_log_is_marked_once_and_guarded_from_then_on(former):
    marks = [row.mark for row in former.rows()]
    assert former.head() is None
    assert former.copy_from(former.rows()) == 0
    assert [row.mark for row in former.rows()] == marks
    assert (former.head().sequence, former.head().later) == (8, 8)
    former.append(NEW, 0)
    assert (former.head().sequence, former.head().later) == (9, 8)
    shutil.copy(LOGS / "format-1.sqlite", former.path)
    with pytest.raises(LogUnreadable, match="换成了另一份记录"):
        former.entries()


def test_a_gap_in_a_former_log_is_told(former):
    raw = sqlite3.connect(former.path)
    raw.execute("DROP TRIGGER entries_kept")
    raw.execute("DELETE FROM entries WHERE sequence IN (3, 4)")
    raw.commit()
    raw.close()
    for attempt in (former.entries, lambda: former.append(NEW, 0)):
        with pytest.raises(LogUnreadable, match="少了第 3–4 条"):
            attempt()


def test_a_former_log_of_a_server_is_taken_over(former, neo4j_store, neo4j_server):
    rows = former.rows()
    for row in rows:
        own = {name: value for name, value in row.as_dict().items() if name != "mark"}
        neo4j_server.run("CREATE (e:LianpuEntry) SET e = $own", own=own)
    log = Neo4jLog(neo4j_store)
    assert (log.last(), log.head()) == (8, None)
    assert log.rows() == rows
    entry = log.append(NEW, 0)
    assert log.entries() == (*former.entries(), entry)
    assert log.rows()[:8] == rows
    assert (log.head().sequence, log.head().later) == (9, 8)


def test_an_entry_of_a_newer_version_is_told_by_number(former):
    former.copy_from(former.rows())
    newer = EntryRow(9, "s", "市工信局", "2030-01-01T00:00:00+00:00", "0001-aaaa", "NEWER", "{}", None)
    with former._writing() as file:
        file.add([newer])
    with pytest.raises(LogOfAnotherVersion, match=r"第 9 条记录.*NEWER.*请更新程序.*update the program"):
        former.entries()
    assert former.last() == 9
    with pytest.raises(LogOfAnotherVersion):
        former.salvage()
