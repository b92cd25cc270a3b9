"""A graph's file in every state but whole: it is told, no fact of it is shown, and the next load puts it right."""

import json
import os
import random
import resource
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import StoreBusy, StoreUnreadable, StoreUnwritable
from graph.model.nodes import Link
from graph.store.sqlite import SqliteStore, seal
from graph.store.sqlite.graph_file import connect
from graph.store.sqlite.read import SqliteReader
from graph.store.sqlite.seal import LENGTH, Seal, add_seal, known_seal, seal_of
from tests.graph.store.six_links import facts, link, read_all


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Return the bytes of a graph after three loads."""
    store = SqliteStore(tmp_path_factory.mktemp("whole") / "graph.sqlite")
    for by, extra in (("first", ()), ("second", (link("x7"),)), ("third", (link("x7"), link("x8")))):
        store.replace(facts(*extra), by=by)
    return store.path.read_bytes()


@pytest.fixture
def store(tmp_path):
    return SqliteStore(tmp_path / "graph.sqlite")


def flipped(content, at, bit=0):
    return content[:at] + bytes((content[at] ^ 1 << bit,)) + content[at + 1 :]


def zeroed(content, page):
    return content[: page * 4096] + bytes(4096) + content[(page + 1) * 4096 :]


def with_sql(content, path, *statements):
    """Return a graph after somebody changed it with a tool of their own."""
    path.write_bytes(content)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    return path.read_bytes()


def codes(load):
    return [issue.code for issue in load.warnings]


def check_told_and_mended(store):
    """Check that a damaged graph is told and not shown, and that the same facts put it right."""
    with pytest.raises(StoreUnreadable, match="pipeline load"):
        read_all(store)
    load, written = store.replace(facts(link("x7"), link("x8")), by="mend")
    assert written, "it is not taken for unchanged"
    assert len(load.warnings) == 1, "that it was damaged is told with the load"
    read_all(store)
    with store.reader() as reader:
        assert [node.id for node in reader.nodes(Link)] == [f"x{number}" for number in range(1, 9)]
    again, rewritten = store.replace(facts(link("x7"), link("x8")), by="again")
    assert (again, rewritten) == (load, False), "the next load of the same facts finds it whole"
    return load


def test_every_flipped_bit_is_noticed(store, whole):
    chance = random.Random(314)
    for _ in range(400):
        store.path.write_bytes(flipped(whole, chance.randrange(len(whole)), chance.randrange(8)))
        with pytest.raises(StoreUnreadable), store.reader():
            pass


def damages(content, tmp_path):
    chance = random.Random(2718)
    for _ in range(4):
        yield flipped(content, chance.randrange(len(content)), chance.randrange(8))
        yield content[: chance.randrange(4096, len(content))]
        yield zeroed(content, chance.randrange(1, len(content) // 4096))
    yield flipped(content, 0)
    yield content + b"x"
    yield content[:-1]
    yield content[:-LENGTH]
    yield b""
    yield bytes(20_000)
    other = tmp_path / "other.sqlite"
    yield with_sql(content, other, "DELETE FROM Firm")
    yield with_sql(content, other, "UPDATE Firm SET basis = 'zzz'")
    yield with_sql(content, other, "DELETE FROM loads")
    yield with_sql(content, other, "UPDATE loads SET changes = 'x'")
    yield with_sql(content, other, "DELETE FROM meta")
    yield with_sql(content, other, "UPDATE meta SET value = '{' WHERE name = 'region'")
    yield with_sql(content, other, "DROP TABLE meta", "DROP TABLE loads")


def test_whatever_the_damage_it_is_told_and_a_load_puts_it_right(store, whole, tmp_path):
    for number, content in enumerate(damages(whole, tmp_path)):
        store.path.write_bytes(content)
        assert codes(check_told_and_mended(store)) == ["graph_was_damaged"], f"damage {number}"
    assert not list(tmp_path.glob("*aside*"))


def test_loads_on_record_outlive_damage_elsewhere_in_the_file(store, whole):
    store.path.write_bytes(whole.replace("第3厂".encode(), "第8厂".encode()))
    load = check_told_and_mended(store)
    assert load.number == 4
    assert "更新记录完整（3 次）" in load.warnings[0].zh
    with store.reader() as reader:
        assert [each.loaded_by for each in reader.loads()] == ["mend", "third", "second", "first"]


def test_a_load_on_record_that_was_damaged_is_lost_and_told_not_shown(store, whole):
    store.path.write_bytes(whole.replace(b"+00:00first", b"+00:00worst"))
    load = check_told_and_mended(store)
    assert "更新记录找回 2 次，其余丢失" in load.warnings[0].zh
    with store.reader() as reader:
        assert [each.number for each in reader.loads()] == [4, 3, 2]


def test_unchanged_is_said_of_what_was_looked_through_alone(store, whole):
    store.path.write_bytes(whole)
    read_all(store)
    assert not store.replace(facts(link("x7"), link("x8")), by="test")[1]
    times = store.path.stat()
    store.path.write_bytes(whole.replace("第3厂".encode(), "第8厂".encode()))
    os.utime(store.path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert store.replace(facts(link("x7"), link("x8")), by="test")[1]


def test_a_file_is_looked_through_once_and_again_when_it_changes(store, whole, monkeypatch):
    store.path.write_bytes(whole)
    looked = []
    monkeypatch.setattr(seal, "seal_of", lambda path: looked.append(path) or seal_of(path))
    settled = (1, 2, len(whole), time.time_ns() - 10**10, time.time_ns() - 10**10)
    for seen in (settled, settled, (*settled[:-1], settled[-1] + 1)):
        assert known_seal(store.path, seen) is Seal.WHOLE
    assert len(looked) == 2
    just_now = (*settled[:-1], time.time_ns())
    for _ in range(2):
        known_seal(store.path, just_now)
    assert len(looked) == 4, "a file that changed this moment may change again within one tick of the clock"


def test_a_copy_of_the_file_alone_is_a_whole_graph(store, whole, tmp_path):
    store.path.write_bytes(whole)
    copied = SqliteStore(tmp_path / "elsewhere" / "copy.sqlite")
    copied.path.parent.mkdir()
    shutil.copy(store.path, copied.path)
    read_all(copied)


def test_a_seal_says_whether_the_rest_is_as_it_was(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"one")
    assert seal_of(path) is Seal.MISSING
    add_seal(path)
    assert seal_of(path) is Seal.WHOLE
    path.write_bytes(path.read_bytes().replace(b"one", b"two"))
    assert seal_of(path) is Seal.BROKEN


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
