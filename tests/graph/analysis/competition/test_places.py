"""No rule knows a place by name: whichever is named, or only meant, the same is found."""

import pytest

from graph.analysis.competition.expressions import PLACE
from graph.analysis.competition.places import CITIES, further_names
from graph.analysis.competition.rules import RULES
from graph.analysis.competition.wording import find_wording
from graph.model.places import PROVINCES

ANYWHERE = (
    *("本地", "本市", "我市", "当地", "区域内", "辖区内", "省内"),
    *("抚顺", "鞍山", "沈阳", "抚顺市", "鞍山市", "清原县", "望花区", "辽宁省", "辽宁", "延边朝鲜族自治州"),
)
SAID = (
    ("优先采购{}企业的产品", "F-07"),
    ("同等条件下优先选用{}产品", "F-07"),
    ("重点工程必须使用{}产的钢材，须从{}企业采购", "F-07"),
    ("项目公司须在{}注册", "F-06"),
    ("在{}注册后方可参与项目", "F-06"),
    ("对在{}纳税的企业给予奖励", "F-05"),
    ("企业将注册地迁至{}的，奖励 200 万元", "F-05"),
    ("{}业绩可加分", "F-08"),
    ("仅限{}企业申报", "F-08"),
)


@pytest.mark.parametrize(("text", "rule"), SAID)
def test_wherever_it_is_the_same_is_found(text, rule):
    missed = [
        place for place in ANYWHERE if rule not in {each.rule.id for each in find_wording(text.replace("{}", place))}
    ]
    assert missed == []


def test_no_word_of_a_rule_names_a_place():
    words = {word for rule in RULES for pattern in rule.patterns for each in pattern.words for word in each}
    assert any(PLACE in word for word in words)
    assert [word for word in words for place in (*CITIES, *PROVINCES) if place in word] == []


def test_there_is_every_prefecture_but_those_that_are_words_or_provinces_too():
    # 333 at the end of 2024, without 吉林 (a province too), 白银, 来宾 and 阿里
    assert len(CITIES) == len(set(CITIES)) == 329


def test_names_of_places_can_be_given():
    text = "优先采购甲水企业产品"
    assert find_wording(text) == ()
    (found,) = find_wording(text, places={"甲水市"})
    assert (found.rule.id, found.wording) == ("F-07", "优先采购甲水企业")


def test_of_names_given_those_that_are_known_or_words_too_are_passed_over():
    assert further_names({"抚顺市", "白银", "甲水市", "丁"}, "甲水、抚顺、白银、丁") == {"甲水"}


@pytest.mark.parametrize(
    "text",
    [
        "优先采购绿色建材产品",
        "优先选用上市企业",
        "优先采购白银产品",
        "必须使用节省能耗的设备",
        "须在全国统一市场公开登记",
        "鞍山企业优势明显",
        "应核实在沈阳注册的公司",
        "抚顺产品使用范围广",
    ],
)
def test_a_word_that_only_looks_like_a_place_is_none(text):
    assert find_wording(text) == ()
