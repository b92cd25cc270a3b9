"""Taking one cell as what its column declares, or reporting why it cannot be taken."""

import re

from graph.model.characters import INVISIBLE
from graph.model.labelled_enum import LabelledEnum
from graph.model.schema import Property
from loaders.labels import did_you_mean, match_label, nearest_labels
from loaders.messages import CellRef
from loaders.number_formats import EXACT_DIGITS
from loaders.numbers import parse_number
from loaders.rows import IssueCollector, Number, RejectedCell
from loaders.texts import parse_text

Value = str | int | float | LabelledEnum | None

CELL_LIMIT = 32_767
"""Characters a cell of a workbook can hold."""

_ERROR = re.compile(r"#(?:REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|#+)")
"""What a spreadsheet shows in place of a result it has none of, or cannot show."""
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_ID = re.compile(r"[A-Za-z0-9_.\-\u3400-\u4dbf\u4e00-\u9fff]{1,64}")


def parse_cell(cell: str | None, column: Property, cell_ref: CellRef, issues: IssueCollector) -> Value:
    """Parse a cell to its column's type; None if it is blank or was reported."""
    if cell is None:
        if not column.optional:
            issues.add("cell-blank", cell_ref)
        return None
    if isinstance(cell, RejectedCell) or _is_unfit(cell, cell_ref, issues):
        return None
    if issubclass(column.type, LabelledEnum):
        return _word(cell, column.type, cell_ref, issues)
    if column.type is float or column.type is int:
        return parse_number(cell, column, cell_ref, issues)
    if isinstance(cell, Number) and len(cell.lstrip("-").replace(".", "")) > EXACT_DIGITS:
        issues.add("code-digits", cell_ref, value=cell)
        return None
    value = parse_text(cell, column, cell_ref, issues)
    if value is None and not column.optional:
        issues.add("cell-unused", cell_ref)
    return value


def _is_unfit(cell: str, cell_ref: CellRef, issues: IssueCollector) -> bool:
    """Return whether no column can hold the text, which is then reported."""
    if len(cell) > CELL_LIMIT:
        issues.add("cell-long", cell_ref, length=len(cell))
        return True
    if INVISIBLE.search(cell):
        issues.add("cell-control", cell_ref)
        return True
    if _ERROR.fullmatch(cell):
        issues.add("cell-error", cell_ref, value=cell)
        return True
    if cell.startswith("="):
        issues.add("cell-formula", cell_ref, value=cell)
        return True
    markup = _MARKUP.search(cell)
    if markup is not None:
        issues.add("cell-markup", cell_ref, value=markup.group())
        return True
    return False


def parse_id(cell: str, cell_ref: CellRef, issues: IssueCollector) -> str:
    """Return an id that is typed in its own table, reporting one that is not allowed."""
    if not _ID.fullmatch(cell):
        issues.add("cell-id", cell_ref, value=cell)
    return cell


def _word(cell: str, vocabulary: type[LabelledEnum], cell_ref: CellRef, issues: IssueCollector) -> LabelledEnum | None:
    found = match_label(cell, vocabulary)
    if found is None:
        words, words_en = ("、".join(word.zh for word in vocabulary), ", ".join(word.en for word in vocabulary))
        near = nearest_labels(cell, vocabulary)
        issues.add("cell-word", cell_ref, value=cell, words=words, words_en=words_en, **did_you_mean(near))
    return found
