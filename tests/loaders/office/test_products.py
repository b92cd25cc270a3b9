"""What product texts say of links: confirmed, uncertain or rejected, with the words that decided."""

import pytest

from loaders.office.product_guards import REASONS, RULINGS
from loaders.office.product_names import NamedLink, conjuncts_of, link_names, names_of
from loaders.office.products import ProductReader, Ruling, link_question

LINKS = (
    NamedLink("ethylene", "乙烯"),
    NamedLink("propylene", "丙烯"),
    NamedLink("benzene", "苯"),
    NamedLink("phenol", "苯酚"),
    NamedLink("acetone", "丙酮"),
    NamedLink("bpa", "双酚A", likely=("二酚基丙烷",)),
    NamedLink("eo", "环氧乙烷(EO)"),
    NamedLink("hdpe", "高密度聚乙烯"),
    NamedLink("lldpe", "线性低密度聚乙烯"),
    NamedLink("c5", "C5石油树脂"),
    NamedLink("gearbox", "减速机/齿轮箱"),
    NamedLink("nonwoven", "无纺布"),
    NamedLink("film", "光伏胶膜(EVA/POE)"),
    NamedLink("eva", "EVA"),
    NamedLink("exchanger", "换热器"),
    NamedLink("wax", "特种蜡"),
    NamedLink("cold-store", "冷库"),
    NamedLink("converter", "风电/光伏变流器"),
)
READER = ProductReader(link_names(LINKS))


def said(text, firm=None):
    return {each.link: (each.ruling.value, each.reason) for each in READER.read(text, firm)}


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("乙烯", "ethylene"),
        ("生产甲醇、乙烯等", "ethylene"),
        ("高纯环氧乙烷", "eo"),
        ("工业级乙烯", "ethylene"),
        ("EO", "eo"),
        ("80万吨/年乙烯装置", "ethylene"),
        ("年产10万吨双酚A项目", "bpa"),
        ("碳五石油树脂", "c5"),
        ("双酚Ａ（ＢＰＡ）", "bpa"),
        ("齿轮箱", "gearbox"),
        ("无纺布", "nonwoven"),
        ("苯\n甲苯", "benzene"),
        ("换热器等石化设备", "exchanger"),
        ("以苯为原料生产苯酚", "phenol"),
        ("双酚A与聚碳酸酯", "bpa"),
        ("乙烯的研发、生产和销售", "ethylene"),
        ("无缝钢管、乙烯", "ethylene"),
        ("非标设备、换热器", "exchanger"),
        ("无溶剂环氧乙烷", "eo"),
        ("双酚A停产、丙酮", "acetone"),
        ("双酚A（已停产）、丙酮", "acetone"),
        ("换热器（贴牌）、齿轮箱", "gearbox"),
    ],
)
def test_a_whole_name_is_confirmed(text, link):
    assert said(text)[link][0] == "confirmed"


@pytest.mark.parametrize(
    ("text", "link", "reason"),
    [
        ("不生产乙烯、丙烯", "ethylene", "denied"),
        ("不生产乙烯、丙烯", "propylene", "denied"),
        ("无苯酚配方", "phenol", "denied"),
        ("无乙烯、丙烯", "propylene", "denied"),
        ("乙烯停产、丙烯", "ethylene", "denied"),
        ("乙烯（已停产）、丙烯", "ethylene", "denied"),
        ("原生产苯酚，现生产丙酮", "phenol", "denied"),
        ("换热器（贴牌）", "exchanger", "trader"),
        ("换热器（仅销售）", "exchanger", "trader"),
        ("氯乙烯", "ethylene", "longer-name"),
        ("聚乙烯醇", "ethylene", "longer-name"),
        ("乙烯裂解炉", "ethylene", "machine"),
        ("环氧乙烷专用设备", "eo", "machine"),
        ("乙烯深加工", "ethylene", "user"),
        ("以苯为原料生产苯酚", "benzene", "user"),
        ("特种蜡销售", "wax", "trader"),
        ("双酚A贸易", "bpa", "trader"),
        ("冷库工程", "cold-store", "service"),
        ("齿轮箱维修", "gearbox", "service"),
    ],
)
def test_denial_trade_machines_users_and_longer_names_are_rejected(text, link, reason):
    assert said(text)[link] == ("rejected", reason)


@pytest.mark.parametrize(
    ("text", "link", "reason"),
    [
        ("聚乙烯", "hdpe", "wider"),
        ("聚乙烯", "lldpe", "wider"),
        ("风电主齿轮箱", "gearbox", "narrower"),
        ("苯酚丙酮", "phenol", "part"),
        ("冷库运营", "cold-store", "part"),
        ("二酚基丙烷", "bpa", "other-name"),
        ("POE", "film", "other-name"),
    ],
)
def test_wider_narrower_and_other_words_are_uncertain(text, link, reason):
    assert said(text)[link] == ("uncertain", reason)


@pytest.mark.parametrize(
    ("text", "link", "reason"),
    [
        ("苯酚、丙酮销售", "phenol", "trader"),
        ("经销丙酮、苯酚", "phenol", "trader"),
        ("销售:苯酚、丙酮", "acetone", "trader"),
        ("苯酚、丙酮仓储", "phenol", "service"),
        ("采购苯、苯酚", "phenol", "user"),
        ("已退出丙酮、苯酚", "phenol", "denied"),
    ],
)
def test_what_is_said_of_a_list_is_said_of_all_of_it(text, link, reason):
    assert said(text)[link] == ("rejected", reason)


