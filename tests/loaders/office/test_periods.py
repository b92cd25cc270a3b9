"""Headings that say of when figures are: levels of time below a figure, the year before beside it, years by titles."""

import pytest

from loaders.office.columns import fields_of
from loaders.office.decided import Decided, recipe_of
from loaders.office.fields import TableKind
from loaders.office.grid import Grid
from loaders.office.headings import is_period, told
from loaders.office.shape import Corrections, find_shape
from tests.loaders.office.plans import plan

LEVELS = (
    "2025年运行情况（单位：万元）,,,,,,\n"
    "企业名称,主要指标,,,,平均用工（人）,县区\n"
    ",产值,,利润总额,,,\n"
    ",本期,上年同期,本期,上年同期,,\n"
    "明州甲化工有限公司,12000,11000,-320,150,210,东湖区\n"
)


def figures(rows):
    firm = next(each for each in rows[0]["records"] if each["kind"] == "Firm")
    return [
        (each["column"], each["value"], each.get("year"))
        for each in firm["cells"]
        if each["column"] in ("output_value", "profit", "staff", "revenue")
    ]


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        *(("本期", True), ("上年同期", True), ("2024年", True), ("1-6月累计", True), ("去年同期数", True)),
        *(("累计完成", False), ("本年计划", False), ("本期产值", False), ("同比", False), ("期末从业人员", False)),
    ],
)
def test_a_level_of_time_alone_is_told(text, truth):
    assert is_period(text) is truth


def test_what_a_figure_is_stands_above_its_time():
    assert told(("主要指标", "产值", "上年同期")) == ("主要指标", "产值")
    assert told(("本期",)) == ("本期",)
    assert [each.name for each in fields_of(("产值", "上年同期"), TableKind.FIRMS)] == ["Firm.output_value"]
    assert [each.name for each in fields_of(("投资", "本年计划"), TableKind.PROJECTS)][:1] == ["Project.year_plan"]


def test_three_levels_without_merged_cells_give_each_figure_its_year():
    head, rows = plan(LEVELS.encode(), "表.csv")
    assert figures(rows) == [
        *(("output_value", 1.2, "2025"), ("output_value", 1.1, "2024")),
        *(("profit", -0.032, "2025"), ("profit", 0.015, "2024"), ("staff", 210, "2025")),
    ]
    assert [each["id"] for each in head["questions"]] == []
    assert rows[0]["status"] == "ok"


def test_the_year_before_beside_a_figure_is_of_the_same_figure():
    text = "2025年度工业企业,,,\n企业名称,产值（万元）,上年同期,同比\n明州甲化工有限公司,12000,11000,9%\n"
    head, rows = plan(text.encode(), "表.csv")
    assert [each["column"] for each in head["tables"][0]["columns"]] == ["A", "B", "C", "D"]
    assert figures(rows) == [("output_value", 1.2, None), ("output_value", 1.1, "2024")]


def test_without_a_year_above_one_answer_dates_both():
    text = "单位：万元,,\n企业名称,产值,上年产值\n明州甲化工有限公司,12000,11000\n"
    head, rows = plan(text.encode(), "表.csv")
    assert [each["id"] for each in head["questions"]] == ["year:表"]
    _, rows = plan(text.encode(), "表.csv", Decided(answers={"year:表": "2025"}))
    assert figures(rows) == [("output_value", 1.2, "2025"), ("output_value", 1.1, "2024")]


def test_a_recipe_keeps_figures_of_the_same_time_apart():
    lines = [[cell or None for cell in line.split(",")] for line in LEVELS.splitlines()]
    grid = Grid("表", lines=list(enumerate(lines, 1)))
    (block,) = find_shape(grid, "", Corrections(), lambda block: None).blocks
    columns = recipe_of(block, {}, None, None)["columns"]
    assert {name for name in columns.values() if name} == {
        *("Firm.name_zh", "Firm.output_value", "Firm.profit", "Firm.staff", "Firm.district"),
    }


def values(row, column):
    return [cell["value"] for cell in row["records"][0]["cells"] if cell["column"] == column]


def test_a_column_that_is_decided_to_be_a_date_is_no_longer_ticked():
    text = "项目名称,总投资（亿元）,谋划,签约,开工\n一号项目,2,,√,\n二号项目,3,√,,√\n".encode()
    _, rows = plan(text, "表.csv")
    assert (values(rows[1], "stage"), values(rows[1], "start")) == (["started", "planned"], [])
    _, rows = plan(text, "表.csv", Decided(corrections={"columns": {"开工": "Project.start"}}))
    assert (values(rows[1], "stage"), values(rows[1], "start")) == (["planned"], [])
