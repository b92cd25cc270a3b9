"""The catalogue as a workbook: a cover, a sheet a chain, the sources, the methods. Every text is text."""

import re
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import IO, Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from reports.catalogue import Catalogue, ChainSheet
from reports.catalogue_cells import Cell
from reports.catalogue_rows import COLUMNS, CatalogueColumn
from reports.competition_words import HEADINGS
from reports.language import Language, Text
from reports.methods import method_lines, strategy_words
from reports.punctuation import names
from reports.sheet_words import BASES, INTEREST

FONT = "微软雅黑"
HEAD, SECOND, CAUTION, LABEL, RULE = "#E3ECF4", "#FAFBFC", "#F9EBCB", "#F2F4F7", "#D5DBE1"
HEAD_ROWS, FROZEN = 4, 3
"""Rows above the first row of a chain (title, note, two of heads), and columns that stay in sight."""
PAGES_WIDE = 2
"""Pages of A3 a chain is printed on side by side, link and number repeated: on one its type would be 3 points."""
LIMIT = 32_767
CUT = "…（已截断）"
LINE = 15.5
"""Height of a line of 10 point text, in points."""
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

COVER = Text("封面", "Cover")
SOURCES = Text("来源", "Sources")
METHODS = Text("口径", "Methods")
COMPETITION = Text("公平竞争", "Fair competition")
REVIEW = Text("公平竞争审查", "Fair competition")


class _Formats:
    """The cell formats of one workbook, made once each."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def of(self, **wanted: Any) -> Any:
        base = {"font_name": FONT, "font_size": 10, "valign": "vcenter", "text_wrap": True}
        key = tuple(sorted({**base, **wanted}.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(key))
        return self._made[key]


def write_catalogue(catalogue: Catalogue, target: Path | IO[bytes]) -> None:
    """Write the catalogue to a path or a binary buffer."""
    book = xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, OPTIONS)
    book.set_properties({"title": catalogue.title, "comments": catalogue.version})
    formats = _Formats(book)
    _cover(book.add_worksheet(COVER.of(catalogue.language)), catalogue, formats)
    taken = {text.of(catalogue.language).casefold() for text in (COVER, SOURCES, METHODS, COMPETITION)}
    for sheet in catalogue.sheets:
        _chain(book.add_worksheet(sheet_name(sheet.name, taken)), sheet, catalogue, formats)
    _sources(book.add_worksheet(SOURCES.of(catalogue.language)), catalogue, formats)
    _methods(book.add_worksheet(METHODS.of(catalogue.language)), catalogue, formats)
    if catalogue.flagged:
        _flagged(book.add_worksheet(COMPETITION.of(catalogue.language)), catalogue, formats)
    book.close()


def sheet_name(name: str, taken: set[str]) -> str:
    """Return a name a sheet may have: at most 31 characters, none forbidden, none twice; it is added to `taken`."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", name).strip().strip("'")[:31] or "-"
    found, turn = plain, 1
    while found.casefold() in taken:
        turn += 1
        found = f"{plain[: 31 - len(str(turn)) - 1]} {turn}"
    taken.add(found.casefold())
    return found


def clean(text: str) -> str:
    """Return a text a cell can hold: no illegal characters, and cut with a visible note where it is too long."""
    plain = _ILLEGAL.sub("", text)
    return plain if len(plain) <= LIMIT else plain[: LIMIT - len(CUT)] + CUT


def _write(sheet: Worksheet, row: int, column: int, value: Cell, form: Any) -> None:
    if value is None:
        sheet.write_blank(row, column, None, form)
    elif isinstance(value, str):
        sheet.write_string(row, column, clean(value), form)
    else:
        sheet.write_number(row, column, value, form)


