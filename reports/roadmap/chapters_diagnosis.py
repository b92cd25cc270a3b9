"""Chapter two of a roadmap: what is strong, weak or missing, by which rules, and what is not known."""

from collections import Counter
from collections.abc import Iterable, Iterator

from graph.analysis.lists.field_survey import firms_asked_about, needs_survey
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rule_book import RULES
from graph.analysis.verdicts.states import COUNTED, LinkState, Mark, Strategy
from graph.model.kinds import Basis, Stage
from reports.formats.document import Block, Heading, Paragraph, Spans, cell_spans, text_span
from reports.roadmap.chapter_context import ChapterContext, Head
from reports.roadmap.chapters_today import local_makes
from reports.wording.language import Language, Text
from reports.wording.lists import firms_text, survey_addressee, survey_question
from reports.wording.punctuation import join_clauses, join_names, names_and_count, with_label
from reports.wording.sentences import short_name, state_label
from reports.wording.targets import firms_behind, reason
from reports.wording.verdict_sentences import verdict_sentence
from reports.wording.verdicts import rule_text, state_text, tipping_fact_text

STATES = Text("各段链环状态（个）", "Links by stage and state")
STAGE, TOTAL = Text("上中下游", "Stage"), Text("合计", "Total")
OVERALL = Text("{links} 个链环中，{states}。{weakest}", "Of {links} links: {states}. {weakest}")
WEAKEST = Text(
    "缺环最多的是{stage}，{links} 个链环中缺 {missing} 个。", "Most gaps lie {stage} ({missing} of {links})."
)
IS_LINK = (Mark.STRONG, Mark.WEAK, Mark.MISSING)
"""States of one character in Chinese, which in a sentence need the noun."""
GAPS = Text("优先目标", "Top targets")
GAPS_ORDER = Text(
    "本链要招引或做强的目标 {total} 个，按必要性与可行性两组得分排序，{shown}见下表；各项权重与分项见附件“口径”。",
    "{total} targets to recruit for or strengthen, ordered by merit and feasibility; {shown} below, the "
    "weights in the annex.",
)
FIRST = Text("前 {number} 个", "the first {number} are")
WHOLE = Text("全部", "all are")
NO_GAPS = Text(
    "本链没有判出延链、补链、强链目标：{why}。", "No target to extend, supplement or strengthen follows here: {why}."
)
GAP_HEADERS: tuple[Head, ...] = (
    (Text("序", "#"), 5, "center"),
    (Text("链环", "Link"), 19, "left"),
    (Text("状态", "State"), 15, "center"),
    (Text("策略", "Strategy"), 12, "center"),
    (Text("为什么在这里", "Why here"), 41, "left"),
    (Text("候选", "Firms"), 8, "right"),
)
COMING = Text("盯办", "To see through")
COMING_NOTE = Text(
    "在建、拟建或停滞的 {number} 个，盯着办成，不另招一家。",
    "{number} under construction, announced or stalled: see them through, recruit no second one.",
)
COMING_HEADERS: tuple[Head, ...] = (
    (Text("链环", "Link"), 22, "left"),
    (Text("状态", "State"), 12, "center"),
    (Text("由谁承担", "By whom"), 22, "left"),
    (Text("到哪一步", "How far it is"), 44, "left"),
)
SURVEY = Text("摸底清单", "Survey list")
SURVEY_NOTE = Text(
    "凭现有资料判不出强弱和缺口，先逐环问清。备选线索是收录的外地企业，不是推荐。",
    "This is not enough to tell strong from missing; ask link by link first. Leads in reserve are firms from elsewhere "
    "on file, no recommendation.",
)
SURVEY_HEADERS: tuple[Head, ...] = (
    (Text("链环", "Link"), 18, "left"),
    (Text("状态", "State"), 14, "center"),
    (Text("问谁", "Whom"), 18, "left"),
    (Text("问什么", "What to ask"), 24, "left"),
    (Text("备选线索", "Leads in reserve"), 26, "left"),
)
WEAK = Text("弱环及弱在哪", "Weak links and where they are weak")
WEAK_HEADERS: tuple[Head, ...] = (
    (Text("链环", "Link"), 18, "left"),
    (Text("弱在哪", "Where it is weak"), 52, "left"),
    (Text("怎样可改判", "What would change it"), 30, "left"),
)
NO_STRONG = Text("本链没有判为强的链环。", "No link of the chain is judged strong.")
IN_STATE = {
    Mark.STRONG: Text("强环 {number} 个：{links}", "Strong, {number}: {links}"),
    Mark.PRESENT: Text(
        "已有待核的 {number} 个，规模还没问到，不算弱：{links}",
        "Here, to verify, {number}; size not on file, not weak: {links}",
    ),
    Mark.BUILDING: Text("在建 {number} 个：{links}", "Under construction, {number}: {links}"),
    Mark.ANNOUNCED: Text("拟建 {number} 个：{links}", "Announced, {number}: {links}"),
    Mark.UNKNOWN: Text("资料不足、不判缺的 {number} 个：{links}", "Not enough on file, {number}: {links}"),
    Mark.EXPECTED: Text("应有待查、先问用户的 {number} 个：{links}", "Must exist, ask the user, {number}: {links}"),
    Mark.UNSUITABLE: Text("不招引的 {number} 个：{links}", "Not recruited, {number}: {links}"),
}
"""What is said of the links that are neither gaps nor weak."""
THRESHOLDS = Text("本链用到的判定规则", "The rules that decided in this chain")
RULE_HEADERS: tuple[Head, ...] = (
    (Text("规则", "Rule"), 10, "center"),
    (Text("含义", "Meaning"), 78, "left"),
    (Text("链环数", "Links"), 12, "right"),
)
DATA_GAPS = Text(
    "结论易变（多或少一家企业就变）的链环 {unstable} 个；所据证据中最弱者为行业常识或推定的链环 {soft} 个；"
    "本地生产记录 {makes} 条，其中没有产能的 {blank} 条。没有查到，不等于没有，缺（未查到）须经摸底核实。",
    "{unstable} verdicts may change with one maker more or less; {soft} rest on general knowledge or inference; "
    "{blank} of {makes} records of local production lack a capacity. None found does not mean none exists.",
)
GAPS_SHOWN, MOST_NAMED = 10, 20
CITED = frozenset({Mark.STRONG, Mark.PRESENT, Mark.BUILDING, Mark.ANNOUNCED})
"""Marks of links that somebody makes or builds, whose facts are cited."""


