"""A log that lost entries, or whose entries were altered, is told with which they are; both engines, and the files."""

import hashlib
import random
import shutil
import sqlite3

import pytest

from graph.errors import LogUnreadable
from graph.model.acts import AddToShortlist, RemoveFromShortlist
from graph.store.log import NewEntry
from graph.store.log_chain import EntryRow, check_continues, ranges, with_marks
from graph.store.neo4j_log import Neo4jLog
from graph.store.sqlite_log import SqliteLog

NEW = NewEntry(act=AddToShortlist(link_id="new"), who="市工信局", load_id="0001-aaaa")


def fill(log, number):
    for place in range(number):
        log.append(
            NewEntry(act=AddToShortlist(link_id=f"l{place}"), who="市工信局", load_id="0001-aaaa", reason="备注"), 0
        )
    return log


class Embedded:
    """The files of a log, and statements run on them behind its back."""

    def __init__(self, path):
        self.log = SqliteLog(path)

    def do(self, *statements):
        raw = sqlite3.connect(self.log.path)
        for statement in (
            *(f"DROP TRIGGER IF EXISTS {name}" for name in ("entries_stay", "entries_kept")),
            *statements,
        ):
            raw.execute(statement)
        raw.commit()
        raw.close()

    def drop(self, where):
        self.do(f"DELETE FROM entries WHERE {where}")

    def alter(self, name, value, where):
        self.do(f"UPDATE entries SET {name} = '{value}' WHERE {where}")

    def drop_head(self):
        self.log.head_path.unlink()


class Server:
    """The entries of a log on a server, and statements run on them behind its back."""

    def __init__(self, store, server):
        self.log = Neo4jLog(store)
        self.server = server

    def drop(self, where):
        self.server.run(f"MATCH (e:LianpuEntry) WHERE e.{where.replace(' AND ', ' AND e.')} DELETE e")

    def alter(self, name, value, where):
        self.server.run(f"MATCH (e:LianpuEntry) WHERE e.{where} SET e.{name} = '{value}'")

    def drop_head(self):
        self.server.run("MATCH (h:LianpuHead) DELETE h")


@pytest.fixture
def embedded(tmp_path):
    return Embedded(tmp_path / "log.sqlite")


@pytest.fixture
def server(neo4j_store, neo4j_server):
    return Server(neo4j_store, neo4j_server)


@pytest.fixture(params=["embedded", "server"])
def kept(request):
    found = request.getfixturevalue(request.param)
    fill(found.log, 6)
    return found


def told(*attempts):
    """Return what each attempt raises; they must say the same."""
    said = set()
    for attempt in attempts:
        with pytest.raises(LogUnreadable) as refused:
            attempt()
        said.add(str(refused.value))
    (one,) = said
    return one


@pytest.mark.parametrize(
    ("damage", "zh", "en"),
    [
        (lambda kept: kept.drop("sequence > 4"), "少了第 5–6 条（应有 6 条，现有 4 条）", "gone from the log: #5–6"),
        (lambda kept: kept.drop("sequence > 1 AND sequence < 4"), "少了第 2–3 条", "gone from the log: #2–3"),
        (lambda kept: kept.drop("sequence = 1"), "少了第 1 条", "gone from the log: #1"),
        (lambda kept: kept.alter("reason", "别的", "sequence = 3"), "第 3 条记录被改动过", "altered in the log: #3"),
        (lambda kept: kept.alter("who", "别人", "sequence = 6"), "第 6 条记录被改动过", "altered in the log: #6"),
        (lambda kept: kept.drop_head(), ".head 文件）不见了", "nothing shows whether the end is whole"),
    ],
)
def test_what_is_missing_or_altered_is_told_by_number(kept, damage, zh, en):
    damage(kept)
    said = told(kept.log.entries)
    assert zh in said
    assert en in said
    assert "records accept" in said


def test_a_lost_end_is_seen_without_reading_all(kept):
    assert kept.log.last() == 6
    kept.drop("sequence = 6")
    told(kept.log.last, lambda: kept.log.append(NEW, 0), kept.log.entries)
    kept.drop("sequence > 0")
    with pytest.raises(LogUnreadable, match="6"):
        kept.log.last()


def test_what_can_be_read_becomes_the_log_and_the_former_one_is_kept(kept):
    before = kept.log.rows()
    kept.drop("sequence = 2")
    kept.alter("reason", "改过", "sequence = 5")
    aside = kept.log.start_over(kept.log.salvage())
    assert aside
    assert [entry.sequence for entry in kept.log.entries()] == [1, 3, 4, 5, 6]
    assert kept.log.append(NEW, 0).sequence == 7
    assert kept.log.last() == 7
    assert kept.log.rows()[0] == before[0]


def test_an_entry_that_damage_made_unknown_is_left_out(kept):
    kept.alter("kind", "SHORTLISU", "sequence = 3")
    assert [row.sequence for row in kept.log.salvage()] == [1, 2, 4, 5, 6]


