"""A cell is taken as its column declares, or reported: nothing is guessed."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.model.characters import INVISIBLE, is_garbled
from graph.model.column import Column
from graph.model.edges import Makes
from graph.model.forms import Form
from graph.model.kinds import MakeStatus
from graph.model.nodes import Project
from graph.model.schema import Property, properties
from graph.model.tables import TABLES
from loaders.cells import parse_cell, parse_id
from loaders.headings import spellings
from loaders.messages import CellRef
from loaders.rows import IssueCollector, Number, RejectedCell

PLACE = CellRef("a.csv", row=2)


def taken(cell, kind, optional=True, form=Form.TEXT, **more):
    findings = IssueCollector()
    column = Property("x", kind, optional, Column("列", "Column", "", "", form=form, **more))
    return parse_cell(cell, column, PLACE, findings), [issue.code for issue in findings.issues]


@given(st.integers(-(10**12), 10**12))
def test_numbers_come_back_plain_with_commas_and_in_full_width(number):
    wide = str(number).translate(str.maketrans("0123456789-", "０１２３４５６７８９－"))
    for text in (str(number), f"{number:,}", wide):
        assert taken(text, int) == (number, [])
        assert taken(text, float) == (float(number), [])


@pytest.mark.parametrize(
    "text",
    ["约3", "3万", "1,00", "1,2345", "12%", "1e5", "1.", ".5", "nan", "inf", "九", "3-5", "٣", "9" * 400, "1 0"],
)
def test_what_is_no_number_is_reported(text):
    assert taken(text, float) == (None, ["cell-number"])


def test_a_fraction_is_no_whole_number():
    assert taken("1.5", int) == (None, ["cell-whole"])
    assert taken("2.0", int) == (2, [])


@pytest.mark.parametrize("word", MakeStatus)
def test_a_word_is_known_by_either_label_and_its_code(word):
    for text in (word.zh, word.en, word.en.upper(), word.value):
        assert taken(text, MakeStatus) == (word, [])


@pytest.mark.parametrize("text", ["在产线", "无", "Oper ating", "在產"])
def test_an_unknown_word_is_reported(text):
    assert taken(text, MakeStatus) == (None, ["cell-word"])


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn", "Co"]), min_size=1, max_size=50))
def test_text_is_kept_as_it_is(text):
    assume(not text.startswith("=") and not INVISIBLE.search(text) and not set("<�&") & set(text))
    assume(not is_garbled(text))
    assert taken(text, str) == (text, [])


@pytest.mark.parametrize("hidden", ["\x00", "\x1b", "\x7f", "\x85", "\u200b", "\u202e", "\u2066", "\ufeff"])
def test_text_with_invisible_characters_is_reported(hidden):
    assert taken(f"抚{hidden}顺", str) == (None, ["cell-control"])


def test_line_breaks_are_the_same_on_every_system():
    assert taken("甲\r\n乙\t丙", str) == ("甲\n乙\t丙", [])


def test_a_blank_cell_is_none_and_reported_only_where_it_is_required():
    assert taken(None, str) == (None, [])
    assert taken(None, str, optional=False) == (None, ["cell-blank"])


def test_a_cell_already_reported_is_not_reported_again():
    assert taken(RejectedCell("=1+1"), str, optional=False) == (None, [])


def test_numbers_in_text_columns():
    assert taken(Number("2024"), str) == ("2024", [])
    assert taken(Number("11"), str, form=Form.INDUSTRY_CODE) == ("11", ["code-number"])
    assert taken("11", str, form=Form.INDUSTRY_CODE) == ("11", [])
    assert taken(Number("91210400123456789"), str) == (None, ["code-digits"])
    assert taken("91210400123456789", str, form=Form.CREDIT_CODE) == (None, ["code-length"])


@pytest.mark.parametrize("id", ["a", "A-1_b.c", "石脑油", "x" * 64])
def test_ids_that_are_allowed(id):
    findings = IssueCollector()
    assert parse_id(id, PLACE, findings) == id
    assert findings.issues == []


@pytest.mark.parametrize("id", ["a b", "a;b", "x" * 65, "а", "a/b", "a\u200bb", "１", "<b>"])
def test_ids_that_are_not(id):
    findings = IssueCollector()
    parse_id(id, PLACE, findings)
    assert [issue.code for issue in findings.issues] == ["cell-id"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_heading_of_a_table_means_two_columns(table):
    said = [spelling for column in table.columns() for spelling in set(spellings(column))]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("x")', "<b>甲</b>", "甲<img src=x>", "<!-- x -->"])
def test_formulas_and_web_markup_are_no_content(text):
    value, codes = taken(text, str)
    assert value is None
    assert codes in (["cell-formula"], ["cell-markup"])


@pytest.mark.parametrize("text", ["粒径<5 mm", "a < b > c", "<5>", "+86", "@甲", "-", "x=1"])
def test_signs_that_mean_something_else_stay(text):
    assert taken(text, str) == (text, [])


@pytest.mark.parametrize(
    ("kind", "name", "largest"), [(Project, "investment_yi", "10000000"), (Makes, "capacity", "1000000000000000")]
)
def test_a_number_no_city_can_mean_is_out_of_range(kind, name, largest):
    column = next(each for each in properties(kind) if each.name == name)
    findings = IssueCollector()
    assert parse_cell(largest, column, CellRef("x.csv"), findings) == float(largest)
    assert not [issue for issue in findings.issues if issue.code == "cell-range"]
    assert parse_cell(f"{largest}0", column, CellRef("x.csv"), findings) is None
    assert findings.issues[-1].code == "cell-range"
