"""The hidden sheet by which a workbook can be compared later: one line of the version record a cell, read back.

What is read may come from anybody: it is unpacked within limits, and whatever is wrong with it is one sentence.
"""

import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO

from openpyxl import Workbook, load_workbook

from graph.analysis.versions.record_lines import from_lines, to_lines
from graph.analysis.versions.version_record import VersionRecord
from graph.errors import InvalidRequest
from graph.unpacking import UPLOAD_LIMITS, UnpackingFault, UnreadablePackage, unpack

SHEET = "_版本"
"""Name of the sheet; its first column holds the lines, it has no headings and is hidden."""
TEXT_LIMIT = UPLOAD_LIMITS.unpacked
"""Bytes a record kept as a text file may have."""
BUNDLES = ("_rels/.rels", "[Content_Types].xml", "xl/")
"""How the parts of a workbook begin that its sheets need."""


def sheet_lines(export: VersionRecord) -> tuple[str, ...]:
    """Return what to write into the first column, a cell a line, as text."""
    return to_lines(export)


def read_version(source: Path | IO[bytes]) -> VersionRecord:
    """Return the version record of a workbook. Raises InvalidRequest where it has none, or is too large or damaged."""
    name = source.name if isinstance(source, Path) else "xlsx"
    with checked_book(source) as book:
        lines = _lines(book, name)
    return from_lines(lines)


@contextmanager
def checked_book(source: Path | IO[bytes]) -> Iterator[Workbook]:
    """Open a workbook within limits, to be read. Raises InvalidRequest if it is none, too large or damaged."""
    name = source.name if isinstance(source, Path) else "xlsx"
    try:
        parts = unpack(_content(source), UPLOAD_LIMITS, lambda part: part.startswith(BUNDLES))
        with _any_fault_is_damage(), warnings.catch_warnings(action="ignore", category=UserWarning):
            # openpyxl warns on the terminal of oddities that have nothing to do with what is read
            yield load_workbook(_stored(parts), read_only=True, data_only=True)
    except UnreadablePackage as fault:
        raise InvalidRequest(
            f"{name} 不是 Excel 工作簿，或不能打开：{fault.fault.zh}",
            f"{name} is no workbook, or cannot be opened: {fault.fault.en}",
        ) from fault


@contextmanager
def _any_fault_is_damage() -> Iterator[None]:
    """Raise UnreadablePackage for whatever goes wrong: parts may say anything, openpyxl declares no errors."""
    try:
        yield
    except InvalidRequest:
        raise
    except Exception as error:  # the last resort: what anybody's file brings on is told in one sentence
        raise UnreadablePackage(UnpackingFault.BROKEN) from error


def _content(source: Path | IO[bytes]) -> bytes:
    """Return the bytes of a workbook. Raises UnreadablePackage for more than may be read."""
    if isinstance(source, Path):
        _refuse_large(source, UPLOAD_LIMITS.packed)
        return source.read_bytes()
    source.seek(0)
    return source.read(UPLOAD_LIMITS.packed + 1)


def _refuse_large(path: Path, limit: int) -> None:
    if path.stat().st_size > limit:
        raise UnreadablePackage(UnpackingFault.PACKED)


def _lines(book: Workbook, name: str) -> list[str]:
    """Return the texts of the hidden sheet. Raises InvalidRequest where there is no such sheet."""
    if SHEET in book.sheetnames:
        return first_column(book, SHEET)
    raise InvalidRequest(
        f"{name} 里没有“{SHEET}”表：不是链谱导出的目录，或由旧版本导出；请用链谱导出的目录",
        f"{name} has no sheet {SHEET}: no catalogue of this program, or of an older release; use one it has exported",
    )


def first_column(book: Workbook, sheet: str) -> list[str]:
    """Return the texts of the first column of a sheet."""
    return [str(cell) for (cell,) in book[sheet].iter_rows(max_col=1, values_only=True)]


def _stored(parts: dict[str, bytes]) -> BytesIO:
    """Return parts that were checked as a package of nothing else."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for part, data in parts.items():
            package.writestr(part, data)
    return packed


def read_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a version record kept as a text file. Raises InvalidRequest if it is no text, or too large."""
    try:
        _refuse_large(path, TEXT_LIMIT)
        with path.open(encoding="utf-8-sig") as kept:
            yield from (line for line in kept if line.strip())
    except (UnicodeError, UnreadablePackage) as error:
        raise InvalidRequest(
            f"{path.name} 不是版本记录（不是文字，或过大）；请用 keep 写出的 .jsonl",
            f"{path.name} is no version record (no text, or too large); use a .jsonl that keep has written",
        ) from error
