"""Proposals: what waits for a review, what became of it, and the log as it counts, acceptances in their place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from graph.model.act import Act
from graph.model.acts import LogEntry, Undo, proposed
from graph.model.fact_acts import ImportFile
from graph.model.labelled_enum import LabelledEnum
from graph.model.review_acts import Accept, Propose, ReviewAct, SendBack


class Standing(LabelledEnum):
    """What became of a proposal."""

    WAITING = "waiting", "待审", "Waiting"
    ACCEPTED = "accepted", "已通过", "Accepted"
    RETURNED = "returned", "已退回", "Returned"
    WITHDRAWN = "withdrawn", "已撤回", "Withdrawn"


@dataclass(frozen=True, slots=True)
class Proposal:
    """An act that was proposed, its entry, what became of it, and the entry that decided; None while it waits."""

    entry: LogEntry
    act: Act
    ground: int
    standing: Standing
    decision: LogEntry | None = None

    @property
    def sequence(self) -> int:
        """Return its number in the log."""
        return self.entry.sequence

    @property
    def as_entry(self) -> LogEntry:
        """Return its entry with the act itself, for what is said of it."""
        return replace(self.entry, act=self.act)


def with_what_is_meant(entry: LogEntry) -> LogEntry:
    """Return an entry, a proposal as the act it proposes."""
    return replace(entry, act=proposed(entry.act)) if isinstance(entry.act, Propose) else entry


def count_entries(entries: Sequence[LogEntry]) -> tuple[LogEntry, ...]:
    """Return the log as it counts: proposals and returns left out, each acceptance as the act it accepts.

    Such an entry has the number and the time of the acceptance, and who and why of the proposal.
    """
    if not any(isinstance(entry.act, (Propose, ReviewAct)) for entry in entries):
        return tuple(entries)
    return tuple(_counted(entries))


def _counted(entries: Sequence[LogEntry]) -> Iterator[LogEntry]:
    waiting: dict[int, LogEntry] = {}
    for entry in entries:
        act = entry.act
        if isinstance(act, Propose):
            waiting[entry.sequence] = entry
        elif isinstance(act, Accept):
            if (made := waiting.get(act.proposal)) is not None and isinstance(made.act, Propose):
                yield replace(entry, who=made.who, reason=made.reason, act=proposed(made.act))
        elif not isinstance(act, SendBack):
            yield entry


def undone_by(counted: Sequence[LogEntry]) -> Mapping[int, LogEntry]:
    """Return by number the entries that do not count, each with the undo, itself not undone, that undoes it."""
    found: dict[int, LogEntry] = {}
    for entry in reversed(counted):
        if isinstance(entry.act, Undo) and entry.sequence not in found:
            found.setdefault(entry.act.entry, entry)
    return found


@dataclass(frozen=True)
class Proposals:
    """Every proposal of a log, from its entries as they are kept and as they count, and what of them is undone."""

    entries: Sequence[LogEntry]
    counted: Sequence[LogEntry]
    undone: Mapping[int, LogEntry]

    @cached_property
    def all(self) -> Mapping[int, Proposal]:
        """Return every proposal by its number, in order."""
        made = [entry for entry in self.entries if isinstance(entry.act, Propose)]
        return {entry.sequence: self._judged(entry, entry.act) for entry in made if isinstance(entry.act, Propose)}

    @cached_property
    def waiting(self) -> tuple[Proposal, ...]:
        """Return what waits, in the order it was proposed."""
        return tuple(each for each in self.all.values() if each.standing is Standing.WAITING)

    @cached_property
    def decided(self) -> tuple[Proposal, ...]:
        """Return what waits no more, that decided last first."""
        found = [each for each in self.all.values() if each.decision is not None]
        return tuple(sorted(found, key=lambda each: each.decision.sequence if each.decision else 0, reverse=True))

    def changed_since(self, proposal: Proposal) -> tuple[LogEntry, ...]:
        """Return what came to stand on the subject of a proposal that its maker did not know of.

        What the maker had proposed of it before is known to the maker, though it was accepted since.
        """
        own = {
            entry.sequence
            for entry in self.entries
            if isinstance(entry.act, Accept)
            and entry.act.proposal < proposal.sequence
            and (earlier := self.all.get(entry.act.proposal)) is not None
            and earlier.entry.who == proposal.entry.who
        }
        return tuple(
            entry
            for entry in self.counted
            if entry.sequence > proposal.ground
            and entry.sequence not in own
            and entry.act.subject == proposal.act.subject
            and entry.sequence not in self.undone
            # what came and was taken back since is as if it had not been
            and not (isinstance(entry.act, Undo) and entry.act.entry > proposal.ground)
        )

    @cached_property
    def _decisions(self) -> Mapping[int, LogEntry]:
        """Return by proposal the decision that stands: an acceptance before a return, whichever was quicker."""
        made = [entry for entry in self.entries if isinstance(entry.act, ReviewAct)]
        standing = [entry for entry in made if entry.sequence not in self.undone]
        standing.sort(key=lambda entry: isinstance(entry.act, Accept))
        return {entry.act.proposal: entry for entry in standing if isinstance(entry.act, ReviewAct)}

    @cached_property
    def _taken_back(self) -> Mapping[int, LogEntry]:
        """Return by proposal the undo by which its own maker took back what was accepted already."""
        who = {entry.sequence: entry.who for entry in self.entries if isinstance(entry.act, Propose)}
        found = {}
        for entry in self.entries:
            undo = self.undone.get(entry.sequence)
            if isinstance(entry.act, Accept) and undo is not None and undo.who == who.get(entry.act.proposal):
                found[entry.act.proposal] = undo
        return found

    def _judged(self, entry: LogEntry, act: Propose) -> Proposal:
        decision = self._decisions.get(entry.sequence)
        back = self.undone.get(entry.sequence) or self._taken_back.get(entry.sequence)
        standing = Standing.WAITING
        if decision is not None:
            standing = Standing.ACCEPTED if isinstance(decision.act, Accept) else Standing.RETURNED
        elif back is not None:
            standing, decision = Standing.WITHDRAWN, back
        return Proposal(entry, proposed(act), act.ground, standing, decision)


_THINGS = ("link_id", "firm_id", "project_id", "same_as_id", "within_id", "unit", "dataset", "kept", "other", "target")


def things_of(act: Act) -> frozenset[str]:
    """Return the ids of what an act is about: of a relation both ends, of an imported file every one its rows name."""
    found = {str(value) for name in _THINGS if (value := getattr(act, name, None))}
    fact = getattr(act, "fact", None)
    found.update(str(fact).split("|") if fact else ())
    return frozenset(found)


def concerns(act: Act, id: str) -> bool:
    """Check whether an act is about a thing; an imported file is where its rows or its ledger name the id."""
    if isinstance(act, ImportFile):
        return f'"{id}"' in act.rows or f'"{id}"' in act.ledger
    return id in things_of(act)