def _cover(sheet: Worksheet, catalogue: Catalogue, formats: _Formats) -> None:
    zh, language = catalogue.language == "zh", catalogue.language
    sheet.hide_gridlines(2)
    for column, width in enumerate((2, 18, 88, 12)):
        sheet.set_column(column, column, width)
    sheet.set_row(1, 34)
    sheet.write_string(1, 1, catalogue.title, formats.of(font_size=18, bold=True, text_wrap=False))
    sheet.write_string(2, 1, catalogue.subtitle, formats.of(font_color="#5C6873", text_wrap=False))
    label, plain = formats.of(bg_color=LABEL, bottom=1, bottom_color=RULE), formats.of(bottom=1, bottom_color=RULE)
    heads = ("范围", "内容", "数据版本", "筛选条件") if zh else ("Scope", "Content", "Data version", "Filters")
    row = 4
    for head, text in zip(
        heads, (catalogue.scope, catalogue.content, catalogue.version, catalogue.filters), strict=True
    ):
        sheet.write_string(row, 1, head, label)
        sheet.write_string(row, 2, clean(text), plain)
        sheet.set_row(row, _height([(text, 88)]))
        row += 1
    strategies = [
        (each.label(language), strategy_words(each, language), number) for each, number in catalogue.strategies
    ]
    bases = [(basis.label(language), BASES[basis].of(language), number) for basis, number in catalogue.bases]
    decided = ("策略", "怎样判定", "目标数") if zh else ("Strategy", "How", "Targets")
    graded = ("证据等级", "含义", "行数") if zh else ("Evidence", "Meaning", "Rows")
    row = _counted(sheet, row + 1, decided, strategies, formats)
    row = _counted(sheet, row + 1, graded, bases, formats)
    row = _blank_columns(sheet, row + 1, catalogue, formats)
    sheet.write_string(row, 1, REVIEW.of(language), label)
    sheet.merge_range(row, 2, row, 3, catalogue.competition, plain)
    sheet.set_row(row, _height([(catalogue.competition, 98)]))
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _counted(
    sheet: Worksheet, row: int, heads: tuple[str, str, str], lines: list[tuple[str, str, int]], formats: _Formats
) -> int:
    head = formats.of(bg_color=HEAD, bold=True)
    for column, text in enumerate(heads, 1):
        sheet.write_string(row, column, text, head)
    under = {"bottom": 1, "bottom_color": RULE}
    for name, text, number in lines:
        row += 1
        sheet.write_string(row, 1, name, formats.of(**under))
        sheet.write_string(row, 2, text, formats.of(**under))
        sheet.write_number(row, 3, number, formats.of(**under, num_format="#,##0"))
        sheet.set_row(row, _height([(text, 88)]))
    return row + 1


def _blank_columns(sheet: Worksheet, row: int, catalogue: Catalogue, formats: _Formats) -> int:
    zh = catalogue.language == "zh"
    title = "没有资料而留空的列" if zh else "Columns left blank for lack of facts"
    said = names(catalogue.blank, catalogue.language) or ("无" if zh else "none")
    tail = "：整列留空，不作推测。" if zh else ": left blank, nothing is guessed. "
    text = said + tail + INTEREST.of(catalogue.language)
    sheet.merge_range(row, 1, row, 3, title, formats.of(bg_color=CAUTION, bold=True))
    sheet.merge_range(row + 1, 1, row + 1, 3, text, formats.of(bottom=1, bottom_color=RULE))
    sheet.set_row(row + 1, _height([(text, 116)]))
    return row + 2


