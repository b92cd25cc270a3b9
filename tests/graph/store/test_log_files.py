"""Logs under other processes and other hands: written at once, killed, cut off, taken away, altered."""

import contextlib
import json
import random
import sqlite3
import time

import pytest

from graph.errors import (
    LogOfAnotherVersion,
    LogUnreadable,
    StoreBusy,
    StoreUnwritable,
)
from graph.model.edges import Includes
from graph.model.evidence import Evidence
from graph.model.facts import FactSet
from graph.model.kinds import Basis, ChainKind, LinkKind, Stage
from graph.model.nodes import Chain, Link
from graph.model.region import Region
from graph.store.sqlite_log import SqliteLog, log_file
from graph.store.sqlite_log.log_file import make_head
from tests.chance import rounds
from tests.forks import forked
from tests.graph.store.conftest import GAP, WISH, draft
from tests.graph.store.writers import enter_beside_others, enter_for_ever


@pytest.fixture(params=["embedded_log", "neo4j_log"])
def opened(request):
    """A log, and the place from which a process of its own opens it again."""
    log = request.getfixturevalue(request.param)
    if request.param == "embedded_log":
        return log, (log.path,)
    server = request.getfixturevalue("neo4j_server")
    return log, (server.uri, server.password)


def test_several_processes_append_at_once(opened):
    (log, place), turns = opened, 8
    lines = [forked(enter_beside_others, place, me, turns)[1] for me in range(4)]
    assert [line.recv() for line in lines] == ["ready"] * 4
    for line in lines:
        line.send("go")
    refused = sum(line.recv() for line in lines)
    entries = log.entries()
    assert [entry.sequence for entry in entries] == list(range(1, len(entries) + 1)), "no gap, no double"
    own = [entry for entry in entries if entry.act.link_id != "common"]
    assert len({entry.act.link_id for entry in own}) == 4 * turns, "every entry nobody contested is there"
    common = len(entries) - len(own)
    assert common + refused == 4 * turns, "each contested one was entered or refused, none lost"
    assert common >= 1
    assert refused >= 3 * turns - 3


def told_at_last(line):
    """Yield what was told before the end."""
    with contextlib.suppress(EOFError, OSError):
        while True:
            yield line.recv()


@pytest.mark.parametrize("times", rounds(5, 30))
def test_killed_in_the_middle_whole_entries_are_left(embedded_log, times):
    chance, confirmed = random.Random(20240301), 0
    for _ in range(times):
        writer, line = forked(enter_for_ever, (embedded_log.path,))
        for _ in range(chance.randrange(1, 4)):
            confirmed = line.recv()
        # somewhere in the writing of the next one
        time.sleep(chance.uniform(0, 0.03))
        writer.kill()
        writer.join()
        confirmed = max([confirmed, *told_at_last(line)])
        entries = embedded_log.entries()
        assert [entry.sequence for entry in entries] == list(range(1, len(entries) + 1))
        assert all(entry.reason == "备注" * 400 and entry.who == "child" for entry in entries)
        assert len(entries) in (confirmed, confirmed + 1), "what was confirmed is there, and one more at most"
        assert (embedded_log.last(), embedded_log.head().sequence) == (len(entries), len(entries))
    for path in (embedded_log.path, embedded_log.head_path):
        check = sqlite3.connect(path)
        assert check.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        check.close()
    assert embedded_log.append(draft(WISH), expected=0).sequence == len(entries) + 1
    assert {path.name for path in embedded_log.path.parent.iterdir()} == {
        embedded_log.path.name,
        embedded_log.head_path.name,
    }, "nothing is left beside"


def test_a_log_that_was_cut_off_while_it_was_made_is_an_empty_one(embedded_log):
    embedded_log.head_path.touch()
    assert embedded_log.last() == 0
    embedded_log.append(draft(WISH), expected=0)
    embedded_log.path.unlink()
    embedded_log.head_path.unlink()
    make_head(embedded_log.head_path)
    embedded_log.path.touch()
    assert (embedded_log.last(), embedded_log.entries()) == (0, ())
    assert embedded_log.append(draft(WISH), expected=0).sequence == 1


