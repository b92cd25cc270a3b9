"""What is different between two exports: targets that came, went or moved, states, rules, and the facts behind each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.targets.target_score import WEIGHTS
from graph.analysis.versions.diffs import (
    DiffKind,
    Explanation,
    FactDiff,
    RuleDiff,
    StateDiff,
    TargetDiff,
    by_link,
    change_of,
    ordered_diffs,
    plain_diffs,
    substance,
)
from graph.analysis.versions.firm_diffs import FirmDiff, diff_firms
from graph.analysis.versions.version_record import (
    NO_LIMITS,
    RuleSnapshot,
    StateSnapshot,
    TargetSnapshot,
    VersionLimits,
    VersionRecord,
)
from graph.analysis.what_if.causes import Cause, CauseKind
from graph.errors import InvalidRequest
from graph.model.edges import InputTo
from graph.model.nodes import Link

WEIGHT_IDS = frozenset(weight.id for weight in WEIGHTS)

Explain = Callable[["VersionDiff"], "Explanation"]


@dataclass(frozen=True)
class VersionDiff:
    """Two exports and how they differ, over the chains both hold and the targets both are about.

    Where one of them shows only some targets, only these are compared, and states and firms only of their links.
    `explain` finds the causes, wherever they lie: in a chain neither document is about, too.
    """

    old: VersionRecord
    new: VersionRecord
    explain: Explain

    @cached_property
    def chains(self) -> tuple[str, ...]:
        """Return the chains that both sides hold; only these are compared."""
        return tuple(chain for chain in self.new.chains if chain in set(self.old.chains))

    @cached_property
    def limits(self) -> tuple[VersionLimits, ...]:
        """Return the limits that hold for the comparison, those of either side that has some."""
        return tuple(dict.fromkeys(side.limits for side in (self.old, self.new) if side.limits != NO_LIMITS))

    @cached_property
    def rules(self) -> tuple[RuleDiff, ...]:
        """Return the rules and weights that are others."""
        old, new = self.old.rules, self.new.rules
        return tuple(
            RuleDiff(id, old.get(id), new.get(id)) for id in {**old, **new} if _form(old.get(id)) != _form(new.get(id))
        )

    @cached_property
    def states(self) -> tuple[StateDiff, ...]:
        """Return the links whose state is another one, chain by chain; with limits only those that are targets."""
        return tuple(
            self._state_move(*place) for place in self._turned if place[0] in self.chains and self._told(place[1])
        )

    def _told(self, link: str) -> bool:
        """Return whether a link is within the limits of the comparison, where there are any."""
        return not self.limits or link in self.old_targets or link in self.new_targets

    @cached_property
    def firms(self) -> tuple[FirmDiff, ...] | None:
        """Return the firms that are others, as makers of what is compared; None where a side does not tell of firms."""
        if self.old.firms is None or self.new.firms is None:
            return None
        compared = {link for chain, link in {**self.old_states, **self.new_states} if chain in self.chains}
        whole = not self.limits and set(self.chains) == {*self.held}
        return diff_firms(self.old.firms, self.new.firms, set(filter(self._told, compared)), whole)

    @cached_property
    def held(self) -> tuple[str, ...]:
        """Return the chains whose states both sides tell: those compared, and those where reasons may lie."""
        old, new = ({each.chain_id for each in side.states} for side in (self.old, self.new))
        others = sorted((old & new) - set(self.chains))
        return (*self.chains, *others)

    @cached_property
    def _turned(self) -> tuple[tuple[str, str], ...]:
        """Return the chains and links where the state is another one."""
        old, new = self.old_states, self.new_states
        places = [place for place in {**old, **new} if _state(old.get(place)) != _state(new.get(place))]
        return tuple(sorted(places, key=lambda place: (self.held.index(place[0]), place[1])))

    def _state_move(self, chain: str, link: str) -> StateDiff:
        before, after = self.old_states.get((chain, link)), self.new_states.get((chain, link))
        rules = {each.rule for each in (before, after) if each is not None}
        causes = self._explained.of_state(link)
        roots = dict.fromkeys(cause.path[0] for cause in causes if cause.path[0] != link)
        facts = [*self._moves(before, after), *(move for root in roots for move in self.of_link(root))]
        return StateDiff(chain, link, before, after, ordered_diffs(facts), causes, self._of_rules(rules))

    @cached_property
    def targets(self) -> tuple[TargetDiff, ...]:
        """Return the targets that are others: those that came, went, changed, moved, each sort by rank."""
        found = [self._target_move(link) for link in {**self.new_targets, **self.old_targets} if self._is_other(link)]
        order = list(DiffKind)
        return tuple(sorted(found, key=lambda move: (order.index(move.change), move.best_rank, move.link_id)))

    def counts(self) -> dict[DiffKind, int]:
        """Return how many targets came, went, changed or moved, every sort named."""
        return {change: sum(move.change is change for move in self.targets) for change in DiffKind}

    def _is_other(self, link: str) -> bool:
        old, new = self.old_targets.get(link), self.new_targets.get(link)
        return old is None or new is None or (old.rank, substance(old)) != (new.rank, substance(new))

    def _target_move(self, link: str) -> TargetDiff:
        before, after = self.old_targets.get(link), self.new_targets.get(link)
        change = change_of(before, after)
        if change is DiffKind.MOVED:
            return TargetDiff(link, change, before, after, (), (), ())
        causes = self._explained.of_target(link)
        roots = dict.fromkeys(cause.path[0] for cause in causes if cause.path[0] != link)
        facts = [*self.own_facts(link), *(move for root in roots for move in self.of_link(root))]
        return TargetDiff(
            link, change, before, after, ordered_diffs(facts), causes, self._rules_of(link, before, after)
        )

    def own_facts(self, link: str) -> tuple[FactDiff, ...]:
        """Return the facts of a target that changed, and those of its verdicts."""
        before, after = self.old_targets.get(link), self.new_targets.get(link)
        both = before is not None and after is not None
        found = [
            move
            for move in self._moves(before, after)
            if (move.before is not None and move.after is not None) or self._explained.is_change(move, both)
        ]
        return plain_diffs([*self.of_link(link), *found])

    def is_on_both(self, link: str) -> bool:
        """Return whether both sides hold a link."""
        return link in self.old_links and link in self.new_links

    def _rules_of(self, link: str, before: TargetSnapshot | None, after: TargetSnapshot | None) -> tuple[RuleDiff, ...]:
        grounds = {id for each in (before, after) if each is not None for id in each.grounds}
        found = (self.old_links.get(link, ()), self.new_links.get(link, ()))
        deciding = {each.rule for side in found for each in side}
        return self._of_rules(grounds | deciding | WEIGHT_IDS | {"old_after"})

    def _of_rules(self, ids: Iterable[str]) -> tuple[RuleDiff, ...]:
        wanted = set(ids)
        return tuple(move for move in self.rules if move.id in wanted)

    def of_link(self, link: str) -> tuple[FactDiff, ...]:
        """Return the facts on a link itself that changed, over its chains."""
        sides = zip(*(self._by_chain(links.get(link, ())) for links in (self.old_links, self.new_links)), strict=True)
        return plain_diffs(move for before, after in sides for move in self._moves(before, after))

    def _by_chain(self, found: Iterable[StateSnapshot]) -> list[StateSnapshot | None]:
        by_chain = {each.chain_id: each for each in found}
        return [by_chain.get(chain) for chain in self.held]

    def _moves(
        self, before: TargetSnapshot | StateSnapshot | None, after: TargetSnapshot | StateSnapshot | None
    ) -> Iterator[FactDiff]:
        old = {} if before is None else {key: self.old.facts[key] for key in before.facts}
        new = {} if after is None else {key: self.new.facts[key] for key in after.facts}
        for key in {**old, **new}:
            one, two = old.get(key), new.get(key)
            if one is None or two is None or one.values != two.values:
                yield FactDiff(key, one, two)

    @cached_property
    def changed_links(self) -> frozenset[str]:
        """Return the links on which facts of their own changed."""
        return frozenset(link for link in {**self.old_links, **self.new_links} if self.of_link(link))

    @cached_property
    def turned_links(self) -> frozenset[str]:
        """Return the links whose state is another one in some chain."""
        return frozenset(link for _, link in self._turned)

    @cached_property
    def _explained(self) -> Explanation:
        return self.explain(self)

    @cached_property
    def old_states(self) -> Mapping[tuple[str, str], StateSnapshot]:
        """Return the states before, by chain and link."""
        return self._states_of(self.old)

    @cached_property
    def new_states(self) -> Mapping[tuple[str, str], StateSnapshot]:
        """Return the states after, by chain and link."""
        return self._states_of(self.new)

    def _states_of(self, side: VersionRecord) -> dict[tuple[str, str], StateSnapshot]:
        return {(each.chain_id, each.link_id): each for each in side.states if each.chain_id in self.held}

    @cached_property
    def old_links(self) -> Mapping[str, tuple[StateSnapshot, ...]]:
        """Return the states before, by link."""
        return by_link(self.old_states.values())

    @cached_property
    def new_links(self) -> Mapping[str, tuple[StateSnapshot, ...]]:
        """Return the states after, by link."""
        return by_link(self.new_states.values())

    @cached_property
    def old_targets(self) -> Mapping[str, TargetSnapshot]:
        """Return the targets before, by link."""
        return self._targets_of(self.old)

    @cached_property
    def new_targets(self) -> Mapping[str, TargetSnapshot]:
        """Return the targets after, by link."""
        return self._targets_of(self.new)

    def _targets_of(self, side: VersionRecord) -> dict[str, TargetSnapshot]:
        found = (each for each in side.targets if set(each.chains) & set(self.chains))
        return {each.link_id: each for each in found if all(limits.admit(each) for limits in self.limits)}


def diff_versions(old: VersionRecord, new: VersionRecord, explain: Explain | None = None) -> VersionDiff:
    """Return how two exports differ, from themselves alone unless `explain` knows more.

    Raises InvalidRequest where they are of two cities or have no chain in common, though there are chains.
    """
    if old.city != new.city:
        raise InvalidRequest(
            f"两份不是同一个城市（{old.city}、{new.city}），不能比较",
            f"the files are for different cities ({old.city}, {new.city}) and cannot be compared",
        )
    found = VersionDiff(old, new, explain or explain_from_records)
    if not found.chains and (old.chains or new.chains):
        raise InvalidRequest("两份没有共同的产业链，不能比较", "they have no chain in common and cannot be compared")
    return found


def explain_from_records(versions: VersionDiff) -> Explanation:
    """Return causes as two exports tell them: facts of a link's own, and neighbours whose state is another one."""

    def of_state(link: str) -> tuple[Cause, ...]:
        return (Cause(CauseKind.OWN, (link,)),) if link in versions.changed_links else ()

    def of_target(link: str) -> tuple[Cause, ...]:
        own = [Cause(CauseKind.OWN, (link,))] if versions.own_facts(link) else []
        return tuple(dict.fromkeys([*own, *_neighbours(versions, link)]))

    return Explanation(of_state, of_target, lambda move, both: both and _seems_changed(versions, move))


