"""Totals that reconcile: every project in one row, every amount in a sum of its kind and rule or told why it is not."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from graph.analysis.ledger.amounts import Amount, Trap, add, addable, amount_of, part_of
from graph.analysis.ledger.calendar import quarter
from graph.analysis.ledger.indicators import UnitKind, unit_of
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.model.labelled_enum import LabelledEnum
from graph.model.ledger_words import AmountKind, CountedBy, Step
from graph.model.nodes import Figure
from graph.once import once


class By(LabelledEnum):
    """By what totals are told."""

    QUARTER = "quarter", "季度", "Quarter"
    STEP = "step", "阶段", "Step"
    CHAIN = "chain", "产业链", "Chain"
    DISTRICT = "district", "县区", "District"
    OFFICE = "office", "包保单位", "Office"
    TASK_FORCE = "task_force", "专班", "Task force"
    DEPARTMENT = "department", "责任单位", "Department"


@dataclass(frozen=True, slots=True)
class Left:
    """An amount that enters no sum, with the trap it would be."""

    amount: Amount
    trap: Trap


@dataclass(frozen=True, slots=True)
class TotalRow:
    """The projects of one key, None where they have none, and their amounts of one kind.

    `sums` holds by rule the sum and the amounts in it; `left` what enters none and why, `without` who has no amount.
    """

    key: str | None
    projects: tuple[ProjectFile, ...]
    sums: Mapping[CountedBy, Decimal]
    added: tuple[Amount, ...]
    left: tuple[Left, ...]
    without: tuple[ProjectFile, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """What the city published of its projects, beside what is held: numbers and amounts are never subtracted.

    `figure` is the published one, `ours` what the ledger names; lists were not published, so what is missing has no
    name.
    """

    figure: Figure
    ours: Decimal | None
    others: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals by one thing: the rows, the whole of which they are the parts, and names that were not counted twice."""

    by: By
    kind: AmountKind
    rows: tuple[TotalRow, ...]
    whole: TotalRow
    doubles: tuple[ProjectFile, ...]

    def reconciles(self) -> bool:
        """Return whether the rows come to the whole, to the last digit: projects, every sum, what was left out."""
        sums: defaultdict[CountedBy, Decimal] = defaultdict(Decimal)
        for row in self.rows:
            for rule, total in row.sums.items():
                sums[rule] += total
        counted = [project.id for row in self.rows for project in row.projects]
        return (
            sorted(counted) == sorted(project.id for project in self.whole.projects)
            and dict(sums) == dict(self.whole.sums)
            and sum(len(row.left) for row in self.rows) == len(self.whole.left)
            and sum(len(row.without) for row in self.rows) == len(self.whole.without)
        )


@once
def totals(ledger: Ledger, by: By, kind: AmountKind = AmountKind.TOTAL) -> Totals:
    """Return the totals of a day by one thing; a project in several chains stands in the first in the city's order."""
    groups: defaultdict[str | None, list[ProjectFile]] = defaultdict(list)
    for project in ledger.counted:
        groups[KEYS[by](ledger, project)].append(project)
    rows = tuple(_row(ledger, key, groups[key], kind) for key in _ordered(ledger, by, groups))
    return Totals(by, kind, rows, _row(ledger, None, ledger.counted, kind), ledger.doubles)


TELLING = (By.QUARTER, By.DISTRICT, By.CHAIN, By.STEP)
"""By what totals are opened, the first that tells something."""


def most_telling(ledger: Ledger) -> By:
    """Return by what totals are opened: the first of TELLING of which over half the projects have something to say.

    What they say must differ; where none does, by step, which every project has.
    """
    for by in TELLING:
        keys = [key for project in ledger.counted if (key := KEYS[by](ledger, project)) is not None]
        if len(set(keys)) > 1 and 2 * len(keys) > len(ledger.counted):
            return by
    return By.STEP


