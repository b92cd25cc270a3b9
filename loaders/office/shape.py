"""The shape of a sheet: its tables one after another or side by side, every other line with its reason."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from loaders.office import lines as words
from loaders.office.block import Block, Skipped, short_text, split_panels
from loaders.office.columns import plan_columns, settle_by_values
from loaders.office.fact_lines import LineReader
from loaders.office.fields import TableKind
from loaders.office.firm_names import looks_like_firm
from loaders.office.grid import Grid
from loaders.office.header import Header, Merges, filled, find_header, is_header
from loaders.office.headings import may_be_heading
from loaders.office.lines import folded
from loaders.office.table_kind import decide_kind

_SAMPLE = 200
_NAMED = ("名称", "单位名称")
_MOSTLY = 0.6
_WORKS = re.compile("项目|工程|年产|[一二三]期|基地|生产线|技改|扩建")
_SEVERAL = re.compile("[、，,；;\n]")


@dataclass(slots=True)
class Corrections:
    """What a person corrected in the shape of a sheet: kinds, heading rows, and rows to read or leave out."""

    kind: TableKind | None = None
    heading_rows: tuple[int, int] | None = None
    rows: Mapping[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class SheetShape:
    """The tables of a sheet and the lines outside them."""

    grid: Grid
    blocks: list[Block] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


Settle = Callable[[Block], None]
"""A change of a block's columns by decisions, before its lines are read."""


def find_shape(grid: Grid, title: str, corrections: Corrections, settle: Settle) -> SheetShape:
    """Find the tables of a sheet; what a person corrected counts before what the words say."""
    shape = SheetShape(grid)
    merges = Merges(grid)
    at, above = 0, title
    while at < len(grid.lines):
        header = _corrected(grid, merges, corrections, at) or find_header(grid, merges, at)
        if header is None:
            shape.skipped += [_outside(grid, place) for place in range(at, len(grid.lines))]
            break
        texts = [filled(grid.lines[place][1]) for place in range(at, header.first)]
        shape.skipped += [_above(grid, place) for place in range(at, header.first)]
        own_title = " ".join([above, *(text for cells in texts for _, text in cells)])
        blocks = [
            _make_block(grid, header, merges, own_title, window, corrections, settle)
            for window in split_panels(header.columns)
        ]
        for block in blocks:
            block.units = words.units_above(text for cells in texts for _, text in cells)
        at = _read_lines(blocks, shape, corrections)
        shape.blocks += blocks
    return shape


def _corrected(grid: Grid, merges: Merges, corrections: Corrections, at: int) -> Header | None:
    rows = corrections.heading_rows
    if rows is None:
        return None
    places = [place for place, (row, _) in enumerate(grid.lines) if place >= at and rows[0] <= row <= rows[1]]
    if not places:
        return None
    columns: dict[int, tuple[str, ...]] = {}
    for place in places:
        row, cells = grid.lines[place]
        for column in range(len(cells)):
            text = merges.text(row, column)
            if text:
                columns[column] = tuple(dict.fromkeys((*columns.get(column, ()), " ".join(text.split()))))
    return Header(places[0], places[-1], dict(sorted(columns.items())))


def _outside(grid: Grid, at: int) -> Skipped:
    row, cells = grid.lines[at]
    texts = [text for _, text in filled(cells)]
    return Skipped(row, words.reason_of_text(texts[0]) or "outside", words.without_persons(short_text(texts)))


def _above(grid: Grid, at: int) -> Skipped:
    row, cells = grid.lines[at]
    texts = [text for _, text in filled(cells)]
    return Skipped(row, words.reason_above(texts), words.without_persons(short_text(texts)))


