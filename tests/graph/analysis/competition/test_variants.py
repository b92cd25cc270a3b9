"""One thing written in many ways is one thing; said to be refused it is left alone, in all of them."""

import pytest

from graph.analysis.competition.rule import Certainty
from graph.analysis.competition.wording import find_wording

HOLIDAYS = (
    "三免三减半",
    "三 免 三 减 半",
    "3免3减半",
    "３免３减半",
    "“三免”“三减半”",
    "三免、三减半",
    "三免后三减半",
    "两免三减半",
    "二免三减半",
    "五免五减半",
    "十免十减半",
    "免三减三",
    "免3年减3年",
    "两年免税、三年减半征收",
)
REFUNDS = (
    "先缴后返",
    "先缴、后返",
    "先缴，后返",
    "先 征 后 返",
    "先征收后返还",
    "先交后补",
    "先缴后奖",
    "差额返还",
    "差额部分返还",
    "地方留成返还",
    "区级留存部分 100% 返还",
    "与园区开发商税收五五分成",
    "税收增量按比例分享给投资方",
)
SHARES = (
    "按固定资产投资 8% 补助",
    "按固定资产投资额的百分之八给予奖励",
    "补助比例为设备投资额的 10%",
    "奖补资金为固定资产投资的 5%～8%",
    "固投达标的，按 3‰ 奖励",
    "按实际完成固定资产投资的 2 个百分点奖励",
    "与固定资产投资额挂钩的奖励",
)
POWER = ("包干电价", "电价包干", "用电包干，每度四角", "电价一口价 0.4 元", "承诺电价 0.35 元封顶", "蒸汽价格锁定三年")
SALES = ("政府保底收购", "由国资公司兜底收购", "市属企业兜底采购", "管委会保底采购")
BUY_BACKS = ("管委会代建厂房，企业十年内回购", "代建代管、期满回购", "定制厂房，五年后回购")
INTRODUCTIONS = ("引荐奖励", "招商中介奖励办法", "引荐人按投资额奖励 1%", "对招商大使给予奖金", "奖励招商中介")
EQUALS = (
    "同等条件优先本地",
    "同等条件下优先选用抚顺产品",
    "同等条件下，本市企业优先",
    "同质同价优先采购本地货",
    "同等条件，优先考虑区域内供应商",
)


def told(text):
    return [(each.rule.id, each.certainty) for each in find_wording(text)]


@pytest.mark.parametrize(
    ("texts", "rule", "certainty"),
    [
        (HOLIDAYS, "F-03", Certainty.PLAIN),
        (REFUNDS, "F-02", Certainty.PLAIN),
        (SHARES, "F-16", Certainty.DOUBTFUL),
        (POWER, "F-10", Certainty.PLAIN),
        (SALES, "F-12", Certainty.PLAIN),
        (BUY_BACKS, "F-17", Certainty.DOUBTFUL),
        (INTRODUCTIONS, "F-18", Certainty.DOUBTFUL),
        (EQUALS, "F-07", Certainty.PLAIN),
    ],
)
def test_every_way_of_writing_is_found(texts, rule, certainty):
    assert {text: told(text) for text in texts} == {text: [(rule, certainty)] for text in texts}


@pytest.mark.parametrize(
    "text",
    [
        "不得实行{}",
        "取消{}",
        "清理{}等做法",
        "{}一律取消",
        "“{}”等条款已废止",
        "不再执行{}",
        "是否写有{}",
        "企业要求{}，已婉拒",
        "{}、零地价等一律停止",
        "没有{}的约定",
        "无{}条款",
    ],
)
@pytest.mark.parametrize(
    "wording",
    ["三免三减半", "先缴后返", "差额返还", "包干电价", "保底收购", "代建回购", "引荐奖励", "税收分成", "地方留成返还"],
)
def test_refused_ended_or_asked_about_it_is_left_alone(text, wording):
    assert told(text.format(wording)) == []
    assert told(wording) != []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("企业要求先缴后返", "F-02"),
        ("不再收取押金，税费先缴后返", "F-02"),
        ("先缴后返，不得迁出", "F-02"),
        ("取消零地价，改为包干电价", "F-10"),
        ("企业在国家级开发区，享受三免三减半", "F-03"),
    ],
)
def test_what_refuses_or_excuses_something_else_does_not_help(text, rule):
    assert rule in {each for each, _ in told(text)}


def test_a_share_for_a_firm_picked_out_is_to_be_changed():
    assert told("对新引进项目按设备投资的 15% 补贴") == [("F-16", Certainty.PLAIN)]
    assert find_wording("给予甲化工固定资产投资 8% 的补助", {"甲化工"})[0].rule.id in {"F-04", "F-16"}


def test_governments_share_taxes_among_themselves():
    assert told("两地按比例分享税收") == []
    assert told("飞地园区税收由转出地与转入地分成") == []
    assert told("园区与企业按比例分享税收") == [("F-02", Certainty.PLAIN)]
