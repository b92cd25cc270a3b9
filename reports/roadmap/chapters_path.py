"""Chapter four of a roadmap: the calls to make first, and the steps in order."""

from collections.abc import Iterator, Sequence

from graph.analysis.candidates.candidates import Candidate, rank_candidates
from graph.analysis.lists.calls import calls
from graph.analysis.roadmap.phase_limits import Phase
from graph.analysis.roadmap.roadmap import Roadmap, Step
from reports.drawing.roadmap_drawing import roadmap_file, tight
from reports.drawing.roadmap_scene import HELPER, build_roadmap_scene
from reports.drawing.timeline_drawing import drawn_steps, timeline_file
from reports.formats.document import (
    BODY_WIDTH,
    Block,
    Heading,
    Note,
    Paragraph,
    Spans,
    TableBlock,
    cell_spans,
    join_spans,
    text_span,
)
from reports.roadmap.chapter_aims import NO_STEPS
from reports.roadmap.chapter_context import ChapterContext, Head
from reports.roadmap.chapters_diagnosis import why_no_target
from reports.wording.language import Text, typeset, without_brackets
from reports.wording.lists import answer_effects, call_text
from reports.wording.punctuation import AND, END, join_clauses, join_names, with_brackets
from reports.wording.roadmap import (
    comparable_names,
    counted_steps,
    duration_text,
    investment_text,
    left_out_text,
    link_names,
    moved_reasons,
    needs_and_use,
    phase_text,
    pusher_names,
)
from reports.wording.sentences import firm_name, firm_place, short_name

ORDER = Text(
    "共 {steps} 步，按目标位次排。只有运不远、本地又没有的投入要先建成；能外购的货物、部件和设备不排先后。"
    "供料的一步不晚于用料的一步。",
    "{steps} steps, by rank of the targets. Only inputs that cannot travel and are not here must be built first; what "
    "can be bought orders nothing. A step that feeds another comes no later than it.",
)
HELPERS = Text(
    "策略为“先行环节”或不属本链的 {helpers} 步，是后面的目标要等它建成的。",
    " {helpers} of them are prerequisites: no targets of this chain, but later ones cannot be built without them.",
)
CALLS = Text("先核实的事", "Calls to make first")
CALLS_NOTE = Text(
    "以下 {number} 件打电话问清即可，不列步骤；答复会改变相应链环的结论。",
    "These {number} questions are settled by a call each and are no steps; an answer changes the verdict named.",
)
CALL_HEADERS: tuple[Head, ...] = (
    (Text("链环", "Link"), 20, "left"),
    (Text("问谁、问什么", "Whom to ask what"), 46, "left"),
    (Text("答复会怎样", "What it would change"), 34, "left"),
)
EMPTY_PHASE = Text("这一期没有步骤：前面各期已排完。", "No step in this phase: the phases before took them all.")
STEPS = {
    Phase.NEAR: Text("近期步骤", "Near-term steps"),
    Phase.MIDDLE: Text("中期步骤", "Medium-term steps"),
    Phase.FAR: Text("远期步骤", "Long-term steps"),
}
STEP_HEADERS: tuple[Head, ...] = (
    (Text("序", "#"), 5, "center"),
    (Text("链环", "Link"), 18, "left"),
    (Text("策略", "Strategy"), 9, "center"),
    (Text("对接企业", "Whom to ask"), 32, "left"),
    (Text("可比工期", "Comparable time"), 13, "center"),
    (Text("说明", "Remarks"), 23, "left"),
)
FIRST_HEAD: Head = (Text("须先建成", "Built first"), 15, "left")
"""Follows the strategy if any step of the phase waits for another."""
DEPENDENCY = Text(
    "{chain}分期路径（实线箭头表示须先建成，虚线表示供料）",
    "{chain}: steps by phase; an arrow means that one must be built first, a dashed one that it feeds the other",
)
TIMELINE = Text("{chain}分期时序", "{chain}: the steps in time")
TIMELINE_READING = Text(
    "月数自各期期初起计：实条为可比项目的最短工期，空心至最长。",
    "Months count from the beginning of each phase: filled to what the quickest comparable project took, outlined to "
    "the slowest.",
)
TIMELINE_CUT = Text(
    "图中画有可比项目工期的 {shown} 步，其余 {rest} 步待测算。",
    "Drawn are the {shown} steps with a comparable project; {rest} more are to be estimated.",
)
TIMELINE_OPEN = Text(
    "没有一步有可比项目的工期，图中只见先后，虚框表示待测算。",
    "No step has a comparable project; the picture shows the order alone, durations are to be estimated.",
)
LEFT_OUT = Text("未排入：{left}。", "Left out: {left}.")
PATH_SHEET = Text("分期路径见文末图 {number}。", "The path by phase is figure {number}, at the end.")
MOST_INLINE, UNIT_MM = 12, 0.205
"""Steps of a picture that stands in the text, and millimetres of a unit of it there: type of 7 points and more."""
INVESTED = Text("可比投资", "What comparable projects cost")
INVESTED_HEADERS: tuple[Head, ...] = (
    (Text("链环", "Links"), 40, "left"),
    (Text("可比投资", "Comparable cost"), 20, "right"),
    (Text("可比项目", "Comparable projects"), 40, "left"),
)
INVESTED_NOTE = Text(
    "可比指建同一链环、新建或扩建、规模可比（已知的相差不过三倍）的收录项目；盯办的写本项目。各数分列，不作加总，也不是对新项目的估算。",
    "Comparable projects build the same link, new or expanded, at a comparable size (within a factor of three where "
    "known); what is seen through shows its own. The sums are not added and are no estimate.",
)
NOBODY = Text("未收录候选企业，先找线索", "no candidate on file; look for one first")
LOCAL_FIRST = Text("先与本地企业核实：{firms}", "check with local makers first: {firms}")
PUSH = Text("盯办：{firms}", "see through: {firms}")
PUSH_IT = Text("盯着办成", "see it through")
ASKED = 2


