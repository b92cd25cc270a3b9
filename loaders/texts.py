"""Taking a text as the form its column declares: made the one way we keep it, or told and left blank."""

import html
import re

from graph.model import codes, dates
from graph.model.cells import decode_cells, encode_cells
from graph.model.characters import REPLACEMENTS, is_garbled, one_line
from graph.model.codes import CodeFault
from graph.model.forms import NAMES, Form
from graph.model.schema import Property
from loaders.addresses import GENERAL, parse_address
from loaders.messages import CellRef
from loaders.rows import IssueCollector, Number

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_CHINESE = re.compile("[\u3400-\u9fff]")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_PLACE_LIMIT = 30
"""Characters of the longest name of a place; what is longer tells something else."""
FAULTS = {
    CodeFault.CUT: "code-cut",
    CodeFault.LENGTH: "code-length",
    CodeFault.FORM: "code-form",
    CodeFault.CHECK: "code-check",
    CodeFault.ZEROS: "code-zeros",
    CodeFault.NO_EXCHANGE: "code-exchange",
    CodeFault.EXCHANGE: "code-exchange",
    CodeFault.NOT_LISTED: "code-unlisted",
    CodeFault.NO_CLASS: "code-wide",
}


def parse_text(cell: str, column: Property, cell_ref: CellRef, issues: IssueCollector) -> str | None:
    """Return a text as its column keeps it, or None where it was told not to be of that form."""
    form = column.column.form
    if form in dates.READERS:
        return _date(cell, form, cell_ref, issues)
    if form in codes.READERS:
        return _code(cell, form, cell_ref, issues)
    if form is Form.ADDRESS:
        return parse_address(cell, cell_ref, issues)
    if form is Form.CELLS:
        return _cells(cell, cell_ref, issues)
    if form is Form.HOST:
        return cell.lower().rstrip(".")
    _doubt_signs(cell, cell_ref, issues)
    if _ADDRESS.match(cell) or cell in GENERAL:
        issues.add("text-address", cell_ref, value=cell)
    return _name(cell, form, cell_ref, issues) if form in NAMES else cell.replace("\r\n", "\n")


def _cells(cell: str, cell_ref: CellRef, issues: IssueCollector) -> str | None:
    """Return evidence of cells as `bake` wrote it; what was spoilt since is told and left out."""
    try:
        return encode_cells(decode_cells(cell))
    except ValueError:
        issues.add("cells-form", cell_ref, value=cell)
    return None


def _date(cell: str, form: Form, cell_ref: CellRef, issues: IssueCollector) -> str | None:
    year = dates.cut_short(cell)
    if year is not None:
        issues.add("date-cut", cell_ref, value=cell, year=year)
        return year
    kept = dates.READERS[form](cell)
    if kept is not None:
        return kept
    day = dates.of_day_number(cell)
    if day is not None:
        issues.add("date-number", cell_ref, value=cell, date=day)
    else:
        issues.add("period-form" if form is Form.PERIOD else "date-form", cell_ref, value=cell)
    return None


def _code(cell: str, form: Form, cell_ref: CellRef, issues: IssueCollector) -> str | None:
    found = codes.READERS[form](cell)
    if found.fault is not None:
        near = {
            "near": f"，是不是“{found.near}”" if found.near else "",
            "near_en": f"; did you mean “{found.near}”?" if found.near else "",
        }
        issues.add(FAULTS[found.fault], cell_ref, value=cell, length=len("".join(cell.split())), **near)
    elif isinstance(cell, Number) and found.near is not None:
        issues.add("code-number", cell_ref)
    return found.normal


def _doubt_signs(cell: str, cell_ref: CellRef, issues: IssueCollector) -> None:
    """Tell of characters that were lost on the way, and of those a web page writes otherwise."""
    if REPLACEMENTS.search(cell) or is_garbled(cell):
        issues.add("text-lost", cell_ref, value=cell)
    entity = _ENTITY.search(cell)
    if entity is not None and html.unescape(entity.group()) != entity.group():
        issues.add("text-entity", cell_ref, value=entity.group(), meant=html.unescape(entity.group()))


def _name(cell: str, form: Form, cell_ref: CellRef, issues: IssueCollector) -> str:
    """Return a name in one line; one of another script, or no place, is told and kept."""
    line = one_line(cell)
    if re.search("[\n\r\u0085\u2028\u2029]", cell):
        issues.add("name-break", cell_ref, value=line)
    if form is Form.LATIN_NAME and _CHINESE.search(line):
        issues.add("name-script", cell_ref, value=line)
    if form is not Form.PLACE and not _says_name(line):
        issues.add("name-odd", cell_ref, value=line)
    if form is Form.PLACE and (not _says_name(line) or len(line) > _PLACE_LIMIT or re.search(r"\d|[;；。！]", line)):
        issues.add("place-odd", cell_ref, value=line)
    return line


def _says_name(line: str) -> bool:
    """Return whether a text holds a letter and is no truth value of a spreadsheet."""
    return any(map(str.isalpha, line)) and line not in ("TRUE", "FALSE")
