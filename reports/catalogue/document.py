"""The target-enterprise catalogue as a document for reading: a table a chain, the columns a page of paper holds."""

from collections.abc import Iterator
from datetime import date

from graph.model.labelled_enum import LabelledEnum
from graph.text import Text
from reports.catalogue.columns import COLUMNS
from reports.catalogue.content import NOTE, Catalogue
from reports.catalogue.firm_rows import FirmRow, FirmTable
from reports.catalogue.lists import ListTable
from reports.catalogue.rows import ChainSheet
from reports.formats.document import (
    SAME,
    Align,
    Block,
    Cover,
    Document,
    Heading,
    Note,
    Paragraph,
    Sources,
    Spans,
    TableBlock,
    cell_spans,
    text_span,
)
from reports.formats.excel_cells import Cell
from reports.versions.blocks import version_blocks
from reports.wording.catalogue import BASES, INTEREST
from reports.wording.competition import HEADINGS, pack_text
from reports.wording.language import BLANK, Language, number, numeral
from reports.wording.methods import strategy_text
from reports.wording.punctuation import join_clauses, join_names, with_brackets, with_label

SUBTITLE = Text("（讨论稿）", "(made from the data, for discussion)")
LABELS = (
    Text("范围", "Scope"),
    Text("筛选条件", "Filters"),
    Text("内容", "Content"),
    Text("策略", "Strategies"),
    Text("依据与可信度", "Evidence"),
    Text("数据版本", "Data version"),
    Text("公平竞争审查", "Fair competition"),
)
NOT_SHOWN = Text(
    "本件只列一页纸容得下的栏目，全部 {columns} 栏见同名 Excel。没有资料而留空的栏：{blank}。",
    "Only the columns a page holds are here; the workbook has all {columns}. Left blank for lack of facts: {blank}.",
)
NONE = Text("无", "none")
HEADERS: tuple[tuple[Text, float, Align], ...] = (
    (Text("序号", "No."), 4, "center"),
    (Text("链环", "Link"), 10, "left"),
    (Text("重点与策略", "Priority, strategy"), 9, "left"),
    (Text("为什么要补", "Why"), 18, "left"),
    (Text("企业", "Firm"), 15, "left"),
    (Text("所在地", "Place"), 7, "left"),
    (Text("产品与规模", "Products, size"), 11, "left"),
    (Text("动向", "News"), 12, "left"),
    (Text("不利与待核", "Against, to be checked"), 11, "left"),
    (Text("优先", "Tier"), 6, "center"),
    (Text("下一步", "Next step"), 18, "left"),
    (Text("责任单位", "In charge"), 9, "left"),
    (Text("时限", "By when"), 7, "center"),
)
RULE = "________"
"""A blank to write on."""
TO_FILL_IN = Text("横线处由使用单位填写。", "Blanks are for the office to fill in.")
CHAIN = Text("{name}（{targets} 个目标，{rows} 行）", "{name} ({targets} targets, {rows} rows)")
CHARGE = Text("链长部门：{chief}；招商专班：{force}。", "Chief department: {chief}; task force: {force}.")
NOT_ON_FILE = Text("无资料", "not on file")
NO_TARGET = Text("在所选范围内没有目标的产业链：{chains}。", "Chains without a target within the scope: {chains}.")
VERSIONS = Text("附　与上一版的差异", "Annex: what is different from the version before")
COMPETITION = Text("附　公平竞争审查", "Annex: fair competition")
SOURCES = Text("附　出处", "Annex: sources")


def build_catalogue_document(catalogue: Catalogue) -> Document:
    """Return the catalogue as a document on wide pages."""
    language, sources = catalogue.language, Sources(catalogue.hosts, catalogue.language)
    return Document(
        language=language,
        title=catalogue.title,
        cover=Cover((catalogue.title,), SUBTITLE.of(language), tuple(_facts(catalogue)), _note(catalogue)),
        blocks=tuple(_blocks(catalogue, sources)),
        version=catalogue.version,
        made_at=catalogue.load.loaded_at,
        wide=True,
    )


