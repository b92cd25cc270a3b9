"""Files that commands write: whole or not there, and what the disk refuses told as it is of the graph."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from graph.store.disk import disk_errors


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write lines beside a file and swap them in, so that a stopped run leaves what was there."""
    write_bytes(path, "".join(f"{line}\n" for line in lines).encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file beside its place and swap it in, so that a stopped run leaves what was there."""
    _refuse_no_folder(path.parent)
    beside = path.with_name(f"{path.name}.part")
    with disk_errors(path):
        try:
            beside.write_bytes(content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


def _refuse_no_folder(folder: Path) -> None:
    """Raise FileNotFoundError, which names the folder, where there is none to write to."""
    if not folder.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
