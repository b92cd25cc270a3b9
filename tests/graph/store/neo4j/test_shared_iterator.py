"""One iterator taken from by several threads."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from graph.store.neo4j.shared_iterator import SharedIterator


def drain(queue: SharedIterator[int]) -> list[int]:
    return list(queue)


def test_every_item_is_given_once_whoever_takes_it() -> None:
    def slow() -> Iterator[int]:
        for number in range(2_000):
            time.sleep(0)  # gives way inside the generator: two at once would be an error
            yield number

    queue = SharedIterator(slow())
    with ThreadPoolExecutor(4) as pool:
        taken = [item for part in pool.map(drain, [queue] * 4) for item in part]
    assert sorted(taken) == list(range(2_000))


def test_nothing_is_given_after_it_was_closed() -> None:
    queue = SharedIterator(iter("abc"))
    first = next(queue)
    queue.close()
    assert (first, list(queue)) == ("a", [])


def test_what_the_iterator_raises_reaches_who_asked() -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise ValueError("no second row")

    queue = SharedIterator(broken())
    assert next(queue) == 1
    with pytest.raises(ValueError, match="no second row"):
        next(queue)
