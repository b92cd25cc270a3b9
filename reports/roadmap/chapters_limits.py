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
from reports.formats.document import SAME, Block, Heading, Note, Paragraph, Spans, cell, plain
from reports.roadmap.writing import Head, Writing
from reports.versions.blocks import TITLE as VERSIONS_TITLE
from reports.versions.blocks import version_blocks
from reports.wording.competition_words import HEADINGS, flag_rows, summary_words
from reports.wording.language import Text, format_time, typeset
from reports.wording.list_words import risk_words
from reports.wording.measure_words import point_words
from reports.wording.methods import method_tables
from reports.wording.objection_words import against_words
from reports.wording.planning_words import link_names
from reports.wording.punctuation import aside, clauses, names, titled
from reports.wording.sentences import brief_name, closed_words, firm_name

OUTSIDE = Text("不在本地的核心投入怎样落实", "How core inputs that are not here are had")
OUTSIDE_HEADS: tuple[Head, ...] = (
    (Text("链环", "Link"), 26, "left"),
    (Text("投入", "Inputs"), 46, "left"),
    (Text("怎样落实", "How"), 28, "left"),
)
NO_OUTSIDE = Text(
    "各步的核心投入都在本地，或本身已列入步骤。", "Every step's core inputs are here or are steps themselves."
)
REGULATED = Text("限制新增的链环", "Links whose new capacity is restricted")
REGULATED_HEADS: tuple[Head, ...] = (
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
FAIR_SAID = Text(
    "本图由模板与数据写成，不含奖补承诺。据此拟定政策和协议时，"
    "须按《公平竞争审查条例》（2024 年 8 月 1 日起施行）审查，"
    "不得按纳税或财政贡献给予奖励，不得限定经营者的注册地或采购对象。",
    "This text comes from templates and data and promises no reward. Policies and agreements drawn from it are to be "
    "reviewed under the Fair Competition Review Regulations (in force since 1 August 2024).",
)

FAIR_SHOWN = (0, 2, 3, 4, 6)
"""What of a finding the chapter shows: where, in its text, finding, rule, what to write instead."""
FAIR_HEADS: tuple[Head, ...] = tuple(
    (HEADINGS[at], share, "left") for at, share in zip(FAIR_SHOWN, (20, 24, 10, 24, 22), strict=True)
)
SUPPLY = Text("断供风险", "Supply risks")
SUPPLY_HEADS: tuple[Head, ...] = (
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
UNSURE_SAID = Text(
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
VERSION_SAID = Text(
    "装载 {id}，{time} UTC。同一装载号的资料生成同样的内容。",
    "Load {id}, {time} UTC. The same load gives the same text.",
)
DIGEST = Text("校验 {digest}", "Digest {digest}")
FIRST_TARGETS = 12
NEGATIVE_SHOWN = 12


def factors(writing: Writing) -> Iterator[Block]:
    """Yield chapter eight: what has to come from outside, what is regulated, and fair competition."""
    yield Heading(2, writing.say(OUTSIDE))
    rows = list(_outside_rows(writing))
    if rows:
        yield writing.table(OUTSIDE, OUTSIDE_HEADS, rows)
    else:
        yield writing.paragraph(NO_OUTSIDE)
    yield Heading(2, writing.say(CAPACITY))
    yield writing.paragraph(FACTORS)
    yield Heading(2, writing.say(REGULATED))
    regulated = [_regulated(writing, link) for link in _links(writing) if closed_words(link, writing.language)]
    if regulated:
        yield writing.table(REGULATED, REGULATED_HEADS, regulated)
    else:
        yield writing.paragraph(NO_REGULATED)
    yield Heading(2, writing.say(FAIR))
    yield writing.paragraph(FAIR_SAID)
    yield Paragraph(plain(summary_words(writing.flags, writing.language)))
    if writing.flags:
        told = flag_rows(writing.city, writing.flags, writing.language)
        yield writing.table(FAIR, FAIR_HEADS, [[cell(each[at]) for at in FAIR_SHOWN] for each in told])


def _links(writing: Writing) -> list[Link]:
    return [writing.city.links[link] for link in writing.judgement.inside(writing.chain_id)]


def _outside_rows(writing: Writing) -> Iterator[tuple[Spans, ...]]:
    steps = () if writing.plan is None else writing.plan.steps
    for step in steps:
        name = cell(brief_name(writing.city.links[step.link_id], writing.language))
        for why in OutsideReason:
            links = [each.link_id for each in step.outside_inputs if each.reason is why]
            if links:
                inputs = link_names(writing.city, links, writing.language, 4)
                yield name, cell(inputs), cell(why.label(writing.language))
                name = SAME


def _regulated(writing: Writing, link: Link) -> tuple[Spans, ...]:
    by_siting = link.siting is Siting.REGULATED
    said, basis = (link.siting_reason, link.siting_basis) if by_siting else (link.outlook_reason, link.outlook_basis)
    reason = None if said is None else typeset(said)
    inferred = basis is Basis.INFERRED
    mark = f"（{Basis.INFERRED.zh}）" if writing.language == "zh" else " (inferred)"
    told = cell(reason + mark if reason is not None and inferred else reason)
    return cell(brief_name(link, writing.language)), told, cell(link.siting_reference)


def risks(writing: Writing) -> Iterator[Block]:
    """Yield chapter nine: supply risks, single points, unsteady verdicts, what speaks against candidates."""
    yield Heading(2, writing.say(SUPPLY))
    yield from _supply(writing)
    yield Heading(2, writing.say(POINTS))
    points = writing.measures.single_points
    for point in points[:3]:
        said = point_words(writing.city, point, writing.language)
        yield Paragraph(writing.ended(plain(said, writing.cite(*point.cut_inputs[:2]))))
    if not points:
        yield writing.paragraph(NO_POINTS)
    yield Heading(2, writing.say(UNSURE))
    yield from _unsure(writing)
    yield Heading(2, writing.say(NEGATIVE))
    yield from _negative(writing)
    yield writing.paragraph(ORDER_RISK)


def _supply(writing: Writing) -> Iterator[Block]:
    """Yield the links that one firm alone makes here and others cannot do without."""
    city, language = writing.city, writing.language
    found = supply_risks(writing.judgement, writing.chain_id)
    if not found:
        yield writing.paragraph(NO_SUPPLY)
        return
    rows = [
        (
            cell(brief_name(city.links[risk.link_id], language)),
            plain(risk_words(city, risk, language), writing.cite(*risk.facts[:1], *risk.users[:1])),
        )
        for risk in found
    ]
    yield writing.table(SUPPLY, SUPPLY_HEADS, rows)


def _targets(writing: Writing) -> tuple[Target, ...]:
    return writing.judgement.targets_of(writing.chain_id)


def _unsure(writing: Writing) -> Iterator[Block]:
    unsure = [each.link_id for each in _targets(writing) if not each.verdict.stable]
    if unsure:
        links = link_names(writing.city, unsure, writing.language, 12)
        yield writing.paragraph(UNSURE_SAID, number=len(unsure), links=links)
    else:
        yield writing.paragraph(ALL_STEADY)
    first = _targets(writing)[:FIRST_TARGETS]
    bases = [each.basis for target in first for each in rank_candidates(writing.city, target.link_id)]
    if bases:
        general = sum(each is not Basis.SOURCE for each in bases)
        told = [writing.say(READ, read=len(bases) - general)] if general < len(bases) else []
        told += [writing.say(GENERAL, general=general)] if general else []
        said = clauses(told, writing.language)
        yield writing.paragraph(SOFT, targets=len(first), firms=len(bases), bases=said)


def _negative(writing: Writing) -> Iterator[Block]:
    """Yield each thing that speaks against first candidates, with whom it is said of and for which links."""
    city, language = writing.city, writing.language
    found: dict[str, tuple[dict[str, list[str]], list[Fact]]] = {}
    for target in _targets(writing)[:FIRST_TARGETS]:
        for each in rank_candidates(city, target.link_id)[:1]:
            for one in each.objections:
                firms, facts = found.setdefault(against_words(one, language), ({}, []))
                firms.setdefault(firm_name(each.firm), []).append(brief_name(city.links[target.link_id], language))
                facts.extend(one.facts)
    if not found:
        yield writing.paragraph(NO_NEGATIVE)
    for why, (firms, facts) in list(found.items())[:NEGATIVE_SHOWN]:
        who = names((aside(firm, names(links, language), language) for firm, links in firms.items()), language)
        yield Paragraph(writing.ended(plain(titled(who, why, language), writing.cite(*facts))))


def annex(writing: Writing) -> Iterator[Block]:
    """Yield the annex: every source cited, the rules and weights, and the version of the data."""
    load, language = writing.city.load, writing.language
    yield Heading(2, writing.say(SOURCES_TITLE))
    if len(writing.sources):
        for line in writing.sources.lines(language, writing.city.grades):
            yield Note(plain(line))
    else:
        yield writing.paragraph(NO_SOURCES)
    yield Heading(2, writing.say(METHODS_TITLE))
    for methods in method_tables(language):
        if methods.how is not None:
            yield Note(plain(methods.how))
        rows = [[cell(text) for text in row] for row in methods.rows]
        yield writing.table(methods.title, [(head, share, "left") for head, share in methods.heads], rows)
    if writing.since is not None:
        yield Heading(2, writing.say(VERSIONS_TITLE))
        found = diff_versions(writing.since, take_version_record(writing.judgement, [writing.chain_id]))
        yield from version_blocks(found, language)
    yield Heading(2, writing.say(VERSION_TITLE))
    time = format_time(load.loaded_at)
    yield writing.paragraph(VERSION_SAID, id=load.id, time=time)
    yield Note(plain(writing.say(DIGEST, digest=load.digest)))
