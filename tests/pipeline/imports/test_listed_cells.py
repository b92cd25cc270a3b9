"""What one row says for the ledger, cell by cell, and of which day its list tells; worked out by hand."""

import pytest

from graph.model.ledger_acts import OpenProject, RecordAmount, SetPlan, StepTold
from graph.model.ledger_words import AmountKind, CountedBy, Step
from pipeline.imports.edition_day import edition_day
from pipeline.imports.listed_cells import read_row

DAY = "2026-09-30"


def listed(**cells):
    """Read a row of a project; a cell is its heading and value, and its text where that is another."""
    named = {"name_zh": ("项目名称", "甲项目"), **cells}
    unplaced = [
        {"record": "Project", "column": name.partition("__")[0], "heading": heading, "value": value, "source": "a!b!A4"}
        | ({"text": text[0]} if text else {})
        for name, (heading, value, *text) in named.items()
    ]
    return read_row({"source": "a!b!4", "records": [], "unplaced": unplaced}, "p", DAY, {})


def amounts(made):
    return [(act.amount, act.yi, act.day, act.counted_by) for act in made.acts if isinstance(act, RecordAmount)]


@pytest.mark.parametrize(
    ("name", "heading", "wanted"),
    [
        ("investment_yi", "总投资（亿元）", (AmountKind.TOTAL, DAY, None)),
        ("investment_yi", "可研估算总投资", (AmountKind.TOTAL, DAY, CountedBy.FEASIBILITY)),
        ("investment_yi", "协议投资额", (AmountKind.AGREED, DAY, None)),
        ("investment_yi", "合同投资额", (AmountKind.AGREED, DAY, CountedBy.CONTRACT)),
        ("year_plan", "2026年计划投资", (AmountKind.YEAR_PLAN, DAY, None)),
        ("year_done", "1-8月完成投资（统计口径）", (AmountKind.YEAR_DONE, "2026-08-31", CountedBy.STATISTICS)),
        ("year_done", "1-12月完成投资", (AmountKind.YEAR_DONE, DAY, None)),
        ("invested", "到位资金（招商口径）", (AmountKind.ARRIVED, DAY, CountedBy.PROMOTION)),
        ("invested", "今年累计完成投资", (AmountKind.YEAR_DONE, DAY, None)),
    ],
)
def test_a_heading_tells_which_amount_it_is_and_by_which_rule(name, heading, wanted):
    kind, day, rule = wanted
    assert amounts(listed(**{name: (heading, 1.5)})) == [(kind, 1.5, day, rule)]


@pytest.mark.parametrize(
    ("name", "heading", "why"),
    [
        ("year_done", "本月完成投资", "是单月数"),
        ("invested", "自开工累计完成投资", "是自开工累计"),
        ("year_plan", "2025年计划投资", "不是 2026 年的数"),
    ],
)
def test_what_is_none_of_the_five_amounts_is_told_and_not_taken(name, heading, why):
    made = listed(**{name: (heading, 1.5)})
    assert amounts(made) == []
    assert [why in each.zh for each in made.left] == [True]


def test_a_column_of_rules_holds_for_the_amount_it_names():
    made = listed(
        investment_yi=("计划总投资", 4.0),
        year_done=("本年完成投资", 0.5),
        counted_by=("计划总投资口径", "批复"),
    )
    assert [each[3] for each in amounts(made)] == [CountedBy.APPROVAL, None]


def test_units_are_told_apart_and_a_person_is_none():
    made = listed(
        department=("责任单位", "市工信局"),
        department__2=("包保单位", "市政府办公室"),
        department__3=("落地单位", "东区政府"),
        department__4=("首谈单位", "王五"),
        department__5=("配合单位", "市供电公司"),
    )
    act = next(each for each in made.acts if isinstance(each, OpenProject))
    assert (act.department, act.office, act.landing, act.first_talk) == ("市工信局", "市政府办公室", "东区政府", None)
    assert ["“王五”" in each.zh for each in made.left] == [True]


@pytest.mark.parametrize(
    ("value", "text", "step"),
    [
        ("signed", "签约", Step.SIGNED),
        ("signed", "落地", Step.LANDED),
        ("building", "主体施工中", Step.BUILDING),
        ("building", "因资金问题停工", Step.STOPPED),
        ("unknown", "不明", Step.UNKNOWN),
    ],
)
def test_the_step_is_what_the_list_writes(value, text, step):
    made = listed(stage=("项目阶段", value, text))
    assert next(each.step for each in made.acts if isinstance(each, StepTold)) is step


def test_a_start_ahead_is_a_plan_and_one_behind_a_day():
    ahead = listed(start=("开工时间", "2026-11", "拟2026年11月"))
    assert [(act.year, act.start_month) for act in ahead.acts if isinstance(act, SetPlan)] == [(2026, "2026-11")]
    behind = listed(start=("开工时间", "2026-05-20"), signed_on=("入库时间", "2026-07-01"))
    told = next(each for each in behind.acts if isinstance(each, StepTold))
    assert (told.started_on, told.entered_on, told.signed_on) == ("2026-05-20", "2026-07-01", None)
    month = listed(start=("开工时间", "2026-05"))
    assert next(each for each in month.acts if isinstance(each, StepTold)).started_on is None
    assert [(act.year, act.start_month) for act in month.acts if isinstance(act, SetPlan)] == [(2026, "2026-05")]
    assert ["记作计划开工月" in each.zh for each in month.left] == [True]


@pytest.mark.parametrize(
    ("date", "said"),
    [("2025", "只到年份"), ("2026-05", "只到月份"), ("2026-Q2", "只到季度"), ("2031-05-02", "是以后的日子")],
)
def test_a_date_that_is_no_day_of_the_ledger_says_why(date, said):
    left = listed(signed_on=("签约时间", date)).left
    assert [said in each.zh for each in left] == [True]


@pytest.mark.parametrize(
    ("lines", "headings", "file", "wanted"),
    [
        (["台账", "截至2026年9月30日　单位：亿元"], [], "a.xlsx", ("2026-09-30", True)),
        (["2026年9月重点项目台账"], [], "a.xlsx", ("2026-09-30", True)),
        (["2026年重点项目台账"], ["1-8月完成投资"], "a.xlsx", ("2026-08-31", True)),
        (["台账"], [], "重点项目2026年2月.xlsx", ("2026-02-28", True)),
        # the month of today is not over, and a plan of the whole year tells of no day
        (["2026年11月台账"], [], "a.xlsx", ("2026-11-20", True)),
        (["2026年重点项目计划"], [], "a.xlsx", ("2026-11-20", False)),
        (["截至2027年1月31日"], [], "a.xlsx", ("2026-11-20", False)),
    ],
)
def test_a_list_tells_of_the_day_it_names(lines, headings, file, wanted):
    assert edition_day(lines, headings, file, "2026-11-20") == wanted
