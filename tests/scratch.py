"""Where tests write: in memory where there is room, as waiting for a disk proves nothing about the program."""

import os
import shutil
import tempfile
from multiprocessing.util import Finalize
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")
ROOM = 3 * 2**30
"""Bytes that must be free; a session needs less than half of it."""
PREFIX = "lianpu-tests-"


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Make a folder in memory that of temporary files, of what is started here too; who names TMPDIR keeps it."""
    if hasattr(config, "workerinput") or "TMPDIR" in os.environ or not roomy():
        return
    remove_left_behind()
    folder = tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=MEMORY)
    # what belongs to another account is tried there too: it may pass through, as through /tmp
    Path(folder).chmod(0o711)
    os.environ["TMPDIR"] = folder
    tempfile.tempdir = None
    # after multiprocessing, which removes what it keeps there at a priority of -100
    Finalize(None, shutil.rmtree, (folder,), {"ignore_errors": True}, exitpriority=-200)


def roomy() -> bool:
    """Return whether there is a file system in memory with room enough to write."""
    return os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM


def remove_left_behind() -> None:
    """Remove the folders of sessions that were killed."""
    for folder in MEMORY.glob(f"{PREFIX}*"):
        owner = folder.name.removeprefix(PREFIX).partition("-")[0]
        if owner.isdecimal() and not Path("/proc", owner).exists():
            shutil.rmtree(folder, ignore_errors=True)
