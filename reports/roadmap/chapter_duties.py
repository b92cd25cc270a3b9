"""Chapters seven and eight of a roadmap: who is in charge of what until when, and inputs and rules to heed."""

from collections.abc import Iterator

from graph.analysis.facts.places import is_in_separate_zone
from graph.analysis.lists.calls import calls
from graph.analysis.lists.works_in_hand import works_in_hand
from graph.analysis.roadmap.outside_inputs import OutsideReason
from graph.analysis.roadmap.phase_limits import Phase
from graph.analysis.targets.target_score import owner_uses
from graph.model.cells import evidence_told
from graph.model.edges import Serves
from graph.model.kinds import Basis, LeadRole, OrgKind
from graph.model.nodes import Link
from graph.text import Text
from reports.formats.document import Block, Note, Spans, cell_spans, join_spans, text_span
from reports.one_page.parks import carrying_parks
from reports.one_page.visits import first_visits
from reports.roadmap.chapter_context import BLANK_RULE, ChapterContext, Head
from reports.roadmap.chapter_firms import FIRMS_SHOWN
from reports.wording.competition import HEADINGS, flag_rows, summary_text
from reports.wording.language import typeset
from reports.wording.punctuation import AND, join_clauses, join_names, names_and_count, with_brackets
from reports.wording.roadmap import counted_steps, outside_names
from reports.wording.sentences import closed_text, firm_name
from reports.wording.unit_words import unit_name

DUTIES = Text("责任分工（建议）", "Responsibilities (proposed)")
DUTY_HEADERS: tuple[Head, ...] = (
    (Text("角色", "Role"), 15, "left"),
    (Text("单位", "Unit"), 28, "left"),
    (Text("事项", "Matter"), 40, "left"),
    (Text("时限", "By when"), 17, "center"),
)
HEAD_OF_CHAIN = Text("链长", "Chain chief")
HEAD_TASK = Text("主持调度，定第一章所列事项", "chairs, decides what chapter 1 lists")
LEAD = Text("牵头部门（链长部门）", "Lead department")
STEER, CHECK = (
    Text("统筹近期{near}", "steers the near term: {near}"),
    Text("组织核实 {check} 件", "has {check} calls made"),
)
FILL = Text("填报第三章指标", "fills in the aims")
FORCE = Text("招商专班", "Task force")
APPROACH = Text("对接第五章所列企业 {firms} 家", "approaches the {firms} firms of chapter 5")
LOOK = Text("先找候选企业线索", "looks for candidates first")
FOLLOW = Text("盯办在办项目 {projects} 个", "sees {projects} projects through")
OWNER_TASK = Text("提出年用量：{links}", "names its yearly need of {links}")
OWNER_NO_NEED = Text("报产能、外购和可外供数量", "reports capacity, purchases and what it can supply")
PARKS = Text("承载园区", "Parks")
PARK_TASK = Text("填报表{table}，公布可供地块和容量", "fills in table {table}, publishes land and capacity")
DISTRICTS = Text("县区", "Districts")
ALL_DISTRICTS = Text("各县区", "All districts")
DISTRICT_TASK = Text("核实本地企业现状和产能", "verify firms and capacities")
NOTE = Text(
    "以上为分工建议，审定后执行；标“推定”的单位未经确认，空格由市里填写。",
    "Proposals, to be approved; inferred units are not confirmed, blanks are for the city to fill.",
)
PARKS_SHOWN = 2

