"""Chapter two of a roadmap: what there is, in the city's own figures and in states of links."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from graph.analysis.lists.works_in_hand import WorkInHand, sum_of, works_in_hand
from graph.analysis.verdicts.counts import local_firms
from graph.analysis.verdicts.states import COUNTED, LinkState
from graph.model.cells import told_of
from graph.model.kinds import Stage
from graph.text import Text
from reports.formats.document import Block, Paragraph, Spans, cell_spans, text_span
from reports.one_page.figures import figures
from reports.one_page.strengths import strengths
from reports.roadmap.chapter_context import ChapterContext, Head
from reports.wording.citations import rested_on
from reports.wording.language import investment, typeset, without_brackets
from reports.wording.measures import ratio_text
from reports.wording.punctuation import AND, join_names
from reports.wording.sentences import firm_name

SIZE = Text(
    "本链梳理链环 {links} 个，{firms}，{works}。", "The chain has {links} links; {firms} and {works} are on file."
)
LOCAL, NO_LOCAL = Text("收录本地企业 {count} 家", "{count} local firms"), Text("没有收录本地企业", "no local firm")
IN_HAND = Text("在办项目 {count} 个", "{count} projects in hand")
NONE_IN_HAND = Text("没有在办项目", "no project in hand")
OWNERS, NO_OWNER = (
    Text("链主为{owners}", " The chain owner is {owners}"),
    Text("链主________。", " Owner: ________."),
)
SUPPLY = Text("本地在产链环的核心投入，本地配套率 {rate}。", " Of their core inputs {rate} are made here.")
STRONG = Text("强的 {count} 个：{links}。", "Strong, {count}: {links}.")
NO_STRONG = Text("没有判为强的链环。", "No link is judged strong.")
WEAK = Text("弱的 {count} 个：{links}。", " Weak, {count}: {links}.")
MOST_MISSING = Text(
    "缺得最多的是{stage}，{all} 个链环中缺 {missing} 个。", " Most gaps are {stage}: {missing} of {all}."
)
FIGURES = Text("已公开的数字", "Published figures")
FIGURE_HEADERS: tuple[Head, ...] = (
    (Text("数的是什么", "What is counted"), 52, "left"),
    (Text("数值", "Figure"), 24, "right"),
    (Text("时期与出处", "When, source"), 24, "left"),
)
STATES = Text("链环现状（个）", "Links by stage and state")
STAGE, TOTAL = Text("上中下游", "Stage"), Text("合计", "Total")
WORKS = Text("在办项目", "Projects in hand")
WORK_HEADERS: tuple[Head, ...] = (
    (Text("项目", "Project"), 42, "left"),
    (Text("业主", "Owner"), 24, "left"),
    (Text("投资", "Investment"), 18, "right"),
    (Text("阶段", "Stage"), 16, "center"),
)
NO_NUMBER = Text("未公布", "not published")
SILENT = Text("{stage}（进度待核）", "{stage} (to be checked)")
OTHERS = Text("{names}等", "{names} and others")
FIGURES_SHOWN, WORKS_SHOWN, NAMED = 5, 5, 5


def today(context: ChapterContext) -> Iterator[Block]:
    """Yield chapter two."""
    works = works_in_hand(context.judgement, context.chain_id)
    yield Paragraph((*text_span(_size(context, len(works))), *_owners(context), *text_span(_supply(context))))
    rows = [
        (cell_spans(cell.label), text_span(f"{cell.value} {cell.unit}".strip()), cell.note)
        for cell in figures(context.parts, FIGURES_SHOWN).cells
    ]
    if rows:
        yield context.table(FIGURES, FIGURE_HEADERS, rows)
    yield Paragraph(text_span(_states_said(context)))
    states: list[Head] = [(Text(mark.zh, mark.en), 9, "right") for mark in COUNTED]
    yield context.table(STATES, [(STAGE, 13, "center"), *states, (TOTAL, 8, "right")], _state_rows(context), total=True)
    if works:
        yield context.table(WORKS, WORK_HEADERS, [_work(context, work) for work in works[:WORKS_SHOWN]])


def _size(context: ChapterContext, works: int) -> str:
    firms = len(local_firms(context.city, context.chain_id))
    told = {
        "firms": context.text(LOCAL, count=firms) if firms else context.text(NO_LOCAL),
        "works": context.text(IN_HAND, count=works) if works else context.text(NONE_IN_HAND),
    }
    return context.text(SIZE, links=len(context.verdicts), **told)


def _owners(context: ChapterContext) -> Spans:
    leads = context.city.owner_roles(context.chain_id)
    if not leads:
        return text_span(context.text(NO_OWNER))
    marked = [context.marked(firm_name(context.city.firms[lead.start]), *rested_on([lead])) for lead in leads]
    said = context.text(OWNERS, owners=AND.of(context.language).join(marked))
    return context.ended(text_span(said, context.cite(*leads)))


def _supply(context: ChapterContext) -> str:
    found = context.measures.local_supply
    return context.text(SUPPLY, rate=ratio_text(found, context.language)) if found.value is not None else ""


def _states_said(context: ChapterContext) -> str:
    """Say which links are strong, which weak, and where most are missing."""
    strong = [verdict.link_id for group in strengths(context.parts) for verdict in group]
    weak = [each.link_id for each in context.verdicts if each.state is LinkState.WEAK]
    told = context.text(STRONG, count=len(strong), links=_names(context, strong)) if strong else context.text(NO_STRONG)
    told += context.text(WEAK, count=len(weak), links=_names(context, weak)) if weak else ""
    return told + _most_missing(context)


def _names(context: ChapterContext, links: list[str]) -> str:
    """Name the first of some links, whose number is told before."""
    return context.parts.listed([context.link(link) for link in links], NAMED, OTHERS)


def _most_missing(context: ChapterContext) -> str:
    stages = {edge.end: edge.stage for edge in context.city.includes[context.chain_id]}
    whole = Counter(stages.values())
    missing = Counter(stages[each.link_id] for each in context.verdicts if each.state is LinkState.MISSING)
    if not missing:
        return ""
    worst = max(missing, key=lambda stage: (missing[stage], -list(Stage).index(stage)))
    word = worst.label(context.language)
    stage = word if context.language == "zh" else word.lower()
    return context.text(MOST_MISSING, stage=stage, missing=missing[worst], all=whole[worst])


def _state_rows(context: ChapterContext) -> Iterator[tuple[Spans, ...]]:
    stages = {edge.end: edge.stage for edge in context.city.includes[context.chain_id]}
    found = Counter((stages[each.link_id], each.mark.counted) for each in context.verdicts)
    for stage in Stage:
        row = [found[stage, mark] for mark in COUNTED]
        if sum(row):
            yield _numbers(stage.label(context.language), row)
    yield _numbers(context.text(TOTAL), [sum(found[stage, mark] for stage in Stage) for mark in COUNTED])


def _numbers(head: str, row: list[int]) -> tuple[Spans, ...]:
    return (cell_spans(head), *(cell_spans(str(each) if each else None) for each in (*row, sum(row))))


def _work(context: ChapterContext, work: WorkInHand) -> tuple[Spans, ...]:
    project, language = work.project, context.language
    owners = join_names((firm_name(firm) for firm in islice(context.city.owners.get(project.id, ()), 2)), language)
    invested = sum_of(context.city, project)
    told = context.text(NO_NUMBER) if invested is None else investment(invested, language)
    stage = project.stage.label(language)
    return (
        context.cited(without_brackets(typeset(project.name_zh)), told_of(project)),
        cell_spans(owners or (None if project.firm_name is None else typeset(project.firm_name))),
        context.cell(told, project, "investment_yi"),
        context.cell(context.text(SILENT, stage=stage) if work.is_silent else stage, project, "stage"),
    )
