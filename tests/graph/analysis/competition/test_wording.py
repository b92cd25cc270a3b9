"""Wording the check has to find, and wording it has to leave alone; each sentence was judged by hand."""

import pytest

from graph.analysis.competition.rule import Certainty
from graph.analysis.competition.wording import find_wording

PLAIN = [
    ("按企业纳税额的50%给予奖励", "F-01", "按企业纳税额的50%给予奖励"),
    ("对年纳税达到1000万元的企业，给予100万元奖励。", "F-01", "纳税达到1000万元的企业，给予100万元奖励"),
    ("根据企业当年对地方财政贡献情况安排扶持资金", "F-01", "根据企业当年对地方财政贡献情况安排扶持"),
    ("奖励与入库税收挂钩", "F-01", "奖励与入库税收挂钩"),
    ("按市级留成部分全额奖补", "F-01", "按市级留成部分全额奖补"),
    ("以奖代补，额度不超过企业地方财政贡献的40%", "F-01", "以奖代补，额度不超过企业地方财政贡献"),
    ("奖励不得低于纳税额的30%", "F-01", "奖励不得低于纳税额"),
    ("取消按产值奖励，改按纳税额奖励", "F-01", "按纳税额奖励"),
    ("落实税收返还", "F-02", "税收返还"),
    ("前三年先征后返", "F-02", "先征后返"),
    ("通过列收列支方式支持", "F-02", "列收列支"),
    ("返还企业已缴增值税", "F-02", "返还企业已缴增值税"),
    ("税 收 返 还", "F-02", "税 收 返 还"),
    ("先征后返政策不得取消", "F-02", "先征后返"),
    ("对落户企业免征三年房产税", "F-03", "落户企业免征"),
    ("给予链主企业财政补贴", "F-04", "给予链主企业财政补贴"),
    ("承诺给予该公司设备补贴", "F-04", "给予该公司设备补贴"),
    ("对迁入企业给予一次性奖励", "F-05", "迁入企业给予一次性奖励"),
    ("企业将注册地迁至本地的，奖励200万元", "F-05", "迁至本地的，奖励"),
    ("项目公司须在本地注册", "F-06", "须在本地注册"),
    ("要求企业在我市设立子公司", "F-06", "要求企业在我市设立子公司"),
    ("在本地注册后方可参与项目", "F-06", "在本地注册后方可"),
    ("优先采购本地产品", "F-07", "优先采购本地产品"),
    ("项目建设必须使用本地企业的水泥", "F-07", "必须使用本地企业"),
    ("采购对象限于本市企业", "F-07", "采购对象限于本市企业"),
    ("外地企业不得参加投标", "F-08", "外地企业不得参加"),
    ("禁止采购外地产品", "F-08", "禁止采购外地产品"),
    ("本地业绩可加分", "F-08", "本地业绩可加分"),
    ("仅限本市企业申报", "F-08", "仅限本市企业"),
    ("十年内不得迁出本市", "F-09", "不得迁出"),
    ("企业承诺不外迁", "F-09", "承诺不外迁"),
    ("暂缓办理注册地迁移", "F-09", "暂缓办理注册地迁移"),
    ("项目零地价供应", "F-10", "零地价"),
    ("返还土地出让金用于基础设施", "F-10", "返还土地出让金"),
    ("对该企业实行优惠电价", "F-10", "该企业实行优惠电价"),
    ("对该企业减免城市基础设施配套费", "F-11", "该企业减免城市基础设施配套费"),
    ("保证企业本地市场份额", "F-12", "保证企业本地市场份额"),
    ("承诺三年内由市属国企包销其产品", "F-12", "承诺三年内由市属国企包销"),
    ("授予该企业独家经营权", "F-13", "授予该企业独家经营"),
    ("仅限国有企业参加", "F-14", "仅限国有企业"),
    ("组织企业统一报价", "F-15", "组织企业统一报价"),
    ("规定销售价格上限", "F-15", "规定销售价格"),
]
DOUBTFUL = [
    ("产品可享受即征即退", "F-02"),
    ("给予税收优惠", "F-03"),
    ("一企一策给予政策支持", "F-04"),
    ("本地配套率不得低于60%", "F-07"),
    ("防止骨干企业外迁", "F-09"),
    ("企业迁出的，须退还已享受的补贴", "F-09"),
    ("提供三年免租厂房", "F-10"),
    ("减免行政事业性收费", "F-11"),
    ("由政府保证订单", "F-12"),
    ("授予燃气特许经营权", "F-13"),
    ("新进入者须事先备案", "F-14"),
    ("行业价格自律", "F-15"),
]
LEFT_ALONE = [
    "不得按纳税额给予奖励",
    "不得给予税收返还、先征后返，或按地方留成以奖代补",
    "严禁违规返还税收",
    "税收返还一律取消",
    "先征后返等做法予以清理",
    "税收奖补条款已废止",
    "奖励与纳税额脱钩",
    "按纳税额不得给予奖励",
    "清理税收返还政策",
    "自查是否存在税收返还",
    "招商协议不含财政奖励与地方贡献挂钩的条款",
    "政策措施不得含有下列内容：先征后返；零地价",
    "严禁以下行为：\n1. 税收返还\n2. 零地价",
    "不得限制外地企业参加投标",
    "不得限制企业迁出",
    "不得要求企业在本地注册",
    "不得指定供应商，也不得授予独家经营权",
    "禁止优先采购本地产品",
    "财政贡献较大，是我市纳税大户",
    "依法纳税，信用良好",
    "了解企业纳税情况，研究服务措施",
    "按国家规定享受研发费用加计扣除等税收优惠政策",
    "资源综合利用产品依法享受国家即征即退政策",
    "对符合条件的设备更新项目给予补贴",
    "组织本地企业与链主对接",
    "核实本地配套率",
    "企业是本地唯一供应商",
    "独家供应合同由企业自行签订",
    "依法公开招标授予特许经营权",
    "一事一议研究用地问题",
    "该公司为股份有限公司，主营润滑油",
    "企业在外地另有工厂",
    "本地产品优势明显",
    "乙烯、丙烯等原料由本地供应",
    "下一步：与企业对接，核实产能",
    "价格由企业自主决定",
    "包装薄膜国内市场份额约两成",
    "土地按公开出让程序供应",
    "",
]