def _facts(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    language = catalogue.language
    strategies = join_clauses(
        (_counted(each, count, strategy_text(each, language), language) for each, count in catalogue.strategies),
        language,
    )
    bases = join_clauses(
        (_counted(each, count, BASES[each].of(language), language) for each, count in catalogue.bases), language
    )
    values = (
        catalogue.scope,
        catalogue.filters,
        catalogue.content,
        strategies,
        bases,
        catalogue.version,
        catalogue.competition,
    )
    return ((label.of(language), value) for label, value in zip(LABELS, values, strict=True))


def _counted(word: LabelledEnum, count: int, meaning: str, language: Language) -> str:
    return with_brackets(f"{word.label(language)} {count}", meaning, language)


def _note(catalogue: Catalogue) -> str:
    language = catalogue.language
    blank = join_names(catalogue.blank, language) or NONE.of(language)
    told = NOT_SHOWN.of(language, columns=len(COLUMNS), blank=blank)
    return (
        f"{NOTE.of(language)}。{told}{INTEREST.of(language)}"
        if language == "zh"
        else f"{NOTE.en}. {told} {INTEREST.en}"
    )


def _blocks(catalogue: Catalogue, sources: Sources) -> Iterator[Block]:
    language = catalogue.language
    for place, (title, blocks) in enumerate(_chapters(catalogue, sources), 1):
        yield Heading(1, f"{numeral(place)}、{title}" if language == "zh" else f"{place} {title}")
        yield from blocks
    empty = [sheet.name for sheet in catalogue.sheets if not sheet.rows and sheet.survey is None]
    if empty:
        yield Paragraph(text_span(NO_TARGET.of(language, chains=join_names(empty, language))))
    if catalogue.versions is not None:
        yield Heading(1, VERSIONS.of(language))
        yield from version_blocks(catalogue.versions, language)
    if catalogue.flagged:
        yield Heading(1, COMPETITION.of(language))
        yield Note(text_span(pack_text(language)))
        yield flagged_table(catalogue.flagged, COMPETITION.of(language), language)
    yield Heading(1, SOURCES.of(language))
    for line in sources.lines():
        yield Note(line)


def _chapters(catalogue: Catalogue, sources: Sources) -> Iterator[tuple[str, Iterator[Block]]]:
    """Yield the chapters with their titles: key firms, the lists, then the chains, a survey for those that need one."""
    for firms in catalogue.firms[:1]:
        yield firms.title, _firms(firms, catalogue.language)
    for table in catalogue.lists:
        yield table.name, _list(table)
    for sheet in catalogue.sheets:
        if sheet.survey is not None:
            yield with_label(sheet.name, sheet.survey.name, catalogue.language), _list(sheet.survey)
        elif sheet.rows:
            targets = len({row.link_id for row in sheet.rows})
            title = CHAIN.of(catalogue.language, name=sheet.name, targets=targets, rows=len(sheet.rows))
            yield title, _chain(sheet, sources, catalogue.language)


def _chain(sheet: ChainSheet, sources: Sources, language: Language) -> Iterator[Block]:
    """Yield the table of a chain's candidates, after who is in charge."""
    yield Note(text_span(_charge(sheet, language)))
    yield TableBlock(
        caption=with_label("表" if language == "zh" else "Table", sheet.title, language),
        headers=tuple(text.of(language) for text, _, _ in HEADERS),
        rows=tuple(_rows(sheet, sources, language)),
        shares=tuple(share for _, share, _ in HEADERS),
        aligns=tuple(align for _, _, align in HEADERS),
    )


def _firms(table: FirmTable, language: Language) -> Iterator[Block]:
    """Yield the key firms, with blanks to write on where the office has filled in nothing."""
    yield Note(text_span(TO_FILL_IN.of(language)))
    yield TableBlock(
        caption=table.title,
        headers=tuple(column.head.of(language) for column in table.columns),
        rows=tuple(tuple(_firm_cells(row, table)) for row in table.rows),
        shares=tuple(float(column.width) for column in table.columns),
        aligns=tuple("center" if column.id in ("number", "tier") else "left" for column in table.columns),
    )


def _firm_cells(row: FirmRow, table: FirmTable) -> Iterator[Spans]:
    for column, value in zip(table.columns, row.cells, strict=True):
        told = _text(value)
        yield cell_spans(told) if column.typed is None else text_span(told or RULE)


def _list(table: ListTable) -> Iterator[Block]:
    """Yield a list: its note and its table."""
    yield Note(text_span(table.note))
    yield TableBlock(
        caption=table.name,
        headers=tuple(head for head, _ in table.headers),
        rows=tuple(tuple(cell_spans(_text(value)) for value in row) for row in table.rows),
        shares=tuple(float(width) for _, width in table.headers),
        aligns=tuple("left" for _ in table.headers),
    )


def flagged_table(flagged: tuple[tuple[str, ...], ...], caption: str, language: Language) -> TableBlock:
    """Return the wordings the fair-competition check found as a table."""
    return TableBlock(
        caption=caption,
        headers=tuple(head.of(language) for head in HEADINGS),
        rows=tuple(tuple(cell_spans(text) for text in row) for row in flagged),
        shares=(16, 10, 20, 7, 17, 14, 16),
        aligns=tuple("left" for _ in HEADINGS),
    )


def _charge(sheet: ChainSheet, language: Language) -> str:
    told = sheet.rows[0].told()
    unknown = NOT_ON_FILE.of(language)
    chief = told["chief"] or unknown
    return CHARGE.of(language, chief=chief, force=told["task_force"] or unknown)


def _rows(sheet: ChainSheet, sources: Sources, language: Language) -> Iterator[tuple[Spans, ...]]:
    last = None
    for row in sheet.rows:
        told = {id: _text(value) for id, value in row.told().items()}
        again, last = row.link_id == last, row.link_id
        yield (
            cell_spans(told["number"]),
            SAME if again else cell_spans(told["link"]),
            SAME if again else cell_spans(told["focus"]),
            SAME if again else cell_spans(told["why_brief"]),
            text_span(
                with_brackets(told["firm_name"] or BLANK, told["stock_code"], language),
                sources.cite_names(row.sources[:3]) if row.firm_id is not None else (),
            ),
            *(cell_spans(told[id]) for id in ("place", "products_brief", "news_brief", "doubts", "tier", "next_step")),
            text_span(told["in_charge"] or RULE),
            text_span(told["by_when"] or RULE),
        )


def _text(value: Cell) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return value.isoformat() if isinstance(value, date) else number(value)
