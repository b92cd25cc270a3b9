"""How steady an order is, on scores whose shares follow from the draws by hand."""

from types import SimpleNamespace

import pytest

from graph.analysis.facts.score import Criterion, CriterionScore, Score
from graph.analysis.targets.sensitivity import top_ten_share


def weight(name, size):
    return Criterion(name, name, name, size, name, name)


def target(link, *values, check_first=False, applying=99):
    """A target with these values of terms that weigh alike; only the first `applying` apply to it."""
    terms = tuple(CriterionScore(weight(f"t{at}", 50), value, applies=at < applying) for at, value in enumerate(values))
    return SimpleNamespace(link_id=link, score=Score(terms), verify_first=check_first)


def test_who_leads_in_every_term_always_stays_in_front():
    assert top_ten_share([target("a", 1.0, 1.0), target("b", 0.5, 0.5)], first=1) == {"a": 1.0, "b": 0.0}


def test_two_that_mirror_each_other_share_the_draws_evenly():
    found = top_ten_share([target("a", 1.0, 0.0), target("b", 0.0, 1.0)], first=1, draws=4000)
    assert found["a"] == pytest.approx(0.5, abs=0.03)
    assert found["a"] + found["b"] == pytest.approx(1.0)


def test_what_is_to_be_asked_about_first_stays_behind_whatever_the_weights():
    asked = target("asked", 1.0, 1.0, 1.0, 1.0, check_first=True)
    assert top_ten_share([target("a", 0.1, 0.1, 0.1, 0.1), asked], first=1) == {"a": 1.0, "asked": 0.0}


def test_a_term_without_facts_earns_nothing_in_any_draw():
    # one term of four holds at most 1.5 / (1.5 + 3 · 0.5) of the weight: half, and that with a quarter of the facts
    few, half = target("few", 1.0, None, None, None), target("half", 0.5, 0.5, 0.5, 0.5)
    assert top_ten_share([few, half], first=1) == {"few": 0.0, "half": 1.0}


def test_a_term_that_does_not_apply_takes_nothing_away_in_any_draw():
    one, most = target("one", 1.0, 0.0, 0.0, 0.0, applying=1), target("most", 0.9, 0.9, 0.9, 0.9)
    assert top_ten_share([most, one], first=1) == {"one": 1.0, "most": 0.0}


def test_all_are_in_front_where_there_is_room_for_all():
    assert top_ten_share([target("a", 0.2), target("b", 0.1)]) == {"a": 1.0, "b": 1.0}


def test_no_targets_no_shares():
    assert top_ten_share([]) == {}


def test_the_same_targets_give_the_same_shares():
    found = [target(str(at), at / 30, (at * 7 % 30) / 30) for at in range(30)]
    assert top_ten_share(found) == top_ten_share(found)
