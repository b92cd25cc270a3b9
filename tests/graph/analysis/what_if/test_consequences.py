"""What a stop brings along, worked out by hand on small cities."""

import pytest

from graph.analysis.verdicts.states import LinkState
from graph.analysis.what_if.assumptions import AttractFirm, InputShortage, LoseFirm
from graph.analysis.what_if.causes import CauseKind
from graph.analysis.what_if.consequences import Effect
from graph.analysis.what_if.outcome import situation_of, what_if
from graph.model.edges import Includes
from graph.model.kinds import InputRole, ProjectStage, Siting, Stage, Strength, Transport

PIPE, SHORT, LONG = Transport.PIPE, Transport.SHORT_HAUL, Transport.LONG_HAUL


def inside(build, link):
    """Put a link into the chain of the line."""
    build.edges.append(Includes(start="c", end=link, stage=Stage.MIDSTREAM, evidence=build.evidence()))


def effects(found):
    return [(each.effect, each.path) for each in found.consequences]


@pytest.fixture
def line(build):
    """feed (x) → middle (y) → end (z), all here; three more firms keep the chain surveyed."""
    for link in ("feed", "middle", "end", "other"):
        build.link(link)
    build.chain("c", "feed", "middle", "end", "other")
    for firm, link in (("x", "feed"), ("y", "middle"), ("z", "end")):
        build.firm(firm)
        build.make(firm, link)
    for firm in ("k", "l", "m"):
        build.firm(firm)
        build.make(firm, "other")

    def feeds(first=PIPE, second=PIPE, **more):
        build.feed("feed", "middle", transport=first, **more)
        build.feed("middle", "end", transport=second)
        return build

    return feeds


def test_want_of_what_cannot_travel_runs_down_the_chain(line, snapshot):
    found = what_if(situation_of(snapshot(line())), [LoseFirm("x")])
    assert effects(found) == [(Effect.CUT, ("feed", "middle")), (Effect.CUT, ("feed", "middle", "end"))]
    after = found.after.judgement
    assert [after.state(link) for link in ("feed", "middle", "end")] == [
        LinkState.MISSING,
        LinkState.WEAK,
        LinkState.WEAK,
    ]
    end = next(change for change in found.states if change.after.link_id == "end")
    assert [(each.kind, each.path) for each in end.causes] == [(CauseKind.SUPPLY, ("feed", "middle", "end"))]
    assert after.targets == (), "neither what was lost, which nobody takes now, nor what stands still"


def test_what_travels_is_bought_instead_and_the_rest_goes_on(line, snapshot):
    found = what_if(situation_of(snapshot(line(first=LONG))), [LoseFirm("x")])
    assert effects(found) == [(Effect.BOUGHT, ("feed", "middle"))]
    assert {change.after.link_id for change in found.states} == {"feed"}
    cut = what_if(situation_of(snapshot(line())), [LoseFirm("x")])
    assert cut.consequences[0].lacks == "feed"


def test_short_haul_does_not_travel_and_a_blank_says_nothing_against_it(line, snapshot):
    assert effects(what_if(situation_of(snapshot(line(first=SHORT, second=None))), [LoseFirm("x")])) == [
        (Effect.CUT, ("feed", "middle")),
        (Effect.BOUGHT, ("feed", "middle", "end")),
    ]


@pytest.mark.parametrize(
    "given", [{"strength": Strength.AUXILIARY}, {"role": InputRole.EQUIPMENT}], ids=["auxiliary", "equipment"]
)
def test_auxiliary_inputs_and_equipment_stop_nothing(line, snapshot, given):
    assert effects(what_if(situation_of(snapshot(line(**given))), [LoseFirm("x")])) == []


def test_another_maker_or_one_of_unknown_state_keeps_the_link_going(line, snapshot):
    build = line()
    build.make("k", "feed", None)
    assert effects(what_if(situation_of(snapshot(build)), [LoseFirm("x")])) == []


def test_an_alternative_here_is_enough_and_one_that_travels_is_bought(line, build, snapshot):
    build.link("second")
    build.link("third")
    line(alternatives="g")
    build.feed("third", "middle", transport=LONG, alternatives="g")
    assert effects(what_if(situation_of(snapshot(build)), [LoseFirm("x")])) == [(Effect.BOUGHT, ("feed", "middle"))]
    build.feed("second", "middle", transport=PIPE, alternatives="g")
    build.make("l", "second")
    assert effects(what_if(situation_of(snapshot(build)), [LoseFirm("x")])) == []


