"""What follows if something happens: the judgement before and after a supposition, the difference, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.facts.city import read_again
from graph.analysis.facts.ratio import Ratio
from graph.analysis.judgement import Judgement, judge
from graph.analysis.measures.local_supply import local_supply_rates
from graph.analysis.roadmap.roadmap import StepPosition, step_positions
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.what_if.assumptions import Assumption, InputShortage, edits_for, stop
from graph.analysis.what_if.causes import Cause, Causes, links_touched
from graph.analysis.what_if.consequences import STOPS, Consequence, Effect, follow
from graph.analysis.what_if.rejudge import JudgedCity, rejudge
from graph.model.edges import InputTo
from graph.store.base import Reader
from graph.store.edits import Edits, merge_edits
from graph.store.overlay import OverlayReader


@dataclass(frozen=True, slots=True)
class StateChange:
    """A link of a chain whose state differs."""

    before: Verdict
    after: Verdict
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target that was added, removed, or changed in its grounds or score.

    Ranks are among all targets of the city, from one.
    """

    link_id: str
    before: Target | None
    after: Target | None
    rank_before: int | None
    rank_after: int | None
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class SupplyChange:
    """The local supply rate of a chain, or of the city if `chain_id` is None, and the inputs that changed sides.

    `left` and `joined` are the links whose inputs the whole no longer counts or counts newly: a rate may move on their
    account alone.
    """

    chain_id: str | None
    before: Ratio
    after: Ratio
    gained: tuple[InputTo, ...]
    lost: tuple[InputTo, ...]
    left: tuple[str, ...]
    joined: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepChange:
    """A link that enters the roadmap of all targets, leaves it, or waits for others; mere shifts are left out."""

    link_id: str
    before: StepPosition | None
    after: StepPosition | None
    causes: tuple[Cause, ...]


@dataclass(frozen=True)
class Situation:
    """A load with its judgement, and what a comparison needs of it, worked out once."""

    reader: Reader
    judgement: Judgement

    @cached_property
    def footing(self) -> JudgedCity:
        """What judging again starts from."""
        return JudgedCity(self.judgement)

    @cached_property
    def places(self) -> Mapping[str, StepPosition]:
        """Where each link of the roadmap of every target of the city is."""
        return step_positions(self.judgement, (target.link_id for target in self.judgement.targets))

    @cached_property
    def supply(self) -> Mapping[str | None, Ratio]:
        """Return the local supply rate of the city, under None, and of every chain."""
        return local_supply_rates(self.judgement, [None, *self.judgement.city.chains])

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """Return the place of each target among all of the city, from one."""
        return {target.link_id: rank for rank, target in enumerate(self.judgement.targets, 1)}


def situation_of(reader: Reader) -> Situation:
    """Return where a what-if starts from. With a snapshot as reader it can be asked once the store is closed."""
    return Situation(reader, judge(reader))


