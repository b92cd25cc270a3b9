"""Chain books drawn as a picture: stages over columns or beside rows, links in bold, firms below them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.model.characters import one_line
from graph.model.kinds import Stage
from loaders.labels import match_label
from loaders.office import lines as words
from loaders.office.block import Skipped, short_text
from loaders.office.chain_cells import is_of_firm, split_names
from loaders.office.firm_names import looks_like_firm
from loaders.office.grid import Grid, cell_key
from loaders.office.header import Merges, filled, find_header
from loaders.office.marks import is_mark, split_mark
from loaders.office.not_lists import is_heading_row

_SEARCHED = 15
_ARROWS = re.compile(r"[→←↑↓⇒⇨➔▶►▼⬇\-—>|\s=]+")
_LEGEND = re.compile(r"(?:图例|说明|注|备注).{0,60}|.{0,6}(?:表示|代表).{0,20}", re.DOTALL)
_AROUND_STAGE = re.compile(r"[(（:：].*$|环节$|产业$|企业$|产业链$", re.DOTALL)
_STAGE = re.compile(r"(?:产业链)?(上游|中游|下游)[\u4e00-\u9fff]{0,5}$")
_BEGUN = {"上游": Stage.UPSTREAM, "中游": Stage.MIDSTREAM, "下游": Stage.DOWNSTREAM}
_COLON = re.compile(r"(?P<link>[^:：\n]{2,20})[:：]\s*(?P<firms>.+)", re.DOTALL)
_SURELY_FIRMS = ("公司", "集团", "股份")
_COUNT = re.compile(r"[(（]\d+[家个户][)）]$")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text with its cell."""

    row: int
    column: int
    text: str


@dataclass(slots=True)
class DrawnLink:
    """A link of the picture: its cell, name, mark, stage, the group it is under, and the firms below it."""

    cell: Drawn
    name: str
    mark: str | None
    stage: Stage
    stage_cell: Drawn
    right: int
    firms: list[Drawn] = field(default_factory=list)
    chain: Drawn | None = None


@dataclass(slots=True)
class Picture:
    """A drawn chain book: its links, the cells left out, firms under no link, and the texts above."""

    grid: Grid
    links: list[DrawnLink] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    loose: list[Drawn] = field(default_factory=list)
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Range:
    stage: Stage
    cell: Drawn
    first: int
    last: int


Knows = Callable[[str], str | None]
"""Whether a name is that of a `firm` or a `link` on file, None if of neither."""


def stage_of(text: str) -> Stage | None:
    """Return the stage that a whole cell names, `上游（原料）`."""
    plain = _AROUND_STAGE.sub("", "".join(text.split()))
    word = match_label(plain, Stage) if 1 < len(plain) <= 6 else None
    if isinstance(word, Stage):
        return word
    begun = _STAGE.match(plain)
    return None if begun is None else _BEGUN[begun[1]]


def find_picture(grid: Grid, knows: Knows) -> Picture | None:
    """Return the drawn chain book that a sheet is, or None if it is a table."""
    merges = Merges(grid)
    for place, (row, cells) in enumerate(grid.lines[:_SEARCHED]):
        stages = [(column, stage) for column, text in filled(cells) if (stage := stage_of(text)) is not None]
        if len({stage for _, stage in stages}) >= 2 and not _is_table(grid, merges, place, stages):
            return _by_columns(grid, merges, place, _column_ranges(row, stages, cells, merges), knows)
    if find_header(grid, merges, 0) is not None:
        return None
    ranges = _row_ranges(grid)
    return None if len({each.stage for each in ranges}) < 2 else _by_rows(grid, merges, ranges, knows)


def _is_table(grid: Grid, merges: Merges, place: int, stages: Sequence[tuple[int, Stage]]) -> bool:
    """Check whether stages stand in a row of a table: under headings, or as headings among others."""
    header = find_header(grid, merges, 0, place + 1)
    cells, columns = filled(grid.lines[place][1]), {column for column, _ in stages}
    named = [text for column, text in cells if column in columns]
    return (header is not None and header.last < place) or is_heading_row([text for _, text in cells], named)


