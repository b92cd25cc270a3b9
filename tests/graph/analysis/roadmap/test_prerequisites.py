"""What holds a step up: only what cannot travel, is not here and has no alternative here."""

import pytest

from graph.analysis.judgement import judge
from graph.analysis.roadmap.prerequisites import check_plannable, holding_up, prerequisites_of
from graph.errors import InvalidRequest, NotFound
from graph.model.edges import Includes
from graph.model.kinds import InputRole, MakeStatus, Outlook, ProjectStage, Siting, Stage, Transport
from tests.graph.analysis.roadmap.plans import known, ladder

PIPE, SHORT, LONG = Transport.PIPE, Transport.SHORT_HAUL, Transport.LONG_HAUL


def held(build, snapshot, link="top"):
    return set(holding_up(judge(snapshot(build)), link))


@pytest.fixture
def top(build):
    """A missing link, wanted by one that is here; its inputs are each test's own."""
    build.link("top")
    build.link("user")
    known(build, "user")
    build.chain("c", "top", "user", "other")
    build.feed("top", "user")

    def feed(name, transport=PIPE, group=None, role=InputRole.MATERIAL, siting=Siting.ATTRACTABLE, **more):
        build.link(name, siting, **more)
        build.edges.append(Includes(start="c", end=name, stage=Stage.MIDSTREAM, evidence=build.evidence()))
        build.feed(name, "top", role=role, transport=transport, alternatives=group)

    return feed


@pytest.mark.parametrize(("transport", "holds"), [(PIPE, True), (SHORT, True), (LONG, False), (None, False)])
def test_only_a_missing_input_that_cannot_travel_holds_up(build, snapshot, top, transport, holds):
    top("feed", transport)
    assert held(build, snapshot) == ({"feed"} if holds else set())


@pytest.mark.parametrize("status", [MakeStatus.OPERATING, MakeStatus.SEASONAL, None])
def test_what_somebody_here_makes_or_may_make_holds_nothing_up(build, snapshot, top, status):
    top("feed")
    build.make("x", "feed", status)
    assert held(build, snapshot) == set()


def test_what_is_only_planned_here_holds_up_until_it_runs(build, snapshot, top):
    top("feed")
    build.project("p", "feed", ProjectStage.BUILDING, "x")
    assert held(build, snapshot) == {"feed"}


def test_one_alternative_here_is_enough_and_one_that_travels_is_too(build, snapshot, top):
    top("a", group="g")
    top("b", group="g")
    judgement = judge(snapshot(build))
    assert holding_up(judgement, "top") == ("a",), "of two missing alternatives one is enough"
    build.make("x", "b")
    assert held(build, snapshot) == set()
    build.edges.pop()
    top("c", LONG, group="g")
    assert held(build, snapshot) == set()


@pytest.mark.parametrize("siting", [Siting.BOUGHT, Siting.SERVICE, Siting.PUBLIC])
def test_an_alternative_that_is_simply_bought_is_enough(build, snapshot, top, siting):
    top("a", group="g")
    top("b", group="g", siting=siting)
    assert held(build, snapshot) == set()


def test_of_missing_alternatives_one_under_way_is_chosen_first(build, snapshot, top):
    top("a", group="g")
    top("b", group="g")
    build.project("p", "b", ProjectStage.BUILDING, "x")
    assert held(build, snapshot) == {"b"}


def test_equipment_bought_goods_and_links_nobody_may_build_hold_nothing_up(build, snapshot, top):
    top("press", role=InputRole.EQUIPMENT)
    top("ore", siting=Siting.BOUGHT)
    top("sand", siting=Siting.CAPTIVE)
    top("water", siting=Siting.PUBLIC)
    top("acid", outlook=Outlook.RESTRICTED)
    top("ash", siting=Siting.REGULATED)
    assert held(build, snapshot) == set()


@pytest.mark.parametrize("status", [MakeStatus.OPERATING, MakeStatus.BUILDING])
def test_what_runs_or_is_under_construction_is_held_up_by_nothing(build, snapshot, top, status):
    top("feed")
    build.make("y", "top", status)
    assert held(build, snapshot) == set()


def test_needs_reach_up_and_feeders_are_told_apart(build, snapshot):
    """wax needs tar by pipe, tar gas and dye; oil is here. What wax could buy feeds it and holds nothing up."""
    ladder(build)
    needs = prerequisites_of(judge(snapshot(build)), ["wax"])
    assert needs.required == {
        "wax": {"tar"},
        "tar": {"gas", "dye"},
        "gas": frozenset(),
        "dye": frozenset(),
    }
    assert set().union(*needs.preferred.values()) == set()
    build.feed("gas", "wax", transport=LONG)
    assert prerequisites_of(judge(snapshot(build)), ["wax"]).preferred["wax"] == {"gas"}


def test_a_circle_is_told_with_its_links(build, snapshot):
    ladder(build)
    build.feed("wax", "gas", transport=PIPE)
    with pytest.raises(InvalidRequest, match=r"互为核心投入（(?=.*gas)(?=.*tar)(?=.*wax).*→.*）"):
        prerequisites_of(judge(snapshot(build)), ["wax"])


def test_links_that_cannot_be_steps_are_refused_in_both_languages(build, snapshot):
    ladder(build)
    build.link("wood", Siting.BOUGHT)
    build.link("acid", outlook=Outlook.RESTRICTED)
    build.chain("d", "wood", "acid", rank=2)
    build.make("x", "acid", MakeStatus.STOPPED, year="2001")
    for firm in ("y", "z"):
        build.make(firm, "acid", MakeStatus.STOPPED, year="2001")
    judgement = judge(snapshot(build))
    with pytest.raises(NotFound, match="没有这个链环 / no such link: nowhere"):
        check_plannable(judgement, "nowhere")
    with pytest.raises(InvalidRequest, match=r"“other”本地已有.*already exists here"):
        check_plannable(judgement, "other")
    with pytest.raises(InvalidRequest, match="“wood”没有判为缺（不招引）"):
        check_plannable(judgement, "wood")
    with pytest.raises(InvalidRequest, match=r"“acid”不作招引对象.*not recruited"):
        check_plannable(judgement, "acid")


@pytest.mark.parametrize(("status", "holds"), [(MakeStatus.OPERATING, False), (MakeStatus.STOPPED, True)])
def test_what_is_caught_from_a_by_product_here_holds_nothing_up(build, snapshot, top, status, holds):
    """gas is caught from the off-gas of works: top takes it off works itself, unless works stand still."""
    top("gas")
    build.link("works")
    build.edges.append(Includes(start="c", end="works", stage=Stage.MIDSTREAM, evidence=build.evidence()))
    build.feed("works", "gas", role=InputRole.BYPRODUCT, transport=PIPE)
    build.make("x", "works", status)
    assert held(build, snapshot) == ({"gas"} if holds else set())
