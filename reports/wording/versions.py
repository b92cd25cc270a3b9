"""What is said of two versions: how a target stood and stands, and why, each fact with its source."""

from collections.abc import Callable, Iterable, Mapping

from graph.analysis.verdicts.rule_book import RULES
from graph.analysis.verdicts.states import LinkState, Strategy
from graph.analysis.versions.diff import VersionDiff
from graph.analysis.versions.diffs import DiffKind, FactDiff, StateDiff, TargetDiff
from graph.analysis.versions.version_record import (
    OLD,
    FactKey,
    FactSnapshot,
    StateSnapshot,
    TargetSnapshot,
    VersionLimits,
    VersionRecord,
)
from graph.analysis.what_if.causes import Cause, CauseKind
from graph.model.edges import Edge, Makes, PresentIn, Ruled
from graph.model.evidence import SEPARATOR
from graph.model.fact import Fact
from graph.model.facts import Scalar
from graph.model.kinds import Basis, RulingKind
from graph.model.labelled_enum import LabelledEnum
from graph.model.nodes import Chain, Link, Signal
from graph.model.schema import EDGES, NODES, properties
from graph.text import Text
from reports.wording.language import BLANK, Language, beijing_time, number, typeset, without_brackets
from reports.wording.punctuation import join_clauses, join_names, with_brackets, with_label
from reports.wording.verdicts import state_text as rule_state
from reports.wording.version_rules import label_of, rule_move_text

RULES_BY_ID = {rule.id: rule for rule in RULES}
NO_TARGET = Text("不是目标", "not a target")
NOT_HELD = Text("本链未列", "not in the chain")
NEWLY_READ = Text("新计入", "newly counted")
NOT_READ = Text("不再计入", "no longer counted")
GROWN_OLD = Text("记录变旧", "now outdated")
NO_LONGER_OLD = Text("有了较新的记录", "a newer record")
BY_OTHERS = Text(
    "得分和理由没有变；其他目标有增减或变动，位次随之移动",
    "unchanged itself; other targets were added, removed or changed",
)
UNEXPLAINED = Text("本环资料没有变，受较远的链环影响", "no fact of its own changed; it came from links further away")
SAME_RULES = Text("口径未变", "The rules are the same")
BETWEEN = Text("由{old}到{new}：目标 {before} 个 → {after} 个", "From {old} to {new}: targets {before} → {after}")
EDITION = Text("第 {number} 版（{time}）", "edition {number} ({time})")
UNNUMBERED = Text("{time} 的版本", "the edition of {time}")
COUNTED = Text("{change} {count} 个", "{count} {change}")
NAMELESS = Text("名称不详的{kind}", "{kind} of unknown name")
STATES = Text("状态改变 {count} 处", "{count} states changed")
LIMITED = Text("只比较合于筛选条件（{limits}）的目标", "only targets within the filters ({limits}) are compared")
LIMITED_APART = Text(
    "两份的筛选条件不同，原为{old}，现为{new}；只比较同时合于两者的目标",
    "their filters are not the same ({old} before, {new} now); only targets within both are compared",
)
NO_LIMIT = Text("无筛选", "none")
PARTLY = Text("只比较两份都有的产业链：{chains}", "only chains of both are compared: {chains}")


def summary_text(diff: VersionDiff, language: Language) -> list[str]:
    """Return what is different as a whole: loads, counts, rules, and which chains and targets are left out."""
    told = [
        BETWEEN.of(
            language,
            old=edition_text(diff.old, language),
            new=edition_text(diff.new, language),
            before=len(diff.old_targets),
            after=len(diff.new_targets),
        )
    ]
    counts = [
        COUNTED.of(language, change=change.label(language).lower(), count=count)
        for change, count in diff.counts().items()
    ]
    told.append(join_clauses([*counts, STATES.of(language, count=len(diff.states))], language))
    told.append(
        join_clauses((rule_move_text(move, language) for move in diff.rules), language) or SAME_RULES.of(language)
    )
    if set(diff.old.chains) != set(diff.new.chains):
        chains = join_names((name_of(diff, (Chain.KIND, chain), language) for chain in diff.chains), language)
        told.append(PARTLY.of(language, chains=chains))
    if diff.limits:
        old, new = (limit_text(side.limits, language) for side in (diff.old, diff.new))
        told.append(LIMITED.of(language, limits=new) if old == new else LIMITED_APART.of(language, old=old, new=new))
    return told


