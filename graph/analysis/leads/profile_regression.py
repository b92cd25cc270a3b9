"""What firms that make a thing so named usually are, learned from every product of every firm.

Each product is hidden in turn and the rest of its firm, as a point, is regressed on the grams of the hidden name. A
query's expected point is then the sum over its grams; firms are valued by the linear discriminant towards it.

References: Hoerl and Kennard (1970), Ridge Regression, Technometrics 12; Hestenes and Stiefel (1952), Methods of
Conjugate Gradients, J. Res. NBS 49; Fisher (1936), Annals of Eugenics 7.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from graph.analysis.leads.latent_space import LatentSpace, Matrix
from graph.analysis.leads.product_index import Places, ProductIndex, Sparse, Vector, tf_idf

RIDGE, ROUNDS = 8.0, 12
SHRINKAGE = 0.3
"""Share of the mean variance added to each direction, so that rare directions do not decide."""
BLOCK = 4000
"""Pairs of firm and product placed at a time."""
TOGETHER = 100
"""Directions regressed at a time."""
SHARED = 2
"""Products that must hold a gram for it to tell anything."""


@dataclass(frozen=True)
class ProfileRegression:
    """`response`: grams by directions, towards the expected point, weighed down where all firms vary."""

    response: Matrix

    def direction(self, query: Vector) -> Vector:
        """Return the direction in which firms that make a thing so named lie, the query given over the grams."""
        held = np.flatnonzero(query)
        return np.asarray(query[held] @ self.response[held])


def fit_profile_regression(words: ProductIndex, latent: LatentSpace) -> ProfileRegression:
    """Return the regression over all pairs of firm and product, turned by the discriminant."""
    pairs = words.makes.tocoo()
    firms, products = pairs.row.astype(np.int64), pairs.col.astype(np.int64)
    rest = np.zeros((len(firms), latent.points.shape[1]))
    for start in range(0, len(firms), BLOCK):
        block = slice(start, start + BLOCK)
        rest[block] = _rest(words, latent, firms[block], products[block])
    rest -= rest.mean(axis=0) if len(rest) else 0
    shared = np.flatnonzero(np.asarray((words.counted > 0).sum(axis=0)).ravel() >= SHARED)
    rows, directions = csr_array(words.named[products][:, shared]), range(0, rest.shape[1], TOGETHER)
    response = np.zeros((len(words.columns), rest.shape[1]))
    for start in directions:
        response[shared, start : start + TOGETHER] = regress(rows, rest[:, start : start + TOGETHER])
    return ProfileRegression(response @ _precision(latent.points))


def _rest(words: ProductIndex, latent: LatentSpace, firms: Places, products: Places) -> Matrix:
    """Return the points of firms, each without one product."""
    left = csr_array(words.counts[firms] - words.counted[products])
    left.eliminate_zeros()
    return latent.placed(tf_idf(left, words.rare), firms)


def _precision(points: Matrix) -> Matrix:
    """Return the inverse of the covariance of all firms, `SHRINKAGE` of the mean variance added."""
    centred = points - points.mean(axis=0)
    variance = centred.T @ centred / len(points)
    variance[np.diag_indices(len(variance))] += SHRINKAGE * float(np.trace(variance)) / max(len(variance), 1) or 1.0
    return np.asarray(np.linalg.inv(variance))


def regress(rows: Sparse, targets: Matrix) -> Matrix:
    """Return columns by targets: ridge regression of targets on rows, by conjugate gradients, all at once."""
    across = rows.T.tocsr()
    residual = across @ targets
    found, step = np.zeros_like(residual), residual.copy()
    size = (residual * residual).sum(axis=0)
    for _ in range(ROUNDS):
        image = across @ (rows @ step) + RIDGE * step
        length = size / np.maximum((step * image).sum(axis=0), np.finfo(float).tiny)
        found += length * step
        residual -= length * image
        size, before = (residual * residual).sum(axis=0), size
        step = residual + size / np.maximum(before, np.finfo(float).tiny) * step
    return np.asarray(found)
