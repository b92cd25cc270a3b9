"""What the text of a product says of a link."""

import pytest

from graph.model.evidence import Evidence
from graph.model.kinds import Basis, LinkKind
from graph.model.link import Link
from graph.model.product_text import (
    denial_of,
    is_of_another,
    is_on_trial,
    is_own_use,
    makes_itself,
    names_thing,
    parts_of,
    shares_words,
)


def link(name, kind=LinkKind.MATERIAL):
    return Link(id=name, name_zh=name, kind=kind, evidence=Evidence(source="s", basis=Basis.GENERAL))


@pytest.mark.parametrize(
    ("product", "note", "feed", "expected"),
    [
        ("高温合金母合金、大型精密铸件", None, "高温合金母合金", True),
        ("铸造与变形高温合金(母合金、棒材)", None, "高温合金母合金", True),
        ("精密铸件", "不是铸件;母合金5000吨/年", "高温合金母合金", True),
        ("铸件", "自产母合金", "高温合金母合金", True),
        # made of it, or named as wanted here: bought
        ("环氧乙烷衍生精细化学品", None, "环氧乙烷", False),
        ("精密铸件", "招引理由:承接特钢母合金与棒材", "高温合金母合金", False),
        (None, None, "环氧乙烷", False),
    ],
)
def test_who_makes_a_feed_itself(product, note, feed, expected):
    assert makes_itself(product, note, feed) is expected


def test_a_name_taken_apart():
    assert parts_of("环形锻件/法兰(风电)") == ("环形锻件", "法兰", "风电")
    assert parts_of("选矿尾矿与废石") == ("选矿尾矿", "废石")


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("珠海8万吨电子级环氧树脂建成", "环氧树脂", True),
        ("无锡年产1000台齿轮箱", "1.5至22兆瓦风电主齿轮箱", True),
        ("在甘肃酒泉产轮毂", "风电球铁铸件(轮毂/底座)", True),
        ("拟建年产20万吨磷酸铁锂", "甲基丙烯酸甲酯", False),
        ("扩建POE装置", "聚烯烃弹性体/塑性体(POE/POP)", True),
        ("扩建PVC装置", "聚烯烃弹性体/塑性体(POE/POP)", False),
    ],
)
def test_a_text_names_a_thing_by_its_word_or_its_end(text, name, expected):
    assert names_thing(text, None, name) is expected


def test_two_characters_in_a_row_are_shared():
    assert shares_words("石蜡终端制品", "半精炼石蜡")
    assert not shares_words("蜡烛", "半精炼石蜡")


@pytest.mark.parametrize(
    ("note", "name", "expected"),
    [
        ("招引理由:补链;页内未写絮凝剂", "水处理絮凝剂", "页内未写絮凝剂"),
        ("盾构机为主，矿用掘进机未单列", "矿用掘进装备", "矿用掘进机未单列"),
        ("页载为下游，未载自产MMA", "甲基丙烯酸甲酯", "未载自产MMA"),
        ("页未写年份", "风电法兰", None),
        ("份额约三成", "水处理絮凝剂", None),
        (None, "水处理絮凝剂", None),
    ],
)
def test_the_clause_of_a_note_that_denies_a_product(note, name, expected):
    assert denial_of(note, name) == expected


@pytest.mark.parametrize(
    ("product", "expected"),
    [
        ("碳酸二苯酯(自用)", True),
        ("丙烯酰胺(自用聚合)", True),
        ("硅酸钠(自用,兼售)", False),
        ("自产钢渣处理", True),
        ("硅酸钠", False),
        (None, False),
    ],
)
def test_own_use(product, expected):
    assert is_own_use(product) is expected


@pytest.mark.parametrize(
    ("product", "expected"), [("EC(中试)", True), ("千吨级线试生产", True), ("EC", False), (None, False)]
)
def test_a_pilot_line(product, expected):
    assert is_on_trial(product) is expected


@pytest.mark.parametrize(
    ("product", "name", "kind", "expected"),
    [
        ("煤矸石煅烧活化技术装备", "活性矸石微粉", LinkKind.MATERIAL, True),
        ("选矿与尾矿装备", "尾矿综合利用", LinkKind.PROCESS, True),
        ("氢能装备(洽谈方)", "绿氢", LinkKind.ENERGY, True),
        ("膜材料与膜装备", "水处理膜", LinkKind.MATERIAL, False),
        ("余热发电工程、余热锅炉", "余热利用", LinkKind.PROCESS, False),
        ("破碎设备", "破碎筛分装备", LinkKind.EQUIPMENT, False),
        ("离心泵机组", "流程泵", LinkKind.COMPONENT, False),
        ("流程工业控制系统", "工业软件", LinkKind.SERVICE, False),
        ("燃气轮机整机", "燃气轮机零部件", LinkKind.COMPONENT, True),
        ("发动机整机与零部件", "燃气轮机零部件", LinkKind.COMPONENT, False),
        ("风电整机", "风电机组整机", LinkKind.EQUIPMENT, False),
        ("抽水蓄能主机", "可逆式水泵水轮机", LinkKind.EQUIPMENT, False),
        (None, "绿氢", LinkKind.ENERGY, False),
    ],
)
def test_a_vendor_of_equipment_makes_no_product(product, name, kind, expected):
    assert is_of_another(product, link(name, kind), ()) is expected


@pytest.mark.parametrize(
    ("product", "kind", "expected"),
    [
        ("聚酯保温板", LinkKind.MATERIAL, True),
        ("阻燃单体、聚酯保温板", LinkKind.MATERIAL, False),
        ("其他涂层", LinkKind.MATERIAL, False),
        ("聚酯保温板", LinkKind.SERVICE, False),
    ],
)
def test_a_user_makes_no_feed_of_its_own(product, kind, expected):
    assert is_of_another(product, link("阻燃单体", kind), (link("聚酯保温板(冷库)"),)) is expected