@dataclass(frozen=True)
class WhatIf:
    """Two standpoints, before and after what was supposed, and how they differ.

    `edits` are those of the suppositions and of what they bring along.
    """

    assumptions: tuple[Assumption, ...]
    edits: Edits
    consequences: tuple[Consequence, ...]
    before: Situation
    after: Situation

    @cached_property
    def states(self) -> tuple[StateChange, ...]:
        """Return the links whose state is another one."""
        new = self.after.judgement.verdicts
        return tuple(
            StateChange(verdict, new[link], self._causes.of_state(link))
            for link, verdict in self.before.judgement.verdicts.items()
            if new[link].state is not verdict.state
        )

    @cached_property
    def targets(self) -> tuple[TargetChange, ...]:
        """Return the targets that came, went or changed, those that are highest before or after first."""
        old, new = self.before.ranks, self.after.ranks
        links = [link for link in {**new, **old} if self._is_other(link)]
        links.sort(key=lambda link: (min(each[link] for each in (old, new) if link in each), link))
        return tuple(
            TargetChange(
                link_id=link,
                before=self.before.judgement.target(link),
                after=self.after.judgement.target(link),
                rank_before=old.get(link),
                rank_after=new.get(link),
                causes=self._causes.of_target(link),
            )
            for link in links
        )

    def _is_other(self, link_id: str) -> bool:
        """Return whether a link came, went or changed as a target; its rank hangs on others and is no such change."""
        old, new = self.before.judgement.target(link_id), self.after.judgement.target(link_id)
        return old is not new and _standing(old) != _standing(new)

    @cached_property
    def supply(self) -> tuple[SupplyChange, ...]:
        """Return the local supply rates that are others, that of the city first."""
        pairs = ((chain, old, self.after.supply[chain]) for chain, old in self.before.supply.items())
        return tuple(
            SupplyChange(chain, old, new, _inputs(new, old), _inputs(old, new), _ends(old, new), _ends(new, old))
            for chain, old, new in pairs
            if (old.numerator_facts, old.whole, old.unknown) != (new.numerator_facts, new.whole, new.unknown)
        )

    @cached_property
    def steps(self) -> tuple[StepChange, ...]:
        """List the links of the roadmap of all targets that came, went or wait for others, the best targets first."""
        old, new = self.before.places, self.after.places
        links = [link for link in {**old, **new} if _place(old, link) != _place(new, link)]
        ranks = (self.after.ranks, self.before.ranks)
        links.sort(
            key=lambda link: (min((each[link] for each in ranks if link in each), default=len(old) + len(new)), link)
        )
        causes = self._causes.with_steps(old, new)
        return tuple(StepChange(link, old.get(link), new.get(link), causes.of_step(link)) for link in links)

    @cached_property
    def stopped(self) -> Mapping[str, Effect]:
        """Why links stand still as a consequence, by link."""
        return {each.link_id: each.effect for each in self.consequences if each.effect in STOPS}

    @cached_property
    def without_feed(self) -> tuple[str, ...]:
        """List the targets that are none any more, or a worse one, as something they need is no longer here."""
        kept = ((change, change.before) for change in self.targets)
        return tuple(
            change.link_id
            for change, old in kept
            if old is not None and _was_lost(old, change.after) and self._lost_feed(old)
        )

    def _lost_feed(self, target: Target) -> bool:
        here = self.after.judgement.link_sets
        return any(not here.is_local(edge.start) for edge in target.context.local_core_inputs)

    @cached_property
    def _causes(self) -> Causes:
        ways = {each.link_id: each for each in self.consequences if each.effect in STOPS}
        return Causes(self.before.judgement, self.after.judgement, self.edits, ways)


def what_if(before: Situation, assumptions: Iterable[Assumption]) -> WhatIf:
    """Work out what follows from suppositions, and from what they bring along; nothing is written.

    Raises NotFound for an unknown id, InvalidRequest for what cannot be or would change nothing.
    """
    asked = tuple(assumptions)
    supposed = edits_for(before.reader, asked)
    over = OverlayReader(before.reader, supposed)
    scarce = [each.link_id for each in asked if isinstance(each, InputShortage)]
    city = before.judgement.city
    after = read_again(city, over, supposed)
    found = follow(city, after, links_touched(city, supposed), scarce)
    links = {each.link_id for each in found if each.effect in STOPS}
    stopped = stop(over, links, plans=True) if links else {}
    edits = merge_edits(supposed, stopped)
    over = OverlayReader(before.reader, edits)
    after = read_again(after, over, stopped)
    return WhatIf(asked, edits, found, before, Situation(over, rejudge(before.footing, after, edits)))


def _was_lost(old: Target, new: Target | None) -> bool:
    return new is None or new.score.points < old.score.points


def _standing(target: Target | None) -> tuple[object, ...] | None:
    if target is None:
        return None
    return tuple(ground.rule.id for ground in target.grounds), target.score.points


def _inputs(ratio: Ratio, other: Ratio) -> tuple[InputTo, ...]:
    """Return the inputs that one share counts and the other does not."""
    known = set(other.numerator_facts)
    return tuple(each for each in ratio.numerator_facts if isinstance(each, InputTo) and each not in known)


def _ends(ratio: Ratio, other: Ratio) -> tuple[str, ...]:
    """List the links whose inputs one share counts in its whole and the other does not."""
    ends = {each.end for each in other.denominator_facts if isinstance(each, InputTo)}
    found = dict.fromkeys(each.end for each in ratio.denominator_facts if isinstance(each, InputTo))
    return tuple(link for link in found if link not in ends)


def _place(places: Mapping[str, StepPosition], link: str) -> tuple[object, ...] | None:
    place = places.get(link)
    return None if place is None else (place.strategy, place.waits_for)
