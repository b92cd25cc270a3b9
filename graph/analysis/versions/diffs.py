"""What can be different between two exports: facts, rules, states and targets, each with both sides."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.analysis.versions.version_record import (
    OLD,
    FactKey,
    FactSnapshot,
    RuleSnapshot,
    StateSnapshot,
    TargetSnapshot,
)
from graph.analysis.what_if.causes import Cause
from graph.model.edges import Makes, PresentIn, RelatedTo
from graph.model.labelled_enum import LabelledEnum
from graph.model.nodes import Firm, Link

READ_WITH_MAKES = frozenset({Firm.KIND, RelatedTo.KIND, PresentIn.KIND})
"""Kinds of fact that are read because of what a firm makes."""


class DiffKind(LabelledEnum):
    """What became of a target between two loads."""

    CAME = "came", "新增", "New"
    WENT = "went", "退出", "Gone"
    CHANGED = "changed", "有变化", "Changed"
    MOVED = "moved", "位次顺移", "Rank only"


@dataclass(frozen=True, slots=True)
class FactDiff:
    """A fact newly read by a verdict or score (`before` is None), no longer read, or read with a different value."""

    key: FactKey
    before: FactSnapshot | None
    after: FactSnapshot | None

    @property
    def properties(self) -> tuple[str, ...]:
        """Return the properties that are others, where both sides read the fact."""
        if self.before is None or self.after is None:
            return ()
        old, new = self.before.values, self.after.values
        return tuple(name for name in {**old, **new} if old.get(name) != new.get(name))


@dataclass(frozen=True, slots=True)
class RuleDiff:
    """A rule or weight that stands otherwise, or is only there on one side."""

    id: str
    before: RuleSnapshot | None
    after: RuleSnapshot | None


@dataclass(frozen=True, slots=True)
class StateDiff:
    """A link of a chain whose state is another one, or that the chain holds only on one side."""

    chain_id: str
    link_id: str
    before: StateSnapshot | None
    after: StateSnapshot | None
    facts: tuple[FactDiff, ...]
    causes: tuple[Cause, ...]
    rules: tuple[RuleDiff, ...]


@dataclass(frozen=True, slots=True)
class TargetDiff:
    """A target that came, went, changed or only moved in rank: the facts that changed, and the ways they came by.

    `facts` are those of the link itself and of the links its causes begin at; where none is told and no rule is
    another, others came or went before it.
    """

    link_id: str
    change: DiffKind
    before: TargetSnapshot | None
    after: TargetSnapshot | None
    facts: tuple[FactDiff, ...]
    causes: tuple[Cause, ...]
    rules: tuple[RuleDiff, ...]

    @property
    def best_rank(self) -> int:
        """The better of its ranks on both sides."""
        return min(each.rank for each in (self.before, self.after) if each is not None)


@dataclass(frozen=True, slots=True)
class Explanation:
    """How causes are found: for the state of a link in a chain, and for a link as a target.

    `is_change` tells of a fact that a target reads on one side only whether the fact itself is another one, or was read
    or not by where the links beside it stand.
    """

    of_state: Callable[[str], tuple[Cause, ...]]
    of_target: Callable[[str], tuple[Cause, ...]]
    is_change: Callable[[FactDiff, bool], bool]


def substance(standing: TargetSnapshot) -> tuple[object, ...]:
    """Return what of a target is its own and does not hang on which others there are."""
    return standing.chains, standing.strategy, standing.grounds, standing.score, standing.known, standing.check_first


def change_of(before: TargetSnapshot | None, after: TargetSnapshot | None) -> DiffKind:
    """Return what became of a target."""
    if before is None:
        return DiffKind.CAME
    if after is None:
        return DiffKind.WENT
    return DiffKind.MOVED if substance(before) == substance(after) else DiffKind.CHANGED


def unique_diffs(diffs: Iterable[FactDiff]) -> tuple[FactDiff, ...]:
    """Keep the first difference of each fact."""
    found: dict[FactKey, FactDiff] = {}
    for diff in diffs:
        found.setdefault(diff.key, diff)
    return tuple(found.values())


def plain_diffs(moves: Iterable[FactDiff]) -> tuple[FactDiff, ...]:
    """Return the moves of facts, each fact once, without what is read or not only because a firm's product is."""
    found = unique_diffs(moves)
    firms = {move.key[1] for move in found if move.key[0] == Makes.KIND and None in (move.before, move.after)}
    return tuple(
        move
        for move in found
        if move.key[0] not in READ_WITH_MAKES
        or None not in (move.before, move.after)
        or firms.isdisjoint(move.key[1:3])
    )


def ordered_diffs(moves: Iterable[FactDiff]) -> tuple[FactDiff, ...]:
    """Return facts each once, those that came or changed in substance before what only grew old."""
    return tuple(sorted(plain_diffs(moves), key=lambda move: (move.properties == (OLD,), move.key[0] == Link.KIND)))


def by_link(states: Iterable[StateSnapshot]) -> dict[str, tuple[StateSnapshot, ...]]:
    """Group the states of links, one for each chain, by link."""
    found: dict[str, tuple[StateSnapshot, ...]] = {}
    for each in states:
        found[each.link_id] = (*found.get(each.link_id, ()), each)
    return found
