"""Who is reached from a query along products, industries, product relations and like-named products.

Reference: Tong, Faloutsos and Pan (2006), Fast Random Walk with Restart and Its Applications, ICDM.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import block_array, csr_array, diags_array

from graph.analysis.leads.corpus import FirmCorpus
from graph.analysis.leads.firm_features import FirmFeatures
from graph.analysis.leads.product_index import Places, ProductIndex, Sparse, Vector

RESTART, STEPS = 0.5, 8
NEAREST, NEAR = 8, 0.35
"""Like-named products tied to each product, and the least cosine for it."""
SEEDS = 20
"""Products by whose names a walk starts."""
BLOCK = 1000


@dataclass(frozen=True)
class WalkGraph:
    """A graph of firms, then products, then industries; `flow[to, from]` is the chance of a step."""

    firms: int
    products: tuple[str, ...]
    rows: dict[str, int]
    flow: Sparse

    def start(self, query: str, named: Vector, known: Places) -> Vector:
        """Return where a walk starts: the product called so, products named like it, and the known makers."""
        start = np.zeros(self.flow.shape[0])
        if query in self.rows:
            start[self.firms + self.rows[query]] += 1
        near = np.argsort(-np.round(named, 9), kind="stable")[:SEEDS]
        weight = named[near] ** 2
        if weight.sum() > 0:
            start[self.firms + near] += weight / weight.sum()
        if len(known):
            start[known] += 1 / len(known)
        return start / (start.sum() or 1)

    def visits(self, start: Vector) -> Vector:
        """Return how often each node is visited by walks that return to the start half of the time."""
        visited = start
        for _ in range(STEPS):
            visited = RESTART * start + (1 - RESTART) * (self.flow @ visited)
        return visited


def make_walk_graph(universe: FirmCorpus, words: ProductIndex, sides: FirmFeatures) -> WalkGraph:
    """Return the graph of a universe; products that only stand in relations follow those that firms make."""
    rows = {product: row for row, product in enumerate(words.products)}
    for pair in universe.relations:
        for product in pair:
            rows.setdefault(product, len(rows))
    firms, made, total = len(universe.firms), len(words.products), len(rows)
    makes = csr_array((words.makes.data, words.makes.indices, words.makes.indptr), shape=(firms, total))
    between = _relations(universe, rows) + _padded(alike(words.named), made, total)
    blocks = [[None, makes, sides.members], [makes.T, between, None], [sides.members.T, None, None]]
    tied = csr_array(block_array(blocks))
    leaving = np.asarray(tied.sum(axis=1)).ravel()
    leaving[leaving == 0] = 1
    return WalkGraph(firms, tuple(rows), rows, csr_array((diags_array(1 / leaving) @ tied).T))


def _relations(universe: FirmCorpus, rows: dict[str, int]) -> Sparse:
    at = np.array([(rows[a], rows[b]) for a, b in universe.relations], dtype=np.int64).reshape(-1, 2)
    one_way = csr_array((np.ones(len(at)), (at[:, 0], at[:, 1])), shape=(len(rows), len(rows)))
    return one_way + one_way.T


def _padded(square: Sparse, made: int, total: int) -> Sparse:
    pairs = square.tocoo()
    return csr_array((pairs.data, (pairs.row, pairs.col)), shape=(total, total)) if made else csr_array((total, total))


def alike(named: Sparse) -> Sparse:
    """Return products by products: the cosine of names with the nearest others, both ways."""
    across, rows, columns, values = named.T.tocsr(), [], [], []
    for start in range(0, named.shape[0], BLOCK):
        block = (named[start : start + BLOCK] @ across).tocsr()
        for row in range(block.shape[0]):
            held = slice(block.indptr[row], block.indptr[row + 1])
            near, where = block.data[held], block.indices[held]
            chosen = np.flatnonzero((near > NEAR) & (where != start + row))
            order = np.lexsort((where[chosen], -np.round(near[chosen], 9)))[:NEAREST]
            chosen = chosen[order]
            rows.append(np.full(len(chosen), start + row))
            columns.append(where[chosen])
            values.append(near[chosen])
    shape = (named.shape[0], named.shape[0])
    if not rows:
        return csr_array(shape)
    ties = csr_array((np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), shape=shape)
    return ties.maximum(ties.T)
