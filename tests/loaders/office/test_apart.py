"""What office files do not tie stays apart: cells without a name, several firms in a cell, other cities and tables."""

from dataclasses import replace

import pytest

from loaders.office.chain_cells import names_several, split_names
from loaders.office.context import other_city
from loaders.office.decided import Decided
from loaders.office.known import Known
from loaders.office.not_lists import is_heading_row
from loaders.office.sources import read_file
from tests.loaders.office.books import Builder
from tests.loaders.office.plans import KNOWN, plan

HOME = Known(home="抚顺市")


@pytest.mark.parametrize(
    ("title", "city"),
    [
        ("本溪市规模以上工业企业名单 填报单位：本溪市工信局", "本溪"),
        ("附件1：2025年度铁岭市企业", "铁岭"),
        ("辽宁省大石桥市产业链图谱", "大石桥"),
        ("抚顺市与本溪市合作企业", None),
        ("2025年全市规模以上工业企业", None),
        ("全省各市重点企业", None),
        ("上市公司名单", None),
        ("城市更新项目", None),
        ("本溪满族自治县企业", None),
    ],
)
def test_a_title_names_another_city_or_none(title, city):
    assert other_city(title, HOME) == city


def test_nobody_is_no_firm_and_two_names_are_no_single_one():
    assert split_names("（缺）") == []
    assert split_names("甲厂、（无）") == ["甲厂"]
    assert names_several("甲锻造股份有限公司、乙锻压有限公司")
    assert not names_several("甲市水务、环保工程有限公司")
    assert not names_several("甲有限公司（原乙厂、丙厂）")


def test_stages_among_headings_are_no_drawn_book():
    assert is_heading_row(["上游环节", "下游环节", "关系类型", "备注"], ["上游环节", "下游环节"])
    assert is_heading_row(["产业链", "链条环节", "上游原料", "下游产品"], ["上游原料", "下游产品"])
    assert not is_heading_row(["产业链", "上游", "中游", "下游"], ["上游", "中游", "下游"])
    assert not is_heading_row(["上游", "→", "中游", "下游"], ["上游", "中游", "下游"])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("上游环节,下游环节,关系类型,备注\n苯酚,双酚A,主要原料,\n双酚A,环氧树脂,主料,\n", "inputs"),
        ("企业编号,链环编号,产品,状态,来源,依据\njia,ethylene,乙烯,在产,甲报,有出处\n", "own"),
        ("编号,名称,类别,行业代码,选址性质,来源,依据\nx,聚丙烯,产品,2651,可招引,甲报,有出处\n", "own"),
        ("名称,类别,备注\n滤材产业链,集群,\n箱包产业链,集群,\n", "kind"),
    ],
)
def test_a_sheet_that_is_no_list_is_left_out_and_says_why(text, why):
    parts = read_file("表.csv", text.encode(), Decided(), lambda name: None)
    assert [(sheet.unread, sheet.blocks, sheet.picture) for sheet in parts.sheets] == [(why, [], None)]
    assert bool(parts.questions) is (why == "kind")


def test_a_kind_that_was_answered_is_read_so():
    text = "名称,类别,备注\n滤材产业链,集群,\n箱包产业链,集群,\n".encode()
    parts = read_file("表.csv", text, Decided(answers={"kind:表": "organisations"}), lambda name: None)
    assert [block.kind.value for sheet in parts.sheets for block in sheet.blocks] == ["organisations"]


def test_several_firms_in_a_cell_are_an_error_of_the_row():
    text = "企业名称,主营产品\n甲锻造有限公司、乙锻压有限公司,锻件\n丙锻压有限公司,锻件\n"
    _, rows = plan(text.encode(), "表.csv")
    assert [row["status"] for row in rows] == ["error", "ok"]
    assert [each["code"] for each in rows[0]["remarks"]] == ["name-several"]


def test_a_mark_below_a_drawn_link_is_said_of_it_and_is_no_firm():
    made = Builder()
    sheet = made.sheet("图谱", [("上游", "中游"), ("苯酚", "双酚A"), ("甲化工有限公司", "（缺）")])
    assert sheet is not None
    _, rows = plan(made.content(), "图谱.xlsx")
    records = [each for row in rows for each in row["records"]]
    assert "" not in {cell["value"] for each in records for cell in each["cells"]}
    states = {row["records"][0]["cells"][0]["value"]: row["records"][0]["cells"] for row in rows}
    assert [(cell["column"], cell["value"]) for cell in states["双酚A"]][1:] == [("state", "missing")]


def test_a_city_of_the_title_is_that_of_its_firms_unless_it_is_decided_otherwise():
    text = "明州市规模以上企业名单\n企业名称,主营产品\n明州甲化工有限公司,乙烯\n".encode()
    head, rows = plan(text, "表.csv", known=replace(KNOWN, home="抚顺市"))
    (asked,) = [each for each in head["questions"] if each["id"].startswith("city:")]
    assert (asked["default"], [each["value"] for each in asked["options"]]) == ("明州", ["明州", "home"])
    (firm,) = (each for each in rows[0]["records"] if each["kind"] == "Firm")
    assert [cell["value"] for cell in firm["cells"] if cell["column"] == "city"] == ["明州"]
    assert head["tables"][0]["seat"] == "明州"
    head, rows = plan(
        text, "表.csv", known=replace(KNOWN, home="抚顺市"), decided=Decided(answers={asked["id"]: "home"})
    )
    assert "seat" not in head["tables"][0]


def test_a_chain_that_is_not_on_file_is_asked_about_with_those_it_may_be():
    text = (
        "项目名称,产业链,链环,项目阶段\n甲项目,精细石油化工产业链,环氧乙院,在建\n乙项目,航天产业链,乙烯,在建\n".encode()
    )
    head, rows = plan(text, "表.csv")
    asked = {each["id"]: each["options"][0]["value"] for each in head["questions"] if each["id"].startswith("chain:")}
    assert asked["chain:精细石油化工产业链"] == "petrochem"
    assert set(asked) == {"chain:精细石油化工产业链", "chain:航天产业链"}
    codes = [{each["code"] for each in row["remarks"]} for row in rows]
    assert codes == [{"chain-unknown", "link-unknown"}, {"chain-unknown"}]
    answered = Decided(answers={"chain:精细石油化工产业链": "petrochem", "link:环氧乙院:eo": "yes"})
    _, rows = plan(text, "表.csv", decided=answered)
    chain = next(each for each in rows[0]["records"] if each["kind"] == "Chain")
    assert (chain["id"], rows[0]["status"]) == ("petrochem", "ok")
    assert [(each["link"], each["ruling"]) for each in rows[0]["links"]] == [("eo", "confirmed")]
