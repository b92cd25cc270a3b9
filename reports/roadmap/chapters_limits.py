"""Chapters eight and nine of a roadmap and its annex: inputs and rules to heed, risks, sources, methods, version."""

from collections.abc import Iterator

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.lists.supply_risks import supply_risks
from graph.analysis.roadmap.outside_inputs import OutsideReason
from graph.analysis.targets.targets import Target
from graph.analysis.versions.diff import diff_versions
from graph.analysis.versions.version_record import take_version_record
from graph.model.fact import Fact
from graph.model.kinds import Basis, Siting
from graph.model.nodes import Link
from reports.formats.document import SAME, Block, Heading, Note, Paragraph, Spans, cell_spans, text_span
from reports.roadmap.chapter_context import ChapterContext, Head
from reports.versions.blocks import TITLE as VERSIONS_TITLE
from reports.versions.blocks import version_blocks
from reports.wording.competition import HEADINGS, flag_rows, summary_text
from reports.wording.language import Text, format_time, typeset
from reports.wording.lists import risk_text
from reports.wording.measures import point_text
from reports.wording.methods import method_tables
from reports.wording.objections import objections_text
from reports.wording.punctuation import join_clauses, join_names, with_brackets, with_label
from reports.wording.roadmap import link_names
from reports.wording.sentences import closed_text, firm_name, short_name

OUTSIDE = Text("不在本地的核心投入怎样落实", "How core inputs that are not here are had")
OUTSIDE_HEADERS: tuple[Head, ...] = (
    (Text("链环", "Link"), 26, "left"),
    (Text("投入", "Inputs"), 46, "left"),
    (Text("怎样落实", "How"), 28, "left"),
)
NO_OUTSIDE = Text(
    "各步的核心投入都在本地，或本身已列入步骤。", "Every step's core inputs are here or are steps themselves."
)
REGULATED = Text("限制新增的链环", "Links whose new capacity is restricted")
REGULATED_HEADERS: tuple[Head, ...] = (
    (Text("链环", "Link"), 24, "left"),
    (Text("理由", "Reason"), 40, "left"),
    (Text("规定", "Rule"), 36, "left"),
)
NO_REGULATED = Text(
    "本链没有标明限制新增的链环；这不等于没有限制，立项前仍须逐项检查产业政策、环评、能评、安评要求。",
    "No link of this chain is marked as restricted. That does not mean there is no limit: policy, environment, energy "
    "and safety are to be checked before any project.",
)
CAPACITY = Text("土地、能源与环境容量", "Land, energy, environmental capacity")
FACTORS = Text(
    "用地、用能、用水、环境容量和人才都没有资料，本图不作估计，由园区在立项前核定。",
    "Land, energy, water, environmental capacity and skills are not on file and are not estimated; the parks settle "
    "them before any project.",
)
FAIR = Text("公平竞争", "Fair competition")
FAIR_NOTE = Text(
    "本图由模板与数据写成，不含奖补承诺。据此拟定政策和协议时，"
    "须按《公平竞争审查条例》（2024 年 8 月 1 日起施行）审查，"
    "不得按纳税或财政贡献给予奖励，不得限定经营者的注册地或采购对象。",
    "This text comes from templates and data and promises no reward. Policies and agreements drawn from it are to be "
    "reviewed under the Fair Competition Review Regulations (in force since 1 August 2024).",
)

