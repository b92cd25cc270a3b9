"""Who acts now: said for a stretch of code, or found by whoever serves people; nobody where neither tells."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from access.person import Person

_said: ContextVar[Person | None] = ContextVar("acting", default=None)
_finders: list[Callable[[], Person | None]] = []


@contextmanager
def acting_as(person: Person | None) -> Iterator[None]:
    """Say who acts inside."""
    token = _said.set(person)
    try:
        yield
    finally:
        _said.reset(token)


def find_acting_by(finder: Callable[[], Person | None]) -> None:
    """Have `finder` asked who acts where nobody was said: it looks at the session of the visit each time anew."""
    _finders[:] = [finder]


def acting() -> Person | None:
    """Return who acts now, None where nobody is known to."""
    said = _said.get()
    return said if said is not None or not _finders else _finders[0]()
