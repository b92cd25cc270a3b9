"""The file of accounts: small documents by kind and key, read and changed in one transaction each."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import StoreBusy, StoreUnreadable
from graph.store.disk import disk_errors
from graph.store.sqlite.uri import uri_of

Document = dict[str, Any]
TIMEOUT = 10.0
"""Seconds that somebody else's change is waited for."""
BUSY = (
    "账号文件正被别人写入，没有保存，请稍后再试 / somebody else is changing the accounts. Nothing was saved; try again"
)
BROKEN = (
    "账号文件坏了，或不是账号文件，读不出来；请恢复备份，请勿删除"
    " / the file of accounts is damaged or is none; restore a backup, do not delete it"
)
CREATE = (
    "CREATE TABLE IF NOT EXISTS kept (kind TEXT NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL, "
    "PRIMARY KEY (kind, key)) WITHOUT ROWID"
)


@dataclass(frozen=True, slots=True)
class Documents:
    """What the file holds, inside a transaction."""

    connection: sqlite3.Connection

    def get(self, kind: str, key: str) -> Document | None:
        """Return a document, None where there is none."""
        row = self.connection.execute("SELECT content FROM kept WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        return None if row is None else json.loads(row[0])

    def all(self, kind: str) -> dict[str, Document]:
        """Return the documents of a kind by key, in their order."""
        rows = self.connection.execute("SELECT key, content FROM kept WHERE kind = ? ORDER BY key", (kind,))
        return {key: json.loads(content) for key, content in rows}

    def put(self, kind: str, key: str, document: Document) -> None:
        """Keep a document in the place of the one that has its key."""
        content = json.dumps(document, ensure_ascii=False, sort_keys=True)
        self.connection.execute(
            "INSERT OR REPLACE INTO kept (kind, key, content) VALUES (?, ?, ?)", (kind, key, content)
        )

    def drop(self, kind: str, key: str) -> None:
        """Keep a document no longer."""
        self.connection.execute("DELETE FROM kept WHERE kind = ? AND key = ?", (kind, key))


@dataclass(frozen=True, slots=True)
class AccountsFile:
    """The file at `path`, which need not exist before something is kept; nobody but its owner may read it."""

    path: Path

    @contextmanager
    def reading(self) -> Iterator[Documents | None]:
        """Open what is kept, None where there is no file yet."""
        with _told(self.path):
            if not self.path.exists():
                yield None
                return
            with _opened(self.path) as connection:
                made = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'kept'").fetchone()[0]
                yield Documents(connection) if made else None

    @contextmanager
    def writing(self) -> Iterator[Documents]:
        """Open what is kept for changes, alone; whatever is raised inside undoes them all."""
        with _told(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if not self.path.exists():
                os.close(os.open(self.path, os.O_CREAT | os.O_WRONLY, 0o600))
            with _opened(self.path) as connection:
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(CREATE)
                yield Documents(connection)
                connection.execute("COMMIT")


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(uri_of(path.resolve(), "mode=rw"), uri=True, timeout=TIMEOUT, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        with disk_errors(path):
            yield
    except (sqlite3.Error, json.JSONDecodeError) as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        if code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise StoreBusy(BUSY) from error
        raise StoreUnreadable(BROKEN) from error
