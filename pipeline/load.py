"""Facts into the graph, all or nothing: those of the files with what people did to them folded over."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from graph.analysis.folding.fold import Fold, fold
from graph.analysis.folding.held import Held
from graph.analysis.records import Records
from graph.errors import Issue, LianpuError, Severity
from graph.model.facts import FactSet
from graph.store.base import Load, Store
from graph.store.log import Log
from loaders.folder import read_facts
from pipeline.account import current_account
from pipeline.former import keep_former, standing
from pipeline.settings import Settings, open_log, open_store

FOLDED, HELD = "acts-folded", "act-held"
"""Codes of what a load says of the acts that were folded into it."""
RECORDS = "records"
"""What stands for the file where something is said of the log."""


def write_facts(
    facts: FactSet, store: Store, allow_removal: bool = False, in_parts: bool = False, another_city: bool = False
) -> tuple[Load, bool]:
    """Make facts the graph; return the load and whether anything was written.

    Raises the store's errors; the graph is then unchanged.
    """
    return store.replace(facts, current_account(), allow_removal, in_parts, another_city)


def fold_facts(facts: FactSet, records: Records) -> Fold:
    """Return facts with every act that stands folded over them; what a load says of that is among their warnings."""
    found = fold(facts, records)
    if not found.last:
        return found
    told = (_folded(found), *_held(found.held))
    return replace(found, facts=replace(found.facts, warnings=(*facts.warnings, *told)))


def _folded(found: Fold) -> Issue:
    return Issue(
        severity=Severity.WARNING,
        code=FOLDED,
        file=RECORDS,
        row=found.last,
        zh=f"并入了记录里的 {found.acts:,} 件事（导入、更正、合并等，至记录 #{found.last}）",
        en=f"{found.acts:,} acts of the log (imports, corrections, …) were folded in, up to record #{found.last}",
        do_zh="不用改；逐条见 python -m pipeline records",
        do_en="nothing to do; python -m pipeline records lists them",
        count=max(1, found.acts),
    )


def _held(held: tuple[Held, ...]) -> Iterator[Issue]:
    """Yield what was held back, once for each entry and reason, with the first place."""
    counts = Counter((each.sequence, each.reason) for each in held)
    for (sequence, reason), count in counts.items():
        first = next(each for each in held if (each.sequence, each.reason) == (sequence, reason))
        yield Issue(
            severity=Severity.WARNING,
            code=HELD,
            file=RECORDS,
            row=sequence,
            zh=f"记录 #{sequence} 有 {count:,} 处没有并入：{reason.zh}（如 {first.at} {first.kind} {first.name}）",
            en=f"{count:,} things of record #{sequence} were held back: {reason.en} (such as {first.at} {first.kind} "
            f"{first.name})",
            do_zh="资料补上后再更新就会并入；不再要就撤销这条记录",
            do_en="they are folded in by a load once the facts hold what they name; else undo the record",
            count=count,
        )


def folded_up_to(load: Load) -> int:
    """Return the last entry whose act a load knew of, 0 for one from before any."""
    return next((each.row or 0 for each in load.warnings if each.code == FOLDED), 0)


def load_folded(
    facts: FactSet,
    store: Store,
    log: Log,
    allow_removal: bool = False,
    in_parts: bool = False,
    another_city: bool = False,
    kept: Path | None = None,
) -> tuple[Load, bool, Fold]:
    """Make facts with what stands in the log the graph; return load, whether anything was written, and the fold.

    An act that somebody enters meanwhile is folded in too: what the graph holds never falls behind the log. How the
    city stood before is written to the folder `kept`, where there is one.
    """
    while True:
        found = fold_facts(facts, Records(log.entries()))
        former = None if kept is None else standing(store, log.entries())
        load, written = write_facts(found.facts, store, allow_removal, in_parts, another_city)
        if written and former is not None and kept is not None:
            keep_former(kept, former)
        if Records(log.entries()).last_of_facts <= found.last:
            return load, written, found


def is_level(load: Load, records: Records) -> bool:
    """Return whether a load holds exactly what stands in the log."""
    return folded_up_to(load) == records.last_of_facts


def complete(settings: Settings) -> None:
    """Bring a graph up to its log, where an act was entered and whoever entered it was stopped before the load.

    The entry is what counts: before it all is as it was, from then on the graph follows, whoever opens it next.
    """
    facts = read_facts(settings.facts)
    load_folded(facts, open_store(settings), open_log(settings), allow_removal=True, kept=settings.kept)


def catch_up(settings: Settings) -> None:
    """Bring a graph up to its log where it lacks an act; what keeps it from being read or loaded is told elsewhere."""
    if settings.read_only:
        return
    with suppress(LianpuError, OSError):
        records = Records(open_log(settings).entries())
        with open_store(settings).reader() as reader:
            level = is_level(reader.load(), records)
        if not level:
            complete(settings)
