"""Taking one cell as what its column declares, or reporting why it cannot be taken."""

import re
import unicodedata

from graph.model.kinds import Word
from graph.model.schema import Property
from loaders.csv_file import CELL_LIMIT
from loaders.messages import Place
from loaders.rows import Findings

Value = str | int | float | Word | None

_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ID = re.compile(r"[\w.\-]{1,64}")


def take(cell: str | None, column: Property, place: Place, findings: Findings) -> Value:
    """Return the cell as its column's type; None where it is blank or was reported."""
    if cell is None:
        if not column.optional:
            findings.add("cell-blank", place)
        return None
    if len(cell) > CELL_LIMIT:
        findings.add("cell-long", place, length=len(cell))
        return None
    if _CONTROL.search(cell):
        findings.add("cell-control", place)
        return None
    if issubclass(column.type, Word):
        return _word(cell, column.type, place, findings)
    if column.type is float or column.type is int:
        return _number(cell, column.type, place, findings)
    return cell


def take_id(cell: str, place: Place, findings: Findings) -> str:
    """Return an id that is typed in its own table, reporting one that is not allowed."""
    if not _ID.fullmatch(cell):
        findings.add("cell-id", place, value=cell)
    return cell


def _word(cell: str, vocabulary: type[Word], place: Place, findings: Findings) -> Word | None:
    for word in vocabulary:
        if cell in (word.zh, word.value) or cell.lower() == word.en.lower():
            return word
    words = "、".join(word.zh for word in vocabulary)
    findings.add("cell-word", place, value=cell, words=words, words_en="、".join(word.en for word in vocabulary))
    return None


def _number(cell: str, kind: type, place: Place, findings: Findings) -> float | int | None:
    """Return a number; full-width digits and thousands commas are understood, anything else is reported."""
    text = unicodedata.normalize("NFKC", cell)
    if not _NUMBER.fullmatch(text):
        findings.add("cell-number", place, value=cell)
        return None
    value = float(text.replace(",", ""))
    if kind is float:
        return value
    if not value.is_integer():
        findings.add("cell-whole", place, value=cell)
        return None
    return int(value)
