"""Workbooks as planners and their programs write them: read in full, or reported."""

import datetime
import io
import re
import zipfile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from loaders import excel_file
from loaders.files import TABLE_NAMES
from loaders.rows import IssueCollector, Number

HEAD = ["编号", "名称", "来源", "依据"]


def saved(book: openpyxl.Workbook) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def made(*rows: list[object]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.active.title = "企业"
    for row in rows:
        book.active.append(row)
    return book


def rezipped(content: bytes, change) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return held.getvalue()


def load(content: bytes):
    findings = IssueCollector()
    return excel_file.load(content, "a.xlsx", TABLE_NAMES, findings), [issue.code for issue in findings.issues]


def column(content: bytes, heading: str) -> list[str | None]:
    (sheet,), codes = load(content)
    assert codes == []
    return [row.cells[heading] for row in sheet.rows]


def test_numbers_come_in_full_and_are_known_as_numbers():
    values = [2614, 12.0, 0.00001, 1.5, 10**16, -3]
    cells = column(saved(made(HEAD, *[["x", value, "s", "常识"] for value in values])), "名称")
    assert cells == ["2614", "12", "0.00001", "1.5", "10000000000000000", "-3"]
    assert all(isinstance(cell, Number) for cell in cells)


def test_dates_come_as_precisely_as_they_are_shown():
    book = made(HEAD, *[["x", datetime.datetime(2024, 5, 1), "s", "常识"] for _ in range(4)])
    for row, shown in enumerate(("yyyy-mm-dd", 'yyyy"年"m"月"', "mmm-yy", "yyyy"), 2):
        book.active.cell(row, 2).number_format = shown
    book.active.append(["x", datetime.datetime(2024, 5, 1, 8, 30), "s", "常识"])
    assert column(saved(book), "名称") == ["2024-05-01", "2024-05", "2024-05", "2024", "2024-05-01 08:30:00"]


def test_text_that_looks_like_a_formula_stays_text():
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    sheet = book.add_worksheet("firms")
    for number, heading in enumerate(HEAD):
        sheet.write_string(0, number, heading)
        sheet.write_string(1, number, "=1+1")
    sheet.write_string(2, 0, "007")
    book.close()
    assert column(held.getvalue(), "编号") == ["=1+1", "007"]


def test_a_size_that_is_too_small_loses_no_rows():
    content = saved(made(HEAD, *[[f"f{number}", "厂", "s", "常识"] for number in range(30)]))
    small = rezipped(content, lambda _, part: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:B2"', part))
    assert small != content
    assert column(small, "编号") == [f"f{number}" for number in range(30)]


def test_rows_are_numbered_as_the_program_shows_them():
    book = made(HEAD, ["f1", "厂", "s", "常识"])
    for place, cell in enumerate(["f2", "厂", "s", "常识"], 1):
        book.active.cell(7, place, cell)
    (sheet,), _ = load(saved(book))
    assert [row.number for row in sheet.rows] == [2, 7]


def test_blank_sheets_rows_and_columns_at_the_end_are_left_out():
    book = made([*HEAD, None, " "], ["f1", "厂", "s", None], [None, " "])
    book.create_sheet("Sheet2")
    book.active.cell(9, 9).number_format = "0.00"
    (sheet,), codes = load(saved(book))
    assert codes == []
    assert sheet.header == tuple(HEAD)
    assert [row.cells for row in sheet.rows] == [{"编号": "f1", "名称": "厂", "来源": "s", "依据": None}]


def test_a_cell_beyond_the_header_is_a_row_of_another_length():
    (sheet,), _ = load(saved(made(HEAD, ["f1", "厂", "s", "常识", "多"])))
    assert sheet.rows[0].width_mismatch == (5, 4)


def test_sheet_names_in_either_language_and_any_case():
    book = made(HEAD, ["f1", "厂", "s", "常识"])
    for title in ("FIRMS", "Makes", "链环"):
        sheet = book.create_sheet(title)
        sheet.append(["编号"])
        sheet.append(["x"])
    sheets, codes = load(saved(book))
    assert codes == []
    assert [sheet.table for sheet in sheets] == ["firms", "firms", "makes", "links"]


def test_an_array_formula_is_reported_by_its_text():
    book = made(HEAD, ["f1", None, "s", "常识"])
    book.active["B2"] = openpyxl.worksheet.formula.ArrayFormula("B2:B2", "=SUM(A1:A2)")
    findings = IssueCollector()
    excel_file.load(saved(book), "a.xlsx", TABLE_NAMES, findings)
    assert [issue.zh for issue in findings.issues] == ["是公式“=SUM(A1:A2)”"]


def test_merged_cells_are_each_reported_by_their_range():
    book = made(HEAD, *[[f"f{number}", "厂", "s", "常识"] for number in range(5)])
    book.active.merge_cells("B2:B3")
    book.active.merge_cells("C5:D6")
    findings = IssueCollector()
    excel_file.load(saved(book), "a.xlsx", TABLE_NAMES, findings)
    assert [(issue.row, issue.zh) for issue in findings.issues] == [
        (2, "合并了单元格 B2:B3"),
        (5, "合并了单元格 C5:D6"),
    ]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, b"<html></html>"])
