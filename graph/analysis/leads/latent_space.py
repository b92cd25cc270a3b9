"""Firms as points: what they make, where they belong and how they are named, in the directions that vary most.

Reference: Deerwester et al. (1990), Indexing by Latent Semantic Analysis, JASIS 41.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import eigh
from scipy.sparse import csr_array, hstack

from graph.analysis.leads.firm_features import FirmFeatures
from graph.analysis.leads.product_index import Places, ProductIndex, Sparse, Vector

Matrix = NDArray[np.float64]
DIRECTIONS = 500
INDUSTRY_SHARE, NAME_SHARE = 0.5, 0.3
"""Length of the industries and of the name beside a profile of products of length one."""
SHARED = 2
"""Firms that must use a gram for it to say anything of likeness."""
FLAT = 1e-9


@dataclass(frozen=True)
class LatentSpace:
    """`features`: firms by shared grams, industries and name grams; `basis`: features by directions; `points`: firms.

    `grams` are the columns of the words that the first features stand for. `scatter` is points' x points.
    """

    grams: Places
    features: Sparse
    basis: Matrix
    points: Matrix
    scatter: Matrix

    @cached_property
    def mean(self) -> Vector:
        """Return the mean of the points."""
        return np.asarray(self.points.mean(axis=0))

    def along(self, direction: Vector) -> Vector:
        """Return how far each firm lies in a direction from the mean of all."""
        return np.asarray((self.points - self.mean) @ direction)

    def placed(self, profiles: Sparse, firms: Places) -> Matrix:
        """Return the points of firms with other profiles of products, name and industries as they are."""
        shown = profiles[:, self.grams]
        beside = self.features[firms][:, len(self.grams) :]
        return np.asarray(shown @ self.basis[: len(self.grams)] + beside @ self.basis[len(self.grams) :])


def fit_latent_space(words: ProductIndex, sides: FirmFeatures) -> LatentSpace:
    """Return the firms as points in at most `DIRECTIONS` directions, from the eigenvectors of their inner products."""
    shared = np.flatnonzero(np.asarray((words.counts > 0).sum(axis=0)).ravel() >= SHARED)
    named = np.flatnonzero(np.asarray((sides.names > 0).sum(axis=0)).ravel() >= SHARED)
    blocks = [words.profiles[:, shared], INDUSTRY_SHARE * sides.industries, NAME_SHARE * sides.names[:, named]]
    features = csr_array(hstack(blocks))
    firms = features.shape[0]
    most = min(DIRECTIONS, firms)
    values, vectors = eigh((features @ features.T).toarray(), subset_by_index=[firms - most, firms - 1])
    held = values > FLAT * max(float(values[-1]), FLAT)
    basis = np.asarray((features.T @ vectors[:, held]) / np.sqrt(values[held]))
    points = np.asarray(features @ basis)
    return LatentSpace(shared, features, basis, points, points.T @ points)
