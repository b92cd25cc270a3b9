"""What an opinion, old talks and a rival are worth: facts of the firm itself decide who is talked to first."""

from dataclasses import replace

import pytest

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.verdicts.states import Tier
from graph.model.kinds import Market, PresenceKind, SignalKind, Transport

OPINION = {"note": "招引理由:就近用抚顺的料"}


def seen(build, city_of, link="x"):
    """Return tier and objections by firm."""
    ranked = rank_candidates(city_of(build), link)
    return {each.firm.id: (each.tier, [raised.rule.id for raised in each.objections]) for each in ranked}


@pytest.mark.parametrize(
    ("year", "text", "expected"),
    [
        ("2025", "2025年上半年净利降30%", (Tier.POSSIBLE, ["A-10"])),
        ("2025", "2024年亏损约500万元", (Tier.POSSIBLE, ["A-10"])),
        ("2025", "2025年经营现金流为负", (Tier.POSSIBLE, ["A-10"])),
        ("2025", "2025年上半年净利降29.9%", (Tier.FIRST, ["A-22"])),
        ("2025", "2025年预计扭亏", (Tier.FIRST, ["A-22"])),
        ("2025", "退出减水剂聚醚大单体", (Tier.FIRST, ["A-22"])),
        ("2022", "2022年净利降60%", (Tier.FIRST, ["A-22"])),
    ],
)
def test_an_opinion_brings_nobody_whose_own_year_is_slack(base, far, city_of, year, text, expected):
    far("p", make=OPINION)
    base.signal("p", SignalKind.RISK, year=year, text=text)
    assert seen(base, city_of)["p"] == expected


def test_a_fact_of_its_own_brings_it_in_a_slack_year_too(base, far, city_of):
    far("p", make=OPINION)
    base.signal("p", SignalKind.RISK, year="2025", text="2025年上半年净利降60%")
    base.signal("p", SignalKind.CITY_CONTACT, year="2025", text="来访")
    assert seen(base, city_of)["p"] == (Tier.FIRST, ["A-10"])


def test_talks_of_years_ago_on_other_matters_open_no_door(base, far, city_of):
    far("p", "q", make={"product": "阻隔薄膜"})
    for firm, what in (("p", "文旅"), ("q", "阻隔薄膜项目")):
        base.presence(firm, "辽宁抚顺", PresenceKind.NEGOTIATING, what)
    base.edges = [_dated(edge) if getattr(edge, "what", None) else edge for edge in base.edges]
    assert seen(base, city_of) == {"p": (Tier.POSSIBLE, []), "q": (Tier.FIRST, [])}


def _dated(edge):
    return replace(edge, evidence=replace(edge.evidence, as_of="2022"))


def test_who_makes_a_core_feed_itself_builds_beside_its_own_works(build, city_of):
    for link in ("a", "x", "b"):
        build.link(link)
    build.firm("f1")
    build.make("f1", "a")
    build.feed("a", "x", transport=Transport.PIPE)
    build.chain("c", "a", "x", "b")
    for firm, city in (("p", "大连"), ("q", "鞍山"), ("r", "鞍山")):
        build.firm(firm, city=city, province="辽宁")
        build.make(firm, "x")
    build.make("q", "a")
    # r has the feed of q in its own city
    expected = {"p": Tier.FIRST, "q": Tier.POSSIBLE, "r": Tier.POSSIBLE}
    assert {firm: tier for firm, (tier, _) in seen(build, city_of).items()} == expected


def test_a_rival_of_the_only_user_and_of_a_local_firm_is_told(base, far, city_of):
    far("p", "q")
    base.firm("f3", short_name="抚特")
    base.make("p", "b")
    base.signal("q", SignalKind.EXPANSION, year="2025", text="自产合金，与抚特形成竞争")
    found = seen(base, city_of)
    assert found["p"][1] == ["A-23"]
    assert "A-24" in found["q"][1]


def test_a_user_beside_others_is_no_rival(base, far, city_of):
    base.link("d")
    base.feed("x", "d")
    base.make("f2", "d")
    far("p")
    base.make("p", "b")
    assert seen(base, city_of)["p"][1] == []


def test_what_sells_in_one_place_comes_from_nobody_far_away(build, city_of):
    for link, market in (("road", Market.LOCAL), ("brick", Market.REGIONAL)):
        build.link(link, market=market)
        for firm, city, province in (("far", "杭州", "浙江"), ("near", "沈阳", "辽宁")):
            build.firm(f"{firm}-{link}", city=city, province=province)
            build.make(f"{firm}-{link}", link)
    build.chain("c", "road", "brick")
    assert seen(build, city_of, "road") == {"near-road": (Tier.POSSIBLE, []), "far-road": (Tier.WATCH, ["A-25"])}
    assert seen(build, city_of, "brick")["far-brick"] == (Tier.POSSIBLE, [])