MAX_FAIR = (0, 2, 3, 4, 6)
"""What of a finding the chapter shows: where, in its text, finding, rule, what to write instead."""
FAIR_HEADERS: tuple[Head, ...] = tuple(
    (HEADINGS[at], share, "left") for at, share in zip(MAX_FAIR, (20, 24, 10, 24, 22), strict=True)
)
SUPPLY = Text("断供风险", "Supply risks")
SUPPLY_HEADERS: tuple[Head, ...] = (
    (Text("链环", "Link"), 24, "left"),
    (Text("谁在做，谁离不了它", "Who makes it, who depends on it"), 76, "left"),
)
NO_SUPPLY = Text(
    "没有一环是本地只有一家在做、别家又离不了的。",
    "No link is made by one firm alone while others cannot do without it.",
)
POINTS = Text("单点风险", "Single points of failure")
NO_POINTS = Text(
    "收录的资料里，没有哪一家停产会使别家在做的链环断了核心投入；规模没问到的链环仍须核实。",
    "On file, no single firm's stop would leave a link made by others without a core input.",
)
UNSURE = Text("结论易变的目标", "Targets on unsteady verdicts")
UNSURE_NOTE = Text(
    "多或少一家企业、结论就变的目标 {number} 个：{links}。",
    "{number} targets may change with one maker more or less: {links}.",
)
ALL_STEADY = Text("多或少一家企业，各目标的结论都不变。", "No target's verdict changes with one maker more or less.")
SOFT = Text(
    "前 {targets} 个目标的候选企业 {firms} 家次，{bases}。",
    "Candidates of the first {targets} targets, {firms}: {bases}.",
)
READ = Text("有来源可查的 {read} 家次", "{read} read at a page")
GENERAL = Text(
    "只凭行业常识或推定列入的 {general} 家次，须先核实是否生产、是否有意向",
    "{general} on general knowledge or inferred, to be checked first",
)
NEGATIVE = Text("候选企业的不利情况", "What speaks against candidates")
NO_NEGATIVE = Text("首位候选企业没有收录不利情况。", "Nothing on file speaks against the first candidates.")
ORDER_RISK = Text(
    "先后只按目标位次和运不远的投入排定，投入关系多为行业常识；任一步的实际进度都可能改变后序，更新资料后须重排。",
    "The order rests on the ranks of targets and on inputs that cannot travel, mostly general knowledge; it is to be "
    "redone when the facts change.",
)
SOURCES_TITLE = Text("来源", "Sources")
METHODS_TITLE = Text("口径", "Methods")
VERSION_TITLE = Text("版本", "Version")
NO_SOURCES = Text("本图没有引用来源。", "Nothing is cited.")
VERSION_NOTE = Text(
    "装载 {id}，{time} UTC。同一装载号的资料生成同样的内容。",
    "Load {id}, {time} UTC. The same load gives the same text.",
)
DIGEST = Text("校验 {digest}", "Digest {digest}")
FIRST_TARGETS = 12
MAX_NEGATIVE = 12


def factors(context: ChapterContext) -> Iterator[Block]:
    """Yield chapter eight: what has to come from outside, what is regulated, and fair competition."""
    yield Heading(2, context.text(OUTSIDE))
    rows = list(_outside_rows(context))
    if rows:
        yield context.table(OUTSIDE, OUTSIDE_HEADERS, rows)
    else:
        yield context.paragraph(NO_OUTSIDE)
    yield Heading(2, context.text(CAPACITY))
    yield context.paragraph(FACTORS)
    yield Heading(2, context.text(REGULATED))
    regulated = [_regulated(context, link) for link in _links(context) if closed_text(link, context.language)]
    if regulated:
        yield context.table(REGULATED, REGULATED_HEADERS, regulated)
    else:
        yield context.paragraph(NO_REGULATED)
    yield Heading(2, context.text(FAIR))
    yield context.paragraph(FAIR_NOTE)
    yield Paragraph(text_span(summary_text(context.flags, context.language)))
    if context.flags:
        told = flag_rows(context.city, context.flags, context.language)
        yield context.table(FAIR, FAIR_HEADERS, [[cell_spans(each[at]) for at in MAX_FAIR] for each in told])


def _links(context: ChapterContext) -> list[Link]:
    return [context.city.links[link] for link in context.judgement.inside(context.chain_id)]


def _outside_rows(context: ChapterContext) -> Iterator[tuple[Spans, ...]]:
    steps = () if context.plan is None else context.plan.steps
    for step in steps:
        name = cell_spans(short_name(context.city.links[step.link_id], context.language))
        for why in OutsideReason:
            links = [each.link_id for each in step.outside_inputs if each.reason is why]
            if links:
                inputs = link_names(context.city, links, context.language, 4)
                yield name, cell_spans(inputs), cell_spans(why.label(context.language))
                name = SAME


def _regulated(context: ChapterContext, link: Link) -> tuple[Spans, ...]:
    by_siting = link.siting is Siting.REGULATED
    said, basis = (link.siting_reason, link.siting_basis) if by_siting else (link.outlook_reason, link.outlook_basis)
    reason = None if said is None else typeset(said)
    inferred = basis is Basis.INFERRED
    mark = f"（{Basis.INFERRED.zh}）" if context.language == "zh" else " (inferred)"
    told = cell_spans(reason + mark if reason is not None and inferred else reason)
    return cell_spans(short_name(link, context.language)), told, cell_spans(link.siting_reference)


