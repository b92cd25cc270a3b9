"""Chapter four of a roadmap: the calls to make first, and the steps by phase."""

from collections.abc import Iterator, Sequence

from graph.analysis.candidates.candidates import Candidate, rank_candidates
from graph.analysis.candidates.growers import Growth
from graph.analysis.facts.places import is_in_separate_zone
from graph.analysis.lists.calls import Call, calls
from graph.analysis.roadmap.phase_limits import Phase
from graph.analysis.roadmap.roadmap import Roadmap, Step
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Strategy, Tier
from graph.model.fact import Fact
from graph.model.nodes import Firm
from graph.text import Text
from reports.drawing.roadmap_scene import HELPER
from reports.formats.document import Block, Note, Span, Spans, TableBlock, cell_spans, join_spans, text_span
from reports.one_page.steps import able_growers, is_doubtful, makers_to_ask, talks_step
from reports.roadmap.chapter_context import ChapterContext, Head
from reports.wording.language import without_brackets
from reports.wording.lists import answer_effects, call_text
from reports.wording.punctuation import (
    AND,
    END,
    PAUSE,
    join_clauses,
    join_names,
    names_and_count,
    with_brackets,
    with_label,
)
from reports.wording.roadmap import counted_steps, duration_text, link_names, moved_reasons, pusher_names, years_text
from reports.wording.sentences import firm_name, firm_place
from reports.wording.targets import reason
from reports.wording.trouble import name_with_trouble

NO_STEPS = Text("没有可排的步骤：没有链环合于判定条件。", "There is nothing to plan: no link meets the conditions.")
CALLS = Text("先打电话核实的事", "Calls to make first")
CALLS_NOTE = Text(
    "先核实 {number} 件，问清即可定，不用立项；{shown}见下表{rest}。",
    "{number} calls settle matters without a project; {shown} below{rest}.",
)
FIRST, WHOLE = Text("最要紧的 {number} 件", "the {number} that matter most"), Text("全部", "all")
REST = Text("，全部见附件1", ", all in annex 1")
CALL_HEADERS: tuple[Head, ...] = (
    (Text("链环", "Link"), 20, "left"),
    (Text("问谁、问什么", "Firms to approach what"), 46, "left"),
    (Text("答复会怎样", "What it would change"), 34, "left"),
)
ORDER = Text(
    "共 {steps} 步：{phases}。运不远、本地又没有的投入要先建成；年份是设定，不是承诺。",
    "{steps} steps: {phases}. Inputs that cannot travel and are not here are built first; years are a setting.",
)
PHASED = Text("{phase}（{years}）{steps}", "{phase} ({years}) {steps}")
STEPS = Text("分期步骤", "Steps by phase")
STEP_HEADERS: tuple[Head, ...] = (
    (Text("分期", "Phase"), 10, "left"),
    (Text("序", "#"), 5, "center"),
    (Text("链环", "Link"), 18, "left"),
    (Text("策略", "Strategy"), 8, "center"),
    (Text("先找谁", "Whom first"), 26, "left"),
    (Text("为什么、等什么", "Why, what it waits for"), 33, "left"),
)
PUSHED = Text("盯办 {count} 环，不另招一家，不在上表", "To see through and not in the table, {count}")
NUMBERED = Text("序{number}", "no. {number}")
END_OF = Text("{told}。", "{told}.")
LATER = Text("{phase}（{years}）{count} 步", "{phase} ({years}), {count}")
NOBODY = Text("没有可谈的候选企业，先找线索", "no candidate to talk to on file; look for one first")
LOCAL_FIRST = Text("先问本地{firms}", "ask local makers first: {firms}")
VERIFY_FIRST = Text("先核实本地{firms}还做不做", "verify first if {firms} here still make it")
GROW_FIRST = Text("先问本地{firms}有无扩大的打算", "ask here first: {firms}, about growing")
MAKE_FIRST = Text("先问本地{firms}有无自己做的打算", "ask here first: {firms}, about making it")
WAITS = Text("等{links}先建成", "waits for {links}")
TAKES = Text("可比工期{time}", "comparable projects took {time}")
FURTHER = Text("{phase}另有 {count} 步", "{phase}, {count} more")
ASKED, CALLS_SHOWN, MIDDLE_SHOWN, LATER_SHOWN = 2, 5, 4, 8
NOT_AGAIN: Spans = (Span(""),)
"""The cell of a row that may stand on another page than what it would repeat."""