def path(context: ChapterContext) -> Iterator[Block]:
    """Yield chapter four: the calls, the steps phase by phase, the path as a picture and the order in time."""
    yield from _calls(context)
    if context.plan is None:
        yield context.paragraph(NO_STEPS, why=why_no_target(context))
        return
    plan = context.plan
    helpers = sum(not step.own for step in plan.steps)
    more = context.text(HELPERS, helpers=helpers) if helpers else ""
    yield Paragraph(text_span(context.text(ORDER, steps=len(plan.steps)) + more))
    for phase in Phase:
        yield Heading(2, phase_text(plan, phase, context.language))
        steps = plan.of_phase(phase)
        if steps:
            yield Paragraph(text_span(counted_steps(plan, phase, context.language) + context.text(END)))
            yield _steps(context, phase, steps)
        else:
            yield context.paragraph(EMPTY_PHASE)
    yield Heading(2, context.text(INVESTED))
    yield from _invested(context, plan)
    left = left_out_text(context.city, plan, context.language)
    if left:
        yield context.paragraph(LEFT_OUT, left=join_clauses(left, context.language))
    yield Heading(2, context.text(Text("时序与路径图", "Order in time, and the path")))
    yield context.figure("timeline", timeline_file(context.judgement, plan, context.language), TIMELINE)
    yield Note(text_span(_timeline_note(context, plan)))
    yield from _timeline(context, plan)


def _calls(context: ChapterContext) -> Iterator[Block]:
    """Yield the calls to make before any step."""
    city, language = context.city, context.language
    found = calls(context.judgement, context.chain_id)
    if not found:
        return
    yield Heading(2, context.text(CALLS))
    yield context.paragraph(CALLS_NOTE, number=len(found))
    rows = (
        (
            text_span(short_name(city.links[call.link_id], language), context.cite(*call.facts[:1])),
            cell_spans(call_text(city, call, language)),
            cell_spans(answer_effects(city, call, language)),
        )
        for call in found
    )
    yield context.table(CALLS, CALL_HEADERS, rows)


def _timeline_note(context: ChapterContext, plan: Roadmap) -> str:
    """Return how the order in time is to be read, and how many steps it leaves out."""
    drawn = drawn_steps(plan)
    if drawn[0].duration is None:
        return context.text(TIMELINE_OPEN)
    rest = len(plan.steps) - len(drawn)
    parts = [context.text(TIMELINE_READING)] + (
        [context.text(TIMELINE_CUT, shown=len(drawn), rest=rest)] if rest else []
    )
    return ("" if context.language == "zh" else " ").join(parts)


