"""Chapters five to seven of a roadmap: projects and parks, whom to attract, who is in charge."""

from collections.abc import Iterator

from graph.analysis.candidates.candidates import COMMITTED, rank_candidates
from graph.analysis.lists.calls import calls
from graph.analysis.measures.sites import suggested_sites
from graph.analysis.roadmap.phase_limits import Phase
from graph.analysis.targets.link_context import LinkContext
from graph.analysis.targets.target_score import owner_uses
from graph.model.edges import Serves
from graph.model.kinds import LeadRole, LocalCoverage, OrgKind, ProjectStage
from graph.model.nodes import Project
from reports.formats.document import SAME, Block, Heading, Note, Spans, cell_spans, join_spans, text_span
from reports.roadmap.chapter_context import ChapterContext, Head
from reports.roadmap.chapters_diagnosis import why_no_target
from reports.wording.candidates import candidacy_text
from reports.wording.language import Text, investment, typeset
from reports.wording.punctuation import AND, join_clauses, join_names, names_and_count
from reports.wording.roadmap import counted_steps
from reports.wording.sentences import firm_name, firm_place, short_name

PROJECTS = Text("在库项目", "Projects on file")
PROJECT_HEADERS: tuple[Head, ...] = (
    (Text("项目", "Project"), 31, "left"),
    (Text("业主", "Owner"), 17, "left"),
    (Text("投资", "Investment"), 14, "right"),
    (Text("阶段", "Stage"), 8, "center"),
    (Text("起止", "From, to"), 13, "center"),
    (Text("规模", "Scale"), 20, "left"),
)
PROJECTS_NOTE = Text(
    "本链在库项目 {number} 个，{done}。投资额按来源分列，不作加总。",
    "{number} projects are on file, {done}. Investments stand side by side and are not added.",
)
OPERATING = Text("其中投产或达产 {number} 个", "{number} of them operating")
NONE_OPERATING = Text("尚无投产", "none of them operating")
NO_PROJECTS = Text(
    "本链没有在库项目；项目须由各县区、园区补报。",
    "No project of this chain is on file; districts and parks are to report them.",
)
REMARK = Text("{project}：{note}。", "{project}: {note}")
SPAN = Text("{start} 至 {finish}", "{start} to {finish}")
PARKS = Text("承载园区（推定）", "Parks that could carry it (inferred)")
PARK_HEADERS: tuple[Head, ...] = (
    (Text("园区或县区", "Park or district"), 30, "left"),
    (Text("为何", "Why"), 24, "left"),
    (Text("已在的企业", "Firms there"), 20, "left"),
    (Text("近它的目标", "Targets near to it"), 26, "left"),
)
PARKS_NOTE = Text(
    "由投入、用户和本环厂家的所在推出，供选址时参考；用地、能耗、环境容量没有资料，须由园区核定。",
    "Drawn from where inputs, users and makers are. Land, energy and environmental capacity are not on file; the parks "
    "are to settle them.",
)
NO_PARKS = Text(
    "在库企业的所在没有资料，提不出园区。", "The seats of the firms on file are not known, so no park comes up."
)
WHOM = Text("招商目录摘要", "Whom to attract: extract")
WHOM_HEADERS: tuple[Head, ...] = (
    (Text("链环", "Link"), 18, "left"),
    (Text("策略", "Strategy"), 9, "center"),
    (Text("企业", "Firm"), 26, "left"),
    (Text("所在", "Place"), 15, "left"),
    (Text("档次", "Tier"), 10, "center"),
    (Text("引进方式", "Way in"), 13, "center"),
    (Text("依据", "Basis"), 9, "center"),
)
WHOM_NOTE = Text(
    "取{which} {targets} 个目标，每个至多列 {each} 家，共 {rows} 家次；"
    "全表见《招商引资目标企业目录》。候选企业在本市的投资意向，除注明接触外一律未知。",
    "{which} {targets} targets with at most {each} firms each, {rows} rows; the whole is in the catalogue. Unless "
    "contact is stated, no firm's interest is known.",
)
FIRST, WHOLE = Text("前", "The first"), Text("全部", "All")
NOBODY = Text(
    "各目标都没有在库候选企业，须先摸排。", "No target has a candidate on file; they are to be looked for first."
)
ROLES = Text("责任分工", "Who is in charge")
ROLE_HEADERS: tuple[Head, ...] = (
    (Text("角色", "Role"), 12, "center"),
    (Text("单位", "Unit"), 28, "left"),
    (Text("本图给出的事项", "What this roadmap gives it to do"), 60, "left"),
)
NOT_ON_FILE = Text("无资料，待明确", "not on file, to be named")
ROLES_NOTE = Text(
    "单位以在库资料为准，标“推定”者未经确认；事项由本图的诊断与步骤得出，不是已下达的任务。",
    "Units are as on file; what is marked inferred is not confirmed. The tasks follow from this roadmap and have not "
    "been assigned.",
)
OWNER_TASK = Text("提出配套需求：{links}", "name what it needs: {links}")
OWNER_NO_NEED = Text("逐环核对产能与外购清单", "check capacities and what it buys, link by link")
STEER = Text("统筹近期{near}", "steer the near term: {near}")
CHECK = Text("先组织打电话核实 {check} 件", "have {check} calls made first")
SURVEY = Text("组织摸底，补齐本链企业、产能与项目资料", "have firms, capacities and projects of the chain surveyed")
APPROACH = Text("对接近期步骤的候选企业 {firms} 家", "approach {firms} candidates of the near steps")
LOOK = Text("近期步骤未收录候选企业，先找线索", "look for candidates of the near steps: none is on file")
FOLLOW = Text("跟进本链已签约或在建项目 {projects} 个", "follow up {projects} signed or building projects of the chain")
PARK_TASK = Text("核定用地、能耗与环境容量：{parks}", "settle land, energy and environmental capacity: {parks}")
DONE = frozenset({ProjectStage.OPERATING, ProjectStage.AT_CAPACITY})
FIRST_TARGETS, FIRST_FIRMS, UNITS = 12, 3, 5


