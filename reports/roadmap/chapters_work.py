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
from reports.formats.document import SAME, Block, Heading, Note, Spans, cell, joined, plain
from reports.roadmap.chapters_diagnosis import why_no_target
from reports.roadmap.writing import Head, Writing
from reports.wording.candidate_words import lead_words
from reports.wording.language import Text, investment, typeset
from reports.wording.planning_words import counted_steps
from reports.wording.punctuation import AND, clauses, listed, names
from reports.wording.sentences import brief_name, firm_name, firm_place

PROJECTS = Text("在库项目", "Projects on file")
PROJECT_HEADS: tuple[Head, ...] = (
    (Text("项目", "Project"), 31, "left"),
    (Text("业主", "Owner"), 17, "left"),
    (Text("投资", "Investment"), 14, "right"),
    (Text("阶段", "Stage"), 8, "center"),
    (Text("起止", "From, to"), 13, "center"),
    (Text("规模", "Scale"), 20, "left"),
)
PROJECTS_SAID = Text(
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
PARK_HEADS: tuple[Head, ...] = (
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
WHOM_HEADS: tuple[Head, ...] = (
    (Text("链环", "Link"), 18, "left"),
    (Text("策略", "Strategy"), 9, "center"),
    (Text("企业", "Firm"), 26, "left"),
    (Text("所在", "Place"), 15, "left"),
    (Text("档次", "Tier"), 10, "center"),
    (Text("引进方式", "Way in"), 13, "center"),
    (Text("依据", "Basis"), 9, "center"),
)
WHOM_SAID = Text(
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
ROLE_HEADS: tuple[Head, ...] = (
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


def works(writing: Writing) -> Iterator[Block]:
    """Yield chapter five: the chain's projects, and the parks that come up for its targets."""
    yield Heading(2, writing.say(PROJECTS))
    yield from _projects(writing)
    yield Heading(2, writing.say(PARKS))
    yield from _parks(writing)


def projects_of(writing: Writing) -> list[Project]:
    """Return the city's projects of the chain, in the order of their ids."""
    city = writing.city
    ids = sorted({edge.start for edge in city.chain_projects.get(writing.chain_id, ())} & city.city_projects)
    return [city.projects[id] for id in ids]


def _projects(writing: Writing) -> Iterator[Block]:
    found = projects_of(writing)
    if not found:
        yield writing.paragraph(NO_PROJECTS)
        return
    done = sum(each.stage in DONE for each in found)
    operating = writing.say(OPERATING, number=done) if done else writing.say(NONE_OPERATING)
    yield writing.paragraph(PROJECTS_SAID, number=len(found), done=operating)
    yield writing.table(PROJECTS, PROJECT_HEADS, (_project(writing, each) for each in found))
    for each in found:
        if each.note is not None:
            note = typeset(each.note).rstrip("。")
            yield Note(plain(writing.say(REMARK, project=typeset(each.name_zh), note=note)))


def _project(writing: Writing, project: Project) -> tuple[Spans, ...]:
    language = writing.language
    invested = None if project.investment_yi is None else investment(project.investment_yi, language)
    owners = names((firm_name(firm) for firm in writing.city.owners.get(project.id, ())), language)
    dates = project.start or project.finish
    if project.start is not None and project.finish is not None:
        dates = writing.say(SPAN, start=project.start, finish=project.finish)
    return (
        writing.cited(typeset(project.name_zh), project),
        cell(owners or (None if project.firm_name is None else typeset(project.firm_name))),
        cell(invested),
        cell(project.stage.label(language)),
        cell(dates),
        cell(typeset(project.capacity) if project.capacity is not None else None),
    )


def _parks(writing: Writing) -> Iterator[Block]:
    found: dict[str, tuple[dict[str, None], dict[str, None], list[str]]] = {}
    language = writing.language
    for target in writing.judgement.targets_of(writing.chain_id):
        for each in suggested_sites(writing.judgement, target)[:2]:
            why, firms, links = found.setdefault(each.name, ({}, {}, []))
            why.update(dict.fromkeys(near.label(language) for near in each.reasons))
            firms.update(dict.fromkeys(firm_name(firm) for firm in each.firms))
            links.append(brief_name(writing.city.links[target.link_id], language))
    if not found:
        yield writing.paragraph(NO_PARKS)
        return
    rows = [
        (
            cell(typeset(name)),
            cell(clauses(why, language)),
            cell(names(list(firms)[:3], language)),
            cell(listed(links, language, 3)),
        )
        for name, (why, firms, links) in sorted(found.items(), key=lambda each: (-len(each[1][2]), each[0]))
    ]
    yield writing.table(PARKS, PARK_HEADS, rows)
    yield Note(plain(writing.say(PARKS_NOTE)))


def whom(writing: Writing) -> Iterator[Block]:
    """Yield chapter six: the first candidates of the first targets."""
    targets = writing.judgement.targets_of(writing.chain_id)[:FIRST_TARGETS]
    if not targets:
        yield writing.paragraph(
            Text("没有目标，目录为空：{why}。", "No target, so no candidates: {why}."), why=why_no_target(writing)
        )
        return
    rows = [row for target in targets for row in _whom(writing, target.link_id)]
    if not rows:
        yield writing.paragraph(NOBODY)
        return
    whole = len(targets) == len(writing.judgement.targets_of(writing.chain_id))
    which = writing.say(WHOLE if whole else FIRST)
    yield writing.paragraph(WHOM_SAID, which=which, targets=len(targets), each=FIRST_FIRMS, rows=len(rows))
    yield writing.table(WHOM, WHOM_HEADS, rows)


def _whom(writing: Writing, link_id: str) -> Iterator[tuple[Spans, ...]]:
    city, language = writing.city, writing.language
    target = writing.judgement.target(link_id)
    strategy = None if target is None else target.strategy.label(language)
    for place, each in enumerate(rank_candidates(city, link_id)[:FIRST_FIRMS]):
        yield (
            cell(brief_name(city.links[link_id], language)) if place == 0 else SAME,
            cell(strategy) if place == 0 else SAME,
            plain(firm_name(each.firm), writing.cite(*each.makes[:1])),
            cell(firm_place(each.firm)),
            cell(each.tier.label(language)),
            cell(lead_words(each, language)),
            cell(each.basis.label(language)),
        )


def roles(writing: Writing) -> Iterator[Block]:
    """Yield chapter seven: owner, chief department, task force and parks, each with what the roadmap gives it to do."""
    yield writing.table(ROLES, ROLE_HEADS, (_owner(writing), _chief(writing), _force(writing), _carriers(writing)))
    yield Note(plain(writing.say(ROLES_NOTE)))


def _owner(writing: Writing) -> tuple[Spans, ...]:
    city, language = writing.city, writing.language
    leads = city.owner_roles(writing.chain_id)
    unit = joined((writing.cited(firm_name(city.firms[lead.start]), lead) for lead in leads), AND.of(language))
    needs = [
        brief_name(city.links[target.link_id], language)
        for target in writing.judgement.targets_of(writing.chain_id)
        if _needed(writing, target.link_id, target.context)
    ]
    task = writing.say(OWNER_TASK, links=listed(needs, language, 6)) if needs else writing.say(OWNER_NO_NEED)
    return cell(LeadRole.CHAIN_OWNER.label(language)), unit or cell(writing.say(NOT_ON_FILE)), cell(task)


def _needed(writing: Writing, link_id: str, around: LinkContext) -> bool:
    leads, uses = owner_uses(writing.city, link_id, around.uses)
    return bool(uses) and any(lead.end == writing.chain_id for lead in leads)


def _chief(writing: Writing) -> tuple[Spans, ...]:
    city, language = writing.city, writing.language
    chiefs = city.chiefs.get(writing.chain_id, ())
    unit = joined((writing.cited(city.organisations[each.start].name_zh, each) for each in chiefs), AND.of(language))
    plan, check = writing.plan, len(calls(writing.judgement, writing.chain_id))
    tasks = [] if plan is None else [writing.say(STEER, near=counted_steps(plan, Phase.NEAR, language))]
    tasks += [writing.say(CHECK, check=check)] if check else []
    tasks += [writing.say(SURVEY)] if writing.chain.local_side is LocalCoverage.THIN or not tasks else []
    role = writing.say(Text("链长部门", "Chief department"))
    return cell(role), unit or cell(writing.say(NOT_ON_FILE)), cell(clauses(tasks, language))


def _force(writing: Writing) -> tuple[Spans, ...]:
    plan = writing.plan
    near = [] if plan is None else [step.link_id for step in plan.first_year_of(Phase.NEAR)]
    firms = {each.firm.id for link in near for each in rank_candidates(writing.city, link)}
    under_way = [each for each in projects_of(writing) if each.stage in COMMITTED - DONE]
    tasks = [writing.say(APPROACH, firms=len(firms)) if firms else writing.say(LOOK)]
    tasks += [writing.say(FOLLOW, projects=len(under_way))] if under_way else []
    task = clauses(tasks, writing.language)
    known = writing.chain.task_force
    unit = cell(writing.say(NOT_ON_FILE)) if known is None else writing.cited(typeset(known), writing.chain)
    return cell(OrgKind.TASK_FORCE.label(writing.language)), unit, cell(task)


def _carriers(writing: Writing) -> tuple[Spans, ...]:
    city, language = writing.city, writing.language
    edges = _serving(writing, OrgKind.PARK) or _serving(writing, OrgKind.DISTRICT)
    names_of = (writing.cited(typeset(city.organisations[edge.start].name_zh), edge) for edge in edges[:UNITS])
    unit = joined(names_of, AND.of(language))
    found = dict.fromkeys(
        each.name
        for target in writing.judgement.targets_of(writing.chain_id)
        for each in suggested_sites(writing.judgement, target)[:1]
    )
    task = writing.say(PARK_TASK, parks=names([typeset(each) for each in found][:4], language))
    role = writing.say(Text("园区与县区", "Parks, districts"))
    return cell(role), unit or cell(writing.say(NOT_ON_FILE)), cell(task if found else None)


def _serving(writing: Writing, kind: OrgKind) -> list[Serves]:
    """Return which organisations of a kind serve the chain."""
    city = writing.city
    return [each for each in city.serving.get(writing.chain_id, ()) if city.organisations[each.start].kind is kind]