def _timeline(context: ChapterContext, plan: Roadmap) -> Iterator[Block]:
    """Yield the path as a picture: in the text where its type stays legible there, else on a sheet at the end."""
    title = DEPENDENCY.of(context.language, chain=context.chain_title)
    scene = build_roadmap_scene(context.judgement, plan, title, context.language)
    columns = tight(scene)
    width = columns.width * UNIT_MM
    svg = roadmap_file(scene, columns)
    if width <= BODY_WIDTH and len(plan.steps) <= MOST_INLINE:
        yield context.figure("path", svg, DEPENDENCY, width=width)
    else:
        context.sheets.append(context.figure("path", svg, DEPENDENCY, sheet=True))
        yield context.paragraph(PATH_SHEET, number=context.figures)


def _steps(context: ChapterContext, phase: Phase, steps: Sequence[Step]) -> TableBlock:
    waits = any(step.waits_for for step in steps)
    heads = (*STEP_HEADERS[:3], FIRST_HEAD, *STEP_HEADERS[3:]) if waits else STEP_HEADERS
    return context.table(STEPS[phase], heads, (_step(context, step, waits=waits) for step in steps))


def _step(context: ChapterContext, step: Step, *, waits: bool) -> tuple[Spans, ...]:
    city, language = context.city, context.language
    strategy = context.text(HELPER) if step.strategy is None else step.strategy.label(language)
    likes = step.duration.projects if step.duration is not None else ()
    told = [*moved_reasons(city, step, language), *needs_and_use(city, step, language)]
    first = (cell_spans(link_names(city, step.waits_for, language, 4)),) if waits else ()
    time = without_brackets(duration_text(step.duration, language, step.is_underway))
    return (
        cell_spans(str(step.order)),
        cell_spans(short_name(city.links[step.link_id], language)),
        cell_spans(strategy),
        *first,
        _contacts(context, step),
        text_span(time, context.cite(*likes)),
        cell_spans(join_clauses(told, language) or None),
    )


def _contacts(context: ChapterContext, step: Step) -> Spans:
    """Write whom to ask for a step: who builds it, the local makers to check with, or its first candidates."""
    city, language, link_id = context.city, context.language, step.link_id
    if step.is_underway:
        firms = pusher_names(city, link_id, language)
        facts = (*city.projects_by_link.get(link_id, ()), *city.makers.get(link_id, ()))[:2]
        return text_span(context.text(PUSH, firms=firms) if firms else context.text(PUSH_IT), context.cite(*facts))
    if step.verify_first:
        makers = dict.fromkeys(firm_name(city.firms[make.start]) for make in city.makers.get(link_id, ()))
        return text_span(
            context.text(LOCAL_FIRST, firms=join_names(makers, language)),
            context.cite(*city.makers.get(link_id, ())[:2]),
        )
    ranked = rank_candidates(city, link_id)[:ASKED]
    if not ranked:
        return text_span(context.text(NOBODY))
    return join_spans((_candidate(context, each) for each in ranked), AND.of(language))


def _candidate(context: ChapterContext, candidate: Candidate) -> Spans:
    told = with_brackets(firm_name(candidate.firm), firm_place(candidate.firm) or None, context.language)
    return text_span(told, context.cite(*candidate.makes[:1]))


def _invested(context: ChapterContext, plan: Roadmap) -> Iterator[Block]:
    steps = [step for step in plan.steps if step.investment is not None]
    if not steps:
        yield context.paragraph(
            Text(
                "各步投资均无可比项目，待测算。",
                "No step has a comparable investment on file; all are to be estimated.",
            )
        )
        return
    alike: dict[tuple[str, ...], list[Step]] = {}
    for step in steps:
        alike.setdefault(tuple(comparable_names(step.investment)), []).append(step)
    yield context.table(INVESTED, INVESTED_HEADERS, (_investment(context, found) for found in alike.values()))
    yield Note(text_span(context.text(INVESTED_NOTE)))


def _investment(context: ChapterContext, steps: list[Step]) -> tuple[Spans, ...]:
    """Write the row of steps that have the same comparable projects."""
    language, found = context.language, steps[0].investment
    likes = () if found is None else found.projects
    links = (short_name(context.city.links[step.link_id], language) for step in steps)
    return (
        cell_spans(join_names(links, language)),
        context.cited(without_brackets(investment_text(found, language)), *likes),
        cell_spans(join_names([typeset(each) for each in comparable_names(found)], language)),
    )
