"""Looks at the other side while something waits for it."""

from threading import Event

import pytest

from graph.store.neo4j import liveness_probe as watching
from graph.store.neo4j.liveness_probe import LivenessProbe


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(watching, "PULSE", 0.01)


def test_what_waits_for_a_silent_side_is_given_up():
    given_up = Event()
    with LivenessProbe(lambda: False, given_up.set) as watch:
        assert given_up.wait(30)
    assert watch.silent


def test_one_miss_is_forgiven_where_three_are_asked_for():
    looks, third, given_up = iter([False, True, False, True]), Event(), Event()

    def answers():
        found = next(looks, None)
        if found is None:
            third.set()
            return True
        return found

    with LivenessProbe(answers, given_up.set, misses=2) as watch:
        assert third.wait(30)
    assert not watch.silent
    assert not given_up.is_set()


def test_a_side_that_answers_looks_alone_is_given_up_at_the_limit():
    given_up = Event()
    with LivenessProbe(lambda: True, given_up.set, limit=0.05) as watch:
        assert given_up.wait(30)
    assert watch.silent


def test_nobody_looks_once_it_is_over():
    looks, first = [], Event()

    def answers():
        looks.append(1)
        first.set()
        return True

    with LivenessProbe(answers, lambda: None):
        assert first.wait(30)
    seen = len(looks)
    Event().wait(0.1)
    assert len(looks) <= seen + 1
