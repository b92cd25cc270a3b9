"""The clock of problems and orders: three colours by their deadline, a colour apart from the lights of projects."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.analysis.ledger.calendar import days_between
from graph.analysis.ledger.lights import COLOURS, Colour
from graph.analysis.ledger.problems import Problem
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.analysis.ledger.tables import rules


@dataclass(frozen=True, slots=True)
class Clock:
    """A problem of a project with its colour and the days left; below zero the days it is overdue."""

    project: ProjectFile
    problem: Problem
    colour: Colour
    days_left: int


def clock(ledger: Ledger, project: ProjectFile, problem: Problem) -> Clock:
    """Return the clock of a problem on the day of the ledger; what is solved is green and stands still."""
    left = days_between(problem.solved or ledger.day, problem.raised.deadline)
    return Clock(project, problem, Colour.GREEN if problem.solved else _colour(ledger, left), left)


def clocks(ledger: Ledger) -> tuple[Clock, ...]:
    """Return every problem of the city, open before solved, the most overdue first."""
    found = (clock(ledger, project, problem) for project in ledger.counted for problem in project.problems)
    return tuple(sorted(found, key=_urgency))


def open_clocks(ledger: Ledger) -> Iterator[Clock]:
    """Yield the problems that are open."""
    return (each for each in clocks(ledger) if each.problem.solved is None)


def _colour(ledger: Ledger, left: int) -> Colour:
    rows = sorted(rules("clocks", ledger.adopted), key=lambda row: int(row["from_days_left"]))
    return next((COLOURS[row["colour"]] for row in rows if left <= int(row["from_days_left"])), Colour.GREEN)


def _urgency(each: Clock) -> tuple[bool, int, str, int]:
    return (each.problem.solved is not None, each.days_left, each.project.id, each.problem.raised.number)


@dataclass(frozen=True, slots=True)
class ThreeLists:
    """The city's three lists: problems, who is responsible for which, and what counts as solved."""

    problems: tuple[Clock, ...]
    responsibilities: tuple[tuple[str, tuple[Clock, ...]], ...]
    standards: tuple[Clock, ...]


def three_lists(ledger: Ledger, project: str | None = None) -> ThreeLists:
    """Return the three lists of one project, or of all."""
    own = tuple(each for each in clocks(ledger) if project is None or each.project.id == project)
    units = dict.fromkeys(each.problem.raised.responsible for each in own)
    by_unit = tuple((unit, tuple(each for each in own if each.problem.raised.responsible == unit)) for unit in units)
    return ThreeLists(own, by_unit, own)
