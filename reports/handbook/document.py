"""The handbook of methods as a document: words, states, strategies, lists, scores, weights, evidence and citations."""

from collections.abc import Callable, Iterator

from graph.analysis.judgement import Judgement
from graph.analysis.verdicts.counts import MIN_FIRMS
from graph.analysis.verdicts.states import Mark, Strategy, Tier
from graph.model.kinds import Basis, HostGrade
from graph.text import Text
from reports.formats.document import (
    Align,
    Block,
    Cover,
    Document,
    Heading,
    Note,
    Paragraph,
    TableBlock,
    cell_spans,
    text_span,
)
from reports.formats.tight import tight_document
from reports.wording.editions import digest_words, draft_line, version_words
from reports.wording.language import Language, numeral
from reports.wording.list_methods import LISTS_TITLE, list_rows
from reports.wording.methods import MethodTable, method_tables, strategy_text
from reports.wording.sentences import home_name

TITLE = Text("{city}产业链口径说明", "{city}: handbook of methods")
SUBJECT = Text(
    "全市各链的材料都按本说明判断、计数和引用，材料里不再重复。规则改动随版本更新，每版都注明。",
    "All papers of the city judge, count and cite by this handbook and do not repeat it.",
)
WORDS, STATES = Text("基本说法", "Words"), Text("链环现状", "States of links")
RULES, MEASURES = Text("怎样判、怎样排", "How things are judged and ordered"), Text("指标", "Measures")
LISTS, CITING = Text("清单和摸底", "Lists and surveys"), Text("出处和引用", "Sources and citations")
VERSION = Text("版本", "Version")
WORD, MEANING = Text("说法", "Word"), Text("意思", "Meaning")
TABLE = Text("表{number}　{caption}", "Table {number}. {caption}")
WORD_ROWS: tuple[tuple[Text, Text], ...] = (
    (
        Text("链环", "Link"),
        Text("产业链上的一个产品、工序或服务。", "A product, process or service of an industry chain."),
    ),
    (
        Text("投入（核心、辅助）", "Input (core, auxiliary)"),
        Text(
            "做一个链环要用的东西；核心的没有就做不成。",
            "What a link is made with; nothing can be made without a core one.",
        ),
    ),
    (
        Text("管道、短途、长途", "By pipe, short, long haul"),
        Text("运输条件：厂内直供、约300公里内、全国可买卖。", "How far it travels: on the spot, some 300 km, freely."),
    ),
    (
        Text("没有查到", "None found"),
        Text("资料里没有，不等于没有，须摸底。", "Not on file; it may exist all the same and is to be surveyed."),
    ),
    (
        Text("推定", "Inferred"),
        Text("根据资料作出的判断，未经主管部门确认。", "A judgement from what is on file, not confirmed."),
    ),
)
STATE_ROWS: dict[Mark, Text] = {
    Mark.STRONG: Text(
        "在做，且规模或市场地位有依据，或有两家以上独立企业。", "Made here with size or standing, or by two."
    ),
    Mark.PRESENT: Text("在做，没有弱的迹象，规模还没问到。", "Made here, no sign of weakness, size not on file."),
    Mark.WEAK: Text(
        "在做，但规模小、自用、试产、季节性或只有旧资料。", "Made here, but small, own use, on trial, seasonal or old."
    ),
    Mark.BUILDING: Text("已开工未投产。", "Under construction."),
    Mark.ANNOUNCED: Text("有计划或已签约，尚未开工。", "Planned or signed, not begun."),
    Mark.MISSING: Text("没有查到本地有人做，而本地宜有。", "None found here, though it could be."),
    Mark.UNKNOWN: Text("有记录而现状不清，或本链未摸底。", "Records are unclear, or the chain is not surveyed."),
    Mark.EXPECTED: Text("用户在产、离不了它、又运不远，资料里没有谁在做。", "Its users run and cannot do without it."),
    Mark.UNSUITABLE: Text(
        "外购即可、装置自用、依托资源、公共供给或已核定。", "Bought in, captive, resource-bound, public or ruled."
    ),
}
MEASURE_ROWS: tuple[tuple[Text, Text], ...] = (
    (
        Text("本地配套率", "Local supply rate"),
        Text(
            "本地在产链环的核心投入中，本地也有人在产的比例，数的是投入关系，不是吨数和金额。",
            "Of the core inputs of what is made here, the share made here too; inputs are counted, not tons or money.",
        ),
    ),
    (
        Text("完整度", "Completeness"),
        Text("宜在本地的链环中，已有或在建的比例。", "Of the links that can be here, the share here or under way."),
    ),
    (
        Text("缺口指数", "Gap index"),
        Text(
            "缺环的分量占已判链环分量的比例；一个链环计1，每有一个链环离不了它再加1。",
            "The weight of the missing links over that of all judged; a link weighs 1, and 1 more for each that cannot "
            "be reached without it.",
        ),
    ),
    (
        Text("分期", "Phases"),
        Text(
            "按目标位次排，近期新开的步数以办得过来为限；运不远、本地没有的投入先建；年份是设定，可改。",
            "By rank; a phase begins no more than can be worked on; what cannot travel is built first; years are a "
            "setting.",
        ),
    ),
    (
        Text("可比项目", "Comparable projects"),
        Text(
            "建同一链环、新建或扩建、规模相差不过三倍的收录项目；金额分列，不相加，不作估算。",
            "Projects on file of the same link, new or expanded, within a factor of three; sums are not added and no "
            "estimate.",
        ),
    ),
)
SURVEYED = Text(
    "本地企业少于{least}家或牵头部门没有确认摸底的链，一律不判缺，出摸底方案，不出路径图。",
    "A chain with fewer than {least} local firms, or not confirmed as surveyed, has no gaps and gets a survey plan.",
)
CITING_ROWS = (
    Text(
        "出处写发布单位或《题名》、日期，再列网址；几个出处取最可靠的一个。",
        "Publisher or title, date, address; the firmest.",
    ),
    Text(
        "只有转载网站或出处存疑的网页说的，写“据网络转载，待核”，查得到原发布单位的写明。", "Weak hosts: to be checked."
    ),
    Text(
        "数字带单位和年份；几种说法并列，不挑、不平均、不相加。",
        "Figures have unit and year; readings stand side by side.",
    ),
)
GRADES = Text("网站可信度（由高到低）：{grades}。", "Standing of hosts, the firmest first: {grades}.")
BASES = Text("依据类别：{bases}。", "Bases: {bases}.")
TIERS = Text("候选企业分{count}档：{tiers}。", "Tiers of candidates: {tiers}.")
KEYWORDS = (Text("产业链", "industry chain"), Text("口径说明", "handbook of methods"), Text("判定规则", "rules"))
Writer = Callable[["_Tables"], Iterator[Block]]


