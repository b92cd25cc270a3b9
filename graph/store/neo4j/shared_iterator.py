"""One iterator that several threads take from."""

from collections.abc import Iterator
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class SharedIterator(Generic[T]):
    """An iterator shared by threads: every item is handed out once, none after `close`."""

    def __init__(self, items: Iterator[T]) -> None:
        self._items, self._lock = items, Lock()

    def __iter__(self) -> "SharedIterator[T]":
        """Return itself."""
        return self

    def __next__(self) -> T:
        """Return the next item. Raises StopIteration at the end, or once closed."""
        with self._lock:
            return next(self._items)

    def close(self) -> None:
        """Give nothing more, so that the other threads come to an end."""
        with self._lock:
            self._items = iter(())
