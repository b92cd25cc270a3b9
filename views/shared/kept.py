"""Answers of functions kept for all visits by what they were asked: Streamlit's cache of resources, without its hashes.

Streamlit reads the bytes of each argument at every call, half a millisecond for the links of a board. Ours are asked by
plain values that tell each other apart on their own.
"""

import inspect
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock, RLock
from typing import Any, Generic, ParamSpec, TypeVar

K = TypeVar("K")
P = ParamSpec("P")
T = TypeVar("T")
ASIDE = "_"
"""What the names of arguments begin with that the answer is not kept by."""


class Recent(Generic[K, T]):
    """The things used last by their keys, so many and no more; several threads may use it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[K, T] = OrderedDict()
        self._lock = Lock()

    def get(self, key: K) -> T | None:
        """Return the thing of a key, None where it is not kept."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key]

    def __setitem__(self, key: K, thing: T) -> None:
        """Keep a thing; what was not asked for longest goes."""
        with self._lock:
            self._kept[key] = thing
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


def kept(entries: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep so many answers of a function; what was not asked for longest goes first.

    Arguments are plain values, but for those whose names begin with an underscore: an answer does not depend on them
    beyond what the others tell. It is given to every visit, so nobody changes it. One visit works it out, others wait.
    """

    def keeping(function: Callable[P, T]) -> Callable[P, T]:
        names = inspect.signature(function).parameters
        told = tuple(at for at, name in enumerate(names) if not name.startswith(ASIDE))
        # in a tuple, as None is an answer too
        answers = Recent[tuple[object, ...], tuple[T]](entries)
        working = RLock()

        @wraps(function)
        def answer(*args: P.args, **named: P.kwargs) -> T:
            key = _key(told, args, named)
            found = answers.get(key)
            if found is None:
                with working:
                    # another visit may have worked it out meanwhile
                    found = answers.get(key) or (function(*args, **named),)
                    answers[key] = found
            return found[0]

        return answer

    return keeping


def _key(told: tuple[int, ...], args: tuple[Any, ...], named: dict[str, Any]) -> tuple[object, ...]:
    """Return what an answer is kept by."""
    by_name = [(name, value) for name, value in named.items() if not name.startswith(ASIDE)]
    return (*(args[at] for at in told if at < len(args)), *by_name)
