"""Two versions as rows for a sheet: targets, states, and rules that are others; headings and cells, no format."""

from collections.abc import Iterable

from graph.analysis.versions.diff import VersionDiff
from graph.analysis.versions.diffs import DiffKind, StateDiff, TargetDiff
from graph.model.nodes import Chain
from reports.wording.language import Language, Text, outside_brackets
from reports.wording.punctuation import clauses, names
from reports.wording.version_words import (
    link_of,
    name_of,
    rule_move_words,
    sources_of,
    standing_words,
    state_words,
    ways_words,
    why_words,
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
    Text("来源", "Sources"),
)
STATE_HEADINGS: tuple[Text, ...] = (
    Text("产业链", "Chain"),
    Text("链环", "Link"),
    Text("原状态", "State before"),
    Text("现状态", "State now"),
    Text("为什么", "Why"),
    Text("由何而来", "By way of"),
    Text("来源", "Sources"),
)
RULE_HEADINGS: tuple[Text, ...] = (Text("规则", "Rule"), Text("变化", "Change"))


def target_rows(found: VersionDiff, language: Language, ranks: bool = True) -> Rows:
    """Return a row for each target that came, went or changed, and with `ranks` those of which only the rank did."""
    return tuple(_target(found, move, language) for move in targets_told(found, ranks))


def targets_told(found: VersionDiff, ranks: bool = True) -> tuple[TargetDiff, ...]:
    """Return the targets the rows are for: with `ranks` all that are others, else not those that only moved along."""
    return tuple(move for move in found.targets if ranks or move.change is not DiffKind.MOVED)


def _target(found: VersionDiff, move: TargetDiff, language: Language) -> tuple[Cell, ...]:
    before, after = move.before, move.after
    held = {chain: None for side in (after, before) if side is not None for chain in side.chains}
    return (
        move.change.label(language),
        link_of(found, move.link_id, language),
        _chains(found, held, language),
        standing_words(before, language),
        standing_words(after, language),
        None if before is None else before.rank,
        None if after is None else after.rank,
        why_words(found, move, language),
        ways_words(found, move.causes, language) or None,
        clauses(sources_of(move.facts), language) or None,
    )


def _chains(found: VersionDiff, chains: Iterable[str], language: Language) -> str:
    return names((outside_brackets(name_of(found, (Chain.KIND, chain), language)) for chain in chains), language)


def state_rows(found: VersionDiff, language: Language) -> Rows:
    """Return a row for each link of a chain whose state is another one, under STATE_HEADINGS."""
    return tuple(_state(found, move, language) for move in found.states)


def _state(found: VersionDiff, move: StateDiff, language: Language) -> tuple[Cell, ...]:
    return (
        _chains(found, [move.chain_id], language),
        link_of(found, move.link_id, language),
        state_words(move.before, language),
        state_words(move.after, language),
        why_words(found, move, language),
        ways_words(found, move.causes, language) or None,
        clauses(sources_of(move.facts), language) or None,
    )


def rule_rows(found: VersionDiff, language: Language) -> Rows:
    """Return a row for each rule or weight that stands otherwise, under RULE_HEADINGS."""
    return tuple((move.id, rule_move_words(move, language)) for move in found.rules)
