"""Taking one cell as what its column declares, or reporting why it cannot be taken."""

import math
import re
import unicodedata

from graph.model.kinds import Word
from graph.model.schema import Property
from loaders.messages import Place
from loaders.rows import Findings, Number, Refused

Value = str | int | float | Word | None

CELL_LIMIT = 32_767
"""Characters a cell of a workbook can hold."""
EXACT_DIGITS = 15
"""Digits of a number that a workbook keeps."""

_NUMBER = re.compile(r"[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?")
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_CONTROL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_INVISIBLE}]")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_ID = re.compile(r"[A-Za-z0-9_.\-\u3400-\u4dbf\u4e00-\u9fff]{1,64}")


def take(cell: str | None, column: Property, place: Place, findings: Findings) -> Value:
    """Return the cell as its column's type; None where it is blank or was reported."""
    if cell is None:
        if not column.optional:
            findings.add("cell-blank", place)
        return None
    if isinstance(cell, Refused) or _is_unfit(cell, place, findings):
        return None
    if isinstance(cell, Number) and column.type is str:
        _check_code(cell, column, place, findings)
    if issubclass(column.type, Word):
        return _word(cell, column.type, place, findings)
    if column.type is float or column.type is int:
        return _bounded(_number(cell, column.type, place, findings), column, place, findings)
    return cell.replace("\r\n", "\n")


def _is_unfit(cell: str, place: Place, findings: Findings) -> bool:
    """Return whether no column can hold the text, which is then reported."""
    if len(cell) > CELL_LIMIT:
        findings.add("cell-long", place, length=len(cell))
        return True
    if _CONTROL.search(cell):
        findings.add("cell-control", place)
        return True
    if cell.startswith("="):
        findings.add("cell-formula", place, value=cell)
        return True
    markup = _MARKUP.search(cell)
    if markup is not None:
        findings.add("cell-markup", place, value=markup.group())
        return True
    return False


def _check_code(cell: Number, column: Property, place: Place, findings: Findings) -> None:
    """Report a text that a workbook keeps as a number, where that may have changed it."""
    if len(cell.lstrip("-").replace(".", "")) > EXACT_DIGITS:
        findings.add("code-digits", place, value=cell)
    elif column.column.code:
        findings.add("code-number", place)


def take_id(cell: str, place: Place, findings: Findings) -> str:
    """Return an id that is typed in its own table, reporting one that is not allowed."""
    if not _ID.fullmatch(cell):
        findings.add("cell-id", place, value=cell)
    return cell


def _word(cell: str, vocabulary: type[Word], place: Place, findings: Findings) -> Word | None:
    for word in vocabulary:
        if cell in (word.zh, word.value) or cell.lower() == word.en.lower():
            return word
    words, words_en = ("、".join(word.zh for word in vocabulary), ", ".join(word.en for word in vocabulary))
    findings.add("cell-word", place, value=cell, words=words, words_en=words_en)
    return None


def _bounded(value: float | int | None, column: Property, place: Place, findings: Findings) -> float | int | None:
    """Return a number within the bounds of its column; one outside is reported."""
    least, most = column.column.least, column.column.most
    if value is not None and ((least is not None and value < least) or (most is not None and value > most)):
        limits = f"≥ {least:g}" if most is None else f"{least or 0:g}–{most:g}"
        findings.add("cell-range", place, value=f"{value:g}", limits=limits)
        return None
    return value


def _number(cell: str, kind: type, place: Place, findings: Findings) -> float | int | None:
    """Return a number; full-width digits and thousands commas are understood, anything else is reported."""
    text = unicodedata.normalize("NFKC", cell)
    value = float(text.replace(",", "")) if _NUMBER.fullmatch(text) else math.nan
    if not math.isfinite(value):
        findings.add("cell-number", place, value=cell)
        return None
    if kind is float:
        return value
    if not value.is_integer():
        findings.add("cell-whole", place, value=cell)
        return None
    return int(value)