def diagnosis(context: ChapterContext) -> Iterator[Block]:
    """Yield chapter two: states by stage, the most pressing gaps, weak links, rules and what is not known."""
    yield Heading(2, context.text(Text("总的情况", "Overview")))
    yield Paragraph(text_span(_overall(context)))
    states: list[Head] = [(Text(mark.zh, mark.en), 9, "right") for mark in COUNTED]
    heads: list[Head] = [(STAGE, 13, "center"), *states, (TOTAL, 8, "right")]
    yield context.table(STATES, heads, _state_rows(context), total=True)
    if needs_survey(context.judgement, context.chain_id):
        yield Heading(2, context.text(SURVEY))
        yield from _survey(context)
    yield Heading(2, context.text(GAPS))
    yield from _gaps(context)
    yield Heading(2, context.text(WEAK))
    yield from _weak(context)
    yield Heading(2, context.text(Text("其余链环", "The other links")))
    yield from _others(context)
    yield Heading(2, context.text(Text("口径与数据缺口", "Rules and missing data")))
    yield context.table(THRESHOLDS, RULE_HEADERS, _rule_rows(context))
    yield Paragraph(text_span(_data_gaps(context)))


def _verdicts(context: ChapterContext) -> list[Verdict]:
    return list(context.judgement.inside(context.chain_id).values())


def _overall(context: ChapterContext) -> str:
    language = context.language
    counts = context.judgement.tally(context.chain_id)
    told = join_names((_counted(mark, number, language) for mark, number in counts.items() if number), language)
    return context.text(OVERALL, links=sum(counts.values()), states=told, weakest=_weakest_stage(context))


def _counted(mark: Mark, number: int, language: Language) -> str:
    if language == "en":
        return f"{mark.en.lower()} {number}"
    return f"{mark.zh}{'环' if mark in IS_LINK else ''} {number} 个"


def _weakest_stage(context: ChapterContext) -> str:
    stages = {edge.end: edge.stage for edge in context.city.includes[context.chain_id]}
    whole = Counter(stages.values())
    missing = Counter(stages[each.link_id] for each in _verdicts(context) if each.state is LinkState.MISSING)
    if not missing:
        return ""
    worst = max(missing, key=lambda stage: (missing[stage], -list(Stage).index(stage)))
    word = worst.label(context.language)
    stage = word if context.language == "zh" else word.lower()
    return context.text(WEAKEST, stage=stage, missing=missing[worst], links=whole[worst])


def _state_rows(context: ChapterContext) -> Iterator[tuple[Spans, ...]]:
    stages = {edge.end: edge.stage for edge in context.city.includes[context.chain_id]}
    found = Counter((stages[each.link_id], each.mark.counted) for each in _verdicts(context))
    for stage in Stage:
        row = [found[stage, mark] for mark in COUNTED]
        if sum(row):
            yield _numbers(stage.label(context.language), row)
    yield _numbers(context.text(TOTAL), [sum(found[stage, mark] for stage in Stage) for mark in COUNTED])


def _numbers(head: str, row: list[int]) -> tuple[Spans, ...]:
    return (cell_spans(head), *(cell_spans(str(each) if each else None) for each in (*row, sum(row))))


def _survey(context: ChapterContext) -> Iterator[Block]:
    """Yield the links of a chain that is hardly known as questions, with the firms kept as leads in reserve."""
    city, language = context.city, context.language
    yield context.paragraph(SURVEY_NOTE)
    rows = [
        (
            cell_spans(short_name(city.links[item.link_id], language)),
            cell_spans(state_label(item.verdict, language)),
            text_span(survey_addressee(city, item, language), context.cite(*city.makers.get(item.link_id, ())[:2])),
            cell_spans(survey_question(city, item, language)),
            cell_spans(firms_text(item.reserve, language) or None),
        )
        for item in firms_asked_about(context.judgement, context.chain_id)
    ]
    yield context.table(SURVEY, SURVEY_HEADERS, rows)


