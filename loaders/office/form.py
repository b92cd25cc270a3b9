"""Forms that hold one record: labels with what is written beside each, `企业名称 | 甲公司 | 成立时间 | 2003年`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.office.block import Block, FactLine
from loaders.office.columns import plan_columns
from loaders.office.grid import Grid
from loaders.office.header import Header, Merges, filled
from loaders.office.headings import known_anywhere
from loaders.office.table_kind import decide_kind

MOST_LINES = 80
LEAST_PAIRS = 4
_LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """A label, what is written beside it, and the cell of that."""

    label: str
    text: str
    row: int
    column: int


def find_form(grid: Grid, title: str) -> Block | None:
    """Return the one record of a form as a block of one line, or None if the sheet is no form."""
    if len(grid.lines) > MOST_LINES:
        return None
    pairs = list(_pairs(grid.lines))
    cells = sum(len(filled(cells)) for _, cells in grid.lines)
    if len(pairs) < LEAST_PAIRS or 2 * len(pairs) < _LEAST_SHARE * cells:
        return None
    columns: dict[int, tuple[str, ...]] = {place: (pair.label,) for place, pair in enumerate(pairs)}
    ranked = decide_kind(list(columns.values()), title, False)
    if not ranked:
        return None
    block = Block(grid, Header(0, 0, columns), Merges(grid), title, kind=ranked[0][0])
    block.columns = plan_columns(columns, block.kind)
    places: Mapping[int, tuple[int, int]] = {place: (pair.row, pair.column) for place, pair in enumerate(pairs)}
    block.lines = [FactLine(pairs[0].row, {place: pair.text for place, pair in enumerate(pairs)}, {}, places=places)]
    return block


def _pairs(lines: Sequence[tuple[int, list[str | None]]]) -> Iterator[Pair]:
    """Yield labels with the text that stands next to each in its row."""
    for row, cells in lines:
        texts = filled(cells)
        place = 0
        while place + 1 < len(texts):
            (_, label), (column, text) = texts[place], texts[place + 1]
            if known_anywhere(label.rstrip(":：")) and not known_anywhere(text):
                yield Pair(" ".join(label.rstrip(":：").split()), text, row, column)
                place += 2
            else:
                place += 1
