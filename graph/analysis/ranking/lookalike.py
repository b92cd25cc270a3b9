"""Who looks like the known makers: by products shown besides, by industry, and by what sets makers apart.

Reference: Hoerl and Kennard (1970), Ridge Regression, Technometrics 12.
"""

from dataclasses import dataclass

import numpy as np
from scipy.linalg import solve

from graph.analysis.ranking.latent import Latent, Matrix
from graph.analysis.ranking.words import Places, Sparse, Vector

RIDGE = 3.0
"""How strongly the regression is held back; 1 to 10 rank alike."""


@dataclass(frozen=True)
class Likeness:
    """A regression of being a known maker on the points: the direction, and the value of each firm along it."""

    direction: Vector
    values: Vector


def resemblance(profiles: Sparse, makers: Sparse) -> Vector:
    """Return for each firm the mean cosine of its products with the known makers' other products."""
    return np.asarray(profiles @ np.asarray(makers.mean(axis=0)).ravel())


def likeness(latent: Latent, known: Places, makers: Matrix) -> Likeness:
    """Return the ridge regression of 1 for known makers, placed without the link's own name, and 0 for all others."""
    points, firms = latent.points, len(latent.points)
    total = points.sum(axis=0) - points[known].sum(axis=0) + makers.sum(axis=0)
    mean = total / firms
    scatter = latent.scatter - points[known].T @ points[known] + makers.T @ makers - firms * np.outer(mean, mean)
    scatter[np.diag_indices(len(scatter))] += RIDGE
    direction = solve(scatter, makers.sum(axis=0) - len(known) * mean, assume_a="pos")
    return Likeness(direction, np.asarray((points - mean) @ direction))