CARRYING = Text("承载条件（由承载园区填写）", "What the parks can offer (to be filled in)")
CARRYING_HEADERS: tuple[Head, ...] = (
    (Text("要素", "Factor"), 25, "left"),
    (Text("近期步骤需要", "Near steps need"), 25, "center"),
    (Text("可供", "On offer"), 25, "center"),
    (Text("何时能到位", "When"), 25, "center"),
)
FACTORS = (
    Text("工业用地（亩）", "Land (mu)"),
    Text("用电（万千瓦时/年）", "Power (10 MWh a year)"),
    Text("用水（万吨/年）", "Water (10 kt a year)"),
    Text("蒸汽（万吨/年）", "Steam (10 kt a year)"),
    Text("能耗和排放指标", "Energy and emission quotas"),
)
OUTSIDE = Text("不在本地的核心投入：{told}。", "Core inputs that are not here: {told}.")
HOW = Text("{how}的有{inputs}", "{how}: {inputs}")
REGULATED = Text("限制新增、不列目标的链环：{links}。", "Restricted and no targets: {links}.")
FAIR = Text(
    "政策和协议须按《公平竞争审查条例》（2024 年 8 月 1 日起施行）审查，"
    "不得按纳税或财政贡献奖励，不得限定注册地和采购对象。",
    "Policies and agreements are reviewed under the Fair Competition Review Regulations (in force since 1 August "
    "2024): no rewards by tax paid, no limits on seat or suppliers.",
)
FAIR_TITLE = Text("公平竞争检查的发现", "Fair competition findings")
MAX_FAIR = (0, 2, 3, 4, 6)
"""What of a finding is shown: where, in its text, finding, rule, what to write instead."""
FAIR_HEADERS: tuple[Head, ...] = tuple(
    (HEADINGS[at], share, "left") for at, share in zip(MAX_FAIR, (20, 24, 10, 24, 22), strict=True)
)


def duties(context: ChapterContext) -> Iterator[Block]:
    """Yield who is in charge of what; dates and the chief are left to be filled in."""
    rows = [
        (HEAD_OF_CHAIN, None, context.text(HEAD_TASK)),
        (LEAD, _chief(context), _lead_task(context)),
        (FORCE, _force(context), _force_task(context)),
        (_owner_word(), _owner(context), _owner_task(context)),
        (
            PARKS,
            _parks(context),
            context.text(PARK_TASK, table=context.tables + 2),
        ),
        (DISTRICTS, _districts(context), context.text(DISTRICT_TASK)),
    ]
    told = [
        (
            cell_spans(context.text(role)),
            unit or text_span(BLANK_RULE),
            cell_spans(task),
            text_span(BLANK_RULE),
        )
        for role, unit, task in rows
    ]
    yield context.table(DUTIES, DUTY_HEADERS, told)
    yield Note(text_span(context.text(NOTE)))


def _owner_word() -> Text:
    return Text(LeadRole.CHAIN_OWNER.zh, LeadRole.CHAIN_OWNER.en)


def _chief(context: ChapterContext) -> Spans:
    city = context.city
    chiefs = city.chiefs.get(context.chain_id, ())
    names = (
        context.cited(unit_name(city.region, city.organisations[each.start]), each)
        for each in chiefs
        if not _is_apart(context, city.organisations[each.start].name_zh)
    )
    return join_spans(names, AND.of(context.language))


def _lead_task(context: ChapterContext) -> str:
    plan, check = context.plan, len(calls(context.judgement, context.chain_id))
    told = [] if plan is None else [context.text(STEER, near=counted_steps(plan, Phase.NEAR, context.language))]
    told += [context.text(CHECK, check=check)] if check else []
    return join_clauses([*told, context.text(FILL)], context.language)


def _force(context: ChapterContext) -> Spans:
    known = context.chain.task_force
    return () if known is None else context.cited(typeset(known), *evidence_told(context.chain, "task_force"))


def _force_task(context: ChapterContext) -> str:
    found = len(first_visits(context.parts, FIRMS_SHOWN, later=True))
    works = len(works_in_hand(context.judgement, context.chain_id))
    told = [context.text(APPROACH, firms=found) if found else context.text(LOOK)]
    told += [context.text(FOLLOW, projects=works)] if works else []
    return join_clauses(told, context.language)


def _owner(context: ChapterContext) -> Spans:
    leads = context.city.owner_roles(context.chain_id)
    names = (context.cited(firm_name(context.city.firms[lead.start]), lead) for lead in leads)
    return join_spans(names, AND.of(context.language))


