"""What a disk or a folder refuses, each in one plain sentence with the remedy, for the graph and the log alike."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import StoreUnwritable
from graph.system import look_at_file_limit, look_at_folder

Sentence = tuple[str, str]

FULL = ("磁盘已满，请腾出空间后重试", "the disk is full: free some space and try again")
LIMITED = (
    "文件超过系统允许的大小，请管理员放宽限制后重试",
    "the file would exceed the size the system allows: have the limit raised and try again",
)
READ_ONLY = ("这个位置是只读的，请换一个能写的位置", "the place is read-only: choose one that can be written to")
FORBIDDEN = (
    "没有这个位置的读写权限，请管理员放开权限或换一个位置",
    "no permission to read and write here: have it granted, or choose another place",
)
FOLDER = (
    "文件的位置被一个文件夹占着，请换一个文件名或移走文件夹",
    "a folder is where the file should be: choose another name, or move the folder",
)
NO_FOLDER = (
    "路径里有一段是文件，不是文件夹，请换一个位置",
    "part of the path is a file, not a folder: choose another place",
)
TOO_LONG = ("路径或文件名太长，请改短", "the path or the file's name is too long: shorten it")
GONE = (
    "文件夹不在了，请确认磁盘或共享已连上",
    "the folder is not there: make sure the disk or the share is connected",
)
TOO_MANY = (
    "打开的文件太多，请稍后重试；常有则请管理员调高 LimitNOFILE",
    "too many files are open: try again soon; where it recurs, have LimitNOFILE raised",
)
UNFINISHED = (
    "上次写入被打断，要有写权限才能复原，请换有权限的账号再试一次",
    "a write was cut off and cannot be put right without permission to write: try again from an account that has it",
)
MOVED = ("文件刚被移走或换掉，请重试", "the file was moved or replaced just now: try again")
FAILED = (
    "磁盘读写出错，请检查磁盘或网络盘后重试",
    "the disk could not be read or written: check the disk or the network drive and try again",
)

SYSTEM: dict[int, Sentence] = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: LIMITED,
    errno.EROFS: READ_ONLY,
    errno.EACCES: FORBIDDEN,
    errno.EPERM: FORBIDDEN,
    errno.EISDIR: FOLDER,
    errno.ENOTDIR: NO_FOLDER,
    errno.EEXIST: NO_FOLDER,
    errno.ENAMETOOLONG: TOO_LONG,
    errno.ENOENT: GONE,
    errno.EMFILE: TOO_MANY,
    errno.ENFILE: TOO_MANY,
}
"""What the system's own error numbers mean here; any other is FAILED."""

PLAIN: dict[int, Sentence] = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_PERM: FORBIDDEN,
    sqlite3.SQLITE_READONLY_DBMOVED: MOVED,
    sqlite3.SQLITE_READONLY_ROLLBACK: UNFINISHED,
}
"""Errors of SQLite that say by themselves what is the matter."""
ASKED: dict[int, Sentence] = {
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: FAILED,
    sqlite3.SQLITE_IOERR: FAILED,
}
"""Errors of SQLite with several reasons: the place is asked which, and this is said where it has no answer."""

DAMAGE = frozenset((sqlite3.SQLITE_IOERR_SHORT_READ,))
"""Errors SQLite reports as the disk's which a file that was cut short causes too."""


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Raise StoreUnwritable for whatever the disk refuses at `path`; every other error passes as it is."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        refused = refusal(error, path)
        if refused is None:
            raise
        raise refused from error


def refusal(error: OSError | sqlite3.Error, path: Path) -> StoreUnwritable | None:
    """Return what to raise where the disk or the folder of `path` is the reason of `error`, else None."""
    sentence = _of_system(error.errno) if isinstance(error, OSError) else _of_sqlite(error, path)
    return None if sentence is None else unwritable(sentence, path)


def unwritable(sentence: Sentence, path: Path) -> StoreUnwritable:
    """Return the error that says `sentence`, and that nothing was written."""
    zh, en = sentence
    place = _short(path)
    return StoreUnwritable(
        f"{zh}；没有写入，原有内容完好：{place} / {en}; nothing was written, what was there is whole: {place}"
    )


def _short(path: Path) -> str:
    name = str(path)
    return name if len(name) <= 200 else f"{name[:120]}…{name[-60:]}"


def _of_system(number: int | None) -> Sentence:
    return FAILED if number is None else SYSTEM.get(number, FAILED)


def _of_sqlite(error: sqlite3.Error, path: Path) -> Sentence | None:
    """Return the sentence for an error of SQLite, which keeps the system's own number to itself."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None or code in DAMAGE:
        return None
    if code in PLAIN:
        return PLAIN[code]
    fallback = ASKED.get(code & 0xFF)
    return None if fallback is None else _diagnose(path) or fallback


def _diagnose(path: Path) -> Sentence | None:
    """Return what stands in the way of a file at `path`, None where nothing is seen to."""
    try:
        _look(path)
    except OSError as error:
        return _of_system(error.errno)
    return None


def _look(path: Path) -> None:
    """Raise the OSError that writing to `path` and to its folder would meet."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    folder = path.parent
    folder.stat()
    look_at_folder(folder)
    for place, rights in ((path, os.R_OK | os.W_OK), (folder, os.W_OK | os.X_OK)):
        if place.exists() and not os.access(place, rights, effective_ids=os.access in os.supports_effective_ids):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    look_at_file_limit()
