"""Headings as planners write them: which column each means, marks, spaces and units aside, and where they stand."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graph.model.schema import Property
from graph.model.tables import TABLES, TABLES_BY_NAME, Table
from graph.model.units import power_between

ROWS_SEARCHED = 10
"""Rows among which the headings are looked for; titles, units and dates of tables take up fewer."""
MIN_HEADINGS = 2
"""Known headings that make a row below the first the header."""
MAX_HEADING = 60
"""Characters of the longest heading with its notes."""

_DATES = ("年", "年月", "年-月", "年/月", "年月日", "日期", "yyyy", "yyyy-mm", "yyyy-mm-dd")
_HOW = (
    *("必填", "必填项", "必填列", "必须填写", "必须", "选填", "选填项", "可空", "可为空", "可不填", "可留空", "非必填"),
    *(
        "可选",
        "如有",
        "没有留空",
        "单选",
        "多选",
        "下拉",
        "下拉选择",
        "下拉选",
        "文本",
        "文本格式",
        "数字",
        "数值",
        "只写数",
    ),
    *("全称", "可多个", "18位", "地级", "地级市", "required", "mandatory", "optional", "text", "number", "date"),
)
HARMLESS = frozenset((*_HOW, *_DATES))
"""Notes beside a heading that say how to fill it and do not change what it means."""
MEASURES = re.compile(
    r"[十百千万亿]*(吨|公斤|千克|克|升|立方米|平方米|米|公里|千米|台|套|件|只|个|辆|架|艘|片|支|块|箱|张|条|座|吨标煤|千瓦|兆瓦|"
    r"千瓦时|度|元|人|家|户|头|羽|株|亩|公顷|t|kg|kw|mw|kwh|mwh|m|m2|m3|km)(/(年|月|日|天|小时|时|台|人|亩|a|d|h))?|%"
)
"""What a bracket after a number's heading may give as its unit."""

_MARKS = "*★☆●○◆◇▲△※·#:.。、\"'“”‘’「」『』"
_BRACKETS = re.compile(r"(?P<base>.+?)[(\[【〔<《](?P<note>[^()\[\]【】〔〕<>《》]*)[)\]】〕>》]")
_LEADING = re.compile(r"[(\[【〔](?P<note>[^()\[\]【】〔〕]*)[)\]】〕](?P<base>.+)")
_FRAMED = re.compile(r"[(\[【〔](?P<base>[^()\[\]【】〔〕]+)[)\]】〕]")
_NUMBERED = re.compile(r"\d{1,2}[.、)](?P<base>.+)")
_TAIL = re.compile(r"[/:,_\-—–~;*★|]+")
_INVISIBLE = re.compile("[\\s\u200b-\u200f\u2060-\u2064\ufeff]+")
_UNIT_LINE = re.compile(r"(?:计量)?单位:(?P<unit>[^\s,;()]+)")


@dataclass(frozen=True, slots=True)
class ColumnHeading:
    """A heading understood: its column, and the unit written beside it, if any."""

    column: Property
    unit: str | None = None


def spellings(column: Property) -> tuple[str, ...]:
    """Return the headings a column may have."""
    return (column.column.zh, column.column.en, column.column.en.lower(), column.name, *column.column.also)


@cache
def recognise(heading: str, table: str) -> ColumnHeading | None:
    """Return what a heading means in a table; None if it is no column, or a note beside it may change its meaning."""
    if len(heading) > MAX_HEADING:
        return None
    accepted = _accepted(table)
    base, notes = _bare(_folded(heading), accepted)
    if base not in accepted:
        base, tail = _headed(base, accepted)
        notes = [*notes, *tail]
    column = accepted.get(base)
    return None if column is None else _noted(column, notes)


@cache
def _accepted(table: str) -> Mapping[str, Property]:
    return {_folded(name): column for column in TABLES_BY_NAME[table].read_columns() for name in spellings(column)}