def test_what_is_no_workbook(content):
    sheets, codes = load(content)
    assert sheets is None
    assert codes in (["file-empty"], ["file-broken"], ["file-locked"])


SAMPLE = saved(made(HEAD, *[[f"f{number}", number * 1.5, "s", "常识"] for number in range(20)]))


def test_a_part_that_does_not_unpack():
    with zipfile.ZipFile(io.BytesIO(SAMPLE)) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset + 30 + len("xl/worksheets/sheet1.xml")
    assert load(SAMPLE[:start] + b"\xff" * 8 + SAMPLE[start + 8 :]) == (None, ["file-broken"])


@given(
    places=st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), min_size=1, max_size=20),
    cut=st.just(len(SAMPLE)) | st.integers(1, len(SAMPLE)),
)
def test_a_damaged_workbook_is_reported_and_never_raises(places, cut):
    content = bytearray(SAMPLE)
    for place, value in places:
        content[place] = value
    sheets, codes = load(bytes(content[:cut]))
    assert sheets is not None or "file-broken" in codes


@given(data=st.data())
def test_damaged_parts_of_a_workbook_are_reported_and_never_raise(data):
    with zipfile.ZipFile(io.BytesIO(SAMPLE)) as archive:
        name = data.draw(st.sampled_from(archive.namelist()))
    places = data.draw(st.lists(st.tuples(st.floats(0, 0.999), st.integers(32, 126)), min_size=1, max_size=5))

    def damage(part: str, content: bytes) -> bytes:
        changed = bytearray(content)
        for share, value in places if part == name else ():
            changed[int(share * len(changed))] = value
        return bytes(changed)

    sheets, codes = load(rezipped(SAMPLE, damage))
    assert sheets is not None or "file-broken" in codes


def test_a_merged_title_above_the_headings_is_no_fault():
    book = made(["企业一览表"], HEAD, ["f1", "厂", "s", "常识"])
    book.active.merge_cells("A1:D1")
    (sheet,), codes = load(saved(book))
    assert codes == ["header-lower"]
    assert (sheet.header, sheet.header_row, sheet.rows[0].number) == (tuple(HEAD), 2, 3)


@pytest.mark.parametrize("name", ["Sheet1", "附件", "说明"])
def test_a_workbook_that_gives_nothing_says_what_it_looks_like(name):
    book = made(HEAD, ["f1", "厂", "s", "常识"])
    book.active.title = name
    findings = IssueCollector()
    assert excel_file.load(saved(book), "a.xlsx", TABLE_NAMES, findings) == []
    unknown, nothing = findings.issues
    assert (unknown.sheet, unknown.zh) == (name, "不认识这张工作表，没有读，是不是“企业”")
    assert nothing.zh == f"工作簿里没有读到任何一行（工作表：{name}）"


def test_a_workbook_of_blank_sheets_gives_nothing():
    assert load(saved(openpyxl.Workbook())) == ([], ["book-nothing"])


def test_sheets_of_headings_alone_are_told_once():
    book = made(HEAD, ["f1", "厂", "s", "常识"])
    for title in ("链环", "生产"):
        book.create_sheet(title).append(["编号", "名称", "来源", "依据"])
    findings = IssueCollector()
    excel_file.load(saved(book), "a.xlsx", TABLE_NAMES, findings)
    assert [issue.zh for issue in findings.issues] == ["这些工作表只有列名，没有内容：链环、生产"]
    book.create_sheet("填写说明").append(["每张表填什么"])
    assert load(saved(book))[1] == [], "the blank workbook of ours has sheets that stay blank"


def test_a_numbered_sheet_is_taken_and_told_and_a_hidden_one_too():
    book = made(HEAD, ["f1", "厂", "s", "常识"])
    book.active.title = "1.企业（2024）"
    hidden = book.create_sheet("firms")
    hidden.sheet_state = "veryHidden"
    for row in (HEAD, ["f2", "厂", "s", "常识"]):
        hidden.append(row)
    sheets, codes = load(saved(book))
    assert codes == ["name-taken", "sheet-hidden"]
    assert [sheet.rows[0].cells["编号"] for sheet in sheets] == ["f1", "f2"]
