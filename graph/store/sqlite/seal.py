"""The seal of a file that is written once and never changed: a checksum of all its bytes, kept at its end.

It travels with every copy of the file, and a file that was cut off has lost it. SQLite reads as many pages as its
header counts and leaves what follows alone.
"""

import hashlib
import os
import time
from enum import Enum, auto
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

MARK = b"\nlianpu sha256 "
LENGTH = len(MARK) + 64 + 1
CHUNK = 1 << 20
SETTLED = 2 * 10**9
"""Nanoseconds after which a file's times are trusted to tell a change: clocks of file systems tick coarsely."""

Identity = tuple[int, ...]


class Seal(Enum):
    """What the end of a file says of the rest."""

    WHOLE = auto()
    BROKEN = auto()
    MISSING = auto()


def add_seal(path: Path) -> None:
    """Append the seal of what a file holds."""
    with path.open("r+b") as file:
        file.write(_seal(file, file.seek(0, os.SEEK_END)))


def seal_of(path: Path) -> Seal:
    """Read a whole file and compare it with its seal. Raises OSError."""
    kept = tail(path)
    if not kept.startswith(MARK):
        return Seal.MISSING
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END) - LENGTH
        return Seal.WHOLE if kept == _seal(file, end) else Seal.BROKEN


def tail(path: Path) -> bytes:
    """Return the bytes at the end of a file where a seal would be."""
    with path.open("rb") as file:
        file.seek(max(file.seek(0, os.SEEK_END) - LENGTH, 0))
        return file.read(LENGTH)


def known_seal(path: Path, seen: Identity) -> Seal:
    """Return the seal of a file, read once for as long as the file is the one that was `seen`."""
    return _remembered(path, seen) if is_settled(seen) else seal_of(path)


def is_settled(seen: Identity) -> bool:
    """Check that a file would look otherwise if it were changed now: not so within one tick of the clock."""
    return time.time_ns() - max(seen[-2:]) >= SETTLED


def identity(path: Path) -> Identity:
    """Return what changes with a file: device, number, size, and when its content and its entry changed."""
    found = path.stat()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


@lru_cache(maxsize=32)
def _remembered(path: Path, _seen: Identity) -> Seal:
    return seal_of(path)


def _seal(file: BinaryIO, size: int) -> bytes:
    """Return the seal of the first `size` bytes, and leave the file there."""
    total = hashlib.sha256()
    file.seek(0)
    while left := size - file.tell():
        part = file.read(min(CHUNK, left))
        if not part:
            break
        total.update(part)
    return MARK + total.hexdigest().encode() + b"\n"
