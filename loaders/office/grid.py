"""A book of grids: every cell as text with its place, which cells are bold, computed or merged."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

MOST_BOLD = 100_000
"""Bold cells that are noted of one sheet."""
Line = tuple[int, list[str | None]]
"""Number of a row as a spreadsheet shows it, and its cells from column A; blank ones are None."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range by its first and last row and column; rows count from 1, columns from 0."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        """Number of rows."""
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        """Number of columns."""
        return self.right - self.left + 1


@dataclass(slots=True)
class Grid:
    """One sheet as it was read; `lines` are the rows that hold a cell, in order.

    `bold` lists the bold cells by their keys, `flags` what was noticed of cells while reading, by code.
    """

    name: str
    hidden: bool = False
    lines: list[Line] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    bold: set[int] = field(default_factory=set)
    flags: dict[str, set[int]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def flag(self, code: str, row: int, column: int) -> None:
        """Note something about a cell."""
        self.flags.setdefault(code, set()).add(cell_key(row, column))

    def embolden(self, row: int, column: int) -> None:
        """Note a bold cell; where a whole sheet is bold, that says nothing and is not kept."""
        if len(self.bold) < MOST_BOLD:
            self.bold.add(cell_key(row, column))


@dataclass(frozen=True, slots=True)
class Book:
    """A file as it was read: its type, its grids, and notes on the whole file by code."""

    type: str
    grids: Sequence[Grid]
    notes: Sequence[str] = ()
    encoding: str | None = None
    separator: str | None = None


def cell_key(row: int, column: int) -> int:
    """Return one number for a cell, to keep many of them in little room."""
    return row << 14 | column


@lru_cache(maxsize=20_000)
def column_letters(column: int) -> str:
    """Name a column counted from 0 as a spreadsheet does: A, B, …, AA."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Name a cell as a spreadsheet does: B4."""
    return f"{column_letters(column)}{row}"


def strip_blank(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines that hold a cell, without blank cells at their end."""
    for number, cells in lines:
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield number, cells
