"""What to ask whom today, this week, these ten days and this month: from lights, deadlines, reasons and silence."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from graph.analysis.ledger.calendar import (
    add_days,
    add_workdays,
    end_of_month,
    end_of_ten_days,
    end_of_week,
    start_of_ten_days,
)
from graph.analysis.ledger.clocks import Clock, clock
from graph.analysis.ledger.lights import ORDER, Colour, Light, by_rules_of, first_profile, lights
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.analysis.ledger.tables import Row, rules
from graph.model.labelled_enum import LabelledEnum
from graph.model.ledger_acts import NoteProject
from graph.model.ledger_words import AmountKind, Step

SILENT = (Step.AT_CAPACITY, Step.STOPPED, Step.UNKNOWN)
"""Steps at which nothing is to be heard of a project."""


class Horizon(LabelledEnum):
    """By when something is to be asked, as the city's cadence has it."""

    TODAY = "today", "今天", "Today"
    WEEK = "week", "本周", "This week"
    TEN_DAYS = "ten_days", "本旬", "These ten days"
    MONTH = "month", "本月", "This month"


class Cause(LabelledEnum):
    """Why something is asked."""

    RED = "red", "红灯", "Red light"
    OVERDUE = "overdue", "问题超期", "Problem overdue"
    DUE = "due", "问题到期", "Problem due"
    YELLOW = "yellow", "黄灯", "Yellow light"
    YELLOW_TWICE = "yellow_twice", "连续两次黄灯", "Yellow twice in a row"
    TURNS = "turns", "将转灯", "About to turn"
    OUT = "out", "满期无进展，提请出库", "To be taken out"
    EXCUSED_ENDS = "excused_ends", "理由到期", "Reason ends"
    PLAN_MISSING = "plan_missing", "缺月度计划", "Monthly plan missing"
    UNREPORTED = "unreported", "本年完成未填报", "Work done not reported"
    SILENT = "silent", "没有进展日期", "No day of any movement"


@dataclass(frozen=True, slots=True)
class Ask:
    """What is to be asked of a project, why, of whom, and by when the answer is to be in.

    `light` or `clock` is what it rests on; `rung` the row of the ladder that tells who asks and what is handed in.
    `heard` is what was entered about it on the day: it was asked already, and comes after what was not.
    """

    horizon: Horizon
    cause: Cause
    project: ProjectFile
    whom: str | None
    light: Light | None = None
    clock: Clock | None = None
    day: str | None = None
    rung: Row | None = None
    hand_in_by: str | None = None
    heard: str | None = None


def dispatch(ledger: Ledger, earlier: Ledger, profile: str | None = None, unit: str | None = None) -> tuple[Ask, ...]:
    """Return what is to be asked, the most pressing first; `unit` keeps only what one is to answer.

    `earlier` is the ledger at the end of the ten days before, for what was yellow then, by today's rules, and still is.
    """
    then, chosen = by_rules_of(ledger, earlier), first_profile(ledger.adopted) if profile is None else profile
    found = [ask for project in ledger.counted for ask in _asks(ledger, then, project, chosen)]
    own = (ask for ask in found if unit is None or ask.whom == unit)
    return tuple(sorted(own, key=_order))


def askable(ledger: Ledger) -> frozenset[str]:
    """Return every unit that may be asked: those in charge of projects and those that are to solve a problem."""
    raised = (problem.raised.responsible for each in ledger.counted for problem in each.problems)
    return frozenset((*(each.responsible for each in ledger.counted if each.responsible), *raised))


def day_before_ten_days(day: str) -> str:
    """Return the last day of the ten days before those of a day."""
    return add_days(start_of_ten_days(day), -1)


def _order(ask: Ask) -> tuple[int, bool, int, int, str]:
    colour = ask.light.colour if ask.light is not None else ask.clock.colour if ask.clock is not None else Colour.OFF
    when, why = list(Horizon).index(ask.horizon), list(Cause).index(ask.cause)
    return (when, ask.heard is not None, why, ORDER.index(colour), ask.project.id)


