"""Chapter two of a roadmap: what is strong, weak or missing, by which rules, and what is not known."""

from collections import Counter
from collections.abc import Iterable, Iterator

from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import RULES
from graph.analysis.verdicts.states import LinkState
from graph.model.kinds import Basis, LocalSide, Stage
from reports.formats.document import Block, Heading, Paragraph, Spans, cell, joined, plain
from reports.roadmap.chapters_today import local_makes
from reports.roadmap.writing import Head, Writing
from reports.wording.language import Language, Text
from reports.wording.punctuation import AND, aside, clauses, listed, names, titled
from reports.wording.sentences import brief_name, firm_name
from reports.wording.target_words import reason
from reports.wording.verdict_words import rule_words, state_words, turn_words

STATES = Text("各段链环状态（个）", "Links by stage and state")
STAGE, TOTAL = Text("环节", "Stage"), Text("合计", "Total")
OVERALL = Text("{links} 个链环中，{states}。{weakest}", "Of {links} links: {states}. {weakest}")
WEAKEST = Text(
    "缺环最多的是{stage}，{links} 个链环中缺 {missing} 个。", "Most gaps lie {stage} ({missing} of {links})."
)
IS_LINK = (LinkState.STRONG, LinkState.WEAK, LinkState.MISSING)
"""States of one character in Chinese, which in a sentence need the noun."""
GAPS = Text("最紧要的目标", "The most pressing targets")
GAPS_ORDER = Text(
    "本链有目标 {total} 个，按“值不值得、办不办得成”两组得分排序，{shown}见下表；各项权重与分项见附件“口径”。",
    "{total} targets, ordered by attractiveness and feasibility; {shown} below, the weights in the annex.",
)
FIRST = Text("前 {number} 个", "the first {number} are")
WHOLE = Text("全部", "all are")
NO_GAPS = Text(
    "本链没有判出延链、补链、强链目标：{why}。", "No target to extend, supplement or strengthen follows here: {why}."
)
GAP_HEADS: tuple[Head, ...] = (
    (Text("序", "#"), 5, "center"),
    (Text("链环", "Link"), 19, "left"),
    (Text("状态", "State"), 15, "center"),
    (Text("策略", "Strategy"), 12, "center"),
    (Text("依据", "Why"), 41, "left"),
    (Text("候选", "Firms"), 8, "right"),
)
WEAK = Text("弱环及原因", "Weak links and why")
WEAK_HEADS: tuple[Head, ...] = (
    (Text("为何判弱", "Why weak"), 25, "left"),
    (Text("链环（本地厂家）", "Links (local makers)"), 50, "left"),
    (Text("怎样可改判", "What would change it"), 25, "left"),
)
STRONG_LINE = Text("强环 {number} 个：{links}", "Strong, {number}: {links}")
NO_STRONG = Text("本链没有判为强的链环。", "No link of the chain is judged strong.")
PLANNED_LINE = Text("在建 {number} 个：{links}", "Under way, {number}: {links}")
UNKNOWN_LINE = Text("数据不足、不判缺的链环 {number} 个：{links}。", "Not enough data for {number}: {links}.")
NOT_LOCAL_LINE = Text("不宜本地的 {number} 个：{links}。", "Not to be made here, {number}: {links}.")
THRESHOLDS = Text("本链用到的判定规则", "The rules that decided in this chain")
RULE_HEADS: tuple[Head, ...] = (
    (Text("规则", "Rule"), 10, "center"),
    (Text("含义", "Meaning"), 78, "left"),
    (Text("链环数", "Links"), 12, "right"),
)
DATA_GAPS = Text(
    "门槛动一步结论即变的链环 {unstable} 个；所据证据中最弱者为行业常识或推定的链环 {soft} 个；"
    "本地生产记录 {makes} 条，其中没有产能的 {blank} 条。没有查到不等于不存在，缺（未见）须经摸底核实。",
    "{unstable} verdicts change when a threshold moves one step; {soft} rest on general knowledge or inference; "
    "{blank} of {makes} records of local production lack a capacity. None seen does not mean none exists.",
)
GAPS_SHOWN = 10


