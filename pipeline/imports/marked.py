"""A marked copy of office files: every row as it stands, with what is to be fixed beside it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.errors import InvalidRequest
from loaders.office.book import read_book, read_content
from loaders.office.headings import count_known
from loaders.office.plan_file import read_rows
from loaders.office.remarks import REMARKS
from loaders.office.row import ERROR, OK, Plain
from reports.formats.marked_sheets import MarkedSheet, marked_book
from reports.wording.language import Language

_CELL = re.compile(r"([A-Z]{1,3})(\d+)")


def marked_copy(head: Plain, plan: Path, files: Sequence[Path], language: Language) -> bytes:
    """Return a workbook of the sheets of files, what the plan remarks of each row beside it. Raises InvalidRequest."""
    if not files:
        raise InvalidRequest(
            "要写标注副本，请把原文件也写在命令里", "for a marked copy name the files on the command line too"
        )
    reasons, cells = _remarks(plan, language)
    read = {file["name"] for file in head["files"] if "refused" not in file}
    sheets = [
        MarkedSheet(name, lines, reasons[where], cells[where])
        for path in files
        for where, name, lines in _sheets(path, read, len(files) > 1)
    ]
    return marked_book(sheets, language)


Lines = Sequence[tuple[int, Sequence[str | None]]]


def _sheets(path: Path, read: set[str], several: bool) -> Iterator[tuple[str, str, Lines]]:
    named = path.name if path.name in read else str(path)
    if named not in read:
        return
    for grid in read_book(read_content(path), named, count_known).grids:
        name = f"{path.stem} {grid.name}" if several else grid.name
        yield f"{named}!{grid.name}", name, grid.lines


def _remarks(
    plan: Path, language: Language
) -> tuple[dict[str, dict[int, list[str]]], dict[str, dict[tuple[int, int], bool]]]:
    """Return by sheet the reasons of each row and the cells they are about."""
    reasons: defaultdict[str, dict[int, list[str]]] = defaultdict(dict)
    cells: defaultdict[str, dict[tuple[int, int], bool]] = defaultdict(dict)
    for row in read_rows(plan):
        if row["status"] == OK:
            continue
        where, _, _ = row["source"].rpartition("!")
        for remark in row.get("remarks", ()):
            if remark["weight"] == "notice":
                continue
            place = _place(remark["source"].rpartition("!")[2])
            number = place[0] if place is not None else int(row["source"].rpartition("!")[2])
            reasons[where].setdefault(number, []).append(_said(remark, language))
            if place is not None:
                wrong = cells[where].get(place, False)
                cells[where][place] = wrong or remark["weight"] == ERROR
    return reasons, cells


def _place(name: str) -> tuple[int, int] | None:
    found = _CELL.fullmatch(name)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column - 1


def _said(remark: Plain, language: Language) -> str:
    known = REMARKS[remark["code"]]
    cell = remark["source"].rpartition("!")[2]
    text = f" “{remark['text']}”" if "text" in remark else ""
    if language == "en":
        return f"{cell}{text}: {known.en}; {known.do_en}"
    return f"{cell}{text}：{known.zh}；{known.do_zh}"