class _Tables:
    """The tables of the handbook, numbered as they are written."""

    def __init__(self, language: Language) -> None:
        self.language, self.number = language, 0

    def table(self, title: Text, heads: list[tuple[Text, float, Align]], rows: list[tuple[str, ...]]) -> TableBlock:
        """Return the next table."""
        self.number += 1
        return TableBlock(
            caption=TABLE.of(self.language, number=self.number, caption=title.of(self.language)),
            headers=tuple(head.of(self.language) for head, _, _ in heads),
            rows=tuple(tuple(cell_spans(text) for text in row) for row in rows),
            shares=tuple(share for _, share, _ in heads),
            aligns=tuple(align for _, _, align in heads),
        )

    def words(self, title: Text, rows: list[tuple[str, str]]) -> TableBlock:
        """Return a table of words and what they mean."""
        return self.table(title, [(WORD, 24, "left"), (MEANING, 76, "left")], [*rows])


def build_handbook(judgement: Judgement, language: Language = "zh") -> Document:
    """Return the handbook of the city."""
    load, home = judgement.city.load, home_name(judgement.city.region, language)
    title = TITLE.of(language, city=home)
    return tight_document(
        Document(
            language=language,
            title=title,
            cover=Cover((title,), draft_line(load, language), (), SUBJECT.of(language)),
            blocks=tuple(_blocks(judgement, language)),
            version=version_words(load, language),
            made_at=load.loaded_at,
            organisation=home,
            keywords=tuple(text.of(language) for text in KEYWORDS),
            contents=True,
        )
    )