def works(context: ChapterContext) -> Iterator[Block]:
    """Yield chapter five: the chain's projects, and the parks that come up for its targets."""
    yield Heading(2, context.text(PROJECTS))
    yield from _projects(context)
    yield Heading(2, context.text(PARKS))
    yield from _parks(context)


def projects_of(context: ChapterContext) -> list[Project]:
    """Return the city's projects of the chain, in the order of their ids."""
    city = context.city
    ids = sorted({edge.start for edge in city.chain_projects.get(context.chain_id, ())} & city.city_projects)
    return [city.projects[id] for id in ids]


def _projects(context: ChapterContext) -> Iterator[Block]:
    found = projects_of(context)
    if not found:
        yield context.paragraph(NO_PROJECTS)
        return
    done = sum(each.stage in DONE for each in found)
    operating = context.text(OPERATING, number=done) if done else context.text(NONE_OPERATING)
    yield context.paragraph(PROJECTS_NOTE, number=len(found), done=operating)
    yield context.table(PROJECTS, PROJECT_HEADERS, (_project(context, each) for each in found))
    for each in found:
        if each.note is not None:
            note = typeset(each.note).rstrip("。")
            yield Note(text_span(context.text(REMARK, project=typeset(each.name_zh), note=note)))


def _project(context: ChapterContext, project: Project) -> tuple[Spans, ...]:
    language = context.language
    invested = None if project.investment_yi is None else investment(project.investment_yi, language)
    owners = join_names((firm_name(firm) for firm in context.city.owners.get(project.id, ())), language)
    dates = project.start or project.finish
    if project.start is not None and project.finish is not None:
        dates = context.text(SPAN, start=project.start, finish=project.finish)
    return (
        context.cited(typeset(project.name_zh), project),
        cell_spans(owners or (None if project.firm_name is None else typeset(project.firm_name))),
        cell_spans(invested),
        cell_spans(project.stage.label(language)),
        cell_spans(dates),
        cell_spans(typeset(project.capacity) if project.capacity is not None else None),
    )


def _parks(context: ChapterContext) -> Iterator[Block]:
    found: dict[str, tuple[dict[str, None], dict[str, None], list[str]]] = {}
    language = context.language
    for target in context.judgement.targets_of(context.chain_id):
        for each in suggested_sites(context.judgement, target)[:2]:
            why, firms, links = found.setdefault(each.name, ({}, {}, []))
            why.update(dict.fromkeys(near.label(language) for near in each.reasons))
            firms.update(dict.fromkeys(firm_name(firm) for firm in each.firms))
            links.append(short_name(context.city.links[target.link_id], language))
    if not found:
        yield context.paragraph(NO_PARKS)
        return
    rows = [
        (
            cell_spans(typeset(name)),
            cell_spans(join_clauses(why, language)),
            cell_spans(join_names(list(firms)[:3], language)),
            cell_spans(names_and_count(links, language, 3)),
        )
        for name, (why, firms, links) in sorted(found.items(), key=lambda each: (-len(each[1][2]), each[0]))
    ]
    yield context.table(PARKS, PARK_HEADERS, rows)
    yield Note(text_span(context.text(PARKS_NOTE)))


def whom(context: ChapterContext) -> Iterator[Block]:
    """Yield chapter six: the first candidates of the first targets."""
    targets = context.judgement.targets_of(context.chain_id)[:FIRST_TARGETS]
    if not targets:
        yield context.paragraph(
            Text("没有目标，目录为空：{why}。", "No target, so no candidates: {why}."), why=why_no_target(context)
        )
        return
    rows = [row for target in targets for row in _whom(context, target.link_id)]
    if not rows:
        yield context.paragraph(NOBODY)
        return
    whole = len(targets) == len(context.judgement.targets_of(context.chain_id))
    which = context.text(WHOLE if whole else FIRST)
    yield context.paragraph(WHOM_NOTE, which=which, targets=len(targets), each=FIRST_FIRMS, rows=len(rows))
    yield context.table(WHOM, WHOM_HEADERS, rows)


