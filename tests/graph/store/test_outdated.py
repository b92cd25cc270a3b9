"""A graph of another schema: it is told, not read with the names of today, and a load takes its history on."""

import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from graph.errors import RemovalRefused, StoreOutdated
from graph.model.facts import FactSet
from graph.model.nodes import Firm, Link
from graph.store.sqlite import SqliteStore
from tests.graph.store.six_links import REGION, facts, link

HOME = Path(__file__).resolve().parents[3]
FORMAT_2 = HOME / "tests" / "data" / "stores" / "format-2.sqlite"
"""Written by the last version that numbered its format: the six links, then a seventh."""


@pytest.fixture
def earlier(tmp_path):
    return SqliteStore(Path(shutil.copy(FORMAT_2, tmp_path / "graph.sqlite")))


def test_a_graph_from_before_the_fingerprint_says_what_to_do(earlier):
    with pytest.raises(StoreOutdated, match=r"请重新更新：python -m pipeline load .* load again"), earlier.reader():
        pass


def test_a_load_over_it_counts_on_and_tells_what_it_changed(earlier):
    load, written = earlier.replace(facts(link("x7"), link("x8")), by="third")
    assert written
    assert load.number == 3
    assert load.warnings == ()
    changes = {change.kind: change for change in load.changes}
    assert (changes["Link"].added, changes["Link"].removed, changes["Link"].changed) == (1, 0, 0)
    assert not any(change.changed for change in load.changes)
    with earlier.reader() as reader:
        assert [each.loaded_by for each in reader.loads()] == ["third", "second", "first"]
        assert reader.loads()[-1].changes != ()


def test_the_same_facts_are_written_again_for_they_are_kept_otherwise_now(earlier):
    load, written = earlier.replace(facts(link("x7")), by="third")
    assert (load.number, written) == (3, True)
    assert not any(change.added or change.removed or change.changed for change in load.changes)


def test_a_load_that_removes_much_of_it_is_refused_too(earlier):
    before = earlier.path.read_bytes()
    with pytest.raises(RemovalRefused):
        earlier.replace(FactSet(region=REGION, nodes=facts().nodes[:3], edges=()), by="third")
    assert earlier.path.read_bytes() == before


def test_what_was_damaged_before_the_fingerprint_is_not_taken_for_sound(earlier):
    content = earlier.path.read_bytes()
    earlier.path.write_bytes(content[:-512])
    load, written = earlier.replace(facts(), by="third")
    assert written
    assert [issue.code for issue in load.warnings] == ["graph_was_damaged"]


WIDER = """
import sys
from dataclasses import dataclass
from typing import Annotated

sys.path.insert(0, {home!r})
from graph.model import nodes
from graph.model.column import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm(nodes.Firm):
    website: Annotated[str | None, Column("网站", "Website", "Address of its pages", "网址")] = None


nodes.NODE_KINDS = tuple(Firm if kind is nodes.Firm else kind for kind in nodes.NODE_KINDS)
nodes.Firm = Firm

from pathlib import Path
from graph.errors import StoreOutdated
from graph.store.sqlite import SqliteStore
from tests.graph.store.six_links import facts

store = SqliteStore(Path({path!r}))
try:
    with store.reader() as reader:
        print([firm.website for firm in reader.nodes(Firm)])
except StoreOutdated:
    print("outdated")
load, written = store.replace(facts(), by="wider")
with store.reader() as reader:
    print(load.number, written, [firm.website for firm in reader.nodes(Firm)])
"""


def test_a_column_more_is_told_not_answered_with_its_own_name(tmp_path):
    store = SqliteStore(tmp_path / "graph.sqlite")
    store.replace(facts(), by="narrow")
    code = textwrap.dedent(WIDER).format(home=str(HOME), path=str(store.path))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines() == ["outdated", "2 True [None, None, None, None, None]"]
    with pytest.raises(StoreOutdated), store.reader():
        pass
    load, written = store.replace(facts(), by="narrow again")
    assert (load.number, written) == (3, True)
    with store.reader() as reader:
        assert (len(reader.nodes(Firm)), len(reader.nodes(Link))) == (5, 6)