def _column_ranges(
    row: int, stages: Sequence[tuple[int, Stage]], cells: Sequence[str | None], merges: Merges
) -> list[_Range]:
    found = []
    for number, (column, stage) in enumerate(stages):
        merge = merges.over(row, column)
        after = stages[number + 1][0] - 1 if number + 1 < len(stages) else 1 << 14
        last = after if merge is None or merge.width == 1 else max(merge.right, column)
        text = cells[column] or ""
        found.append(_Range(stage, Drawn(row, column, text), column, min(last, after) if merge is None else last))
    return found


def _row_ranges(grid: Grid) -> list[_Range]:
    """Return the rows of each stage that stands in the first column of the sheet."""
    first = min((filled(cells)[0][0] for _, cells in grid.lines), default=0)
    found = []
    for row, cells in grid.lines:
        text = cells[first] if first < len(cells) else None
        stage = None if text is None else stage_of(text)
        if stage is not None and text is not None:
            found.append((stage, Drawn(row, first, text)))
    ends = [cell.row - 1 for _, cell in found[1:]] + [grid.lines[-1][0] for _ in found[:1]]
    return [_Range(stage, cell, cell.row, end) for (stage, cell), end in zip(found, ends, strict=True)]


def _by_columns(grid: Grid, merges: Merges, place: int, ranges: Sequence[_Range], knows: Knows) -> Picture:
    picture = Picture(grid)
    _take_titles(picture, grid.lines[:place])
    head = {each.cell.column for each in ranges}
    chains: dict[int, Drawn] = {}
    body = grid.lines[place + 1 :]
    drawn = _Drawing(picture, merges, knows, _has_bold(grid, body))
    for row, cells in body:
        texts = filled(cells)
        if _leave_out(picture, row, texts):
            continue
        for column, text in texts:
            cell = Drawn(row, column, text)
            own = next((each for each in ranges if each.first <= column <= each.last), None)
            if own is not None:
                drawn.take(cell, own, chains.get(row))
            elif column < min(head):
                chains[row] = cell
            else:
                picture.skipped.append(Skipped(row, "outside", words.without_persons(text[:80])))
    return picture


def _by_rows(grid: Grid, merges: Merges, ranges: Sequence[_Range], knows: Knows) -> Picture:
    picture = Picture(grid)
    first = ranges[0].cell
    _take_titles(picture, [line for line in grid.lines if line[0] < first.row])
    body = [line for line in grid.lines if line[0] >= first.row]
    drawn = _Drawing(picture, merges, knows, _has_bold(grid, body, first.column))
    for row, cells in body:
        texts = [(column, text) for column, text in filled(cells) if column > first.column]
        own = next((each for each in ranges if each.first <= row <= each.last), None)
        if own is None or not texts or _leave_out(picture, row, texts):
            continue
        for column, text in texts:
            drawn.take(Drawn(row, column, text), own, None)
    return picture


def _take_titles(picture: Picture, lines: Sequence[tuple[int, list[str | None]]]) -> None:
    for row, cells in lines:
        texts = [text for _, text in filled(cells)]
        picture.title = " ".join([picture.title, *texts]).strip()
        picture.skipped.append(Skipped(row, words.reason_above(texts), words.without_persons(short_text(texts))))


def _has_bold(grid: Grid, body: Sequence[tuple[int, list[str | None]]], beside: int = -1) -> bool:
    """Check whether boldness tells anything: some cells of the body are bold and some are not."""
    keys = [cell_key(row, column) in grid.bold for row, cells in body for column, _ in filled(cells) if column > beside]
    return any(keys) and not all(keys)


def _leave_out(picture: Picture, row: int, texts: Sequence[tuple[int, str]]) -> bool:
    first = texts[0][1]
    reason = words.reason_of_text(first)
    if reason is None and all(_ARROWS.fullmatch(text) for _, text in texts):
        reason = "legend"
    if reason is None and len(texts) == 1 and _LEGEND.fullmatch(first):
        reason = "legend"
    if reason is None:
        return False
    picture.skipped.append(Skipped(row, reason, words.without_persons(short_text([text for _, text in texts]))))
    return True


