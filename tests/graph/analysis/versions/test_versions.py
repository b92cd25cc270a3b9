"""Two loads of the tiny city, one fact changed at a time: what each change comes to was worked out by hand.

The tiny city has two targets: polyethylene (missing, film takes it; rank 1, 46 points) and the catalyst (its works are
under construction; rank 2, 0 points). By the weights: polyethylene pull 20, market 10, push 20, candidates 10 / 3, of
115 that apply; catalyst nothing of 90. docs/methods.md works both out.
"""

from dataclasses import replace

import pytest

from graph.analysis.versions.causes import compare_loads
from graph.analysis.versions.diff import diff_versions
from graph.analysis.versions.diffs import DiffKind
from graph.analysis.versions.record_lines import from_lines, to_lines
from graph.analysis.what_if.causes import CauseKind
from graph.model.edges import InputTo, Makes
from graph.model.kinds import MakeStatus, Market, Outlook, ProjectStage, Transport
from graph.model.nodes import Firm, Link, Project
from graph.store.edits import apply_to_facts, make_edits
from tests.graph.analysis.versions.conftest import (
    CANDIDATE,
    FACTS,
    NEW_FIRM,
    NEW_MAKER,
    NEW_TRIAL,
    NEWER,
    REFINERY_ETHYLENE,
    RULED_OUT,
    SIZED,
    behind,
    the,
    told,
    ways,
)

REFINERY_NAPHTHA = the(Makes, start="refinery", end="naphtha")


RUNNING = replace(the(Project, id="p1"), stage=ProjectStage.OPERATING)


@pytest.fixture(params=["loads", "files"])
def between(request, old, snapshot):
    """Compare the tiny city with what it is after edits: as two loads, and from what two exports hold alone."""

    def compared(put=(), drop=(), facts=FACTS):
        found = compare_loads(old, snapshot(apply_to_facts(facts, make_edits(put, drop))))
        if request.param == "loads":
            return found
        return diff_versions(*(from_lines(to_lines(side)) for side in (found.old, found.new)))

    return compared


def target(found, link):
    return next(move for move in found.targets if move.link_id == link)


def test_equal_loads_do_not_differ(between):
    found = between()
    assert (found.targets, found.states, found.rules) == ((), (), ())
    assert set(found.counts().values()) == {0}


def test_what_no_rule_reads_changes_nothing(between):
    noted = replace(CANDIDATE, note="另有说法")
    renamed = replace(the(Firm, id="candidate"), name_zh="丙市新材料公司")
    seen = replace(the(Link, id="polyethylene"), outlook_reason="行业年报", outlook_year="2025", market=Market.NATIONAL)
    placed = replace(REFINERY_NAPHTHA, market_position_source="https://example.gov.cn/b")
    assert told(between(put=[noted, renamed, seen, placed])) == []


def test_an_outlook_put_on_file_is_read_by_the_score(between):
    found = between(put=[replace(the(Link, id="polyethylene"), outlook=Outlook.SURPLUS, outlook_reason="行业年报")])
    # a surplus with a user here counts half: 10 · 0.5 more of 115
    assert told(found) == [("polyethylene", "changed", (1, 46), (1, 51))]
    assert behind(found.targets[0]) == [("Link", "polyethylene", ("outlook",))]


def test_a_capacity_put_on_file_makes_a_link_to_verify_strong_and_moves_no_target(between):
    found = between(put=[SIZED])
    assert told(found) == []
    (state,) = found.states
    assert (state.link_id, state.before.rule, state.after.rule) == ("ethylene", "D-03", "D-01")
    assert behind(state) == [("MAKES", "refinery", "ethylene", ("capacity", "capacity_unit"))]
    assert (state.facts[0].before.source, state.facts[0].after.source) == (
        "https://example.gov.cn/a",
        "https://example.gov.cn/newer",
    )


