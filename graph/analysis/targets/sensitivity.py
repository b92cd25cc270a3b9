"""How much the order of the targets hangs on the weights: many draws of the weights, and who stays in front."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.analysis.targets.targets import Target

DRAWS = 1000
SPREAD = 0.5
"""Each weight is drawn evenly from its declared value, less or more this share of it."""
TOP_RANKS = 10
SEED = 20240301
"""Fixed, so that the same facts give the same shares."""

Floats = NDArray[np.float64]


def top_ten_share(
    targets: Sequence[Target], draws: int = DRAWS, first: int = TOP_RANKS, seed: int = SEED
) -> Mapping[str, float]:
    """Return for each target, by link, the share of weight draws in which it is among the first `first`.

    The order within a draw is that of the targets: those to be asked about first come last, then by points, then by
    share of facts, then by the place they have now.
    """
    if not targets:
        return {}
    values, known, applies = _terms(targets)
    check_first = np.array([target.verify_first for target in targets])
    inside = np.zeros(len(targets))
    for weights in _weights(targets, draws, seed):
        inside[_order(values, known, applies, weights, check_first)[:first]] += 1
    return {target.link_id: float(count) / draws for target, count in zip(targets, inside, strict=True)}


def _terms(targets: Sequence[Target]) -> tuple[Floats, Floats, Floats]:
    """Return term values (0 without facts), whether each has facts and applies, all of shape (targets, terms)."""
    terms = [target.score.parts for target in targets]
    applies = np.array([[float(term.applies) for term in row] for row in terms])
    known = np.array([[float(term.applies and term.value is not None) for term in row] for row in terms])
    return np.array([[term.value or 0.0 for term in row] for row in terms]) * known, known, applies


def _weights(targets: Sequence[Target], draws: int, seed: int) -> Floats:
    """Return drawn weights of shape (draws, terms)."""
    declared = np.array([term.criterion.weight for term in targets[0].score.parts], dtype=np.float64)
    factors = np.random.default_rng(seed).uniform(1 - SPREAD, 1 + SPREAD, size=(draws, len(declared)))
    return factors * declared


def _order(
    values: Floats, known: Floats, applies: Floats, weights: Floats, check_first: NDArray[np.bool_]
) -> NDArray[np.intp]:
    whole = np.maximum(applies @ weights, np.finfo(np.float64).tiny)
    points = np.rint(100 * (values @ weights) / whole)
    share = (known @ weights) / whole
    # lexsort sorts by its last key first; rounding keeps summation order from breaking ties
    return np.lexsort((-share.round(9), -points, check_first))
