"""Rows as a table for a terminal, where a Chinese character takes two columns."""

from collections.abc import Mapping, Sequence
from unicodedata import east_asian_width

WIDEST = 60
"""Columns of a terminal that one cell may take; the last cell of a row may take more."""


def width(text: str) -> int:
    """Return the columns of a terminal that a text takes."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def pad(text: str, to: int) -> str:
    """Return a text with blanks up to a width; one column at the least parts it from what follows."""
    return text + " " * max(1, to - width(text))


def table(rows: Sequence[Mapping[str, object]], headings: Mapping[str, str]) -> list[str]:
    """Return rows as aligned lines under their heads; only the columns that have a head are shown."""
    lines = [list(headings.values()), *([cell(row[name]) for name in headings] for row in rows)]
    widths = [min(WIDEST, max(width(line[at]) for line in lines)) + 2 for at in range(len(headings))]
    return ["".join(pad(text, to) for text, to in zip(line, widths, strict=True)).rstrip() for line in lines]


def cell(value: object) -> str:
    """Return a value as a cell: yes and no as marks, shares as per cent, nothing as a dash."""
    if value is None:
        return "—"
    if isinstance(value, bool):
        return "✓" if value else "—"
    if isinstance(value, float):
        return f"{value:.0%}"
    if isinstance(value, (list, tuple)):
        return "、".join(str(each) for each in value)
    return str(value)
