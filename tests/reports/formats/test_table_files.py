"""A table as it is shown, as a workbook and as CSV in two encodings."""

from io import BytesIO

import openpyxl

from reports.formats.table_files import table_file

HEADS, ROWS = ["链环", "家数"], [["双酚A", "=1+1"], ["𠮷林碳纤维", ""]]


def test_a_workbook_holds_the_cells_as_text_under_a_head_that_stays():
    sheet = openpyxl.load_workbook(BytesIO(table_file("xlsx", HEADS, ROWS))).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["链环", "家数"], ["双酚A", "=1+1"], ["𠮷林碳纤维", None],
    ]  # fmt: skip
    assert sheet["B2"].data_type == "s"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B3")


def test_csv_carries_its_mark_or_is_gb18030_with_rare_signs_too():
    marked, old = table_file("csv", HEADS, ROWS), table_file("gb18030", HEADS, ROWS)
    assert marked.startswith(b"\xef\xbb\xbf")
    assert old.decode("gb18030") == marked.decode("utf-8-sig") == "链环,家数\r\n双酚A,'=1+1\r\n𠮷林碳纤维,\r\n"
