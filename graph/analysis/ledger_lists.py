"""What lists taken in say for the project ledger: each edition as entries of the ledger, under its own number."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.model.acts import LogEntry, Undo, act_of
from graph.model.fact_acts import ImportFile, WithdrawImport
from graph.model.ledger_acts import NoteProject, ProjectAct

NOT_LISTED = "新一期名单“{file}”里没有这个项目"
"""What is noted of a project that the next edition of its list leaves out."""


@dataclass(frozen=True, slots=True)
class ListedActs:
    """What the rows of one edition say for the ledger: the day it tells of, and each act with its cell or row.

    `edits` marks what was changed in an export of the ledger: it follows no edition, and what it leaves out stays.
    """

    day: str
    acts: tuple[tuple[str, ProjectAct], ...]
    edits: bool = False

    @property
    def projects(self) -> Set[str]:
        """Return the projects it names."""
        return {act.project_id for _, act in self.acts}


def encode_listed(listed: ListedActs) -> str:
    """Return what rows say as the entry of an import keeps it."""
    acts = [[at, act.KIND, json.loads(act.payload())] for at, act in listed.acts]
    return json.dumps(
        {"day": listed.day, "acts": acts, "edits": listed.edits}, ensure_ascii=False, separators=(",", ":")
    )


@lru_cache(maxsize=32)
def decode_listed(text: str) -> ListedActs | None:
    """Return what `encode_listed` wrote, None where a list says nothing for the ledger. Raises ValueError."""
    if not text:
        return None
    plain = json.loads(text)
    acts = ((at, act_of(kind, json.dumps(values))) for at, kind, values in plain["acts"])
    return ListedActs(plain["day"], tuple((at, act) for at, act in acts if isinstance(act, ProjectAct)), plain["edits"])


def told_by_lists(entries: Iterable[LogEntry], undone: Set[int]) -> Iterator[LogEntry]:
    """Yield what the lists that stand say, entry by entry; of two editions of one day the later one counts."""
    for editions in _editions(entries, undone).values():
        for before, (entry, listed) in zip([None, *editions], editions, strict=False):
            acts: list[ProjectAct] = [act for _, act in listed.acts]
            if before is not None:
                acts += _left_out(entry, before[1], listed)
            yield from (replace(entry, act=act, reason=None) for act in acts)


Edition = tuple[LogEntry, ListedActs]


def _editions(entries: Iterable[LogEntry], undone: Set[int]) -> dict[str, list[Edition]]:
    """Return by dataset its editions in their order; whoever withdraws a list withdraws all of them."""
    found: defaultdict[str, list[Edition]] = defaultdict(list)
    for entry in entries:
        act = entry.act
        if isinstance(act, Undo) or entry.sequence in undone:
            continue
        if isinstance(act, WithdrawImport):
            found.pop(act.dataset, None)
        elif isinstance(act, ImportFile) and (listed := decode_listed(act.ledger)) is not None:
            editions = found[f"{act.dataset} {entry.sequence}" if listed.edits else act.dataset]
            editions[:] = [each for each in editions if each[1].day != listed.day]
            editions.append((entry, listed))
    return {dataset: sorted(each, key=lambda one: (one[1].day, one[0].sequence)) for dataset, each in found.items()}


def _left_out(entry: LogEntry, before: ListedActs, listed: ListedActs) -> Sequence[ProjectAct]:
    file = entry.act.file if isinstance(entry.act, ImportFile) else ""
    return [
        NoteProject(project_id=id, day=listed.day, text=NOT_LISTED.format(file=file))
        for id in sorted(before.projects - listed.projects)
    ]
