"""Reasons that are stated of a firm: they count where they name something that is here."""

import pytest

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.verdicts.states import Tier
from graph.model.kinds import (
    OrgKind,
)
from graph.model.nodes import Organisation
from tests.graph.analysis.candidates.tiers import ranked


@pytest.mark.parametrize(
    ("note", "tier"),
    [
        ("招引理由:用抚顺的料", Tier.FIRST),
        ("老厂;招引理由：近沈阳用户", Tier.FIRST),
        ("以尾气为原料,可对接抚顺的厂", Tier.FIRST),
        ("招引理由:龙头企业", Tier.POSSIBLE),
        ("用抚顺的料", Tier.POSSIBLE),
    ],
)
def test_a_stated_reason_counts_where_it_names_something_here(base, far, city_of, note, tier):
    far("p", make={"note": note})
    assert ranked(city_of, base) == [("p", tier)]


def test_a_stated_reason_may_name_a_district(base, far, city_of):
    far("p", make={"note": "招引理由:清原风光一体化"})
    assert ranked(city_of, base) == [("p", Tier.POSSIBLE)]
    base.nodes.append(Organisation(id="q", name_zh="清原满族自治县", kind=OrgKind.DISTRICT, evidence=base.evidence()))
    assert ranked(city_of, base) == [("p", Tier.FIRST)]


def test_a_stated_reason_may_name_a_feed_that_is_made_here(build, city_of):
    for link in ("半精炼石蜡", "candle"):
        build.link(link)
    build.feed("半精炼石蜡", "candle")
    build.firm("p", city="杭州", province="浙江")
    build.make("p", "candle", note="招引理由:石蜡终端")
    assert ranked(city_of, build, "candle") == [("p", Tier.POSSIBLE)], "nobody makes it yet"
    build.firm("f1")
    build.make("f1", "半精炼石蜡")
    assert ranked(city_of, build, "candle") == [("p", Tier.FIRST)]


def test_a_stated_reason_that_takes_as_here_what_nobody_makes_counts_for_nothing(base, far, city_of):
    base.link("microwax", name="微晶蜡")
    base.feed("microwax", "x")
    far("p", make={"note": "招引理由:用抚顺微晶蜡就地做"})
    (candidate,) = rank_candidates(city_of(base), "x")
    assert [link.id for link in candidate.unfounded["用抚顺微晶蜡就地做"]] == ["microwax"]
    assert candidate.tier is Tier.POSSIBLE


def test_a_stated_reason_stands_once_somebody_here_makes_what_it_names(base, far, city_of):
    base.link("microwax", name="微晶蜡")
    base.feed("microwax", "x")
    base.make("f1", "microwax")
    far("p", make={"note": "招引理由:用抚顺微晶蜡就地做"})
    assert ranked(city_of, base) == [("p", Tier.FIRST)]