def _whom(context: ChapterContext, link_id: str) -> Iterator[tuple[Spans, ...]]:
    city, language = context.city, context.language
    target = context.judgement.target(link_id)
    strategy = None if target is None else target.strategy.label(language)
    for place, each in enumerate(rank_candidates(city, link_id)[:FIRST_FIRMS]):
        yield (
            cell_spans(short_name(city.links[link_id], language)) if place == 0 else SAME,
            cell_spans(strategy) if place == 0 else SAME,
            text_span(firm_name(each.firm), context.cite(*each.makes[:1])),
            cell_spans(firm_place(each.firm)),
            cell_spans(each.tier.label(language)),
            cell_spans(candidacy_text(each, language)),
            cell_spans(each.basis.label(language)),
        )


def roles(context: ChapterContext) -> Iterator[Block]:
    """Yield chapter seven: owner, chief department, task force and parks, each with what the roadmap gives it to do."""
    yield context.table(ROLES, ROLE_HEADERS, (_owner(context), _chief(context), _force(context), _carriers(context)))
    yield Note(text_span(context.text(ROLES_NOTE)))


def _owner(context: ChapterContext) -> tuple[Spans, ...]:
    city, language = context.city, context.language
    leads = city.owner_roles(context.chain_id)
    unit = join_spans((context.cited(firm_name(city.firms[lead.start]), lead) for lead in leads), AND.of(language))
    needs = [
        short_name(city.links[target.link_id], language)
        for target in context.judgement.targets_of(context.chain_id)
        if _needed(context, target.link_id, target.context)
    ]
    task = context.text(OWNER_TASK, links=names_and_count(needs, language, 6)) if needs else context.text(OWNER_NO_NEED)
    return (
        cell_spans(LeadRole.CHAIN_OWNER.label(language)),
        unit or cell_spans(context.text(NOT_ON_FILE)),
        cell_spans(task),
    )


def _needed(context: ChapterContext, link_id: str, around: LinkContext) -> bool:
    leads, uses = owner_uses(context.city, link_id, around.uses)
    return bool(uses) and any(lead.end == context.chain_id for lead in leads)


def _chief(context: ChapterContext) -> tuple[Spans, ...]:
    city, language = context.city, context.language
    chiefs = city.chiefs.get(context.chain_id, ())
    unit = join_spans(
        (context.cited(city.organisations[each.start].name_zh, each) for each in chiefs), AND.of(language)
    )
    plan, check = context.plan, len(calls(context.judgement, context.chain_id))
    tasks = [] if plan is None else [context.text(STEER, near=counted_steps(plan, Phase.NEAR, language))]
    tasks += [context.text(CHECK, check=check)] if check else []
    tasks += [context.text(SURVEY)] if context.chain.local_side is LocalCoverage.THIN or not tasks else []
    role = context.text(Text("链长部门", "Chief department"))
    return cell_spans(role), unit or cell_spans(context.text(NOT_ON_FILE)), cell_spans(join_clauses(tasks, language))


def _force(context: ChapterContext) -> tuple[Spans, ...]:
    plan = context.plan
    near = [] if plan is None else [step.link_id for step in plan.new_steps_of(Phase.NEAR)]
    firms = {each.firm.id for link in near for each in rank_candidates(context.city, link)}
    under_way = [each for each in projects_of(context) if each.stage in COMMITTED - DONE]
    tasks = [context.text(APPROACH, firms=len(firms)) if firms else context.text(LOOK)]
    tasks += [context.text(FOLLOW, projects=len(under_way))] if under_way else []
    task = join_clauses(tasks, context.language)
    known = context.chain.task_force
    unit = cell_spans(context.text(NOT_ON_FILE)) if known is None else context.cited(typeset(known), context.chain)
    return cell_spans(OrgKind.TASK_FORCE.label(context.language)), unit, cell_spans(task)


def _carriers(context: ChapterContext) -> tuple[Spans, ...]:
    city, language = context.city, context.language
    edges = _serving(context, OrgKind.PARK) or _serving(context, OrgKind.DISTRICT)
    names_of = (context.cited(typeset(city.organisations[edge.start].name_zh), edge) for edge in edges[:UNITS])
    unit = join_spans(names_of, AND.of(language))
    found = dict.fromkeys(
        each.name
        for target in context.judgement.targets_of(context.chain_id)
        for each in suggested_sites(context.judgement, target)[:1]
    )
    task = context.text(PARK_TASK, parks=join_names([typeset(each) for each in found][:4], language))
    role = context.text(Text("园区与县区", "Parks, districts"))
    return cell_spans(role), unit or cell_spans(context.text(NOT_ON_FILE)), cell_spans(task if found else None)


def _serving(context: ChapterContext, kind: OrgKind) -> list[Serves]:
    """Return which organisations of a kind serve the chain."""
    city = context.city
    return [each for each in city.serving.get(context.chain_id, ()) if city.organisations[each.start].kind is kind]
