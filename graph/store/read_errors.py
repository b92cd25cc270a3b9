"""The boundary of a Reader: what no graph of ours would hold is told in one sentence, whatever it trips over."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from graph.errors import StoreError, StoreUnreadable

AGAIN_ZH, AGAIN_EN = "请重新更新：python -m pipeline load", "load again: python -m pipeline load"
OUTDATED = (
    f"资料库是程序的另一版本写的，{AGAIN_ZH} / the graph was written by another version of the program; {AGAIN_EN}"
)

UNREADABLE = (sqlite3.Error, ValueError, TypeError, LookupError, ArithmeticError, MemoryError, RecursionError)
"""What values that were damaged raise while they are taken for ours: unknown codes, broken text, missing rows."""


@contextmanager
def translate_read_errors(place: str) -> Iterator[None]:
    """Raise StoreUnreadable for what cannot be read of the graph at `place`; for nothing but the reading itself."""
    try:
        yield
    except StoreError:
        raise
    except UNREADABLE as error:
        raise StoreUnreadable(
            f"资料库里有读不懂的内容，{AGAIN_ZH} / the graph cannot be read; {AGAIN_EN}: {place}"
        ) from error