@pytest.mark.parametrize(("text", "rule", "wording"), PLAIN)
def test_wording_to_be_changed_is_found_where_it_stands(text, rule, wording):
    found = [each for each in find_wording(text) if each.rule.id == rule]
    assert [(each.certainty, each.wording) for each in found] == [(Certainty.PLAIN, wording)]
    assert text[found[0].start : found[0].end] == wording


@pytest.mark.parametrize(("text", "rule"), DOUBTFUL)
def test_wording_that_may_be_lawful_is_to_be_checked(text, rule):
    assert [(each.rule.id, each.certainty) for each in find_wording(text)] == [(rule, Certainty.DOUBTFUL)]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_refused_ended_asked_about_or_lawful_is_left_alone(text):
    assert find_wording(text) == ()


def test_a_refusal_does_not_reach_past_the_clause_it_stands_in():
    assert [each.rule.id for each in find_wording("不得拖欠账款，按纳税额给予奖励")] == ["F-01"]
    assert [each.rule.id for each in find_wording("不再收费，但承诺税收返还")] == ["F-02"]
    assert [each.rule.id for each in find_wording("清理拖欠。零地价供地")] == ["F-10"]


def test_places_are_those_of_the_text_as_typed():
    text = "一、 纳税 额 5% 奖励；\n二、零地价"
    assert [(each.rule.id, text[each.start : each.end]) for each in find_wording(text)] == [
        ("F-01", "纳税 额 5% 奖励"),
        ("F-10", "零地价"),
    ]


def test_names_of_firms_count_as_firms_picked_out():
    text = "承诺给予甲化工设备补贴"
    assert find_wording(text) == ()
    assert [(each.rule.id, each.wording) for each in find_wording(text, {"甲化工"})] == [("F-04", "给予甲化工设备补贴")]
