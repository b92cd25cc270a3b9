"""Where the headings of a table are: the rows, one or several deep, and the words over each column."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.office.grid import Grid, Merge
from loaders.office.headings import LONGEST, count_known, is_figure, is_period, names_rows, says_before

SEARCHED = 40
"""Lines among which the first headings are looked for."""
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_COLON = re.compile("[:：]")
LEAST = 2
LEAST_SHARE = 0.4
_DEEPEST = 3
_NAMED_WITHIN = 6


@dataclass(slots=True)
class Header:
    """Headings found: the lines by their indices, and over each column its words from the top down."""

    first: int
    last: int
    columns: dict[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def texts(self) -> dict[int, str]:
        """Headings as one text a column."""
        return {column: " / ".join(parts) for column, parts in self.columns.items()}


class Merges:
    """Merged ranges of a sheet, looked up by cell."""

    def __init__(self, grid: Grid) -> None:
        self._lines: Mapping[int, list[str | None]] = dict(grid.lines)
        last = grid.lines[-1][0] if grid.lines else 0
        self.wide = [merge for merge in grid.merges if merge.width > 1 and merge.top <= last]
        self.tall = [merge for merge in grid.merges if merge.height > 1 and merge.top <= last]
        self._tops: dict[int, list[Merge]] = {}
        for merge in (*self.wide, *(merge for merge in self.tall if merge.width == 1)):
            for row in range(merge.top, min(merge.bottom, merge.top + _DEEPEST) + 1):
                self._tops.setdefault(row, []).append(merge)

    def over(self, row: int, column: int) -> Merge | None:
        """Return the range a cell of its first rows is in, or None."""
        return next((merge for merge in self._tops.get(row, ()) if merge.left <= column <= merge.right), None)

    def text(self, row: int, column: int) -> str | None:
        """Return the text shown at a cell: its own, or that of the range it is in."""
        merge = self.over(row, column)
        line = self._lines.get(row if merge is None else merge.top, [])
        place = column if merge is None else merge.left
        return line[place] if place < len(line) else None


def filled(cells: Sequence[str | None]) -> list[tuple[int, str]]:
    """List the cells of a line that hold a text, with their columns."""
    return [(column, text) for column, text in enumerate(cells) if text]


def is_header(cells: Sequence[str | None]) -> bool:
    """Check whether enough cells of a line are declared headings."""
    texts = [text for _, text in filled(cells)]
    known = count_known(texts)
    return known >= LEAST and known >= LEAST_SHARE * len(texts) and len({*texts}) > 1


def find_header(grid: Grid, merges: Merges, start: int, stop: int | None = None) -> Header | None:
    """Return the first headings from a line on, or None."""
    lines = grid.lines
    for at in range(start, min(len(lines), stop if stop is not None else start + SEARCHED)):
        if is_header(lines[at][1]) or _is_header_with_next(grid, at):
            return _with_levels(grid, merges, at, start)
    for at in range(start, min(len(lines), stop if stop is not None else start + _NAMED_WITHIN)):
        if _names_its_rows(lines[at][1]) and at + 1 < len(lines):
            return _with_levels(grid, merges, at, start)
    return _single_column(grid, start)


def _names_its_rows(cells: Sequence[str | None]) -> bool:
    """Check whether a line has one heading that names rows, beside others that nobody declared."""
    texts = [text for _, text in filled(cells)]
    if len(texts) < LEAST or not any(names_rows(text) for text in texts):
        return False
    return not any(len(text) > LONGEST // 2 or text.replace(".", "").isdecimal() for text in texts)


def _is_header_with_next(grid: Grid, at: int) -> bool:
    """Check whether a line and the one below it are headings only together, each filling what the other leaves."""
    if at + 1 >= len(grid.lines) or grid.lines[at + 1][0] != grid.lines[at][0] + 1:
        return False
    upper, lower = (filled(grid.lines[at + step][1]) for step in (0, 1))
    if len(upper) < 2 or not lower or any(len(text) > LONGEST for _, text in (*upper, *lower)):
        return False
    together = {**dict(upper), **dict(lower)}
    known = count_known(list(together.values()))
    return known >= LEAST + 1 and known >= 0.6 * len(together) and count_known([text for _, text in upper]) >= 1


def _single_column(grid: Grid, start: int) -> Header | None:
    """Return a heading that stands alone over one column of a list."""
    for at in range(start, min(len(grid.lines) - 2, start + 6)):
        cells = filled(grid.lines[at][1])
        below = [filled(line) for _, line in grid.lines[at + 1 : at + 4]]
        if len(cells) != 1 or not names_rows(cells[0][1]):
            continue
        if any(names_rows(text) for line in below for _, text in line):
            continue
        if all(len(line) == 1 and line[0][0] == cells[0][0] for line in below):
            return Header(at, at, {cells[0][0]: (cells[0][1],)})
    return None


def _with_levels(grid: Grid, merges: Merges, at: int, start: int) -> Header:
    """Return headings with the levels above and below the line that was recognised."""
    first = last = at
    while first > start and last - first < _DEEPEST - 1 and _is_group_line(grid, merges, first - 1):
        first -= 1
    while last - first < _DEEPEST - 1 and _is_level_below(grid, merges, last):
        last += 1
    return Header(first, last, _columns(grid, merges, first, last))


def _is_group_line(grid: Grid, merges: Merges, at: int) -> bool:
    """Check whether a line groups the headings below: several texts, some wide or reaching down into them."""
    row, cells = grid.lines[at]
    texts = filled(cells)
    if len(texts) < LEAST or grid.lines[at + 1][0] != row + 1 or any(len(text) > LONGEST for _, text in texts):
        return False
    ranges = [merges.over(row, column) for column, _ in texts]
    reach = any(merge is not None and merge.bottom > row for merge in ranges)
    wide = any(merge is not None and merge.width > 1 for merge in ranges)
    # a line of units or of who filled the table in has colons; the unit in the brackets of a heading does not count
    return reach or (wide and not any(_COLON.search(_BRACKETS.sub("", text)) for _, text in texts))


def _is_level_below(grid: Grid, merges: Merges, last: int) -> bool:
    """Check whether the line below continues the headings: by merged ranges, or by filling only what they leave."""
    if last + 1 >= len(grid.lines) or grid.lines[last + 1][0] != grid.lines[last][0] + 1:
        return False
    row, cells = grid.lines[last]
    below = filled(grid.lines[last + 1][1])
    if not below or any(len(text) > LONGEST or text.replace(".", "").isdecimal() for _, text in below):
        return False
    own = filled(cells)
    reaching = [merge for column, _ in own if (merge := merges.over(row, column)) and merge.bottom > row]
    wide = [merge for column, _ in own if (merge := merges.over(row, column)) and merge.width > 1]
    if reaching or wide:
        under = [column for column, _ in below]
        covered = {column for merge in wide for column in range(merge.left, merge.right + 1)}
        return bool(wide) and all(column in covered for column in under)
    return _fills_gaps(own, below)


def _fills_gaps(own: Sequence[tuple[int, str]], below: Sequence[tuple[int, str]]) -> bool:
    """Check whether a line below only has texts right of a heading that spans blanks, as sheets without merges do."""
    filled_columns = {column for column, _ in own}
    gaps = [column for column, _ in below if column not in filled_columns]
    under = [column for column, _ in below if column in filled_columns]
    parents = {max((column for column in filled_columns if column < gap), default=-1) for gap in gaps}
    known = count_known([text for _, text in below]) + sum(is_period(text) for _, text in below)
    return bool(gaps) and set(under) <= parents and known * 2 >= len(below)


def _columns(grid: Grid, merges: Merges, first: int, last: int) -> dict[int, tuple[str, ...]]:
    rows = [grid.lines[at][0] for at in range(first, last + 1)]
    cells = [dict(filled(grid.lines[at][1])) for at in range(first, last + 1)]
    width = max((max(line) for line in cells if line), default=-1) + 1
    width = max([width, *(merge.right + 1 for merge in merges.wide if merge.top in rows)])
    spread = [_spread(line, below) for line, below in pairwise(cells)] + [{}]
    found: dict[int, tuple[str, ...]] = {}
    for column in range(width):
        parts = [merges.text(row, column) or spread[level].get(column) for level, row in enumerate(rows)]
        texts = tuple(dict.fromkeys(" ".join(part.split()) for part in parts if part))
        if texts:
            left = found.get(column - 1, ())
            continues = len(texts) == 1 and len(left) == 1 and is_figure(left[0]) and says_before(texts[0])
            found[column] = (*left, *texts) if continues else texts
    return found


def _spread(line: Mapping[int, str], below: Mapping[int, str]) -> dict[int, str]:
    """Return the heading that spans each blank column which has a text below: the next one on the left."""
    spans = {}
    for column in below:
        left = max((place for place in line if place < column), default=None)
        if column not in line and left is not None and left in below:
            spans[column] = line[left]
    return spans
