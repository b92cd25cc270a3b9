"""`records verify`, `backup`, `restore` and `accept`, as they are typed."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from graph.model.acts import AddToShortlist
from graph.store.neo4j_log import Neo4jLog
from graph.store.sqlite_log import SqliteLog

FORMER = Path(__file__).resolve().parents[2] / "data" / "logs" / "format-1.sqlite"


@pytest.fixture
def records(run, facts, tmp_path):
    """`records(...)` runs the command beside a store nothing was loaded into."""
    where = ("--facts", facts, "--store", tmp_path / "graph.sqlite")
    return lambda *arguments: run("records", *arguments, *where)


@pytest.fixture
def three(enter):
    return [enter(AddToShortlist(link_id=name)) for name in ("a", "b", "c")]


def damage(log, statement):
    raw = sqlite3.connect(log.path)
    for name in ("entries_stay", "entries_kept"):
        raw.execute(f"DROP TRIGGER IF EXISTS {name}")
    raw.execute(statement)
    raw.commit()
    raw.close()


def test_verify_tells_the_count_or_what_is_missing(records, log, three):
    assert records("verify") == (0, "记录 3 条，逐条检查无误。\n")
    code, out = records("--verify", "--json", "--lang", "en")
    assert (code, json.loads(out)["records"], json.loads(out)["mark"]) == (0, 3, log.head().mark)
    damage(log, "UPDATE entries SET reason = 'x' WHERE sequence = 2")
    code, out = records("--verify")
    assert code == 2
    assert "第 2 条记录被改动过" in out
    log.path.unlink()
    code, out = records()
    assert code == 2
    assert "记录不见了，其中应有 3 条" in out


def test_nothing_recorded_yet_is_whole(records, log):
    assert records("verify") == (0, "记录 0 条，逐条检查无误。\n")
    assert records("accept") == (0, "记录 0 条，逐条检查无误。\n")
    assert not log.path.exists()


def test_a_backup_is_a_log_of_its_own_and_never_written_over(records, log, three, tmp_path):
    place = tmp_path / "备份.sqlite"
    code, out = records("backup", "--out", place)
    assert code == 0
    assert "已备份 3 条记录" in out
    assert "备份.sqlite.head" in out
    assert SqliteLog(place).rows() == log.rows()
    held = place.read_bytes()
    code, out = records("backup", "--out", place)
    assert code == 2
    assert "已经在了" in out
    assert place.read_bytes() == held
    assert records("backup")[0] == 2
    code, out = records("backup", "--out", tmp_path / "graph.sqlite-none" / ("长" * 300))
    assert code == 2
    assert "太长" in out


def test_a_backup_is_restored_with_what_was_made_after_it(records, log, three, enter, tmp_path):
    place = tmp_path / "b.sqlite"
    records("backup", "--out", place)
    later = [enter(AddToShortlist(link_id=name)) for name in ("d", "e")]
    code, out = records("restore", place)
    assert code == 2
    assert "现有记录完好" in out
    damage(log, "UPDATE entries SET reason = 'x' WHERE sequence = 2")
    damaged = log.path.read_bytes()
    code, out = records("restore", place)
    assert code == 0
    assert "备份 3 条，其后检查无误的 2 条也接上了" in out
    assert log.entries() == (*three, *later)
    (aside,) = [path for path in tmp_path.iterdir() if "aside" in path.name and not path.name.endswith(".head")]
    assert aside.name in out
    assert aside.read_bytes() == damaged, "nothing is thrown away"


def test_a_log_that_is_gone_is_restored(records, log, three, tmp_path):
    place = tmp_path / "b.sqlite"
    records("backup", "--out", place)
    log.path.write_bytes(b"not a database any more" * 400)
    assert records("restore", place)[0] == 0
    log.path.unlink()
    assert records("restore", place)[0] == 0
    assert log.entries() == tuple(three)
    assert records("restore", tmp_path / "none.sqlite")[0] == 2


def test_a_copy_without_its_head_and_a_former_log_are_restored(records, log, three, tmp_path):
    shutil.copy(log.path, tmp_path / "copy.sqlite")
    log.path.unlink()
    assert records("restore", tmp_path / "copy.sqlite")[0] == 0
    assert log.entries() == tuple(three)
    log.path.unlink()
    assert records("restore", FORMER)[0] == 0
    assert log.last() == 8


def test_what_can_still_be_read_is_accepted(records, log, three, enter):
    damage(log, "DELETE FROM entries WHERE sequence = 2")
    code, out = records("accept")
    assert code == 0
    assert "已收下读得出的 2 条，缺：2；" in out
    assert [entry.sequence for entry in log.entries()] == [1, 3]
    assert enter(AddToShortlist(link_id="d")).sequence == 4
    log.head_path.unlink()
    assert "缺：2；" in records("accept")[1]
    assert records("verify")[0] == 0
    log.path.write_bytes(b"")
    assert "已收下读得出的 0 条，缺：1–4；" in records("accept")[1]
    assert records("verify")[0] == 0


def test_a_former_log_says_so_until_it_is_marked(records, log):
    shutil.copy(FORMER, log.path)
    assert "旧格式，还没有校验码" in records("verify")[1]
    assert records("list")[1].startswith("记录 8 条")
    assert "其中前 8 条接自旧格式" in records("accept")[1]
    assert "其中前 8 条接自旧格式" in records("verify")[1]


def test_the_log_of_a_server_is_backed_up_and_restored(
    records, three, neo4j_server, neo4j_store, monkeypatch, tmp_path
):
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)
    server = Neo4jLog(neo4j_store)
    server.copy_from(SqliteLog(tmp_path / "graph-records.sqlite").rows())
    place = tmp_path / "b.sqlite"
    assert records("backup", "--out", place)[0] == 0
    neo4j_server.run("MATCH (e:LianpuEntry {sequence: 2}) SET e.reason = 'x'")
    code, out = records("verify")
    assert code == 2
    assert "第 2 条记录被改动过" in out
    assert records("restore", place)[0] == 0
    assert server.entries() == tuple(three)
    (row,) = neo4j_server.run("MATCH (e:LianpuEntryAside) RETURN count(e) AS number")
    assert row["number"] == 3