def _seems_changed(versions: VersionDiff, move: FactDiff) -> bool:
    """Check whether a fact read on one side only was added or removed, not merely read because links changed state.

    An input between links that both sides hold is read or not by where they stand, and so is a link. What a target
    reads beyond its verdicts is not written down while it is none, and would all seem new.
    """
    if move.key[0] == InputTo.KIND:
        ends = move.key[1:3]
        return versions.turned_links.isdisjoint(ends) or not all(versions.is_on_both(end) for end in ends)
    return move.key[0] != Link.KIND or not versions.is_on_both(move.key[1])


def _neighbours(versions: VersionDiff, link: str) -> Iterator[Cause]:
    sides = (versions.old_targets.get(link), versions.new_targets.get(link))
    keys = dict.fromkeys(key for side in sides if side is not None for key in side.facts)
    for kind, *ends in keys:
        if kind == InputTo.KIND and link in ends[:2]:
            start, end = ends[:2]
            other, way = (start, CauseKind.INPUT) if end == link else (end, CauseKind.USE)
            if other in versions.turned_links and other != link:
                yield Cause(way, (other, link))


def _state(standing: StateSnapshot | None) -> tuple[str, str] | None:
    """Return the state with, for what is missing, the rule: seen or confirmed makes a difference."""
    return None if standing is None else (standing.state, standing.rule if standing.state == "missing" else "")


def _form(rule: RuleSnapshot | None) -> str | None:
    return None if rule is None else rule.form
