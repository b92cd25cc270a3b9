"""Files of others, journals, locks and left-overs beside a graph, and a disk that takes no more."""

import json
import os
import resource
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import StoreBusy, StoreUnreadable, StoreUnwritable
from graph.store.sqlite.graph_file import connect
from graph.store.sqlite.read import SqliteReader
from tests.graph.store.six_links import facts, link, read_all
from tests.graph.store.sqlite.conftest import check_told_and_mended, codes, with_sql


@pytest.mark.parametrize(
    "content", [b"somebody's notes\n" * 500, "一份资料".encode(), b"\xd0\xcf\x11\xe0" + bytes(9000)]
)
def test_a_foreign_file_is_moved_aside_not_written_over(store, content):
    store.path.write_bytes(content)
    load = check_told_and_mended(store)
    aside = store.path.with_name("graph.sqlite.set-aside-1")
    assert codes(load) == ["file_set_aside"]
    assert aside.name in load.warnings[0].zh
    assert aside.read_bytes() == content


def test_a_foreign_database_is_moved_aside_with_what_it_has_not_written_back(store):
    with closing(sqlite3.connect(store.path, isolation_level=None)) as theirs:
        theirs.execute("PRAGMA journal_mode = WAL")
        theirs.execute("CREATE TABLE guests (name)")
        theirs.execute("INSERT INTO guests VALUES ('a')")
        store.replace(facts(), by="test")
        aside = store.path.with_name("graph.sqlite.set-aside-1")
        kept = Path(shutil.copytree(store.path.parent, store.path.parent.with_name("kept")))
    with closing(sqlite3.connect(kept / aside.name)) as theirs:
        assert theirs.execute("SELECT name FROM guests").fetchall() == [("a",)]
    read_all(store)


def test_two_foreign_files_are_both_kept(store):
    for content in (b"first", b"second"):
        store.path.write_bytes(content)
        store.replace(facts(), by="test")
    assert {path.read_bytes() for path in store.path.parent.glob("*.set-aside-*")} == {b"first", b"second"}


def test_the_log_of_records_is_never_taken_for_a_graph(store):
    log = Path(__file__).resolve().parents[3] / "data" / "logs" / "format-1.sqlite"
    store.path.write_bytes(log.read_bytes())
    with pytest.raises(StoreUnreadable, match="记录文件"), store.reader():
        pass
    with pytest.raises(StoreUnreadable, match="记录文件"):
        store.replace(facts(), by="test")
    assert store.path.read_bytes() == log.read_bytes()


def test_a_text_of_the_facts_does_not_make_a_damaged_graph_a_log(store):
    store.replace(facts(link("h", "CREATE TABLE entries (sequence INTEGER PRIMARY KEY")), by="test")
    store.path.write_bytes(store.path.read_bytes().replace("第3厂".encode(), "第8厂".encode()))
    assert codes(store.replace(facts(), by="test")[0]) == ["graph_was_damaged"]


def test_journals_beside_a_graph_change_nothing_and_go_with_the_next_load(store, whole):
    store.path.write_bytes(whole)
    beside = [store.path.with_name(f"graph.sqlite{end}") for end in ("-journal", "-wal", "-shm")]
    for path in beside:
        path.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\1" * 600)
    read_all(store)
    store.replace(facts(link("x7")), by="test")
    read_all(store)
    assert not [path for path in beside if path.exists()]


def test_a_lock_that_is_no_lock_any_more_is_made_anew(store):
    lock = store.path.with_name("graph.sqlite.lock")
    lock.write_bytes(b"not a lock" * 100)
    assert store.replace(facts(), by="test")[1]
    with closing(sqlite3.connect(lock, isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusy):
            store.replace(facts(link("x7")), by="test")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can look as another account")
def test_a_lock_of_another_account_that_cannot_be_held_lets_nobody_write(store, whole):
    store.path.write_bytes(whole)
    store.replace(facts(link("x7"), link("x8")), by="test")
    store.path.with_name("graph.sqlite.lock").chmod(0o444)
    store.path.parent.chmod(0o777)
    for folder in store.path.parent.parents:
        if not folder.stat().st_mode & 0o001:
            folder.chmod(0o711)
    os.seteuid(65534)
    try:
        assert not store.replace(facts(link("x7"), link("x8")), by="test")[1], "what is held needs no lock"
        with pytest.raises(StoreUnwritable, match="没有这个位置的读写权限"):
            store.replace(facts(link("x7")), by="test")
    finally:
        os.seteuid(0)
    assert store.path.read_bytes() == whole


def test_a_name_the_file_does_not_have_is_an_error_not_a_fact(store):
    store.replace(facts(), by="test")
    path = store.path.with_name("narrow.sqlite")
    with_sql(store.path.read_bytes(), path, "ALTER TABLE Firm DROP COLUMN city")
    with closing(connect(path)) as connection, pytest.raises(StoreUnreadable):
        SqliteReader(connection, path).nodes(facts().nodes[-1].__class__)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE Firm SET basis = 'zzz'",
        "UPDATE Firm SET name_zh = CAST(x'ff' AS TEXT)",
        "UPDATE Firm SET basis = x'00'",
        "DELETE FROM meta",
        "UPDATE meta SET value = '[]'",
        "UPDATE meta SET value = '" + "[" * 100_000 + "'",
        "UPDATE loads SET changes = '5'",
        "UPDATE loads SET warnings = '[{}]'",
        "UPDATE loads SET warnings = " + json.dumps("[]x"),
    ],
)
def test_what_was_damaged_under_the_eyes_of_a_reader_is_told_too(store, damage):
    store.replace(facts(), by="test")
    path = store.path.with_name("other.sqlite")
    with_sql(store.path.read_bytes(), path, damage)
    with closing(connect(path)) as connection:
        reader = SqliteReader(connection, path)
        with pytest.raises(StoreUnreadable, match="读不懂"):
            (reader.loads(), reader.region(), reader.nodes(type(facts().nodes[-1])))


def test_an_error_of_our_own_while_a_graph_is_open_stays_what_it_is(store):
    store.replace(facts(), by="test")
    with pytest.raises(ZeroDivisionError), store.reader():
        1 / 0  # noqa: B018
    with pytest.raises(sqlite3.ProgrammingError), store.reader():
        raise sqlite3.ProgrammingError("a database of somebody else's")


def test_a_load_the_disk_cuts_off_leaves_the_old_graph_and_nothing_else(store):
    store.replace(facts(), by="test")
    before = store.path.read_bytes()
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) // 2, limit[1]))
    try:
        with pytest.raises(StoreUnwritable, match="没有写入，原有内容完好"):
            store.replace(facts(link("x7")), by="test")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert store.path.read_bytes() == before
    assert sorted(path.name for path in store.path.parent.iterdir()) == ["graph.sqlite", "graph.sqlite.lock"]


def test_what_only_looks_like_a_left_over_is_let_be(store):
    store.replace(facts(), by="test")
    copy, left = (store.path.with_name(f"graph.sqlite.{end}") for end in ("2024.newest", "123.new"))
    for path in (copy, left):
        path.write_bytes(b"x")
    store.replace(facts(link("x7")), by="test")
    assert (copy.exists(), left.exists()) == (True, False)
