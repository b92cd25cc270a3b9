"""The embedded store: all or nothing, readers undisturbed, killed at any moment, and the contract's answers."""

import random
import sqlite3
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import Issue, RemovalRefused, Severity, StoreBusy, StoreEmpty, StoreUnreadable, StoreUnwritable
from graph.model.edges import Includes, InputTo, Makes
from graph.model.facts import FactSet
from graph.model.nodes import Chain, Firm, Link, Place
from graph.store.sqlite import SqliteStore, seal
from tests.chance import fewer, rounds
from tests.forks import forked
from tests.graph.store.six_links import REGION, SAID, facts, link, make, read_all
from tests.graph.store.writers import load_for_ever

HOME = Path(__file__).resolve().parents[4]


@pytest.fixture
def store(tmp_path):
    return SqliteStore(tmp_path / "库 a#b%20?.sqlite")


@pytest.fixture
def reader(store):
    store.replace(facts(), by="test")
    with store.reader() as opened:
        yield opened


def test_what_is_written_is_read_back_equal(reader):
    written = facts()
    for kind in (Chain, Link, Firm):
        expected = sorted((node for node in written.nodes if isinstance(node, kind)), key=lambda node: node.id)
        assert reader.nodes(kind) == tuple(expected)
    for kind in (Includes, InputTo, Makes):
        found = [edge for edge in written.edges if isinstance(edge, kind)]
        assert reader.edges(kind) == tuple(sorted(found, key=lambda edge: (edge.start, edge.end, edge.key)))
    assert reader.region() == REGION


def test_nodes_and_edges_by_id(reader):
    assert [node.id for node in reader.nodes(Link, ["x3", "x1", "nowhere"])] == ["x1", "x3"]
    assert reader.nodes(Link, []) == ()
    assert reader.node(Firm, "f9") is None
    assert [(edge.start, edge.end) for edge in reader.edges(InputTo, starts=["x1", "x2"], ends=["x2"])] == [
        ("x1", "x2")
    ]
    assert [edge.product for edge in reader.edges(Makes, ends={"x3"})] == ["乙", "甲", None]


def test_counts_name_every_kind(reader):
    counts = reader.counts()
    assert (counts["Link"], counts["Firm"], counts["MAKES"], counts["SHOWS"]) == (6, 5, 4, 0)


def test_the_same_facts_are_not_written_twice(store):
    first, written = store.replace(facts(), by="test")
    before = store.path.read_bytes()
    again, rewritten = store.replace(
        FactSet(region=REGION, nodes=facts().nodes[::-1], edges=facts().edges[::-1]), by="x"
    )
    assert (written, rewritten) == (True, False)
    assert again == first
    assert store.path.read_bytes() == before


def test_a_load_tells_what_it_changed_and_history_is_kept(store):
    store.replace(facts(), by="a")
    changed = facts(link("x7"), make("f3", "x7"))
    nodes = tuple(
        replace(node, name_zh="改名") if node.id == "x1" else node for node in changed.nodes if node.id != "f4"
    )
    store.replace(FactSet(region=REGION, nodes=nodes, edges=changed.edges), by="b")
    with store.reader() as reader:
        latest, first = reader.loads()
        changes = {change.kind: change for change in latest.changes}
    assert (changes["Link"].added, changes["Link"].changed, changes["Link"].removed) == (1, 1, 0)
    assert (changes["Firm"].removed, changes["MAKES"].added) == (1, 1)
    assert [(each.number, each.loaded_by) for each in (latest, first)] == [(2, "b"), (1, "a")]


def test_warnings_are_kept_with_the_load(store):
    issue = Issue(
        severity=Severity.WARNING,
        code="x",
        file="a.csv",
        row=3,
        column="名",
        zh="一",
        en="one",
        do_zh="改",
        do_en="mend",
    )
    store.replace(facts(warnings=(issue,)), by="test")
    with store.reader() as reader:
        assert reader.load().warnings == (issue,)


def test_a_load_that_removes_much_is_refused_unless_meant(store):
    store.replace(facts(), by="test")
    before = store.path.read_bytes()
    few = FactSet(region=REGION, nodes=facts().nodes[:3], edges=())
    with pytest.raises(RemovalRefused, match="23 / 26"):
        store.replace(few, by="test")
    assert store.path.read_bytes() == before
    _, written = store.replace(few, by="test", allow_removal=True)
    assert written


def test_an_empty_place_and_files_that_are_no_graph(store):
    with pytest.raises(StoreEmpty), store.reader():
        pass
    store.path.write_bytes(b"not a database, but long enough to look at" * 50)
    with pytest.raises(StoreUnreadable), store.reader():
        pass


