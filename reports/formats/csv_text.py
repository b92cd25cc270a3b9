"""Tables as CSV that a spreadsheet opens right."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet takes for a formula."""


def csv_text(heads: Sequence[str], rows: Iterable[Sequence[str]], encoding: str = "utf-8-sig") -> bytes:
    """Return a table as CSV: UTF-8 with its mark, so that Excel reads it, and no cell that could be a formula."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(heads)
    writer.writerows([escape_formula(cell) for cell in row] for row in rows)
    return text.getvalue().encode(encoding)


def escape_formula(cell: str) -> str:
    """Return a cell that a spreadsheet shows as text: a leading apostrophe where it could be a formula."""
    return f"'{cell}" if cell.lstrip().startswith(FORMULA) or cell.startswith(FORMULA) else cell
