"""Two versions as rows for a sheet: targets, states, and rules that are others; headings and cells, no format."""

from collections.abc import Iterable

from graph.analysis.versions.diff import VersionDiff
from graph.analysis.versions.diffs import DiffKind, StateDiff, TargetDiff
from graph.model.nodes import Chain
from reports.wording.language import Language, Text, without_brackets
from reports.wording.punctuation import join_clauses, join_names
from reports.wording.versions import (
    causes_text,
    link_of,
    name_of,
    rule_move_text,
    sources_of,
    standing_text,
    state_text,
    why_text,
)

Cell = str | int | None
Rows = tuple[tuple[Cell, ...], ...]

TARGETS = Text("目标变化", "Targets")
STATES = Text("状态变化", "States")
RULES = Text("口径变化", "Rules")
TARGET_HEADINGS: tuple[Text, ...] = (
    Text("变化", "Change"),
    Text("链环", "Link"),
    Text("产业链", "Chains"),
    Text("原来", "Before"),
    Text("现在", "Now"),
    Text("原位次", "Rank before"),
    Text("现位次", "Rank now"),
    Text("为什么", "Why"),
    Text("由何而来", "By way of"),
    Text("出处", "Sources"),
)
STATE_HEADINGS: tuple[Text, ...] = (
    Text("产业链", "Chain"),
    Text("链环", "Link"),
    Text("原状态", "State before"),
    Text("现状态", "State now"),
    Text("为什么", "Why"),
    Text("由何而来", "By way of"),
    Text("出处", "Sources"),
)
RULE_HEADINGS: tuple[Text, ...] = (Text("规则", "Rule"), Text("变化", "Change"))


def target_rows(diff: VersionDiff, language: Language, ranks: bool = True) -> Rows:
    """Return a row for each target that came, went or changed, and with `ranks` those of which only the rank did."""
    return tuple(_target(diff, move, language) for move in targets_shown(diff, ranks))


def targets_shown(diff: VersionDiff, ranks: bool = True) -> tuple[TargetDiff, ...]:
    """Return the targets the rows are for: with `ranks` all that are others, else not those that only moved along."""
    return tuple(move for move in diff.targets if ranks or move.change is not DiffKind.MOVED)


def _target(diff: VersionDiff, move: TargetDiff, language: Language) -> tuple[Cell, ...]:
    before, after = move.before, move.after
    held = {chain: None for side in (after, before) if side is not None for chain in side.chains}
    return (
        move.change.label(language),
        link_of(diff, move.link_id, language),
        _chains(diff, held, language),
        standing_text(before, language),
        standing_text(after, language),
        None if before is None else before.rank,
        None if after is None else after.rank,
        why_text(diff, move, language),
        causes_text(diff, move.causes, language) or None,
        join_clauses(sources_of(move.facts), language) or None,
    )


def _chains(diff: VersionDiff, chains: Iterable[str], language: Language) -> str:
    return join_names((without_brackets(name_of(diff, (Chain.KIND, chain), language)) for chain in chains), language)


def state_rows(diff: VersionDiff, language: Language) -> Rows:
    """Return a row for each link of a chain whose state is another one, under STATE_HEADINGS."""
    return tuple(_state(diff, move, language) for move in diff.states)


def _state(diff: VersionDiff, move: StateDiff, language: Language) -> tuple[Cell, ...]:
    return (
        _chains(diff, [move.chain_id], language),
        link_of(diff, move.link_id, language),
        state_text(move.before, language),
        state_text(move.after, language),
        why_text(diff, move, language),
        causes_text(diff, move.causes, language) or None,
        join_clauses(sources_of(move.facts), language) or None,
    )


def rule_rows(diff: VersionDiff, language: Language) -> Rows:
    """Return a row for each rule or weight that stands otherwise, under RULE_HEADINGS."""
    return tuple((move.id, rule_move_text(move, language)) for move in diff.rules)
