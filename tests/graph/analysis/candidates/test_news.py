"""What news says: how serious trouble is, whether a move concerns a link, whether it leaves this region out."""

import pytest

from graph.analysis.candidates.news import is_serious
from graph.analysis.facts.places import excludes_city
from graph.model.evidence import Evidence
from graph.model.kinds import Basis, SignalKind
from graph.model.nodes import Signal
from graph.model.region import Region

LIAONING = Region(city="抚顺", city_en="Fushun", province="辽宁", province_en="Liaoning")
NOWHERE = Region(city="甲市", city_en="Jia", province="乙省", province_en="Yi")


def risk(text):
    return Signal(id="s", kind=SignalKind.RISK, text=text, evidence=Evidence(source="s", basis=Basis.SOURCE))


@pytest.mark.parametrize(
    "text",
    [
        "控股股东破产重整",
        "2025年10月起变更为ST某某",
        "年报被出保留意见",
        "连续五年亏损、累计超10亿元",
        "持续亏损",
        "至2022年净利连续三年为负",
        "2024年归母净亏损28.37亿元",
        "预计2025年归母净亏损9.5至10.5亿元",
        "2025年预亏0.75亿至1.25亿元",
        "2024年亏损1亿元",
        "2025年3月末负债率约85.6%",
        "2023年关停4家工厂",
    ],
)
def test_serious_trouble(text):
    assert is_serious(risk(text))


@pytest.mark.parametrize(
    "text",
    [
        "2025年前三季度归母亏约700万元、经营现金流为负5.35亿元",
        "2025年上半年亏损531万元",
        "预计2025年亏损3600万至5200万元",
        "2025年前三季度归母亏损0.90亿元",
        "2025年上半年利润下降约36%，借款约25亿元",
        "负债率约74%",
        "应收账款约19.6亿元",
        "曾因信披问题被立案并实施ST",
    ],
)
def test_a_slack_year_is_not_serious(text):
    assert not is_serious(risk(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("五基地七厂均不在东北", True),
        ("均在南方，无东北项目", True),
        ("页内未提北方", True),
        ("在东北有两厂", False),
        ("未见华南布局", False),
    ],
)
def test_a_layout_that_leaves_this_region_out(text, expected):
    assert excludes_city(LIAONING, text) is expected
    assert not excludes_city(NOWHERE, text), "a province nobody knows is in no part of the country"
