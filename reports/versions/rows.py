"""Two versions as rows for a sheet: targets, states, firms and rules that are others; headings and cells, no format."""

import re
from collections.abc import Iterable

from graph.analysis.versions.diff import VersionDiff
from graph.analysis.versions.diffs import DiffKind, StateDiff, TargetDiff
from graph.analysis.versions.firm_diffs import FirmDiff
from graph.model.evidence import SEPARATOR
from graph.model.nodes import Chain
from graph.text import Text
from reports.wording.language import Language, without_brackets
from reports.wording.punctuation import join_clauses, join_names
from reports.wording.version_firms import links_text, name_of_firm, seat_text, turns_text
from reports.wording.version_rules import rule_move_text
from reports.wording.versions import (
    causes_text,
    link_of,
    name_of,
    sources_of,
    standings_text,
    state_text,
    why_text,
)

Cell = str | int | None
NUMBERED = re.compile(r"[A-Z]-\d+")
Rows = tuple[tuple[Cell, ...], ...]

TARGETS = Text("目标变化", "Targets")
STATES = Text("状态变化", "States")
FIRMS = Text("企业来去", "Firms")
RULES = Text("口径变化", "Rules")
SHIFTED = Text(
    "另有 {count} 个目标只是位次顺移：自身的得分与依据未变，其他目标增减或变动带来",
    "{count} more targets moved in rank alone: unchanged themselves, others were added, removed or changed",
)
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
FIRM_HEADINGS: tuple[Text, ...] = (
    Text("变化", "Change"),
    Text("企业", "Firm"),
    Text("原所在地", "Seat before"),
    Text("现所在地", "Seat now"),
    Text("新做的链环", "Makes now"),
    Text("不再做的链环", "Makes no more"),
    Text("生产状态", "Production"),
    Text("出处", "Sources"),
)
RULE_HEADINGS: tuple[Text, ...] = (Text("规则", "Rule"), Text("变化", "Change"))


def target_rows(diff: VersionDiff, language: Language, ranks: bool = True) -> Rows:
    """Return a row for each target that came, went or changed, and with `ranks` those of which only the rank did."""
    return tuple(_target(diff, move, language) for move in targets_shown(diff, ranks))


def shifted_rows(diff: VersionDiff, language: Language) -> Rows:
    """Return a row for each target of which only the rank is another one, to be folded away."""
    return tuple(_target(diff, move, language) for move in diff.targets if move.change is DiffKind.MOVED)


def shifted_text(diff: VersionDiff, language: Language) -> str | None:
    """Return how many targets moved in rank alone; None where none did."""
    count = diff.counts()[DiffKind.MOVED]
    return SHIFTED.of(language, count=count) if count else None


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
        *standings_text(diff, move, language),
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


def firm_rows(diff: VersionDiff, language: Language) -> Rows:
    """Return a row for each firm that came, went, moved or makes other things, under FIRM_HEADINGS."""
    return tuple(_firm(diff, move, language) for move in diff.firms or ())


def _firm(diff: VersionDiff, move: FirmDiff, language: Language) -> tuple[Cell, ...]:
    sources = (part.strip() for part in move.firm.source.split(SEPARATOR.strip()))
    return (
        move.change.label(language),
        name_of_firm(diff, move.firm),
        seat_text(move.before),
        seat_text(move.after),
        links_text(diff, move.gained, move.after, language),
        links_text(diff, move.lost, None, language),
        turns_text(diff, move, language),
        join_clauses(dict.fromkeys(part for part in sources if part), language) or None,
    )


def rule_rows(diff: VersionDiff, language: Language) -> Rows:
    """Return a row for each rule or weight that stands otherwise, under RULE_HEADINGS."""
    return tuple((_number(move.id), rule_move_text(move, language)) for move in diff.rules)


def _number(id: str) -> str | None:
    """Return the number a rule has in the handbook; weights have none."""
    return id if NUMBERED.fullmatch(id) else None
