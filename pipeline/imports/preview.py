"""What would follow from acts on facts: the graph before and after, fact by fact, and what changes in the judgement."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from graph.analysis.folding.fold import Fold
from graph.analysis.judgement import judge
from graph.analysis.records import Records, with_rulings
from graph.analysis.versions.causes import compare_loads
from graph.analysis.versions.diff import VersionDiff, diff_versions
from graph.analysis.versions.version_record import take_version_record
from graph.errors import LianpuError
from graph.model.acts import Act, LogEntry, Undo
from graph.model.fact import Fact
from graph.model.fact_acts import ImportFile
from graph.model.facts import FactSet, identity
from graph.model.nodes import Chain
from graph.model.schema import EDGES, NODES
from graph.store.base import Load, Reader, all_facts
from graph.store.snapshot import Snapshot
from pipeline.load import fold_facts

BEFORE, AFTER = "before", "after"
NOT_YET = "9999-12-31T00:00:00+00:00"


@dataclass(frozen=True, slots=True)
class Move:
    """One fact that is another one: its kind and identity, and how it was and is, None where it is not there."""

    kind: str
    key: tuple[str, ...]
    before: Fact | None
    after: Fact | None


@dataclass(frozen=True)
class Preview:
    """Acts about to be entered, with the facts before and after them and what the log held when they were made."""

    acts: tuple[Act, ...]
    records: Records
    before: Fold
    after: Fold

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """Return every fact that is another one."""
        return tuple(_moves(self.before.facts, self.after.facts))

    def counts(self) -> dict[str, int]:
        """Return how many facts are added, changed and removed."""
        found = Counter(kind_of(move) for move in self.moves)
        return {name: found[name] for name in ("added", "changed", "removed")}

    @cached_property
    def judged(self) -> VersionDiff:
        """Return which states and targets are others."""
        folds = ((self.before, self.after, BEFORE), (self.after, self.before, AFTER))
        old, new = (self._reader(each, other, id) for each, other, id in folds)
        try:
            return compare_loads(old, new)
        except LianpuError:
            return diff_versions(take_version_record(judge(old)), take_version_record(judge(new)))

    def _reader(self, folded: Fold, other: Fold, id: str) -> Reader:
        """Return facts as a reader; a chain that begins or ends is there on both sides, on one without a link."""
        chains = {each.id for each in folded.facts.nodes if isinstance(each, Chain)}
        lacking = [each for each in other.facts.nodes if isinstance(each, Chain) and each.id not in chains]
        facts = replace(folded.facts, nodes=(*folded.facts.nodes, *lacking)) if lacking else folded.facts
        return with_rulings(snapshot_of(facts, id), self.records)


def kind_of(move: Move) -> str:
    """Return whether a fact is added, changed or removed."""
    if move.before is None:
        return "added"
    return "removed" if move.after is None else "changed"


def _moves(old: FactSet, new: FactSet) -> Iterator[Move]:
    first, second = _by_key(old), _by_key(new)
    for key in dict.fromkeys((*second, *first)):
        before, after = first.get(key), second.get(key)
        if before != after:
            yield Move(key[0], key[1:], before, after)


def _by_key(facts: FactSet) -> Mapping[tuple[str, ...], Fact]:
    return {(each.KIND, *identity(each)): each for each in all_facts(facts)}


def snapshot_of(facts: FactSet, id: str) -> Snapshot:
    """Return facts that no graph holds as a reader of them."""
    found: dict[str, list[Fact]] = {kind: [] for kind in (*NODES, *EDGES)}
    for each in all_facts(facts):
        found[each.KIND].append(each)
    load = Load(id=id, number=0, loaded_at=NOT_YET, loaded_by="", digest="", changes=(), warnings=())
    return Snapshot((load,), facts.region, {kind: tuple(records) for kind, records in found.items()})


def preview(facts: FactSet, entries: Sequence[LogEntry], acts: Sequence[Act], before: Fold | None = None) -> Preview:
    """Return what would follow if acts were entered now, behind the entries there are.

    `before` is what the entries there are come to, where that is known already.
    """
    records = Records(tuple(entries))
    last = entries[-1].sequence if entries else 0
    drafts = tuple(
        LogEntry(sequence=last + number, who="", made_at=NOT_YET, load_id="", act=act)
        for number, act in enumerate(acts, 1)
    )
    stands = fold_facts(facts, records) if before is None else before
    after = fold_facts(facts, Records((*entries, *drafts))) if drafts else stands
    return Preview(tuple(acts), records, stands, after)


def undo_of(entry: LogEntry) -> Undo:
    """Return the act that undoes an entry."""
    return Undo(entry=entry.sequence, about=entry.act.subject)


def counted(found: Preview, facts: FactSet) -> Preview:
    """Return a preview whose imports keep what each of them changes, so that history can tell it without any facts."""
    acts: list[Act] = []
    before = found.before
    for number, act in enumerate(found.acts, 1):
        whole = number == len(found.acts)
        acts_so_far = found.acts[:number]
        after = found.after if whole else preview(facts, found.records.entries, acts_so_far, found.before).after
        counts = Preview((act,), found.records, before, after).counts()
        acts.append(replace(act, counts=json.dumps(counts)) if isinstance(act, ImportFile) else act)
        before = after
    return replace(found, acts=tuple(acts))
