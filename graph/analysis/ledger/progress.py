"""What lights read of a project: since when it waits, how far it is behind its plan; or what lacks to tell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from graph.analysis.ledger.calendar import after_month, months_ended, share_of_year
from graph.analysis.ledger.state import ProjectFile
from graph.errors import InvalidRequest
from graph.model.ledger_acts import SetPlan
from graph.model.ledger_words import PLACE_OF, AmountKind, Curve, Step

Inputs = tuple[tuple[str, Decimal | str | None], ...]
HUNDRED = Decimal(100)
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """What one measure reads: named inputs, and one of four.

    `lacks` names why nothing can be told (`off`, `plan_missing`, `unreported`); `done_on` is the day what was waited
    for came; `anchor` is the day from which months are counted; `value` the figure that
    is compared. `amount_at` gives for a bound of the figure the amount in 亿元 at which it is met.
    """

    inputs: Inputs = ()
    lacks: str | None = None
    done_on: str | None = None
    anchor: str | None = None
    value: Decimal | None = None
    amount_at: Callable[[Decimal], Decimal] | None = None


def months_of(plan: SetPlan | None) -> tuple[Decimal, ...] | None:
    """Return the twelve sums of a monthly plan, None where there is none."""
    if plan is None or not plan.months:
        return None
    return tuple(Decimal(each) for each in plan.months.split())


def check_months(text: str) -> str:
    """Return a monthly plan as it is kept. Raises InvalidRequest where it is no twelve sums that never fall."""
    parts = text.replace(",", " ").replace("，", " ").split()
    try:
        sums = [Decimal(each) for each in parts]
    except ArithmeticError:
        sums = []
    fine = len(sums) == MONTHS and all(each.is_finite() and each >= 0 for each in sums)
    if not fine or any(later < earlier for earlier, later in pairwise(sums)):
        raise InvalidRequest(
            f"逐月计划应为 12 个累计数（亿元），一月不小于上一月；现为“{text}”",
            f"a monthly plan is twelve sums since January in 亿元, none below the one before; not {text}",
        )
    return " ".join(str(each) for each in sums)


def due(plan: tuple[Decimal, ...], day: str) -> Decimal:
    """Return what a plan asks for by the end of a day: the sum of the last month that has ended."""
    ended = months_ended(day)
    return plan[ended - 1] if ended else Decimal(0)


def _waits_for_start(project: ProjectFile) -> Reading:
    journey, planned = project.journey, project.start_month
    inputs: Inputs = (("start_month", planned), ("started", journey.days.get(Step.STARTED)))
    if journey.has(Step.STARTED):
        # that the facts call it started tells no day, and what has no day shows no light
        started = journey.days.get(Step.STARTED)
        return Reading(inputs, lacks="off" if started is None else None, done_on=started)
    if planned is None:
        return Reading(inputs, lacks="plan_missing")
    return Reading(inputs, anchor=after_month(planned))


def _waits_for_entry(project: ProjectFile) -> Reading:
    journey = project.journey
    started, entered = journey.days.get(Step.STARTED), journey.days.get(Step.ENTERED)
    inputs: Inputs = (("started", started), ("entered", entered))
    if entered is not None:
        return Reading(inputs, done_on=entered)
    return Reading(inputs, anchor=started) if started is not None else Reading(inputs, lacks="off")


def _quiet(project: ProjectFile) -> Reading:
    last = project.last_progress
    inputs: Inputs = (("last_progress", last),)
    if project.runs or last is None:
        return Reading(inputs, lacks="off")
    return Reading(inputs, anchor=last)


def _points_behind(project: ProjectFile) -> Reading:
    """Read how many points of the year's plan the work done is behind the plan to date."""

    def compared(done: Decimal, asked: Decimal, whole: Decimal) -> Reading:
        value = (asked - done) / whole * HUNDRED
        return Reading(value=value, amount_at=lambda bound: asked - bound / HUNDRED * whole)

    return _against_plan(project, Curve.WORK, AmountKind.YEAR_DONE, compared)


def _share_behind(project: ProjectFile) -> Reading:
    """Read what share of the plan to date is not done."""

    def compared(done: Decimal, asked: Decimal, whole: Decimal) -> Reading:
        del whole
        value = (asked - done) / asked * HUNDRED if asked else Decimal(0)
        return Reading(value=value, amount_at=lambda bound: asked - bound / HUNDRED * asked)

    return _against_plan(project, Curve.WORK, AmountKind.YEAR_DONE, compared)


def _funds_behind(project: ProjectFile) -> Reading:
    """Read by how many 亿元 the funds that arrived are behind their plan to date."""

    def compared(done: Decimal, asked: Decimal, whole: Decimal) -> Reading:
        del whole
        return Reading(value=asked - done, amount_at=lambda bound: asked - bound)

    return _against_plan(project, Curve.FUNDS, AmountKind.ARRIVED, compared)


def _against_plan(
    project: ProjectFile,
    curve: Curve,
    kind: AmountKind,
    compared: Callable[[Decimal, Decimal, Decimal], Reading],
) -> Reading:
    plan, amount = months_of(project.plan(curve)), project.amount(kind)
    done = None if amount is None else Decimal(str(amount.yi))
    if plan is None:
        return Reading(((kind.value, done),), lacks="plan_missing" if _is_under_way(project) else "off")
    asked, whole = due(plan, project.day), plan[-1]
    inputs: Inputs = (
        ("plan_to_date", asked),
        ("plan_of_year", whole),
        (kind.value, done),
        ("as_of", None if amount is None else amount.day),
    )
    if done is None and asked:
        return Reading(inputs, lacks="unreported")
    if not whole:
        return Reading(inputs, lacks="plan_missing")
    found = compared(done or Decimal(0), asked, whole)
    return Reading(inputs, value=found.value, amount_at=found.amount_at)


def _share_of_time(project: ProjectFile) -> Reading:
    """Read what share of a progress in step with the year's days is done."""
    plan, amount = project.amount(AmountKind.YEAR_PLAN), project.amount(AmountKind.YEAR_DONE)
    curve = months_of(project.plan(Curve.WORK))
    whole = Decimal(str(plan.yi)) if plan is not None else (curve[-1] if curve else None)
    passed, days = share_of_year(project.day)
    done = None if amount is None else Decimal(str(amount.yi))
    inputs: Inputs = (("plan_of_year", whole), ("days_passed", Decimal(passed)), ("days_of_year", Decimal(days)))
    inputs += (("year_done", done), ("as_of", None if amount is None else amount.day))
    if not whole:
        return Reading(inputs, lacks="plan_missing" if _is_under_way(project) else "off")
    if done is None:
        return Reading(inputs, lacks="unreported")
    asked = whole * passed / days
    return Reading(inputs, value=done / asked * HUNDRED, amount_at=lambda bound: asked * bound / HUNDRED)


def _is_under_way(project: ProjectFile) -> bool:
    """Return whether a project is built, so that a plan of the year is to be expected of it."""
    return project.journey.has(Step.STARTED) and PLACE_OF[project.step] < PLACE_OF[Step.COMPLETED]


MEASURES: Mapping[str, Callable[[ProjectFile], Reading]] = {
    "months_unstarted": _waits_for_start,
    "months_unentered": _waits_for_entry,
    "months_quiet": _quiet,
    "points_behind": _points_behind,
    "share_behind": _share_behind,
    "funds_behind": _funds_behind,
    "share_of_time": _share_of_time,
}
"""What a rule of a light may read."""