def risks(context: ChapterContext) -> Iterator[Block]:
    """Yield chapter nine: supply risks, single points, unsteady verdicts, what speaks against candidates."""
    yield Heading(2, context.text(SUPPLY))
    yield from _supply(context)
    yield Heading(2, context.text(POINTS))
    points = context.measures.single_points
    for point in points[:3]:
        said = point_text(context.city, point, context.language)
        yield Paragraph(context.ended(text_span(said, context.cite(*point.cut_inputs[:2]))))
    if not points:
        yield context.paragraph(NO_POINTS)
    yield Heading(2, context.text(UNSURE))
    yield from _unsure(context)
    yield Heading(2, context.text(NEGATIVE))
    yield from _negative(context)
    yield context.paragraph(ORDER_RISK)


def _supply(context: ChapterContext) -> Iterator[Block]:
    """Yield the links that one firm alone makes here and others cannot do without."""
    city, language = context.city, context.language
    found = supply_risks(context.judgement, context.chain_id)
    if not found:
        yield context.paragraph(NO_SUPPLY)
        return
    rows = [
        (
            cell_spans(short_name(city.links[risk.link_id], language)),
            text_span(risk_text(city, risk, language), context.cite(*risk.facts[:1], *risk.users[:1])),
        )
        for risk in found
    ]
    yield context.table(SUPPLY, SUPPLY_HEADERS, rows)


def _targets(context: ChapterContext) -> tuple[Target, ...]:
    return context.judgement.targets_of(context.chain_id)


def _unsure(context: ChapterContext) -> Iterator[Block]:
    unsure = [each.link_id for each in _targets(context) if not each.verdict.stable]
    if unsure:
        links = link_names(context.city, unsure, context.language, 12)
        yield context.paragraph(UNSURE_NOTE, number=len(unsure), links=links)
    else:
        yield context.paragraph(ALL_STEADY)
    first = _targets(context)[:FIRST_TARGETS]
    bases = [each.basis for target in first for each in rank_candidates(context.city, target.link_id)]
    if bases:
        general = sum(each is not Basis.SOURCE for each in bases)
        told = [context.text(READ, read=len(bases) - general)] if general < len(bases) else []
        told += [context.text(GENERAL, general=general)] if general else []
        said = join_clauses(told, context.language)
        yield context.paragraph(SOFT, targets=len(first), firms=len(bases), bases=said)


def _negative(context: ChapterContext) -> Iterator[Block]:
    """Yield each thing that speaks against first candidates, with whom it is said of and for which links."""
    city, language = context.city, context.language
    found: dict[str, tuple[dict[str, list[str]], list[Fact]]] = {}
    for target in _targets(context)[:FIRST_TARGETS]:
        for each in rank_candidates(city, target.link_id)[:1]:
            for one in each.objections:
                firms, facts = found.setdefault(objections_text(one, language), ({}, []))
                firms.setdefault(firm_name(each.firm), []).append(short_name(city.links[target.link_id], language))
                facts.extend(one.facts)
    if not found:
        yield context.paragraph(NO_NEGATIVE)
    for why, (firms, facts) in list(found.items())[:MAX_NEGATIVE]:
        who = join_names(
            (with_brackets(firm, join_names(links, language), language) for firm, links in firms.items()), language
        )
        yield Paragraph(context.ended(text_span(with_label(who, why, language), context.cite(*facts))))


def annex(context: ChapterContext) -> Iterator[Block]:
    """Yield the annex: every source cited, the rules and weights, and the version of the data."""
    load, language = context.city.load, context.language
    yield Heading(2, context.text(SOURCES_TITLE))
    if len(context.sources):
        for line in context.sources.lines():
            yield Note(line)
    else:
        yield context.paragraph(NO_SOURCES)
    yield Heading(2, context.text(METHODS_TITLE))
    for methods in method_tables(language):
        if methods.how is not None:
            yield Note(text_span(methods.how))
        rows = [[cell_spans(text) for text in row] for row in methods.rows]
        yield context.table(methods.title, [(head, share, "left") for head, share in methods.headers], rows)
    if context.previous is not None:
        yield Heading(2, context.text(VERSIONS_TITLE))
        found = diff_versions(context.previous, take_version_record(context.judgement, [context.chain_id]))
        yield from version_blocks(found, language)
    yield Heading(2, context.text(VERSION_TITLE))
    time = format_time(load.loaded_at)
    yield context.paragraph(VERSION_NOTE, id=load.id, time=time)
    yield Note(text_span(context.text(DIGEST, digest=load.digest)))
