"""Workbooks of the binary xlsb kind: the parts of a package, each a run of records."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.unpacking import MEGABYTE
from loaders.office.faults import CELL_LIMIT, LAST_ROW, LIMITS, Unreadable
from loaders.office.grid import Book, Grid, Merge, strip_blank
from loaders.office.package import Package
from loaders.office.shown import MAC_EPOCH, WINDOWS_EPOCH, shown_number, shown_text
from loaders.office.xls_cells import ERRORS, rk_number
from loaders.office.xlsx import book_notes, main_part, part_of, relations_of
from loaders.office.xlsx_sheet import CellCounter, SheetReader, Strings
from loaders.office.xlsx_styles import Styles, make_styles
from loaders.rows import RejectedCell

_USUAL = "xl/workbook.bin"
_ROW, _MERGE, _COLUMN, _ITEM = 0, 176, 60, 19
_RK, _ERROR, _BOOLEAN, _REAL, _TEXT, _SHARED = 2, 3, 4, 5, 6, 7
_F_TEXT, _F_REAL, _F_BOOLEAN, _F_ERROR = 8, 9, 10, 11
_FORMULAS = {_F_TEXT: _TEXT, _F_REAL: _REAL, _F_BOOLEAN: _BOOLEAN, _F_ERROR: _ERROR}
_CELLS = frozenset({_RK, _ERROR, _BOOLEAN, _REAL, _TEXT, _SHARED, *_FORMULAS})
_BUNDLE, _PROPERTIES = 156, 153
_FONT, _FORMAT, _XF, _XFS, _XFS_END = 43, 44, 47, 617, 618


def read_xlsb(package: Package) -> Book:
    """Read a workbook; macros are never looked at, links never followed. Raises Unreadable."""
    name = main_part(package, _USUAL)
    relations = relations_of(package, name)
    try:
        strings = _read_strings(package, part_of(relations, "sharedStrings"))
        styles = _read_styles(package, part_of(relations, "styles"))
        sheets, is_mac = _read_bundle(package, name)
        reader = SheetReader(package, strings, styles, MAC_EPOCH if is_mac else WINDOWS_EPOCH, CellCounter())
        grids = []
        for hidden, id, title in sheets:
            relation = relations.get(id)
            if relation is not None and relation.kind == "worksheet":
                grids.append(_Scan(reader, Grid(title, hidden)).read(relation.part))
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        raise Unreadable("broken") from error
    return Book("xlsb", tuple(grids), book_notes(package, relations))


def _records(package: Package, part: str, most: int | None = None) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a part by their numbers; both number and length take one byte and more."""
    buffer, at = b"", 0
    for piece in package.stream(part, most):
        buffer, at = buffer[at:] + piece, 0
        while True:
            found = _record(buffer, at)
            if found is None:
                break
            kind, start, end = found
            yield kind, buffer[start:end]
            at = end
    if at < len(buffer):
        raise Unreadable("broken")


def _record(buffer: bytes, at: int) -> tuple[int, int, int] | None:
    """Return the number, start and end of a record, or None if the buffer holds only part of it."""
    kind = 0
    for place in range(2):
        if at >= len(buffer):
            return None
        byte = buffer[at]
        at += 1
        kind |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            break
    length = 0
    for place in range(4):
        if at >= len(buffer):
            return None
        byte = buffer[at]
        at += 1
        length |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            break
    if length > 64 * MEGABYTE:
        raise Unreadable("broken")
    return (kind, at, at + length) if at + length <= len(buffer) else None


def _wide(data: bytes, at: int) -> tuple[str, int]:
    """Read a text with its length of four bytes; return it with the place after it."""
    length = struct.unpack_from("<I", data, at)[0]
    if length == 0xFFFFFFFF:
        return "", at + 4
    if at + 4 + length * 2 > len(data):
        raise Unreadable("broken")
    # what is longer than a cell can be is cut before it is decoded
    raw = data[at + 4 : at + 4 + 2 * min(length, CELL_LIMIT + 1)]
    return raw.decode("utf-16-le", "replace"), at + 4 + length * 2


def _read_strings(package: Package, part: str | None) -> Strings:
    if part is None:
        return Strings()
    records = _records(package, part, package.limits.strings)
    return Strings([_wide(data, 1)[0] for kind, data in records if kind == _ITEM])


