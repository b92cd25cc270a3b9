"""Candidates on cases worked out by hand: points, reasons against, kinds of lead."""

import pytest

from graph.analysis.candidates.candidates import candidacies_by_firm, follow_ups, rank_candidates
from graph.analysis.verdicts.states import CandidateKind, Tier
from graph.model.kinds import Basis, MakeStatus, PresenceKind, ProjectStage, RelationKind, SignalKind, Siting, Transport


def terms(candidate):
    return {term.criterion.id: term.value for term in candidate.score.parts if term.value is not None}


def reasons(candidate):
    return [each.rule.id for each in candidate.objections]


def test_points_and_order_worked_out_by_hand(base, city_of):
    base.firm("here", group="G")
    base.make("here", "a")
    base.firm("sister", city="杭州", province="浙江", group="G")
    base.make("sister", "x", basis=Basis.GENERAL)
    base.firm("next", city="沈阳")
    base.make("next", "x")
    base.firm("plan", city="沈阳")
    base.make("plan", "x", status=MakeStatus.PLANNED)
    base.signal("plan", SignalKind.CITY_CONTACT)
    ranked = rank_candidates(city_of(base), "x")
    # next: makes 25, near 10. sister: makes 25·0.6, ties 15 (here makes the feed), near 0. plan: makes 25·0.5, near 10,
    # news 15·0.25 undated; only planned, so on watch
    # being near alone brings nobody, so that next comes after sister
    assert [(each.firm.id, each.score.points) for each in ranked] == [("sister", 30), ("next", 35), ("plan", 26)]
    assert [each.kind for each in ranked] == [CandidateKind.SAME_GROUP, CandidateKind.NEWCOMER, CandidateKind.NEWCOMER]
    assert [each.tier for each in ranked] == [Tier.FIRST, Tier.POSSIBLE, Tier.WATCH]
    assert reasons(ranked[2]) == ["A-05"]


def test_a_capacity_counts_against_the_largest_in_its_unit(base, city_of):
    for firm, capacity in (("p", 40.0), ("q", 10.0)):
        base.firm(firm, city="杭州", province="浙江")
        base.make(firm, "x", capacity=capacity)
    sizes = {each.firm.id: terms(each)["size"] for each in rank_candidates(city_of(base), "x")}
    assert sizes == {"p": 1.0, "q": 0.25}


def test_a_maker_of_inputs_counts_and_one_of_uses_competes_with_ours(base, far, city_of):
    far("p", "q")
    base.make("p", "a")
    base.make("q", "b")
    found = {each.firm.id: terms(each) for each in rank_candidates(city_of(base), "x")}
    assert found["p"]["beside"] == 0.5
    assert "beside" not in found["q"]


def test_a_stock_code_stands_for_means_unless_trouble_is_on_file(base, city_of):
    for firm in ("p", "q"):
        base.firm(firm, city="杭州", province="浙江", stock_code="600000.SH")
        base.make(firm, "x")
    base.signal("q", SignalKind.RISK, year="2025", text="收入下降")
    found = {each.firm.id: terms(each) for each in rank_candidates(city_of(base), "x")}
    assert found["p"]["size"] == 0.5
    assert "size" not in found["q"]


@pytest.mark.parametrize(
    ("year", "text", "value"),
    [
        ("2025", "拟扩建", 0.6),
        ("2022", "拟扩建", 0.3),
        ("2019", "拟扩建", 0.15),
        (None, "拟扩建", 0.15),
        ("2025", "拟在浙江扩建", 0.0),
        ("2025", "拟在沈阳扩建", 0.6),
    ],
)
def test_news_counts_by_what_it_says_and_how_fresh_it_is(base, far, city_of, year, text, value):
    far("p")
    base.signal("p", SignalKind.EXPANSION, year=year, text=text)
    (candidate,) = rank_candidates(city_of(base), "x")
    assert terms(candidate)["news"] == pytest.approx(value)


@pytest.mark.parametrize(
    ("year", "text", "expected"),
    [("2025", "在浙江扩建", ["A-02"]), ("2025", "在沈阳扩建", []), ("2019", "在浙江扩建", []), ("2025", "扩建", [])],
)
def test_moves_settled_elsewhere_speak_against(base, far, city_of, year, text, expected):
    far("p")
    base.signal("p", SignalKind.EXPANSION, year=year, text=text)
    (candidate,) = rank_candidates(city_of(base), "x")
    assert reasons(candidate) == expected


@pytest.mark.parametrize(
    ("place", "kind", "foothold", "expected"),
    [
        ("辽宁沈阳", PresenceKind.PLANT, 1.0, ["A-03"]),
        ("沈抚示范区", PresenceKind.PLANT, 1.0, ["A-03"]),
        ("辽宁大连", PresenceKind.PLANT, 1.0, []),
        ("吉林长春", PresenceKind.BRANCH, 0.5, []),
        ("辽宁沈阳", PresenceKind.NEGOTIATING, None, []),
        ("辽宁沈阳", PresenceKind.SEAT, None, []),
    ],
)
def test_a_foothold_counts_and_one_next_door_speaks_against_too(base, far, city_of, place, kind, foothold, expected):
    far("p")
    base.presence("p", place, kind)
    (candidate,) = rank_candidates(city_of(base), "x")
    assert (terms(candidate).get("foothold"), reasons(candidate)) == (foothold, expected)


