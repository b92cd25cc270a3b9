"""The best set under requirements and limits: by hand, and against trying every set."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.roadmap.selection_solver import Limit, best_selection


def every_set(values, requires, limits):
    """Return the greatest value of any set that holds what its members require and keeps the limits."""
    things = range(len(values))
    best = 0
    for size in range(len(values) + 1):
        for chosen in combinations(things, size):
            closed = all(other in chosen for each in chosen for other in requires[each])
            if closed and all(sum(limit.costs[each] for each in chosen) <= limit.maximum for limit in limits):
                best = max(best, sum(values[each] for each in chosen))
    return best


def test_what_pays_for_what_it_needs_is_taken_with_it():
    assert best_selection([[5, -3, 4, -6, 2]], [[1], [], [1], [], [3]]) == {0, 1, 2}


def test_nothing_worth_while_is_an_empty_set():
    assert best_selection([[-1, -2]], [[1], []]) == frozenset()


def test_a_later_aim_decides_among_equals_alone():
    """b and c are worth 4 each and one fits: the second aim takes c; it never takes a, which is worth less."""
    assert best_selection([[3, 4, 4], [9, 1, 2]], [[], [], []], [Limit((1, 1, 1), 1)]) == {2}


def test_one_project_alone_beats_a_dearer_pair():
    """a (10) needs b (0); c is worth 7. With one project only c can be had, with two a and b, with three all."""
    values, requires = [10, 0, 7], [[1], [], []]
    found = [best_selection([values], requires, [Limit((1, 1, 1), most)]) for most in (1, 2, 3)]
    assert [{2}, {0, 1}, {0, 1, 2}] == [set(each) for each in found]


def test_a_thing_needed_twice_is_paid_once():
    """a and b (6 each) share c, which costs 8: together they are worth it under three, alone under two they are too."""
    assert best_selection([[6, 6, -1, 9]], [[2], [2], [], []], [Limit((1, 1, 8, 9), 10)]) == {0, 1, 2}


def test_both_limits_are_kept():
    limits = [Limit((1, 1, 1), 2), Limit((5, 5, 1), 6)]
    assert best_selection([[9, 8, 1]], [[], [], []], limits) == {0, 2}


VALUES = st.lists(st.integers(-6, 20), min_size=1, max_size=8)


@given(VALUES, st.randoms(use_true_random=False))
def test_it_is_as_good_as_trying_every_set(values, random):
    places = list(range(len(values)))
    random.shuffle(places)
    requires = [[] for _ in values]
    for at, thing in enumerate(places):
        requires[thing] = [other for other in places[:at] if random.random() < 0.3]
    limits = []
    for _ in range(random.randint(0, 2)):
        takes = tuple(random.choice((0, 1, 1, 5, 17)) for _ in values)
        limits.append(Limit(takes, random.randint(0, sum(takes))))
    chosen = best_selection([values], requires, limits)
    assert all(other in chosen for each in chosen for other in requires[each])
    assert all(sum(limit.costs[each] for each in chosen) <= limit.maximum for limit in limits)
    assert sum(values[each] for each in chosen) == every_set(values, requires, limits)


@pytest.mark.parametrize("seed", range(4))
def test_sixty_links_in_pairs_are_still_exact(seed):
    """Thirty pairs, each a target with its own helper: the best k pairs are the k best targets, whatever else."""
    random = Random(seed)
    worth = [random.randint(1, 80) for _ in range(30)]
    values = [each * 61 - 1 for each in worth] + [-1] * 30
    requires = [[30 + at] for at in range(30)] + [[] for _ in range(30)]
    chosen = best_selection([values], requires, [Limit((1,) * 60, 21)])
    assert sum(worth[each] for each in chosen if each < 30) == sum(sorted(worth)[-10:])
