"""The cells of one worksheet, in one pass over its markup: blank cells leave nothing, whatever their format."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from openpyxl.utils.escape import unescape

from loaders.office.faults import CELL_LIMIT, LAST_COLUMN, LAST_ROW, LIMITS, Unreadable
from loaders.office.grid import Grid, Line, Merge, strip_blank
from loaders.office.markup import parse
from loaders.office.package import Package
from loaders.office.shown import shown_day, shown_number, shown_text
from loaders.office.xlsx_styles import Styles
from loaders.rows import RejectedCell

_DIGITS = "0123456789"
_NOTED = 60
"""Characters of a formula that are kept to show it."""
_MOST_NAMES = 1_000
"""Different names of elements in one sheet; what has more is no sheet."""
_TRUTH = {"1": "TRUE", "0": "FALSE", "true": "TRUE", "false": "FALSE"}

_Start = Callable[[dict[str, str]], None]
_End = Callable[[], None]


@dataclass(slots=True)
class Strings:
    """The shared texts of a workbook, and the numbers of those that begin bold."""

    texts: list[str] = field(default_factory=list)
    bold: set[int] = field(default_factory=set)


@dataclass(slots=True)
class CellCounter:
    """How many cells a workbook may still have, blank ones before a filled one included."""

    left: int = LIMITS.cells

    def take(self, number: int) -> None:
        """Count the cells of a row. Raises Unreadable."""
        self.left -= number
        if self.left < 0:
            raise Unreadable("cells", limit=LIMITS.cells)


@dataclass(frozen=True, slots=True)
class SheetReader:
    """What the cells of every sheet of a workbook are read with."""

    package: Package
    strings: Strings
    styles: Styles
    epoch: datetime.datetime
    counter: CellCounter

    def read(self, part: str, name: str, hidden: bool) -> Grid:
        """Read one sheet. Raises Unreadable."""
        scan = _Scan(self, Grid(name, hidden))
        try:
            parse(self.package.stream(part), scan.start, scan.end, scan.take)
        except (TypeError, OverflowError) as error:
            raise Unreadable("broken") from error
        return scan.finish()


class _Scan:
    """One pass over a sheet: the row and the cell at hand, and the grid that grows.

    It runs once for every element of a large sheet, so elements go to their own method by one look-up.
    """

    __slots__ = (
        *("_attributes", "_collect", "_column", "_columns", "_count", "_ends", "_formula", "_grid", "_line", "_lines"),
        *("_phonetic", "_pieces", "_reader", "_row", "_size", "_sorted", "_starts", "_value"),
    )

    def __init__(self, reader: SheetReader, grid: Grid) -> None:
        self._reader = reader
        self._grid = grid
        self._lines: list[Line] = []
        self._line: list[str | None] = []
        self._columns: dict[str, int] = {}
        self._starts: dict[str, _Start | None] = {}
        self._ends: dict[str, _End | None] = {}
        self._attributes: dict[str, str] = {}
        self._pieces: list[str] = []
        self._row = self._size = self._count = 0
        self._column = -1
        self._collect = self._phonetic = False
        self._sorted = True
        self._value: str | None = None
        self._formula: str | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        try:
            act = self._starts[name]
        except KeyError:
            act = self._learn(name)
        if act is not None:
            act(attributes)

    def end(self, name: str) -> None:
        act = self._ends[name]
        if act is not None:
            act()

    def take(self, piece: str) -> None:
        if self._collect and self._size <= CELL_LIMIT:
            self._pieces.append(piece)
            self._size += len(piece)

    def finish(self) -> Grid:
        if not self._sorted:
            self._lines.sort(key=lambda line: line[0])
        self._grid.lines = list(strip_blank(self._lines))
        return self._grid

    def _learn(self, name: str) -> "_Start | None":
        """Note what to do at the start and the end of an element of a name, which is the same in any namespace."""
        if len(self._starts) > _MOST_NAMES:
            raise Unreadable("broken")
        starts: dict[str, _Start] = {
            "c": self._start_cell,
            "row": self._start_row,
            "mergeCell": self._start_merge,
            "col": self._start_column,
            "v": self._start_text,
            "t": self._start_text,
            "f": self._start_text,
            "rPh": self._start_phonetic,
        }
        ends: dict[str, _End] = {
            "c": self._end_cell,
            "row": self._end_row,
            "rPh": self._end_phonetic,
            "v": self._end_value,
            "t": self._end_value,
            "f": self._end_formula,
        }
        tag = name.rpartition("}")[2]
        self._ends[name] = ends.get(tag)
        return self._starts.setdefault(name, starts.get(tag))

    def _start_text(self, _: dict[str, str]) -> None:
        self._collect, self._pieces, self._size = not self._phonetic, [], 0

    def _end_value(self) -> None:
        text = "".join(self._pieces)
        # a text of several runs comes in pieces
        self._value = text if self._value is None else self._value + text
        self._collect, self._pieces = False, []

    def _end_formula(self) -> None:
        self._formula, self._collect, self._pieces = "".join(self._pieces)[:_NOTED], False, []

    def _start_phonetic(self, _: dict[str, str]) -> None:
        self._phonetic = True

    def _end_phonetic(self) -> None:
        self._phonetic = False

    def _start_row(self, attributes: dict[str, str]) -> None:
        stated = attributes.get("r")
        row = self._row + 1 if stated is None else int(stated)
        if not 0 < row <= LAST_ROW:
            raise Unreadable("broken")
        self._sorted = self._sorted and row > self._row
        self._row, self._line, self._column, self._count = row, [], -1, 0
        if attributes.get("hidden") in ("1", "true"):
            self._grid.hidden_rows.add(row)

    def _end_row(self) -> None:
        # a row is kept up to its last cell, so that is what it takes up
        self._reader.counter.take(max(self._count, len(self._line)))
        if self._line:
            if len(self._lines) >= LIMITS.rows:
                raise Unreadable("rows", sheet=self._grid.name, limit=LIMITS.rows)
            self._lines.append((self._row, self._line))

    def _start_column(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in ("1", "true"):
            first, last = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
            self._grid.hidden_columns.update(range(first - 1, min(last, LAST_COLUMN)))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._count += 1
        self._attributes = attributes
        self._value = self._formula = None
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
            return
        letters = reference.rstrip(_DIGITS)
        column = self._columns.get(letters)
        self._column = self._columns.setdefault(letters, _column(letters)) if column is None else column

    def _end_cell(self) -> None:
        value = self._value
        if value is None and self._formula is None:
            return
        kind = self._attributes.get("t", "n")
        if self._formula is None and value is not None and kind != "e" and len(value) <= CELL_LIMIT:
            shown = self._typed(value, kind)
        else:
            shown = self._unusual(value, kind)
        if shown is None:
            return
        line, column = self._line, self._column
        if len(line) > column:
            line[column] = shown
            return
        if len(line) < column:
            line.extend([None] * (column - len(line)))
        line.append(shown)

    def _unusual(self, value: str | None, kind: str) -> str | None:
        """Return a cell that is computed, an error or too long as text, noting that."""
        grid, row, column = self._grid, self._row, self._column
        if self._formula is not None:
            grid.flag("formula-link" if "[" in self._formula else "formula", row, column)
        if value is None:
            grid.flag("formula-blank", row, column)
            return RejectedCell(f"={self._formula}")
        if kind == "e":
            grid.flag("error", row, column)
            return RejectedCell(value)
        if len(value) > CELL_LIMIT:
            grid.flag("long", row, column)
            return RejectedCell(value[:_NOTED])
        return self._typed(value, kind)

    def _typed(self, value: str, kind: str) -> str | None:
        reader = self._reader
        style = self._attributes.get("s")
        code = None
        if style is not None and style.isdecimal():
            code = reader.styles.code(int(style))
            if reader.styles.is_bold(int(style)):
                self._grid.embolden(self._row, self._column)
        if kind == "n":
            return shown_number(value, code, reader.epoch) if value else None
        if kind == "s":
            return self._shared(int(value), code)
        if kind in ("inlineStr", "str"):
            return shown_text(_plain(value), code)
        stored = value.strip()
        return shown_day(stored, code) if kind == "d" else _TRUTH.get(stored, stored)

    def _shared(self, number: int, code: str | None) -> str | None:
        strings = self._reader.strings
        if not 0 <= number < len(strings.texts):
            raise Unreadable("broken")
        if number in strings.bold:
            self._grid.embolden(self._row, self._column)
        text = strings.texts[number]
        if len(text) > CELL_LIMIT:
            self._grid.flag("long", self._row, self._column)
            return RejectedCell(text[:_NOTED])
        return shown_text(_plain(text), code)

    def _start_merge(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("ref", "")
        first, _, last = reference.partition(":")
        top, left = _corner(first)
        bottom, right = _corner(last or first)
        if len(self._grid.merges) >= LIMITS.merges:
            raise Unreadable("merges", sheet=self._grid.name)
        if bottom > top or right > left:
            self._grid.merges.append(Merge(top, left, bottom, right))


def _plain(text: str) -> str:
    """Return a text with what a workbook writes as `_x000D_` as the sign it stands for."""
    return str(unescape(text)) if "_x" in text else text


def _corner(reference: str) -> tuple[int, int]:
    letters = reference.replace("$", "").rstrip(_DIGITS)
    return int(reference.replace("$", "")[len(letters) :]), _column(letters)


def _column(letters: str) -> int:
    """Return a column by its letters, counted from 0. Raises ValueError, which is damage."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    if not letters.isalpha() or not letters.isupper() or not 0 < number <= LAST_COLUMN:
        raise ValueError(letters)
    return number - 1
