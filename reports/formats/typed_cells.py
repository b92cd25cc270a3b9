"""What the office typed into a catalogue: read back by row and column, and put into the next one.

Every row has an id, and a hidden sheet holds what stood in the cells to be filled in when the catalogue was made; so a
cell that was changed is told from one that was not, and a cell that was emptied from one that was empty.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from graph.text import Text

SHEET = "_填写"
"""Name of the hidden sheet; its first column holds a JSON list for each cell: row, column, value, dated, carried."""
ROW_ID = Text("行标", "Row id")
"""Heading of the hidden column of row ids."""
TypedValue = str | date
Key = tuple[str, str]
"""The id of a row and the id of a column."""


def chain_row(chain_id: str, link_id: str, firm_id: str | None) -> str:
    """Return the id of a row of a chain: the same in every catalogue that holds the link and the firm."""
    return f"chain/{chain_id}/{link_id}/{firm_id or ''}"


def firm_row(firm_id: str) -> str:
    """Return the id of the row of a firm, on whichever sheet it is."""
    return f"firm/{firm_id}"


@dataclass(frozen=True, slots=True)
class TypedCell:
    """One cell as it is in a workbook: its row and column, what is in it, and what the row is about, in words."""

    key: Key
    value: TypedValue | None
    label: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell of a firm that was changed differently on two sheets: what was kept and what was not."""

    key: Key
    label: str
    kept: TypedValue | None
    dropped: TypedValue | None


@dataclass(frozen=True, slots=True)
class TypedCells:
    """What is typed in an earlier catalogue, by row and column, with what each row is about and where sheets differ.

    `nameless` are values in rows that have lost their id.
    """

    values: Mapping[Key, TypedValue] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    clashes: tuple[Clash, ...] = ()
    nameless: tuple[TypedCell, ...] = ()

    def of(self, row_id: str, column_id: str) -> TypedValue | None:
        """Return what is typed into a cell; None if nothing is."""
        return self.values.get((row_id, column_id))

    def without(self, rows: Iterable[str]) -> tuple[Key, ...]:
        """List the cells whose rows are not among some."""
        held = frozenset(rows)
        return tuple(key for key in self.values if key[0] not in held)


NOTHING_TYPED = TypedCells()


@dataclass(frozen=True, slots=True)
class ShownCell:
    """What stood in a cell to be filled in when a catalogue was made; `carried` says that the office had typed it."""

    value: TypedValue
    carried: bool


def merge(cells: Iterable[TypedCell], shown: Mapping[Key, ShownCell]) -> TypedCells:
    """Bring the cells of all sheets together: of one firm on several sheets the one that was changed counts.

    A cell that was not changed is kept if the office had typed it before; what the program had put there is not.
    """
    found: dict[Key, list[TypedCell]] = {}
    nameless = []
    for cell in cells:
        if cell.key[0]:
            found.setdefault(cell.key, []).append(cell)
        elif cell.value is not None:
            nameless.append(cell)
    values: dict[Key, TypedValue] = {}
    clashes: list[Clash] = []
    for key, each in found.items():
        before = shown.get(key)
        changed = list(dict.fromkeys(cell.value for cell in each if cell.value != (before and before.value)))
        kept = changed[0] if changed else before.value if before is not None and before.carried else None
        if kept is not None:
            values[key] = kept
        clashes += [Clash(key, each[0].label, kept, other) for other in changed[1:]]
    labels = {key[0]: each[0].label for key, each in found.items()}
    return TypedCells(values, labels, tuple(clashes), tuple(nameless))


def to_lines(shown: Mapping[Key, ShownCell]) -> Iterator[str]:
    """Yield what stands in cells to be filled in as the lines of the hidden sheet."""
    for (row, column), cell in shown.items():
        dated = isinstance(cell.value, date)
        value = cell.value.isoformat() if isinstance(cell.value, date) else cell.value
        yield json.dumps([row, column, value, dated, cell.carried], ensure_ascii=False)


def from_lines(lines: Iterable[str]) -> dict[Key, ShownCell]:
    """Return what lines hold; a line that is none of ours is passed over, as if nothing had stood there."""
    found: dict[Key, ShownCell] = {}
    for line in lines:
        try:
            row, column, value, dated, carried = json.loads(line)
            read = date.fromisoformat(value) if dated else str(value)
        except (ValueError, TypeError):
            continue
        found[str(row), str(column)] = ShownCell(read, carried is True)
    return found
