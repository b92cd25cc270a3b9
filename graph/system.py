"""What only some systems can be asked: the one place of calls that Windows does not have.

Every function answers on every system; where there is nothing to ask, it finds nothing wrong.
"""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

ENOUGH_FILES = 65_536


def look_at_folder(folder: Path) -> None:
    """Raise the OSError that opening a folder, or writing to its disk, would meet."""
    if sys.platform == "win32":
        return
    os.close(os.open(folder, os.O_RDONLY | os.O_DIRECTORY))
    disk = os.statvfs(folder)
    if disk.f_flag & os.ST_RDONLY:
        raise _error(errno.EROFS)
    if not disk.f_bavail or (disk.f_files and not disk.f_favail):
        raise _error(errno.ENOSPC)


def look_at_file_limit() -> None:
    """Raise the OSError of a file that may not grow, where the process has such a limit."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 -- not there on Windows

    if resource.getrlimit(resource.RLIMIT_FSIZE)[0] != resource.RLIM_INFINITY:
        raise _error(errno.EFBIG)


def raise_open_files() -> None:
    """Raise the number of files the process may open to what the system allows; Windows has no such limit."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 -- not there on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = ENOUGH_FILES if hard == resource.RLIM_INFINITY else hard
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return
    # macOS allows less than it says; then the limit stays
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _error(number: int) -> OSError:
    return OSError(number, os.strerror(number))