def diagnosis(writing: Writing) -> Iterator[Block]:
    """Yield chapter two: states by stage, the most pressing gaps, weak links, rules and what is not known."""
    yield Heading(2, writing.say(Text("总的情况", "Overview")))
    yield Paragraph(plain(_overall(writing)))
    states: list[Head] = [(Text(state.zh, state.en), 9, "right") for state in LinkState]
    heads: list[Head] = [(STAGE, 14, "center"), *states, (TOTAL, 9, "right")]
    yield writing.table(STATES, heads, _state_rows(writing), total=True)
    yield Heading(2, writing.say(GAPS))
    yield from _gaps(writing)
    yield Heading(2, writing.say(WEAK))
    yield from _weak(writing)
    yield Heading(2, writing.say(Text("强环、在建与未判之环", "Strong, under way and not judged")))
    yield from _others(writing)
    yield Heading(2, writing.say(Text("口径与数据缺口", "Rules and missing data")))
    yield writing.table(THRESHOLDS, RULE_HEADS, _rule_rows(writing))
    yield Paragraph(plain(_data_gaps(writing)))


def _verdicts(writing: Writing) -> list[Verdict]:
    return list(writing.judgement.inside(writing.chain_id).values())


def _overall(writing: Writing) -> str:
    language = writing.language
    counts = writing.judgement.counts(writing.chain_id)
    told = names((_counted(state, number, language) for state, number in counts.items() if number), language)
    return writing.say(OVERALL, links=sum(counts.values()), states=told, weakest=_weakest_stage(writing))


def _counted(state: LinkState, number: int, language: Language) -> str:
    if language == "en":
        return f"{state.en.lower()} {number}"
    return f"{state.zh}{'环' if state in IS_LINK else ''} {number} 个"


def _weakest_stage(writing: Writing) -> str:
    stages = {edge.end: edge.stage for edge in writing.city.includes[writing.chain_id]}
    whole = Counter(stages.values())
    missing = Counter(stages[each.link_id] for each in _verdicts(writing) if each.state is LinkState.MISSING)
    if not missing:
        return ""
    worst = max(missing, key=lambda stage: (missing[stage], -list(Stage).index(stage)))
    word = worst.label(writing.language)
    stage = word if writing.language == "zh" else word.lower()
    return writing.say(WEAKEST, stage=stage, missing=missing[worst], links=whole[worst])


def _state_rows(writing: Writing) -> Iterator[tuple[Spans, ...]]:
    stages = {edge.end: edge.stage for edge in writing.city.includes[writing.chain_id]}
    found = Counter((stages[each.link_id], each.state) for each in _verdicts(writing))
    for stage in Stage:
        row = [found[stage, state] for state in LinkState]
        if sum(row):
            yield _numbers(stage.label(writing.language), row)
    yield _numbers(writing.say(TOTAL), [sum(found[stage, state] for stage in Stage) for state in LinkState])


def _numbers(head: str, row: list[int]) -> tuple[Spans, ...]:
    return (cell(head), *(cell(str(each) if each else None) for each in (*row, sum(row))))


def _gaps(writing: Writing) -> Iterator[Block]:
    targets = writing.judgement.targets_of(writing.chain_id)
    if not targets:
        yield writing.paragraph(NO_GAPS, why=why_no_target(writing))
        return
    shown = targets[:GAPS_SHOWN]
    first = writing.say(WHOLE) if len(shown) == len(targets) else writing.say(FIRST, number=len(shown))
    yield writing.paragraph(GAPS_ORDER, shown=first, total=len(targets))
    city, language = writing.city, writing.language
    rows = [
        (
            cell(str(place)),
            cell(brief_name(city.links[target.link_id], language)),
            cell(state_words(target.verdict.rule, language)),
            cell(target.strategy.label(language)),
            plain(reason(city, target, language), writing.cite(*target.grounds[0].facts[:3])),
            cell(str(len({make.start for make in city.candidates.get(target.link_id, ())}) or "")),
        )
        for place, target in enumerate(shown, 1)
    ]
    yield writing.table(GAPS, GAP_HEADS, rows)


