"""How a step has what is not here, case by case."""

import pytest

from graph.analysis.judgement import judge
from graph.analysis.roadmap.outside_inputs import OutsideReason
from graph.analysis.roadmap.phase_limits import Phase
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
    return {each.link_id: each.reason for each in plan.step(link).outside_inputs}


@pytest.mark.parametrize(
    ("why", "given"),
    [
        (OutsideReason.EQUIPMENT, {"role": InputRole.EQUIPMENT, "transport": None}),
        (OutsideReason.BOUGHT, {"siting": Siting.BOUGHT}),
        (OutsideReason.BOUGHT, {"transport": LONG}),
        (OutsideReason.CAPTIVE, {"siting": Siting.CAPTIVE}),
        (OutsideReason.CAPTIVE, {"siting": Siting.CAPTIVE, "captive_in": "top"}),
        (OutsideReason.BOUGHT, {"siting": Siting.CAPTIVE, "captive_in": "else", "transport": LONG}),
        (OutsideReason.PUBLIC, {"siting": Siting.PUBLIC}),
        (OutsideReason.SERVICE, {"siting": Siting.SERVICE}),
        (OutsideReason.SERVICE, {"siting": Siting.OPERATED, "role": InputRole.SERVICE, "transport": None}),
        (OutsideReason.STOCK, {"siting": Siting.STOCK}),
        (OutsideReason.RESOURCE, {"siting": Siting.RESOURCE}),
        (OutsideReason.RESTRICTED, {"siting": Siting.REGULATED}),
        (OutsideReason.RESTRICTED, {"outlook": Outlook.RESTRICTED}),
        (OutsideReason.RESTRICTED, {"outlook": Outlook.PHASED_OUT, "transport": LONG}),
    ],
)
def test_each_input_says_how_it_is_had(build, snapshot, top, why, given):
    top("feed", **given)
    assert outside(build, snapshot) == {"feed": why}


def test_what_the_zone_next_door_makes_is_supplied_from_there(build, snapshot, top):
    top("feed")
    build.firm("neighbour", city="沈抚示范区")
    build.make("neighbour", "feed")
    assert outside(build, snapshot) == {"feed": OutsideReason.NEXT_DOOR}


def test_what_is_ruled_out_and_cannot_travel_is_to_be_verified(build, snapshot, top):
    top("feed")
    build.rule("c", "feed", RulingKind.NOT_LOCAL)
    assert outside(build, snapshot) == {"feed": OutsideReason.UNSURVEYED}


def test_what_is_planned_and_may_be_no_step_is_bought_until_it_runs(build, snapshot, top):
    top("feed", LONG, outlook=Outlook.RESTRICTED)
    build.make("x", "feed", MakeStatus.PLANNED)
    assert outside(build, snapshot) == {"feed": OutsideReason.COMING}


def test_a_project_under_way_settles_its_own_supply(build, snapshot, top):
    top("feed")
    build.project("p", "top", ProjectStage.BUILDING, "x")
    assert outside(build, snapshot) == {"feed": OutsideReason.UNSETTLED}


def test_an_alternative_here_or_one_that_travels_leaves_nothing_to_settle(build, snapshot, top):
    top("a", group="g")
    top("b", LONG, group="g")
    assert outside(build, snapshot) == {"b": OutsideReason.BOUGHT}
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
    plan = plan_links(judge(snapshot(build)), ["top", "helper"], phase_limits={Phase.NEAR: 1})
    assert [(step.link_id, step.phase) for step in plan.steps] == [("top", Phase.NEAR), ("helper", Phase.MIDDLE)]
    assert [(each.link_id, each.reason) for each in plan.step("top").outside_inputs] == [
        ("helper", OutsideReason.LATER)
    ]


def test_a_service_is_contracted_out_until_it_is_here(build, snapshot, top):
    """A plant bought for the time being is right, a service bought is not."""
    top("works", None, role=InputRole.SERVICE, outlook=Outlook.RESTRICTED)
    build.make("x", "works", MakeStatus.PLANNED)
    assert outside(build, snapshot) == {"works": OutsideReason.COMING_SERVICE}


@pytest.mark.parametrize(
    ("role", "transport", "why"),
    [
        (InputRole.MATERIAL, LONG, OutsideReason.TARGET),
        (InputRole.SERVICE, None, OutsideReason.TARGET_SERVICE),
        (InputRole.EQUIPMENT, None, OutsideReason.EQUIPMENT),
    ],
)
def test_what_another_chain_works_on_is_not_bought_for_good(build, snapshot, top, role, transport, why):
    """helper serves user, which runs here, and so is a target of its own: the plan of top alone does not begin it."""
    top("helper", transport, role=role, advantage="本地有")
    build.feed("helper", "user", role=InputRole.SERVICE)
    assert judge(snapshot(build)).target("helper") is not None
    assert outside(build, snapshot) == {"helper": why}


def test_a_gas_caught_here_is_to_be_had_from_the_plant_it_arises_at(build, snapshot, top):
    top("gas")
    build.link("works")
    build.edges.append(Includes(start="c", end="works", stage=Stage.MIDSTREAM, evidence=build.evidence()))
    build.feed("works", "gas", role=InputRole.BYPRODUCT, transport=PIPE)
    build.make("x", "works")
    assert outside(build, snapshot) == {"gas": OutsideReason.CAUGHT}


@pytest.mark.parametrize(("maker", "why"), [("twin", OutsideReason.CAPTIVE), ("stranger", OutsideReason.COMING)])
def test_a_step_of_the_plant_that_makes_both_products_is_built_with_it(build, snapshot, top, maker, why):
    """feed belongs to the plant of `else`; who builds `top` as well makes both in it."""
    top("feed", siting=Siting.CAPTIVE, captive_in="else", transport=LONG)
    for firm, link in (("twin", "else"), (maker, "top")):
        if firm not in {node.id for node in build.nodes}:
            build.firm(firm)
        build.make(firm, link, MakeStatus.BUILDING)
    assert outside(build, snapshot) == {"feed": why}