def test_captive_links_stop_with_the_plant_of_the_same_party(build, snapshot):
    """host is made by x and by y, each with its own part: without x only its part stops, without both all."""
    build.link("host")
    build.link("part", Siting.CAPTIVE, captive_in="host")
    build.link("piece", Siting.CAPTIVE, captive_in="host")
    build.chain("c", "host", "part", "piece")
    for firm in ("x", "y", "z"):
        build.firm(firm)
    for firm, link in (("x", "host"), ("y", "host"), ("x", "part"), ("z", "piece")):
        build.make(firm, link)
    build.make("y", "part")
    before = situation_of(snapshot(build))
    assert effects(what_if(before, [LoseFirm("x")])) == []
    # the part of z is not made inside a plant that was lost: z never ran one
    assert effects(what_if(before, [LoseFirm("x"), LoseFirm("y")])) == []
    assert effects(what_if(before, [InputShortage("host")])) == [(Effect.ALONG, ("host", "part"))]


def test_a_captive_link_of_a_cut_plant_stops_along(line, build, snapshot):
    line()
    build.link("slag", Siting.CAPTIVE, captive_in="middle")
    inside(build, "slag")
    build.make("y", "slag")
    found = what_if(situation_of(snapshot(build)), [LoseFirm("x")])
    assert (Effect.ALONG, ("feed", "middle", "slag")) in effects(found)
    slag = next(change for change in found.states if change.after.link_id == "slag")
    assert [(each.kind, each.path) for each in slag.causes] == [(CauseKind.ALONG, ("feed", "middle", "slag"))]


def test_what_runs_by_a_project_alone_stands_still_too_and_no_plan_of_it_goes_on(line, build, snapshot):
    line()
    build.link("plant")
    inside(build, "plant")
    build.feed("middle", "plant", transport=PIPE)
    build.project("one", "plant", ProjectStage.OPERATING, "k")
    build.project("two", "plant", ProjectStage.PLANNED, "k")
    found = what_if(situation_of(snapshot(build)), [LoseFirm("x")])
    after = found.after.judgement
    assert (after.verdicts["plant"].rule.id, after.target("plant")) == ("D-13", None)


def test_scarcity_reaches_what_travels_and_every_alternative_that_is_scarce(line, build, snapshot):
    line(first=LONG)
    assert effects(what_if(situation_of(snapshot(build)), [InputShortage("feed")]))[0] == (
        Effect.CUT,
        ("feed", "middle"),
    )


def test_who_comes_in_place_of_what_is_lost_keeps_the_rest_going(line, snapshot):
    before = situation_of(snapshot(line()))
    assert effects(what_if(before, [LoseFirm("x"), AttractFirm(None, "feed")])) == []


def test_what_was_bought_instead_and_is_cut_in_the_end_is_only_cut(line, build, snapshot):
    """middle could buy feed, but its second input comes by pipe from a plant that lacks feed as well."""
    line(first=LONG)
    build.link("steam")
    inside(build, "steam")
    build.make("k", "steam")
    build.feed("feed", "steam", transport=PIPE)
    build.feed("steam", "middle", transport=PIPE)
    assert effects(what_if(situation_of(snapshot(build)), [LoseFirm("x")])) == [
        (Effect.CUT, ("feed", "steam")),
        (Effect.CUT, ("feed", "steam", "middle")),
        (Effect.CUT, ("feed", "steam", "middle", "end")),
    ]


def test_records_of_what_else_a_firm_makes_grow_no_older(line, build, snapshot):
    """y's record of middle shows it at work: its other product, on file from 2012, stays as it is when middle stops."""
    line()
    build.edges = [edge for edge in build.edges if (edge.start, edge.end) != ("y", "middle")]
    build.make("y", "middle", year="2025")
    build.link("old")
    inside(build, "old")
    build.make("y", "old", year="2012")
    found = what_if(situation_of(snapshot(build)), [LoseFirm("x")])
    assert "old" not in {change.after.link_id for change in found.states}
