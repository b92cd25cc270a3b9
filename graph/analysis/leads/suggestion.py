"""What the ranking suggests, each firm with its terms and, for each term, what made it score.

A suggestion is no fact: nobody said that the firm makes it. It is shown apart from candidates, as a lead (推定).
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from graph.analysis.facts.score import Criterion, CriterionScore, Score
from graph.analysis.leads.rank import Findings, Fitted, search
from graph.analysis.leads.reasons import (
    Reason,
    by_features,
    by_heads,
    by_industries,
    by_makers,
    by_names,
    by_paths,
    by_trade_names,
    by_usual_industries,
    by_words,
)
from graph.analysis.leads.terms import (
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

LISTED = 10
LEAST_SCORE = 40
"""Score below which a firm is not suggested: no more than its place among unlikely ones speaks for it."""
LEAST_VALUE = 0.05
"""Value of a term below which its reasons would only mislead."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One firm that could make what is asked: its place, its score by declared terms, and the reasons of each term.

    `reasons` are ordered by how much of the score they carry, the strongest term first.
    """

    firm_id: str
    place: int
    score: Score
    reasons: tuple[tuple[Criterion, tuple[Reason, ...]], ...]


def suggest(fitted: Fitted, query: str, known: Collection[str], most: int = LISTED) -> tuple[Suggestion, ...]:
    """Return at most so many firms that are not known makers but look like makers, best first.

    There may be none: every term is scaled to the best candidate, so a low score says that no two terms agree.
    Raises KeyError where a known maker is not in the universe.
    """
    found = search(fitted, query, known)
    listed = (row for row in found.order[:most] if 100 * found.total[row] >= LEAST_SCORE)
    return tuple(_suggestion(fitted, found, row, place) for place, row in enumerate(listed, start=1))


def _suggestion(fitted: Fitted, found: Findings, row: int, place: int) -> Suggestion:
    values = {term: float(found.terms[term][row]) for term in found.terms}
    terms = tuple(CriterionScore(term, values.get(term), applies=term in values) for term in WEIGHTS)
    strongest = sorted(values, key=lambda term: (-term.weight * values[term], WEIGHTS.index(term)))
    reasons = ((term, EXPLAIN[term](fitted, found, row)) for term in strongest if values[term] >= LEAST_VALUE)
    return Suggestion(
        firm_id=fitted.universe.firms[row].id,
        place=place,
        score=Score(terms),
        reasons=tuple((term, why) for term, why in reasons if why),
    )


Explained = Callable[[Fitted, Findings, int], tuple[Reason, ...]]


def _likeness(fitted: Fitted, found: Findings, row: int) -> tuple[Reason, ...]:
    return () if found.like is None else by_features(fitted, row, found.like)


def _expected(fitted: Fitted, found: Findings, row: int) -> tuple[Reason, ...]:
    return by_features(fitted, row, found.expected)


def _same(fitted: Fitted, found: Findings, row: int) -> tuple[Reason, ...]:
    return () if found.entry is None else by_trade_names(fitted, row, found.entry.same)


def _near(fitted: Fitted, found: Findings, row: int) -> tuple[Reason, ...]:
    return () if found.entry is None else by_trade_names(fitted, row, found.entry.near)


def _usual(fitted: Fitted, found: Findings, row: int) -> tuple[Reason, ...]:
    return () if found.entry is None else by_usual_industries(fitted, row, found.entry.industries)


EXPLAIN: Mapping[Criterion, Explained] = {
    WORDS: by_words,
    NAME: by_names,
    PRODUCTS: by_makers,
    INDUSTRY: by_industries,
    LIKENESS: _likeness,
    EXPECTED: _expected,
    WALK: by_paths,
    HEAD: by_heads,
    SAME: _same,
    USUAL: _usual,
    NEAR: _near,
}
