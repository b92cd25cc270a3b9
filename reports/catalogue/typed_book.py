"""What the office typed into a catalogue, read from the workbook: rows by their ids, columns by their headings."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from graph.text import Text
from reports.catalogue.columns import COLUMNS
from reports.catalogue.firm_rows import FIRM_COLUMNS
from reports.formats.typed_cells import ROW_ID, SHEET, TypedCell, TypedCells, TypedValue, from_lines, merge
from reports.version_sheet import checked_book, first_column

HEADS_WITHIN = 8
"""Rows from the top of a sheet in which its headings are."""
LABELS = ("link", "firm")
"""Columns that say what a row is about."""
Row = Sequence[Any]


def _heads() -> dict[str, str]:
    """Return the ids of the columns that are read, by their headings in both languages."""
    named: dict[str, Text] = {column.id: column.head for column in COLUMNS if column.typed or column.id in LABELS}
    named |= {id: column.head for id, column in FIRM_COLUMNS.items() if column.typed is not None}
    return {heading: id for id, head in named.items() for heading in (head.zh, head.en)}


def read_typed(source: Path | IO[bytes]) -> TypedCells:
    """Return what is typed into a catalogue. Raises InvalidRequest if it is no workbook, too large or damaged.

    Rows may have been sorted, sheets and columns moved or removed; rows without an id are told apart.
    """
    heads = _heads()
    with checked_book(source) as book:
        shown = from_lines(first_column(book, SHEET)) if SHEET in book.sheetnames else {}
        cells = [
            cell
            for sheet in book.worksheets
            if sheet.sheet_state == "visible"
            for cell in _cells(sheet.iter_rows(values_only=True), heads)
        ]
    return merge(cells, shown)


def _cells(rows: Iterator[Row], heads: Mapping[str, str]) -> Iterator[TypedCell]:
    """Yield the cells of a sheet that are to be filled in; none of a sheet whose rows have no ids."""
    found = _headings(rows, heads)
    if found is None:
        return
    at_id, columns = found
    named = [place for place, column in columns.items() if column in LABELS]
    for row in rows:
        id = _text(row[at_id] if at_id < len(row) else None) or ""
        label = " · ".join(filter(None, (_text(row[place]) for place in named if place < len(row))))
        if not (id or label):
            continue
        for place, column in columns.items():
            if column not in LABELS:
                yield TypedCell((id, column), _value(row[place] if place < len(row) else None), label)


def _headings(rows: Iterator[Row], heads: Mapping[str, str]) -> tuple[int, dict[int, str]] | None:
    """Find the row of headings; return where the ids are, and which columns are read, by their places."""
    for _, row in zip(range(HEADS_WITHIN), rows, strict=False):
        texts = [_text(value) for value in row]
        at_id = next((place for place, text in enumerate(texts) if text in (ROW_ID.zh, ROW_ID.en)), None)
        if at_id is not None:
            return at_id, {place: heads[text] for place, text in enumerate(texts) if text is not None and text in heads}
    return None


def _value(value: object) -> TypedValue | None:
    """Return what stands in a cell: a date as a date, anything else as text, a blank as None."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else _text(value)


def _text(value: object) -> str | None:
    text = "" if value is None else str(value).strip()
    return text or None