def path(context: ChapterContext) -> Iterator[Block]:
    """Yield the calls that matter most, then the steps in one table."""
    yield from _calls(context)
    if context.plan is None:
        yield context.paragraph(NO_STEPS)
        return
    plan = context.plan
    told = join_names(
        (
            context.text(
                PHASED,
                phase=phase.label(context.language),
                years=years_text(plan, phase, context.language),
                steps=counted_steps(plan, phase, context.language),
            )
            for phase in Phase
            if plan.of_phase(phase)
        ),
        context.language,
    )
    yield context.paragraph(ORDER, steps=len(plan.steps), phases=told)
    rows = [row for phase in Phase for row in _phase(context, plan, phase)]
    if rows:
        yield context.table(STEPS, STEP_HEADERS, rows)
    yield from _others(context, plan)


def _calls(context: ChapterContext) -> Iterator[Block]:
    found = sorted(calls(context.judgement, context.chain_id), key=lambda call: -call.hanging)
    if not found:
        return
    whole = are_calls_whole(context)
    shown = context.text(WHOLE) if whole else context.text(FIRST, number=CALLS_SHOWN)
    yield context.paragraph(CALLS_NOTE, number=len(found), shown=shown, rest="" if whole else context.text(REST))
    yield call_table(context, found[:CALLS_SHOWN])


def are_calls_whole(context: ChapterContext) -> bool:
    """Check whether the table of calls in the body has them all."""
    return len(calls(context.judgement, context.chain_id)) <= CALLS_SHOWN


def call_table(context: ChapterContext, found: Sequence[Call]) -> TableBlock:
    """Return calls as a table: of what, whom to ask what, and what the answer changes."""
    rows = (
        (
            text_span(context.link(call.link_id), context.cite(*call.facts[:1])),
            cell_spans(call_text(context.city, call, context.language)),
            cell_spans(answer_effects(context.city, call, context.language)),
        )
        for call in found
    )
    return context.table(CALLS, CALL_HEADERS, rows)


def _phase(context: ChapterContext, plan: Roadmap, phase: Phase) -> Iterator[tuple[Spans, ...]]:
    """Yield the rows of the new steps of a phase; the name of the phase stands in its first row."""
    name = cell_spans(f"{phase.label(context.language)} {years_text(plan, phase, context.language)}")
    for step in _shown(plan, phase):
        yield (name, *_step(context, step))
        name = NOT_AGAIN


def _new(plan: Roadmap, phase: Phase) -> list[Step]:
    return [step for step in plan.of_phase(phase) if not step.is_underway]


def _shown(plan: Roadmap, phase: Phase) -> list[Step]:
    """Return the new steps that have a row: all near ones, the first medium ones."""
    return _new(plan, phase)[: {Phase.NEAR: None, Phase.MIDDLE: MIDDLE_SHOWN, Phase.FAR: 0}[phase]]


def _others(context: ChapterContext, plan: Roadmap) -> Iterator[Block]:
    """Yield in small what has no row: what is seen through, with who is at it, and later steps by name."""
    pushed = [step for step in plan.steps if step.is_underway]
    if pushed:
        yield _line(
            context, PUSHED.of(context.language, count=len(pushed)), [_pushed(context, step) for step in pushed]
        )
    for phase in (Phase.MIDDLE, Phase.FAR):
        rest = _new(plan, phase)[len(_shown(plan, phase)) :]
        if rest:
            head = FURTHER if _shown(plan, phase) else LATER
            years = years_text(plan, phase, context.language)
            said = head.of(context.language, phase=phase.label(context.language), years=years, count=len(rest))
            yield _line(context, said, [context.link(step.link_id) for step in rest])


def _line(context: ChapterContext, head: str, names: list[str]) -> Note:
    told = names_and_count(names, context.language, LATER_SHOWN)
    return Note(text_span(context.text(END_OF, told=with_label(head, told, context.language))))


def _pushed(context: ChapterContext, step: Step) -> str:
    """Name a step under way by its number, which the table leaves out, and who is at it."""
    firms = pusher_names(context.city, step.link_id, context.language)
    notes = [context.text(NUMBERED, number=step.order), *([firms] if firms else [])]
    return with_brackets(context.link(step.link_id), PAUSE.of(context.language).join(notes), context.language)


def _step(context: ChapterContext, step: Step) -> tuple[Spans, ...]:
    language = context.language
    strategy = context.text(HELPER) if step.strategy is None else step.strategy.label(language)
    return (
        cell_spans(str(step.order)),
        cell_spans(context.link(step.link_id)),
        cell_spans(strategy),
        _contacts(context, step),
        _why(context, step),
    )