def edition_text(side: VersionRecord, language: Language) -> str:
    """Return which edition a record is of: its number and time; records of earlier releases have no number."""
    time = beijing_time(side.loaded_at)
    if side.edition is None:
        return UNNUMBERED.of(language, time=time)
    return EDITION.of(language, number=side.edition, time=time)


def limit_text(limits: VersionLimits, language: Language) -> str:
    """Return which targets a document was about: strategies, district."""
    parts = [*(label_of(Strategy, code, language) for code in limits.strategies or ()), limits.district]
    return join_names((part for part in parts if part), language) or NO_LIMIT.of(language)


def name_of(diff: VersionDiff, key: FactKey, language: Language) -> str:
    """Return the name of a node by kind and id as the newer side has it; never its id, where neither side names it."""
    named = diff.new.names.get(key) or diff.old.names.get(key)
    if named is None:
        kind = _kind(key)
        return NAMELESS.of(language, kind=kind.ZH if language == "zh" else kind.EN)
    zh, en = named
    name = typeset(zh) if language == "zh" or en is None else en
    return without_brackets(name) if key[0] in (Link.KIND, Chain.KIND) else name


def link_of(diff: VersionDiff, link: str, language: Language) -> str:
    """Return the name of a link."""
    return name_of(diff, (Link.KIND, link), language)


def standings_text(diff: VersionDiff, move: TargetDiff, language: Language) -> tuple[str, str]:
    """Return how a target stood and stands: `补链 42`; with the grounds in words where these are others."""
    before, after = move.before, move.after
    others = before is not None and after is not None and before.grounds != after.grounds
    return (
        _standing(before, diff.old if others else None, language),
        _standing(after, diff.new if others else None, language),
    )


def _standing(standing: TargetSnapshot | None, told: VersionRecord | None, language: Language) -> str:
    """Return one side's standing, with its grounds as the record `told` words them."""
    if standing is None:
        return NO_TARGET.of(language)
    strategy = f"{label_of(Strategy, standing.strategy, language)} {standing.score}"
    rules = [] if told is None else [told.rules[ground] for ground in standing.grounds if ground in told.rules]
    grounds = join_clauses((rule.of(language) for rule in rules), language)
    return with_brackets(strategy, grounds or None, language)


def state_text(standing: StateSnapshot | None, language: Language) -> str:
    """Return the state of a link with what tells it apart; one of an earlier release's rule with that rule."""
    if standing is None:
        return NOT_HELD.of(language)
    rule = RULES_BY_ID.get(standing.rule)
    if rule is not None and rule.state.value == standing.state:
        return rule_state(rule, language)
    return with_brackets(label_of(LinkState, standing.state, language), standing.rule, language)


def why_text(diff: VersionDiff, move: TargetDiff | StateDiff, language: Language, most: int = 4) -> str:
    """Return why something is different: facts that changed, the first few of many, and rules."""
    if isinstance(move, TargetDiff) and move.change is DiffKind.MOVED:
        return BY_OTHERS.of(language)
    told = [fact_move_text(diff, each, language) for each in move.facts[:most]]
    if len(move.facts) > most:
        told.append(f"等 {len(move.facts)} 项" if language == "zh" else f"and {len(move.facts) - most} more")
    told += [rule_move_text(each, language) for each in move.rules]
    return join_clauses(told, language) or UNEXPLAINED.of(language)


def causes_text(diff: VersionDiff, causes: Iterable[Cause], language: Language, most: int = 3) -> str:
    """Return the ways by which a change came: `投入：乙烯 → 聚乙烯`; nothing where none is told."""
    told = [_way(diff, cause, language) for cause in causes]
    more = f"等 {len(told)} 条" if language == "zh" else f"and {len(told) - most} more"
    return join_names([*told[:most], *([more] if len(told) > most else [])], language)


def _way(diff: VersionDiff, cause: Cause, language: Language) -> str:
    if len(cause.path) == 1 and cause.kind in (CauseKind.OWN, CauseKind.CHAIN, CauseKind.NETWORK):
        return cause.kind.label(language)
    path = " → ".join(link_of(diff, link, language) for link in cause.path)
    return with_label(cause.kind.label(language), path, language)