def test_far_from_inputs_that_nobody_here_makes(build, city_of):
    for link in ("a", "x", "k"):
        build.link(link)
    build.feed("a", "x")
    build.firm("f1")
    build.make("f1", "k")
    build.chain("c", "a", "x", "k")
    build.firm("p", city="杭州", province="浙江")
    build.make("p", "x")
    build.firm("near", city="沈阳")
    build.make("near", "x")
    found = {each.firm.id: reasons(each) for each in rank_candidates(city_of(build), "x")}
    assert found == {"p": ["A-04"], "near": []}
    build.make("f1", "a", status=MakeStatus.BUILDING)
    assert {each.firm.id: reasons(each) for each in rank_candidates(city_of(build), "x")} == {"p": [], "near": []}


@pytest.mark.parametrize(("transport", "expected"), [(Transport.PIPE, []), (Transport.LONG_HAUL, ["A-04"])])
def test_what_comes_by_pipe_is_made_on_the_spot_of_what_is_here(build, city_of, transport, expected):
    # k is made here, a is not: piped, a is made of k in the works of x; by road k says nothing of x
    for link in ("a", "x", "k"):
        build.link(link)
    build.feed("k", "a")
    build.feed("a", "x", transport=transport)
    build.firm("f1")
    build.make("f1", "k")
    build.chain("c", "a", "x", "k")
    build.firm("p", city="杭州", province="浙江")
    build.make("p", "x")
    (candidate,) = rank_candidates(city_of(build), "x")
    assert reasons(candidate) == expected


def test_a_note_of_risk_stands_beside_the_points_and_decides_a_tie(base, far, city_of):
    far("p", "q")
    base.signal("p", SignalKind.RISK)
    ranked = rank_candidates(city_of(base), "x")
    assert [(each.firm.id, each.score.points) for each in ranked] == [("q", 25), ("p", 25)]
    assert (reasons(ranked[1]), [signal.id for signal in ranked[1].risks]) == (["A-22"], ["p-risk"])


def test_a_tie_to_a_local_firm_counts_and_one_to_a_stranger_does_not(base, far, city_of):
    far("p", "q", "stranger")
    base.relate("p", "f1", RelationKind.SUPPLIER_OF)
    base.relate("q", "stranger", RelationKind.SUPPLIER_OF)
    found = {each.firm.id: bool(each.ties) for each in rank_candidates(city_of(base), "x")}
    assert found == {"p": True, "q": False, "stranger": False}


@pytest.mark.parametrize(
    ("stage", "followed"),
    [
        (ProjectStage.SIGNED, True),
        (ProjectStage.BUILDING, True),
        (ProjectStage.TALKS, False),
        (ProjectStage.PLANNED, False),
    ],
)
def test_a_firm_with_a_signed_project_here_is_followed_up(base, far, city_of, stage, followed):
    far("p")
    base.project("works", "b", stage, firm="p")
    city = city_of(base)
    assert [each.firm.id for each in follow_ups(city, "x")] == (["p"] if followed else [])
    assert [each.firm.id for each in rank_candidates(city, "x")] == ([] if followed else ["p"])


def test_a_signed_presence_here_is_followed_up_and_one_in_the_zone_is_not(base, far, city_of):
    far("p", "q")
    base.presence("p", "辽宁抚顺", PresenceKind.SIGNED)
    base.presence("q", "沈抚示范区", PresenceKind.SIGNED)
    city = city_of(base)
    assert [each.firm.id for each in follow_ups(city, "x")] == ["p"]
    assert [each.firm.id for each in rank_candidates(city, "x")] == ["q"]


def test_a_firm_of_the_zone_says_so(base, city_of):
    base.firm("z", city="沈抚示范区")
    base.make("z", "x")
    (candidate,) = rank_candidates(city_of(base), "x")
    assert (candidate.in_separate_zone, terms(candidate)["near"]) == (True, 1.0)


def test_an_inferred_make_and_a_regulated_link_speak_against(base, city_of):
    base.link("y", Siting.REGULATED)
    base.firm("p", city="杭州", province="浙江")
    base.make("p", "y", basis=Basis.INFERRED)
    (candidate,) = rank_candidates(city_of(base), "y")
    assert reasons(candidate) == ["A-06", "A-09"]


def test_one_firm_under_several_links_is_one_firm_with_several_reasons(base, far, city_of):
    far("p", "q")
    base.link("y")
    base.make("q", "y", capacity=5)
    city = city_of(base)
    found = candidacies_by_firm({link: rank_candidates(city, link) for link in ("x", "y")})
    assert {firm: [(lead.link_id, lead.rank) for lead in leads] for firm, leads in found.items()} == {
        "p": [("x", 1)],
        "q": [("x", 2), ("y", 1)],
    }


def test_talks_count_as_contact(base, far, city_of):
    far("p")
    base.presence("p", "辽宁抚顺", PresenceKind.NEGOTIATING)
    (candidate,) = rank_candidates(city_of(base), "x")
    assert terms(candidate)["news"] == 0.25, "1, undated a quarter"
