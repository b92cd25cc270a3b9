"""How a firm would come: by its own plant here, through its group, or anew."""

from dataclasses import replace

import pytest

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.candidates.kinship import trade_of
from graph.analysis.verdicts.states import CandidateKind, Tier
from graph.model.kinds import InputRole, LegalForm, MakeStatus, PresenceKind, RelationKind


def only(city_of, build):
    (candidate,) = rank_candidates(city_of(build), "x")
    return candidate


def test_an_owner_of_a_plant_of_the_trade_here_expands(base, far, city_of):
    far("p")
    base.relate("p", "f1", RelationKind.PARENT_OF)
    candidate = only(city_of, base)
    assert candidate.kind is CandidateKind.REINVESTMENT, "f1 makes a, the feed of x"
    assert [(kin.firm.id, kin.owned, kin.in_trade) for kin in candidate.kin] == [("f1", True, True)]
    assert candidate.tier is Tier.FIRST


def test_an_owner_of_another_trade_here_comes_through_its_group(base, far, city_of):
    base.link("other")
    base.firm("f3")
    base.make("f3", "other")
    far("p")
    base.relate("p", "f3", RelationKind.PARENT_OF)
    assert only(city_of, base).kind is CandidateKind.SAME_GROUP


def test_a_firm_that_shares_only_the_group_expands_nothing(base, far, city_of):
    base.firm("f3", group="G")
    base.make("f3", "x")
    far("p", group="G")
    candidate = only(city_of, base)
    assert (candidate.kind, candidate.kin[0].common) == (CandidateKind.SAME_GROUP, "G")


def test_a_group_without_a_plant_of_the_trade_is_no_reason_to_come(base, far, city_of):
    base.link("other")
    base.firm("f3", group="G")
    base.make("f3", "other")
    far("p", group="G")
    candidate = only(city_of, base)
    assert (candidate.kind, candidate.kin, candidate.tier) == (CandidateKind.NEWCOMER, (), Tier.POSSIBLE)


@pytest.mark.parametrize("stated", ["p", "p(600000)", "另一家;p"])
def test_a_statement_of_who_decides_makes_an_owner(base, far, city_of, stated):
    base.firm("f3", decided_by=stated)
    base.make("f3", "x")
    far("p")
    candidate = only(city_of, base)
    assert (candidate.kind, [kin.firm.id for kin in candidate.kin]) == (CandidateKind.REINVESTMENT, ["f3"])


def test_two_branches_for_which_one_party_decides_belong_together(base, far, city_of):
    base.firm("f3", decided_by="总公司(601857)", legal_form=LegalForm.BRANCH)
    base.make("f3", "a")
    far("p", decided_by="总公司(601857)", legal_form=LegalForm.BRANCH)
    candidate = only(city_of, base)
    assert (candidate.kind, candidate.kin[0].common) == (CandidateKind.SAME_GROUP, "总公司")


@pytest.mark.parametrize(
    ("kind", "what", "expected"),
    [
        (PresenceKind.PLANT, "石蜡生产", CandidateKind.REINVESTMENT),
        (PresenceKind.PROJECT, "石蜡生产", CandidateKind.NEWCOMER),
        (PresenceKind.PLANT, "商场", CandidateKind.NEWCOMER),
    ],
)
def test_a_plant_of_its_own_here_counts_where_it_is_of_the_trade(build, city_of, kind, what, expected):
    build.link("石蜡")
    build.firm("p", city="杭州", province="浙江")
    build.make("p", "石蜡")
    build.presence("p", "辽宁抚顺", kind)
    build.edges[-1] = replace(build.edges[-1], what=what)
    (candidate,) = rank_candidates(city_of(build), "石蜡")
    assert candidate.kind is expected


def test_the_trade_of_a_link(build, city_of):
    """Feeds up to two steps, users, and links of the first three digits; no equipment, no third step."""
    for link, code in (("oil", None), ("feed", None), ("mid", None), ("x", "2651"), ("use", None), ("like", "2653")):
        build.link(link, gbt4754=code)
    build.link("press")
    build.feed("oil", "feed")
    build.feed("feed", "mid")
    build.feed("mid", "x")
    build.feed("press", "x", role=InputRole.EQUIPMENT)
    build.feed("x", "use")
    build.firm("f1")
    build.make("f1", "oil")
    assert trade_of(city_of(build), "x") == {"x", "mid", "feed", "use", "like"}


def test_what_is_only_planned_or_stopped_here_is_no_plant(base, far, city_of):
    base.firm("f3")
    base.make("f3", "x", status=MakeStatus.STOPPED)
    far("p")
    base.relate("p", "f3", RelationKind.PARENT_OF)
    assert only(city_of, base).kind is CandidateKind.SAME_GROUP
