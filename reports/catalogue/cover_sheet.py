"""The cover of the workbook: what it is about, how many of what, which columns are blank, what the checks came to."""

from collections.abc import Iterator

from xlsxwriter.worksheet import Worksheet

from graph.text import Text
from reports.catalogue.content import Catalogue
from reports.formats.excel_cells import CAUTION, HEAD, LABEL, RULE, Formats, clean, height
from reports.wording.catalogue import BASES, INTEREST
from reports.wording.methods import strategy_text
from reports.wording.punctuation import join_names

COVER = Text("封面", "Cover")
REVIEW = Text("公平竞争审查", "Fair competition")
PRINT = Text("打印", "Print")
PRINTED = Text(
    "整本打印时只印{sheets}；其余表在电脑上用。要印一条链，只选这条链另导一本，或在它的表里取消打印区域。",
    "The whole workbook prints {sheets}; the other sheets are for the screen. To print one chain, export it alone, or "
    "clear the print area of its sheet.",
)
FIRST = Text("先谈的企业", "Firms to see first")
FIRST_FIRMS = 5
FILLED = Text("上一版填写内容", "Filled in before")


def cover_sheet(sheet: Worksheet, catalogue: Catalogue, formats: Formats) -> None:
    """Write the cover."""
    zh, language = catalogue.language == "zh", catalogue.language
    sheet.hide_gridlines(2)
    for column, width in enumerate((2, 18, 88, 12)):
        sheet.set_column(column, column, width)
    sheet.set_row(1, 34)
    sheet.write_string(1, 1, catalogue.title, formats.of(font_size=18, bold=True, text_wrap=False))
    sheet.write_string(2, 1, catalogue.subtitle, formats.of(font_color="#5C6873", text_wrap=False))
    label, plain = formats.of(bg_color=LABEL, bottom=1, bottom_color=RULE), formats.of(bottom=1, bottom_color=RULE)
    row = 4
    for head, text in _told(catalogue):
        sheet.write_string(row, 1, head.of(language), label)
        sheet.write_string(row, 2, clean(text), plain)
        sheet.set_row(row, height([(text, 88)]))
        row += 1
    strategies = [
        (each.label(language), strategy_text(each, language), number) for each, number in catalogue.strategies
    ]
    bases = [(basis.label(language), BASES[basis].of(language), number) for basis, number in catalogue.bases]
    decided = ("策略", "怎样判定", "目标数") if zh else ("Strategy", "How", "Targets")
    graded = ("依据与可信度", "含义", "行数") if zh else ("Evidence", "Meaning", "Rows")
    row = _counted(sheet, row + 1, decided, strategies, formats)
    row = _counted(sheet, row + 1, graded, bases, formats)
    row = _blank_columns(sheet, row + 1, catalogue, formats)
    sheet.write_string(row, 1, REVIEW.of(language), label)
    sheet.merge_range(row, 2, row, 3, catalogue.competition, plain)
    sheet.set_row(row, height([(catalogue.competition, 98)]))
    if catalogue.carried.words:
        sheet.write_string(row + 1, 1, FILLED.of(language), label)
        sheet.merge_range(row + 1, 2, row + 1, 3, catalogue.carried.words, plain)
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&10 &P / &N")


def _told(catalogue: Catalogue) -> Iterator[tuple[Text, str]]:
    """Yield what the cover tells of the whole: scope, content, edition, filters, what is printed, the first firms."""
    language = catalogue.language
    yield Text("范围", "Scope"), catalogue.scope
    yield Text("内容", "Content"), catalogue.content
    yield Text("数据版本", "Data version"), catalogue.version
    yield Text("筛选条件", "Filters"), catalogue.filters
    if catalogue.overview is not None:
        printed = (COVER.of(language), *(table.name for table in catalogue.firms), catalogue.overview.name)
        yield PRINT, PRINTED.of(language, sheets=join_names(printed, language))
    if catalogue.firms:
        first = catalogue.firms[0]
        at = next(place for place, column in enumerate(first.columns) if column.id == "firm")
        yield FIRST, join_names((str(row.cells[at]) for row in first.rows[:FIRST_FIRMS]), language)


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