def _gaps(context: ChapterContext) -> Iterator[Block]:
    """Yield the targets to recruit for or strengthen, then those that are under way and to be seen through."""
    every = context.judgement.targets_of(context.chain_id)
    targets = [target for target in every if target.strategy is not Strategy.SEE_THROUGH]
    if targets:
        shown = targets[:GAPS_SHOWN]
        first = context.text(WHOLE) if len(shown) == len(targets) else context.text(FIRST, number=len(shown))
        yield context.paragraph(GAPS_ORDER, shown=first, total=len(targets))
        rows = [_gap(context, place, target) for place, target in enumerate(shown, 1)]
        yield context.table(GAPS, GAP_HEADERS, rows)
    else:
        yield context.paragraph(NO_GAPS, why=why_no_target(context))
    coming = [target for target in every if target.strategy is Strategy.SEE_THROUGH]
    if coming:
        yield context.paragraph(COMING_NOTE, number=len(coming))
        yield context.table(COMING, COMING_HEADERS, [_under_way(context, target) for target in coming])


def _gap(context: ChapterContext, place: int, target: Target) -> tuple[Spans, ...]:
    city, language = context.city, context.language
    return (
        cell_spans(str(place)),
        cell_spans(short_name(city.links[target.link_id], language)),
        cell_spans(state_text(target.verdict.rule, language)),
        cell_spans(target.strategy.label(language)),
        text_span(reason(city, target, language), context.cite(*target.grounds[0].facts[:3])),
        cell_spans(str(len({make.start for make in city.candidates.get(target.link_id, ())}) or "")),
    )


def _under_way(context: ChapterContext, target: Target) -> tuple[Spans, ...]:
    city, language = context.city, context.language
    return (
        cell_spans(short_name(city.links[target.link_id], language)),
        cell_spans(state_text(target.verdict.rule, language)),
        cell_spans(join_names(firms_behind(city, target), language) or None),
        text_span(verdict_sentence(city, target.verdict, language), context.cite(*target.verdict.decisive[:2])),
    )


def why_no_target(context: ChapterContext) -> str:
    """Say why a chain has no target: it is to be surveyed, or no condition holds."""
    chain = context.chain
    if needs_survey(context.judgement, context.chain_id):
        text = Text(
            "本链待摸底，收录的本地企业太少，一律不判缺", "too few local firms are on file to call anything missing"
        )
    else:
        text = Text("没有链环合于任何一条判定条件", "no link meets any of the conditions")
    return join_clauses(filter(None, (context.text(text), chain.local_side_reason)), context.language)


def _weak(context: ChapterContext) -> Iterator[Block]:
    city, language = context.city, context.language
    weak = [each for each in _verdicts(context) if each.state is LinkState.WEAK]
    if not weak:
        yield context.paragraph(Text("本链没有判为弱的链环。", "No link of the chain is judged weak."))
        return
    rows = [
        (
            cell_spans(short_name(city.links[each.link_id], language)),
            text_span(verdict_sentence(city, each, language), context.cite(*each.decisive[:2])),
            cell_spans(tipping_fact_text(each.tipping_facts[0], language) if each.tipping_facts else None),
        )
        for each in weak
    ]
    yield context.table(WEAK, WEAK_HEADERS, rows)


def _others(context: ChapterContext) -> Iterator[Block]:
    """Yield the links that are neither gaps nor weak, a paragraph for each mark."""
    for mark, text in IN_STATE.items():
        found = [each for each in _verdicts(context) if each.mark is mark]
        if found:
            said = context.text(text, number=len(found), links=_link_names(context, found, MOST_NAMED))
            cited = context.cite(*(fact for each in found for fact in each.facts()[:1])) if mark in CITED else ()
            yield Paragraph(context.ended(text_span(said, cited)))
        elif mark is Mark.STRONG:
            yield context.paragraph(NO_STRONG)


def _link_names(context: ChapterContext, verdicts: Iterable[Verdict], most: int) -> str:
    links = [short_name(context.city.links[each.link_id], context.language) for each in verdicts]
    return names_and_count(links, context.language, most)


def _rule_rows(context: ChapterContext) -> Iterator[tuple[Spans, ...]]:
    fired = Counter(each.rule.id for each in _verdicts(context))
    for rule in RULES:
        if fired[rule.id]:
            told = with_label(state_text(rule, context.language), rule_text(rule, context.language), context.language)
            yield cell_spans(rule.id), cell_spans(told), cell_spans(str(fired[rule.id]))


def _data_gaps(context: ChapterContext) -> str:
    verdicts, makes = _verdicts(context), local_makes(context)
    return context.text(
        DATA_GAPS,
        unstable=sum(not each.stable for each in verdicts),
        soft=sum(each.basis in (Basis.GENERAL, Basis.INFERRED) for each in verdicts),
        blank=sum(make.capacity is None for make in makes),
        makes=len(makes),
    )
