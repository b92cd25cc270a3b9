"""Figures of a race that the ledger tells itself, each with the projects behind it; what it cannot tell is missing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from graph.analysis.ledger.amounts import add, addable, amount_of, part_of
from graph.analysis.ledger.calendar import after_month, period_holds
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.model.labelled_enum import LabelledEnum
from graph.model.ledger_words import PLACE_OF, AmountKind, CountedBy, Step

ONE, TEN = Decimal(1), Decimal(10)
LEAST_DONE = Decimal("0.05")
"""Share of its total a project of 10亿 or more must have done this year, by statistics, to count."""


class UnitKind(LabelledEnum):
    """Who is compared."""

    DISTRICT = "district", "县区", "District"
    TASK_FORCE = "task_force", "专班", "Task force"
    OFFICE = "office", "包保单位", "Office"
    DEPARTMENT = "department", "责任单位", "Department"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure of a unit with the projects it comes from, and for a reported one its proof; None where missing."""

    value: Decimal | None
    projects: tuple[str, ...] = ()
    proof: str | None = None


def unit_of(project: ProjectFile, kind: UnitKind) -> str | None:
    """Return the unit of a kind a project belongs to."""
    if kind is UnitKind.DISTRICT:
        return project.district
    return None if project.opened is None else getattr(project.opened, kind.value)


def indicator(ledger: Ledger, name: str, unit: str, kind: UnitKind, period: str) -> Indicator:
    """Return a figure of a unit for a period: as it was reported, else as the ledger tells it."""
    reported = ledger.figures.get((unit, name, period))
    if reported is not None:
        return Indicator(Decimal(str(reported.value)), (), reported.proof)
    own = [each for each in ledger.counted if unit_of(each, kind) == unit]
    if name not in COMPUTED or not own:
        return Indicator(None)
    return COMPUTED[name](ledger, own, period)


def _signed(own: Iterable[ProjectFile], period: str) -> list[ProjectFile]:
    return [each for each in own if period_holds(period, each.journey.days.get(Step.SIGNED, "-"))]


def _count(found: Sequence[ProjectFile]) -> Indicator:
    return Indicator(Decimal(len(found)), tuple(each.id for each in found))


def _signed_count(ledger: Ledger, own: Sequence[ProjectFile], period: str) -> Indicator:
    del ledger
    return _count(_signed(own, period))


def _signed_amount(ledger: Ledger, own: Sequence[ProjectFile], period: str) -> Indicator:
    """Return the agreed investment of first signings; missing where one has none or they cannot be added."""
    return _sum(ledger, _signed(own, period), AmountKind.AGREED)


def _sum(ledger: Ledger, found: Sequence[ProjectFile], kind: AmountKind) -> Indicator:
    amounts = [amount_of(ledger, each, kind) for each in found if not part_of(ledger, each)]
    known = [each for each in amounts if each is not None and addable(each)]
    if not found:
        return Indicator(Decimal(0))
    total = add(ledger, known).total if len(known) == len(amounts) else None
    return Indicator(total, tuple(each.project.id for each in known))


def _new_yi(ledger: Ledger, own: Sequence[ProjectFile], period: str) -> Indicator:
    """Return how many signed projects have a total from 1亿; missing where no total of those signed is known."""
    signed = _signed(own, period)
    known = [each for each in signed if _total(each) is not None]
    if signed and not known:
        return Indicator(None, tuple(each.id for each in signed))
    return _count([each for each in known if _counts_as_large(ledger, each)])


def _counts_as_large(ledger: Ledger, project: ProjectFile) -> bool:
    total = _total(project) or Decimal(0)
    if total < TEN:
        return total >= ONE
    done = amount_of(ledger, project, AmountKind.YEAR_DONE)
    return done is not None and done.counted_by is CountedBy.STATISTICS and done.yi >= LEAST_DONE * total


def _total(project: ProjectFile) -> Decimal | None:
    found = project.amount(AmountKind.TOTAL)
    return None if found is None else Decimal(str(found.yi))


def _between(low: Decimal, high: Decimal | None) -> "Computed":
    """Return what counts the signed projects whose total lies from `low` up to below `high`."""

    def counted(ledger: Ledger, own: Sequence[ProjectFile], period: str) -> Indicator:
        del ledger
        signed = [(each, _total(each)) for each in _signed(own, period)]
        if any(total is None for _, total in signed):
            return Indicator(None, tuple(each.id for each, _ in signed))
        return _count([p for p, total in signed if total is not None and low <= total and (not high or total < high)])

    return counted


def _this_year(kind: AmountKind) -> "Computed":
    """Return what adds an amount of the year over the projects that told it; missing where none did."""

    def summed(ledger: Ledger, own: Sequence[ProjectFile], period: str) -> Indicator:
        told = [each for each in own if each.amount(kind) is not None]
        if not told or period[:4] != ledger.day[:4]:
            return Indicator(None)
        return _sum(ledger, told, kind)

    return summed


def _ongoing(ledger: Ledger, own: Sequence[ProjectFile], period: str) -> Indicator:
    del ledger, period
    return _count([each for each in own if PLACE_OF[each.step] <= PLACE_OF[Step.COMPLETED]])


def _ongoing_linked(ledger: Ledger, own: Sequence[ProjectFile], period: str) -> Indicator:
    del period
    return _count([each for each in own if PLACE_OF[each.step] <= PLACE_OF[Step.COMPLETED] and ledger.links(each)])


def _overdue_unstarted(ledger: Ledger, own: Sequence[ProjectFile], period: str) -> Indicator:
    """Return the projects that did not start in the month planned; missing where none is planned."""
    del period
    planned = [each for each in own if each.start_month is not None]
    if not planned:
        return Indicator(None)
    return _count(
        [p for p in planned if after_month(p.start_month or "") <= ledger.day and not p.journey.has(Step.STARTED)]
    )


Computed = Callable[[Ledger, Sequence[ProjectFile], str], Indicator]
COMPUTED: Mapping[str, Computed] = {
    "signed_count": _signed_count,
    "signed_amount": _signed_amount,
    "new_yi": _new_yi,
    "signed_3_10": _between(Decimal(3), TEN),
    "signed_10_20": _between(TEN, Decimal(20)),
    "signed_20": _between(Decimal(20), None),
    "arrived": _this_year(AmountKind.ARRIVED),
    "year_done": _this_year(AmountKind.YEAR_DONE),
    "ongoing": _ongoing,
    "ongoing_linked": _ongoing_linked,
    "overdue_unstarted": _overdue_unstarted,
}
"""What the ledger can tell of a unit by itself; every other figure is reported."""
