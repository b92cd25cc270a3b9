"""What can be different between two exports: facts, rules, states and targets, each with both sides."""

from collections.abc import Callable
from dataclasses import dataclass

from graph.analysis.versions.export import FactKey, FactSnapshot, RuleText, Standing, StateStanding
from graph.analysis.what_if.causes import Cause
from graph.model.labelled_enum import LabelledEnum


class Change(LabelledEnum):
    """What became of a target between two loads."""

    CAME = "came", "新增", "New"
    WENT = "went", "退出", "Gone"
    CHANGED = "changed", "有变化", "Changed"
    MOVED = "moved", "位次顺移", "Rank only"


@dataclass(frozen=True, slots=True)
class FactMove:
    """A fact that a verdict or a score reads now and did not (`before` is None), reads no more, or reads otherwise."""

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
class RuleMove:
    """A rule or weight that stands otherwise, or is only there on one side."""

    id: str
    before: RuleText | None
    after: RuleText | None


@dataclass(frozen=True, slots=True)
class StateMove:
    """A link of a chain whose state is another one, or that the chain holds only on one side."""

    chain_id: str
    link_id: str
    before: StateStanding | None
    after: StateStanding | None
    facts: tuple[FactMove, ...]
    causes: tuple[Cause, ...]
    rules: tuple[RuleMove, ...]


@dataclass(frozen=True, slots=True)
class TargetMove:
    """A target that came, went, changed or only moved in rank: the facts that changed, and the ways they came by.

    `facts` are those of the link itself and of the links its causes begin at; where none is told and no rule is
    another, others came or went before it.
    """

    link_id: str
    change: Change
    before: Standing | None
    after: Standing | None
    facts: tuple[FactMove, ...]
    causes: tuple[Cause, ...]
    rules: tuple[RuleMove, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """How causes are found: for the state of a link in a chain, and for a link as a target.

    `is_change` tells of a fact that a target reads on one side only whether the fact itself is another one, or was read
    or not by where the links beside it stand.
    """

    of_state: Callable[[str], tuple[Cause, ...]]
    of_target: Callable[[str], tuple[Cause, ...]]
    is_change: Callable[[FactMove, bool], bool]


def substance(standing: Standing) -> tuple[object, ...]:
    """Return what of a target is its own and does not hang on which others there are."""
    return standing.chains, standing.strategy, standing.grounds, standing.score, standing.known, standing.check_first


def change_of(before: Standing | None, after: Standing | None) -> Change:
    """Return what became of a target."""
    if before is None:
        return Change.CAME
    if after is None:
        return Change.WENT
    return Change.MOVED if substance(before) == substance(after) else Change.CHANGED
