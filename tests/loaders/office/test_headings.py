"""Headings as offices write them: the field each declares in a kind of table, with unit and year set apart."""

import pytest

from loaders.office.columns import fields_of, plan_columns
from loaders.office.fields import TABLES, TableKind
from loaders.office.headings import nearest, recognise, take_apart, unit_on
from loaders.office.table_kind import decide_kind

FIRMS, PROJECTS, CANDIDATES = TableKind.FIRMS, TableKind.PROJECTS, TableKind.CANDIDATES


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("企业名称", FIRMS, "Firm.name_zh"),
        ("*企业（单位）名称", FIRMS, "Firm.name_zh"),
        ("单 位 名 称", FIRMS, "Firm.name_zh"),
        ("统一社会信用代码\n（18位）", FIRMS, "Firm.uscc"),
        ("所属县（区）", FIRMS, "Firm.district"),
        ("2023年营业收入\n（万元）", FIRMS, "Firm.revenue"),
        ("营业收入2022年（亿元）", FIRMS, "Firm.revenue"),
        ("职工人数（人）", FIRMS, "Firm.staff"),
        ("年产能（万吨/年）", FIRMS, "MAKES.capacity"),
        ("主要产品及年产能", FIRMS, "MAKES.product"),
        ("联系人及电话", FIRMS, "personal"),
        ("企业名称", PROJECTS, "Project.firm_name"),
        ("项目总投资（万元）", PROJECTS, "Project.investment_yi"),
        ("总投资/万元", PROJECTS, "Project.investment_yi"),
        ("投资额万元", PROJECTS, "Project.investment_yi"),
        ("（三）建设性质", PROJECTS, "Project.kind"),
        ("计划开工时间（年月）", PROJECTS, "Project.start"),
        ("累计完成投资", PROJECTS, "Project.invested"),
        ("拟招引企业名称", CANDIDATES, "Firm.name_zh"),
        ("补链环节", CANDIDATES, "WANTED.link"),
    ],
)
def test_a_heading_declares_its_field(text, kind, name):
    assert recognise(text, kind)[0].name == name


@pytest.mark.parametrize(
    "text", ["填报单位：工信局", "单位：万元", "很长的一句说明" * 8, "甲一有限公司", "120", "环境影响评价批复文号"]
)
def test_what_is_no_heading_declares_nothing(text):
    assert not any(recognise(text, kind) for kind in TABLES) or "：" in text


def test_unit_year_and_notes_are_set_apart():
    heading = take_apart("2023年营业收入（万元，不含税）")
    assert (heading.base, heading.unit, heading.year, heading.notes) == ("营业收入", "万元", "2023", ("不含税",))
    assert unit_on("投资额万元") == "万元"
    assert unit_on("企业名称") is None


def test_levels_are_read_together_and_a_bare_word_takes_its_meaning_from_above():
    assert fields_of(("项目单位", "名称"), PROJECTS)[0].name == "Project.firm_name"
    assert fields_of(("项目基本情况", "名称"), PROJECTS)[0].name == "Project.name_zh"
    assert fields_of(("投资情况（亿元）", "总投资"), PROJECTS)[0].name == "Project.investment_yi"
    assert fields_of(("开工时间", "计划"), PROJECTS)[0].name == "Project.start"
    assert fields_of(("用地情况", "面积"), PROJECTS) == ()
    # under an amount its share of the plan is no amount
    assert fields_of(("1-11月完成投资（统计口径）", "完成额"), PROJECTS)[0].name == "Project.year_done"
    for share in ("占年计划%", "完成率", "占比", "同比增长"):
        assert fields_of(("1-11月完成投资（统计口径）", share), PROJECTS) == ()


def test_of_two_columns_for_one_field_the_second_is_kept_apart_and_asked_about():
    plans = plan_columns({0: ("企业名称",), 1: ("公司名称",), 2: ("注册地址",), 3: ("生产地址",)}, FIRMS)
    assert [None if plan.field is None else plan.field.name for plan in plans] == [
        *("Firm.name_zh", None, "Firm.address", "Firm.address"),
    ]
    assert [field.name for field in plans[1].near] == ["Firm.name_zh"]


def test_similarity_only_proposes():
    assert recognise("企业营业总收入情况表", FIRMS) == ()
    assert "Firm.revenue" in [field.name for field in nearest("企业营业总收入情况表", FIRMS)]


@pytest.mark.parametrize(
    ("headings", "title", "kind"),
    [
        (("序号", "企业名称", "主营产品", "地址"), "企业名单", TableKind.FIRMS),
        (("序号", "产业链", "环节", "企业名称", "主要产品"), "", TableKind.FIRMS),
        (("序号", "项目名称", "企业名称", "总投资", "备注"), "招商引资项目台账", TableKind.PROJECTS),
        (("序号", "企业名称", "所在地", "主营产品"), "2024年招商目标企业清单", TableKind.CANDIDATES),
        (("序号", "企业名称", "所在省市", "招引理由"), "", TableKind.CANDIDATES),
        (("产业链", "环节", "细分领域", "代表企业", "拟引进企业"), "", TableKind.CHAIN_BOOK),
        (("序号", "专班名称", "牵头部门", "负责产业链"), "招商专班", TableKind.ORGANISATIONS),
    ],
)
def test_headings_and_title_tell_the_kind_of_table(headings, title, kind):
    assert decide_kind([(text,) for text in headings], title, False)[0][0] is kind


def test_every_word_is_declared_once_in_its_field_and_means_one_likeliest_field():
    for kind, fields in TABLES.items():
        for field in fields:
            assert len(set(field.words)) == len(field.words), field.name
            assert recognise(field.zh, kind), (kind, field.name)
