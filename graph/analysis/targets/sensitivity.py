"""How much the order of the targets hangs on the weights: many draws of the weights, and who stays in front."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.analysis.targets.targets import RANKED_SHARE, Target

DRAWS = 1000
SPREAD = 0.5
"""Each weight is drawn evenly from its declared value, less or more this share of it."""
FIRST = 10
SEED = 20240301
"""Fixed, so that the same facts give the same shares."""

Floats = NDArray[np.float64]


def steadiness(
    targets: Sequence[Target], draws: int = DRAWS, first: int = FIRST, seed: int = SEED
) -> Mapping[str, float]:
    """Return for each target, by link, the share of weight draws in which it is among the first `first`.

    The order within a draw is that of the targets: enough facts first, then those that are more than weak on paper,
    then score, then share of facts, then the place they have now.
    """
    if not targets:
        return {}
    values, known = _terms(targets)
    check_first = np.array([target.check_first for target in targets])
    inside = np.zeros(len(targets))
    for weights in _weights(targets, draws, seed):
        inside[_order(values, known, weights, check_first)[:first]] += 1
    return {target.link_id: float(count) / draws for target, count in zip(targets, inside, strict=True)}


def _terms(targets: Sequence[Target]) -> tuple[Floats, Floats]:
    """Return term values (0 without facts) and whether each has facts, both of shape (targets, terms)."""
    found = [[term.value for term in target.score.terms] for target in targets]
    known = np.array([[float(value is not None) for value in row] for row in found])
    return np.array([[value if value is not None else 0.0 for value in row] for row in found]), known


def _weights(targets: Sequence[Target], draws: int, seed: int) -> Floats:
    """Return drawn weights of shape (draws, terms)."""
    declared = np.array([term.declared.weight for term in targets[0].score.terms], dtype=np.float64)
    factors = np.random.default_rng(seed).uniform(1 - SPREAD, 1 + SPREAD, size=(draws, len(declared)))
    return factors * declared


def _order(values: Floats, known: Floats, weights: Floats, check_first: NDArray[np.bool_]) -> NDArray[np.intp]:
    held = known @ weights
    score = np.rint(100 * np.divide(values @ weights, held, out=np.zeros_like(held), where=held > 0))
    share = held / weights.sum()
    # lexsort takes its last key as the first; rounding keeps sums in another order from deciding a tie
    return np.lexsort((-share.round(9), -score, check_first, share.round(9) < RANKED_SHARE))
