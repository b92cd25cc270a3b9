"""Other weights, and the places they move, on scores worked out by hand."""

import pytest

from graph.analysis.facts.score import Criterion, CriterionScore, Score
from graph.analysis.judgement import judge
from graph.analysis.targets.reweight import DECLARED, WATCHED_RANKS, rank_moves, reweight


@pytest.fixture
def two(build, snapshot):
    """b wants g and c wants h, both missing. A chain owner makes b; h alone has all its core needs here.

    g needs a, made here and traded (0.8), and z, which is not: push 0.4; h needs a alone: 0.8. Both have one user here
    (pull 1, market 1) and an advantage, open nothing, and have no anchor; nothing is on file of outlook and candidates,
    and there is no input-output table. Of 115 that apply g has 20 + 10 + 15 + 5 + 8, h 20 + 10 + 15 + 16.
    """
    for link in ("a", "z", "b", "c"):
        build.link(link)
    for link in ("g", "h"):
        build.link(link, advantage="近原料")
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
    return judge(snapshot(build))


def values(judgement, link):
    return {term.criterion.id: term.value for term in judgement.target(link).score.parts if term.value is not None}


def order(targets):
    return [target.link_id for target in targets]


def test_the_declared_weights_change_nothing(two):
    assert reweight(two.city, two.targets, {}) == two.targets
    assert reweight(two.city, two.targets, DECLARED) == two.targets
    assert rank_moves(two.targets, reweight(two.city, two.targets, {})) == ()


def test_what_only_the_owner_lifts_rises_when_the_owner_weighs_more(two):
    shared = {"pull": 1.0, "market": 1.0, "opens": 0.0, "advantage": 1.0, "anchor": 0.0}
    assert values(two, "g") == {**shared, "owner": 1.0, "push": 0.4}
    assert values(two, "h") == {**shared, "owner": 0.0, "push": 0.8}
    # half of push is 8 points, the owner 5
    assert [(each.link_id, each.score.points) for each in two.targets] == [("h", 53), ("g", 50)]
    again = reweight(two.city, two.targets, {"owner": 40})
    # of 150: g 20 + 10 + 15 + 40 + 8, h 20 + 10 + 15 + 16
    assert [(each.link_id, each.score.points) for each in again] == [("g", 62), ("h", 41)]
    assert [
        (move.link_id, move.before, move.after, move.cause.criterion.id) for move in rank_moves(two.targets, again)
    ] == [
        ("h", 1, 2, "owner"),
        ("g", 2, 1, "owner"),
    ]


def test_a_score_under_other_weights_is_the_share_earned_under_them(two):
    target = next(each for each in reweight(two.city, two.targets, {"push": 40}) if each.link_id == "h")
    # of 115 + 20: pull 20, market 10, advantage 15, push 40 · 0.8
    assert target.score.points == round(100 * 77 / 135)
    assert {term.criterion.id: term.criterion.weight for term in target.score.parts}["push"] == 40


@pytest.mark.parametrize("weights", [{"nobody": 1}, {"owner": -1}, dict.fromkeys(DECLARED, 0)])
def test_weights_that_mean_nothing_are_refused(two, weights):
    with pytest.raises(ValueError, match="not all 0"):
        reweight(two.city, two.targets, weights)


class Stub:
    """A target as far as places go: its link and a score of two terms."""

    def __init__(self, link, weights, values, applying=99):
        terms = zip(weights, values, strict=True)
        self.link_id = link
        self.score = Score(
            tuple(
                CriterionScore(Criterion(f"t{at}", "", "", w, "", ""), v, applies=at < applying)
                for at, (w, v) in enumerate(terms)
            )
        )


def test_a_term_without_facts_pulls_down_and_one_that_does_not_apply_pulls_nothing():
    # the second term goes from 50 to 80: x earns 50 of 100, then of 130; y has no fact of it and earns 40, then 31;
    # to z it does not apply, so that z stays at 35 and moves up because the others fall
    before = [Stub("x", (50, 50), (1.0, 0.0)), Stub("y", (50, 50), (0.8, None)), Stub("z", (50, 50), (0.35, 1.0), 1)]
    after = [Stub("x", (50, 80), (1.0, 0.0)), Stub("z", (50, 80), (0.35, 1.0), 1), Stub("y", (50, 80), (0.8, None))]
    assert [each.score.points for each in (*before, *after)] == [50, 40, 35, 38, 35, 31]
    found = {move.link_id: move.cause and move.cause.criterion.id for move in rank_moves(before, after)}
    assert found == {"y": "t1", "z": None}


def test_moves_behind_the_first_are_left_out_and_the_widest_comes_first():
    links = [f"l{at:02}" for at in range(WATCHED_RANKS + 4)]
    before = [Stub(link, (1, 1), (0.5, 0.5)) for link in links]
    # the 3rd goes to the end, so that all behind it move up one; the two at the front stay
    after = [*before[:2], *before[3:], before[2]]
    found = rank_moves(before, after)
    assert [(move.link_id, move.before, move.after) for move in found][:2] == [("l02", 3, 18), ("l03", 4, 3)]
    assert len(found) == 1 + (WATCHED_RANKS + 1 - 3)
    assert all(move.cause is None for move in found)
