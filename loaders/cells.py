"""Taking one cell as what its column declares, or reporting why it cannot be taken."""

import re

from graph.model.characters import INVISIBLE
from graph.model.labelled_enum import LabelledEnum
from graph.model.schema import Property
from loaders.messages import Place
from loaders.number_formats import EXACT_DIGITS
from loaders.numbers import take_number
from loaders.rows import Findings, Number, Refused
from loaders.values import take_text
from loaders.words import asked, nearest_words, word_of

Value = str | int | float | LabelledEnum | None

CELL_LIMIT = 32_767
"""Characters a cell of a workbook can hold."""

_ERROR = re.compile(r"#(?:REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|#+)")
"""What a spreadsheet shows in place of a result it has none of, or cannot show."""
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
    if issubclass(column.type, LabelledEnum):
        return _word(cell, column.type, place, findings)
    if column.type is float or column.type is int:
        return take_number(cell, column, place, findings)
    if isinstance(cell, Number) and len(cell.lstrip("-").replace(".", "")) > EXACT_DIGITS:
        findings.add("code-digits", place, value=cell)
        return None
    value = take_text(cell, column, place, findings)
    if value is None and not column.optional:
        findings.add("cell-unused", place)
    return value


def _is_unfit(cell: str, place: Place, findings: Findings) -> bool:
    """Return whether no column can hold the text, which is then reported."""
    if len(cell) > CELL_LIMIT:
        findings.add("cell-long", place, length=len(cell))
        return True
    if INVISIBLE.search(cell):
        findings.add("cell-control", place)
        return True
    if _ERROR.fullmatch(cell):
        findings.add("cell-error", place, value=cell)
        return True
    if cell.startswith("="):
        findings.add("cell-formula", place, value=cell)
        return True
    markup = _MARKUP.search(cell)
    if markup is not None:
        findings.add("cell-markup", place, value=markup.group())
        return True
    return False


def take_id(cell: str, place: Place, findings: Findings) -> str:
    """Return an id that is typed in its own table, reporting one that is not allowed."""
    if not _ID.fullmatch(cell):
        findings.add("cell-id", place, value=cell)
    return cell


def _word(cell: str, vocabulary: type[LabelledEnum], place: Place, findings: Findings) -> LabelledEnum | None:
    found = word_of(cell, vocabulary)
    if found is None:
        words, words_en = ("、".join(word.zh for word in vocabulary), ", ".join(word.en for word in vocabulary))
        near = nearest_words(cell, vocabulary)
        findings.add("cell-word", place, value=cell, words=words, words_en=words_en, **asked(near))
    return found
