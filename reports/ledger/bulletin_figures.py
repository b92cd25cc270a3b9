"""Figures of the bulletin: what moved and was done in the month that is told of, and sums of some projects."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from graph.analysis.ledger.amounts import amount_of
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.analysis.ledger.totals import By, totals
from graph.model.ledger_acts import MoveProject, StepTold
from graph.model.ledger_words import AmountKind, CountedBy
from reports.ledger.content import Desk
from reports.wording.language import investment
from reports.wording.ledger import NOT_REPORTED
from reports.wording.ledger_totals import sums_text


def moved(desk: Desk, projects: tuple[ProjectFile, ...]) -> list[ProjectFile]:
    """List the projects that came to another step in the month that is told of."""
    return [each for each in projects if any(day[:7] == desk.month for day in _days_moved(each))]


def _days_moved(project: ProjectFile) -> Iterator[str]:
    """Yield the days of steps: those recorded, and those of lists that tell another step than the one before."""
    yield from (act.day for _, act in project.acts(MoveProject))
    told = [act for _, act in project.acts(StepTold)]
    yield from (after.day for before, after in pairwise(told) if before.step is not after.step)


def _known(ledger: Ledger, project: ProjectFile, kind: AmountKind) -> Decimal | None:
    """Return an amount with a rule of a project that counts as the city's, None where it has none such."""
    found = amount_of(ledger, project, kind)
    return None if found is None or found.counted_by is None or found.apart or found.disputed else found.yi


@dataclass(frozen=True, slots=True)
class Share:
    """What share of the year's plan is done, in percent, and of how many projects both were told."""

    percent: Decimal
    projects: int


def share_of_plan(desk: Desk, projects: Iterable[ProjectFile]) -> Share | None:
    """Return what share of the plan of the year some projects have done; None where none told both with their rules."""
    pairs = []
    for project in projects:
        plan, done = (_known(desk.ledger, project, kind) for kind in (AmountKind.YEAR_PLAN, AmountKind.YEAR_DONE))
        if plan and done is not None:
            pairs.append((done, plan))
    whole = sum((plan for _, plan in pairs), Decimal(0))
    return Share(sum((done for done, _ in pairs), Decimal(0)) / whole * 100, len(pairs)) if whole else None


def growth(desk: Desk) -> tuple[Decimal, Decimal] | None:
    """Return the work done by this day of last year, and the growth since in percent; None where either is missing."""
    rule = CountedBy.STATISTICS
    now, then = (
        totals(each, By.STEP, AmountKind.YEAR_DONE).whole.sums.get(rule) for each in (desk.ledger, desk.year_before)
    )
    return None if not then or now is None else (then, (now / then - 1) * 100)


def percent_text(value: Decimal) -> str:
    """Return a share in percent with one decimal where it has one."""
    return f"{value:.1f}".removesuffix(".0")


def sum_text(desk: Desk, projects: tuple[ProjectFile, ...], kind: AmountKind) -> str:
    """Return the sums of an amount of some projects, by rule."""
    own = {project.id for project in projects}
    whole = totals(_only(desk.ledger, own), By.STEP, kind).whole
    return sums_text(whole, desk.language) if whole.sums else desk.say(NOT_REPORTED)


def _only(ledger: Ledger, ids: set[str]) -> Ledger:
    """Return the ledger of some projects alone."""
    kept = {id: project for id, project in ledger.projects.items() if id in ids}
    return Ledger(ledger.day, ledger.city, kept, ledger.leads, ledger.figures, ledger.adopted)


def done_in_month(desk: Desk, projects: tuple[ProjectFile, ...]) -> str:
    """Return what was done in the month that is told of; who did not report both ends of it is not in it."""
    same_year = desk.month_before.day[:4] == desk.month[:4]
    found: list[Decimal] = []
    for project in projects:
        end = desk.month_end.projects.get(project.id)
        now = None if end is None else _known(desk.month_end, end, AmountKind.YEAR_DONE)
        old = desk.month_before.projects.get(project.id)
        then = None if old is None else _known(desk.month_before, old, AmountKind.YEAR_DONE)
        if now is not None and (then is not None or not same_year):
            found.append(now - (then if then is not None and same_year else Decimal(0)))
    return investment(float(sum(found, Decimal(0))), desk.language) if found else desk.say(NOT_REPORTED)
