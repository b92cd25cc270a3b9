"""Where the targets stand between attractive and feasible, and which of four corners that is."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.analysis.facts.score import Score
from graph.analysis.targets.conditional_terms import PERMIT, SCALE
from graph.analysis.targets.target_score import ATTRACTIVENESS, FEASIBILITY
from graph.analysis.targets.targets import Target
from graph.model.labelled_enum import LabelledEnum

MIN_EVIDENCE_SHARE = 0.6
"""Share of a score's weight that must rest on facts for its place to be drawn full."""
MIDDLE = 50
"""The points from which on a target is attractive, or feasible: half of what the facts on file could earn."""


class Corner(LabelledEnum):
    """What to do with a target, as its two scores say."""

    FIRST = "first", "先办", "Do first"
    EFFORT = "push", "攻坚", "Tackle"
    CONVENIENT = "along", "择机", "When apt"
    WATCH = "watch", "缓办", "Later"


BARRED = frozenset({PERMIT.id, SCALE.id})
"""Terms that together bar a target from the first phase: neither a permit nor feed enough is to be had."""


@dataclass(frozen=True, slots=True)
class QuadrantPoint:
    """A target by its link and place, both scores 0..100, and whether enough of its weight rests on facts."""

    link_id: str
    rank: int
    attractive: int
    feasible: int
    has_enough_facts: bool

    @property
    def corner(self) -> Corner:
        """Return the corner it stands in; the middle counts upwards."""
        if self.attractive >= MIDDLE:
            return Corner.FIRST if self.feasible >= MIDDLE else Corner.EFFORT
        return Corner.CONVENIENT if self.feasible >= MIDDLE else Corner.WATCH


def quadrant(targets: Sequence[Target]) -> tuple[QuadrantPoint, ...]:
    """Return where the targets stand, in their order; one without any fact on either side stands nowhere."""
    found = []
    for place, target in enumerate(targets, 1):
        attractive, feasible = target.score.subset(ATTRACTIVENESS), target.score.subset(FEASIBILITY)
        if _has_facts(attractive) and _has_facts(feasible):
            enough = target.score.evidence_share >= MIN_EVIDENCE_SHARE
            found.append(QuadrantPoint(target.link_id, place, attractive.points, feasible.points, enough))
    return tuple(found)


def in_corners(targets: Sequence[Target], *corners: Corner) -> frozenset[str]:
    """Find the links of the targets that stand in some corners."""
    return frozenset(point.link_id for point in quadrant(targets) if point.corner in corners)


def without_way(targets: Sequence[Target]) -> frozenset[str]:
    """Find the links whose only route from here is restricted and whose feed is too little for the smallest plant."""
    return frozenset(
        target.link_id
        for target in targets
        if {term.criterion.id for term in target.score.parts if term.applies and term.value == 0} >= BARRED
    )


def _has_facts(score: Score) -> bool:
    return any(term.applies and term.value is not None and term.criterion.weight for term in score.parts)
