"""Scores as plain values."""

from graph.analysis.facts.score import Score
from pipeline.cli.shared.output import Content


def terms(score: Score) -> list[Content]:
    """Return the terms of a score; a value is null where there is no fact."""
    return [
        {
            "id": term.criterion.id,
            "weight": term.criterion.weight,
            "value": None if term.value is None else round(term.value, 6),
        }
        for term in score.parts
    ]
