"""Taking a cell as a number within its bounds, telling one that is far from what is usual."""

import math
import re
import unicodedata

from graph.model.column import Column
from graph.model.forms import Form
from graph.model.schema import Property
from graph.model.units import NUMBER
from loaders.messages import CellRef
from loaders.messages_values import YI_EN
from loaders.rows import IssueCollector

_MONEY = re.compile(r"(?P<number>[0-9,.]+)\s*(?:人民币)?(?P<unit>亿元?|万元?|元)(?:人民币)?")
_YI = {"亿": 1, "万": 10_000, "元": 100_000_000}
"""How many of each unit make 亿元."""
WAN = 10_000
LARGEST, LARGEST_SUM = 1e15, 1e7
"""Greatest number of any column, as many digits as a workbook keeps; greatest sum in 亿元, above any economy's."""


def parse_number(cell: str, column: Property, cell_ref: CellRef, issues: IssueCollector) -> float | int | None:
    """Return a cell as a number of its column's unit, or None where it was told to be none or out of bounds."""
    value = _money(cell) if column.column.form is Form.MONEY else None
    if value is None:
        value = _number(cell, column, cell_ref, issues)
    value = _bounded(value, column.column, cell_ref, issues)
    if value is not None:
        _doubt(value, column.column, cell_ref, issues)
    return value


def _money(cell: str) -> float | None:
    """Return a sum that states its unit in 亿元, or None where it states none."""
    found = _MONEY.fullmatch(unicodedata.normalize("NFKC", cell).strip())
    if found is None or not NUMBER.fullmatch(found["number"]):
        return None
    return round(float(found["number"].replace(",", "")) / _YI[found["unit"][0]], 8)


def _bounded(
    value: float | int | None, column: Column, cell_ref: CellRef, issues: IssueCollector
) -> float | int | None:
    """Return a number within the bounds of its column, and of what can be counted; one outside is reported."""
    largest = max_digits_of(column)
    if value is not None and abs(value) > largest:
        issues.add("cell-range", cell_ref, value=f"{value:g}", limits=f"≤ {largest:,.0f}")
        return None
    least, most = column.minimum, column.maximum
    if value is not None and ((least is not None and value < least) or (most is not None and value > most)):
        limits = f"≥ {least:g}" if most is None else f"{least or 0:g}–{most:g}"
        issues.add("cell-range", cell_ref, value=f"{value:g}", limits=limits)
        return None
    return value


def max_digits_of(column: Column) -> float:
    """Return the greatest number a column takes, whatever bounds of its own it declares."""
    return LARGEST_SUM if column.form is Form.MONEY else LARGEST


def _doubt(value: float, column: Column, cell_ref: CellRef, issues: IssueCollector) -> None:
    """Tell of a number far from what is usual; one that would be usual in 万元 looks like 万元."""
    if column.plausible is None:
        return
    least, most = column.plausible
    said = {
        "value": f"{value:,.10g}",
        "unit": column.unit or "",
        "unit_en": YI_EN if column.form is Form.MONEY else "",
        "limits": f"{least:g}–{most:g}",
    }
    if value > most and column.form is Form.MONEY and least <= value / WAN <= most:
        issues.add("money-unit", cell_ref, **said, meant=f"{value / WAN:,.10g}")
    elif not least <= value <= most:
        issues.add("number-odd", cell_ref, **said)


def _how(column: Property) -> dict[str, str]:
    """Return what a message says of the unit of a number."""
    if column.column.unit is not None:
        unit = column.column.unit
        return {"how": f"，按{unit}折算", "how_en": f", in {YI_EN if column.column.form is Form.MONEY else unit}"}
    if column.column.unit_in is not None:
        return {"how": "，单位另写一列", "how_en": ", with its unit in the column for it"}
    return {"how": "", "how_en": ""}


def _number(cell: str, column: Property, cell_ref: CellRef, issues: IssueCollector) -> float | int | None:
    """Return a number; full-width digits and thousands commas are understood, anything else is reported."""
    text = unicodedata.normalize("NFKC", cell)
    value = float(text.replace(",", "")) if NUMBER.fullmatch(text) else math.nan
    if not math.isfinite(value):
        issues.add("cell-number", cell_ref, value=cell, **_how(column))
        return None
    if column.type is float:
        return value
    if not value.is_integer():
        issues.add("cell-whole", cell_ref, value=cell)
        return None
    return int(value)
