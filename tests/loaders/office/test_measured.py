"""Figures of firms in office lists: units, years, what they cover; the firms that chain books want."""

from dataclasses import replace

import pytest

from loaders.office.as_facts import FactMaker
from loaders.office.columns import ColumnPlan
from loaders.office.decided import Decided
from loaders.office.fields import TableKind, field_named
from loaders.office.headings import take_apart
from loaders.office.measured import beside
from tests.loaders.office import books
from tests.loaders.office.test_as_facts import SETTING, facts, made
from tests.loaders.office.test_plan import plan


@pytest.mark.parametrize(
    ("heading", "field", "told"),
    [
        ("2024年营业收入（万元）", "revenue", {"year": "2024"}),
        ("2023年营业收入（万元，不含税）", "revenue", {"year": "2023", "scope": "不含税"}),
        ("2024年1-6月营业收入", "revenue", {"year": "2024", "scope": "2024年1-6月"}),
        ("上年度营业收入", "revenue", {"scope": "上年度"}),
        ("净资产（亿元）", "assets", {"apart": "净资产"}),
        ("2024年末从业人员", "staff", {"year": "2024", "scope": "从业人员"}),
        ("投产时间", "founded", {"apart": "投产时间"}),
        ("成立时间", "founded", {}),
    ],
)
def test_a_heading_says_the_year_of_a_figure_and_what_it_covers(heading, field, told):
    apart = take_apart(heading)
    found = ColumnPlan(
        0, (heading,), field_named(TableKind.FIRMS, f"Firm.{field}"), apart.unit, apart.year, apart.notes
    )
    assert beside(found) == told


def figures(rows, head):
    maker = FactMaker({table["id"]: table["kind"] for table in head["tables"]}, SETTING)
    for row in rows:
        maker.take(row)
    return [
        tuple(each.values.get(name) for name in ("kind", "value", "unit", "date"))
        for each in facts(maker.made, "Measure")
    ]


TEXT = (
    "{title}企业名称,营业收入（万元）,职工人数,注册资本,成立时间\n"
    "甲一有限公司,12000,35,500万,2003年5月\n乙二有限公司,,8,,\n"
)


def test_the_year_of_figures_is_asked_once_a_table_and_stays_blank_without_an_answer():
    text = TEXT.format(title="").encode()
    head, rows = plan(text, "名单.csv")
    (asked,) = head["questions"]
    assert (asked["id"], asked["default"], len(asked["options"])) == ("year:名单", "none", 6)
    assert "“营业收入（万元）”、“职工人数”没写年份" in asked["zh"]
    assert figures(rows, head) == [
        ("revenue", 1.2, "亿元", None),
        ("staff", 35.0, "人", None),
        ("capital", 0.05, "亿元", None),
        ("founded", None, None, "2003-05"),
        ("staff", 8.0, "人", None),
    ]
    head, rows = plan(text, "名单.csv", Decided({"year:名单": asked["options"][1]["value"]}))
    assert (head["questions"], figures(rows, head)[0][3]) == ([], asked["options"][1]["value"])


def test_the_year_of_the_title_is_offered_and_holds_for_the_next_edition_as_one_named_does_not():
    text = TEXT.format(title="明州市重点企业名单（2024年）,,,,\n").encode()
    head, rows = plan(text, "名单.csv", Decided({"year:名单": "before"}))
    assert [figure[3] for figure in figures(rows, head)[:2]] == ["2023", "2023"]
    for answer, kept in (("before", "before"), ("2023", None)):
        later = Decided()
        later.take_over({"recipe": {"decisions": {"year:名单": answer}}}, is_earlier=True)
        assert later.answer("year:名单") == kept


def test_firms_a_chain_book_wants_are_tied_to_its_link_and_make_nothing():
    for content in (books.chain_table(), books.chain_picture()):
        found = made(content, setting=replace(SETTING, chain="petrochem"))
        wanted = facts(found, "WANTED")
        makers = {each.key[0] for each in facts(found, "MAKES")}
        assert wanted
        assert not {each.key[0] for each in wanted} & makers
        firms = {each.key[0]: each for each in facts(found, "Firm")}
        assert all("city" not in firms[each.key[0]].if_new for each in wanted), "seated nowhere, as nobody said where"
    assert [each.key[1] for each in facts(made(books.chain_table()), "WANTED")][:2] == ["bpa", "bpa"]
