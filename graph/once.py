"""Answers kept with the thing they follow from, for as long as that thing is kept itself."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

F = TypeVar("F")
P = ParamSpec("P")
T = TypeVar("T")

_KEPT = "_answers"


def once(function: Callable[Concatenate[F, P], T]) -> Callable[Concatenate[F, P], T]:
    """Have a function work out each answer once for its first argument, which keeps it.

    The first argument never changes and has room for more attributes, as a frozen dataclass without slots has; the
    others are ids or other plain values of which there are few. As the answer lies with what it follows from, that of
    one city or load is never given for another, and it goes when that goes. Not for what depends on anything else.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def kept(first: F, /, *others: P.args, **named: P.kwargs) -> T:
        answers: dict[object, T] = vars(first).setdefault(_KEPT, {})
        key = (name, others, *named.items())
        if key not in answers:
            answers[key] = function(first, *others, **named)
        return answers[key]

    return kept