def test_a_plant_that_turns_out_to_be_on_trial_is_a_target_and_lowers_what_it_feeds(between):
    found = between(put=[replace(REFINERY_ETHYLENE, status=MakeStatus.TRIAL, evidence=NEWER)])
    # ethylene, weak: push 20 (naphtha by pipe), opens 10 / 2 (polyethylene), of 90; polyethylene: push 20 · 0.75
    assert told(found) == [
        ("ethylene", "came", None, (2, 28)),
        ("polyethylene", "changed", (1, 46), (1, 42)),
        ("catalyst", "moved", (2, 0), (3, 0)),
    ]
    weak, above = found.targets[:2]
    assert (weak.after.grounds, weak.after.strategy) == (("S-05",), "strengthen")
    assert behind(weak) == behind(above) == [("MAKES", "refinery", "ethylene", ("status",))]
    assert ways(weak) == [(CauseKind.OWN, ("ethylene",))]
    assert ways(above) == [(CauseKind.INPUT, ("ethylene", "polyethylene"))]
    assert [(each.before.rule, each.after.rule) for each in found.states] == [("D-03", "D-07")]


def test_a_new_maker_of_known_capacity_closes_a_gap_and_raises_what_it_uses(between):
    found = between(put=[NEW_FIRM, NEW_MAKER])
    # the catalyst has a use here, an auxiliary one: a quarter of pull, 20 · 0.25 of 90
    assert told(found) == [("polyethylene", "went", (1, 46), None), ("catalyst", "changed", (2, 0), (1, 6))]
    gap, below = found.targets
    assert behind(gap) == behind(below) == [("MAKES", "new", "polyethylene", "came")]
    assert ways(gap) == [(CauseKind.OWN, ("polyethylene",))]
    assert ways(below) == [(CauseKind.USE, ("polyethylene", "catalyst"))]
    assert [(each.before.rule, each.after.rule) for each in found.states] == [("D-27", "D-01")]


def test_a_new_maker_on_trial_turns_a_gap_into_a_link_to_strengthen(between):
    found = between(put=[NEW_FIRM, NEW_TRIAL])
    # polyethylene: pull 20, market 10, push 20, of 90 without anchor and candidates; the catalyst's use is here by 0.75
    assert told(found) == [("polyethylene", "changed", (1, 46), (1, 56)), ("catalyst", "changed", (2, 0), (2, 4))]
    gap = found.targets[0]
    assert (gap.before.grounds, gap.after.grounds) == (("S-01",), ("S-05",))
    assert (gap.before.strategy, gap.after.strategy) == ("supplement", "strengthen")


def test_a_ruling_takes_a_target_away_and_the_next_moves_up(between):
    found = between(put=[RULED_OUT])
    assert told(found) == [("polyethylene", "went", (1, 46), None), ("catalyst", "moved", (2, 0), (1, 0))]
    assert behind(found.targets[0]) == [("RULED", "oil", "polyethylene", "came")]
    assert [(move.link_id, move.after.rule) for move in found.states] == [("polyethylene", "D-14")]


def test_a_project_that_starts_to_operate_has_been_seen_through(between):
    found = between(put=[RUNNING])
    assert told(found) == [("catalyst", "went", (2, 0), None)]
    move = found.targets[0]
    assert behind(move) == [("Project", "p1", ("stage",))]
    assert [fact.values["stage"] for fact in (move.facts[0].before, move.facts[0].after)] == ["building", "operating"]
    assert [(each.before.state, each.after.state) for each in found.states] == [("planned", "present")]


def test_a_candidate_gone_lowers_a_score_and_changes_no_state(between):
    found = between(drop=[CANDIDATE])
    assert told(found) == [("polyethylene", "changed", (1, 46), (1, 43))]
    assert behind(found.targets[0])[0] == ("MAKES", "candidate", "polyethylene", "went")
    assert ways(found.targets[0]) == [(CauseKind.OWN, ("polyethylene",))]
    assert found.states == ()


