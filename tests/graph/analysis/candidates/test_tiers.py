"""Tiers of candidates: what puts one on watch, what it takes to be the first, and who decides."""

from dataclasses import replace

import pytest

from graph.analysis.candidates.candidates import are_all_on_watch, rank_candidates
from graph.analysis.verdicts.states import Tier
from graph.model.kinds import (
    Basis,
    LegalForm,
    MakeStatus,
    PresenceKind,
    RelationKind,
    SignalKind,
    Siting,
    Transport,
)
from tests.graph.analysis.candidates.tiers import ranked


def reasons(candidate):
    return [each.rule.id for each in candidate.objections]


def test_a_firm_with_no_reason_to_come_may_be_talked_to_but_not_first(base, far, city_of):
    far("p")
    assert ranked(city_of, base) == [("p", Tier.POSSIBLE)]


@pytest.mark.parametrize(
    "reason",
    [
        lambda build: build.presence("p", "辽宁抚顺", PresenceKind.NEGOTIATING),
        lambda build: build.signal("p", SignalKind.CITY_CONTACT, year="2024"),
        lambda build: build.signal("p", SignalKind.RELOCATION, year="2025", text="拟外迁"),
        lambda build: build.relate("p", "f1", RelationKind.CUSTOMER_OF),
    ],
)
def test_one_reason_to_come_here_makes_it_the_first(base, far, city_of, reason):
    far("p", "q")
    reason(base)
    assert ranked(city_of, base) == [("p", Tier.FIRST), ("q", Tier.POSSIBLE)]


@pytest.mark.parametrize(
    ("transport", "siting", "tier"),
    [
        (Transport.LONG_HAUL, None, Tier.POSSIBLE),
        (Transport.SHORT_HAUL, None, Tier.FIRST),
        (Transport.PIPE, None, Tier.FIRST),
        (Transport.PIPE, Siting.OPERATED, Tier.POSSIBLE),
    ],
)
def test_nearness_brings_a_firm_only_to_a_feed_that_cannot_travel(build, city_of, transport, siting, tier):
    build.link("gas")
    build.link("x", siting)
    build.feed("gas", "x", transport=transport)
    build.firm("f1")
    build.make("f1", "gas")
    build.firm("p", city="沈阳")
    build.make("p", "x")
    assert ranked(city_of, build) == [("p", tier)]


def test_what_is_wanting_here_is_no_reason_of_the_firm(base, far, city_of):
    far("p", make={"note": "招引理由:抚顺此环空白"})
    (candidate,) = rank_candidates(city_of(base), "x")
    assert (candidate.stated, candidate.tier) == ((), Tier.POSSIBLE)


def test_a_reason_that_only_repeats_the_link_names_nothing_here(build, city_of):
    for link in ("催化裂化油浆", "废催化剂回收", "油浆"):
        build.link(link)
    build.feed("催化裂化油浆", "废催化剂回收")
    build.firm("f1")
    build.make("f1", "催化裂化油浆")
    build.firm("p", city="杭州", province="浙江")
    build.make("p", "废催化剂回收", note="招引理由:废催化剂回收龙头")
    assert ranked(city_of, build, "废催化剂回收") == [("p", Tier.POSSIBLE)]


def test_a_subsidiary_that_another_decides_for_can_carry_a_proposal_up(base, far, city_of):
    far("p", legal_form=LegalForm.SUBSIDIARY, decided_by="某集团")
    far("q", legal_form=LegalForm.SUBSIDIARY)
    found = [(each.firm.id, each.tier, reasons(each)) for each in rank_candidates(city_of(base), "x")]
    assert found == [("q", Tier.POSSIBLE, []), ("p", Tier.POSSIBLE, ["A-11"])]


