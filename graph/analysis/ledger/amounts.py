"""Sums of amounts, and the ten traps: what would be added that must not be is refused, and the trap named."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.model.cells import evidence_of
from graph.model.labelled_enum import LabelledEnum
from graph.model.ledger_words import YEARLY, AmountKind, CountedBy, Signing


class Trap(LabelledEnum):
    """Why amounts may not be added; the labels say it in a sentence."""

    KINDS = "kinds", "五个金额不能互相相加", "The five amounts are never added to one another"
    RULES = "rules", "按不同口径统计的金额不能相加", "Amounts counted by different rules are not added"
    NO_RULE = "no_rule", "口径待核的金额不能相加", "An amount whose rule is not verified is not added"
    RUNNING_SUM = (
        "running_sum",
        "同一项目同一年的累计数不能逐月相加，只取最近一次",
        "Running sums of one project within a year are not added; the latest holds the earlier",
    )
    YEARS = "years", "不同年份的本年数不能相加", "Amounts of different years are not added"
    SAME_PROJECT = (
        "same_project",
        "同一项目的两个名字只算一次",
        "One project under two names is counted once",
    )
    READINGS = (
        "readings",
        "一个项目有几种说法的金额并列，不相加、不取平均",
        "Several readings of one amount stand side by side, neither added nor averaged",
    )
    WHOLE_AND_PART = (
        "whole_and_part",
        "总项目已含分项目，不能再加分项目",
        "A whole holds its part; the part is not added to it",
    )
    SIGNINGS = (
        "signings",
        "签约只算首次，增资和变更业主另列，不相加",
        "A signing counts once; increases and changes of owner stand apart",
    )
    APART = (
        "apart",
        "省管区的项目不计入本市，不相加",
        "A project in a zone governed apart is not added to the city's",
    )


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of one project, as it may enter a sum."""

    project: ProjectFile
    kind: AmountKind
    yi: Decimal
    day: str | None
    counted_by: CountedBy | None
    signing: Signing | None = None
    disputed: bool = False
    apart: bool = False
    proof: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A trap with the projects that are in it."""

    trap: Trap
    projects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum with the amounts behind it; `refused` are the traps that keep it from being made, and then it has none."""

    total: Decimal | None
    amounts: tuple[Amount, ...]
    refused: tuple[Refused, ...] = ()


def add(ledger: Ledger, amounts: Iterable[Amount]) -> Sum:
    """Return the sum of amounts, or every trap they are in."""
    told = tuple(amounts)
    refused = tuple(_traps(ledger, told))
    return Sum(None if refused or not told else sum((each.yi for each in told), Decimal(0)), told, refused)


def amount_of(ledger: Ledger, project: ProjectFile, kind: AmountKind) -> Amount | None:
    """Return an amount of a project as it stands; the total of the facts where none was recorded."""
    own = project.amount(kind)
    apart = ledger.is_apart(project)
    if own is not None:
        yi = Decimal(str(own.yi))
        return Amount(
            project, kind, yi, own.day, own.counted_by, own.signing, _has_readings(project, kind), apart, own.proof
        )
    fact = project.fact
    if kind is not AmountKind.TOTAL or fact is None or fact.investment_yi is None:
        return None
    told = evidence_of(fact, "investment_yi")
    yi = Decimal(str(fact.investment_yi))
    return Amount(project, kind, yi, told.as_of, CountedBy.PUBLISHED, None, project.disputed, apart, told.source)


def _has_readings(project: ProjectFile, kind: AmountKind) -> bool:
    """Return whether two amounts of one kind hold for one day and differ, each by a rule of its own."""
    own = project.amount(kind)
    others = [act for _, act in project.amounts if act.amount is kind and own is not None and act.day == own.day]
    return len({act.counted_by for act in others}) > 1 and len({act.yi for act in others}) > 1


def _traps(ledger: Ledger, told: Sequence[Amount]) -> Iterator[Refused]:
    ids = tuple(dict.fromkeys(each.project.id for each in told))
    if len({each.kind for each in told}) > 1:
        yield Refused(Trap.KINDS, ids)
    if len({each.counted_by for each in told} - {None}) > 1:
        yield Refused(Trap.RULES, ids)
    if len({(each.day or "")[:4] for each in told if each.kind in YEARLY}) > 1:
        yield Refused(Trap.YEARS, ids)
    if len({each.apart for each in told}) > 1:
        yield Refused(Trap.APART, _ids(each for each in told if each.apart))
    yield from _named(Trap.NO_RULE, (each for each in told if each.counted_by is None))
    yield from _named(Trap.RUNNING_SUM, _again(told))
    yield from _named(Trap.READINGS, (each for each in told if each.disputed))
    yield from _named(
        Trap.SAME_PROJECT, (each for each in told if _root(ledger, each.project) in set(ids) - {each.project.id})
    )
    yield from _named(Trap.WHOLE_AND_PART, (each for each in told if _whole(each.project) in ids))
    yield from _named(Trap.SIGNINGS, (each for each in told if each.signing not in (None, Signing.FIRST)))


def _named(trap: Trap, amounts: Iterable[Amount]) -> Iterator[Refused]:
    ids = _ids(amounts)
    if ids:
        yield Refused(trap, ids)


def _ids(amounts: Iterable[Amount]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.project.id for each in amounts))


def _again(told: Sequence[Amount]) -> Iterator[Amount]:
    """Yield the amounts of a project that is told of more than once with one kind and year."""
    seen: set[tuple[str, AmountKind, str]] = set()
    for each in told:
        key = (each.project.id, each.kind, (each.day or "")[:4] if each.kind in YEARLY else "")
        if key in seen:
            yield each
        seen.add(key)


def _root(ledger: Ledger, project: ProjectFile) -> str:
    """Return the project another one is a name of."""
    other = project.same_as
    return other if other is not None and other in ledger.projects else project.id


def _whole(project: ProjectFile) -> str | None:
    return None if project.opened is None else project.opened.within_id


def addable(amount: Amount) -> bool:
    """Return whether an amount may enter a sum of its kind and rule on its own account."""
    return (
        amount.counted_by is not None
        and not amount.disputed
        and not amount.apart
        and amount.signing in (None, Signing.FIRST)
    )


def part_of(ledger: Ledger, project: ProjectFile) -> bool:
    """Return whether a project's amounts are held by a whole that is counted too."""
    return _whole(project) in ledger.projects