def _folded(heading: str) -> str:
    """Return a heading in half width and lower case, without spaces, line breaks and marks around it."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", heading)).lower().strip(_MARKS)


def bare_heading(heading: str) -> str:
    """Return a heading without marks, numbering and what stands in brackets beside it."""
    return _bare(_folded(heading), {})[0]


def _bare(text: str, accepted: Mapping[str, Property]) -> tuple[str, list[str]]:
    """Take brackets and numbering off a heading until a known one is left; return it with the notes."""
    notes: list[str] = []
    while text not in accepted:
        match = next(filter(None, (each.fullmatch(text) for each in (_BRACKETS, _LEADING, _FRAMED, _NUMBERED))), None)
        if match is None:
            break
        notes += re.split("[,;、]", match.groupdict().get("note") or "")
        text = match["base"].strip(_MARKS)
    return text, [note.removeprefix("单位:").removeprefix("单位") for note in notes if note]


def _headed(text: str, accepted: Mapping[str, Property]) -> tuple[str, list[str]]:
    """Split a heading that goes on after a known one: `投资额/万元`, `名称-必填`; without a mark only by a unit."""
    for name in sorted((name for name in accepted if text.startswith(name)), key=len, reverse=True):
        rest = text.removeprefix(name)
        unit = accepted[name].column.unit
        if _TAIL.match(rest) or (unit is not None and power_between(rest, unit) is not None):
            return name, [_TAIL.sub("", rest, 1)]
    return text, []


def _noted(column: Property, notes: Sequence[str]) -> ColumnHeading | None:
    """Return a column with the unit among its notes; None if a note is not understood."""
    own, unit = column.column, None
    for note in filter(None, notes):
        is_money = own.unit is not None and power_between(note, own.unit) is not None
        if is_money or (own.unit_in is not None and MEASURES.fullmatch(note)):
            unit = note
        elif note not in HARMLESS:
            return None
    return ColumnHeading(column, unit)


def find_header(lines: Sequence[Sequence[str | None]], table: str) -> int:
    """Return the index of the row of headings: the first, unless one soon below it holds more known headings."""
    counts = [_known(cells, table) for cells in lines[:ROWS_SEARCHED]]
    best = max(counts, default=0)
    return counts.index(best) if best >= MIN_HEADINGS else 0


def known_headings(lines: Sequence[Sequence[str | None]], table: str) -> int:
    """Count the known headings of the row that holds most."""
    return max((_known(cells, table) for cells in lines[:ROWS_SEARCHED]), default=0)


def _known(cells: Iterable[str | None], table: str) -> int:
    found = (recognise(cell, table) for cell in cells if cell)
    return len({heading.column.name for heading in found if heading is not None})


def unit_above(lines: Iterable[Sequence[str | None]]) -> str | None:
    """Return the unit that a line above the headings gives, as in `单位：万元`."""
    for cells in lines:
        for cell in filter(None, cells):
            match = _UNIT_LINE.search(unicodedata.normalize("NFKC", cell).replace(" ", ""))
            if match is not None:
                return match["unit"]
    return None


def likely_table(lines: Iterable[Sequence[str | None]]) -> Table | None:
    """Return the table whose headings a sheet holds: every required one, and more than of any other table."""
    first = [cells for cells, _ in zip(lines, range(ROWS_SEARCHED), strict=False)]
    counts = {
        table.name: _known(first[at], table.name) for table in TABLES if (at := _whole_header(first, table)) is not None
    }
    best = max(counts.values(), default=0)
    names = [name for name, count in counts.items() if count == best]
    return TABLES_BY_NAME[names[0]] if len(names) == 1 else None


def _whole_header(lines: Sequence[Sequence[str | None]], table: Table) -> int | None:
    """Return the index of a row that holds every required heading of a table."""
    needed = {column.name for column in table.columns() if not column.optional}
    for index, cells in enumerate(lines):
        found = (recognise(cell, table.name) for cell in cells if cell)
        if needed <= {heading.column.name for heading in found if heading is not None}:
            return index
    return None