def test_a_log_that_vanishes_with_its_head_is_told_by_whoever_has_seen_it(embedded_log):
    embedded_log.append(draft(WISH), 0)
    embedded_log.entries()
    embedded_log.path.unlink()
    embedded_log.head_path.unlink()
    for work in (embedded_log.last, embedded_log.entries, lambda: embedded_log.append(draft(GAP), 0)):
        with pytest.raises(LogUnreadable, match="现在不见了"):
            work()
    assert not embedded_log.path.exists()


def test_what_is_no_log_is_not_written_over(embedded_log):
    attempts = (embedded_log.last, embedded_log.entries, lambda: embedded_log.append(draft(WISH), 0))
    embedded_log.path.write_bytes(b"not a database, but long enough to look at" * 50)
    for attempt in attempts:
        with pytest.raises(LogUnreadable, match="请勿删除"):
            attempt()
    embedded_log.path.unlink()
    other = sqlite3.connect(embedded_log.path)
    other.execute("CREATE TABLE t (x)")
    other.close()
    before = embedded_log.path.read_bytes()
    for attempt in attempts:
        with pytest.raises(LogUnreadable, match="不是记录文件"):
            attempt()
    assert embedded_log.path.read_bytes() == before
    assert not embedded_log.head_path.exists()
    with pytest.raises(StoreUnwritable, match="不是文件夹"):
        SqliteLog(embedded_log.path / "below").append(draft(WISH), 0)


def test_a_file_of_a_newer_version_is_told_as_such(embedded_log):
    embedded_log.append(draft(WISH), 0)
    raw = sqlite3.connect(embedded_log.path)
    raw.execute("PRAGMA user_version = 7")
    raw.close()
    with pytest.raises(LogOfAnotherVersion, match=r"格式 7.*请更新程序"):
        embedded_log.entries()


def test_the_file_itself_refuses_changes(embedded_log):
    embedded_log.append(draft(GAP), 0)
    raw = sqlite3.connect(embedded_log.path)
    for statement in ("UPDATE entries SET reason = 'x'", "DELETE FROM entries"):
        with pytest.raises(sqlite3.DatabaseError, match="append-only"):
            raw.execute(statement)
    raw.close()


def test_a_writer_that_waits_too_long_is_told(embedded_log, monkeypatch):
    monkeypatch.setattr(log_file, "TIMEOUT", 0.1)
    embedded_log.append(draft(WISH), 0)
    other = sqlite3.connect(embedded_log.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy, match="没有保存"):
        embedded_log.append(draft(GAP), 0)
    assert embedded_log.last() == 1, "readers are not kept waiting"
    other.close()


def test_a_load_leaves_the_log_of_a_server_alone(neo4j_store, neo4j_log, neo4j_server):
    said = Evidence(source="s", basis=Basis.SOURCE)
    nodes = (
        Chain(id="c", name_zh="链", kind=ChainKind.CLUSTER, rank=1, evidence=said),
        Link(id="x", name_zh="环", kind=LinkKind.PRODUCT, evidence=said),
    )
    edges = (Includes(start="c", end="x", stage=Stage.MIDSTREAM, evidence=said),)
    region = Region(city="甲市", city_en="Jia", province="乙省", province_en="Yi")
    neo4j_store.replace(FactSet(region=region, nodes=nodes, edges=edges), by="test")
    entry = neo4j_log.append(draft(GAP), 0)
    neo4j_store.replace(FactSet(region=region, nodes=nodes, edges=()), by="test", allow_removal=True)
    assert neo4j_log.entries() == (entry,)
    (row,) = neo4j_server.run("MATCH (e:LianpuEntry) RETURN e.payload AS payload")
    assert json.loads(str(row["payload"])) == {"chain_id": "c", "link_id": "x", "ruling": "confirmed_absent"}