def _row(ledger: Ledger, key: str | None, projects: Iterable[ProjectFile], kind: AmountKind) -> TotalRow:
    own = tuple(projects)
    told = [(project, amount_of(ledger, project, kind)) for project in own]
    amounts = [amount for _, amount in told if amount is not None]
    left = tuple(Left(each, trap) for each in amounts if (trap := trap_of(ledger, each)) is not None)
    out = {each.amount.project.id for each in left}
    added = tuple(each for each in amounts if each.project.id not in out)
    rules = dict.fromkeys(each.counted_by for each in added if each.counted_by is not None)
    sums = {rule: _added(ledger, added, rule) for rule in sorted(rules, key=list(CountedBy).index)}
    return TotalRow(key, own, sums, added, left, tuple(project for project, amount in told if amount is None))


def _added(ledger: Ledger, added: Iterable[Amount], rule: CountedBy) -> Decimal:
    found = add(ledger, (each for each in added if each.counted_by is rule))
    if found.total is None:
        raise AssertionError(f"refused: {found.refused}")
    return found.total


def trap_of(ledger: Ledger, amount: Amount) -> Trap | None:
    """Return the trap an amount would be in a sum of its kind, None where it may be added."""
    if part_of(ledger, amount.project):
        return Trap.WHOLE_AND_PART
    if addable(amount):
        return None
    if amount.counted_by is None:
        return Trap.NO_RULE
    if amount.apart:
        return Trap.APART
    return Trap.READINGS if amount.disputed else Trap.SIGNINGS


def _quarter(ledger: Ledger, project: ProjectFile) -> str | None:
    del ledger
    day = project.journey.days.get(project.step)
    return None if day is None else quarter(day)


def _chain(ledger: Ledger, project: ProjectFile) -> str | None:
    return next(iter(ledger.chains(project)), None)


def _unit(kind: UnitKind) -> Callable[[Ledger, ProjectFile], str | None]:
    return lambda _, project: unit_of(project, kind)


KEYS: Mapping[By, Callable[[Ledger, ProjectFile], str | None]] = {
    By.QUARTER: _quarter,
    By.STEP: lambda _, project: project.step.value,
    By.CHAIN: _chain,
    By.DISTRICT: _unit(UnitKind.DISTRICT),
    By.OFFICE: _unit(UnitKind.OFFICE),
    By.TASK_FORCE: _unit(UnitKind.TASK_FORCE),
    By.DEPARTMENT: _unit(UnitKind.DEPARTMENT),
}


def _ordered(ledger: Ledger, by: By, groups: Mapping[str | None, object]) -> list[str | None]:
    """Return the keys in the order of steps or of the city's chains, else by name; what has none comes last."""
    places = {step.value: at for at, step in enumerate(Step)} if by is By.STEP else {}
    places |= {chain: at for at, chain in enumerate(ledger.city.chains)} if by is By.CHAIN else {}
    return sorted(groups, key=lambda key: (key is None, places.get(key or "", 0), key or ""))


PUBLISHED = ("全年计划开复工项目数", "全年计划开复工项目总投资", "全年计划开复工项目当年投资")
"""What published figures of projects are called in the facts."""


def published(ledger: Ledger) -> tuple[Published, ...]:
    """Return what was published of the projects of a year, with other readings and what the ledger names."""
    found = [figure for figure in ledger.city.figures if figure.name_zh in PUBLISHED]
    return tuple(Published(each, _ours(ledger, each), _others(ledger, each)) for each in found)


def _ours(ledger: Ledger, figure: Figure) -> Decimal | None:
    if figure.unit == "个":
        return Decimal(len(ledger.counted))
    if "总投资" not in figure.name_zh:
        return None
    return totals(ledger, By.STEP).whole.sums.get(CountedBy.PUBLISHED)


def _others(ledger: Ledger, figure: Figure) -> tuple[Figure, ...]:
    return tuple(each for each in ledger.city.figures if each.other_reading_of == figure.id)