@pytest.mark.parametrize(
    ("text", "link", "ruling"),
    [
        ("经销苯,生产丙酮、苯酚", "phenol", ("confirmed", "whole")),
        ("板式换热器", "exchanger", ("confirmed", "kind")),
        ("二手换热器", "exchanger", ("uncertain", "narrower")),
        ("换热器与化工设备", "exchanger", ("confirmed", "whole")),
        ("苯酚与化工设备", "phenol", ("uncertain", "part")),
        ("苯酚装置", "phenol", ("uncertain", "part")),
        ("80万吨苯酚装置", "phenol", ("confirmed", "whole")),
    ],
)
def test_a_kind_is_the_thing_and_a_head_of_two_things_may_be_of_both(text, link, ruling):
    assert said(text)[link] == ruling


def test_words_on_file_mean_their_link_unless_they_mean_two():
    taught = (
        NamedLink("wax", "特种蜡", taught=("热熔胶用蜡", "蜡烛料")),
        NamedLink("candle", "蜡烛", taught=("蜡烛料",)),
    )
    found = {each.link: each.reason for each in ProductReader(link_names(taught)).read("热熔胶用蜡", None)}
    assert found == {"wax": "on-file"}
    assert all(each.reason != "on-file" for each in ProductReader(link_names(taught)).read("蜡烛料", None))


def test_names_of_two_things_are_names_of_each_that_stands_for_itself():
    assert conjuncts_of("烧碱与氯气") == ("烧碱", "氯气")
    assert "土壤修复" in conjuncts_of("土壤与地下水修复")
    assert conjuncts_of("回转窑与煅烧装备") == ("回转窑",)


def test_a_trader_makes_nothing_whatever_its_text_names():
    assert said("乙烯", "明州甲化工有限公司")["ethylene"] == ("confirmed", "whole")
    assert said("乙烯", "明州甲商贸有限公司")["ethylene"] == ("rejected", "trader")
    (verdict,) = [each for each in READER.read("乙烯", "明州甲商贸有限公司") if each.link == "ethylene"]
    assert verdict.words == "商贸"


def test_an_abbreviation_that_several_links_use_belongs_to_the_one_it_names():
    assert said("EVA") == {"eva": ("confirmed", "whole")}
    assert said("风电") == {}


def test_a_longer_name_hides_the_shorter_ones_within_it():
    assert said("苯酚") == {"phenol": ("confirmed", "whole")}
    assert said("高密度聚乙烯")["hdpe"] == ("confirmed", "whole")
    assert said("高密度聚乙烯").get("ethylene", ("rejected",))[0] == "rejected"


def test_what_a_person_decided_on_words_holds():
    words = {link_question("聚乙烯", "hdpe"): "yes", link_question("聚乙烯", "lldpe"): "no"}
    reader = ProductReader(link_names(LINKS), words)
    found = {each.link: each.ruling for each in reader.read("聚乙烯", None)}
    assert (found["hdpe"], found["lldpe"]) == (Ruling.CONFIRMED, Ruling.REJECTED)


def test_names_hold_their_parts_and_every_reason_has_words():
    assert names_of("减速机/齿轮箱") == ("减速机/齿轮箱", "减速机", "齿轮箱")
    assert names_of("环氧乙烷(EO)") == ("环氧乙烷", "环氧乙烷(eo)")
    assert set(RULINGS) <= set(REASONS)
    assert set(RULINGS.values()) == {ruling.value for ruling in Ruling}


@pytest.mark.parametrize("text", ["乙烯、换热器（在建）", "换热器（规划）", "换热器（5万台，在建）"])
def test_a_product_that_is_only_planned_is_uncertain_and_those_before_it_are_not(text):
    found = said(text)
    assert found["exchanger"] == ("uncertain", "planned")
    assert found.get("ethylene", ("confirmed",))[0] == "confirmed"


@pytest.mark.parametrize(
    ("text", "rulings"),
    [
        ("双酚A（已于2023年停产）、苯酚", {"bpa": "denied", "phenol": "whole"}),
        ("苯酚（长期停产）、丙酮", {"phenol": "denied", "acetone": "whole"}),
        ("苯酚、丙酮（均停产）", {"phenol": "denied", "acetone": "denied"}),
        ("双酚A（预计2027年投产）", {"bpa": "planned"}),
        ("双酚A（中试）", {"bpa": "planned"}),
        ("在建：双酚A；在产：苯酚", {"bpa": "planned", "phenol": "whole"}),
        ("拟建双酚A装置，现有苯酚", {"bpa": "planned", "phenol": "whole"}),
        ("未来计划生产双酚A", {"bpa": "planned"}),
        ("尚未投产：双酚A", {"bpa": "denied"}),
        ("双酚A（委托外厂生产）", {"bpa": "trader"}),
        ("双酚A（库存销售）", {"bpa": "trader"}),
        ("不含甲醛换热器、双酚A", {"exchanger": "kind", "bpa": "whole"}),
        ("规划设计服务、换热器", {"exchanger": "whole"}),
        ("苯酚（2015年投产）", {"phenol": "whole"}),
    ],
)
def test_how_far_a_product_is_said_to_be_counts_for_it_alone_or_for_all_it_is_said_of(text, rulings):
    found = said(text)
    assert {link: found[link][1] for link in rulings} == rulings