def why_no_target(writing: Writing) -> str:
    """Return why a chain has no target: its local side is hardly known, or no condition holds."""
    chain = writing.chain
    if chain.local_side is LocalSide.THIN:
        text = Text("本链本地一侧掌握很少，一律不判缺", "its local side is hardly known, so nothing is called missing")
    else:
        text = Text("没有链环合于任何一条判定条件", "no link meets any of the conditions")
    return clauses(filter(None, (writing.say(text), chain.local_side_reason)), writing.language)


def _weak(writing: Writing) -> Iterator[Block]:
    language = writing.language
    weak = [each for each in _verdicts(writing) if each.state is LinkState.WEAK]
    if not weak:
        yield writing.paragraph(Text("本链没有判为弱的链环。", "No link of the chain is judged weak."))
        return
    alike: dict[tuple[str, str | None], list[Verdict]] = {}
    for each in weak:
        turn = turn_words(each.turns[0], language) if each.turns else None
        alike.setdefault((f"{each.rule.id} {rule_words(each.rule, language)}", turn), []).append(each)
    rows = [(cell(why), _with_makers(writing, found), cell(turn)) for (why, turn), found in alike.items()]
    yield writing.table(WEAK, WEAK_HEADS, rows)


def _with_makers(writing: Writing, verdicts: Iterable[Verdict]) -> Spans:
    """Return links in a row, each with who makes it here and the sources of that."""
    city, language = writing.city, writing.language
    told = []
    for each in verdicts:
        makes = city.makers.get(each.link_id, ())
        firms = dict.fromkeys(firm_name(city.firms[make.start]) for make in makes)
        makers = names(firms, language) or None
        told.append(
            plain(
                aside(brief_name(city.links[each.link_id], language), makers, language), writing.cite(*each.facts()[:2])
            )
        )
    return joined(told, AND.of(language))


def _others(writing: Writing) -> Iterator[Block]:
    for state, text in ((LinkState.STRONG, STRONG_LINE), (LinkState.PLANNED, PLANNED_LINE)):
        found = _in_state(writing, state)
        if found:
            said = writing.say(text, number=len(found), links=_link_names(writing, found, 20))
            yield Paragraph(
                writing.ended(plain(said, writing.cite(*(fact for each in found for fact in each.facts()[:1]))))
            )
        elif state is LinkState.STRONG:
            yield writing.paragraph(NO_STRONG)
    for state, text in ((LinkState.UNKNOWN, UNKNOWN_LINE), (LinkState.NOT_LOCAL, NOT_LOCAL_LINE)):
        found = _in_state(writing, state)
        if found:
            yield writing.paragraph(text, number=len(found), links=_link_names(writing, found, 12))


def _in_state(writing: Writing, state: LinkState) -> list[Verdict]:
    return [each for each in _verdicts(writing) if each.state is state]


def _link_names(writing: Writing, verdicts: Iterable[Verdict], most: int) -> str:
    links = [brief_name(writing.city.links[each.link_id], writing.language) for each in verdicts]
    return listed(links, writing.language, most)


def _rule_rows(writing: Writing) -> Iterator[tuple[Spans, ...]]:
    fired = Counter(each.rule.id for each in _verdicts(writing))
    for rule in RULES:
        if fired[rule.id]:
            told = titled(state_words(rule, writing.language), rule_words(rule, writing.language), writing.language)
            yield cell(rule.id), cell(told), cell(str(fired[rule.id]))


def _data_gaps(writing: Writing) -> str:
    verdicts, makes = _verdicts(writing), local_makes(writing)
    return writing.say(
        DATA_GAPS,
        unstable=sum(not each.stable for each in verdicts),
        soft=sum(each.basis in (Basis.GENERAL, Basis.INFERRED) for each in verdicts),
        blank=sum(make.capacity is None for make in makes),
        makes=len(makes),
    )
