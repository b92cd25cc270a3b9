"""The wheels of a platform: downloaded by the hashes of the lock, and looked at before they are handed on."""

import hashlib
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import parse_wheel_filename

from deploy.bundle.lock import locked_for
from deploy.bundle.platforms import Platform


def tags_of(platform: Platform, python: str) -> frozenset[Tag]:
    """Return the tags of the wheels that a Python on a platform can import."""
    version = tuple(int(part) for part in python.split("."))
    plain = f"cp{python.replace('.', '')}"
    own = cpython_tags(version, platforms=platform.tags)
    return frozenset((*own, *compatible_tags(version, interpreter=plain, platforms=platform.tags)))


def download(lock: Path, platform: Platform, python: str, folder: Path) -> tuple[Path, ...]:
    """Put the wheels that a platform needs into a folder and return them; what is there already is not asked for again.

    Raises CalledProcessError where one cannot be had or is not the one that was locked, ValueError where one would not
    be imported there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    needed = locked_for(lock, platform, python)
    with suppress(ValueError):
        return _found(needed, platform, python, folder)
    stated = folder / f"requirements-{python}.txt"
    stated.write_text(listed(needed), encoding="utf-8", newline="\n")
    places = [part for tag in platform.tags for part in ("--platform", tag)]
    abis = ["--abi", f"cp{python.replace('.', '')}", "--abi", "abi3", "--abi", "none"]
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps"]
    command += ["--only-binary", ":all:", "--require-hashes", "--implementation", "cp", "--python-version", python]
    command += [*abis, *places, "--dest", str(folder), "--requirement", str(stated)]
    subprocess.run(command, check=True)  # noqa: S603 -- pip, with names and hashes of the lock alone
    return _found(needed, platform, python, folder)


def listed(needed: Mapping[str, str]) -> str:
    """Return packages as pip reads them from a file."""
    return "".join(f"{line}\n" for line in needed.values())


def _found(needed: Mapping[str, str], platform: Platform, python: str, folder: Path) -> tuple[Path, ...]:
    """Return the one wheel of each package, its digest compared with those of the lock. Raises ValueError."""
    importable = tags_of(platform, python)
    found: dict[str, Path] = {}
    for path in sorted(folder.glob("*.whl")):
        name, version, _, tags = parse_wheel_filename(path.name)
        asked = needed.get(name, "").partition(" ")[0].partition("==")[2]
        if asked == str(version) and tags & importable and f"sha256:{digest(path)}" in needed[name]:
            found[name] = path
    missing = sorted(set(needed) - set(found))
    if missing:
        raise ValueError(f"no wheel for {platform.name}, Python {python}: {', '.join(missing)}")
    return tuple(found.values())


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