def test_what_is_to_be_done_with_the_link_caps_the_tier(base, far, city_of):
    far("p")
    base.relate("p", "f1", RelationKind.CUSTOMER_OF)
    far("q")
    base.signal("q", SignalKind.RISK, year="2025", text="连续亏损")
    city = city_of(base)
    for highest, tiers in (
        (Tier.FIRST, [Tier.FIRST, Tier.WATCH]),
        (Tier.POSSIBLE, [Tier.POSSIBLE, Tier.WATCH]),
        (Tier.RESERVE, [Tier.RESERVE, Tier.WATCH]),
    ):
        assert [each.tier for each in rank_candidates(city, "x", highest)] == tiers


def test_contact_of_long_ago_is_no_reason(base, far, city_of):
    far("p")
    base.signal("p", SignalKind.CITY_CONTACT, year="2018")
    assert ranked(city_of, base) == [("p", Tier.POSSIBLE)]


@pytest.mark.parametrize(
    ("year", "text", "tier"),
    [
        # the facts are of 2026-03: two years are recent, whatever was talked about
        ("2024", "与市长座谈", Tier.FIRST),
        ("2022", "与市长座谈", Tier.POSSIBLE),
        ("2022", "座谈，与原料厂多年合作", Tier.FIRST),
        (None, "与市长座谈", Tier.POSSIBLE),
    ],
)
def test_old_contact_counts_where_it_is_about_the_link_or_the_maker_of_its_feed(base, far, city_of, year, text, tier):
    base.firm("原料厂")
    base.make("原料厂", "a")
    far("p")
    base.signal("p", SignalKind.CITY_CONTACT, year=year, text=text)
    assert ranked(city_of, base) == [("p", tier)]


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("A-01", lambda build: build.signal("p", SignalKind.RISK, year="2025", text="连续亏损")),
        ("A-02", lambda build: build.signal("p", SignalKind.EXPANSION, year="2025", text="在浙江扩建")),
    ],
)
def test_what_is_serious_puts_a_firm_after_one_with_fewer_points(base, far, city_of, rule, change):
    far("q", make={"basis": Basis.INFERRED})
    far("p")
    base.presence("p", "辽宁大连", PresenceKind.PLANT)
    change(base)
    city = city_of(base)
    first, last = rank_candidates(city, "x")
    assert (first.firm.id, last.firm.id, last.tier) == ("q", "p", Tier.WATCH)
    assert last.score.points > first.score.points
    assert [each.rule.id for each in last.serious_objections] == [rule]
    assert reasons(last)[0] == rule, "what is serious stands first"


def test_a_make_that_is_only_planned_is_serious_and_a_pilot_line_is_not(base, far, city_of):
    far("p", make={"status": MakeStatus.PLANNED})
    far("q", make={"status": MakeStatus.PLANNED, "product": "丙(中试)"})
    found = {each.firm.id: (each.tier, reasons(each)) for each in rank_candidates(city_of(base), "x")}
    assert found == {"p": (Tier.WATCH, ["A-05"]), "q": (Tier.POSSIBLE, ["A-18"])}


def test_an_operator_takes_on_one_place_after_another(base, far, city_of):
    base.link("slope", Siting.OPERATED)
    base.firm("p", city="杭州", province="浙江")
    base.make("p", "slope")
    base.signal("p", SignalKind.EXPANSION, year="2025", text="在浙江接管两家")
    (candidate,) = rank_candidates(city_of(base), "slope")
    assert (candidate.tier, reasons(candidate)) == (Tier.POSSIBLE, [])


def test_news_of_another_product_says_nothing_of_this_one(base, far, city_of):
    base.link("y")
    far("p", make={"product": "齿轮箱"})
    base.make("p", "y", product="电池")
    base.signal("p", SignalKind.EXPANSION, year="2025", text="在浙江新建电池厂")
    city = city_of(base)
    assert [reasons(each) for each in rank_candidates(city, "x")] == [[]]
    assert [reasons(each) for each in rank_candidates(city, "y")] == [["A-02"]]
    assert [each.news for each in rank_candidates(city, "x")] == [()]


