"""Workbooks: one sheet a table, named by the table's name or label."""

import datetime
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from graph.model.tables import GUIDE
from loaders.messages import Place
from loaders.rows import Findings, Line, Number, Refused, Sheet, build_sheet

UNPACKED_LIMIT = 512 * 2**20
"""Bytes a workbook may unpack to; more is no table of a planner's."""

BROKEN = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,  # XML that is not well formed
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    EOFError,
    RuntimeError,  # encrypted or oddly packed members
    OSError,
)
"""What openpyxl raises for a file that is no workbook, a damaged or an encrypted one (found by damaging some)."""

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+(\d+):[A-Z]+\d+)"')
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell as the workbook keeps it: value, kind (`f` formula, `e` error) and, of a date, the format shown."""

    value: Any
    kind: str
    shown: str


@dataclass(frozen=True, slots=True)
class _Page:
    """A sheet as the workbook keeps it, with its merged ranges and the row each starts in."""

    name: str
    lines: Sequence[Sequence[_Cell]]
    merged: Sequence[tuple[str, int]]


def load(content: bytes, file: str, tables: Mapping[str, str], findings: Findings) -> list[Sheet] | None:
    """Return the sheets that are tables, or None where the workbook does not open and why is reported.

    `tables` maps each accepted sheet name, in lower case, to its table.
    """
    if not content:
        findings.add("file-empty", Place(file))
        return None
    try:
        if _unpacked(content) > UNPACKED_LIMIT:
            findings.add("file-large", Place(file))
            return None
        pages = _read_pages(content)
    except BROKEN:
        findings.add("file-broken", Place(file))
        return None
    found = []
    for page in pages:
        where = Place(file, page.name)
        table = tables.get(page.name.strip().lower())
        if table is None:
            if page.name.strip() not in GUIDE:
                findings.add("sheet-unknown", where)
            continue
        sheet = build_sheet(where, table, _lines(page, where, findings), findings)
        found += [] if sheet is None else [sheet]
    return found


def _unpacked(content: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return sum(member.file_size for member in archive.infolist())


def _read_pages(content: bytes) -> list[_Page]:
    """Return every sheet that is not blank; what openpyxl says of styles and drawings is of no concern here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False)
        pages = [_page(sheet, content) for sheet in book.worksheets]
        book.close()
    return [page for page in pages if any(cell.value is not None for line in page.lines for cell in line)]


def _page(worksheet: Any, content: bytes) -> _Page:
    worksheet.reset_dimensions()  # some programs write a size that is too small, and rows would be lost
    lines = [[_Cell(cell.value, cell.data_type, _shown(cell)) for cell in line] for line in worksheet.iter_rows()]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        ranges = _MERGED.findall(archive.read(worksheet._worksheet_path.lstrip("/")))
    merged = sorted(((whole.decode(), int(row)) for whole, row in ranges), key=lambda found: (found[1], found[0]))
    return _Page(worksheet.title, lines, merged)


def _shown(cell: Any) -> str:
    return str(cell.number_format) if isinstance(cell.value, datetime.datetime) else ""


def _lines(page: _Page, where: Place, findings: Findings) -> list[Line]:
    """Return the lines of a sheet as text, each as long as the header; merged ranges are reported."""
    for whole, row in page.merged:
        if row <= len(page.lines):
            findings.add("cell-merged", Place(where.file, where.sheet, row), value=whole)
    lines = [
        [_cell(cell, Place(where.file, where.sheet, number), findings) for cell in line]
        for number, line in enumerate(page.lines, 1)
    ]
    width = len(lines[0])
    return [(number, _fitted(cells, width)) for number, cells in enumerate(lines, 1)]


def _fitted(cells: list[str | None], width: int) -> list[str | None]:
    """Return cells with the blank ones that a workbook leaves out, or keeps for their format alone."""
    while len(cells) > width and cells[-1] is None:
        cells.pop()
    return cells + [None] * (width - len(cells))


def _cell(cell: _Cell, place: Place, findings: Findings) -> str | None:
    """Return a cell as text; formulas and error values are reported, for their result may not be what was meant."""
    if cell.kind == "f":
        formula = str(getattr(cell.value, "text", cell.value))
        findings.add("cell-formula", place, value=formula)
        return Refused(formula)
    if cell.kind == "e":
        findings.add("cell-error", place, value=str(cell.value))
        return Refused(cell.value)
    return _text(cell.value, cell.shown)


def _text(value: object, shown: str) -> str | None:
    """Return a value as text: numbers in full without a trailing `.0`, dates in ISO form as far as they are shown."""
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return Number(int(value) if value.is_integer() else format(Decimal(repr(value)), "f"))
    if isinstance(value, int):
        return Number(value)
    if isinstance(value, datetime.datetime):
        return _date(value, _QUOTED.sub("", shown).lower())
    return str(value).strip() or None


def _date(value: datetime.datetime, shown: str) -> str:
    """Return a date as precisely as it is shown: a year and month typed alone are kept as the month's first day."""
    if value.time() != datetime.time():
        return value.isoformat(sep=" ")
    if "d" in shown or "y" not in shown:
        return value.date().isoformat()
    return value.strftime("%Y-%m" if "m" in shown else "%Y")
