"""Two workspaces in one process never mix: whatever the app reads through its caches is of the one that was asked."""

import shutil
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch
from urllib.parse import quote

import pytest
import streamlit as st
from hypothesis import given, settings, strategies
from streamlit.testing.v1 import AppTest

from graph.analysis.judgement import judge
from graph.analysis.lists.calls import calls
from graph.analysis.peers.cities import beside
from graph.analysis.records import with_rulings
from graph.model.acts import AddToShortlist, MakeRuling
from graph.model.kinds import RulingKind
from graph.store.log import NewEntry
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_log import SqliteLog
from loaders.folder import read_facts
from tests.graph.store.six_links import REGION, facts, link
from tests.views.served import HOME, TINY
from views.explore.search_box import open_fact_graph
from views.shared.assumptions import situation
from views.shared.context import PageContext, Shown, open_judgement, open_records
from views.shared.drawn import drawn
from views.shared.quality import quality

CITIES = {"a": REGION, "b": replace(REGION, city="本溪", city_en="Benxi")}
ACT = strategies.tuples(strategies.sampled_from("ab"), strategies.sampled_from(["load", "rule", "list", "look"]))


def standing(shown):
    """What a page might draw of a judgement alone."""
    city = shown.city
    return f"{city.region.city} {city.load.id} {' '.join(sorted(city.links))} {sorted(city.rulings)}"


class Side:
    """One workspace with what it should hold."""

    def __init__(self, folder, region):
        folder.mkdir()
        self.store, self.log = SqliteStore(folder / "lianpu.sqlite"), SqliteLog(folder / "lianpu-records.sqlite")
        self.region, self.extra, self.acts = region, 0, []
        self.load()

    def load(self):
        self.extra += 1
        self.store.replace(replace(facts(link(f"y{self.extra}")), region=self.region), by="test")

    def enter(self, act, reason=None):
        before = [at for at, each in enumerate(self.acts, 1) if each.subject == act.subject]
        self.log.append(NewEntry(act=act, who="市工信局", load_id="1", reason=reason), before[-1] if before else 0)
        self.acts.append(act)

    def do(self, what):
        if what == "load":
            self.load()
        elif what == "list":
            self.enter(AddToShortlist(link_id="x2"))
        elif what == "rule":
            kind = list(RulingKind)[len(self.acts) % 2]
            self.enter(MakeRuling(chain_id="c", link_id="x4" if self.region is REGION else "x5", ruling=kind), "核实")

    def desk(self):
        records = open_records(self.log)
        judgement = open_judgement(self.store, self.log, records)
        return PageContext("zh", judgement, self.store, {}, self.log, records)

    def check(self):
        desk = self.desk()
        assert [entry.act for entry in desk.records.entries] == self.acts
        assert desk.city.region.city == self.region.city
        assert f"y{self.extra}" in desk.city.links
        ruled = {act.link_id for act in self.acts if isinstance(act, MakeRuling)}
        assert set(desk.city.rulings) == ruled
        assert situation(desk).reader.region() == self.region
        assert ("Link", f"y{self.extra}") in open_fact_graph(desk, desk.key).nodes
        assert quality(desk)
        shown = drawn(desk, standing)
        assert shown == standing(Shown("zh", desk.judgement))
        assert shown.startswith(f"{self.region.city} {desk.city.load.id} ")
        assert f"y{self.extra}" in shown
        with self.store.reader() as reader:
            anew = judge(with_rulings(reader, desk.records))
        assert calls(desk.judgement) == calls(desk.judgement) == calls(anew)
        return desk


@pytest.mark.parametrize("settled", [False, True])
@settings(max_examples=8)
@given(acts=strategies.lists(ACT, max_size=10))
def test_interleaved_loads_records_and_judgements_never_mix(tmp_path_factory, settled, acts):
    # a file that was just written is read to know which load it holds; one that settled is not
    with patch("graph.store.sqlite.is_settled", return_value=settled):
        interleave(tmp_path_factory, acts)


