"""Cells of one row that cannot both be right: a finish before its start, an upper value below the lower."""

from collections.abc import Callable, Iterable, Mapping

from graph.model import dates
from graph.model.column import Column
from graph.model.schema import Property
from loaders.cells import Value
from loaders.messages import CellRef
from loaders.rows import IssueCollector


def check_order(
    columns: Iterable[Property], own: Mapping[str, Value], place: Callable[[str], CellRef], issues: IssueCollector
) -> None:
    """Tell of each cell of a row that comes before the one its column is declared to follow."""
    declared = {column.name: column.column for column in columns}
    for name, column in declared.items():
        value, before = own.get(name), column.not_before
        if before is not None and _precedes(value, own.get(before)):
            issues.add("date-order", place(name), **_message(column, value, declared[before], own[before]))


def _message(column: Column, value: Value, other: Column, beside: Value) -> dict[str, object]:
    names = {"column": column.zh, "column_en": column.en, "other_column": other.zh, "other_column_en": other.en}
    return {"value": value, "other": beside, **names}


def _precedes(value: Value, other: Value) -> bool:
    if isinstance(value, str) and isinstance(other, str):
        return dates.last_day(value) < dates.first_day(other)
    if isinstance(value, int | float) and isinstance(other, int | float):
        return value < other
    return False
