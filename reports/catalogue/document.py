"""The target-enterprise catalogue as a document for reading: a table a chain, the columns a page of paper holds."""

from collections.abc import Iterator, Mapping

from graph.model.labelled_enum import LabelledEnum
from reports.catalogue.content import NOTE, Catalogue, ChainSheet
from reports.catalogue.lists import ListTable
from reports.catalogue.rows import COLUMNS, CatalogueRow
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
from reports.wording.language import Language, Text, number, numeral
from reports.wording.methods import strategy_text
from reports.wording.punctuation import join_clauses, join_names, with_brackets, with_label

SUBTITLE = Text("（由数据生成，供研究讨论）", "(made from the data, for discussion)")
LABELS = (
    Text("范围", "Scope"),
    Text("筛选条件", "Filters"),
    Text("内容", "Content"),
    Text("策略", "Strategies"),
    Text("证据等级", "Evidence"),
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
    (Text("链环", "Link"), 11, "left"),
    (Text("策略", "Strategy"), 6, "center"),
    (Text("缺口依据", "Ground"), 17, "left"),
    (Text("企业", "Firm"), 16, "left"),
    (Text("所在省市", "Place"), 8, "left"),
    (Text("主营产品与规模", "Products, size"), 13, "left"),
    (Text("布局与动向", "Presence, moves"), 20, "left"),
    (Text("档次", "Tier"), 6, "center"),
    (Text("证据", "Evidence"), 6, "center"),
    (Text("建议承载", "Park suggested"), 13, "left"),
)
CHAIN = Text("{name}（{targets} 个目标，{rows} 行）", "{name} ({targets} targets, {rows} rows)")
CHARGE = Text("链长部门：{chief}；招商专班：{force}。", "Chief department: {chief}; task force: {force}.")
NOT_ON_FILE = Text("无资料", "not on file")
NO_TARGET = Text("在所选范围内没有目标的产业链：{chains}。", "Chains without a target within the scope: {chains}.")
VERSIONS = Text("附　与上一版的差异", "Annex: what is different from the version before")
COMPETITION = Text("附　公平竞争审查", "Annex: fair competition")
SOURCES = Text("附　来源", "Annex: sources")
MAX_LENGTH: Mapping[Language, int] = {"zh": 90, "en": 200}
"""Characters a cell of free text keeps; the whole is in the workbook."""


def build_catalogue_document(catalogue: Catalogue) -> Document:
    """Return the catalogue as a document on wide pages."""
    language, sources = catalogue.language, Sources()
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
    for line in sources.lines(language, catalogue.grades):
        yield Note(text_span(line))


def _chapters(catalogue: Catalogue, sources: Sources) -> Iterator[tuple[str, Iterator[Block]]]:
    """Yield the chapters with their titles: the lists first, then the chains, a survey for those that need one."""
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


def cells_by_heading(row: CatalogueRow) -> dict[str, Cell]:
    """Return the cells of a row by the Chinese name of their column, with its group where it has others."""
    return {column.heading("zh"): value for column, value in zip(COLUMNS, row.cells, strict=True)}


def _charge(sheet: ChainSheet, language: Language) -> str:
    told = cells_by_heading(sheet.rows[0])
    unknown = NOT_ON_FILE.of(language)
    chief = told["链长/专班/责任单位 · 链长部门"] or unknown
    return CHARGE.of(language, chief=chief, force=told["链长/专班/责任单位 · 招商专班"] or unknown)


def _rows(sheet: ChainSheet, sources: Sources, language: Language) -> Iterator[tuple[Spans, ...]]:
    last = None
    for row in sheet.rows:
        told = {name: _text(value) for name, value in cells_by_heading(row).items()}
        again, last = row.link_id == last, row.link_id
        size = " ".join(filter(None, (told["规模（年份） · 产能"], told["规模（年份） · 单位"])))
        moves = join_clauses(filter(None, (told["现有布局"], told["扩张/迁移信号"])), language)
        yield (
            cell_spans(told["序号"]),
            SAME if again else cell_spans(told["链环"]),
            SAME if again else cell_spans(told["延/补/强"]),
            SAME if again else cell_spans(_short(told["缺口依据 · 依据"] or "", language)),
            text_span(
                with_brackets(told["企业全称"] or "—", told["信用代码/证券代码 · 证券代码"], language),
                sources.cite_names(row.sources[:3]) if row.firm_id is not None else (),
            ),
            cell_spans(told["所在省市"]),
            cell_spans(join_clauses(filter(None, (told["主营产品"], size)), language)),
            cell_spans(_short(moves, language)),
            cell_spans(told["企业全称 · 档次"]),
            cell_spans(told["证据等级 · 依据"]),
            SAME if again else cell_spans(told["建议承载园区"]),
        )


def _text(value: Cell) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return number(value)


def _short(text: str, language: Language) -> str:
    return text if len(text) <= MAX_LENGTH[language] else text[: MAX_LENGTH[language] - 1] + "…"
