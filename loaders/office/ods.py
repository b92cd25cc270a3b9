"""Spreadsheets of the OpenDocument kind: values as they are kept, texts as they are shown, repeats within bounds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.unpacking import MEGABYTE
from loaders.office.faults import CELL_LIMIT, LAST_COLUMN, LAST_ROW, LIMITS, Unreadable
from loaders.office.grid import Book, Grid, Merge, strip_blank
from loaders.office.markup import local, parse
from loaders.office.ods_value import shown_value
from loaders.office.package import Package
from loaders.rows import RejectedCell

_CELLS = frozenset({"table-cell", "covered-table-cell"})
_NOTED = 60


def read_ods(package: Package) -> Book:
    """Read a spreadsheet; scripts are never looked at, links never followed. Raises Unreadable."""
    if package.has("META-INF/manifest.xml") and b"encryption-data" in package.read("META-INF/manifest.xml", MEGABYTE):
        raise Unreadable("locked")
    scan = _Scan()
    parse(package.stream("content.xml"), scan.start, scan.end, scan.take)
    macros = any(name.startswith(("Basic/", "Scripts/")) for name in package.members)
    return Book("ods", tuple(scan.grids), ("macros",) if macros else ())


@dataclass(slots=True)
class _Scan:
    """One pass over the content: styles first, then sheet after sheet."""

    grids: list[Grid] = field(default_factory=list)
    bold: set[str] = field(default_factory=set)
    unseen: set[str] = field(default_factory=set)
    style: str = ""
    above: list[str] = field(default_factory=list)
    row: int = 0
    repeat: int = 1
    column: int = 0
    line: list[str | None] = field(default_factory=list)
    cells: int = 0
    attributes: Mapping[str, str] = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    size: int = 0
    skipping: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        self.above.append(tag)
        if len(self.above) > LIMITS.depth:
            raise Unreadable("depth")
        if tag in ("annotation", "tracked-changes") or self.skipping:
            self.skipping += 1
        elif tag in _CELLS:
            self.attributes = {local(key): value for key, value in attributes.items()}
            self.pieces, self.size = [], 0
        elif tag == "p" and self.pieces:
            self.pieces.append("\n")
        else:
            self._start_other(tag, {local(key): value for key, value in attributes.items()})

    def _start_other(self, tag: str, values: Mapping[str, str]) -> None:
        if tag == "table":
            self._start_table(values)
        elif tag == "table-row":
            self._start_row(values)
        elif tag in ("s", "tab", "line-break"):
            self.take("\n" if tag == "line-break" else " " * min(_times(values.get("c"), 1_000), 1_000))
        else:
            self._note_style(tag, values)

    def _note_style(self, tag: str, values: Mapping[str, str]) -> None:
        if tag == "style":
            self.style = values.get("name", "")
        elif tag == "text-properties" and values.get("font-weight") == "bold":
            self.bold.add(self.style)
        elif tag == "table-properties" and values.get("display") == "false":
            self.unseen.add(self.style)

    def _start_table(self, values: Mapping[str, str]) -> None:
        if len(self.grids) >= LIMITS.sheets:
            raise Unreadable("sheets", limit=LIMITS.sheets)
        self.grids.append(Grid(values.get("name", ""), values.get("style-name", "") in self.unseen))
        self.row = 1

    def _start_row(self, values: Mapping[str, str]) -> None:
        self.line, self.column, self.repeat = [], 0, _times(values.get("number-rows-repeated"), LAST_ROW)
        if values.get("visibility") in ("collapse", "filter") and self.grids:
            self.grids[-1].hidden_rows.add(self.row)

    def end(self, name: str) -> None:
        tag = local(name)
        self.above.pop()
        if self.skipping:
            self.skipping -= 1
        elif tag in _CELLS:
            self._end_cell(covered=tag != "table-cell")
        elif tag == "table-row":
            self._end_row()
        elif tag == "table" and self.grids:
            self.grids[-1].lines = list(strip_blank(self.grids[-1].lines))

    def take(self, piece: str) -> None:
        if not self.skipping and "p" in self.above and self.size <= CELL_LIMIT:
            self.pieces.append(piece)
            self.size += len(piece)

    def _end_cell(self, covered: bool) -> None:
        times = _times(self.attributes.get("number-columns-repeated"), LAST_COLUMN)
        shown = None if covered else self._shown()
        if shown is None:
            self._note_merge()
            self.column += times
            return
        self._note_merge()
        self.line.extend([None] * (self.column - len(self.line)))
        for _ in range(times):
            self._put(shown)

    def _put(self, shown: str) -> None:
        if self.column >= LAST_COLUMN:
            raise Unreadable("broken")
        if self.attributes.get("style-name") in self.bold:
            self.grids[-1].embolden(self.row, self.column)
        self.line.append(shown)
        self.column += 1

    def _shown(self) -> str | None:
        values, grid = self.attributes, self.grids[-1]
        text = "".join(self.pieces).strip()
        if "formula" in values:
            grid.flag("formula-link" if "file:" in values["formula"] else "formula", self.row, self.column)
        if len(text) > CELL_LIMIT:
            grid.flag("long", self.row, self.column)
            return RejectedCell(text[:_NOTED])
        # error results have no type of value, or that of a number, and show a sign like #N/A or Err:502
        if text.startswith(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "Err:")) and "formula" in values:
            grid.flag("error", self.row, self.column)
            return RejectedCell(text)
        return shown_value(values, text)

    def _note_merge(self) -> None:
        height = _times(self.attributes.get("number-rows-spanned"), LAST_ROW)
        width = _times(self.attributes.get("number-columns-spanned"), LAST_COLUMN)
        if height == width == 1:
            return
        merges = self.grids[-1].merges
        if len(merges) >= LIMITS.merges:
            raise Unreadable("merges", sheet=self.grids[-1].name)
        merges.append(Merge(self.row, self.column, self.row + height - 1, self.column + width - 1))

    def _end_row(self) -> None:
        times = self.repeat
        if any(self.line):
            lines = self.grids[-1].lines
            if len(lines) + times > LIMITS.rows:
                raise Unreadable("rows", sheet=self.grids[-1].name, limit=LIMITS.rows)
            self.cells += len(self.line) * times
            if self.cells > LIMITS.cells:
                raise Unreadable("cells", limit=LIMITS.cells)
            lines.extend((self.row + number, list(self.line)) for number in range(times))
        self.row += times


def _times(stated: str | None, most: int) -> int:
    """Return how often something is repeated, once where nothing is stated. Raises Unreadable."""
    if stated is None:
        return 1
    if not stated.isdecimal() or not 0 < int(stated) <= most:
        raise Unreadable("broken")
    return int(stated)