def _why(context: ChapterContext, step: Step) -> Spans:
    """Write what a step waits for, else why it is where it is, else why it is here at all, and how long alike took."""
    city, language = context.city, context.language
    told = [context.text(WAITS, links=link_names(city, step.waits_for, language, 3))] if step.waits_for else []
    told += [] if told else moved_reasons(city, step, language)[:1]
    target = context.judgement.target(step.link_id)
    spans = [text_span(each) for each in told]
    if not spans and target is not None:
        spans.append(_reason(context, target))
    if step.duration is not None:
        time = without_brackets(duration_text(step.duration, language, step.is_underway))
        spans.append(text_span(context.text(TAKES, time=time), context.cite(*step.duration.projects[:2])))
    return join_spans(spans, join_clauses(("", ""), language)) or cell_spans(None)


def _reason(context: ChapterContext, target: Target) -> Spans:
    """Return the first clause of why a target is here."""
    said = reason(context.city, target, context.language)
    first = said.split("；" if context.language == "zh" else "; ")[0].removesuffix(END.of(context.language))
    return text_span(first, context.cite(*target.grounds[0].facts[:2]))


def _contacts(context: ChapterContext, step: Step) -> Spans:
    """Write whom to ask for a step: whoever is in talks, then local firms, then its first candidates elsewhere.

    Who makes elsewhere what is to be checked or strengthened here is a rival of those that are asked.
    """
    local = list(_local(context, step))
    if local and (step.verify_first or step.strategy is Strategy.STRENGTHEN):
        return join_spans(local, join_clauses(("", ""), context.language))
    ranked = [each for each in rank_candidates(context.city, step.link_id) if not _is_apart(context, each)]
    # who is on watch is asked by nobody: the page looks for leads instead
    open_ = [each for each in ranked if each.tier is not Tier.WATCH]
    sound = [each for each in open_ if not each.is_doubtful and not each.serious_objections] or open_
    outside = join_spans((_candidate(context, each) for each in sound[:ASKED]), AND.of(context.language))
    told = [*local, outside] if outside else local
    return join_spans(told, join_clauses(("", ""), context.language)) or text_span(context.text(NOBODY))


def _local(context: ChapterContext, step: Step) -> Iterator[Spans]:
    """Yield the local firms to ask: those in talks, those that make it, else the one that could well grow into it."""
    parts, target = context.parts, context.judgement.target(step.link_id)
    for clause in talks_step(parts, step.link_id):
        yield text_span(clause.text, context.cite(*clause.facts))
    makes = context.city.makers.get(step.link_id, ())
    if step.verify_first:
        yield _asked(context, LOCAL_FIRST, [context.city.firms[make.start] for make in makes], *makes[:2])
    elif step.strategy is Strategy.STRENGTHEN and target is not None:
        firms = makers_to_ask(context.city, target) or [context.city.firms[make.start] for make in makes]
        if firms:
            text = VERIFY_FIRST if is_doubtful(context.city, step.link_id) else GROW_FIRST
            yield _asked(context, text, firms, *makes[:2])
    elif target is not None and target.recruits:
        yield from _growers(context, target)


def _growers(context: ChapterContext, target: Target) -> Iterator[Spans]:
    """Yield the local firms that make a gap already, though not surely, else the first that could grow into it."""
    found = able_growers(context.parts, target)
    makers = [each for each in found if each.reasons[0].kind is Growth.MAKES]
    if makers:
        sure = [each for each in makers if not each.is_doubtful] or makers
        text = VERIFY_FIRST if sure[0].is_doubtful else GROW_FIRST
        yield _asked(context, text, [each.firm for each in sure], *(each.reasons[0].make for each in sure))
    elif found and not found[0].is_doubtful:
        yield _asked(context, MAKE_FIRST, [found[0].firm], found[0].reasons[0].make)


def _asked(context: ChapterContext, text: Text, firms: Sequence[Firm], *facts: Fact) -> Spans:
    """Return whom to ask here, with serious recent news beside the name."""
    names = (name_with_trouble(context.city, firm, context.language) for firm in list(dict.fromkeys(firms))[:ASKED])
    return text_span(context.text(text, firms=join_names(names, context.language)), context.cite(*facts[:2]))


def _is_apart(context: ChapterContext, candidate: Candidate) -> bool:
    return candidate.in_separate_zone or is_in_separate_zone(context.city.region, candidate.firm.city)


def _candidate(context: ChapterContext, candidate: Candidate) -> Spans:
    told = with_brackets(firm_name(candidate.firm), firm_place(candidate.firm) or None, context.language)
    return (Span(told, context.cite(*candidate.makes[:1])),)