def interleave(tmp_path_factory, acts):
    st.cache_resource.clear()
    folder = tmp_path_factory.mktemp("pair")
    sides = {name: Side(folder / name, region) for name, region in CITIES.items()}
    for name, what in acts:
        sides[name].do(what)
        desks = [side.check() for side in sides.values()]
        assert desks[0].key != desks[1].key
        first, second = (desk.judgement for desk in desks)
        # what stands beside a city is what its own graph says, read afresh
        for mine, other in ((first, sides["b"]), (second, sides["a"])):
            told = beside(mine.city, other.desk().judgement, mine.city.links)
            with other.store.reader() as reader:
                afresh = judge(with_rulings(reader, other.desk().records))
            assert told == beside(mine.city, afresh, mine.city.links)
            mixed = {link for link, each in told.items() if each.link is not None} - set(afresh.city.links)
            assert mixed == set()


def test_one_load_and_as_many_entries_in_both_are_still_apart(tmp_path):
    st.cache_resource.clear()
    sides = [Side(tmp_path / name, REGION) for name in "ab"]
    for side, kind in zip(sides, RulingKind, strict=False):
        side.enter(MakeRuling(chain_id="c", link_id="x5", ruling=kind), "核实")
    first, second = (side.desk() for side in sides)
    assert first.city.load.id == second.city.load.id
    assert first.key != second.key
    assert first.city.rulings["x5"] != second.city.rulings["x5"]


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Two small cities, loaded into workspaces of their own."""
    for name in ("LIANPU_STORE", "LIANPU_FACTS", "LIANPU_WORKSPACE", "NEO4J_URI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LIANPU_HOME", str(tmp_path))
    st.cache_resource.clear()
    st.cache_data.clear()
    for name, city in (("jia", "甲市"), ("bing", "丙市")):
        made = read_facts(Path(shutil.copytree(TINY, tmp_path / name / "facts")))
        made = replace(made, region=replace(made.region, city=city))
        SqliteStore(tmp_path / name / "lianpu.sqlite").replace(made, by="test")
    monkeypatch.setenv("LIANPU_WORKSPACE", "jia")
    return tmp_path


def visit(**query):
    app = AppTest.from_file(HOME / "app.py", default_timeout=120)
    app.query_params.update(query)
    return app.run()


def shown(app):
    assert not app.exception
    return next(each.value for each in app.sidebar.caption)


def test_the_app_opens_the_environment_s_workspace_and_goes_to_another(home, monkeypatch):
    # who signed last in jia, and when there was one workspace alone, as the browser keeps it
    monkeypatch.setattr(type(st.context), "cookies", {"lianpu-signed-jia": quote("甲市工信局"), "lianpu-signed": "谁"})
    app = visit()
    choice = app.sidebar.selectbox(key="workspace-choice")
    assert (choice.options, choice.value, "甲市" in shown(app)) == (["bing", "jia"], "jia", True)
    assert app.session_state["records-signed"] == "甲市工信局"
    choice.select("bing").run()
    assert "丙市" in shown(app)
    assert app.query_params["workspace"] == "bing"
    assert app.session_state["records-signed"] == "", "an office of one city signs nothing of another"


def test_an_address_opens_its_workspace_and_a_wrong_one_is_told(home):
    assert "丙市" in shown(visit(workspace="bing"))
    app = visit(workspace="gone")
    assert "甲市" in shown(app)
    assert any("workspace\\=gone" in each.value for each in app.warning)


@pytest.mark.parametrize("asked", ["丙市", "丙", "BING", "bing"])
def test_a_city_of_the_address_opens_its_workspace(home, asked):
    app = visit(city=asked)
    if asked == "丙":
        # no city is called so here: the usual one is shown
        assert "甲市" in shown(app)
        return
    assert "丙市" in shown(app)
    assert app.query_params["workspace"] == "bing"
    assert "city" not in app.query_params


def test_a_city_beside_a_workspace_or_a_place_of_the_map_is_left_to_the_page(home):
    assert "甲市" in shown(visit(city="丙市", workspace="jia"))
    assert "甲市" in shown(visit(city="丙市", place="辽宁"))


def test_one_workspace_alone_draws_no_choice(home):
    shutil.rmtree(home / "bing")
    app = visit()
    assert "甲市" in shown(app)
    assert not [each for each in app.sidebar.selectbox if each.key == "workspace-choice"]
    assert "workspace" not in app.query_params


def test_a_name_of_the_environment_that_cannot_be_is_told_in_a_card(home, monkeypatch):
    monkeypatch.setenv("LIANPU_WORKSPACE", "../x")
    app = visit()
    assert not app.exception
    assert any("工作区名不成立" in each.value for each in app.caption)
