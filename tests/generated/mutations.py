"""Small accidents in a folder of facts, as they come of typing, copying and other programs."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from random import Random

Rows = list[list[str]]

TYPED = (
    *(
        "=1+1",
        "+1",
        "-2+3",
        "@SUM(A1)",
        "<b",
        "a<b>c",
        "&lt;i&gt;",
        "{value}",
        "{0}",
        "%s%n",
        "../../x",
        "..\\x",
        "$x$",
    ),
    *(
        ":red[x]",
        "[x](javascript:alert(1))",
        "`",
        "|",
        "\u3000",
        "\xa0",
        "e\u0301" * 50,
        "ﷺ" * 40,
        "\U00020000",
        "\ufffd",
    ),
    *(
        "1e309",
        "NaN",
        "inf",
        "-0",
        "１２３",
        "1,2,3",
        "٣",
        "½",
        "2024-02-30",
        "二〇二三年",
        "2023年6月",
        "45000",
        "全部",
    ),
    *(
        "；；；",
        ";",
        "、",
        "A" * 65,
        "x" * 30_000,
        "con",
        "http://[::1",
        "http://[报]第3版",
        "http：／／a？b",
        "#REF!",
        "无",
        "/",
    ),
)


def mutate(folder: Path, chance: Random) -> None:
    """Change one to three tables of a folder, each by one or two accidents."""
    for path in chance.sample(files := sorted(folder.glob("*.csv")), min(len(files), chance.choice((1, 1, 2, 3)))):
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
        for _ in range(chance.choice((1, 1, 2))):
            rows = chance.choice(ACCIDENTS)(rows, chance)
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        path.write_text(text.getvalue(), "utf-8-sig")


def _cells(rows: Rows, chance: Random) -> Rows:
    for _ in range(chance.choice((1, 1, 4, 20))):
        row = rows[chance.randrange(1, len(rows))] if len(rows) > 1 else rows[0]
        row[chance.randrange(len(row))] = chance.choice(TYPED)
    return rows


def _inside(rows: Rows, chance: Random) -> Rows:
    for row in rows[1:]:
        row[chance.randrange(len(row))] += chance.choice(TYPED) if chance.random() < 0.2 else ""
    return rows


def _column(rows: Rows, chance: Random) -> Rows:
    at, typed = chance.randrange(len(rows[0])), chance.choice(TYPED)
    return [rows[0], *([*row[:at], typed, *row[at + 1 :]] for row in rows[1:])]


def _blank(rows: Rows, chance: Random) -> Rows:
    return [rows[0], *(["" if chance.random() < 0.2 else cell for cell in row] for row in rows[1:])]


def _swapped(rows: Rows, chance: Random) -> Rows:
    at, other = chance.randrange(len(rows[0])), chance.randrange(len(rows[0]))
    for row in rows[1:]:
        row[at], row[other] = row[other], row[at]
    return rows


def _lost(rows: Rows, chance: Random) -> Rows:
    return [rows[0], *(row for row in rows[1:] if chance.random() < 0.6)]


def _narrow(rows: Rows, chance: Random) -> Rows:
    at = chance.randrange(len(rows[0]))
    return [row[:at] + row[at + 1 :] for row in rows]


ACCIDENTS: tuple[Callable[[Rows, Random], Rows], ...] = (
    _cells,
    _cells,
    _inside,
    _column,
    _blank,
    _swapped,
    _lost,
    _narrow,
)