def fact_move_text(diff: VersionDiff, move: FactDiff, language: Language) -> str:
    """Return one fact and what became of it: `甲炼 · 乙烯：产能 — → 100`; an inferred one is marked."""
    fact = move.after or move.before
    inferred = fact is not None and fact.basis == Basis.INFERRED.value
    mark = Basis.INFERRED.label(language).lower() if inferred else None
    return with_label(
        with_brackets(fact_title(diff, move, language), mark, language), _became(move, language), language
    )


def _became(move: FactDiff, language: Language) -> str:
    if move.before is None:
        return NEWLY_READ.of(language)
    if move.after is None:
        return NOT_READ.of(language)
    return join_clauses((_property(move, name, language) for name in move.properties), language)


def _property(move: FactDiff, name: str, language: Language) -> str:
    before, after = ({} if side is None else side.values for side in (move.before, move.after))
    if name == OLD:
        return (GROWN_OLD if after.get(OLD) else NO_LONGER_OLD).of(language)
    declared = next(each for each in properties(_kind(move.key)) if each.name == name)
    heading = declared.column.of(language)
    sides = " → ".join(_value(declared.type, each.get(name), language) for each in (before, after))
    return f"{heading} {sides}"


def _value(kind: type, value: Scalar, language: Language) -> str:
    if value is None:
        return BLANK
    if issubclass(kind, LabelledEnum):
        return label_of(kind, value, language)
    if isinstance(value, bool):
        return ("是" if value else "否") if language == "zh" else ("yes" if value else "no")
    return number(value) if isinstance(value, (int, float)) else value


def _kind(key: FactKey) -> type[Fact]:
    return NODES[key[0]] if key[0] in NODES else EDGES[key[0]]


def fact_title(diff: VersionDiff, move: FactDiff, language: Language) -> str:
    """Return a fact by the names it joins, and what tells it from others between the same."""
    kind = _kind(move.key)
    fact = move.after or move.before
    if fact is not None and move.key[0] in TITLES:
        return TITLES[move.key[0]](diff, fact, language)
    label = kind.ZH if language == "zh" else kind.EN
    return with_label(label, _ends(diff, move.key, language), language)


def _ends(diff: VersionDiff, key: FactKey, language: Language) -> str:
    kind = _kind(key)
    if not issubclass(kind, Edge):
        return name_of(diff, key[:2], language)
    return " → ".join(name_of(diff, end, language) for end in ((kind.START, key[1]), (kind.END, key[2])))


def _make(diff: VersionDiff, fact: FactSnapshot, language: Language) -> str:
    firm = name_of(diff, (Makes.START, fact.key[1]), language)
    product = fact.values.get("product") or link_of(diff, fact.key[2], language)
    return f"{firm} · {typeset(str(product))}"


def _ruling(diff: VersionDiff, fact: FactSnapshot, language: Language) -> str:
    kind = label_of(RulingKind, fact.values["kind"], language)
    return f"{link_of(diff, fact.key[2], language)} · {kind}"


def _signal(_: VersionDiff, fact: FactSnapshot, language: Language) -> str:
    return with_brackets(str(fact.values["text"]), _year(fact), language)


def _year(fact: FactSnapshot) -> str | None:
    year = fact.values.get("year")
    return None if year is None else str(year)


def _presence(diff: VersionDiff, fact: FactSnapshot, language: Language) -> str:
    firm = name_of(diff, (PresentIn.START, fact.key[1]), language)
    return " · ".join(str(part) for part in (firm, fact.key[2], fact.values.get("what")) if part)


TITLES: Mapping[str, Callable[[VersionDiff, FactSnapshot, Language], str]] = {
    Makes.KIND: _make,
    Ruled.KIND: _ruling,
    Signal.KIND: _signal,
    PresentIn.KIND: _presence,
}


def sources_of(moves: Iterable[FactDiff]) -> tuple[str, ...]:
    """Return the sources of facts that moved, each once: as the newer side has them, where it reads the fact."""
    facts = [move.after or move.before for move in moves]
    parts = (part.strip() for fact in facts if fact is not None for part in fact.source.split(SEPARATOR.strip()))
    return tuple(dict.fromkeys(part for part in parts if part))
