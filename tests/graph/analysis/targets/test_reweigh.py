"""Other weights, and the places they move, on scores worked out by hand."""

import pytest

from graph.analysis.facts.score import Score, Term, Weight
from graph.analysis.judgement import Judgement
from graph.analysis.targets.reweigh import BOARD, DECLARED, moves, reweigh
from graph.analysis.targets.surroundings import survey
from graph.analysis.targets.targets import RANKED_SHARE, derive_targets, diagnose_city


@pytest.fixture
def two(build, city_of):
    """b wants g and h, both missing. A chain owner makes b of g; h alone has all its core inputs here.

    g: core input 1 of 2 here (a, not z); h: 1 of 1. Both: one local user (demand 1/3), holds and opens nothing more.
    """
    for link in ("a", "z", "g", "h", "b", "c"):
        build.link(link)
    for firm in ("f1", "f2", "f3", "f4", "owner"):
        build.firm(firm)
    build.make("f1", "a")
    build.make("f2", "a")
    build.make("owner", "b", capacity=10)
    build.make("f3", "c", capacity=10)
    build.feed("a", "g")
    build.feed("z", "g")
    build.feed("a", "h")
    build.feed("g", "b")
    build.feed("h", "c")
    build.chain("one", "a", "z", "g", "h", "b", "c")
    build.owner("owner", "one")
    city = city_of(build)
    verdicts = diagnose_city(city)
    found = survey(city, verdicts)
    return Judgement(city, verdicts, found, derive_targets(city, verdicts, found))


def values(judgement, link):
    return {term.declared.id: term.value for term in judgement.target(link).score.terms if term.value is not None}


def order(targets):
    return [target.link_id for target in targets]


def test_the_declared_weights_change_nothing(two):
    assert reweigh(two.city, two.targets, {}) == two.targets
    assert reweigh(two.city, two.targets, DECLARED) == two.targets
    assert moves(two.targets, reweigh(two.city, two.targets, {})) == ()


def test_what_only_the_owner_lifts_falls_when_the_owner_weighs_nothing(two):
    assert values(two, "g")["owner"] == 1.0
    assert values(two, "h")["owner"] == 0.0
    assert values(two, "g")["inputs"] == 0.5
    assert values(two, "h")["inputs"] == 1.0
    # the owner's 15 outweigh half of the inputs' 20
    assert order(two.targets)[:2] == ["g", "h"]
    again = reweigh(two.city, two.targets, {"owner": 0})
    assert order(again)[:2] == ["h", "g"]
    assert [(move.link_id, move.before, move.after, move.cause.declared.id) for move in moves(two.targets, again)] == [
        ("g", 1, 2, "owner"),
        ("h", 2, 1, "owner"),
    ]


def test_a_score_under_other_weights_is_the_mean_under_them(two):
    target = next(each for each in reweigh(two.city, two.targets, {"inputs": 40}) if each.link_id == "h")
    held = [(term.declared.weight, term.value) for term in target.score.terms if term.value is not None]
    assert target.score.value == round(100 * sum(w * v for w, v in held) / sum(w for w, _ in held))
    assert {term.declared.id: term.declared.weight for term in target.score.terms}["inputs"] == 40


@pytest.mark.parametrize("weights", [{"nobody": 1}, {"owner": -1}, dict.fromkeys(DECLARED, 0)])
def test_weights_that_mean_nothing_are_refused(two, weights):
    with pytest.raises(ValueError, match="not all 0"):
        reweigh(two.city, two.targets, weights)


class Stub:
    """A target as far as places go: its link and a score of two terms."""

    def __init__(self, link, weights, values):
        terms = zip(weights, values, strict=True)
        self.link_id = link
        self.score = Score(
            tuple(Term(Weight(f"t{at}", "", "", "", "", w, "", ""), v) for at, (w, v) in enumerate(terms))
        )


def test_a_target_is_said_to_lack_facts_where_that_decided_its_place():
    assert RANKED_SHARE == 0.6
    before = [Stub("x", (60, 40), (1.0, None)), Stub("y", (60, 40), (0.5, 0.5))]
    after = [Stub("y", (40, 40), (0.5, 0.5)), Stub("x", (40, 40), (1.0, None))]
    found = {move.link_id: move.enough for move in moves(before, after)}
    assert found == {"x": False, "y": None}


def test_moves_behind_the_first_are_left_out_and_the_widest_comes_first():
    links = [f"l{at:02}" for at in range(BOARD + 4)]
    before = [Stub(link, (1, 1), (0.5, 0.5)) for link in links]
    # the 3rd goes to the end, so that all behind it move up one; the two at the front stay
    after = [*before[:2], *before[3:], before[2]]
    found = moves(before, after)
    assert [(move.link_id, move.before, move.after) for move in found][:2] == [("l02", 3, 18), ("l03", 4, 3)]
    assert len(found) == 1 + (BOARD + 1 - 3)
    assert all(move.cause is None for move in found)
