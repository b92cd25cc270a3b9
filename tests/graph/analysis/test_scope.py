"""What a scope takes and where a target could be placed, on the tiny city: one chain, worked out by hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.analysis.judgement import judge
from graph.analysis.measures.carriers import Nearby, carriers
from graph.analysis.scope import Scope, departments, districts, task_forces
from graph.analysis.targets.sieve import districts as near
from graph.analysis.verdicts.states import Strategy
from graph.errors import NotFound
from graph.model.nodes import Firm
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts

TINY = Path(__file__).resolve().parents[2] / "data" / "tiny"


@pytest.fixture
def judged(tmp_path):
    """Return the judgement of the tiny city, firms changed by their ids."""

    def of(**changed):
        facts = read_facts(TINY)
        nodes = tuple(
            replace(node, **changed[node.id]) if isinstance(node, Firm) and node.id in changed else node
            for node in facts.nodes
        )
        store = SqliteStore(tmp_path / "graph.sqlite")
        store.replace(replace(facts, nodes=nodes), by="test")
        with store.reader() as reader:
            return judge(reader)

    return of


def test_everything_is_the_scope_without_limits(judged):
    judgement = judged()
    assert Scope().chains_in(judgement) == ("oil",)
    assert [each.link_id for each in Scope().targets_of(judgement, "oil")] == ["polyethylene", "ethylene"]


def test_strategies_limit_by_any_a_target_carries(judged):
    judgement = judged()
    only = Scope(strategies=frozenset({Strategy.STRENGTHEN}))
    assert [each.link_id for each in only.targets_of(judgement, "oil")] == ["ethylene"]


def test_a_district_takes_what_its_firms_make_feed_or_take(judged):
    # the refinery and the film works are in 东区: ethylene feeds polyethylene, which film takes
    judgement = judged()
    assert districts(judgement) == ("东区",)
    assert near(judgement.city, judgement.target("polyethylene")) == {"东区"}
    assert len(Scope(district="东区").targets_of(judgement, "oil")) == 2


def test_a_department_limits_the_chains(judged):
    judgement = judged()
    assert departments(judgement) == ("工业局",)
    assert Scope(department="工业局").chains_in(judgement) == ("oil",)
    assert task_forces(judgement) == ()


@pytest.mark.parametrize(
    "scope",
    [Scope(chains=("steel",)), Scope(district="西区"), Scope(department="商务局"), Scope(task_force="第一专班")],
)
def test_a_name_the_facts_do_not_hold_is_refused_with_those_they_do(judged, scope):
    with pytest.raises(NotFound, match=r"资料里没有"):
        scope.chains_in(judged())


def test_a_target_could_be_placed_where_its_inputs_and_users_are(judged):
    judgement = judged()
    (place,) = carriers(judgement, judgement.target("polyethylene"))
    assert place.name == "东区"
    assert place.near == (Nearby.SUPPLIER, Nearby.USER)
    assert [firm.id for firm in place.firms] == ["refinery", "film-works"]


def test_a_park_stands_before_the_district_and_a_town_is_none(judged):
    judgement = judged(**{"film-works": {"park": "甲市塑料产业园"}, "pack-works": {"park": "北三家镇"}})
    found = {each.name: each.near for each in carriers(judgement, judgement.target("polyethylene"))}
    assert found == {"东区": (Nearby.SUPPLIER,), "甲市塑料产业园": (Nearby.USER,)}
