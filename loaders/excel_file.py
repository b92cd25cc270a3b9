"""Workbooks: one sheet a table, named by the table's name or label."""

import datetime
import io
import zipfile
from collections.abc import Mapping
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from loaders.messages import Place
from loaders.rows import Findings, Row, Sheet

BROKEN = (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError)
"""What openpyxl raises for a file that is no workbook, or an encrypted one."""


def load(content: bytes, file: str, tables: Mapping[str, str], findings: Findings) -> list[Sheet]:
    """Return the sheets of a workbook that are tables; `tables` maps each accepted sheet name to its table."""
    if not content:
        findings.add("file-empty", Place(file))
        return []
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False)
    except BROKEN:
        findings.add("file-broken", Place(file))
        return []
    found = []
    for name in book.sheetnames:
        table = tables.get(name.strip().lower())
        if table is None:
            findings.add("sheet-unknown", Place(file, name))
            continue
        sheet = _sheet(book[name], file, name, table, findings)
        if sheet is not None:
            found.append(sheet)
    book.close()
    return found


def _sheet(worksheet: Any, file: str, name: str, table: str, findings: Findings) -> Sheet | None:
    lines = worksheet.iter_rows()
    header = tuple(_text(cell.value) or "" for cell in next(lines, ()))
    while header and not header[-1]:
        header = header[:-1]
    if not header:
        findings.add("file-empty", Place(file, name))
        return None
    rows = []
    for number, line in enumerate(lines, 2):
        cells = [_cell(cell, Place(file, name, number), findings) for cell in line]
        if not any(cells):
            continue
        if any(cells[len(header) :]):
            findings.add("row-length", Place(file, name, number), found=len(cells), expected=len(header))
            continue
        padded = [*cells[: len(header)], *[None] * (len(header) - len(cells))]
        rows.append(Row(number, dict(zip(header, padded, strict=True))))
    return Sheet(file, name, table, header, tuple(rows))


def _cell(cell: Any, place: Place, findings: Findings) -> str | None:
    """Return a cell as text; a formula is reported, for its result may not be what was read."""
    if getattr(cell, "data_type", None) == "f":
        findings.add("cell-formula", place, value=str(cell.value))
        return None
    return _text(cell.value)


def _text(value: object) -> str | None:
    """Return a value as text: numbers without a trailing `.0`, dates in ISO form."""
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    return str(value).strip() or None
