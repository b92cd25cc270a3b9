"""Firms that are not known makers, best first: eleven terms, each scaled to its greatest value, and their mean.

`fit` reads a universe once; `rank` and `suggest` answer queries by the same numbers.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from graph.analysis.facts.score import Criterion
from graph.analysis.leads.alias_match import alias_scores, industry_scores
from graph.analysis.leads.corpus import FirmCorpus
from graph.analysis.leads.criteria import (
    EXPECTED,
    FULL_HEADS,
    HEAD,
    HEAD_LENGTH,
    INDUSTRY,
    LIKENESS,
    NAME,
    NEAR,
    PRODUCTS,
    SAME,
    USUAL,
    WALK,
    WORDS,
)
from graph.analysis.leads.firm_features import FirmFeatures, read_features
from graph.analysis.leads.latent_space import LatentSpace, fit_latent_space
from graph.analysis.leads.lookalike import likeness, resemblance
from graph.analysis.leads.product_index import Places, ProductIndex, Sparse, Vector, index_products
from graph.analysis.leads.profile_regression import ProfileRegression, fit_profile_regression
from graph.analysis.leads.text import normalise
from graph.analysis.leads.vocabulary import VocabularyEntry
from graph.analysis.leads.walk_graph import WalkGraph, make_walk_graph

NOBODY = np.array([], dtype=np.int64)
"""Left out of nothing: other names and industries count by the best of all firms, known makers included, so that what
only holds a name is not taken for the best there is."""
CURVE = 0.75
"""Below 1, so that a firm which several terms speak for passes one that a single term favours."""
DIGITS = 6
"""Digits to which totals are compared; what differs less is a tie, decided by the firm's id."""


@dataclass(frozen=True)
class FittedModel:
    """A universe and all that was learned of it; `rows` holds the row of each firm."""

    universe: FirmCorpus
    rows: Mapping[str, int]
    words: ProductIndex
    sides: FirmFeatures
    latent: LatentSpace
    expectation: ProfileRegression
    walk: WalkGraph


@dataclass(frozen=True)
class QueryScores:
    """What one query comes to: a value in 0..1 for each firm and term that has facts, their total, and the ways there.

    `makers` are the profiles of the known makers without the products that contain the query; `like` and `expected`
    directions in which firms lie that look like makers; `start` and `visited` where walks start and lead. `entry` is
    what the vocabulary says of the query.
    """

    query: str
    entry: VocabularyEntry | None
    known: Places
    terms: Mapping[Criterion, Vector]
    total: Vector
    order: tuple[int, ...]
    makers: Sparse
    like: Vector | None
    expected: Vector
    start: Vector
    visited: Vector


def fit(universe: FirmCorpus) -> FittedModel:
    """Fit the model to a corpus: about 15 s for a nation's listed firms, a moment for a city's."""
    words, sides = index_products(universe), read_features(universe)
    latent = fit_latent_space(words, sides)
    return FittedModel(
        universe=universe,
        rows={firm.id: row for row, firm in enumerate(universe.firms)},
        words=words,
        sides=sides,
        latent=latent,
        expectation=fit_profile_regression(words, latent),
        walk=make_walk_graph(universe, words, sides),
    )


def rank(fitted: FittedModel, query: str, known: Collection[str], limit: int) -> tuple[str, ...]:
    """Return the ids of at most so many firms that could make what is asked, best first, known makers left out.

    A firm that no term speaks for is not listed. Raises KeyError where a known maker is not in the universe.
    """
    found = score_query(fitted, query, known)
    return tuple(fitted.universe.firms[row].id for row in found.order[:limit])


def score_query(fitted: FittedModel, query: str, known: Collection[str]) -> QueryScores:
    """Return the terms of every firm for a query, and the candidates in order."""
    makers = np.array(sorted(fitted.rows[firm] for firm in {*known}), dtype=np.int64)
    words, named = fitted.words, fitted.words.named @ fitted.words.vector(query, fitted.words.product_rare)
    hidden = words.without(words.containing(query), makers)
    like = likeness(fitted.latent, makers, fitted.latent.placed(hidden, makers)) if len(makers) else None
    entry = fitted.universe.entry(query)
    expected = _expected(fitted, query, entry)
    start = fitted.walk.start(query, named, makers)
    visited = fitted.walk.visits(start)
    raw: dict[Criterion, Vector] = {
        WORDS: np.asarray(words.okapi[:, words.columns_of(query)].sum(axis=1)).ravel(),
        NAME: fitted.sides.named_like(query),
        EXPECTED: fitted.latent.along(expected),
        WALK: visited[: len(fitted.rows)],
        HEAD: np.minimum(FULL_HEADS, words.makes @ head_terms(words, query)),
    }
    if like is not None:
        raw |= {
            PRODUCTS: resemblance(words.profiles, hidden),
            INDUSTRY: fitted.sides.members @ fitted.sides.rates(marked(len(fitted.rows), makers)),
            LIKENESS: fitted.latent.along(like),
        }
    terms = {term: scaled(values, makers) for term, values in raw.items()}
    if entry is not None:
        terms |= _of_trade(fitted, entry)
    total = weighted(terms)
    return QueryScores(
        query, entry, makers, terms, total, _order(total, makers), hidden, like, expected, start, visited
    )


def _expected(fitted: FittedModel, query: str, entry: VocabularyEntry | None) -> Vector:
    """Return the direction for a query; the mean of those of its other names is added where it has some."""
    own, *others = (
        fitted.expectation.direction(fitted.words.vector(name, fitted.words.product_rare))
        for name in (query, *(entry.aliases if entry is not None else ()))
    )
    return np.asarray(own + np.mean(others, axis=0)) if others else own


def _of_trade(fitted: FittedModel, entry: VocabularyEntry) -> dict[Criterion, Vector]:
    """Return the terms of the vocabulary; one that no firm has anything of is no fact."""
    found = {
        SAME: alias_scores(fitted.words, entry.aliases),
        USUAL: industry_scores(fitted.sides, fitted.universe.industries, entry.industries),
        NEAR: alias_scores(fitted.words, entry.co_products),
    }
    return {term: scaled(values, NOBODY) for term, values in found.items() if values.any()}


def marked(firms: int, makers: Places) -> Vector:
    """Return 1 for each known maker, else 0."""
    marks = np.zeros(firms)
    marks[makers] = 1
    return marks


def head_terms(words: ProductIndex, query: str) -> Vector:
    """Return 1 for each product whose name ends in the last characters of the query, else 0."""
    tail = normalise(query)[-HEAD_LENGTH:]
    return np.array([float(name.endswith(tail)) for name in words.plain_products])


def scaled(values: Vector, known: Places) -> Vector:
    """Return a term over its greatest value among firms not left out, to the power `CURVE`; below 0 counts as 0."""
    others = np.delete(values, known)
    most = float(others.max(initial=0))
    if most <= 0:
        return np.zeros(len(values))
    return np.asarray((np.clip(values, 0, most) / most) ** CURVE)


def weighted(terms: Mapping[Criterion, Vector]) -> Vector:
    """Return the weighted mean of the terms that have facts, 0..1."""
    total = sum(term.weight for term in terms)
    return np.asarray(sum(term.weight * values for term, values in terms.items()) / total)


def _order(total: Vector, known: Places) -> tuple[int, ...]:
    """Return the rows of the candidates, best first, then by row, which is the order of ids."""
    rounded = np.round(total, DIGITS)
    rounded[known] = 0
    listed = np.flatnonzero(rounded > 0)
    return tuple(int(row) for row in listed[np.argsort(-rounded[listed], kind="stable")])