def test_a_folder_in_the_place_of_the_file(tmp_path):
    store = SqliteStore(tmp_path)
    with pytest.raises(StoreUnwritable, match="文件夹"), store.reader():
        pass
    with pytest.raises(StoreUnwritable, match="文件夹"):
        store.replace(facts(), by="test")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreUnwritable, match="不是文件夹"):
        SqliteStore(tmp_path / "file" / "graph.sqlite").replace(facts(), by="test")


def test_a_cut_off_file_is_damaged_not_half_read(store):
    store.replace(facts(), by="test")
    content = store.path.read_bytes()
    store.path.write_bytes(content[: len(content) // 3])
    with pytest.raises(StoreUnreadable):
        read_all(store)
    _, written = store.replace(facts(), by="test")
    assert written


def test_a_reader_keeps_its_load_while_another_is_swapped_in(store):
    store.replace(facts(), by="test")
    with store.reader() as old:
        store.replace(facts(link("x9")), by="test")
        assert len(old.nodes(Link)) == 6
        with store.reader() as new:
            assert len(new.nodes(Link)) == 7
        assert old.load().number == 1


def test_readers_in_other_threads(store):
    store.replace(facts(), by="test")
    counted = []

    def read():
        with store.reader() as reader:
            counted.append(len(reader.nodes(Link)))

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted == [6] * 8


def test_a_second_load_at_once_is_told(store):
    store.replace(facts(), by="test")
    lock = sqlite3.connect(store.path.with_name(store.path.name + ".lock"), isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreBusy):
        store.replace(facts(link("x9")), by="test")
    lock.close()
    assert store.replace(facts(link("x9")), by="test")[1]


@pytest.mark.parametrize("times", rounds(6, 40))
def test_killed_at_any_moment_it_is_the_old_graph_or_the_new(tmp_path, times):
    store = SqliteStore(tmp_path / "graph.sqlite")
    chance = random.Random(20240301)
    seen = set()
    for _ in range(times):
        child, line = forked(load_for_ever, store.path)
        time.sleep(line.recv() * chance.uniform(0, 2))
        child.kill()
        child.join()
        if not store.path.exists():
            continue
        with store.reader() as reader:
            links = len(reader.nodes(Link))
            load = reader.load()
            held = {change.kind: change.total for change in load.changes}
        assert links == held["Link"], "the graph is whole: what its load says it holds is there"
        assert links in (1506, 1499)
        seen.add(load.number)
    assert len(seen) > times / 6, "the loads moved on between kills"
    _, written = store.replace(facts(), by="after", allow_removal=True)
    assert written
    assert not list(tmp_path.glob("*.new*"))


TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=30)


@settings(fewer(4), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(TEXTS, min_size=1, max_size=6, unique=True), value=st.floats(allow_nan=False, allow_infinity=False)
)
def test_any_text_and_number_comes_back_as_it_was(tmp_path, names, value):
    path = tmp_path / f"{random.random()}.sqlite"
    store = SqliteStore(path)
    nodes = tuple(Place(id=name, name_zh=name, evidence=SAID) for name in names)
    firms = (Firm(id="f", name_zh=names[0], evidence=SAID),)
    links = (link("x"),)
    edges = (make("f", "x", names[0], capacity=value, capacity_unit=names[-1]),)
    store.replace(FactSet(region=REGION, nodes=(*nodes, *firms, *links), edges=edges), by="test")
    with store.reader() as reader:
        assert set(reader.nodes(Place)) == set(nodes)
        assert reader.edges(Makes) == edges
    path.unlink()


@pytest.mark.parametrize(
    "text", ['\'; DROP TABLE "Link"; --', "<script>alert(1)</script>", "=1+1", "\U0001f600", "长" * 350_000]
)
def test_hostile_texts_are_only_text(store, text):
    store.replace(facts(link("h", text)), by="test")
    with store.reader() as reader:
        found = reader.node(Link, "h")
        assert found is not None
        assert found.name_zh == text


def test_the_state_of_a_file_is_told_once_a_change_would_show(tmp_path, monkeypatch):
    store = SqliteStore(tmp_path / "graph.sqlite")
    assert store.state() is None
    store.replace(facts(link("y1")), by="test")
    # within one tick of the clock another load could look the same
    assert store.state() is None
    monkeypatch.setattr(seal, "SETTLED", 0)
    first = store.state()
    assert first is not None
    assert store.state() == first
    store.replace(facts(link("y2")), by="test")
    assert store.state() not in (None, first)
