"""What follows if something happens: the judgement before and after a supposition, the difference, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.facts.ratio import Ratio
from graph.analysis.judgement import Judgement, judge
from graph.analysis.measures.local_supply import local_supply_rates
from graph.analysis.roadmap.phases import NO_LIMIT
from graph.analysis.roadmap.roadmap import Roadmap, Step, plan_links
from graph.analysis.targets.supplies import made_here, users_of
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.what_if.judge_again import judge_again
from graph.analysis.what_if.simulate_causes import Cause, Causes
from graph.analysis.what_if.suppositions import Scarce, Supposition, suppose
from graph.model.edges import InputTo
from graph.store.base import Reader
from graph.store.edits import Edits
from graph.store.overlay import OverlayReader


@dataclass(frozen=True, slots=True)
class StateChange:
    """A link of a chain whose state is another one."""

    before: Verdict
    after: Verdict
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A link that becomes a target, is one no more, or is one for other reasons or with another score.

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
    """The local supply rate of a chain, or of the city where `chain_id` is None, and the inputs that changed sides."""

    chain_id: str | None
    before: Ratio
    after: Ratio
    gained: tuple[InputTo, ...]
    lost: tuple[InputTo, ...]


@dataclass(frozen=True, slots=True)
class StepChange:
    """A link that enters the roadmap of all targets, leaves it, or stands there otherwise; mere shifts are left out."""

    link_id: str
    before: Step | None
    after: Step | None
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Exposure:
    """A link made here that would lack a core input, and the way from what is had no more to the link."""

    link_id: str
    path: tuple[str, ...]


@dataclass(frozen=True)
class Standpoint:
    """A load with its judgement, and what a comparison needs of it, worked out once."""

    reader: Reader
    judgement: Judgement

    @cached_property
    def roadmap(self) -> Roadmap:
        """Return the roadmap of every target of the city, without limits; empty where there is none."""
        wishes = [target.link_id for target in self.judgement.targets]
        return plan_links(self.judgement, wishes, room=NO_LIMIT) if wishes else Roadmap(None, (), {})

    @cached_property
    def supply(self) -> Mapping[str | None, Ratio]:
        """Return the local supply rate of the city, under None, and of every chain."""
        return local_supply_rates(self.judgement, [None, *self.judgement.city.chains])

    @cached_property
    def made(self) -> frozenset[str]:
        """Return the links made here now."""
        return made_here(self.judgement.verdicts)

    @cached_property
    def steps(self) -> Mapping[str, Step]:
        """Return the steps of that roadmap by link."""
        return {step.link_id: step for step in self.roadmap.steps}

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """Return the place of each target among all of the city, from one."""
        return {target.link_id: rank for rank, target in enumerate(self.judgement.targets, 1)}


def stand(reader: Reader) -> Standpoint:
    """Return where a what-if starts from. With a snapshot as reader it can be asked once the store is closed."""
    return Standpoint(reader, judge(reader))


@dataclass(frozen=True)
class WhatIf:
    """Two standpoints, before and after what was supposed, and how they differ."""

    suppositions: tuple[Supposition, ...]
    edits: Edits
    before: Standpoint
    after: Standpoint

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
            SupplyChange(chain, old, new, _inputs(new, old), _inputs(old, new))
            for chain, old, new in pairs
            if (old.counted, old.whole, old.unknown) != (new.counted, new.whole, new.unknown)
        )

    @cached_property
    def steps(self) -> tuple[StepChange, ...]:
        """Return the steps of the roadmap of all targets that came, went or stand otherwise."""
        old, new = self.before.steps, self.after.steps
        links = [link for link in {**old, **new} if _place(old.get(link)) != _place(new.get(link))]
        links.sort(key=lambda link: (min(each[link].order for each in (new, old) if link in each), link))
        causes = self._causes.with_steps(old, new)
        return tuple(StepChange(link, old.get(link), new.get(link), causes.of_step(link)) for link in links)

    @cached_property
    def exposed(self) -> tuple[Exposure, ...]:
        """Return the links made here, before and after, that lack a core input from now on: the nearest first."""
        scarce = [each.link_id for each in self.suppositions if isinstance(each, Scarce)]
        gone = sorted({*scarce, *(self.before.made - self.after.made)})
        paths: dict[str, tuple[str, ...]] = {link: (link,) for link in gone}
        ahead = list(gone)
        for link in ahead:
            for edge in users_of(self.after.judgement.city, link):
                if edge.end in self.after.made and edge.end not in paths:
                    paths[edge.end] = (*paths[link], edge.end)
                    ahead.append(edge.end)
        return tuple(Exposure(link, path) for link, path in paths.items() if len(path) > 1)

    @cached_property
    def _causes(self) -> Causes:
        return Causes(self.before.judgement, self.after.judgement, self.edits)


def what_if(before: Standpoint, suppositions: Iterable[Supposition]) -> WhatIf:
    """Return what follows from suppositions; nothing is written.

    Raises NotFound for an unknown id, Impossible for what cannot be or would change nothing.
    """
    asked = tuple(suppositions)
    edits = suppose(before.reader, asked)
    over = OverlayReader(before.reader, edits)
    return WhatIf(asked, edits, before, Standpoint(over, judge_again(before.judgement, over)))


def _standing(target: Target | None) -> tuple[object, ...] | None:
    if target is None:
        return None
    return tuple(ground.rule.id for ground in target.grounds), target.score.points, target.score.known


def _inputs(ratio: Ratio, other: Ratio) -> tuple[InputTo, ...]:
    """Return the inputs that one share counts and the other does not."""
    known = set(other.counted)
    return tuple(each for each in ratio.counted if isinstance(each, InputTo) and each not in known)


def _place(step: Step | None) -> tuple[object, ...] | None:
    return None if step is None else (step.phase, step.strategy, step.waits_for, step.outside)
