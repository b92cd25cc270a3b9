"""Phases with room for so many steps, worked out by hand."""

from graph.analysis.roadmap_room import fit, spread

ORDER = ["a", "b", "c", "d", "e"]
EARLIEST = {"a": 0, "b": 0, "c": 0, "d": 1, "e": 2}
AFTER = {"a": (), "b": (), "c": (), "d": ("a",), "e": ("d",)}


def test_without_limits_each_stands_in_its_earliest_phase():
    assert spread(ORDER, EARLIEST, AFTER, [None, None, None]) == EARLIEST


def test_a_full_phase_hands_on_what_comes_last_in_it():
    """Near takes a; b, c and d are next, and the middle has room for the first two of them."""
    assert spread(ORDER, EARLIEST, AFTER, [1, 2, None]) == {"a": 0, "b": 1, "c": 1, "d": 2, "e": 2}


def test_in_the_last_phase_one_may_stand_behind_what_it_waits_for_and_not_without_it():
    assert spread(ORDER, EARLIEST, AFTER, [1, 1, 2]) == {"a": 0, "b": 1, "c": 2, "d": 2}


def test_what_stands_only_for_others_without_room_makes_room():
    """e finds none, and a and d stand for e alone: they go, and their room goes to b and c."""
    assert fit(ORDER, EARLIEST, AFTER, {"b", "c", "e"}, [1, 1, 1]) == {"b": 0, "c": 1}


def test_what_stands_for_itself_stays():
    assert fit(ORDER, EARLIEST, AFTER, set(ORDER), [1, 1, 1]) == {"a": 0, "b": 1, "c": 2}
