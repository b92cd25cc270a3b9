"""The tables of rules: as they are shipped, or as the city adopted its own, with the day each came into force."""

import csv
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from graph.errors import InvalidRequest

Row = Mapping[str, str]
Rows = tuple[Row, ...]
FOLDER = Path(__file__).with_name("defaults")
TABLES = ("clocks", "gates", "ladder", "lights", "race")
"""The tables a city may replace."""


@cache
def shipped(table: str) -> Rows:
    """Return the rows of a table as it is shipped."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def rules(table: str, adopted: Mapping[str, str]) -> Rows:
    """Return the rows of a table: the city's own where it adopted one."""
    return tuple(json.loads(adopted[table])) if table in adopted else shipped(table)


def as_content(table: str, rows: Sequence[Row]) -> str:
    """Return the rows of a city's own table as an act keeps them. Raises InvalidRequest where they do not fit."""
    if table not in TABLES:
        raise InvalidRequest(f"没有这张规则表：{table}；有 {'、'.join(TABLES)}", f"no such table of rules: {table}")
    wanted = set(shipped(table)[0])
    for number, row in enumerate(rows, 2):
        if set(row) != wanted:
            odd = "、".join(sorted(str(each) for each in set(row) ^ wanted))
            raise InvalidRequest(
                f"第 {number} 行的列不对（{odd}）；应为 {'、'.join(shipped(table)[0])}",
                f"row {number} has other columns ({odd}); they are {', '.join(shipped(table)[0])}",
            )
    if not rows:
        raise InvalidRequest("规则表是空的，没有启用", "the table has no rows; it was not adopted")
    return json.dumps([dict(row) for row in rows], ensure_ascii=False)
