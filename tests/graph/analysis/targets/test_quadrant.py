"""The corners of the quadrant, on scores worked out by hand."""

from types import SimpleNamespace

import pytest

from graph.analysis.facts.score import CriterionScore, Score
from graph.analysis.targets.quadrant import Corner, QuadrantPoint, quadrant
from graph.analysis.targets.target_score import ATTRACTIVENESS, FEASIBILITY, WEIGHTS


@pytest.mark.parametrize(
    ("attractive", "feasible", "corner"),
    [
        (50, 50, Corner.FIRST),
        (100, 49, Corner.EFFORT),
        (49, 50, Corner.CONVENIENT),
        (0, 0, Corner.WATCH),
    ],
)
def test_the_middle_counts_upwards(attractive, feasible, corner):
    assert QuadrantPoint("a", 1, attractive, feasible, has_enough_facts=True).corner is corner


UNSPOKEN = ("relief", "permit", "scale")
"""Terms that apply only where a fact speaks of them."""


def target(link, idle=(), **values):
    """A target with these values; terms not named have no facts, those in `idle` do not apply."""
    unused = (*idle, *UNSPOKEN)
    terms = tuple(CriterionScore(weight, values.get(weight.id), applies=weight.id not in unused) for weight in WEIGHTS)
    return SimpleNamespace(link_id=link, score=Score(terms))


def test_each_side_has_its_own_points():
    # attractive (20·1 + 10·1) / 60, feasible 20·1 / 60; 50 of 120 points of weight rest on facts
    sides = ([each.weight for each in side if each.id not in UNSPOKEN] for side in (ATTRACTIVENESS, FEASIBILITY))
    assert [sum(side) for side in sides] == [60, 60]
    assert quadrant([target("a", pull=1.0, market=1.0, push=1.0)]) == (
        QuadrantPoint("a", 1, 50, 33, has_enough_facts=False),
    )


def test_a_term_that_does_not_apply_is_in_neither_side():
    # attractive (20·1 + 10·1 + 10·0.5) / 55 without value, feasible (20·1 + 15·1) / 35 without anchor and candidates
    known = {"pull": 1.0, "market": 1.0, "outlook": 0.5, "opens": 0.0, "owner": 0.0, "push": 1.0, "advantage": 1.0}
    weak = target("weak", idle=("value", "anchor", "candidates"), **known)
    assert quadrant([weak]) == (QuadrantPoint("weak", 1, 64, 100, has_enough_facts=True),)


def test_one_without_facts_on_a_side_stands_nowhere_and_keeps_its_place():
    one, idle = target("one", pull=1.0), target("idle", idle=("anchor",), pull=1.0, anchor=1.0)
    both = target("both", pull=0.0, push=0.0)
    assert quadrant([one, idle, both]) == (QuadrantPoint("both", 3, 0, 0, has_enough_facts=False),)
