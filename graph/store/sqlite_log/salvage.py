"""A damaged log: what of it can still be read, and how another takes its place with nothing thrown away."""

import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from graph.errors import LogUnreadable
from graph.store.log import readable_rows
from graph.store.log_chain import COLUMNS, EntryRow, Head
from graph.store.sqlite.write import make_durable
from graph.store.sqlite_log.log_file import log_in, open_connection, read_head

FARTHEST = 1_000_000
"""The last sequence looked for in a file that does not say how far it goes."""


def readable(path: Path, head: Path) -> tuple[EntryRow, ...]:
    """Return the entries that can be read one by one; none where the file is not there or gives none."""
    if not path.exists():
        return ()
    with open_connection(path) as connection:
        found = [row for number in range(1, _farthest(connection, head) + 1) for row in _row(connection, number)]
    return readable_rows(found)


def without_head(path: Path) -> tuple[EntryRow, ...]:
    """Return the entries of a copy whose head was not copied; they agree among themselves, the end may be missing."""
    with open_connection(path) as connection:
        connection.execute("BEGIN")
        return log_in(connection, Head()).checked()


def _farthest(connection: sqlite3.Connection, head: Path) -> int:
    """Return the highest sequence that the head or the file itself tells of."""
    try:
        known = read_head(head)
        told = 0 if known is None else known.sequence
    except (LogUnreadable, sqlite3.DatabaseError):
        told = 0
    try:
        found = connection.execute("SELECT max(sequence) FROM entries").fetchone()[0]
    except (sqlite3.DatabaseError, UnicodeError):
        found = told
    return min(max(told, found if isinstance(found, int) else 0), FARTHEST)


def _row(connection: sqlite3.Connection, number: int) -> list[EntryRow]:
    """Return the entry of a sequence in a list, an empty one where the file does not give it."""
    try:
        # a former log has no marks, so the columns are taken as they come
        row = connection.execute("SELECT * FROM entries WHERE sequence = ?", (number,)).fetchone()
    except (sqlite3.DatabaseError, UnicodeError):
        return []
    return [] if row is None or len(row) not in (len(COLUMNS), len(COLUMNS) + 1) else [EntryRow(*row)]


def remove_leftovers(path: Path, ending: str) -> None:
    """Remove the files beside `path` whose names go on with `ending`; with none, whatever begins like it."""
    for left in path.parent.iterdir() if path.parent.is_dir() else ():
        if left.name.startswith(f"{path.name}{ending}"):
            left.unlink(missing_ok=True)


def put_in_place(fresh: tuple[Path, Path], places: tuple[Path, Path]) -> str:
    """Put a new head and log in the place of the old, which is copied aside first; return where it is, "" if nowhere.

    The head comes first: whoever is stopped in between leaves a log that does not agree with its head, which is told.
    """
    log = places[1]
    aside = log.with_name(f"{log.name}.aside-{datetime.now(UTC):%Y%m%dT%H%M%S}")
    held = [path for path in (*places, log.with_name(f"{log.name}-journal")) if path.exists()]
    for path in held:
        shutil.copy2(path, aside.with_name(aside.name + path.name.removeprefix(log.name)))
    # SQLite would lay a journal that was left behind over the new file
    for path in places:
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    for new, place in zip(fresh, places, strict=True):
        new.replace(place)
    make_durable(log.parent)
    return aside.name if log in held else ""
