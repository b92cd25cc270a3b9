"""Workbooks of the old xls kind (Excel 97 to 2003): records of one stream, one sheet after another."""

import datetime
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from loaders.office.faults import CELL_LIMIT, LIMITS, Unreadable
from loaders.office.grid import Book, Grid, Merge, strip_blank
from loaders.office.ole import Compound
from loaders.office.shown import MAC_EPOCH, WINDOWS_EPOCH
from loaders.office.xls_cells import CellTaker
from loaders.office.xls_strings import TextReader, long_text, short_text
from loaders.office.xlsx_styles import make_styles

_BOF, _EOF, _CONTINUE, _FILEPASS = 0x809, 0x0A, 0x3C, 0x2F
_DATES, _SHEET, _FONT, _FORMAT, _XF, _STRINGS, _LINKS = 0x22, 0x85, 0x31, 0x41E, 0xE0, 0xFC, 0x1AE
_COLUMN, _MERGED, _ROW = 0x7D, 0xE5, 0x208
_NEWEST = 0x600
_OWN_LINKS = (0x0401, 0x3A01)
_BOLD = 600
_SKIPPED_FONT = 4
"""Number that no font has: the fifth font is number five."""
Record = tuple[int, list[bytes]]


@dataclass(slots=True)
class _Globals:
    """What is declared before the sheets."""

    sheets: list[tuple[int, bool, int, str]] = field(default_factory=list)
    formats: dict[int, str] = field(default_factory=dict)
    fonts: list[bool] = field(default_factory=list)
    styles: list[tuple[int, int]] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)
    epoch: datetime.datetime = WINDOWS_EPOCH
    links: bool = False


def read_xls(content: bytes) -> Book:
    """Read a workbook; macros are never looked at. Raises Unreadable."""
    compound = Compound(content)
    if {"EncryptedPackage", "EncryptionInfo"} & compound.names:
        raise Unreadable("locked")
    if "Workbook" not in compound.names:
        raise Unreadable("old") if "Book" in compound.names else Unreadable("binary")
    data = compound.stream("Workbook")
    try:
        found = _read_globals(data)
        grids = tuple(_read_sheets(data, found))
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        raise Unreadable("broken") from error
    macros = any("VBA" in name for name in compound.names)
    return Book("xls", grids, tuple(code for code, there in (("macros", macros), ("links", found.links)) if there))


def _records(data: bytes, at: int) -> Iterator[Record]:
    """Yield records with their continuations up to the end of a part."""
    while at + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, at)
        parts = [data[at + 4 : at + 4 + length]]
        at += 4 + length
        while data[at : at + 2] == b"\x3c\x00":
            length = struct.unpack_from("<H", data, at + 2)[0]
            parts.append(data[at + 4 : at + 4 + length])
            at += 4 + length
        yield kind, parts
        if kind == _EOF:
            return


def _read_globals(data: bytes) -> _Globals:
    found = _Globals()
    for number, (kind, parts) in enumerate(_records(data, 0)):
        if number == 0 and (kind != _BOF or struct.unpack_from("<H", parts[0])[0] < _NEWEST):
            raise Unreadable("old" if kind == _BOF else "broken")
        if kind == _FILEPASS:
            raise Unreadable("locked")
        if kind == _STRINGS:
            count = struct.unpack_from("<I", parts[0], 4)[0]
            found.strings = list(TextReader(parts, 8).texts(count))
        else:
            _take_global(kind, parts[0], found)
    return found


def _take_global(kind: int, data: bytes, found: _Globals) -> None:
    if kind == _SHEET:
        start, state, sort = struct.unpack_from("<IBB", data)
        found.sheets.append((start, bool(state & 3), sort, short_text(data, 6)))
    elif kind == _FONT:
        found.fonts.append(struct.unpack_from("<H", data, 6)[0] >= _BOLD)
        if len(found.fonts) == _SKIPPED_FONT:
            found.fonts.append(False)
    elif kind == _FORMAT:
        found.formats[struct.unpack_from("<H", data)[0]] = long_text(data, 2)
    elif kind == _XF:
        font, number = struct.unpack_from("<HH", data)
        found.styles.append((number, font))
    elif kind == _DATES and struct.unpack_from("<H", data)[0] == 1:
        found.epoch = MAC_EPOCH
    elif kind == _LINKS:
        found.links = found.links or struct.unpack_from("<H", data, 2)[0] not in _OWN_LINKS


def _read_sheets(data: bytes, found: _Globals) -> Iterator[Grid]:
    if len(found.sheets) > LIMITS.sheets:
        raise Unreadable("sheets", limit=LIMITS.sheets)
    styles = make_styles(found.formats, found.fonts, found.styles)
    cells = 0
    for start, hidden, sort, name in found.sheets:
        if sort != 0:
            continue
        taker = CellTaker(Grid(name, hidden), found.strings, styles, found.epoch)
        for kind, parts in _records(data, start):
            if not taker.take(kind, parts):
                _take_layout(kind, parts[0], taker.grid)
        cells += sum(max(cells_of_row) + 1 for cells_of_row in taker.rows.values())
        if cells > LIMITS.cells:
            raise Unreadable("cells", limit=LIMITS.cells)
        yield _finish(taker.grid, taker.rows)


def _take_layout(kind: int, data: bytes, grid: Grid) -> None:
    """Note merged ranges and what is hidden."""
    if kind == _MERGED:
        for at in range(struct.unpack_from("<H", data)[0]):
            top, bottom, left, right = struct.unpack_from("<HHHH", data, 2 + at * 8)
            if len(grid.merges) >= LIMITS.merges:
                raise Unreadable("merges", sheet=grid.name)
            grid.merges.append(Merge(top + 1, left, bottom + 1, right))
    elif kind == _ROW:
        row = struct.unpack_from("<H", data)[0]
        if struct.unpack_from("<I", data, 12)[0] & 0x20:
            grid.hidden_rows.add(row + 1)
    elif kind == _COLUMN and struct.unpack_from("<H", data, 8)[0] & 1:
        first, last = struct.unpack_from("<HH", data)
        grid.hidden_columns.update(range(first, min(last, 255) + 1))


def _finish(grid: Grid, rows: Mapping[int, dict[int, str]]) -> Grid:
    """Put the cells of a sheet in rows, which records may give in any order."""
    for row in sorted(rows):
        line: list[str | None] = [None] * (max(rows[row]) + 1)
        for column, text in rows[row].items():
            line[column] = text if len(text) <= CELL_LIMIT else None
        grid.lines.append((row + 1, line))
    grid.lines = list(strip_blank(grid.lines))
    return grid
