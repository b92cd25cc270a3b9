"""A graph and its log taken over into another folder: nothing is lost, nothing is written over."""

import shutil

import pytest

from graph.errors import InvalidRequest, StoreEmpty, StoreUnreadable
from graph.model.acts import AddToShortlist
from graph.store.log import NewEntry
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_log import SqliteLog
from graph.store.sqlite_log import adopt as adopting
from graph.store.sqlite_log.adopt import adopt
from tests.graph.store.six_links import facts


@pytest.fixture
def source(tmp_path):
    store, log = SqliteStore(tmp_path / "lianpu.sqlite"), SqliteLog(tmp_path / "lianpu-records.sqlite")
    store.replace(facts(), by="test")
    for link in ("x1", "x2"):
        log.append(NewEntry(act=AddToShortlist(link_id=link), who="市工信局", load_id="0001-aaaa"), 0)
    return store, log


@pytest.fixture
def target(tmp_path):
    folder = tmp_path / "fushun"
    return SqliteStore(folder / "lianpu.sqlite"), SqliteLog(folder / "lianpu-records.sqlite")


def take(source, target):
    return adopt(source[0].path, source[1], target[0].path, target[1])


def contents(store, log):
    return [path.read_bytes() for path in (store.path, log.path, log.head_path)]


def test_all_of_it_is_there_under_the_new_name_and_the_old_is_kept_aside(source, target, tmp_path):
    before = contents(*source)
    done = take(source, target)
    assert (done.entries, contents(*target)) == (2, before)
    assert target[1].rows()[-1].sequence == 2
    assert [tmp_path.joinpath(name).read_bytes() for name in done.aside] == before
    assert not source[0].path.exists()
    assert source[1].last() == 0, "the place is free again"


def test_what_is_there_already_is_not_written_over(source, target):
    target[0].replace(facts(), by="another")
    before = contents(*source)
    with pytest.raises(InvalidRequest, match="已经在了"):
        take(source, target)
    assert contents(*source) == before
    assert not target[1].path.exists()


def test_one_that_was_cut_off_is_taken_up_again(source, target, monkeypatch):
    def cut_off(*given):
        raise KeyboardInterrupt

    before = contents(*source)
    with monkeypatch.context() as broken:
        broken.setattr(adopting, "_move_aside", cut_off)
        with pytest.raises(KeyboardInterrupt):
            take(source, target)
    assert contents(*source) == contents(*target) == before
    assert take(source, target).entries == 2


def test_a_damaged_graph_is_told_and_nothing_moves(source, target):
    path = source[0].path
    path.write_bytes(path.read_bytes()[:-900])
    before = contents(*source)
    with pytest.raises(StoreUnreadable, match="没有接管"):
        take(source, target)
    assert (contents(*source), target[0].path.exists()) == (before, False)


@pytest.mark.parametrize("part", ["graph", "log"])
def test_either_alone_can_be_taken_over(source, target, part):
    store, log = source
    for path in [store.path] if part == "log" else [log.path, log.head_path]:
        path.unlink()
    log.forget()
    assert take(source, target).entries == (2 if part == "log" else 0)
    assert target[0].path.exists() is (part == "graph")
    assert target[1].last() == (2 if part == "log" else 0)


def test_where_there_is_nothing_it_is_told(tmp_path, target):
    nothing = SqliteStore(tmp_path / "none.sqlite"), SqliteLog(tmp_path / "none-records.sqlite")
    with pytest.raises(StoreEmpty):
        take(nothing, target)
    assert not target[0].path.parent.exists()


def test_a_log_of_the_former_format_comes_over_as_it_is(tmp_path, target):
    store = SqliteStore(tmp_path / "lianpu.sqlite")
    log = SqliteLog(tmp_path / "lianpu-records.sqlite")
    shutil.copy("tests/data/logs/format-1.sqlite", log.path)
    before = log.path.read_bytes()
    number = len(log.rows())
    assert take((store, log), target).entries == number > 0
    assert target[1].path.read_bytes() == before


def test_a_graph_of_a_former_format_comes_over_too(tmp_path, target):
    store, log = SqliteStore(tmp_path / "lianpu.sqlite"), SqliteLog(tmp_path / "lianpu-records.sqlite")
    shutil.copy("tests/data/stores/format-2.sqlite", store.path)
    before = store.path.read_bytes()
    assert take((store, log), target).entries == 0
    assert target[0].path.read_bytes() == before
