"""Chapters three and four of a roadmap: what is aimed at by phase, and the steps in order."""

from collections import Counter
from collections.abc import Iterator, Sequence

from graph.analysis.candidates.candidates import Candidate, rank_candidates
from graph.analysis.roadmap.roadmap import Phase, Roadmap, Step
from graph.analysis.verdicts.states import Strategy
from reports.drawing.roadmap_drawing import roadmap_file, tight
from reports.drawing.roadmap_scene import HELPER, build_roadmap_scene
from reports.drawing.timeline_drawing import drawn_steps, timeline_file
from reports.formats.document import BODY_WIDTH, Block, Heading, Note, Paragraph, Spans, Table, cell, joined, plain
from reports.roadmap.chapters_diagnosis import why_no_target
from reports.roadmap.writing import Head, Writing
from reports.wording.language import Text, outside_brackets, typeset
from reports.wording.planning_words import (
    TO_ESTIMATE,
    duration_words,
    investment_words,
    left_out_words,
    like_names,
    link_names,
    needs_and_use,
)
from reports.wording.punctuation import AND, aside, clauses, listed, names
from reports.wording.sentences import brief_name, firm_name, firm_place

LISTED = Text(
    "本链属全市{kind}{sure}，入列依据：{listing}", "The chain counts as a {kind} of the city{sure}. Ground: {listing}"
)
SURE = Text("（把握：{sure}）", " (how sure: {sure})")
POSITION = Text(
    "发展定位没有可引的文件，本图不代拟，须由主管部门明确。",
    " No document on its intended role is on file, and none is made up here.",
)
GRADES = {
    "确定": "certain",
    "高": "high",
    "中高": "fairly high",
    "中": "medium",
    "中低": "fairly low",
    "低到中": "low to medium",
    "低": "low",
}
"""How sure a listing is, as the facts write it before a colon, and in English."""
NO_LISTING = Text("无资料", "not on file")
AIMS = Text("分期目标", "Aims by phase")
AIM_HEADS: tuple[Head, ...] = (
    (Text("阶段", "Phase"), 9, "center"),
    (Text("要做的链环", "Links to work on"), 42, "left"),
    (Text("延/补/强", "Strategies"), 17, "left"),
    (Text("产值、投资目标", "Output, investment"), 15, "center"),
    (Text("同类工期", "Like took"), 17, "center"),
)
AIMS_NOTE = Text(
    "阶段只表示先后：近期不等别的缺环且有企业可谈，中期、远期依次靠后；不是承诺的年份。没有事实依据的数一律写“待测算”。",
    "Phases tell the order, not years: near steps wait for nothing and have somebody to ask. What rests on no fact is "
    "“to be estimated”.",
)
ORDER = Text(
    "共 {steps} 步。任何一步都排在它自己所缺的核心投入之后；先后依据、对接企业、同类工期与投资分步列出。",
    "{steps} steps, none before a missing core input of its own, with whom to ask and what the like took and cost.",
)
HELPERS = Text(
    "策略为“前置”的 {helpers} 步，本身不是目标，而是后续目标缺的核心投入。",
    " {helpers} of them are marked “first”: no targets themselves, but core inputs that later ones lack.",
)
NO_STEPS = Text("没有可排的步骤：{why}。", "There is nothing to plan: {why}.")
EMPTY_PHASE = Text("这一期没有步骤：{why}。", "No step in this phase: {why}.")
WHY_EMPTY = {
    Phase.NEAR: Text(
        "每个目标都要等别的缺环，或在库没有企业可谈", "every target waits for another, or has nobody to ask"
    ),
    Phase.MIDDLE: Text("没有目标等近期的链环", "no target waits for a near one"),
    Phase.FAR: Text("没有目标等中期的链环", "no target waits for a middle one"),
}
STEPS = {
    Phase.NEAR: Text("近期步骤", "Near-term steps"),
    Phase.MIDDLE: Text("中期步骤", "Medium-term steps"),
    Phase.FAR: Text("远期步骤", "Long-term steps"),
}
STEP_HEADS: tuple[Head, ...] = (
    (Text("序", "#"), 5, "center"),
    (Text("链环", "Link"), 18, "left"),
    (Text("策略", "Strategy"), 9, "center"),
    (Text("对接企业", "Whom to ask"), 32, "left"),
    (Text("同类工期", "Like took"), 13, "center"),
    (Text("说明", "Remarks"), 23, "left"),
)
FIRST_HEAD: Head = (Text("须先立", "First"), 15, "left")
"""Stands behind the strategy, but for near steps, which by their meaning wait for nothing."""
DEPENDENCY = Text(
    "{chain}分期路径（箭头表示须先立）", "{chain}: steps by phase; an arrow means that one must stand first"
)
TIMELINE = Text("{chain}分期时序", "{chain}: the steps in time")
TIMELINE_READING = Text(
    "月数自各期期初起计：实条为同类项目的最短工期，空心至最长。",
    "Months count from the beginning of each phase: filled to what the quickest like project took, outlined to the "
    "slowest.",
)
TIMELINE_CUT = Text(
    "图中画有同类项目工期的 {shown} 步，其余 {rest} 步待测算。",
    "Drawn are the {shown} steps with a like project; {rest} more are to be estimated.",
)
TIMELINE_OPEN = Text(
    "没有一步有同类项目的工期，图中只见先后，虚框表示待测算。",
    "No step has a like project; the picture tells the order alone, durations are to be estimated.",
)
LEFT_OUT = Text("未排入：{left}。", "Left out: {left}.")
PATH_SHEET = Text("分期路径见文末图 {number}。", "The path by phase is figure {number}, at the end.")
MOST_INLINE, UNIT_MM = 12, 0.205
"""Steps of a picture that stands in the text, and millimetres of a unit of it there: type of 7 points and more."""
INVESTED = Text("同类投资", "What the like cost")
INVESTED_HEADS: tuple[Head, ...] = (
    (Text("链环", "Links"), 40, "left"),
    (Text("同类投资", "Like cost"), 20, "right"),
    (Text("同类项目", "Like projects"), 40, "left"),
)
INVESTED_NOTE = Text(
    "同类指在库项目中建同一链环、或同一行业小类链环的；各数分列，不作加总，也不是对新项目的估算。",
    "Like projects build the same link, or one of its industry class. The sums are not added and are no estimate.",
)
NOBODY = Text("在库无候选，先摸排", "nobody on file; look first")
LOCAL_FIRST = Text("先与本地企业核实：{firms}", "check with local makers first: {firms}")
ASKED = 2


