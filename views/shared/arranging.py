"""Rows of a table chosen by what stands in their columns, and put in order by one of them."""

import re
from collections.abc import Iterable, Mapping, Sequence

Row = Mapping[str, str | None]
NUMBER = re.compile(r"-?[\d,]+(\.\d+)?")


def matching(rows: Sequence[Row], texts: Mapping[str, str], values: Mapping[str, Sequence[str]]) -> list[int]:
    """Return the places of the rows whose cells hold every text, in any case, and are among the values chosen."""
    wanted = {name: text.strip().lower() for name, text in texts.items() if text.strip()}
    chosen = {name: frozenset(picked) for name, picked in values.items() if picked}
    return [
        place
        for place, row in enumerate(rows)
        if all(text in (row.get(name) or "").lower() for name, text in wanted.items())
        and all((row.get(name) or "") in picked for name, picked in chosen.items())
    ]


def in_order(rows: Sequence[Row], places: Iterable[int], column: str | None, *, down: bool) -> list[int]:
    """Return places in the order of a column, blanks last in either direction; without a column as they come.

    Cells that all begin with a number go by it, others by their text; equals keep their order.
    """
    found = list(places)
    if column is None:
        return found
    filled = [place for place in found if rows[place].get(column)]
    cells = {place: str(rows[place][column]) for place in filled}
    numbers = {place: float(met[0].replace(",", "")) for place in filled if (met := NUMBER.match(cells[place]))}
    if len(numbers) == len(filled):
        ordered = sorted(filled, key=lambda place: numbers[place], reverse=down)
    else:
        ordered = sorted(filled, key=lambda place: cells[place], reverse=down)
    return [*ordered, *(place for place in found if not rows[place].get(column))]


def few_values(rows: Sequence[Row], column: str, most: int) -> list[str] | None:
    """Return what a column says, in order of appearance, where that is only a few things; None where it is more."""
    found = list(dict.fromkeys(row.get(column) or "" for row in rows))
    return found if 1 < len(found) <= most else None
