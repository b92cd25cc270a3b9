"""Cells for the office to fill in: yellow, with a list of units or stages, or a date; and the hidden lists."""

from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from graph.text import Text
from reports.catalogue.columns import Typed
from reports.formats.excel_cells import clean
from reports.wording.language import Language

SHEET = "_选项"
"""Name of the hidden sheet with the lists: stages in its first column, units in its second."""
YELLOW = "#FFFDF5"
DATE = "yyyy-mm-dd"
EARLIEST = date(2000, 1, 1)
STAGES = (
    Text("未接触", "no contact"),
    Text("已联系", "contacted"),
    Text("已拜访", "visited"),
    Text("洽谈", "in talks"),
    Text("签约", "signed"),
    Text("不来", "not coming"),
)
NOT_LISTED = Text("不在列表里", "Not on the list")
NOT_LISTED_TOLD = Text(
    "列表里没有这一项。确实要填，选“是”；填写的内容下次导出照样带回。",
    "It is not on the list. Choose yes to keep it; it comes back in the next export all the same.",
)
NO_DATE = Text("不是日期", "No date")
NO_DATE_TOLD = Text(
    "请填日期，如 2027-03-31。确实要填别的，选“是”。", "Write a date, as 2027-03-31; choose yes to keep it."
)


class OfficeCells:
    """What is the same for all cells to be filled in of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook, units: tuple[str, ...], language: Language) -> None:
        self.language = language
        self.units = units
        self._book = book

    def write_lists(self) -> None:
        """Write the hidden sheet with the lists."""
        sheet = self._book.add_worksheet(SHEET)
        for line, stage in enumerate(STAGES):
            sheet.write_string(line, 0, stage.of(self.language))
        for line, unit in enumerate(self.units):
            sheet.write_string(line, 1, clean(unit))
        sheet.hide()

    def look(self, typed: Typed) -> dict[str, Any]:
        """Return what sets a cell to be filled in apart from others."""
        return {"bg_color": YELLOW, "num_format": DATE if typed == "date" else "@"}

    def check(self, sheet: Worksheet, typed: Typed, column: int, rows: tuple[int, int]) -> None:
        """Give cells of a column their list or their check; what is not on the list is asked about, not refused."""
        first, last = rows
        rule = self._rule(typed)
        if rule is not None and last >= first:
            sheet.data_validation(first, column, last, column, {**rule, "error_type": "warning", "ignore_blank": True})

    def _rule(self, typed: Typed) -> dict[str, Any] | None:
        if typed == "date":
            told = {"error_title": NO_DATE.of(self.language), "error_message": NO_DATE_TOLD.of(self.language)}
            return {"validate": "date", "criteria": ">=", "value": EARLIEST, **told}
        count, column = (len(STAGES), "A") if typed == "stage" else (len(self.units), "B")
        if count == 0:
            return None
        told = {"error_title": NOT_LISTED.of(self.language), "error_message": NOT_LISTED_TOLD.of(self.language)}
        return {"validate": "list", "source": f"='{SHEET}'!${column}$1:${column}${count}", **told}
