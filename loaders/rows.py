"""What a file gives before it is understood: a header and rows of cells, each knowing where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.errors import Issue
from loaders.messages import Place, issue


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet shows it, and its cells by heading; a blank cell is None."""

    number: int
    cells: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of one file: its header and its rows."""

    file: str
    sheet: str | None
    table: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]

    def place(self, row: int | None = None, column: str | None = None) -> Place:
        """Return where a row and a column of this sheet stand."""
        return Place(self.file, self.sheet, row, column)


@dataclass(slots=True)
class Findings:
    """The issues found so far, in the order of finding."""

    issues: list[Issue] = field(default_factory=list)

    def add(self, code: str, place: Place, **values: object) -> None:
        """Report an issue at a place."""
        self.issues.append(issue(code, place, **values))
