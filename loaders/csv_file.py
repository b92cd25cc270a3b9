"""CSV as planners save it: utf-8 with or without a mark, or gb18030."""

import csv
import io

from loaders.encoding import decode
from loaders.messages import Place
from loaders.rows import Findings, Line, Sheet, build_sheet

FIELD_LIMIT = 2**31 - 1
"""Longest cell the reader takes in; a cell that is too long is then reported with its place."""


def load(content: bytes, file: str, table: str, findings: Findings) -> Sheet | None:
    """Return the sheet a CSV file holds, or None where it cannot be read and why is reported."""
    text = decode(content, file, findings)
    if text is None:
        return None
    lines = _lines(text, file, findings)
    return None if lines is None else build_sheet(Place(file), table, lines, findings)


def _lines(text: str, file: str, findings: Findings) -> list[Line] | None:
    """Return rows with their numbers as a spreadsheet counts them, or None where the quotes do not close."""
    csv.field_size_limit(FIELD_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines: list[Line] = []
    try:
        for number, cells in enumerate(reader, 1):
            lines.append((number, [cell.strip() or None for cell in cells]))
    except csv.Error:
        findings.add("file-csv", Place(file, row=len(lines) + 1))
        return None
    return lines
