"""A block of rows under one header: its columns, its lines of facts, and the lines left out with their reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from loaders.office.columns import NAMES, ColumnPlan
from loaders.office.fields import TableKind
from loaders.office.grid import Grid
from loaders.office.header import Header, Merges


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line that is not read as facts: its row, the reason and its text in short."""

    row: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A title within a table that holds for the rows below it, with its cell."""

    row: int
    column: int
    text: str


# not frozen, as freezing takes most of the time to make one, and one is made of every row
@dataclass(slots=True)
class FactLine:
    """A line of facts: its row, its cells by column, which of them came from a merged cell's first row, its section.

    `places` tells where each cell is in a form, whose cells are not under one another.
    """

    row: int
    cells: Mapping[int, str]
    origins: Mapping[int, int]
    section: Section | None = None
    shared: frozenset[int] = frozenset()
    places: Mapping[int, tuple[int, int]] | None = None


@dataclass(slots=True)
class Block:
    """One table of a sheet: header, kind, columns, title, and what its lines are.

    `title` joins the texts above the headings, the name of the sheet and that of the file.
    """

    grid: Grid
    header: Header
    merges: Merges
    title: str
    units: tuple[str, ...] = ()
    kind: TableKind = TableKind.FIRMS
    rivals: tuple[TableKind, ...] = ()
    is_sure: bool = True
    columns: list[ColumnPlan] = field(default_factory=list)
    window: tuple[int, int] = (0, 1 << 14)
    lines: list[FactLine] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    end: int = 0

    @property
    def heading_rows(self) -> list[int]:
        """Rows that hold the headings."""
        return [self.grid.lines[at][0] for at in range(self.header.first, self.header.last + 1)]

    @property
    def tells_nothing(self) -> bool:
        """Whether no kind of table has such headings, and neither cells nor a decision say what names the rows."""
        named = any(
            plan.field is not None and plan.field.name == NAMES[self.kind] and plan.by != "declared"
            for plan in self.columns
        )
        return not self.is_sure and not named

    def column_of(self, name: str) -> int | None:
        """Return the first column that holds a field, or None."""
        return next((plan.column for plan in self.columns if plan.field is not None and plan.field.name == name), None)


def split_panels(columns: Mapping[int, tuple[str, ...]]) -> list[tuple[int, int]]:
    """Return the ranges of columns that repeat the same headings side by side; one range if they do not."""
    places = list(columns)
    texts = ["".join(columns[place]) for place in places]
    starts = [at for at in range(1, len(texts)) if texts[at] == texts[0]]
    for at in starts:
        if len(texts) >= 2 * at - 1 and at > 1 and all(text == texts[place % at] for place, text in enumerate(texts)):
            cuts = [places[place] for place in range(0, len(texts), at)]
            return list(zip(cuts, [*cuts[1:], 1 << 14], strict=True))
    return [(0, 1 << 14)]


def short_text(texts: Sequence[str], limit: int = 120) -> str:
    """Join the cells of a line in short."""
    return " | ".join(" ".join(text.split()) for text in texts)[:limit]