def _asks(ledger: Ledger, earlier: Ledger, project: ProjectFile, profile: str) -> Iterator[Ask]:
    if project.opened is None or project.step in SILENT:
        return
    before = earlier.projects.get(project.id)
    then = {} if before is None else {each.dimension: each.colour for each in lights(earlier, before, profile)}
    ask = partial(_ask, ledger, project)
    for light in lights(ledger, project, profile):
        yield from _of_light(ask, light, then.get(light.dimension), ledger.day)
    for problem in project.problems:
        if problem.solved is None:
            yield from _of_clock(ask, clock(ledger, project, problem), ledger.day)
    yield from _of_silence(ask, project, ledger.day)


def _ask(
    ledger: Ledger,
    project: ProjectFile,
    horizon: Horizon,
    cause: Cause,
    light: Light | None = None,
    clock: Clock | None = None,
    day: str | None = None,
) -> Ask:
    whom = project.responsible if clock is None else clock.problem.raised.responsible
    rung = next((row for row in rules("ladder", ledger.adopted) if row["when"] == cause.value), None)
    days = rung["workdays"] if rung is not None else ""
    by = add_workdays(ledger.day, int(days)) if days else None
    return Ask(horizon, cause, project, whom, light, clock, day, rung, by, _heard(project, clock, ledger.day))


def _heard(project: ProjectFile, clock: Clock | None, day: str) -> str | None:
    """Return the last line entered on a day about a project, or about the problem that is asked for."""
    if clock is not None:
        lines = [each.text for each in clock.problem.answers if each.day == day]
    else:
        lines = [act.text for _, act in project.acts(NoteProject) if act.day == day]
    return lines[-1] if lines else None


def _of_light(ask: "partial[Ask]", light: Light, then: Colour | None, day: str) -> Iterator[Ask]:
    match light.colour:
        case Colour.RED:
            yield ask(Horizon.TODAY, Cause.RED, light=light)
        case Colour.OUT:
            yield ask(Horizon.TEN_DAYS, Cause.OUT, light=light)
        case Colour.YELLOW:
            twice = then is Colour.YELLOW
            yield ask(Horizon.WEEK, Cause.YELLOW_TWICE if twice else Cause.YELLOW, light=light)
        case Colour.EXCUSED if light.excused_until is not None and light.excused_until <= end_of_ten_days(day):
            yield ask(Horizon.TEN_DAYS, Cause.EXCUSED_ENDS, light=light, day=light.excused_until)
        case Colour.PLAN_MISSING:
            yield ask(Horizon.MONTH, Cause.PLAN_MISSING, light=light)
    if light.colour is Colour.GREEN and light.turns is not None and light.turns[0] <= end_of_week(day):
        yield ask(Horizon.WEEK, Cause.TURNS, light=light, day=light.turns[0])


def _of_clock(ask: "partial[Ask]", found: Clock, day: str) -> Iterator[Ask]:
    deadline = found.problem.raised.deadline
    if deadline < day:
        yield ask(Horizon.TODAY, Cause.OVERDUE, clock=found, day=deadline)
        return
    ends = (
        (day, Horizon.TODAY),
        (end_of_week(day), Horizon.WEEK),
        (end_of_ten_days(day), Horizon.TEN_DAYS),
        (end_of_month(day), Horizon.MONTH),
    )
    for last, horizon in ends:
        if deadline <= last:
            yield ask(horizon, Cause.DUE, clock=found, day=deadline)
            return


def _of_silence(ask: "partial[Ask]", project: ProjectFile, day: str) -> Iterator[Ask]:
    """Yield what nothing was heard of: no movement ever, or no work reported this year while it is built."""
    if project.last_progress is None:
        yield ask(Horizon.WEEK, Cause.SILENT)
    built = project.step in (Step.STARTED, Step.ENTERED, Step.BUILDING)
    reported = project.amount(AmountKind.YEAR_DONE)
    if built and (reported is None or reported.day[:7] < day[:7]):
        yield ask(Horizon.MONTH, Cause.UNREPORTED, day=None if reported is None else reported.day)