class _Drawing:
    """The links of a picture as they come, and which of them each firm is under."""

    def __init__(self, picture: Picture, merges: Merges, knows: Knows, bold_tells: bool) -> None:
        self._picture = picture
        self._merges = merges
        self._knows = knows
        self._bold_tells = bold_tells

    def take(self, cell: Drawn, own: _Range, chain: Drawn | None) -> None:
        """Take a cell as a link, as links with their firms, or as firms of a link above or beside it."""
        if _ARROWS.fullmatch(cell.text):
            return
        if is_mark(cell.text):
            self._mark(cell, own, one_line(cell.text).strip("()（）[]【】〔〕 "))
            return
        for link, firms in self._split(cell):
            if link is None:
                self._add_firms(cell, firms, own)
                continue
            name, mark = split_mark(_COUNT.sub("", link))
            merge = self._merges.over(cell.row, cell.column)
            right = cell.column if merge is None else merge.right
            found = DrawnLink(cell, one_line(name), mark, own.stage, own.cell, right, chain=chain)
            found.firms += [Drawn(cell.row, cell.column, firm) for firm in firms]
            self._picture.links.append(found)

    def _mark(self, cell: Drawn, own: _Range, mark: str) -> None:
        """Take a cell that is a mark alone, `（缺）`, as said of the firm right above, else of its link."""
        link = self._link_of(cell, own)
        last = link.firms[-1] if link is not None and link.firms and is_of_firm(mark) else None
        if link is not None and last is not None and (last.row, last.column) == (cell.row - 1, cell.column):
            link.firms[-1] = Drawn(last.row, last.column, f"{last.text}（{mark}）")
        elif link is None or link.mark is not None:
            self._picture.skipped.append(Skipped(cell.row, "legend", one_line(cell.text)[:80]))
        else:
            link.mark = mark

    def _split(self, cell: Drawn) -> Iterator[tuple[str | None, list[str]]]:
        """Yield each link of a cell with the firms named beside it; None as link for firms alone."""
        text = cell.text.strip()
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        colon = _COLON.fullmatch(text)
        if colon is not None and is_mark(colon["link"]):
            yield None, [f"{firm}（{colon['link'].strip()}）" for firm in split_names(colon["firms"])]
        elif colon is not None and not looks_like_firm(colon["link"]):
            yield colon["link"].strip(), split_names(colon["firms"])
        elif len(lines) > 1 and not self._is_firm(lines[0], cell) and any(map(looks_like_firm, lines[1:])):
            yield lines[0], [name for line in lines[1:] for name in split_names(line)]
        elif self._is_firm(text, cell):
            yield None, split_names(text)
        else:
            for name in split_names(text) if "、" in text or "\n" in text else [one_line(text)]:
                yield name, []

    def _is_firm(self, text: str, cell: Drawn) -> bool:
        name = split_mark(text)[0]
        known = self._knows(name)
        if known is not None:
            return known == "firm"
        is_bold = cell_key(cell.row, cell.column) in self._picture.grid.bold
        firm = all(looks_like_firm(split_mark(part)[0]) for part in split_names(text)) and bool(split_names(text))
        if self._bold_tells:
            # a bold firm, as an owner of the chain is set, still says that it is one
            return not is_bold or (firm and name.endswith(_SURELY_FIRMS) and bool(self._picture.links))
        return firm

    def _add_firms(self, cell: Drawn, firms: Sequence[str], own: _Range) -> None:
        link = self._link_of(cell, own)
        drawn = [Drawn(cell.row, cell.column, firm) for firm in firms]
        if link is None and self._knows(cell.text) != "firm" and not any(map(looks_like_firm, firms)):
            # a word above the links that groups them
            self._picture.skipped.append(Skipped(cell.row, "section", one_line(cell.text)[:80]))
        elif link is None:
            self._picture.loose += drawn
        else:
            link.firms += drawn

    def _link_of(self, cell: Drawn, own: _Range) -> DrawnLink | None:
        """Return the nearest link above a cell in its column, else the nearest one on its left."""
        same = [link for link in self._picture.links if link.stage_cell == own.cell]
        above = [link for link in same if link.cell.column <= cell.column <= link.right and link.cell.row < cell.row]
        beside = [link for link in same if link.cell.row == cell.row and link.cell.column < cell.column]
        if beside and (not above or not any(link.cell.column == cell.column for link in above)):
            return max(beside, key=lambda link: link.cell.column)
        return max(above, key=lambda link: link.cell.row, default=None)


def known_names(firms: Mapping[str, object], links: Mapping[str, object], fold: Callable[[str], str]) -> Knows:
    """Return a check of names against those on file, folded as names of firms are."""

    def knows(name: str) -> str | None:
        plain = fold(name)
        if plain in links:
            return "link"
        return "firm" if plain in firms else None

    return knows
