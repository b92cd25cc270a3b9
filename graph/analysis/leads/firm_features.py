"""Features of a firm other than its products: name and industries."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, diags_array

from graph.analysis.leads.corpus import FirmCorpus
from graph.analysis.leads.product_index import Sparse, Vector, counted, idf, ngrams, tf_idf, unit_rows

DOUBT = 3
"""Firms added to an industry's count, so that one maker among one firm is no certainty."""


@dataclass(frozen=True)
class FirmFeatures:
    """Firms by industry codes (0 or 1, and weighed by rarity), and firms by grams of name and industries."""

    codes: tuple[str, ...]
    members: Sparse
    industries: Sparse
    columns: Mapping[str, int]
    rare: Vector
    names: Sparse

    def named_like(self, text: str) -> Vector:
        """Return for each firm the cosine of a text with its name and the names of its industries."""
        vector = np.zeros(len(self.columns))
        for gram in ngrams(text):
            if gram in self.columns:
                vector[self.columns[gram]] = self.rare[self.columns[gram]]
        length = float(np.linalg.norm(vector))
        return np.asarray(self.names @ vector / (length or 1))

    def rates(self, known: Vector) -> Vector:
        """Return for each industry the share of its firms that are known makers, `DOUBT` firms added."""
        return np.asarray((self.members.T @ known) / (self.members.sum(axis=0) + DOUBT))


def read_features(universe: FirmCorpus) -> FirmFeatures:
    """Return names and industries of a universe, counted."""
    codes = tuple(sorted({code for firm in universe.firms for code in firm.industries}))
    place = {code: column for column, code in enumerate(codes)}
    pairs = [(row, place[code]) for row, firm in enumerate(universe.firms) for code in firm.industries]
    at = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    members = csr_array((np.ones(len(pairs)), (at[:, 0], at[:, 1])), shape=(len(universe.firms), len(codes)))
    columns, counts = counted([_document(universe, row) for row in range(len(universe.firms))])
    rare = idf(counts)
    return FirmFeatures(
        codes, members, unit_rows(members @ diags_array(idf(members))), columns, rare, tf_idf(counts, rare)
    )


def _document(universe: FirmCorpus, row: int) -> list[str]:
    firm = universe.firms[row]
    names = (universe.industries[code] for code in firm.industries if code in universe.industries)
    return [gram for text in (firm.name, *names) for gram in ngrams(text)]