def test_makers_lost_are_told_at_the_link_they_made_and_at_those_that_feed_on_it(between):
    found = between(drop=[REFINERY_ETHYLENE, REFINERY_NAPHTHA])
    assert [(move.link_id, move.after.state) for move in found.states] == [
        ("ethylene", "missing"),
        ("naphtha", "missing"),
    ]
    # film goes on; polyethylene has nothing here to be made of, so that film simply buys it
    assert told(found) == [("polyethylene", "went", (1, 46), None), ("catalyst", "moved", (2, 0), (1, 0))]
    move = target(found, "polyethylene")
    assert ways(move) == [(CauseKind.INPUT, ("ethylene", "polyethylene"))]
    assert behind(move) == [("MAKES", "refinery", "ethylene", "went")]


def test_years_that_pass_are_told_as_records_grown_old(between):
    later = replace(FACTS, region=replace(FACTS.region, as_of="2031-01"))
    found = between(facts=later)
    # naphtha rests on a record of 2023: eight years on, nothing newer that is dated shows the refinery at work
    (state,) = found.states
    assert (state.link_id, state.before.rule, state.after.rule) == ("naphtha", "D-01", "D-08")
    assert behind(state) == [("MAKES", "refinery", "naphtha", ("old",))]
    assert (found.old.facts_year, found.new.facts_year) == (2025, 2031)
    # naphtha, weak: pull 20, market 10 and the owner's 5 for ethylene, of 90
    assert told(found) == [("naphtha", "came", None, (2, 39)), ("catalyst", "moved", (2, 0), (3, 0))]


def test_a_link_no_chain_holds_any_more_is_told_as_gone(between):
    link = the(Link, id="polyethylene")
    edges = [each for each in FACTS.edges if "polyethylene" in (each.start, each.end)]
    found = between(drop=[link, *edges])
    assert target(found, "polyethylene").change is DiffKind.WENT
    (state,) = [move for move in found.states if move.link_id == "polyethylene"]
    assert (state.before.state, state.after) == ("missing", None)
    assert ways(target(found, "polyethylene")) == [(CauseKind.OWN, ("polyethylene",))]


def test_a_siting_that_changes_is_a_fact_of_its_link(between):
    found = between(put=[replace(the(Link, id="gas"), siting=None)])
    (state,) = found.states
    assert (state.link_id, state.before.rule, state.after.rule) == ("gas", "D-18", "D-27")
    assert behind(state) == [("Link", "gas", ("siting",))]


def test_an_input_written_down_is_told_by_what_it_joins(between):
    feed = replace(the(InputTo, start="naphtha", end="ethylene"), end="polyethylene", transport=Transport.LONG_HAUL)
    move = target(between(put=[feed]), "polyethylene")
    # naphtha is here, yet others can buy it as well: push (1 + 0.8) / 2
    assert behind(move) == [("INPUT_TO", "naphtha", "polyethylene", "came")]
    assert (move.before.score, move.after.score) == (46, 45)


def without(id):
    """The firm and all that hangs on it."""
    return [the(Firm, id=id), *(each for each in FACTS.edges if id in (each.start, each.end))]


def test_firms_that_came_went_moved_or_make_other_things_are_told(between):
    moved, trial = replace(the(Firm, id="candidate"), city="戊市"), replace(REFINERY_ETHYLENE, status=MakeStatus.TRIAL)
    found = between(put=[NEW_FIRM, NEW_MAKER, moved, trial], drop=without("pack-works"))
    assert [(each.change.value, each.firm.id, each.gained, each.lost, each.turned) for each in found.firms] == [
        ("came", "new", ("polyethylene",), (), ()),
        ("went", "pack-works", (), ("film",), ()),
        ("moved", "candidate", (), (), ()),
        ("changed", "refinery", (), (), ("ethylene",)),
    ]


def test_a_firm_under_another_id_is_the_same_firm(between):
    other = [replace(the(Firm, id="candidate"), id="other"), replace(CANDIDATE, start="other")]
    assert between(put=other, drop=without("candidate")).firms == ()
