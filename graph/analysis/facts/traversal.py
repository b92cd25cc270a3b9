"""What is reached from somewhere, step by step: the one traversal that facts, measures and paths share."""

from collections import deque
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def walk(starts: Iterable[T], step: Callable[[T], Iterable[T]]) -> dict[T, T | None]:
    """Return everything reached from the starts, nearest first, each with what it was reached from.

    The starts themselves come first and were reached from None. Circles do no harm: each is passed once.
    """
    found: dict[T, T | None] = dict.fromkeys(starts)
    ahead = deque(found)
    while ahead:
        here = ahead.popleft()
        for each in step(here):
            if each not in found:
                found[each] = here
                ahead.append(each)
    return found
