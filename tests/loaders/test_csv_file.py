"""CSV in, rows out: every text that can stand in a cell comes back, under the row number a spreadsheet shows."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import csv_file
from loaders.rows import Findings

CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20) | st.sampled_from(
    ["=1+1", "<b>", '"', ",", "甲\n乙", "甲\r\n乙", "１２", "联通"]
)


def load(content: bytes):
    findings = Findings()
    return csv_file.load(content, "a.csv", "links", findings), findings.issues


def written(*rows: list[str]) -> str:
    held = io.StringIO()
    csv.writer(held).writerows(rows)
    return held.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6))
def test_every_cell_comes_back(encoding, rows):
    text = written(["编号", "名称", "备注"], *[list(row) for row in rows])
    sheet, issues = load(text.encode(encoding))
    assert issues == []
    kept = [[cell.strip() or None for cell in row] for row in rows]
    assert [list(row.cells.values()) for row in sheet.rows] == [row for row in kept if any(row)]
    assert [row.number for row in sheet.rows] == [number for number, row in enumerate(kept, 2) if any(row)]


def test_a_line_break_in_a_cell_does_not_shift_the_rows():
    sheet, _ = load('编号,名称\na,"甲\n乙"\n\nb,丙\n'.encode())
    assert [(row.number, row.cells["编号"]) for row in sheet.rows] == [(2, "a"), (4, "b")]


def test_blank_columns_at_the_end_are_left_out():
    sheet, issues = load("编号,名称,,\na,甲,,\n".encode())
    assert issues == []
    assert sheet.header == ("编号", "名称")
    assert [row.askew for row in sheet.rows] == [None]


@pytest.mark.parametrize(
    ("row", "askew"), [("a", (1, 2)), ("a,甲,乙", (3, 2)), ("a,甲,", (3, 2)), ("a,甲", None), ("a,", None)]
)
def test_rows_of_another_length(row, askew):
    sheet, _ = load(f"编号,名称\n{row}\n".encode())
    assert [each.askew for each in sheet.rows] == [askew]


def test_a_cell_under_a_blank_heading_is_not_dropped():
    sheet, _ = load("编号,名称,\na,甲,有字\n".encode())
    assert [row.askew for row in sheet.rows] == [(3, 2)]


def test_utf8_that_was_cut_is_not_taken_for_gb18030():
    whole = "id,name_zh\na,抚顺石化一厂\nb,二厂".encode()
    sheet, (issue,) = load(whole[:-1])
    assert sheet is None
    assert (issue.code, issue.row) == ("file-damaged", 3)


@pytest.mark.parametrize("text", ["联通", "编号,名称\na,联通\n", "id\n抚顺市工业和信息化局\n"])
def test_text_in_gbk_is_taken(text):
    sheet, issues = load(text.encode("gbk"))
    assert issues == []
    assert sheet is not None