def test_entries_exchanged_are_told(embedded):
    fill(embedded.log, 5)
    embedded.do(
        "UPDATE entries SET sequence = 99 WHERE sequence = 2",
        "UPDATE entries SET sequence = 2 WHERE sequence = 4",
        "UPDATE entries SET sequence = 4 WHERE sequence = 99",
    )
    assert "第 2–5 条记录被改动过" in told(embedded.log.entries)


def test_a_log_that_is_gone_or_emptied_is_told(embedded):
    log = fill(embedded.log, 3)
    held = log.path.read_bytes()
    log.path.unlink()
    assert "记录不见了，其中应有 3 条" in told(log.last, log.entries, lambda: log.append(NEW, 0))
    assert not log.path.exists(), "nothing is made where a log is missing"
    log.path.touch()
    assert "成了空文件，其中应有 3 条" in told(log.last, log.entries, lambda: log.append(NEW, 0))
    log.head_path.unlink()
    assert "删去这个空文件" in told(log.last)
    log.path.unlink()
    assert "现在不见了" in told(log.last), "whoever has seen it here knows that it was here"
    assert SqliteLog(log.path.with_name("other.sqlite")).last() == 0, "where there never was one, nothing is missing"
    log.path.write_bytes(held)
    assert "把 .head 文件放回" in told(log.last, log.entries)


def test_an_older_copy_in_its_place_is_told(embedded, tmp_path):
    log = fill(embedded.log, 2)
    shutil.copy(log.path, tmp_path / "old")
    log.append(NEW, 0)
    shutil.copy(tmp_path / "old", log.path)
    assert "少了第 3 条（应有 3 条，现有 2 条）" in told(log.last, log.entries)
    other = fill(SqliteLog(tmp_path / "other.sqlite"), 3)
    shutil.copy(other.path, log.path)
    assert "换成了另一份记录" in told(log.last, log.entries)


def test_a_damaged_head_is_told_and_one_that_lags_is_none(embedded, tmp_path):
    log = fill(embedded.log, 2)
    shutil.copy(log.head_path, tmp_path / "old")
    log.append(NEW, 0)
    shutil.copy(tmp_path / "old", log.head_path)
    assert [entry.sequence for entry in log.entries()] == [1, 2, 3]
    log.append(NewEntry(act=RemoveFromShortlist(link_id="new"), who="市工信局", load_id="x"), 3)
    assert (log.last(), log.head().sequence) == (4, 4)
    raw = sqlite3.connect(log.head_path)
    raw.execute("UPDATE head SET sequence = 9")
    raw.commit()
    raw.close()
    assert "（.head 文件）坏了" in told(log.last, log.entries, lambda: log.append(NEW, 0))
    log.head_path.write_bytes(b"x" * 9000)
    assert "（.head 文件）坏了" in told(log.last)


def test_any_damage_is_told_or_harmless(embedded, tmp_path):
    log = fill(embedded.log, 40)
    true, good, head = log.entries(), log.path.read_bytes(), log.head_path.read_bytes()
    chance, seen = random.Random(20240517), {"told": 0, "whole": 0}
    for turn in range(150):
        damaged = bytearray(good)
        match turn % 3:
            case 0:
                del damaged[chance.randrange(len(damaged)) :]
            case 1:
                at = chance.randrange(len(damaged))
                damaged[at : at + 700] = bytes(len(damaged[at : at + 700]))
            case 2:
                damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        log.path.write_bytes(damaged)
        log.head_path.write_bytes(head)
        try:
            assert log.entries() == true
            seen["whole"] += 1
        except LogUnreadable:
            seen["told"] += 1
            with pytest.raises(LogUnreadable):
                log.append(NEW, 0)
            assert len(log.salvage()) <= 40
    assert seen["told"] > 80


def test_the_mark_of_an_entry_covers_the_one_before():
    first = EntryRow(1, "shortlist/a/", "市工信局", "2026-03-02T01:00:00+00:00", "0001-aaaa", "SHORTLIST", "{}", None)
    text = (
        '["",1,"shortlist/a/","\\u5e02\\u5de5\\u4fe1\\u5c40","2026-03-02T01:00:00+00:00","0001-aaaa",'
        '"SHORTLIST","{}",null]'
    )
    (marked,) = with_marks([first])
    assert marked.mark == hashlib.sha256(text.encode()).hexdigest()
    assert with_marks([first], "another")[0].mark != marked.mark


def test_numbers_are_told_as_ranges():
    assert ranges([1, 2, 3, 7, 9, 10]) == "1–3、7、9–10"
    assert ranges([1, 3, 5, 7, 9, 11]) == "1、3、5、7、9…"


def test_a_backup_goes_on_with_what_was_made_behind_it(embedded):
    rows = fill(embedded.log, 5).rows()
    assert check_continues(rows[:2], rows) == rows
    assert check_continues(rows[:2], (rows[2], rows[4])) == rows[:3], "what stands behind a gap cannot be told whole"
    assert check_continues((), rows) == rows
