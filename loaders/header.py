"""The header of a sheet: which heading each column has, in which unit, and what is said of the headings left over."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.model.schema import Property
from graph.model.tables import Table
from graph.model.units import power_between, shifted
from loaders.headings import MIN_HEADINGS, ColumnHeading, bare_heading, recognise
from loaders.messages import did_you_mean
from loaders.rows import IssueCollector, Number, RejectedCell, TableSheet


@dataclass(slots=True)
class Header:
    """The heading used for each column; `powers` of ten for numbers in other units, `units` given by headings.

    `defaults` holds what is given above the headings for rows that give none; `is_whole` says whether no required
    column is missing.
    """

    headings: dict[str, str] = field(default_factory=dict)
    powers: dict[str, int] = field(default_factory=dict)
    units: dict[str, tuple[str, str]] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    is_whole: bool = False

    def is_given(self, name: str, cells: Mapping[str, str | None]) -> bool:
        """Return whether a row itself gives a column."""
        return name in self.headings and cells.get(self.headings[name]) is not None

    def cell(self, name: str, cells: Mapping[str, str | None]) -> str | None:
        """Return the cell of a column in the column's unit; a blank unit is the one the number's heading gives."""
        heading = self.headings.get(name)
        cell = None if heading is None else cells.get(heading)
        cell = self.defaults.get(name) if cell is None else cell
        if name in self.powers and cell is not None and not isinstance(cell, RejectedCell):
            number = shifted(cell, self.powers[name])
            return cell if number is None else Number(number) if isinstance(cell, Number) else number
        if cell is None and name in self.units:
            number_heading, unit = self.units[name]
            return None if cells.get(number_heading) is None else unit
        return cell


def parse_header(sheet: TableSheet, table: Table, issues: IssueCollector) -> Header:
    """Return the header of a sheet; what is missing, unknown or in another unit is reported."""
    header, unknown = Header(defaults=sheet.defaults), []
    for heading in filter(None, sheet.header):
        meant = recognise(heading, table.name)
        if meant is None:
            unknown.append(heading)
        elif meant.column.name in header.headings:
            issues.add("column-twice", sheet.cell_ref(sheet.header_row, heading), column=heading)
        else:
            header.headings[meant.column.name] = heading
            _take_unit(header, heading, meant, sheet, issues)
    if len(header.headings) < MIN_HEADINGS:
        needed = "、".join(column.column.zh for column in table.columns() if not column.optional)
        issues.add("header-missing", sheet.cell_ref(sheet.header_row), names=needed)
        return Header()
    missing = [column for column in table.columns() if column.name not in header.headings]
    missing = [column for column in missing if column.name not in header.defaults]
    header.is_whole = all(column.optional for column in missing)
    _report_unknown(sheet, unknown, missing, issues)
    _report_defaults(header, sheet, table, issues)
    return header


def _report_defaults(header: Header, sheet: TableSheet, table: Table, issues: IssueCollector) -> None:
    """Tell what is given above the headings, and for how many rows it is taken."""
    for column in table.columns():
        said = header.defaults.get(column.name)
        if said is None:
            continue
        count = sum(not header.is_given(column.name, row.cells) for row in sheet.rows)
        names = {"column": column.column.zh, "column_en": column.column.en}
        if count:
            issues.add("evidence-default", sheet.cell_ref(sheet.header_row), value=said, count=count, **names)


def _take_unit(header: Header, heading: str, meant: ColumnHeading, sheet: TableSheet, issues: IssueCollector) -> None:
    """Note how numbers under a heading are turned into the column's unit, by the heading or by a line above it."""
    own = meant.column.column
    if own.unit_in is not None and meant.unit is not None:
        header.units[own.unit_in] = (heading, meant.unit)
    unit = meant.unit or sheet.unit
    if own.unit is None or unit is None:
        return
    power = power_between(unit, own.unit)
    if power is None:
        issues.add("unit-unknown", sheet.cell_ref(sheet.header_row, heading), value=unit, unit=own.unit)
    elif power:
        header.powers[meant.column.name] = power
        issues.add("unit-converted", sheet.cell_ref(sheet.header_row, heading), value=unit, unit=own.unit)


def _report_unknown(
    sheet: TableSheet, unknown: Sequence[str], missing: Sequence[Property], issues: IssueCollector
) -> None:
    """Report missing columns and unknown headings: near misses one by one, columns of no concern together.

    A required column that an unknown heading nearly names is reported there alone.
    """
    needed = [column for column in missing if not column.optional]
    row = sheet.header_row
    left, renamed = [], set()
    for heading in unknown:
        required, near = _near(heading, needed), _near(heading, missing)
        if required:
            renamed |= set(required)
            issues.add("column-unknown", sheet.cell_ref(row, heading), column=heading, meant=required[0])
        elif near:
            issues.add("column-near", sheet.cell_ref(row, heading), column=heading, **did_you_mean(near))
        else:
            left.append(heading)
    for column in needed:
        if column.column.zh not in renamed:
            issues.add("column-missing", sheet.cell_ref(row), column=column.column.zh)
    if left:
        issues.add("columns-left", sheet.cell_ref(row), columns="、".join(heading[:20] for heading in left))


def _near(heading: str, columns: Sequence[Property]) -> list[str]:
    """List the heading of a column that another nearly is, or that it holds."""
    names = {name: column.column.zh for column in columns for name in (column.column.zh, *column.column.also)}
    bare = bare_heading(heading)
    inside = [name for name in names if len(name) > 1 and name in bare]
    close = difflib.get_close_matches(bare, names, 1) or [name for name in names if sorted(name) == sorted(bare)]
    return [names[name] for name in close or sorted(inside, key=len, reverse=True)[:1]]
