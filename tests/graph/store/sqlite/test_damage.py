"""A graph's file in every state but whole: it is told, no fact of it is shown, and the next load puts it right."""

import os
import random
import shutil
import time

import pytest

from graph.errors import StoreUnreadable
from graph.store.sqlite import SqliteStore, seal
from graph.store.sqlite.seal import LENGTH, Seal, add_seal, known_seal, seal_of
from tests.graph.store.six_links import facts, link, read_all
from tests.graph.store.sqlite.conftest import check_told_and_mended, codes, with_sql


def flipped(content, at, bit=0):
    return content[:at] + bytes((content[at] ^ 1 << bit,)) + content[at + 1 :]


def zeroed(content, page):
    return content[: page * 4096] + bytes(4096) + content[(page + 1) * 4096 :]


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
