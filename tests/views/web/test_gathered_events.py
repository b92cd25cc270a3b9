"""What a script tells the server: in its order, in batches, and at once when the script ends."""

import pytest

from views.web.gathered_events import SECONDS, Gathered


class Loop:
    """A loop whose time the test tells, with what it was asked to do later."""

    def __init__(self):
        self.woken, self.later = [], []

    def wake(self, call):
        self.woken.append(call)

    def call_later(self, delay, callback):
        self.later.append((delay, callback))

    def turn(self):
        """Do what the loop was woken for, then what it was to do later."""
        woken, self.woken = self.woken, []
        for call in woken:
            call()
        later, self.later = self.later, []
        for _, call in later:
            call()


@pytest.fixture
def loop():
    return Loop()


@pytest.fixture
def gathered(loop):
    return Gathered(loop, loop.wake)


def test_a_loop_is_woken_once_for_what_comes_in_a_row(loop, gathered):
    came = []
    for number in range(5):
        gathered.add(lambda number=number: came.append(number), patient=True)
    assert len(loop.woken) == 1
    assert came == []
    loop.woken.pop()()
    assert [delay for delay, _ in loop.later] == [SECONDS]
    loop.turn()
    assert came == [0, 1, 2, 3, 4]


def test_the_end_takes_what_waits_along_and_nothing_comes_twice(loop, gathered):
    came = []
    gathered.add(lambda: came.append("element"), patient=True)
    gathered.add(lambda: came.append("end"), patient=False)
    loop.woken.pop()()
    assert came == ["element", "end"]
    loop.turn()
    assert came == ["element", "end"]


def test_what_comes_after_a_batch_wakes_the_loop_again(loop, gathered):
    came = []
    gathered.add(lambda: came.append("first"), patient=True)
    loop.turn()
    gathered.add(lambda: came.append("second"), patient=True)
    assert len(loop.woken) == 1
    loop.turn()
    assert came == ["first", "second"]


def test_what_fails_holds_up_nothing_after_it(loop, gathered):
    came = []
    for call in (lambda: came.append(1), lambda: 1 / 0, lambda: came.append(3)):
        gathered.add(call, patient=True)
    loop.woken.pop()()
    (_, deliver), loop.later = loop.later[0], []
    with pytest.raises(ZeroDivisionError):
        deliver()
    loop.turn()
    assert came == [1, 3]