def _read_styles(package: Package, part: str | None) -> Styles:
    if part is None:
        return Styles()
    formats: dict[int, str] = {}
    fonts: list[bool] = []
    styles: list[tuple[int, int]] = []
    inside = False
    for kind, data in _records(package, part, 32 * MEGABYTE):
        if kind in (_XFS, _XFS_END):
            inside = kind == _XFS
        elif kind == _FORMAT:
            formats[struct.unpack_from("<H", data)[0]] = _wide(data, 2)[0]
        elif kind == _FONT:
            fonts.append(struct.unpack_from("<H", data, 4)[0] >= 600)
        elif kind == _XF and inside:
            number, font = struct.unpack_from("<HH", data, 2)
            styles.append((number, font))
    return make_styles(formats, fonts, styles)


def _read_bundle(package: Package, part: str) -> tuple[list[tuple[bool, str, str]], bool]:
    """Return the sheets with whether they are hidden, the id of their relation and name; and the day dates begin."""
    sheets: list[tuple[bool, str, str]] = []
    is_mac = False
    for kind, data in _records(package, part, 8 * MEGABYTE):
        if kind == _BUNDLE:
            state = struct.unpack_from("<I", data)[0]
            id, at = _wide(data, 8)
            sheets.append((state != 0, id, _wide(data, at)[0]))
        elif kind == _PROPERTIES:
            is_mac = bool(data[0] & 1)
    if len(sheets) > LIMITS.sheets:
        raise Unreadable("sheets", limit=LIMITS.sheets)
    return sheets, is_mac


@dataclass(slots=True)
class _Scan:
    """One pass over the records of a sheet."""

    reader: SheetReader
    grid: Grid
    row: int = 0
    line: list[str | None] = field(default_factory=list)

    def read(self, part: str) -> Grid:
        for kind, data in _records(self.reader.package, part):
            if kind in _CELLS:
                self._take_cell(kind, data)
            elif kind == _ROW:
                self._start_row(data)
            elif kind == _MERGE:
                self._note_merge(data)
            elif kind == _COLUMN and struct.unpack_from("<H", data, 16)[0] & 1:
                first, last = struct.unpack_from("<II", data)
                self.grid.hidden_columns.update(range(first, min(last, 16_383) + 1))
        self._end_row()
        self.grid.lines = list(strip_blank(self.grid.lines))
        return self.grid

    def _start_row(self, data: bytes) -> None:
        self._end_row()
        self.row = struct.unpack_from("<I", data)[0] + 1
        if self.row > LAST_ROW:
            raise Unreadable("broken")
        if struct.unpack_from("<H", data, 10)[0] & 0x1000:
            self.grid.hidden_rows.add(self.row)

    def _end_row(self) -> None:
        if self.line:
            if len(self.grid.lines) >= LIMITS.rows:
                raise Unreadable("rows", sheet=self.grid.name, limit=LIMITS.rows)
            self.grid.lines.append((self.row, self.line))
            self.reader.counter.take(len(self.line))
        self.line = []

    def _note_merge(self, data: bytes) -> None:
        top, bottom, left, right = struct.unpack_from("<IIII", data)
        if len(self.grid.merges) >= LIMITS.merges:
            raise Unreadable("merges", sheet=self.grid.name)
        self.grid.merges.append(Merge(top + 1, left, bottom + 1, right))

    def _take_cell(self, kind: int, data: bytes) -> None:
        column, style = struct.unpack_from("<II", data)
        style &= 0xFFFFFF
        if column > 16_383:
            raise Unreadable("broken")
        if kind in _FORMULAS:
            self.grid.flag("formula", self.row, column)
            kind = _FORMULAS[kind]
        shown = self._shown(kind, data, column, style)
        if shown is None:
            return
        if len(shown) > CELL_LIMIT:
            self.grid.flag("long", self.row, column)
            shown = RejectedCell(shown[:60])
        self.line.extend([None] * (column + 1 - len(self.line)))
        self.line[column] = shown
        if self.reader.styles.is_bold(style):
            self.grid.embolden(self.row, column)

    def _shown(self, kind: int, data: bytes, column: int, style: int) -> str | None:
        code = self.reader.styles.code(style)
        if kind in (_TEXT, _SHARED):
            if kind == _TEXT:
                return shown_text(_wide(data, 8)[0], code)
            return shown_text(self.reader.strings.texts[struct.unpack_from("<I", data, 8)[0]], code)
        if kind == _ERROR:
            self.grid.flag("error", self.row, column)
            return RejectedCell(ERRORS.get(data[8], "#N/A"))
        if kind == _BOOLEAN:
            return "TRUE" if data[8] else "FALSE"
        value = rk_number(struct.unpack_from("<I", data, 8)[0]) if kind == _RK else struct.unpack_from("<d", data, 8)[0]
        return shown_number(repr(value), code, self.reader.epoch)
