"""Five things to do: what to verify, what to see through, then the first gaps; each with a unit and a date."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from graph.analysis.judgement import Judgement
from graph.analysis.lists.calls import Call, Question, calls
from graph.analysis.lists.subjects import starts_up
from graph.analysis.lists.works_in_hand import sum_of, works_in_hand
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Strategy
from graph.model.kinds import LinkKind, ProjectStage, Siting
from graph.model.nodes import Project
from graph.once import once
from graph.text import Text
from reports.formats.document import Spans, text_span
from reports.one_page.context import OnePageContext
from reports.one_page.deadlines import MORE_WORKS, due_clauses, due_together
from reports.one_page.page import Grid, GridColumn
from reports.one_page.steps import firms_behind, first_steps
from reports.one_page.text_fit import Clause
from reports.one_page.units import is_for_next_year, making_chains, month_end, office, task_force, trade_unit
from reports.one_page.visits import first_targets
from reports.wording.language import investment, typeset, without_brackets
from reports.wording.punctuation import PAUSE, with_brackets
from reports.wording.sentences import chain_name, state_label
from reports.wording.work_words import says_what

SHOWN, CALLS, UNDER_WAY, GAPS = 5, 2, 1, 2
"""Things shown: so many to verify, to see through and to begin, and of whichever there is more."""
NUMERALS = ("零", "一", "两", "三", "四", "五")
HEAD = Text("一、{year}{parts}", "1. What to do {year}: {parts}")
TO_ASK, TO_PUSH, TO_BEGIN = (
    Text("先问清{count}件", "ask ({count})"),
    Text("盯办{count}件", "see through ({count})"),
    Text("着手{count}件", "begin ({count})"),
)
"""How many things of each kind there are: calls that are made within weeks, works to see through, and what is begun."""
NO_TASKS = Text("要办的事", "nothing on file")
NEXT, THIS = Text("明年", "next year"), Text("今年", "this year")
NOTHING = Text("没有须办的事。", "There is nothing to do.")
COLUMNS = (
    GridColumn(Text("序", "#"), 8.0, align="center"),
    GridColumn(Text("事项", "Matter"), 99.0, 2),
    GridColumn(Text("责任单位（建议）", "Unit (proposed)"), 42.0, 2),
    GridColumn(Text("时限（建议）", "Due (proposed)"), 31.0),
)
MATTER = 1
ASK, PUSH, BEGIN = range(3)
"""The places of the kinds of things."""
ASKED = {
    (Question.STATE, Question.SIZE): Text("核实{links}的现状和规模", "Verify state and size of {links}"),
    (Question.EXISTENCE, Question.ORIGIN): Text(
        "核实{links}本地有没有、谁在做", "Verify whether made here, and by whom: {links}"
    ),
    (Question.PROGRESS,): Text("核实{links}的项目到哪一步", "Verify how far the projects are: {links}"),
}
"""What is asked of several links at once, by the questions of the calls; how much there is of a feed its gap asks."""
TESTED = (Question.TEST,)
SUITS = Text("查明{link}能不能做{uses}", "Find out whether {link} suits {uses}")
SUITS_TOO = Text("{link}能不能做{uses}", "whether {link} suits {uses}")
ASK_FIRMS = Text("先问{firms}", "ask {firms} first")
SEE_THROUGH = Text("盯办{thing}", "See through {thing}")
NO_SECOND = Text("不另招一家", "recruit no second one")
START_UP = Text("盯投产时间", "watch its start-up")
OPENING = Text("盯建成投用时间", "watch when it opens")
COMPLETION = Text("盯完成时间", "watch its completion")
BREAK_GROUND = Text("盯开工时间", "watch its start of work")
ASK_IF = Text("先问做不做{links}", "ask first whether it does {links}")
BEGUN = Text("{year}年开工", "begun {year}")
MONTHLY = Text("每月报进度", "monthly report")
SEE_CHAIN = Text("见{chain}链，不另办", "led by the chain {chain}")
SOON, NEAR, LATER = 1, 3, 6
"""Months until a thing is due: a call, a question to a local firm, the first talks."""
BUILDING = frozenset({ProjectStage.STARTED, ProjectStage.BUILDING})

Row = tuple[Spans, ...]
Writer = Callable[[int], Row]
"""A thing to do, to be written in so many lines, and only if it is shown: no source is cited for nothing."""


def task_table(context: OnePageContext) -> Grid:
    """Return the table of things to do."""
    found = tasks(context)
    head = context.text(HEAD, year=context.text(NEXT if is_for_next_year(context) else THIS), parts=_parts(context))
    rows = tuple((text_span(str(place)), *row) for place, row in enumerate(found, 1))
    return Grid(head, COLUMNS if rows else (), rows, () if rows else text_span(context.text(NOTHING)))


def tasks(context: OnePageContext) -> list[Row]:
    """List up to five things: calls, what is under way, gaps; where one kind has few, more of the others."""
    writers = [write for found in _chosen(context) for write in found]
    return [write(2 if place < context.density.long_tasks else 1) for place, write in enumerate(writers)]


def _chosen(context: OnePageContext) -> list[list[Writer]]:
    """Choose the things to do of each kind: to ask, to see through, to begin."""
    return [found[:number] for found, number in zip(_kinds(context), _taken(context), strict=True)]


def _kinds(context: OnePageContext) -> tuple[list[Writer], list[Writer], list[Writer]]:
    begun: list[Writer] = [partial(_begin, context, target, months) for target, months in _starts(context)]
    return list(_calls(context)), list(_under_way(context)), begun


def _taken(context: OnePageContext) -> list[int]:
    """Return how many things of each kind there is room for."""
    kinds = _kinds(context)
    taken = [min(len(found), most) for found, most in zip(kinds, (CALLS, UNDER_WAY, GAPS), strict=True)]
    for at in (PUSH, BEGIN, ASK) * SHOWN:
        taken[at] += sum(taken) < SHOWN and taken[at] < len(kinds[at])
    return taken


def _parts(context: OnePageContext) -> str:
    """Say how many things there are of each kind."""
    counted = zip((TO_ASK, TO_PUSH, TO_BEGIN), map(len, _chosen(context)), strict=True)
    told = [context.text(text, count=_numeral(context, number)) for text, number in counted if number]
    return PAUSE.of(context.language).join(told) or context.text(NO_TASKS)


def _numeral(context: OnePageContext, number: int) -> str | int:
    return NUMERALS[number] if context.language == "zh" else number


def _row(
    context: OnePageContext, lines: int, before: Spans, slots: Iterable[Iterable[Clause]], unit: str, due: str
) -> Row:
    return context.line(COLUMNS[MATTER].room(context.size, lines), before, *slots), text_span(unit), text_span(due)


def _calls(context: OnePageContext) -> Iterator[Writer]:
    """Yield one thing for all calls of one office that ask alike, those first on which most hangs.

    Public supply is named last.
    """
    public = [link.id for link in context.city.links.values() if link.siting is Siting.PUBLIC]
    found = sorted(calls(context.judgement, context.chain_id), key=lambda call: call.link_id in public)
    groups: dict[tuple[tuple[Question, ...], str], list[Call]] = {}
    for call, questions in ((call, each) for call in found for each in (*ASKED, TESTED) if call.question in each):
        groups.setdefault((questions, office(context, call.link_id)), []).append(call)
    held = sorted(groups.items(), key=lambda each: -max(call.hanging for call in each[1]))
    for (questions, _), asked in held:
        yield partial(_call, context, ASKED[questions], asked) if questions in ASKED else partial(_test, context, asked)


def _call(context: OnePageContext, text: Text, asked: list[Call], lines: int) -> Row:
    links, firms = [call.link_id for call in asked], [firm for call in asked for firm in call.firms]
    told = (context.clause(text, links=context.links(links, most)) for most in (3, 2, 1))
    first = (context.clause(ASK_FIRMS, firms=context.firms(firms, most)) for most in (3, 2, 1)) if firms else ()
    return _row(context, lines, (), (told, first), office(context, links[0]), month_end(context, SOON))


def _test(context: OnePageContext, asked: list[Call], lines: int) -> Row:
    """Write what feeds are asked for that nobody has tested: each for what it could be used for."""
    firms = [firm for call in asked for firm in call.firms]
    told = [
        [context.clause(text, link=context.link(call.link_id), uses=context.goods(call.fed, most)) for most in (2, 1)]
        for text, call in zip((SUITS, *(SUITS_TOO for _ in asked[1:])), asked, strict=True)
    ]
    first = [context.clause(ASK_FIRMS, firms=context.firms(firms, most)) for most in (3, 2, 1)] if firms else []
    unit = office(context, asked[0].link_id)
    return _row(context, lines, (), (told[0], first, *told[1:]), unit, month_end(context, SOON))


def _under_way(context: OnePageContext) -> Iterator[Writer]:
    """Yield what is to be seen through: projects by size, then targets under way of which no project is on file."""
    targets = [target for target in context.targets if target.strategy is Strategy.SEE_THROUGH]
    works = works_in_hand(context.judgement, context.chain_id)
    yield from (partial(_works, context, group) for group in _groups(context, [work.project for work in works]))
    alone = (target for target in targets if not any(isinstance(fact, Project) for fact in target.verdict.decisive))
    yield from (partial(_coming, context, target) for target in alone)


def _coming(context: OnePageContext, target: Target, lines: int) -> Row:
    facts = target.grounds[0].facts
    firms, state = (
        [firm for fact in facts for firm in firms_behind(context.city, fact)],
        state_label(target.verdict, context.language),
    )
    note = PAUSE.of(context.language).join(part for part in (context.firms(firms, 1), state.lower()) if part)
    unit = task_force(context, [target.link_id])
    told = context.clause(
        SEE_THROUGH, *facts[:1], thing=with_brackets(context.link(target.link_id), note, context.language)
    )
    return _row(context, lines, (), ([told], [context.clause(NO_SECOND)]), unit, context.text(MONTHLY))


def _groups(context: OnePageContext, works: list[Project]) -> Iterator[tuple[Project, ...]]:
    """Yield works one by one; those for one fixed date stand together, the least advanced first."""
    together = {work: group for _, group in due_together(context) for work in group}
    yield from dict.fromkeys(together.get(work, (work,)) for work in works)


def _works(context: OnePageContext, works: tuple[Project, ...], lines: int) -> Row:
    names = [_named(context, work) for work in works]
    told = (
        context.clause(SEE_THROUGH, *works[:most], thing=context.listed(names, most, MORE_WORKS))
        for most in sorted({len(names), 1}, reverse=True)
    )
    links = [link for link, found in context.city.projects_by_link.items() if set(works) & set(found)]
    asked = links and not says_what(context.city, works[0], links)
    then = (
        context.clause(ASK_IF, links=context.links(links, 1))
        if asked
        else context.clause(watched_for(context, works[0]))
    )
    unit, due = trade_unit(context, links) or task_force(context, links), due_clauses(context, links)
    slots = (told, due, [then])
    return _row(context, lines, (), slots, unit, context.text(MONTHLY))


def watched_for(context: OnePageContext, work: Project) -> Text:
    """Say what is watched of works: their start, then that a plant runs, a venue opens, or other works are done."""
    if work.stage not in BUILDING:
        return BREAK_GROUND
    links = [context.city.links[link] for link, works in context.city.projects_by_link.items() if work in works]
    if links and all(link.kind is LinkKind.SERVICE for link in links):
        return OPENING
    return START_UP if starts_up(context.city, work) else COMPLETION


def _named(context: OnePageContext, work: Project) -> str:
    """Name a project with its sum and how far it is: `某项目（12亿元，2025年开工）`, `某项目（86亿元，谋划）`."""
    invested = sum_of(context.city, work)
    sum_ = None if invested is None else context.tight(investment(invested, context.language))
    begun = work.start is not None and work.stage in BUILDING
    far = context.text(BEGUN, year=(work.start or "")[:4]) if begun else work.stage.label(context.language).lower()
    note = PAUSE.of(context.language).join(part for part in (sum_, far) if part)
    return with_brackets(context.tight(without_brackets(typeset(work.name_zh))), note, context.language)


def _starts(context: OnePageContext) -> list[tuple[Target, int]]:
    """List what is to be begun, each of the first targets with the months until it is due."""
    return [(target, NEAR if at == 0 else LATER) for at, target in enumerate(first_targets(context))]


def _begin(context: OnePageContext, target: Target, months: int, lines: int) -> Row:
    name, steps = context.named(context.link(target.link_id)), first_steps(context, target)
    keeper = _keeper(context, target.link_id)
    months = months if keeper is None else _begun(context.judgement, keeper)[target.link_id]
    return _row(context, lines, name, steps, _unit(context, target, keeper), month_end(context, months))


def _keeper(context: OnePageContext, link_id: str) -> str | None:
    """Return the other chain whose own five things carry a gap, if it comes before this one or this one does not."""
    carrying = [chain for chain in making_chains(context, link_id) if link_id in _begun(context.judgement, chain)]
    first = next(iter(carrying), context.chain_id)
    return None if first == context.chain_id else first


@once
def _begun(judgement: Judgement, chain_id: str) -> dict[str, int]:
    """Return the gaps that the five things of a chain begin, with the months until they are due."""
    page = OnePageContext(judgement, chain_id, "zh")
    return {target.link_id: months for target, months in _starts(page)[: _taken(page)[BEGIN]]}


def _unit(context: OnePageContext, target: Target, keeper: str | None) -> str:
    """Name who takes a gap in hand: the office of its trade, the chain whose page has it, else who leads this one."""
    trade = trade_unit(context, [target.link_id])
    if trade is None and keeper is not None:
        chain = chain_name(context.city.chains[keeper], context.language)
        return context.text(SEE_CHAIN, chain=without_brackets(chain))
    return trade or task_force(context, [target.link_id])