def aims(writing: Writing) -> Iterator[Block]:
    """Yield chapter three: position, and aims by phase."""
    chain, language = writing.chain, writing.language
    sure, listing = _listing(writing)
    kind = chain.kind.label(language)
    said = writing.say(LISTED, kind=kind if language == "zh" else kind.lower(), sure=sure, listing=listing)
    yield Paragraph((*writing.ended(writing.cited(said, chain)), *plain(writing.say(POSITION))))
    if writing.plan is None:
        yield writing.paragraph(NO_STEPS, why=why_no_target(writing))
        return
    yield writing.table(AIMS, AIM_HEADS, (_aim(writing, writing.plan, phase) for phase in Phase))
    yield Note(plain(writing.say(AIMS_NOTE)))


def _listing(writing: Writing) -> tuple[str, str]:
    """Return how sure the listing of the chain is, in brackets, and its ground; nothing where it does not say."""
    ground = typeset(writing.chain.listing or writing.say(NO_LISTING)).rstrip("。")
    grade, colon, rest = ground.partition("：")
    if not colon or grade not in GRADES:
        return "", ground
    return writing.say(SURE, sure=grade if writing.language == "zh" else GRADES[grade]), rest


def _aim(writing: Writing, plan: Roadmap, phase: Phase) -> tuple[Spans, ...]:
    language, steps = writing.language, plan.of_phase(phase)
    links = [brief_name(writing.city.links[step.link_id], language) for step in steps]
    found = Counter(step.strategy for step in steps)
    kinds = names((f"{each.label(language)} {found[each]}" for each in Strategy if found[each]), language)
    spans = [step.duration for step in steps if step.duration is not None]
    if spans:
        least, most = min(each.least for each in spans), max(each.most for each in spans)
        time = writing.say(
            Text("{span} 个月（{all} 步中 {n} 步有）", "{span} months ({n} of {all})"),
            span=least if least == most else ("～" if language == "zh" else "–").join((str(least), str(most))),
            n=len(spans),
            all=len(steps),
        )
    else:
        time = writing.say(TO_ESTIMATE)
    return (
        cell(phase.label(language)),
        cell(listed(links, language, 8)),
        cell(kinds),
        cell(writing.say(TO_ESTIMATE) if steps else None),
        cell(time if steps else None),
    )


def path(writing: Writing) -> Iterator[Block]:
    """Yield chapter four: the steps phase by phase, the path as a picture and the order in time."""
    if writing.plan is None:
        yield writing.paragraph(NO_STEPS, why=why_no_target(writing))
        return
    plan = writing.plan
    helpers = sum(step.strategy is None for step in plan.steps)
    more = writing.say(HELPERS, helpers=helpers) if helpers else ""
    yield Paragraph(plain(writing.say(ORDER, steps=len(plan.steps)) + more))
    for phase in Phase:
        yield Heading(2, phase.label(writing.language))
        steps = plan.of_phase(phase)
        if steps:
            yield _steps(writing, phase, steps)
        else:
            yield writing.paragraph(EMPTY_PHASE, why=writing.say(WHY_EMPTY[phase]))
    yield Heading(2, writing.say(INVESTED))
    yield from _invested(writing, plan)
    left = left_out_words(writing.city, plan, writing.language)
    if left:
        yield writing.paragraph(LEFT_OUT, left=clauses(left, writing.language))
    yield Heading(2, writing.say(Text("时序与路径图", "Order in time, and the path")))
    yield writing.figure("timeline", timeline_file(writing.judgement, plan, writing.language), TIMELINE)
    yield Note(plain(_timeline_note(writing, plan)))
    yield from _drawn(writing, plan)


