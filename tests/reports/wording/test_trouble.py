"""Serious news against a local firm: which is told, in which words, and that it stands beside who could grow."""

import pytest

from graph.analysis.candidates.growers import local_growers
from graph.analysis.candidates.local_trouble import trouble_of
from graph.analysis.facts.city import read_city
from graph.model.kinds import SignalKind
from reports.wording.growers import grower_text
from reports.wording.trouble import name_with_trouble
from tests.graph.analysis.conftest import Builder, snapshot_of


def city_with(text, year="2025", kind=SignalKind.RISK, place="抚顺"):
    build = Builder()
    build.link("料")
    build.link("缺口")
    build.feed("料", "缺口")
    build.chain("c", "料", "缺口")
    build.firm("料厂", city=place)
    build.make("料厂", "料", capacity=5.0)
    build.signal("料厂", kind, year, text=text)
    return read_city(snapshot_of(build.facts()))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2025年前三季度收入57.55亿元(降10.56%),归母净亏损5.49亿元", "料厂（2025年前三季度归母净亏损5.49亿元）"),
        ("被申请破产重整", "料厂（经营困难，2025年）"),
        ("2025年一季度净亏1.25亿元，上年同期盈1.15亿元", "料厂（2025年一季度净亏1.25亿元）"),
        ("2025年利润下降三成", "料厂"),
    ],
)
def test_the_serious_clause_is_told_with_the_time_it_is_of(text, told):
    city = city_with(text)
    assert name_with_trouble(city, city.firms["料厂"], "zh") == told
    if told != "料厂":
        assert name_with_trouble(city, city.firms["料厂"], "en") == "料厂 (in serious trouble, 2025)"


@pytest.mark.parametrize(
    "facts", [{"year": "2022"}, {"kind": SignalKind.EXPANSION}, {"place": "大连"}], ids=["old", "no risk", "elsewhere"]
)
def test_old_news_and_that_of_firms_elsewhere_is_none(facts):
    assert trouble_of(city_with("被申请破产重整", **facts), "料厂") is None


def test_it_stands_behind_the_reasons_why_a_firm_could_grow():
    (grower,) = local_growers(city_with("2025年亏损3亿元"), "缺口")
    assert grower_text(grower, "zh") == "做原料料，2025年亏损3亿元"
