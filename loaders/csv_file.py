"""Text tables as planners save them: separated by commas, tabs, semicolons, Chinese commas, bars and the like."""

import csv
import io
import re

from loaders.encoding import decode
from loaders.headings import known_headings
from loaders.messages import CellRef
from loaders.rows import IssueCollector, Line, TableSheet, build_sheet

FIELD_LIMIT = 2**31 - 1
"""Longest cell the reader takes in; a cell that is too long is then reported with its place."""
SEPARATORS = (",", "\t", ";", "，", "|", "；", "^", "~", "、", ":", "：", "\x1f", " ")
SAMPLE = 20_000
"""Characters in which the headings are looked for to tell the separator."""

_SEPARATOR_LINE = re.compile(r'"?sep=([^"\r\n])"?[,;\t]*\r?\n', re.IGNORECASE)


def load(content: bytes, file: str, table: str, issues: IssueCollector) -> TableSheet | None:
    """Return the sheet a text table holds, or None where it cannot be read and why is reported."""
    text = decode(content, file, issues)
    if text is None:
        return None
    # old programs end a text with the sign of the end of a file
    text = text.rstrip("\x1a")
    first = _SEPARATOR_LINE.match(text)
    text = text[first.end() :] if first is not None else text
    lines = _lines(text, _separator(text, first[1] if first is not None else ",", table), file, issues)
    return None if lines is None else build_sheet(CellRef(file), table, lines, issues)


def _separator(text: str, first: str, table: str) -> str:
    """Return the separator under which most headings are known; commas within a cell do not mislead it."""
    found = {each: known_headings(_sample(text[:SAMPLE], each), table) for each in dict.fromkeys((first, *SEPARATORS))}
    return max(found, key=lambda each: found[each])


def _sample(text: str, separator: str) -> list[list[str]]:
    return [
        line for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if any(map(str.strip, line))
    ]


def _lines(text: str, separator: str, file: str, issues: IssueCollector) -> list[Line] | None:
    """Return rows with their numbers as a spreadsheet counts them, or None where the quotes do not close."""
    csv.field_size_limit(FIELD_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[Line] = []
    try:
        for number, cells in enumerate(reader, 1):
            lines.append((number, [cell.strip() or None for cell in cells]))
    except csv.Error:
        issues.add("file-csv", CellRef(file, row=len(lines) + 1))
        return None
    for number, line in lines:
        if any(_holds_rows(cell, separator, len(lines[0][1])) for cell in line if cell and "\n" in cell):
            issues.add("file-csv", CellRef(file, row=number))
            return None
    return lines


def _holds_rows(cell: str, separator: str, width: int) -> bool:
    """Check whether a cell of several lines holds whole rows, which a quote out of place has swallowed."""
    return width > 3 and cell.count(separator) >= cell.count("\n") * (width - 1)
