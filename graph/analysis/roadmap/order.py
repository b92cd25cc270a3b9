"""The order of steps: by rank of the targets, what holds a step up before it, and why a step is not where it ranks."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.judgement import Judgement
from graph.analysis.roadmap.phase_limits import PHASES, Phase, closure
from graph.analysis.roadmap.prerequisites import Prerequisites, is_underway


@dataclass(frozen=True, slots=True)
class OrderMove:
    """Why a step is not where its rank would put it.

    `forward_for` are better targets that it holds up or feeds, so that it comes no later than they do; `back_with` are
    the steps it comes with, for which an earlier phase had no room.
    """

    forward_for: tuple[str, ...] = ()
    back_with: tuple[str, ...] = ()


@dataclass(frozen=True)
class StepOrder:
    """Links with their phases, in the order of phases and ranks; what holds a link up comes right before it."""

    judgement: Judgement
    prerequisites: Prerequisites
    phases: Mapping[str, Phase]

    @cached_property
    def links(self) -> tuple[str, ...]:
        """The links in their order."""
        found: dict[str, None] = {}

        def place(link: str) -> None:
            if link not in found:
                for other in sorted(self.prerequisites.required[link], key=self._key):
                    place(other)
                found[link] = None

        for link in sorted(self.phases, key=self._key):
            place(link)
        return tuple(found)

    def move_of(self, link_id: str) -> OrderMove | None:
        """Find why a step is not where its rank would put it; None if it is, or is pushed already."""
        if link_id in self._pushed:
            return None
        if self._best_after[link_id] < self._rank(link_id):
            needing = (
                link
                for link, others in self._not_later.items()
                if link_id in others and self._is_same_phase(link, link_id)
            )
            better = sorted((link for link in needing if self._rank(link) < self._rank(link_id)), key=self._key)
            return OrderMove(forward_for=tuple(better)) if better else None
        others = sorted((link for link in self._with[link_id] if self._is_same_phase(link, link_id)), key=self._key)
        return OrderMove(back_with=tuple(others)) if others and self._is_overtaken(link_id) else None

    def _rank(self, link_id: str) -> int:
        return self.judgement.ranks.get(link_id, len(self.judgement.ranks))

    def _key(self, link_id: str) -> tuple[int, int, str]:
        return PHASES.index(self.phases[link_id]), self._rank(link_id), link_id

    @cached_property
    def _best_after(self) -> Mapping[str, int]:
        """The best rank of what comes after each link."""
        found, best = {}, len(self.judgement.ranks)
        for link in reversed(self.links):
            found[link] = best
            best = min(best, self._rank(link))
        return found

    @cached_property
    def _pushed(self) -> frozenset[str]:
        return frozenset(link for link in self.phases if is_underway(self.judgement, link))

    @cached_property
    def _not_later(self) -> Mapping[str, frozenset[str]]:
        return self.prerequisites.not_later(self._pushed)

    @cached_property
    def _with(self) -> Mapping[str, frozenset[str]]:
        """For each link those it needs in its own phase or an earlier one."""
        return {link: closure(link, self._not_later) - {link} for link in self.phases}

    def _is_same_phase(self, other: str, link_id: str) -> bool:
        return self.phases[other] is self.phases[link_id] and other not in self._pushed

    def _is_overtaken(self, link_id: str) -> bool:
        """Check whether a worse target found room in an earlier phase on its own account."""
        own, phase = self._rank(link_id), PHASES.index(self.phases[link_id])
        ahead = [link for link in self.links if PHASES.index(self.phases[link]) < phase and link not in self._pushed]
        lent = {each for link in ahead if self._rank(link) < own for each in self._with[link]}
        return any(self._rank(link) > own and link not in lent for link in ahead)


def unlocked_by(after: Mapping[str, Collection[str]]) -> dict[str, frozenset[str]]:
    """Find for each link those that wait for it, directly or through others."""
    waiting: dict[str, set[str]] = {link: set() for link in after}
    for link, others in after.items():
        for other in others:
            waiting[other].add(link)
    return {link: closure(link, waiting) - {link} for link in after}
