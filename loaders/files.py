"""Which files of a folder are tables, and what is said of the others."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from graph.model.tables import TABLES_BY_NAME
from loaders import csv_file, excel_file, expectations, region
from loaders.headings import MIN_HEADINGS, known_headings
from loaders.messages import CellRef, did_you_mean
from loaders.rows import IssueCollector, TableSheet
from loaders.table_names import TABLE_NAMES, match_table, near_names

TEXT_TABLES = frozenset({".csv", ".tsv", ".txt"})
"""Suffixes of text tables; what separates the cells is told by their headings."""
OTHER_FORMATS = frozenset({".xls", ".xlsm", ".xlsb", ".ods", ".et", ".numbers"})
"""Tables of programs whose files are not read; overlooking one would lose facts."""
IGNORED = frozenset({"readme.md", "thumbs.db", "desktop.ini"})
DEPTH = 2
"""Parts of the longest path that is read: a folder and a file."""


@dataclass(slots=True)
class FolderContents:
    """The sheets of a folder in the order of their paths, and the tables of which a file could not be read."""

    sheets: list[TableSheet] = field(default_factory=list)
    unread_files: set[str] = field(default_factory=set)


def read_tables(folder: Path, issues: IssueCollector) -> FolderContents:
    """Return every table of every file of a folder; files that are no tables are reported."""
    reading = FolderContents()
    for path in _paths(folder, issues):
        file = _relative_name(path.relative_to(folder))
        if _is_ignored(PurePosixPath(file)):
            continue
        suffix = path.suffix.lower()
        table, sure = match_table(path.stem) if suffix in TEXT_TABLES else (None, True)
        if suffix == ".xlsx":
            _take_workbook(path, file, reading, issues)
        elif table is not None:
            _take_text(path, file, table, reading, issues)
            if not sure:
                issues.add(
                    "name-taken",
                    CellRef(file),
                    value=path.stem,
                    table=TABLES_BY_NAME[table].zh,
                    table_en=TABLES_BY_NAME[table].en,
                )
        elif suffix in OTHER_FORMATS:
            issues.add("file-format", CellRef(file), suffix=suffix)
        elif suffix in TEXT_TABLES or not suffix:
            issues.add(
                "file-unknown", CellRef(file), **did_you_mean([f"{each}{suffix}" for each in near_names(path.stem)])
            )
        else:
            issues.add("file-other", CellRef(file), suffix=suffix)
    return reading


def read_bytes(path: Path, file: str, issues: IssueCollector) -> bytes | None:
    """Return what a file holds, or None where it cannot be opened and that is reported."""
    try:
        return path.read_bytes()
    except OSError:
        issues.add("file-closed", CellRef(file))
        return None


def _paths(folder: Path, issues: IssueCollector) -> Iterator[Path]:
    """Yield every file in an order that is the same on every system; a folder that cannot be opened is reported.

    A link to a folder comes as a file would, and is reported as one nobody knows: followed, it may lead in a circle.
    """

    def closed(error: OSError) -> None:
        issues.add("file-closed", CellRef(_relative_name(Path(str(error.filename)).relative_to(folder))))

    walked = os.walk(folder, onerror=closed)
    found = [Path(inside, name) for inside, folders, names in walked for name in (*folders, *names)]
    files = (path for path in found if path.is_symlink() or not path.is_dir())
    yield from sorted(files, key=lambda path: path.relative_to(folder).as_posix())


def _relative_name(path: Path) -> str:
    """Return a path as it can be printed; names in another encoding lose what cannot be read."""
    return path.as_posix().encode(errors="replace").decode()


def _is_ignored(file: PurePosixPath) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in file.parts)
    return hidden or file.name.lower() in IGNORED or str(file) in (region.NAME, expectations.NAME)


def _take_text(path: Path, file: str, table: str, reading: FolderContents, issues: IssueCollector) -> None:
    content = _content(path, file, issues)
    sheet = None if content is None else csv_file.load(content, file, table, issues)
    if sheet is None:
        reading.unread_files.add(table)
        return
    reading.sheets.append(sheet)
    if not sheet.rows and known_headings([sheet.header], table) >= MIN_HEADINGS:
        issues.add("table-bare", CellRef(file))


def _take_workbook(path: Path, file: str, reading: FolderContents, issues: IssueCollector) -> None:
    """Take the tables of a workbook; of one that does not open nobody can say which tables it held."""
    content = _content(path, file, issues)
    sheets = None if content is None else excel_file.load(content, file, TABLE_NAMES, issues)
    if sheets is None:
        reading.unread_files |= set(TABLES_BY_NAME)
    else:
        reading.sheets += sheets


def _content(path: Path, file: str, issues: IssueCollector) -> bytes | None:
    if len(PurePosixPath(file).parts) > DEPTH:
        issues.add("file-deep", CellRef(file))
        return None
    return read_bytes(path, file, issues)
