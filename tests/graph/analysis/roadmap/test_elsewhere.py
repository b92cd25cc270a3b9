"""How a step has what is not here, case by case."""

import pytest

from graph.analysis.judgement import judge
from graph.analysis.roadmap.elsewhere import Elsewhere
from graph.analysis.roadmap.phases import Phase
from graph.analysis.roadmap.roadmap import plan_links
from graph.model.edges import Includes
from graph.model.kinds import (
    InputRole,
    MakeStatus,
    Outlook,
    ProjectStage,
    RulingKind,
    Siting,
    Stage,
    Strength,
    Transport,
)
from tests.graph.analysis.roadmap.plans import known

PIPE, LONG = Transport.PIPE, Transport.LONG_HAUL


@pytest.fixture
def top(build):
    """A missing link that is wanted here, and a function that gives it an input."""
    for link in ("top", "user", "else"):
        build.link(link, advantage="本地有")
    known(build, "user")
    build.chain("c", "top", "user", "else", "other")
    build.feed("top", "user")

    def feed(name, transport=PIPE, siting=Siting.ATTRACTABLE, role=InputRole.MATERIAL, group=None, **more):
        build.link(name, siting, **more)
        build.edges.append(Includes(start="c", end=name, stage=Stage.MIDSTREAM, evidence=build.evidence()))
        build.feed(name, "top", role=role, transport=transport, alternatives=group)

    return feed


def outside(build, snapshot, link="top"):
    plan = plan_links(judge(snapshot(build)), [link])
    return {each.link_id: each.why for each in plan.step(link).outside}


@pytest.mark.parametrize(
    ("why", "given"),
    [
        (Elsewhere.EQUIPMENT, {"role": InputRole.EQUIPMENT, "transport": None}),
        (Elsewhere.BOUGHT, {"siting": Siting.BOUGHT}),
        (Elsewhere.BOUGHT, {"transport": LONG}),
        (Elsewhere.CAPTIVE, {"siting": Siting.CAPTIVE}),
        (Elsewhere.CAPTIVE, {"siting": Siting.CAPTIVE, "captive_in": "top"}),
        (Elsewhere.BOUGHT, {"siting": Siting.CAPTIVE, "captive_in": "else", "transport": LONG}),
        (Elsewhere.PUBLIC, {"siting": Siting.PUBLIC}),
        (Elsewhere.SERVICE, {"siting": Siting.SERVICE}),
        (Elsewhere.SERVICE, {"siting": Siting.OPERATED, "role": InputRole.SERVICE, "transport": None}),
        (Elsewhere.STOCK, {"siting": Siting.STOCK}),
        (Elsewhere.RESOURCE, {"siting": Siting.RESOURCE}),
        (Elsewhere.RESTRICTED, {"siting": Siting.REGULATED}),
        (Elsewhere.RESTRICTED, {"outlook": Outlook.RESTRICTED}),
        (Elsewhere.RESTRICTED, {"outlook": Outlook.PHASED_OUT, "transport": LONG}),
    ],
)
def test_each_input_says_how_it_is_had(build, snapshot, top, why, given):
    top("feed", **given)
    assert outside(build, snapshot) == {"feed": why}


def test_what_the_zone_next_door_makes_is_supplied_from_there(build, snapshot, top):
    top("feed")
    build.firm("neighbour", city="沈抚示范区")
    build.make("neighbour", "feed")
    assert outside(build, snapshot) == {"feed": Elsewhere.NEXT_DOOR}


def test_what_is_ruled_out_and_cannot_travel_is_to_be_verified(build, snapshot, top):
    top("feed")
    build.rule("c", "feed", RulingKind.NOT_LOCAL)
    assert outside(build, snapshot) == {"feed": Elsewhere.UNSURVEYED}


def test_what_is_planned_and_may_be_no_step_is_bought_until_it_runs(build, snapshot, top):
    top("feed", LONG, outlook=Outlook.RESTRICTED)
    build.make("x", "feed", MakeStatus.PLANNED)
    assert outside(build, snapshot) == {"feed": Elsewhere.COMING}


def test_a_project_under_way_settles_its_own_supply(build, snapshot, top):
    top("feed")
    build.project("p", "top", ProjectStage.BUILDING, "x")
    assert outside(build, snapshot) == {"feed": Elsewhere.UNSETTLED}


def test_an_alternative_here_or_one_that_travels_leaves_nothing_to_settle(build, snapshot, top):
    top("a", group="g")
    top("b", LONG, group="g")
    assert outside(build, snapshot) == {"b": Elsewhere.BOUGHT}
    build.make("x", "a")
    assert outside(build, snapshot) == {}


def test_what_is_a_later_step_is_bought_until_then(build, snapshot, top):
    """helper is auxiliary and ranks behind: with one step a phase it is later, and top says so."""
    build.link("helper")
    build.edges.append(Includes(start="c", end="helper", stage=Stage.MIDSTREAM, evidence=build.evidence()))
    build.feed("helper", "top", strength=Strength.AUXILIARY)
    for firm in ("x", "y"):
        build.make(firm, "user")
    build.make("away", "top")
    plan = plan_links(judge(snapshot(build)), ["top", "helper"], room={Phase.NEAR: 1})
    assert [(step.link_id, step.phase) for step in plan.steps] == [("top", Phase.NEAR), ("helper", Phase.MIDDLE)]
    assert [(each.link_id, each.why) for each in plan.step("top").outside] == [("helper", Elsewhere.LATER)]
