"""The program as it was committed: what it needs at run time, and no test."""

import io
import re
import subprocess
import tarfile
from pathlib import Path

PARTS = (
    "app.py",
    ".streamlit",
    "access",
    "graph",
    "loaders",
    "pipeline",
    "reports",
    "service",
    "views",
    "data",
    "docs",
    "deploy/systemd",
    "deploy/nginx",
    "requirements.lock",
    "README.md",
    "README.zh-CN.md",
    "CHANGELOG.md",
    "LICENSE",
)
HERE = "program"
"""The folder of the program inside a bundle."""


def program_files(home: Path) -> dict[str, bytes]:
    """Return the files of the program by their names inside a bundle, as the last commit has them."""
    packed = _git(home, "archive", "--format=tar", "HEAD", *PARTS)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        held = {each.name: archive.extractfile(each) for each in archive.getmembers() if each.isfile()}
        return {f"{HERE}/{name}": content.read() for name, content in held.items() if content is not None}


def commit(home: Path) -> tuple[str, int]:
    """Return the last commit and when it was made, in seconds since 1970."""
    number, seconds = _git(home, "log", "-1", "--format=%H %ct").decode().split()
    return number, int(seconds)


def version(home: Path) -> str:
    """Return the version of the project."""
    found = re.search(r'^version = "([^"]+)"$', (home / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise ValueError("pyproject.toml states no version")
    return found[1]


def _git(home: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=home, check=True, capture_output=True).stdout  # noqa: S603, S607 -- our own words
