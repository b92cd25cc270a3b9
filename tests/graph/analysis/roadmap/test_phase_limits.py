"""Phases: their years, and how steps are spread over them."""

from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.roadmap.phase_limits import (
    DEFAULT_LIMITS,
    PHASES,
    YEARS,
    Phase,
    assign_phases,
    check_limits,
    check_years,
    closure,
    phase_before,
    span_of,
)
from graph.errors import InvalidRequest


def test_the_default_is_five_steps_in_the_two_years_that_come_first():
    assert (DEFAULT_LIMITS[Phase.NEAR], YEARS[Phase.NEAR]) == (5, 2)
    assert [span_of(phase, 2026, YEARS) for phase in Phase] == [(2026, 2027), (2028, 2030), (2031, None)]
    assert [span_of(phase, 2026, {**YEARS, Phase.NEAR: 1}) for phase in Phase] == [
        (2026, 2026),
        (2027, 2029),
        (2030, None),
    ]


def test_limits_below_one_are_refused():
    assert list(check_limits({Phase.FAR: 2, Phase.NEAR: 1})) == [Phase.NEAR, Phase.FAR]
    with pytest.raises(InvalidRequest, match="每期步数须为 1 以上，近期现为 0"):
        check_limits({Phase.NEAR: 0})
    assert check_years({Phase.NEAR: 4}) == {Phase.NEAR: 4, Phase.MIDDLE: 3}
    with pytest.raises(InvalidRequest, match="每期年数须为 1 以上，中期现为 0"):
        check_years({Phase.MIDDLE: 0})


def test_a_phase_is_filled_by_rank_and_the_rest_moves_on():
    needed = dict.fromkeys("abcde", ())
    assert assign_phases("abcde", needed, {Phase.NEAR: 2, Phase.MIDDLE: 2}) == {
        "a": Phase.NEAR,
        "b": Phase.NEAR,
        "c": Phase.MIDDLE,
        "d": Phase.MIDDLE,
        "e": Phase.FAR,
    }


def test_what_a_step_needs_comes_with_it_and_a_smaller_one_takes_the_room_that_is_left():
    """a needs x and y: three do not fit into two, b does; in the middle three fit."""
    needed = {"a": ("x",), "x": ("y",), "y": (), "b": ()}
    assert assign_phases("ab", needed, {Phase.NEAR: 2, Phase.MIDDLE: 3}) == {
        "b": Phase.NEAR,
        "a": Phase.MIDDLE,
        "x": Phase.MIDDLE,
        "y": Phase.MIDDLE,
    }


def test_a_feeder_moves_forward_with_the_better_target():
    """c ranks last and feeds a: both are near, and b has its turn after them."""
    assert assign_phases("abc", {"a": ("c",), "b": (), "c": ()}, {Phase.NEAR: 2}) == {
        "a": Phase.NEAR,
        "c": Phase.NEAR,
        "b": Phase.MIDDLE,
    }


def test_what_is_pushed_already_is_near_and_takes_no_room():
    needed = dict.fromkeys("abp", ())
    assert assign_phases("abp", needed, {Phase.NEAR: 1}, underway={"p"}) == {
        "p": Phase.NEAR,
        "a": Phase.NEAR,
        "b": Phase.MIDDLE,
    }
    # what holds up a pushed step takes room as any other
    assert assign_phases("ap", {"a": (), "p": ("x",), "x": ()}, {Phase.NEAR: 1}, underway={"p"}) == {
        "p": Phase.NEAR,
        "x": Phase.NEAR,
        "a": Phase.MIDDLE,
    }


def test_what_no_phase_takes_is_left_out_with_all_that_is_there_for_it_alone():
    room = dict.fromkeys(Phase, 1)
    assert assign_phases("ab", {"a": ("x",), "x": (), "b": ()}, room) == {"b": Phase.NEAR}


CITIES = st.integers(1, 9), st.randoms(use_true_random=False)


@given(*CITIES)
def test_whatever_the_needs_the_guarantees_hold(count, random: Random):
    links = [str(at) for at in range(count)]
    needed = {link: [each for each in links if each != link and random.random() < 0.2] for link in links}
    pushed = {link for link in links if random.random() < 0.2}
    order = random.sample(links, random.randint(1, count))
    room = {phase: random.randint(1, 4) for phase in Phase if random.random() < 0.8}
    placed = assign_phases(order, needed, room, pushed)
    for phase, most in room.items():
        assert sum(each is phase and link not in pushed for link, each in placed.items()) <= most
    for link, phase in placed.items():
        assert all(PHASES.index(placed[each]) <= PHASES.index(phase) for each in needed[link])
        assert any(link in closure(wish, needed) for wish in order if wish in placed)
    if Phase.FAR not in room:
        assert placed.keys() >= set(order)
    for earlier, wish in product(PHASES, order):
        # nothing is passed over that would still have fitted in
        fresh = {
            each for each in closure(wish, needed) if PHASES.index(placed.get(each, Phase.FAR)) > PHASES.index(earlier)
        }
        taken = sum(each is earlier and link not in pushed for link, each in placed.items())
        if wish in fresh and earlier in room:
            assert taken + len(fresh - pushed) > room[earlier]


def test_what_is_deferred_is_not_begun_first_unless_something_better_needs_it():
    needed = {"a": ("c",), "b": (), "c": ()}
    assert assign_phases("abc", needed, {}, deferred={"b", "c"}) == {
        "a": Phase.NEAR,
        "c": Phase.NEAR,
        "b": Phase.MIDDLE,
    }


@pytest.mark.parametrize(
    ("year", "phase"),
    [(2027, Phase.NEAR), (2028, Phase.NEAR), (2030, Phase.NEAR), (2031, Phase.MIDDLE), (2040, Phase.MIDDLE)],
)
def test_what_serves_an_event_is_done_before_its_year(year, phase):
    """Near is 2026 and 2027, middle 2028 to 2030; the last phase has no end."""
    assert phase_before(year, 2026, YEARS) is phase


def test_what_is_due_has_its_turn_before_better_targets_though_it_is_deferred():
    needed = {"a": (), "b": (), "c": ("d",), "d": ()}
    assert assign_phases("abcd", needed, {Phase.NEAR: 2}, deferred={"c"}, due={"c": Phase.NEAR}) == {
        "c": Phase.NEAR,
        "d": Phase.NEAR,
        "a": Phase.MIDDLE,
        "b": Phase.MIDDLE,
    }
    assert assign_phases("ac", needed, {Phase.NEAR: 1, Phase.MIDDLE: 2}, due={"c": Phase.MIDDLE}) == {
        "a": Phase.NEAR,
        "c": Phase.MIDDLE,
        "d": Phase.MIDDLE,
    }
