"""Answers in pages: as many rows as were asked for and as fit, and a cursor that knows which question it belongs to."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from service.declaration import Asked
from service.refusals import STALE, Refusal
from service.shapes import as_bytes, plain
from service.standing import Standing

MOST_BYTES = 60_000
"""Bytes of the rows of one answer; a row that alone is more is sent alone."""
T = TypeVar("T")
R = TypeVar("R")


def page(
    standing: Standing, asked: Asked, question: str, found: Sequence[T], make: Callable[[T], R]
) -> tuple[tuple[R, ...], str | None]:
    """Return the rows of one page, made only now, and the cursor of the next, None at the end. Raises Refusal."""
    mark = _mark(standing, asked, question)
    start = _start(asked.text("more"), mark, len(found))
    rows: list[R] = []
    size = 0
    for each in found[start : start + asked.limit]:
        row = make(each)
        size += len(as_bytes({"": plain(row)}))
        if rows and size > MOST_BYTES:
            break
        rows.append(row)
    end = start + len(rows)
    return tuple(rows), None if end >= len(found) else f"{end}-{mark}"


def _start(more: str | None, mark: str, whole: int) -> int:
    if more is None:
        return 0
    at, _, own = more.partition("-")
    if own != mark or not (at.isascii() and at.isdigit() and len(at) < 10) or int(at) >= whole:
        raise Refusal(STALE, "more")
    return int(at)


def _mark(standing: Standing, asked: Asked, question: str) -> str:
    """Return what tells this question, of these facts, from any other; how many rows are wanted may change."""
    kept: dict[str, Any] = {name: value for name, value in asked.values.items() if name not in ("more", "limit")}
    text = f"{question}\n{standing.key}\n{sorted(kept.items())}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
