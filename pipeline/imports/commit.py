"""Acts entered and the graph brought up to them: whole, or as it was before."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from graph.analysis.folding.fold import Fold
from graph.analysis.folding.held import Clash
from graph.analysis.records import Records
from graph.errors import InvalidRequest, LianpuError, StoreEmpty, StoreOutdated
from graph.model.acts import Act, LogEntry, Undo
from graph.model.fact_acts import FACT_SUBJECTS
from graph.model.facts import FactSet
from graph.model.schema import NODES
from graph.store.base import Load, Store
from graph.store.log import Log, NewEntry
from pipeline.imports.preview import Preview
from pipeline.load import load_folded

NO_LOAD = "-"
"""What stands for the load where nothing has been loaded yet."""
OVERWRITE = ("加 --overwrite", "--overwrite takes yours")
"""What is to be done by whoever wants own values to stand over those of others."""
TAKEN_BACK = "更新没有成功，自动撤回 / taken back: the load failed"


@dataclass(frozen=True, slots=True)
class Committed:
    """What was entered, and the load that holds it."""

    entries: tuple[LogEntry, ...]
    load: Load
    fold: Fold


def clashes_since(found: Preview, since: int) -> tuple[Clash, ...]:
    """Return the cells that the acts set otherwise than entries their maker did not know of."""
    last = _last(found)
    return tuple(each for each in clashes_of(found) if since < min(each.first, each.second) <= last)


def _last(found: Preview) -> int:
    return found.records.entries[-1].sequence if found.records.entries else 0


def clashes_of(found: Preview) -> tuple[Clash, ...]:
    """Return the cells that the acts set otherwise than entries before them, or that a correction keeps otherwise."""
    last = _last(found)
    known = set(found.before.clashes)
    return tuple(each for each in found.after.clashes if each not in known and max(each.first, each.second) > last)


def refuse_changed(found: Preview, since: int, overwrite: tuple[str, str] = OVERWRITE) -> None:
    """Raise InvalidRequest where somebody acted on the very things since, with both values where both set a cell."""
    for act in found.acts:
        last = found.records.expected(act.subject)
        if last > since and not isinstance(act, Undo):
            entry = found.records.entry(last)
            who = "" if entry is None else entry.who
            raise InvalidRequest(
                f"“{act.subject}”在计划写好之后被 {who} 改过（记录 #{last}），没有导入；请重新生成计划看过再导入",
                f"“{act.subject}” was changed by {who} (record #{last}) since the plan was made; nothing was entered: "
                "make the plan again and look at it",
            )
    clashes = clashes_since(found, since)
    if clashes:
        raise InvalidRequest(*_both_values(found, clashes, overwrite))


def _both_values(found: Preview, clashes: Sequence[Clash], overwrite: tuple[str, str]) -> tuple[str, str]:
    told = [_both(found, each) for each in clashes[:5]]
    more = f" … +{len(clashes) - 5}" if len(clashes) > 5 else ""
    listed = "; ".join(told) + more
    return (
        f"别人在计划写好之后给了另外的值，没有导入：{listed}；仍要用这次的，{overwrite[0]}",
        f"others have set other values since the plan was made, nothing was entered: {listed}; {overwrite[1]}",
    )


def _both(found: Preview, clash: Clash) -> str:
    """Return a cell with both values, that of the entry on file first."""
    sides = sorted([(clash.first, clash.first_value), (clash.second, clash.second_value)], key=lambda side: side[0])
    entry = found.records.entry(sides[0][0])
    who = "" if entry is None else f"{entry.who} #{entry.sequence} "
    return f"{clash.kind} {clash.name} {clash.column}: {who}“{sides[0][1]}” ≠ “{sides[1][1]}”"


def commit(
    found: Preview, facts: FactSet, store: Store, log: Log, who: str, reason: str | None, kept: Path | None = None
) -> Committed:
    """Enter acts and load what follows; where the load fails they are taken back, and all is as it was.

    What waits for a review is entered as proposals, which change no fact, so that nothing is loaded. How the city stood
    before goes to the folder `kept`. Whoever is killed in between leaves entries that the next command brings into the
    graph. Raises what the log and the store raise.
    """
    refuse_lost(facts, found.before.facts, store)
    standing = _load(store)
    load_id = NO_LOAD if standing is None else standing.id
    entries = enter_all(found.acts, found.records, log, who, load_id, reason)
    if standing is not None and not any(entry.act.subject.startswith(FACT_SUBJECTS) for entry in entries):
        return Committed(entries, standing, found.before)
    try:
        load, _, fold = load_folded(facts, store, log, allow_removal=True, kept=kept)
    except (LianpuError, OSError):
        _take_back(log, entries, who, load_id)
        raise
    return Committed(entries, load, fold)


def refuse_lost(facts: FactSet, folded: FactSet, store: Store) -> None:
    """Raise InvalidRequest where the tables hold no row and the graph holds more than the acts bring.

    A city that begins may have blank tables; one that has lost its tables would lose its facts by the next load.
    """
    if facts.nodes or facts.edges or _load(store) is None:
        return
    with store.reader() as reader:
        stored = {each.id for kind in NODES.values() for each in reader.nodes(kind)}
    lost = len(stored - {each.id for each in folded.nodes})
    if lost:
        raise InvalidRequest(
            f"资料文件夹里的表格都空了，而现有资料有 {lost:,} 条来自那些表格，没有动；请先放回原来的表格",
            f"the tables of the folder are blank, though {lost:,} things on file came from them; nothing was entered: "
            "put the tables back first",
        )


def enter_all(
    acts: Sequence[Act], records: Records, log: Log, who: str, load_id: str, reason: str | None
) -> tuple[LogEntry, ...]:
    """Enter acts one behind the other, all or none; what each expects is what `records` held or an earlier one left."""
    entries: list[LogEntry] = []
    try:
        for act in acts:
            expected = max([records.expected(act.subject), *_on(entries, act.subject)])
            draft = NewEntry(act=act, who=who, load_id=load_id, reason=reason)
            entries.append(log.append(draft, expected))
    except (LianpuError, OSError):
        _take_back(log, entries, who, load_id)
        raise
    return tuple(entries)


def _on(entries: Sequence[LogEntry], subject: str) -> list[int]:
    return [entry.sequence for entry in entries if entry.act.subject == subject]


def _load(store: Store) -> Load | None:
    try:
        with store.reader() as reader:
            return reader.load()
    except (StoreEmpty, StoreOutdated):
        return None


def _take_back(log: Log, entries: Sequence[LogEntry], who: str, load_id: str) -> None:
    for entry in reversed(entries):
        act: Act = Undo(entry=entry.sequence, about=entry.act.subject)
        # what the disk says first is what is told; the next command finds the entry and loads it
        with suppress(LianpuError, OSError):
            log.append(NewEntry(act=act, who=who, load_id=load_id, reason=TAKEN_BACK), entry.sequence)
