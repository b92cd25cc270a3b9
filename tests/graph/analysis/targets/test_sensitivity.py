"""How steady an order is, on scores whose shares follow from the draws by hand."""

from types import SimpleNamespace

import pytest

from graph.analysis.facts.score import Score, Term, Weight
from graph.analysis.targets.sensitivity import steadiness


def weight(name, size):
    return Weight(name, name, name, name, name, size, name, name)


def target(link, *values, check_first=False):
    terms = tuple(Term(weight(f"t{at}", 50), value) for at, value in enumerate(values))
    return SimpleNamespace(link_id=link, score=Score(terms), check_first=check_first)


def test_who_leads_in_every_term_always_stays_in_front():
    assert steadiness([target("a", 1.0, 1.0), target("b", 0.5, 0.5)], first=1) == {"a": 1.0, "b": 0.0}


def test_two_that_mirror_each_other_share_the_draws_evenly():
    found = steadiness([target("a", 1.0, 0.0), target("b", 0.0, 1.0)], first=1, draws=4000)
    assert found["a"] == pytest.approx(0.5, abs=0.03)
    assert found["a"] + found["b"] == pytest.approx(1.0)


def test_too_few_facts_and_weak_on_paper_stay_behind_whatever_the_weights():
    few = target("few", 1.0, None, None, None)
    paper = target("paper", 1.0, 1.0, 1.0, 1.0, check_first=True)
    assert steadiness([target("a", 0.1, 0.1, 0.1, 0.1), paper, few], first=1) == {"a": 1.0, "paper": 0.0, "few": 0.0}


def test_all_are_in_front_where_there_is_room_for_all():
    assert steadiness([target("a", 0.2), target("b", 0.1)]) == {"a": 1.0, "b": 1.0}


def test_no_targets_no_shares():
    assert steadiness([]) == {}


def test_the_same_targets_give_the_same_shares():
    found = [target(str(at), at / 30, (at * 7 % 30) / 30) for at in range(30)]
    assert steadiness(found) == steadiness(found)
