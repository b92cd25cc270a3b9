"""The corners of the quadrant, on scores worked out by hand."""

from types import SimpleNamespace

import pytest

from graph.analysis.facts.score import Score, Term
from graph.analysis.targets.attraction import FEASIBILITY, INPUTS, OWNER, WEIGHTS
from graph.analysis.targets.quadrant import Corner, Standing, quadrant


@pytest.mark.parametrize(
    ("attractive", "feasible", "corner"),
    [
        (50, 50, Corner.FIRST),
        (100, 49, Corner.PUSH),
        (49, 50, Corner.ALONG),
        (0, 0, Corner.WATCH),
    ],
)
def test_the_middle_counts_upwards(attractive, feasible, corner):
    assert Standing("a", 1, attractive, feasible, enough=True).corner is corner


def target(link, **values):
    terms = tuple(Term(weight, values.get(weight.id)) for weight in WEIGHTS)
    return SimpleNamespace(link_id=link, score=Score(terms))


def test_each_side_has_its_own_mean_and_one_without_facts_stands_nowhere():
    # attractive (15·1 + 15·0) / 30, feasible 20·0.25 / 20; 50 of 100 points of weight rest on facts
    both = target("both", demand=1.0, owner=0.0, inputs=0.25)
    one = target("one", demand=1.0)
    assert quadrant([one, both]) == (Standing("both", 2, 50, 25, enough=False),)
    assert {OWNER.weight, INPUTS.weight, sum(each.weight for each in FEASIBILITY)} == {15, 20, 45}