@pytest.mark.parametrize("form", [LegalForm.BRANCH, LegalForm.TRADER])
def test_who_does_not_decide_stands_after_who_does_and_far_away_on_watch(base, far, city_of, form):
    """Who may be no maker at all stands after both."""
    base.firm("near", city="沈阳", legal_form=form)
    base.make("near", "x")
    far("doubtful", make={"basis": Basis.INFERRED})
    far("own")
    far("away", legal_form=form)
    city = city_of(base)
    found = [(each.firm.id, each.tier, reasons(each)) for each in rank_candidates(city, "x")]
    assert found == [
        ("own", Tier.POSSIBLE, []),
        ("near", Tier.POSSIBLE, ["A-11"]),
        ("doubtful", Tier.POSSIBLE, ["A-06"]),
        ("away", Tier.WATCH, ["A-12"]),
    ]


@pytest.mark.parametrize("form", [None, LegalForm.COMPANY, LegalForm.SUBSIDIARY, LegalForm.OPERATOR])
def test_a_firm_whose_form_is_not_on_file_is_not_marked_down(base, far, city_of, form):
    far("p", legal_form=form)
    (candidate,) = rank_candidates(city_of(base), "x")
    assert (candidate.decides, reasons(candidate)) == (True, [])


def test_who_decides_is_named_by_statement_else_by_group(base, far, city_of):
    far("stated", decided_by="f1 ; 某某集团(600000)")
    far("grouped", group="大集团", legal_form=LegalForm.BRANCH)
    far("own", group="自家集团")
    found = {each.firm.id: each.deciders for each in rank_candidates(city_of(base), "x")}
    assert found == {"stated": ("f1", "某某集团"), "grouped": ("大集团",), "own": ()}


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"basis": Basis.INFERRED}, "A-06"),
        ({"product": "甲", "note": "页内未见自产"}, "A-06"),
        ({"product": "x(自用)"}, "A-16"),
    ],
)
def test_a_firm_that_may_be_no_maker_is_not_the_first(base, city_of, more, rule):
    base.firm("p", city="沈阳")
    base.make("p", "x", **more)
    (candidate,) = rank_candidates(city_of(base), "x")
    assert (candidate.tier, reasons(candidate)) == (Tier.POSSIBLE, [rule])


def test_a_firm_without_a_seat_on_file_is_not_called_far(base, city_of):
    base.firm("p", city=None, province=None, legal_form=LegalForm.BRANCH)
    base.make("p", "x")
    (candidate,) = rank_candidates(city_of(base), "x")
    assert (candidate.tier, reasons(candidate)) == (Tier.POSSIBLE, ["A-11"])


def test_all_on_watch_is_said_only_where_there_is_somebody(base, far, city_of):
    assert not are_all_on_watch(rank_candidates(city_of(base), "x"))
    far("p", make={"status": MakeStatus.PLANNED})
    assert are_all_on_watch(rank_candidates(city_of(base), "x"))
    far("q")
    assert not are_all_on_watch(rank_candidates(city_of(base), "x"))


def test_a_named_buyer_is_not_courted_to_make_what_it_buys(base, far, city_of):
    base.nodes = [replace(node, buyers="某机床、乙轴承") if node.id == "x" else node for node in base.nodes]
    far("p")
    base.firm("q", city="杭州", province="浙江", short_name="乙轴承")
    for firm in ("p", "q"):
        base.make(firm, "x")
    found = {each.firm.id: (each.tier, reasons(each)) for each in rank_candidates(city_of(base), "x")}
    assert found["q"] == (Tier.POSSIBLE, ["A-20"])
    assert "A-20" not in found["p"][1]


def test_a_maker_by_a_route_that_the_catalogue_restricts_is_not_the_first_to_talk_to(base, far, city_of):
    base.link("y", restricted_route="a")
    base.feed("a", "y")
    base.firm("p", city="杭州", province="浙江")
    base.firm("q", city="杭州", province="浙江")
    base.make("p", "y", route="a")
    base.make("q", "y")
    found = {each.firm.id: (each.tier, reasons(each)) for each in rank_candidates(city_of(base), "y")}
    assert found["p"] == (Tier.POSSIBLE, ["A-19"])
    assert found["q"][1] == []
