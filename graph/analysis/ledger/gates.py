"""The gate before each step: what must be known and which proof must be on file; a move is refused with what lacks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.analysis.ledger.tables import Row, rules
from graph.analysis.ledger_facts import PLACE
from graph.errors import InvalidRequest
from graph.model.ledger_words import RAIL, AmountKind, Step
from graph.text import InTwoLanguages

AMOUNTS = {kind.value: kind for kind in AmountKind}
REPLACED = "reason:"
"""How the item begins under which the reason stands why an item was replaced by others."""


class ItemState(StrEnum):
    """Whether an item is there, lacks, is replaced by others with a reason, or is only listed."""

    THERE = "there"
    MISSING = "missing"
    REPLACED = "replaced"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class GateItem(InTwoLanguages):
    """One item of a gate: its id, its names, whether it is there, and what may stand in its place."""

    item: str
    zh: str
    en: str
    state: ItemState
    replaced_by: tuple[str, ...] = ()
    proof: str | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """What stands before a step of a project."""

    step: Step
    items: tuple[GateItem, ...]

    @property
    def missing(self) -> tuple[GateItem, ...]:
        """Return what lacks."""
        return tuple(each for each in self.items if each.state is ItemState.MISSING)

    @property
    def is_open(self) -> bool:
        """Return whether nothing lacks."""
        return not self.missing


def gate(ledger: Ledger, project: ProjectFile, step: Step, further: Mapping[str, str] | None = None) -> Gate:
    """Return the gate before a step; `further` are proofs about to be filed, by item."""
    proofs = {**{item: act.proof for item, act in project.proofs.items()}, **(further or {})}
    rows = [row for row in rules("gates", ledger.adopted) if row["step"] == step.value and _applies(row, project)]
    return Gate(step, tuple(_item(row, project, proofs) for row in rows))


def next_step(project: ProjectFile) -> Step | None:
    """Return the step a project comes to next: the first not reached behind the one it stands at."""
    if project.step not in PLACE:
        return None
    reached = project.journey
    built = reached.has(Step.STARTED) and PLACE[project.step] < PLACE[Step.COMPLETED]
    if built and not reached.has(Step.ENTERED):
        return Step.ENTERED
    return next((step for step in RAIL if PLACE[step] > PLACE[project.step] and step is not Step.ENTERED), None)


def check_move(
    ledger: Ledger, project: ProjectFile, step: Step, day: str, further: Mapping[str, str] | None = None, why: str = ""
) -> None:
    """Raise InvalidRequest where a project may not come to a step on a day, naming everything that lacks."""
    _check_day(ledger, project, day)
    if project.opened is None:
        raise InvalidRequest(
            f"“{project.title}”还没有接收进台账，没有责任单位；先 ledger open",
            f"{project.title} was not taken over yet and nobody is in charge; first: ledger open",
        )
    if step is Step.STOPPED:
        _check_stop(project, why)
        return
    _check_order(project, step)
    missing = tuple(
        each for passed in gates_passed(project, step) for each in gate(ledger, project, passed, further).missing
    )
    if missing:
        raise refusal(ledger, project, step, tuple(dict.fromkeys(missing)))


def refusal(ledger: Ledger, project: ProjectFile, step: Step, missing: Sequence[GateItem]) -> InvalidRequest:
    """Return why a move is refused: what lacks, and how it may be made good; each item has its id for the command."""
    named = {row["item"]: (row["zh"], row["en"]) for row in rules("gates", ledger.adopted)}
    zh = "；".join(f"{each.zh}（{each.item}{_instead(each, named, 0)}）" for each in missing)
    en = "; ".join(f"{each.en} ({each.item}{_instead(each, named, 1)})" for each in missing)
    return InvalidRequest(
        f"“{project.title}”不能进到{step.zh}，还缺 {len(missing)} 项：{zh}。没有记录",
        f"{project.title} may not move to {step.en.lower()}, {len(missing)} lack: {en}; nothing was recorded",
    )


def faults(ledger: Ledger, project: ProjectFile) -> tuple[tuple[Step, GateItem], ...]:
    """Return the steps that were recorded and whose gate would not open any more, with what lacks: a proof undone."""
    recorded = [step for step in RAIL if step in project.journey.days]
    return tuple((step, item) for step in recorded for item in gate(ledger, project, step).missing)


def gates_passed(project: ProjectFile, step: Step) -> Iterable[Step]:
    """Return the gates a move goes through; the statistics are entered by a record of their own."""
    if step is Step.ENTERED or project.journey.stopped:
        return (step,)
    start = PLACE.get(project.journey.step, -1)
    return (each for each in RAIL if start < PLACE[each] <= PLACE[step] and each is not Step.ENTERED)


def _check_day(ledger: Ledger, project: ProjectFile, day: str) -> None:
    last = max(project.journey.days.values(), default="")
    if day > ledger.day:
        raise InvalidRequest(
            f"日期 {day} 还没有到（今天 {ledger.day}），没有记录", f"{day} is still to come (today {ledger.day})"
        )
    if day < last:
        raise InvalidRequest(
            f"日期 {day} 早于上一次推进 {last}，没有记录；上一次有误请先撤销",
            f"{day} is before the last move on {last}; undo that first if it is wrong",
        )


def _check_stop(project: ProjectFile, why: str) -> None:
    if not why.strip():
        raise InvalidRequest("中止要写理由，没有记录", "a project is stopped with a reason alone; nothing was recorded")
    if project.journey.stopped:
        raise InvalidRequest(f"“{project.title}”已经中止", f"{project.title} is stopped already")


def _check_order(project: ProjectFile, step: Step) -> None:
    reached = project.journey
    if step not in PLACE:
        raise InvalidRequest(f"不能推进到“{step.zh}”", f"nothing is moved to {step.en.lower()}")
    if step is Step.ENTERED:
        _check_entry(project)
    elif reached.step in PLACE and not reached.stopped and PLACE[step] <= PLACE[reached.step]:
        raise InvalidRequest(
            f"“{project.title}”已在{reached.step.zh}，不能退回{step.zh}；记错了请撤销那一条",
            f"{project.title} is at {reached.step.en.lower()} already; undo the entry if it was wrong",
        )
    elif reached.stopped and reached.step in PLACE and PLACE[step] > PLACE[reached.step]:
        raise InvalidRequest(
            f"“{project.title}”中止前在{reached.step.zh}，复工先回到{reached.step.zh}，再往前推",
            f"{project.title} stopped at {reached.step.en.lower()}: it is taken up again there, then moved on",
        )


def _check_entry(project: ProjectFile) -> None:
    if project.journey.has(Step.ENTERED):
        raise InvalidRequest(f"“{project.title}”已经入库", f"{project.title} is entered already")
    if not project.journey.has(Step.STARTED):
        raise InvalidRequest(
            f"“{project.title}”还没有开工，不能入库：开工和入库是两件事，各有凭证",
            f"{project.title} has not started and cannot be entered in the statistics",
        )


def _applies(row: Row, project: ProjectFile) -> bool:
    bought = project.opened is not None and project.opened.purchase
    if row["purchase"] and (row["purchase"] == "yes") != bought:
        return False
    total = project.amount(AmountKind.TOTAL)
    return not row["from_yi"] or (total is not None and Decimal(str(total.yi)) >= Decimal(row["from_yi"]))


def _item(row: Row, project: ProjectFile, proofs: Mapping[str, str]) -> GateItem:
    instead = tuple(each for each in row["replaced_by"].split(";") if each)
    state = _state(row, project, proofs, instead)
    return GateItem(row["item"], row["zh"], row["en"], state, instead, proofs.get(row["item"]))


def _state(row: Row, project: ProjectFile, proofs: Mapping[str, str], instead: Sequence[str]) -> ItemState:
    item = row["item"]
    if item in proofs or (row["need"] == "known" and _is_known(item, project)):
        return ItemState.THERE
    if row["need"] == "listed":
        return ItemState.LISTED
    if instead and any(each in proofs for each in instead) and f"{REPLACED}{item}" in proofs:
        return ItemState.REPLACED
    return ItemState.MISSING


def _is_known(item: str, project: ProjectFile) -> bool:
    """Return whether what must be known is: an amount with how it was counted, or a unit."""
    sort, _, name = item.partition(":")
    if sort == "amount":
        found = project.amount(AMOUNTS[name])
        return found is not None and found.counted_by is not None
    return project.opened is not None and bool(getattr(project.opened, name, None))


def _instead(item: GateItem, named: Mapping[str, tuple[str, str]], language: int) -> str:
    """Say by what an item may be replaced: each by its name, where a table has one, and its id."""
    told = [f"{named[each][language]} {each}" if each in named else each for each in item.replaced_by]
    if not told:
        return ""
    return (f"，可由{'、'.join(told)}代替并写明理由", f", may be replaced by {' or '.join(told)} with a reason")[
        language
    ]