def _blocks(judgement: Judgement, language: Language) -> Iterator[Block]:
    tables = _Tables(language)
    chapters: tuple[tuple[Text, Writer], ...] = (
        (WORDS, _words),
        (STATES, _states),
        (RULES, _rules),
        (MEASURES, _measures),
        (LISTS, _lists),
        (CITING, _citing),
    )
    for at, (title, write) in enumerate(chapters, 1):
        yield Heading(1, f"{numeral(at)}、{title.zh}" if language == "zh" else f"{at} {title.en}")
        yield from write(tables)
    at = len(chapters) + 1
    yield Heading(1, f"{numeral(at)}、{VERSION.zh}" if language == "zh" else f"{at} {VERSION.en}")
    load, end = judgement.city.load, "。" if language == "zh" else "."
    yield Note(text_span(version_words(load, language) + end))
    yield Note(text_span(digest_words(load, language)))


def _words(tables: _Tables) -> Iterator[Block]:
    rows = [(word.of(tables.language), meaning.of(tables.language)) for word, meaning in WORD_ROWS]
    yield tables.words(WORDS, rows)


def _states(tables: _Tables) -> Iterator[Block]:
    language = tables.language
    yield tables.words(STATES, [(mark.label(language), text.of(language)) for mark, text in STATE_ROWS.items()])
    yield tables.words(
        Text("策略", "Strategies"), [(each.label(language), strategy_text(each, language)) for each in Strategy]
    )
    stop = "、" if language == "zh" else ", "
    tiers = [tier.label(language) for tier in Tier]
    yield Paragraph(text_span(TIERS.of(language, count=numeral(len(tiers)), tiers=stop.join(tiers))))


def _rules(tables: _Tables) -> Iterator[Block]:
    for each in method_tables(tables.language):
        if each.how is not None:
            yield Note(text_span(each.how))
        yield _method(tables, each)


def _method(tables: _Tables, method: MethodTable) -> TableBlock:
    heads: list[tuple[Text, float, Align]] = [(head, share, "left") for head, share in method.headers]
    return tables.table(method.title, heads, list(method.rows))


def _measures(tables: _Tables) -> Iterator[Block]:
    rows = [(word.of(tables.language), meaning.of(tables.language)) for word, meaning in MEASURE_ROWS]
    yield tables.words(MEASURES, rows)


def _lists(tables: _Tables) -> Iterator[Block]:
    rows = [tuple(row.values()) for row in list_rows(tables.language)]
    heads: list[tuple[Text, float, Align]] = [
        (Text("清单", "List"), 14, "left"),
        (Text("列什么", "What it holds"), 43, "left"),
        (Text("为什么单列", "Why"), 43, "left"),
    ]
    yield tables.table(LISTS_TITLE, heads, rows)
    yield Paragraph(text_span(SURVEYED.of(tables.language, least=MIN_FIRMS)))


def _citing(tables: _Tables) -> Iterator[Block]:
    language = tables.language
    stop = "、" if language == "zh" else ", "
    for text in CITING_ROWS:
        yield Paragraph(text_span(text.of(language)))
    yield Paragraph(text_span(BASES.of(language, bases=stop.join(each.label(language) for each in Basis))))
    yield Paragraph(text_span(GRADES.of(language, grades=stop.join(each.label(language) for each in HostGrade))))
