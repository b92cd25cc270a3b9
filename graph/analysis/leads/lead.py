"""What the ranking suggests, each firm with its terms and, for each term, what made it score.

A suggestion is no fact: nobody said that the firm makes it. It is shown apart from candidates, as a lead (推定).
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from graph.analysis.facts.score import Criterion, CriterionScore, Score
from graph.analysis.leads.criteria import (
    EXPECTED,
    HEAD,
    INDUSTRY,
    LIKENESS,
    NAME,
    NEAR,
    PRODUCTS,
    SAME,
    USUAL,
    WALK,
    WEIGHTS,
    WORDS,
)
from graph.analysis.leads.model import FittedModel, QueryScores, score_query
from graph.analysis.leads.reasons import (
    LeadReason,
    by_features,
    by_head_terms,
    by_industries,
    by_makers,
    by_names,
    by_paths,
    by_trade_names,
    by_usual_industries,
    by_words,
)

LISTED = 10
MIN_SCORE = 40
"""Score below which a firm is not suggested: no more than its place among unlikely ones speaks for it."""
MIN_VALUE = 0.05
"""Value of a term below which its reasons would only mislead."""


@dataclass(frozen=True, slots=True)
class Lead:
    """One firm that could make what is asked: its place, its score by declared terms, and the reasons of each term.

    `reasons` are ordered by how much of the score they carry, the strongest term first.
    """

    firm_id: str
    rank: int
    score: Score
    reasons: tuple[tuple[Criterion, tuple[LeadReason, ...]], ...]


def find_leads(fitted: FittedModel, query: str, known: Collection[str], limit: int = LISTED) -> tuple[Lead, ...]:
    """Return at most so many firms that are not known makers but look like makers, best first.

    There may be none: every term is scaled to the best candidate, so a low score says that no two terms agree.
    Raises KeyError where a known maker is not in the universe.
    """
    found = score_query(fitted, query, known)
    listed = (row for row in found.order[:limit] if 100 * found.total[row] >= MIN_SCORE)
    return tuple(_lead(fitted, found, row, place) for place, row in enumerate(listed, start=1))


def _lead(fitted: FittedModel, found: QueryScores, row: int, place: int) -> Lead:
    values = {term: float(found.terms[term][row]) for term in found.terms}
    terms = tuple(CriterionScore(term, values.get(term), applies=term in values) for term in WEIGHTS)
    strongest = sorted(values, key=lambda term: (-term.weight * values[term], WEIGHTS.index(term)))
    reasons = ((term, EXPLAIN[term](fitted, found, row)) for term in strongest if values[term] >= MIN_VALUE)
    return Lead(
        firm_id=fitted.universe.firms[row].id,
        rank=place,
        score=Score(terms),
        reasons=tuple((term, why) for term, why in reasons if why),
    )


Explained = Callable[[FittedModel, QueryScores, int], tuple[LeadReason, ...]]


def _likeness(fitted: FittedModel, found: QueryScores, row: int) -> tuple[LeadReason, ...]:
    return () if found.like is None else by_features(fitted, row, found.like)


def _expected(fitted: FittedModel, found: QueryScores, row: int) -> tuple[LeadReason, ...]:
    return by_features(fitted, row, found.expected)


def _same(fitted: FittedModel, found: QueryScores, row: int) -> tuple[LeadReason, ...]:
    return () if found.entry is None else by_trade_names(fitted, row, found.entry.aliases)


def _near(fitted: FittedModel, found: QueryScores, row: int) -> tuple[LeadReason, ...]:
    return () if found.entry is None else by_trade_names(fitted, row, found.entry.co_products)


def _usual(fitted: FittedModel, found: QueryScores, row: int) -> tuple[LeadReason, ...]:
    return () if found.entry is None else by_usual_industries(fitted, row, found.entry.industries)


EXPLAIN: Mapping[Criterion, Explained] = {
    WORDS: by_words,
    NAME: by_names,
    PRODUCTS: by_makers,
    INDUSTRY: by_industries,
    LIKENESS: _likeness,
    EXPECTED: _expected,
    WALK: by_paths,
    HEAD: by_head_terms,
    SAME: _same,
    USUAL: _usual,
    NEAR: _near,
}
