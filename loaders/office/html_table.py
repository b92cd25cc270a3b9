"""Tables of web pages, which many systems hand out under the name of a workbook."""

import html
from html.parser import HTMLParser

from loaders.office.faults import CELL_LIMIT, LAST_COLUMN, LIMITS, Unreadable
from loaders.office.grid import Book, Grid, Merge, strip_blank
from loaders.rows import RejectedCell

_CELLS = ("td", "th")
_BREAKS = ("br", "p", "div")
_HIDDEN = ("script", "style", "head", "title")


def read_html(text: str, encoding: str) -> Book:
    """Read every table of a page that is not inside another; nothing is run or fetched. Raises Unreadable."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    grids = [grid for grid in reader.grids if grid.lines]
    if not grids:
        raise Unreadable("kind", what="网页", what_en="a web page")
    return Book("html", tuple(grids), encoding=encoding)


class _Reader(HTMLParser):
    """Tables as they come; cells that span rows keep their places free below."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.grids: list[Grid] = []
        self._depth = 0
        self._row = self._column = 0
        self._line: list[str | None] = []
        self._taken: dict[int, int] = {}
        self._cell: dict[str, str | None] | None = None
        self._pieces: list[str] = []
        self._size = 0
        self._bold = False
        self._hidden = self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._start_table()
        elif self._depth == 1 and tag == "tr":
            self._end_row()
            self._row += 1
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()
            self._cell, self._pieces, self._size, self._bold = dict(attrs), [], 0, tag == "th"
        elif tag in _BREAKS:
            self.handle_data("\n")
        elif tag in ("b", "strong"):
            self._bold = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "table":
            if self._depth == 1:
                self._end_row()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._hidden and self._size <= CELL_LIMIT:
            self._pieces.append(data)
            self._size += len(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(html.unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self.handle_data(html.unescape(f"&#{name};"))

    def _start_table(self) -> None:
        if len(self.grids) >= LIMITS.sheets:
            raise Unreadable("sheets", limit=LIMITS.sheets)
        self.grids.append(Grid(f"表{len(self.grids) + 1}"))
        self._row, self._column, self._line, self._taken = 0, 0, [], {}

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        text = "\n".join(" ".join(line.split()) for line in "".join(self._pieces).strip().split("\n")).strip()
        height, width = (_span(self._cell.get(name)) for name in ("rowspan", "colspan"))
        while self._taken.get(self._column, 0) >= self._row:
            self._column += 1
        if self._column + width > LAST_COLUMN:
            raise Unreadable("broken")
        self._put(text, height, width)
        self._cell = None

    def _put(self, text: str, height: int, width: int) -> None:
        row, column, grid = self._row, self._column, self.grids[-1]
        self._line.extend([None] * (column - len(self._line)))
        self._line.append(RejectedCell(text[:60]) if len(text) > CELL_LIMIT else text or None)
        if self._bold and text:
            grid.embolden(row, column)
        if height > 1 or width > 1:
            grid.merges.append(Merge(row, column, row + height - 1, column + width - 1))
            self._taken.update(dict.fromkeys(range(column, column + width), row + height - 1))
        self._column += width

    def _end_row(self) -> None:
        self._end_cell()
        if self.grids and any(self._line):
            if len(self.grids[-1].lines) >= LIMITS.rows:
                raise Unreadable("rows", sheet=self.grids[-1].name, limit=LIMITS.rows)
            self._cells += len(self._line)
            if self._cells > LIMITS.cells:
                raise Unreadable("cells", limit=LIMITS.cells)
            self.grids[-1].lines.extend(strip_blank([(self._row, self._line)]))
        self._line, self._column = [], 0


def _span(stated: str | None) -> int:
    return min(int(stated), 1_000) if stated is not None and stated.strip().isdecimal() and int(stated) else 1
