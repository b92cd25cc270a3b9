"""What is reached from somewhere, on six nodes drawn by hand: a → b → d, a → c → d, d → a back, and e apart."""

from graph.analysis.facts.traversal import walk

WAYS = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": ["a"], "e": ["e"]}


def step(node):
    return WAYS[node]


def test_the_nearest_come_first_each_with_what_it_was_reached_from():
    # d is two steps away by b and by c; b came first
    assert list(walk(["a"], step).items()) == [("a", None), ("b", "a"), ("c", "a"), ("d", "b")]


def test_a_circle_is_passed_once():
    assert list(walk(["d"], step)) == ["d", "a", "b", "c"]
    assert walk(["e"], step) == {"e": None}


def test_all_starts_come_before_what_they_reach_and_were_reached_from_nothing():
    assert list(walk(["c", "b", "c"], step).items()) == [("c", None), ("b", None), ("d", "c"), ("a", "d")]


def test_from_nothing_nothing_is_reached():
    assert walk([], step) == {}
