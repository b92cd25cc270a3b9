"""Product names as counted character n-grams, n = 1 to 3.

Runs of characters need no dictionary of words, which for product names no two people would draw up alike.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array

from graph.analysis.leads.corpus import FirmCorpus
from graph.analysis.leads.text import normalise

Vector = NDArray[np.float64]
Places = NDArray[np.int64]
Sparse = Any
"""A scipy.sparse array; scipy declares no types."""

MAX_GRAM = 3
TAILS, END = (1, 2), "$"
"""Last characters counted once more with a mark: in Chinese what a thing is stands at the end of its name."""
SATURATION, LENGTH_SHARE = 1.2, 0.75
"""k1 and b of BM25 as its authors recommend them."""


def ngrams(text: str) -> list[str]:
    """Return the runs of one to three characters of a text, with repeats, and its last one and two with a mark."""
    letters = normalise(text)
    runs = [letters[at : at + size] for size in range(1, MAX_GRAM + 1) for at in range(len(letters) - size + 1)]
    return runs + [letters[-size:] + END for size in TAILS if len(letters) >= size]


def counted(documents: Sequence[Iterable[str]]) -> tuple[dict[str, int], Sparse]:
    """Return a column for each gram, in order of first use, and documents by grams as counts."""
    columns: dict[str, int] = {}
    rows, places, values = [], [], []
    for row, document in enumerate(documents):
        for gram, number in Counter(document).items():
            rows.append(row)
            places.append(columns.setdefault(gram, len(columns)))
            values.append(float(number))
    return columns, csr_array((values, (rows, places)), shape=(len(documents), len(columns)))


def idf(counts: Sparse) -> Vector:
    """Return for each column the logarithm of documents over documents that hold it."""
    documents = counts.shape[0]
    holding = np.asarray((counts > 0).sum(axis=0)).ravel()
    return np.asarray(np.log((1 + documents) / (1 + holding)))


def unit_rows(matrix: Sparse) -> Sparse:
    """Return a matrix with rows of length one; empty rows stay empty."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1
    return (diags_array(1 / lengths) @ matrix).tocsr()


def tf_idf(counts: Sparse, rare: Vector) -> Sparse:
    """Return tf-idf rows of length one: (1 + ln count) times rarity."""
    damped = counts.copy()
    damped.data = 1 + np.log(damped.data)
    return unit_rows(damped @ diags_array(rare))


@dataclass(frozen=True)
class ProductIndex:
    """Products by grams, firms by products, and firms by grams, all as counts."""

    products: tuple[str, ...]
    columns: Mapping[str, int]
    counted: Sparse
    makes: Sparse

    @cached_property
    def counts(self) -> Sparse:
        """Return firms by grams: how often a gram stands in the names of a firm's products."""
        return (self.makes @ self.counted).tocsr()

    @cached_property
    def rare(self) -> Vector:
        """Return the rarity of each gram among firms."""
        return idf(self.counts)

    @cached_property
    def profiles(self) -> Sparse:
        """Return firms by grams, tf-idf, rows of length one."""
        return tf_idf(self.counts, self.rare)

    @cached_property
    def product_rare(self) -> Vector:
        """Return the rarity of each gram among products."""
        return idf(self.counted)

    @cached_property
    def named(self) -> Sparse:
        """Return products by grams, tf-idf, rows of length one."""
        return unit_rows(self.counted @ diags_array(self.product_rare))

    @cached_property
    def okapi(self) -> Sparse:
        """Return firms by grams with the weights of BM25 (Robertson and Zaragoza 2009)."""
        firms = self.counts.shape[0]
        lengths = np.asarray(self.counts.sum(axis=1)).ravel()
        holding = np.asarray((self.counts > 0).sum(axis=0)).ravel()
        weights = self.counts.copy()
        row = np.repeat(np.arange(firms), np.diff(weights.indptr))
        norm = 1 - LENGTH_SHARE + LENGTH_SHARE * lengths[row] / max(lengths.mean(), 1)
        weights.data = weights.data * (SATURATION + 1) / (weights.data + SATURATION * norm)
        return (weights @ diags_array(np.log(1 + (firms - holding + 0.5) / (holding + 0.5)))).tocsc()

    @cached_property
    def plain_products(self) -> tuple[str, ...]:
        """Return the products' names as they are compared."""
        return tuple(normalise(product) for product in self.products)

    def columns_of(self, text: str) -> Places:
        """Return the columns of the grams of a text, each once; grams nobody uses have none."""
        found = dict.fromkeys(self.columns[gram] for gram in ngrams(text) if gram in self.columns)
        return np.array(list(found), dtype=np.int64)

    def vector(self, text: str, rare: Vector) -> Vector:
        """Return a text over the grams, weighed by their rarity, of length one or zero."""
        vector, columns = np.zeros(len(self.columns)), self.columns_of(text)
        vector[columns] = rare[columns]
        length = float(np.linalg.norm(vector))
        return vector / length if length else vector

    def containing(self, text: str) -> Places:
        """Return the rows of the products whose names contain a text."""
        sought = normalise(text)
        return np.array([row for row, name in enumerate(self.plain_products) if sought in name], dtype=np.int64)

    def without(self, products: Places, firms: Places) -> Sparse:
        """Return the tf-idf profiles of some firms as if they did not make some products.

        Those who could take up a link do not show its name; known makers are compared by what they show besides it.
        """
        left = self.counts[firms] - self.makes[firms][:, products] @ self.counted[products]
        left = csr_array(left)
        left.eliminate_zeros()
        return tf_idf(left, self.rare)


def index_products(universe: FirmCorpus) -> ProductIndex:
    """Return the product names of a universe, counted."""
    products = tuple(sorted({product for firm in universe.firms for product in firm.products}))
    rows = {product: row for row, product in enumerate(products)}
    columns, held = counted([ngrams(product) for product in products])
    pairs = [(at, rows[product]) for at, firm in enumerate(universe.firms) for product in firm.products]
    places = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    shape = (len(universe.firms), len(products))
    return ProductIndex(
        products, columns, held, csr_array((np.ones(len(pairs)), (places[:, 0], places[:, 1])), shape=shape)
    )
