"""The hidden sheet by which a workbook can be compared later: one line of the version record a cell, read back."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from graph.analysis.versions.export import Export
from graph.analysis.versions.plain import of_lines, to_lines
from graph.errors import Impossible

SHEET = "_版本"
"""Name of the sheet; its first column holds the lines, it has no headings and is hidden."""


def sheet_lines(export: Export) -> tuple[str, ...]:
    """Return what to write into the first column, a cell a line, as text."""
    return to_lines(export)


def read_version(source: Path | IO[bytes]) -> Export:
    """Return the version record of a workbook. Raises Impossible where it has none."""
    name = source.name if isinstance(source, Path) else "xlsx"
    try:
        book = load_workbook(source, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError) as error:
        raise Impossible(f"{name} 不是 Excel 工作簿，或已损坏", f"{name} is no workbook, or is damaged") from error
    try:
        if SHEET not in book.sheetnames:
            raise Impossible(
                f"{name} 里没有“{SHEET}”表：不是本程序导出的目录，或由旧版本导出",
                f"{name} has no sheet {SHEET}: no catalogue of this program, or of an older release",
            )
        return of_lines(_cells(row) for row in book[SHEET].iter_rows(max_col=1, values_only=True))
    finally:
        book.close()


def _cells(row: tuple[object, ...]) -> str:
    return str(row[0])


def read_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a version record kept as a text file."""
    with path.open(encoding="utf-8-sig") as kept:
        yield from (line for line in kept if line.strip())
