"""CSV in, rows out: every text that can stand in a cell comes back, under the row number a spreadsheet shows."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import csv_file
from loaders.rows import IssueCollector

CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20) | st.sampled_from(
    ["=1+1", "<b>", '"', ",", "甲\n乙", "甲\r\n乙", "１２", "联通"]
)


def load(content: bytes):
    findings = IssueCollector()
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
    assert [row.width_mismatch for row in sheet.rows] == [None]


@pytest.mark.parametrize(
    ("row", "askew"), [("a", (1, 2)), ("a,甲,乙", (3, 2)), ("a,甲,", (3, 2)), ("a,甲", None), ("a,", None)]
)
def test_rows_of_another_length(row, askew):
    sheet, _ = load(f"编号,名称\n{row}\n".encode())
    assert [each.width_mismatch for each in sheet.rows] == [askew]


def test_a_cell_under_a_blank_heading_is_not_dropped():
    sheet, _ = load("编号,名称,\na,甲,有字\n".encode())
    assert [row.width_mismatch for row in sheet.rows] == [(3, 2)]


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


LINES = ["编号", "名称", "来源"], ["a", "甲，乙", "s;t"], ["b", "丙|丁", "s，t"]


def separated(separator: str, first: str = "") -> str:
    held = io.StringIO()
    csv.writer(held, delimiter=separator).writerows(LINES)
    return first + held.getvalue()


@pytest.mark.parametrize("first", ["", "sep={}\r\n", '"sep={}"\n', "SEP={}\n"])
@pytest.mark.parametrize("separator", [",", "\t", ";", "，", "|"])
def test_any_separator_is_known_by_the_headings(separator, first):
    sheet, issues = load(separated(separator, first.format(separator)).encode())
    assert issues == []
    assert sheet.header == tuple(LINES[0])
    assert [list(row.cells.values()) for row in sheet.rows] == [list(line) for line in LINES[1:]]
    assert [row.number for row in sheet.rows] == [2, 3]


def test_a_separator_line_that_is_wrong_does_not_mislead():
    sheet, issues = load(separated(",", "sep=;\n").encode())
    assert (issues, len(sheet.rows)) == ([], 2)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", [True, False])
def test_utf16_of_both_orders_with_and_without_its_mark(encoding, mark):
    text = separated("\t")
    content = ("\ufeff" + text).encode(encoding) if mark and encoding != "utf-16" else text.encode(encoding)
    sheet, issues = load(content)
    assert issues == []
    assert sheet.rows[0].cells == {"编号": "a", "名称": "甲，乙", "来源": "s;t"}


def test_utf16_that_was_cut_or_holds_letters_that_do_not_exist():
    content = "编号,名称\na,甲\nb,乙".encode("utf-16")
    assert [(issue.code, issue.row) for issue in load(content[:-1])[1]] == [("file-damaged", 3)]
    assert [(issue.code, issue.row) for issue in load(content.replace("甲".encode("utf-16-le"), b"\xff\xff"))[1]] == [
        ("file-damaged", 2)
    ]


@pytest.mark.parametrize("content", [b"a\x00b\x01c\x02", bytes(range(256)) * 3, b"\xff\xfe\x00\x00a\x00\x00\x00"])
def test_bytes_that_are_no_text(content):
    sheet, (issue,) = load(content)
    assert sheet is None
    assert issue.code in ("file-binary", "file-encoding")


def test_a_quote_out_of_place_is_told_with_its_row():
    row = "{},甲,材料,s\n"
    text = "编号,名称,类别,来源\n" + "".join(row.format(number) for number in range(9))
    swallowing = text.replace("3,甲,材料,s", '3,甲,材料,"s').replace("5,甲,材料,s", '5,甲,材料,s"')
    assert [(issue.code, issue.row) for issue in load(swallowing.encode())[1]] == [("file-csv", 5)]
    assert [(issue.code, issue.row) for issue in load(text.replace("3,甲", '3,"甲').encode())[1]] == [("file-csv", 5)]


def test_titles_above_the_headings_are_left_out_and_told():
    sheet, (issue,) = load("企业一览表,\n单位：万元,\n编号,名称\na,甲\n".encode())
    assert (issue.code, issue.row, issue.zh) == ("header-lower", 3, "列名在第 3 行，上面有 2 行没有读")
    assert (sheet.header_row, sheet.unit, [row.number for row in sheet.rows]) == (3, "万元", [4])


def test_a_column_without_heading_and_cells_is_passed_over():
    sheet, issues = load("编号,,名称\na,,甲\n".encode())
    assert issues == []
    assert sheet.rows[0].cells == {"编号": "a", "名称": "甲"}


def test_a_line_that_names_no_separator_is_a_title():
    sheet, (issue,) = load('sep="\n编号,名称\na,甲\n'.encode())
    assert [row.cells for row in sheet.rows] == [{"编号": "a", "名称": "甲"}]
    assert (issue.code, issue.row) == ("header-lower", 2)
