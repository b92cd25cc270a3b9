"""The catalogue as a workbook: a cover, a sheet a chain, the sources, the methods. Every text is text."""

import re
from collections.abc import Sequence
from itertools import combinations, groupby, pairwise
from pathlib import Path
from typing import IO, Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from reports.catalogue.annexes import (
    COMPETITION,
    METHODS,
    SOURCES,
    VERSIONS,
    flagged_sheet,
    kept_sheet,
    list_sheet,
    methods_sheet,
    sources_sheet,
    versions_sheet,
)
from reports.catalogue.content import NO_ROWS, Catalogue, ChainSheet
from reports.catalogue.rows import COLUMNS, CatalogueColumn
from reports.formats.excel_cells import (
    CAUTION,
    FONT,
    HEAD,
    LABEL,
    RULE,
    SECOND,
    Formats,
    clean,
    height,
    sheet_name,
    write,
)
from reports.version_sheet import SHEET
from reports.wording.catalogue import BASES, INTEREST
from reports.wording.language import Language, Text
from reports.wording.methods import strategy_text
from reports.wording.punctuation import join_names

HEAD_ROWS, FROZEN = 4, 3
"""Rows above the first row of a chain (title, note, two of heads), and columns that stay in sight."""
PAGES_WIDE = 4
"""Sheets of A3 a row is printed on, side by side, cut between groups of columns, number, chain and link on each: on one
its type would be 3 points, on four it is 8 and more."""
MARGIN = 58
"""Characters a text may have in the margin of a page, where all texts together, signs doubled, may have 255."""
PRINT_WIDTH, STAND_IN = 399.0, 1.25
"""Millimetres an A3 sheet prints on within its margins, and how much wider the digits of a font may be that stands in
for ours: columns widen with them, and a sheet cut for exact widths would spill its last column onto one of its own."""
_WORD = re.compile(r"[A-Za-z]+")
MAX_WORD = 16
"""Letters up to which a word is never split; what is longer is an address or a code."""
OPTIONS = {
    # nothing is put by on the disk, which may be full
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    # the width of a column is counted in digits of this font; another machine's stand-in widens columns and text alike
    "default_format_properties": {"font_name": FONT, "font_size": 10},
}

COVER = Text("封面", "Cover")
REVIEW = Text("公平竞争审查", "Fair competition")


def write_catalogue(catalogue: Catalogue, target: Path | IO[bytes]) -> None:
    """Write the catalogue to a path or a binary buffer."""
    book = xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, OPTIONS)
    book.set_properties({"title": catalogue.title, "comments": catalogue.version})
    formats = Formats(book)
    _cover(book.add_worksheet(COVER.of(catalogue.language)), catalogue, formats)
    taken = {text.of(catalogue.language).casefold() for text in (COVER, SOURCES, METHODS, COMPETITION, VERSIONS)} | {
        SHEET.casefold()
    }
    for table in catalogue.lists:
        list_sheet(book.add_worksheet(sheet_name(table.name, taken)), table, formats)
    for sheet in catalogue.sheets:
        _chain(book.add_worksheet(sheet_name(sheet.name, taken)), sheet, catalogue, formats)
    sources_sheet(book.add_worksheet(SOURCES.of(catalogue.language)), catalogue, formats)
    methods_sheet(book.add_worksheet(METHODS.of(catalogue.language)), catalogue, formats)
    if catalogue.versions is not None:
        versions_sheet(
            book.add_worksheet(VERSIONS.of(catalogue.language)), catalogue.versions, catalogue.language, formats
        )
    if catalogue.flagged:
        flagged_sheet(book.add_worksheet(COMPETITION.of(catalogue.language)), catalogue, formats)
    kept_sheet(book.add_worksheet(SHEET), catalogue)
    book.close()