def _timeline_note(writing: Writing, plan: Roadmap) -> str:
    """Return how the order in time is to be read, and how many steps it leaves out."""
    drawn = drawn_steps(plan)
    if drawn[0].duration is None:
        return writing.say(TIMELINE_OPEN)
    rest = len(plan.steps) - len(drawn)
    parts = [writing.say(TIMELINE_READING)] + ([writing.say(TIMELINE_CUT, shown=len(drawn), rest=rest)] if rest else [])
    return ("" if writing.language == "zh" else " ").join(parts)


def _drawn(writing: Writing, plan: Roadmap) -> Iterator[Block]:
    """Yield the path as a picture: in the text where its type stays legible there, else on a sheet at the end."""
    title = DEPENDENCY.of(writing.language, chain=writing.chain_title)
    scene = build_roadmap_scene(writing.judgement, plan, title, writing.language)
    columns = tight(scene)
    width = columns.width * UNIT_MM
    svg = roadmap_file(scene, columns)
    if width <= BODY_WIDTH and len(plan.steps) <= MOST_INLINE:
        yield writing.figure("path", svg, DEPENDENCY, width=width)
    else:
        writing.sheets.append(writing.figure("path", svg, DEPENDENCY, sheet=True))
        yield writing.paragraph(PATH_SHEET, number=writing.figures)


def _steps(writing: Writing, phase: Phase, steps: Sequence[Step]) -> Table:
    waits = phase is not Phase.NEAR
    heads = (*STEP_HEADS[:3], FIRST_HEAD, *STEP_HEADS[3:]) if waits else STEP_HEADS
    return writing.table(STEPS[phase], heads, (_step(writing, step, waits=waits) for step in steps))


def _step(writing: Writing, step: Step, *, waits: bool) -> tuple[Spans, ...]:
    city, language = writing.city, writing.language
    strategy = writing.say(HELPER) if step.strategy is None else step.strategy.label(language)
    likes = step.duration.projects if step.duration is not None else ()
    first = (cell(link_names(city, step.waits_for, language, 4)),) if waits else ()
    time = outside_brackets(duration_words(step.duration, language))
    return (
        cell(str(step.order)),
        cell(brief_name(city.links[step.link_id], language)),
        cell(strategy),
        *first,
        asked(writing, step.link_id, check_first=step.check_first),
        plain(time, writing.cite(*likes)),
        cell(clauses(needs_and_use(city, step, language), language)),
    )


def asked(writing: Writing, link_id: str, *, check_first: bool) -> Spans:
    """Return whom to ask for a link: its first candidates with their places, or the local makers to check with."""
    city, language = writing.city, writing.language
    if check_first:
        firms = dict.fromkeys(firm_name(city.firms[make.start]) for make in city.makers.get(link_id, ()))
        return plain(
            writing.say(LOCAL_FIRST, firms=names(firms, language)), writing.cite(*city.makers.get(link_id, ())[:2])
        )
    ranked = rank_candidates(city, link_id)[:ASKED]
    if not ranked:
        return plain(writing.say(NOBODY))
    return joined((_candidate(writing, each) for each in ranked), AND.of(language))


def _candidate(writing: Writing, candidate: Candidate) -> Spans:
    told = aside(firm_name(candidate.firm), firm_place(candidate.firm) or None, writing.language)
    return plain(told, writing.cite(*candidate.makes[:1]))


def _invested(writing: Writing, plan: Roadmap) -> Iterator[Block]:
    steps = [step for step in plan.steps if step.investment is not None]
    if not steps:
        yield writing.paragraph(
            Text(
                "各步投资均无同类项目可参照，待测算。",
                "No step has a like investment on file; all are to be estimated.",
            )
        )
        return
    alike: dict[tuple[str, ...], list[Step]] = {}
    for step in steps:
        alike.setdefault(tuple(like_names(step.investment)), []).append(step)
    yield writing.table(INVESTED, INVESTED_HEADS, (_investment(writing, found) for found in alike.values()))
    yield Note(plain(writing.say(INVESTED_NOTE)))


def _investment(writing: Writing, steps: list[Step]) -> tuple[Spans, ...]:
    """Return the row of steps that have the same like projects."""
    language, found = writing.language, steps[0].investment
    likes = () if found is None else found.projects
    links = (brief_name(writing.city.links[step.link_id], language) for step in steps)
    return (
        cell(names(links, language)),
        writing.cited(outside_brackets(investment_words(found, language)), *likes),
        cell(names([typeset(each) for each in like_names(found)], language)),
    )
