"""Who looks like the known makers: by products shown besides, by industry, and by what sets makers apart.

Reference: Hoerl and Kennard (1970), Ridge Regression, Technometrics 12.
"""

import numpy as np
from scipy.linalg import solve

from graph.analysis.leads.latent_space import LatentSpace, Matrix
from graph.analysis.leads.product_index import Places, Sparse, Vector

RIDGE = 3.0
"""How strongly the regression is held back; 1 to 10 rank alike."""


def resemblance(profiles: Sparse, makers: Sparse) -> Vector:
    """Return for each firm the mean cosine of its products with the known makers' other products."""
    return np.asarray(profiles @ np.asarray(makers.mean(axis=0)).ravel())


def likeness(latent: LatentSpace, known: Places, makers: Matrix) -> Vector:
    """Return the direction that sets known makers apart from all others: a ridge regression of 1 for makers, else 0.

    Makers are placed as if without the products that contain the query: a firm that could take up a link lacks them.
    """
    points, firms = latent.points, len(latent.points)
    mean = latent.mean + (makers.sum(axis=0) - points[known].sum(axis=0)) / firms
    scatter = latent.scatter - points[known].T @ points[known] + makers.T @ makers - firms * np.outer(mean, mean)
    scatter[np.diag_indices(len(scatter))] += RIDGE
    return np.asarray(solve(scatter, makers.sum(axis=0) - len(known) * mean, assume_a="pos"))