def _cover(sheet: Worksheet, catalogue: Catalogue, formats: Formats) -> None:
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
        sheet.set_row(row, height([(text, 88)]))
        row += 1
    strategies = [
        (each.label(language), strategy_text(each, language), number) for each, number in catalogue.strategies
    ]
    bases = [(basis.label(language), BASES[basis].of(language), number) for basis, number in catalogue.bases]
    decided = ("策略", "怎样判定", "目标数") if zh else ("Strategy", "How", "Targets")
    graded = ("证据等级", "含义", "行数") if zh else ("Evidence", "Meaning", "Rows")
    row = _counted(sheet, row + 1, decided, strategies, formats)
    row = _counted(sheet, row + 1, graded, bases, formats)
    row = _blank_columns(sheet, row + 1, catalogue, formats)
    sheet.write_string(row, 1, REVIEW.of(language), label)
    sheet.merge_range(row, 2, row, 3, catalogue.competition, plain)
    sheet.set_row(row, height([(catalogue.competition, 98)]))
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _counted(
    sheet: Worksheet, row: int, heads: tuple[str, str, str], lines: list[tuple[str, str, int]], formats: Formats
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
        sheet.set_row(row, height([(text, 88)]))
    return row + 1


def _blank_columns(sheet: Worksheet, row: int, catalogue: Catalogue, formats: Formats) -> int:
    zh = catalogue.language == "zh"
    title = "没有资料而留空的列" if zh else "Columns left blank for lack of facts"
    said = join_names(catalogue.blank, catalogue.language) or ("无" if zh else "none")
    tail = "：整列留空，不作推测。" if zh else ": left blank, nothing is guessed. "
    text = said + tail + INTEREST.of(catalogue.language)
    sheet.merge_range(row, 1, row, 3, title, formats.of(bg_color=CAUTION, bold=True))
    sheet.merge_range(row + 1, 1, row + 1, 3, text, formats.of(bottom=1, bottom_color=RULE))
    sheet.set_row(row + 1, height([(text, 116)]))
    return row + 2


def _chain(sheet: Worksheet, found: ChainSheet, catalogue: Catalogue, formats: Formats) -> None:
    language = catalogue.language
    sheet.write_string(0, 0, found.title, formats.of(font_size=14, bold=True, text_wrap=False))
    if found.survey is not None:
        sheet.set_row(0, 24)
        list_sheet(sheet, found.survey, formats, top=1)
        return
    sheet.write_string(1, 0, f"{found.note} · {catalogue.version}", formats.of(font_color="#5C6873", text_wrap=False))
    widths = column_widths(found, language)
    _headers(sheet, widths, language, formats)
    sheet.set_row(0, 24)
    _rows(sheet, found, widths, formats)
    sheet.freeze_panes(HEAD_ROWS, FROZEN)
    sheet.set_landscape()
    sheet.set_paper(8)
    breaks, scale = print_pages(widths)
    last = max(HEAD_ROWS, HEAD_ROWS - 1 + len(found.rows))
    # on paper the title stands in the header of every sheet: in a cell it would end with the columns that repeat
    if found.rows:
        sheet.set_v_pagebreaks(breaks)
        sheet.print_area(2, 0, last, len(COLUMNS) - 1)
    else:
        none = formats.of(text_wrap=False, font_color="#5C6873")
        sheet.write_string(HEAD_ROWS, 0, NO_ROWS.of(language), none)
        sheet.print_area(2, 0, last, breaks[0] - 1)
    sheet.autofilter(HEAD_ROWS - 1, 0, last, len(COLUMNS) - 1)
    sheet.set_print_scale(scale)
    sheet.print_across()
    sheet.repeat_rows(2, HEAD_ROWS - 1)
    sheet.repeat_columns(0, FROZEN - 1)
    sheet.set_margins(0.4, 0.4, 0.8, 0.6)
    # A digit right behind &10 would be read as part of the size.
    sheet.set_header(f"&L&12 {_literal(found.title, MARGIN)}&R&9 {_literal(found.note, MARGIN)}")
    sheet.set_footer(f"&L&10 {catalogue.load.id}&C&10 &P / &N&R&10 {_literal(found.name, MARGIN)}")


def _literal(text: str, most: int) -> str:
    """Return a text as a header or footer prints it as it is, cut to so many characters on one line."""
    line = " ".join(clean(text).split())
    text = line if len(line) <= most else f"{line[: most - 1]}…"
    return text.replace("&", "&&")


def column_widths(found: ChainSheet, language: Language) -> list[int]:
    """Return the widths of a chain's columns in characters: as declared, but no narrower than a word in them."""
    widths = []
    for place, column in enumerate(COLUMNS):
        texts = [column.head.of(language), *(row.cells[place] for row in found.rows)]
        words = (word for text in texts if isinstance(text, str) for word in _WORD.findall(text))
        widths.append(max(column.width, *(len(word) + 1 for word in words if len(word) <= MAX_WORD), 0))
    return widths


def print_pages(widths: Sequence[int]) -> tuple[list[int], int]:
    """Return before which columns a new sheet begins when a chain is printed, and the scale in per cent.

    The sheets are as even as the groups of columns, which stay whole, allow.
    """
    starts = [at for at in range(FROZEN + 1, len(COLUMNS)) if COLUMNS[at].group != COLUMNS[at - 1].group]
    breaks = min(combinations(starts, PAGES_WIDE - 1), key=lambda chosen: max(_page_widths(chosen, widths)))
    return list(breaks), int(100 * PRINT_WIDTH / STAND_IN / max(_page_widths(breaks, widths)))


def _page_widths(breaks: tuple[int, ...], widths: Sequence[int]) -> list[float]:
    """Return how wide each sheet would be in millimetres, the columns repeated on it included."""
    # seven pixels a character and five around it, 96 to the inch
    wide = [(7 * width + 5) * 25.4 / 96 for width in widths]
    sheets = (sum(wide[start:end]) for start, end in pairwise((0, *breaks, len(COLUMNS))))
    return [width + (sum(wide[:FROZEN]) if at else 0.0) for at, width in enumerate(sheets)]


def _headers(sheet: Worksheet, widths: Sequence[int], language: Language, formats: Formats) -> None:
    """Write two rows of heads: the groups over their columns, a column without others over both rows."""
    look = {"bg_color": HEAD, "bold": True, "align": "center", "border": 1, "border_color": "#FFFFFF"}
    group, own = formats.of(**look), formats.of(**{**look, "bottom": 1, "bottom_color": "#8A96A2"})
    top, bottom = 2, HEAD_ROWS - 1
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
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


def _rows(sheet: Worksheet, found: ChainSheet, widths: Sequence[int], formats: Formats) -> None:
    """Write the rows; those of one target share a ground."""
    grounds = [
        [formats.of(bg_color=ground, **_look(column, place)) for place, column in enumerate(COLUMNS)]
        for ground in (SECOND, "#FFFFFF")
    ]
    shade, last = False, None
    for line, row in enumerate(found.rows, HEAD_ROWS):
        shade = not shade if row.link_id != last else shade
        last = row.link_id
        for place, value in enumerate(row.cells):
            write(sheet, line, place, value, grounds[shade][place])
        pairs = zip(row.cells, widths, strict=True)
        sheet.set_row(line, height([(value, width) for value, width in pairs if isinstance(value, str)]))


def _look(column: CatalogueColumn, place: int) -> dict[str, Any]:
    look: dict[str, Any] = {"border": 1, "border_color": RULE, "bold": place == FROZEN - 1}
    match column.kind:
        case "text":
            return {**look, "num_format": "@"}
        case "number":
            return {**look, "num_format": "#,##0.####", "align": "right", "indent": 1}
        case "integer":
            aligned = {"align": "right", "indent": 1} if place else {"align": "center"}
            return {**look, "num_format": "#,##0", **aligned}
        case "percent":
            return {**look, "num_format": "0%", "align": "right", "indent": 1}
