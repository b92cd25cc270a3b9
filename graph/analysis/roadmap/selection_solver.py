"""The best set of things to do when some require others, under limits: an integer program, solved exactly.

Solver: HiGHS, through `scipy.optimize.milp`; Huangfu and Hall (2018), Parallelizing the dual revised simplex method,
Mathematical Programming Computation 10.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

Requires = Sequence[Collection[int]]
"""For each thing those it cannot stand without, by place."""


@dataclass(frozen=True, slots=True)
class Limit:
    """What each thing takes, in whole numbers of zero or more, and how much there is."""

    costs: tuple[int, ...]
    maximum: int


def best_selection(aims: Sequence[Sequence[int]], requires: Requires, limits: Sequence[Limit] = ()) -> frozenset[int]:
    """Return the set that is best within the limits and holds all its members require.

    `aims` are values of each thing, the first aim before the second and so on: a later one decides only among sets
    that are equal by all earlier ones. Raises RuntimeError where the solver gives up.
    """
    rows: list[Any] = _closed(requires, len(aims[0]))
    # a limit beyond all there is binds nothing, and may be more than the solver can count
    rows += [(limit.costs, -float("inf"), min(limit.maximum, sum(limit.costs))) for limit in limits]
    chosen: frozenset[int] = frozenset()
    for aim in aims:
        chosen = _solve(aim, rows)
        # what was reached is kept; a small margin is below the step of whole numbers and above the solver's own
        rows.append((aim, sum(aim[each] for each in chosen) - 0.5, float("inf")))
    return chosen


def _closed(requires: Requires, count: int) -> list[Any]:
    """Return rows that let a thing be taken only with each thing it requires."""
    rows = []
    for thing, others in enumerate(requires):
        for other in others:
            row = [0] * count
            row[thing], row[other] = 1, -1
            rows.append((row, -float("inf"), 0))
    return rows


def _solve(aim: Sequence[int], rows: Sequence[Any]) -> frozenset[int]:
    """Return the places of the things to take for the greatest sum of `aim`."""
    # scipy's optimizers take a fifth of a second to import, and only limited plans need them
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415

    matrix, least, most = zip(*rows, strict=True) if rows else ((), (), ())
    found = milp(
        [-value for value in aim],
        integrality=[1] * len(aim),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, least, most) if rows else (),
        options={"mip_rel_gap": 0},
    )
    if found.x is None:
        raise RuntimeError(f"no best set found: {found.message}")
    return frozenset(thing for thing, taken in enumerate(found.x) if taken > 0.5)
