"""Archives that are the same bytes whenever they are made of the same files."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

Content = bytes | Path
"""What a file holds: its bytes, or where they are kept."""
PACKED = (".whl", ".gz", ".zip", ".png")
"""Endings of what is packed already and would only cost time."""


def read(content: Content) -> bytes:
    """Return the bytes of a content."""
    return content if isinstance(content, bytes) else content.read_bytes()


def is_program(name: str) -> bool:
    """Return whether a file is one that is started."""
    return name.endswith(".sh")


def write(target: Path, files: Mapping[str, Content], seconds: int) -> None:
    """Write an archive of files by their names, all as of one moment (seconds since 1970), zip or tar.gz by its name.

    It is written beside its place and swapped in, so that a stopped run leaves no half of one.
    """
    beside = target.with_name(f"{target.name}.part")
    try:
        (_zip if target.suffix == ".zip" else _tar)(beside, files, seconds)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _tar(target: Path, files: Mapping[str, Content], seconds: int) -> None:
    with (
        target.open("wb") as raw,
        gzip.GzipFile(filename="", mode="wb", compresslevel=1, fileobj=raw, mtime=seconds) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for name in sorted(files):
            data = read(files[name])
            entry = tarfile.TarInfo(name)
            entry.size, entry.mtime = len(data), seconds
            entry.mode = 0o755 if is_program(name) else 0o644
            archive.addfile(entry, io.BytesIO(data))


def _zip(target: Path, files: Mapping[str, Content], seconds: int) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(PACKED) else zipfile.ZIP_DEFLATED
            # made on whatever system, it says the same of itself
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, read(files[name]))