def _make_block(
    grid: Grid,
    header: Header,
    merges: Merges,
    title: str,
    window: tuple[int, int],
    corrections: Corrections,
    settle: Settle,
) -> Block:
    block = Block(grid, header, merges, title, window=window)
    columns = {place: parts for place, parts in header.columns.items() if window[0] <= place < window[1]}
    values = _sample(grid, header, columns)
    ranked = decide_kind(list(columns.values()), title, _has_several(columns, values), _named(columns, values))
    best = ranked[0][1] if ranked else 0
    block.is_sure = bool(ranked) or corrections.kind is not None
    block.kind = corrections.kind or (ranked[0][0] if ranked else TableKind.FIRMS)
    block.rivals = tuple(kind for kind, score in ranked if score > best - 15 and kind is not block.kind)
    block.columns = plan_columns(columns, block.kind)
    settle_by_values(block.columns, values, block.kind)
    settle(block)
    return block


def _sample(grid: Grid, header: Header, columns: Mapping[int, tuple[str, ...]]) -> Mapping[int, list[str]]:
    """Return some values of each column."""
    found: dict[int, list[str]] = {column: [] for column in columns}
    for _, cells in grid.lines[header.last + 1 : header.last + 1 + _SAMPLE]:
        for column in columns:
            cell = cells[column] if column < len(cells) else None
            if cell:
                found[column].append(cell)
    return found


def _has_several(columns: Mapping[int, tuple[str, ...]], values: Mapping[int, Sequence[str]]) -> bool:
    """Check whether the cells under a heading of firms mostly hold several names."""
    for column, parts in columns.items():
        if "企业" in parts[-1] and values[column]:
            several = sum(_SEVERAL.search(value) is not None for value in values[column])
            if several >= 0.25 * len(values[column]):
                return True
    return False


def _named(columns: Mapping[int, tuple[str, ...]], values: Mapping[int, Sequence[str]]) -> TableKind | None:
    """Return the kind of table whose rows are what a heading that says no more than `名称` mostly names, or None."""
    heads = {column: folded(parts[-1]) for column, parts in columns.items()}
    names = _NAMED if any("项目" in head for head in heads.values()) else (*_NAMED, "单位")
    named = next((values[column] for name in names for column, head in heads.items() if head == name), ())
    if named and sum(map(looks_like_firm, named)) >= _MOSTLY * len(named):
        return TableKind.FIRMS
    works = sum(_WORKS.search(each) is not None for each in named)
    return TableKind.PROJECTS if named and works >= _MOSTLY * len(named) else None


def _read_lines(blocks: Sequence[Block], shape: SheetShape, corrections: Corrections) -> int:
    """Read the lines under a header until another begins; return the index of the line after them."""
    grid, header = shape.grid, blocks[0].header
    readers = [LineReader(block) for block in blocks]
    at = header.last + 1
    while at < len(grid.lines):
        row, cells = grid.lines[at]
        correction = corrections.rows.get(row)
        if correction is None and _begins_other(blocks, grid, at):
            break
        for reader in readers:
            reader.read(row, cells, correction)
        at += 1
    for block, reader in zip(blocks, readers, strict=True):
        reader.finish()
        block.end = grid.lines[at - 1][0]
    _keep_reasons(blocks)
    return at


def _begins_other(blocks: Sequence[Block], grid: Grid, at: int) -> bool:
    """Check whether a line is the headings of another table, not a repetition of these."""
    cells = grid.lines[at][1]
    # most lines are facts, so the few that may be headings are told by a look at their first cells
    if not any(may_be_heading(text) for text in cells[:4] if text) or not is_header(cells):
        return False
    own = {part for block in blocks for plan in block.columns for part in plan.parts}
    texts = [" ".join(text.split()) for _, text in filled(cells)]
    return sum(text in own for text in texts) < 0.6 * len(texts)


def _keep_reasons(blocks: Sequence[Block]) -> None:
    """Of tables side by side, keep a line as left out only if none of them reads it."""
    if len(blocks) == 1:
        return
    read = {line.row for block in blocks for line in block.lines}
    for place, block in enumerate(blocks):
        block.skipped = [each for each in block.skipped if place == 0 and each.row not in read]