def _owner_task(context: ChapterContext) -> str:
    owners = {lead.start for lead in context.city.owner_roles(context.chain_id)}
    needs = []
    for target in context.judgement.targets_of(context.chain_id):
        leads, uses = owner_uses(context.city, target.link_id, target.context.uses)
        if uses and any(lead.start in owners and lead.end == context.chain_id for lead in leads):
            needs.append(context.link(target.link_id))
    if not needs:
        return context.text(OWNER_NO_NEED)
    return context.text(OWNER_TASK, links=names_and_count(needs, context.language, 4))


def _parks(context: ChapterContext) -> Spans:
    """Name the first parks that could take the first gaps; those no source says serve the chain as inferred."""
    inferred = Basis.INFERRED.label(context.language).lower()
    names = (
        text_span(with_brackets(typeset(park.name), inferred, context.language))
        if park.serves is None
        else context.cited(typeset(park.name), park.serves)
        for park in carrying_parks(context.parts)[:PARKS_SHOWN]
    )
    return join_spans(names, AND.of(context.language))


def _districts(context: ChapterContext) -> Spans:
    """Name the districts that serve the chain; where all of the city do, say so."""
    serving, city = _serving(context, OrgKind.DISTRICT), context.city
    districts = (each for each in city.organisations.values() if each.kind is OrgKind.DISTRICT)
    whole = sum(not _is_apart(context, each.name_zh) for each in districts)
    return cell_spans(context.text(ALL_DISTRICTS)) if 1 < whole == len(serving) else _named(context, serving)


def _named(context: ChapterContext, serving: list[Serves]) -> Spans:
    names = (context.cited(typeset(context.city.organisations[edge.start].name_zh), edge) for edge in serving)
    return join_spans(names, AND.of(context.language))


def _serving(context: ChapterContext, kind: OrgKind) -> list[Serves]:
    """List by whom the chain is served among units of a kind, without zones governed apart."""
    city = context.city
    units = ((each, city.organisations[each.start]) for each in city.serving.get(context.chain_id, ()))
    return [each for each, unit in units if unit.kind is kind and not _is_apart(context, unit.name_zh)]


def _is_apart(context: ChapterContext, name: str) -> bool:
    return is_in_separate_zone(context.city.region, name)


def factors(context: ChapterContext) -> Iterator[Block]:
    """Yield what parks are to fill in, what has to come from outside, what is restricted, and fair competition."""
    blanks = [text_span(BLANK_RULE)] * 3
    yield context.table(CARRYING, CARRYING_HEADERS, [(cell_spans(context.text(each)), *blanks) for each in FACTORS])
    told = join_clauses(_outside(context), context.language)
    if told:
        yield Note(text_span(context.text(OUTSIDE, told=told)))
    regulated = [context.link(link.id) for link in _links(context) if closed_text(link, context.language)]
    if regulated:
        yield Note(text_span(context.text(REGULATED, links=join_names(regulated[:8], context.language))))
    yield context.paragraph(FAIR)
    if context.flags:
        yield context.paragraph(Text("{told}", "{told}"), told=summary_text(context.flags, context.language))
        rows = flag_rows(context.city, context.flags, context.language)
        yield context.table(FAIR_TITLE, FAIR_HEADERS, [[cell_spans(each[at]) for at in MAX_FAIR] for each in rows])


def _outside(context: ChapterContext) -> Iterator[str]:
    """Yield by how they are had the inputs of near and middle steps that are not here."""
    steps = () if context.plan is None else context.plan.steps
    for why in OutsideReason:
        names = dict.fromkeys(
            name
            for step in steps
            if step.phase is not Phase.FAR
            for name in outside_names(context.city, step, why, context.language)
        )
        if names:
            inputs = names_and_count(list(names), context.language, 6)
            yield context.text(HOW, how=why.label(context.language), inputs=inputs)


def _links(context: ChapterContext) -> list[Link]:
    return [context.city.links[each.link_id] for each in context.verdicts]
