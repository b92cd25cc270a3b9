"""What a line above the headings says of every row below it: source, basis and date, once for a whole table."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

_LABELS: Mapping[str, str] = {
    "来源": "source",
    "数据来源": "source",
    "资料来源": "source",
    "信息来源": "source",
    "出处": "source",
    "source": "source",
    "依据": "basis",
    "basis": "basis",
    "截至": "as_of",
    "数据截至": "as_of",
    "资料截至": "as_of",
    "as of": "as_of",
}
"""What a cell that gives one of them begins with, before a colon."""


def defaults_above(lines: Iterable[Sequence[str | None]]) -> dict[str, str]:
    """Return source, basis and date that lines above the headings give, beside their label or in the next cell."""
    found: dict[str, str] = {}
    for cells in lines:
        filled = [cell for cell in cells if cell]
        for at, cell in enumerate(filled):
            name, said = _said(cell)
            if name is not None:
                found.setdefault(name, said or (filled[at + 1] if at + 1 < len(filled) else ""))
    return {name: said for name, said in found.items() if said}


def _said(cell: str) -> tuple[str | None, str]:
    """Return which column a cell is the label of, and what stands after the label as it was written."""
    label, *rest = re.split("[:：]", cell, maxsplit=1)
    name = _LABELS.get(" ".join(unicodedata.normalize("NFKC", label).split()).lower())
    return (name, rest[0].strip()) if rest else (None, "")
