"""What people did, folded: what of it stands, and the facts as they are with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from graph.analysis.ledger_facts import concerns_facts, ledger_edits
from graph.analysis.ledger_lists import told_by_lists
from graph.analysis.proposals import Proposals, count_entries, undone_by
from graph.model.acts import RULING_SUBJECTS, AddToShortlist, LogEntry, MakeRuling, SaveScenario, Undo
from graph.model.edges import Includes, Ruled
from graph.model.evidence import Evidence
from graph.model.fact_acts import FACT_SUBJECTS, FactAct, ImportFile
from graph.model.kinds import Basis
from graph.model.ledger_city_acts import LEDGER_SUBJECTS
from graph.model.review_acts import REVIEW_SUBJECTS, SetReview
from graph.store.base import Load, Reader
from graph.store.edits import make_edits, merge_edits
from graph.store.overlay import OverlayReader

SOURCE = "本市核实记录 #{sequence}"
"""The source of a fact that rests on an entry of the log."""


@dataclass(frozen=True)
class Records:
    """The entries of the log in order, and what follows from them.

    `counted` is the log as it counts: nothing follows from what waits for a review, and what was accepted stands there
    as if its maker had entered it then.
    """

    entries: tuple[LogEntry, ...] = ()

    @cached_property
    def undone(self) -> frozenset[int]:
        """Return the entries that do not count because a later one, itself not undone, undoes them."""
        return frozenset(self._undone_by)

    @cached_property
    def _undone_by(self) -> Mapping[int, LogEntry]:
        return undone_by(self.counted)

    @cached_property
    def counted(self) -> tuple[LogEntry, ...]:
        """Return the entries that count or did, each acceptance in its place as the act that was accepted."""
        return count_entries(self.entries)

    @cached_property
    def proposals(self) -> Proposals:
        """Return what waits for a review, and what became of what did."""
        return Proposals(self.entries, self.counted, self._undone_by)

    @cached_property
    def reviewed(self) -> frozenset[str]:
        """Return the kinds of act that the city wants reviewed."""
        settings = (entry.act for entry in self.in_force.values() if entry.act.subject.startswith(REVIEW_SUBJECTS))
        return frozenset(act.of for act in settings if isinstance(act, SetReview) and act.waits)

    @cached_property
    def in_force(self) -> Mapping[str, LogEntry]:
        """The entry in force for every subject that has one."""
        counted = {
            entry.act.subject: entry
            for entry in self.counted
            if not isinstance(entry.act, Undo) and entry.sequence not in self.undone
        }
        return {subject: entry for subject, entry in counted.items() if entry.act.SETS_VALUE}

    @cached_property
    def latest(self) -> Mapping[str, int]:
        """Return by subject the sequence of the last entry on it, counted or not: what a new one has to expect."""
        return {entry.act.subject: entry.sequence for entry in self.entries}

    def expected(self, subject: str) -> int:
        """Return the sequence of the last entry on a subject, 0 where there is none."""
        return self.latest.get(subject, 0)

    def entry(self, sequence: int) -> LogEntry | None:
        """Return the entry of a sequence, an acceptance as the act that was accepted; None where there is none."""
        return self._as_counted.get(sequence) or self._by_sequence.get(sequence)

    @cached_property
    def _by_sequence(self) -> Mapping[int, LogEntry]:
        return {entry.sequence: entry for entry in self.entries}

    @cached_property
    def shortlist(self) -> tuple[tuple[LogEntry, AddToShortlist], ...]:
        """Return what is on the shortlist, in the order it came there."""
        return tuple((each, each.act) for each in self._in_order if isinstance(each.act, AddToShortlist))

    @cached_property
    def rulings(self) -> tuple[tuple[LogEntry, MakeRuling], ...]:
        """Return the rulings that stand, in the order they were made."""
        return tuple((each, each.act) for each in self._in_order if isinstance(each.act, MakeRuling))

    @cached_property
    def scenarios(self) -> tuple[tuple[LogEntry, SaveScenario], ...]:
        """Return the scenarios that are kept, in the order they were saved."""
        return tuple((each, each.act) for each in self._in_order if isinstance(each.act, SaveScenario))

    @cached_property
    def _in_order(self) -> list[LogEntry]:
        return sorted(self.in_force.values(), key=lambda entry: entry.sequence)

    @cached_property
    def ledger(self) -> tuple[LogEntry, ...]:
        """Return the entries of the project ledger that count, in order: many may stand on one subject.

        What lists taken in say stands among them under the number of the import.
        """
        own = (entry for entry in self.counted if entry.act.subject.startswith(LEDGER_SUBJECTS))
        counted = [entry for entry in own if self.stands(entry)]
        listed = list(told_by_lists(self.counted, self.undone))
        return tuple(sorted((*counted, *listed), key=lambda entry: entry.sequence) if listed else counted)

    def stands(self, entry: LogEntry) -> bool:
        """Return whether an entry is what counts on its subject; of the ledger whatever was not undone counts."""
        own = self._as_counted.get(entry.sequence)
        if own is None:
            return False
        if own.act.subject.startswith(LEDGER_SUBJECTS):
            return not isinstance(own.act, Undo) and own.sequence not in self.undone
        return self.in_force.get(own.act.subject) is own

    @cached_property
    def _as_counted(self) -> Mapping[int, LogEntry]:
        return {entry.sequence: entry for entry in self.counted}

    def counts_as(self, sequence: int) -> LogEntry | None:
        """Return the entry of a sequence as it counts, None where there is none or it is no more than a proposal."""
        return self._as_counted.get(sequence)

    @cached_property
    def last_judged(self) -> int:
        """Return the sequence of the last entry a judgement may rest on: a ruling or a step of a project."""
        return max(self.last_rulings, self._last_steps)

    @cached_property
    def _last_steps(self) -> int:
        subjects = {entry.act.subject for entry in self.counted if concerns_facts(entry.act)}
        return max((self.latest[subject] for subject in subjects), default=0)

    @cached_property
    def fact_acts(self) -> tuple[tuple[LogEntry, FactAct], ...]:
        """Return what stands of what people did to facts, in the order it was done."""
        return tuple((each, each.act) for each in self._in_order if isinstance(each.act, FactAct))

    @cached_property
    def imports(self) -> tuple[tuple[LogEntry, ImportFile], ...]:
        """Return the imported files that count, in the order they came."""
        return tuple((each, each.act) for each in self._in_order if isinstance(each.act, ImportFile))

    @cached_property
    def last_of_facts(self) -> int:
        """Return the sequence of the last entry that has to do with facts, 0 where there is none."""
        return max((number for subject, number in self.latest.items() if subject.startswith(FACT_SUBJECTS)), default=0)

    @cached_property
    def last_rulings(self) -> int:
        """Return the sequence of the last entry that has to do with a ruling: a judgement is the same up to it."""
        return max(
            (number for subject, number in self.latest.items() if subject.startswith(RULING_SUBJECTS)), default=0
        )


@dataclass(frozen=True)
class RulingsReader(OverlayReader):
    """A Reader of facts with rulings and projects laid over them; the id of its load names the last such entry: `…+12`.

    So whatever is kept or printed by the id of a load tells one state of the records from another.
    """

    ruled: int

    def load(self) -> Load:
        """Return the load the rulings are laid over."""
        return self._marked(self.base.load())

    def loads(self, limit: int = 20) -> tuple[Load, ...]:
        """Return the latest loads, newest first."""
        found = self.base.loads(limit)
        return (self._marked(found[0]), *found[1:]) if found else found

    def _marked(self, load: Load) -> Load:
        return replace(load, id=f"{load.id}+{self.ruled}")


def with_rulings(reader: Reader, records: Records) -> Reader:
    """Overlay the rulings in force, and how far projects came, on the facts; they override what the files say.

    A ruling on a link its chain no longer includes waits in the log until a load brings it back.
    """
    if not records.last_judged:
        return reader
    rulings = [_ruled(entry, act) for entry, act in records.rulings]
    known = {(edge.start, edge.end) for edge in reader.edges(Includes, starts={each.start for each in rulings})}
    ruled = make_edits(put=[each for each in rulings if (each.start, each.end) in known])
    return RulingsReader(reader, merge_edits(ruled, ledger_edits(reader, records.ledger)), records.last_judged)


def _ruled(entry: LogEntry, act: MakeRuling) -> Ruled:
    return Ruled(
        start=act.chain_id,
        end=act.link_id,
        kind=act.ruling,
        reason=entry.reason or "",
        evidence=Evidence(source=SOURCE.format(sequence=entry.sequence), basis=Basis.SOURCE, as_of=entry.made_at[:10]),
    )
