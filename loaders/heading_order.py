"""Headings that look exchanged where no single cell could tell: by their order, or names that stand as ids."""

import re
from collections.abc import Iterable, Mapping

from graph.errors import Issue
from graph.model.forms import Form
from graph.model.schema import Property
from graph.model.tables import TABLES_BY_NAME
from loaders.headings import recognise
from loaders.rows import IssueCollector, TableSheet

REPORTED = frozenset(
    {
        "inputs-reversed",
        "date-order",
        "name-longer",
        "name-script",
        "names-exchanged",
        "place-odd",
        "province-unknown",
        "text-address",
    }
)
"""What tells already that the contents of two columns are exchanged."""
ALIKE = (
    frozenset({Form.TEXT, Form.NAME, Form.PLACE, Form.PROVINCE, Form.ADDRESS}),
    frozenset({Form.DATE, Form.YEAR, Form.PERIOD}),
)
"""Forms of which one text may be the other."""
PAIR, SCRIPT_LEAST = 2, 3
_CHINESE = re.compile("[\u3400-\u9fff]")


def fold_scripts(sheets: Iterable[TableSheet], issues: IssueCollector) -> None:
    """Put one message on a column of English names that are mostly Chinese in the place of one on each cell."""
    for sheet in sheets:
        found = [each for each in issues.issues if each.code == "name-script" and _stands_in(each, sheet)]
        if len(found) >= SCRIPT_LEAST and len(found) > len(sheet.rows) / 2:
            told = set(found)
            issues.issues = [each for each in issues.issues if each not in told]
            issues.add("names-exchanged", sheet.cell_ref(column=found[0].column), count=len(found))


def _stands_in(issue: Issue, sheet: TableSheet) -> bool:
    return (issue.file, issue.sheet) == (sheet.file, sheet.sheet)


def check_order(sheets: Iterable[TableSheet], issues: IssueCollector) -> None:
    """Ask about two headings of a sheet that look exchanged, where nothing else has told it."""
    told = {(issue.file, issue.sheet) for issue in issues.issues if issue.code in REPORTED}
    for sheet in sheets:
        pair = exchanged(sheet)
        if pair is not None and (sheet.file, sheet.sheet) not in told:
            issues.add("columns-order", sheet.cell_ref(sheet.header_row), column=pair[0], other_column=pair[1])


def exchanged(sheet: TableSheet) -> tuple[str, str] | None:
    """Return two headings of a sheet that look exchanged, or None."""
    columns = {heading: meant.column for heading in sheet.header if (meant := recognise(heading, sheet.table))}
    keys = {heading: column for heading, column in columns.items() if _is_key(column)}
    rest = {heading: column for heading, column in columns.items() if heading not in keys}
    return _names_as_ids(sheet, columns) or _out_of_order(sheet, keys) or _out_of_order(sheet, rest)


def _is_key(column: Property) -> bool:
    return column.name == "id" or column.column.references is not None


def _out_of_order(sheet: TableSheet, columns: Mapping[str, Property]) -> tuple[str, str] | None:
    """Return two headings of one form that, exchanged, would put all into the order of the template.

    A sheet in an order of its own has more than two headings out of place, and is taken as it is.
    """
    due = TABLES_BY_NAME[sheet.table].read_columns()
    ordered = sorted(columns, key=lambda heading: due.index(columns[heading]))
    out = [heading for heading, other in zip(columns, ordered, strict=True) if heading != other]
    if len(out) != PAIR or not any(row.cells.get(heading) for row in sheet.rows for heading in out):
        return None
    return (out[0], out[1]) if _alike(columns[out[0]], columns[out[1]]) else None


def _alike(one: Property, other: Property) -> bool:
    """Return whether what one column holds may stand in the other."""
    if one.type is not other.type or one.column.references != other.column.references:
        return False
    forms = {one.column.form, other.column.form}
    return len(forms) == 1 or any(forms <= alike for alike in ALIKE)


def _names_as_ids(sheet: TableSheet, columns: Mapping[str, Property]) -> tuple[str, str] | None:
    """Return the headings of ids and names where most ids are in Chinese and not one name is."""
    named = {column.name: heading for heading, column in columns.items()}
    ids, names = named.get("id"), named.get("name_zh")
    if ids is None or names is None or _chinese(sheet, ids) <= len(sheet.rows) / 2 or _chinese(sheet, names):
        return None
    return ids, names


def _chinese(sheet: TableSheet, heading: str) -> int:
    return sum(bool(_CHINESE.search(row.cells.get(heading) or "")) for row in sheet.rows)