def _chain(sheet: Worksheet, found: ChainSheet, catalogue: Catalogue, formats: _Formats) -> None:
    language = catalogue.language
    sheet.write_string(0, 0, found.title, formats.of(font_size=14, bold=True, text_wrap=False))
    sheet.write_string(1, 0, f"{found.note} · {catalogue.version}", formats.of(font_color="#5C6873", text_wrap=False))
    _heads(sheet, language, formats)
    sheet.set_row(0, 24)
    _rows(sheet, found, formats)
    sheet.freeze_panes(HEAD_ROWS, FROZEN)
    sheet.autofilter(HEAD_ROWS - 1, 0, max(HEAD_ROWS, HEAD_ROWS - 1 + len(found.rows)), len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(PAGES_WIDE, 0)
    sheet.repeat_rows(2, HEAD_ROWS - 1)
    sheet.repeat_columns(0, FROZEN - 1)
    sheet.set_margins(0.4, 0.4, 0.5, 0.6)
    # A digit right behind &8 would be read as part of the size.
    sheet.set_footer(f"&L&8 {catalogue.load.id}&C&8 &P / &N&R&8 {found.name.replace('&', '&&')}")


def _heads(sheet: Worksheet, language: Language, formats: _Formats) -> None:
    """Write two rows of heads: the groups over their columns, a column without others over both rows."""
    look = {"bg_color": HEAD, "bold": True, "align": "center", "border": 1, "border_color": "#FFFFFF"}
    group, own = formats.of(**look), formats.of(**{**look, "bottom": 1, "bottom_color": "#8A96A2"})
    top, bottom = 2, HEAD_ROWS - 1
    for place, declared in enumerate(COLUMNS):
        sheet.set_column(place, place, declared.width)
    start = 0
    for text, members in groupby(COLUMNS, key=lambda column: column.group):
        columns = list(members)
        end = start + len(columns) - 1
        if start == end:
            sheet.merge_range(top, start, bottom, start, text.of(language), own)
        else:
            sheet.merge_range(top, start, top, end, text.of(language), group)
            for at, column in enumerate(columns, start):
                sheet.write_string(bottom, at, column.head.of(language), own)
        start = end + 1
    sheet.set_row(top, 20)
    sheet.set_row(bottom, 32)


def _rows(sheet: Worksheet, found: ChainSheet, formats: _Formats) -> None:
    """Write the rows; those of one target share a ground."""
    grounds = [
        [formats.of(bg_color=ground, **_look(column, place)) for place, column in enumerate(COLUMNS)]
        for ground in (SECOND, "#FFFFFF")
    ]
    widths = [column.width for column in COLUMNS]
    shade, last = False, None
    for line, row in enumerate(found.rows, HEAD_ROWS):
        shade = not shade if row.link_id != last else shade
        last = row.link_id
        for place, value in enumerate(row.cells):
            _write(sheet, line, place, value, grounds[shade][place])
        pairs = zip(row.cells, widths, strict=True)
        sheet.set_row(line, _height([(value, width) for value, width in pairs if isinstance(value, str)]))


def _look(column: CatalogueColumn, place: int) -> dict[str, Any]:
    look: dict[str, Any] = {"border": 1, "border_color": RULE, "bold": place == FROZEN - 1}
    match column.kind:
        case "text":
            return {**look, "num_format": "@"}
        case "number":
            return {**look, "num_format": "#,##0.####", "align": "right"}
        case "integer":
            return {**look, "num_format": "#,##0", "align": "right"}
        case "percent":
            return {**look, "num_format": "0%", "align": "right"}


def _height(texts: list[tuple[str, int]]) -> float:
    """Return the height of a row in points: its tallest text, each wrapped at its column's width in characters."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(409.0, max(1, lines) * LINE + 4)


@lru_cache(maxsize=4096)
def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes; a Chinese character is as wide as two Latin ones."""
    return sum(max(1, -(-_measure(part) // max(1, width - 2))) for part in text.split("\n"))


def _measure(text: str) -> int:
    return sum(1 if ord(char) < 0x2E80 else 2 for char in text)


def _sources(sheet: Worksheet, catalogue: Catalogue, formats: _Formats) -> None:
    zh = catalogue.language == "zh"
    heads = (
        ("序号", "来源", "主机", "等级", "引用行数") if zh else ("No.", "Source", "Host", "Standing", "Rows citing it")
    )
    for column, (head, width) in enumerate(zip(heads, (6, 90, 28, 14, 10), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, formats.of(bg_color=HEAD, bold=True))
    for line, source in enumerate(catalogue.sources, 1):
        for column, value in enumerate((line, source.source, source.host, source.standing, source.rows)):
            _write(sheet, line, column, value, formats.of(bottom=1, bottom_color=RULE))
        sheet.set_row(line, _height([(source.source, 90)]))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(catalogue.sources)), len(heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _flagged(sheet: Worksheet, catalogue: Catalogue, formats: _Formats) -> None:
    """Write the wordings found, the rule each rests on and what to write instead."""
    for column, (head, width) in enumerate(zip(HEADINGS, (30, 18, 40, 10, 40, 30, 40), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head.of(catalogue.language), formats.of(bg_color=HEAD, bold=True))
    for line, cells in enumerate(catalogue.flagged, 1):
        for column, text in enumerate(cells):
            _write(sheet, line, column, text, formats.of(bottom=1, bottom_color=RULE, num_format="@"))
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _methods(sheet: Worksheet, catalogue: Catalogue, formats: _Formats) -> None:
    for column, width in enumerate((12, 14, 70, 50)):
        sheet.set_column(column, column, width)
    for line, cells in enumerate(method_lines(catalogue.language)):
        title = len(cells) == 1
        form = formats.of(bold=True, bg_color=HEAD) if title else formats.of(bottom=1, bottom_color=RULE)
        for column, text in enumerate((*cells, *[""] * (4 - len(cells)))):
            sheet.write_string(line, column, text, form)
        sheet.set_row(line, _height([(cells[2], 70), (cells[3], 50)]) if len(cells) == 4 else 20)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
