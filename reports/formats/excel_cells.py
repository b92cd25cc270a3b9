"""Cells of the workbook: their formats, their texts as text, and how high a row must be."""

import re
from datetime import date
from functools import lru_cache
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | date | None
"""What a cell of a workbook holds."""

FONT = "微软雅黑"
HEAD, SECOND, CAUTION, LABEL, RULE = "#E3ECF4", "#FAFBFC", "#F9EBCB", "#F2F4F7", "#D5DBE1"
LIMIT = 32_767
CUT = "…（已截断）"
LINE = 15.5
"""Height of a line of 10 point text, in points."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Formats:
    """The cell formats of one workbook, made once each."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._rules: dict[tuple[str, tuple[tuple[str, Any], ...]], Any] = {}

    def of(self, **wanted: Any) -> Any:
        """Return the format of the properties named, over those every cell has."""
        base = {"font_name": FONT, "font_size": 10, "valign": "vcenter", "text_wrap": True}
        key = tuple(sorted({**base, **wanted}.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(key))
        return self._made[key]

    def rule(self, **wanted: Any) -> Any:
        """Return the format of a rule that changes no more than the properties named."""
        key = ("rule", tuple(sorted(wanted.items())))
        if key not in self._rules:
            self._rules[key] = self._book.add_format(wanted)
        return self._rules[key]


def sheet_name(name: str, taken: set[str]) -> str:
    """Return a name a sheet may have: at most 31 characters, none forbidden, none twice; it is added to `taken`."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", name).strip().strip("'")[:31] or "-"
    found, turn = plain, 1
    while found.casefold() in taken:
        turn += 1
        found = f"{plain[: 31 - len(str(turn)) - 1]} {turn}"
    taken.add(found.casefold())
    return found


def clean(text: str) -> str:
    """Return a text a cell can hold: no illegal characters, and cut with a visible note where it is too long."""
    plain = _ILLEGAL.sub("", text)
    return plain if len(plain) <= LIMIT else plain[: LIMIT - len(CUT)] + CUT


def write(sheet: Worksheet, row: int, column: int, value: Cell, form: Any) -> None:
    """Write a cell: a text as text, a number as a number, a date as a date, None as a blank of the same format."""
    if value is None:
        sheet.write_blank(row, column, None, form)
    elif isinstance(value, str):
        sheet.write_string(row, column, clean(value), form)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, form)
    else:
        sheet.write_number(row, column, value, form)


def height(texts: list[tuple[str, int]]) -> float:
    """Return the height of a row in points: its tallest text, each wrapped at its column's width in characters."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(409.0, max(1, lines) * LINE + 4)


@lru_cache(maxsize=4096)
def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes; a Chinese character is as wide as two Latin ones.

    A column of `width` characters holds 1.05 times as many of our type, which is a point smaller than a new workbook's;
    of a text of several lines each may end early.
    """
    held = max(1, int(1.05 * width) - 2)
    wide = (_measure(part) for part in text.split("\n"))
    return sum(1 if each <= width else max(1, -(-each // held)) for each in wide)


def _measure(text: str) -> int:
    """Return the width of a text in digits: a Chinese character takes two, letters a little less than one."""
    tenths = sum(20 if ord(char) >= 0x2E80 else 10 if char.isdigit() or char.isupper() else 9 for char in text)
    return -(-tenths // 10)
