"""Tables as CSV that a spreadsheet opens right."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from reports.shortlist import safe


def csv_text(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as CSV: UTF-8 with its mark, so that Excel reads it, and no cell that could be a formula."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(heads)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
