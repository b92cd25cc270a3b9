"""The order of the targets under other weights than the declared ones, and which places that moves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.analysis.facts.city import City
from graph.analysis.facts.score import CriterionScore, Score
from graph.analysis.targets.target_score import WEIGHTS
from graph.analysis.targets.targets import Target, sort_key

Weights = Mapping[str, int]
"""Weights by the id of their term; a term that is not named keeps the declared one."""

DECLARED: Weights = {weight.id: weight.weight for weight in WEIGHTS}
MAX_WEIGHT = 40
"""The most a term may weigh: twice the heaviest declared."""
WATCHED_RANKS = 14
"""How many targets the board shows first; moves into, out of and within them are told."""


@dataclass(frozen=True, slots=True)
class RankMove:
    """A target that changed its place, counted from 1, and the changed term that pulled its own score most.

    `cause` is None if no changed term pulled its score: others passed it, or fell behind.
    """

    link_id: str
    before: int
    after: int
    cause: CriterionScore | None


def reweight(city: City, targets: Sequence[Target], weights: Weights) -> tuple[Target, ...]:
    """Return the targets with their scores under other weights, in the order that follows.

    Raises ValueError for a term that is not declared, a weight below 0, or weights that are all 0.
    """
    unknown = weights.keys() - DECLARED.keys()
    held = {**DECLARED, **weights}
    if unknown or min(held.values()) < 0 or not any(held.values()):
        raise ValueError(f"weights must be declared terms, at least 0, and not all 0: {dict(weights)}")
    found = (replace(target, score=_weighed(target.score, held)) for target in targets)
    return tuple(sorted(found, key=lambda target: sort_key(city, target)))


def _weighed(score: Score, weights: Weights) -> Score:
    return Score(
        tuple(
            replace(term, criterion=replace(term.criterion, weight=weights[term.criterion.id])) for term in score.parts
        )
    )


def rank_moves(before: Sequence[Target], after: Sequence[Target], first: int = WATCHED_RANKS) -> tuple[RankMove, ...]:
    """Return the targets that changed place and are or were among the first, the widest move first, then by place."""
    places = {target.link_id: place for place, target in enumerate(before, 1)}
    found = [
        _move(before[places[target.link_id] - 1], target, places[target.link_id], place)
        for place, target in enumerate(after, 1)
        if place != places[target.link_id] and min(place, places[target.link_id]) <= first
    ]
    return tuple(sorted(found, key=lambda move: (-abs(move.after - move.before), move.before)))


def _move(before: Target, after: Target, old: int, new: int) -> RankMove:
    return RankMove(after.link_id, old, new, _cause(before, after))


def _cause(before: Target, after: Target) -> CriterionScore | None:
    """Return the term whose change of weight pulls the score most: its weight's change times its distance.

    A term without facts earns nothing and so pulls the score down; one that does not apply pulls nothing.
    """
    mean = before.score.points / 100
    pulls = [
        (abs((new.criterion.weight - old.criterion.weight) * ((old.value or 0.0) - mean)), new)
        for old, new in zip(before.score.parts, after.score.parts, strict=True)
        if old.applies and old.criterion.weight != new.criterion.weight
    ]
    strongest = max(pulls, key=lambda pull: pull[0], default=None)
    return None if strongest is None or strongest[0] == 0 else strongest[1]
