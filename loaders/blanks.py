"""Cells that say "nothing" or "see above": taken as blank before a table is read, and counted once a column."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from graph.model.blanks import is_no_name, is_nothing, refers_above
from graph.model.characters import INVISIBLE, REPLACEMENTS
from graph.model.forms import NAMES
from graph.model.labelled_enum import LabelledEnum
from graph.model.schema import Property
from graph.model.tables import Table
from loaders.labels import match_label
from loaders.rows import IssueCollector, RejectedCell, SheetRow, TableSheet

MAX_LENGTH = 12
"""Characters of the longest cell that may say nothing."""


def without_placeholders(
    sheet: TableSheet, table: Table, headings: Mapping[str, str], issues: IssueCollector
) -> TableSheet:
    """Return a sheet whose placeholders are blank; how many there were is told once a column."""
    columns = {headings[each.name]: each for each in table.columns() if each.name in headings}
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    rows = tuple(_cleared(sheet, row, columns, found, issues) for row in sheet.rows)
    for heading, words in found.items():
        told = "、".join(f"“{word}”" for word in sorted(words))
        issues.add("cells-blank", sheet.cell_ref(column=heading), count=words.total(), words=told)
    return replace(sheet, rows=rows) if found or rows != sheet.rows else sheet


def _cleared(
    sheet: TableSheet,
    row: SheetRow,
    columns: Mapping[str, Property],
    found: Mapping[str, Counter[str]],
    issues: IssueCollector,
) -> SheetRow:
    blank = []
    for heading, column in columns.items():
        cell = row.cells.get(heading)
        if cell is None or len(cell) > MAX_LENGTH or isinstance(cell, RejectedCell):
            continue
        if refers_above(cell):
            issues.add("cell-ditto", sheet.cell_ref(row.number, heading), value=cell)
            blank.append(heading)
        elif _says_nothing(cell, column):
            found[heading][cell] += 1
            blank.append(heading)
    return replace(row, cells={**row.cells, **dict.fromkeys(blank)}) if blank else row


def _says_nothing(cell: str, column: Property) -> bool:
    """Return whether a cell stands for a blank; what no column can hold is left to be told."""
    if INVISIBLE.search(cell) or REPLACEMENTS.search(cell) or _is_content(cell, column):
        return False
    named = column.type is str and column.column.form in NAMES and column.column.references is None
    return is_nothing(cell) or (named and is_no_name(cell))


def _is_content(cell: str, column: Property) -> bool:
    """Return whether what may say nothing is a word of the column's vocabulary, or may be an id."""
    if issubclass(column.type, LabelledEnum):
        return match_label(cell, column.type) is not None
    is_id = column.name == "id" or column.column.references is not None
    return is_id and cell.isascii() and cell.isalnum()
