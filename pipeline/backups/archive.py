"""The file of a backup: what it holds with a digest each, and reading it within limits whoever wrote it.

Sizes an archive declares are not believed: they are counted while it is unpacked.
"""

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from graph.errors import InvalidRequest

MANIFEST, FORMAT = "MANIFEST.json", 1
GRAPH, RECORDS, HEAD = "graph.sqlite", "records.sqlite", "records.sqlite.head"
FACTS, KEPT = "facts", "kept"
CHUNK = 1 << 20
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time every part has: when a backup was made stands in its manifest."""
_PART = re.compile(r'[^<>:"/\\|?*\x00-\x1f]+(?<![ .])')


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """How large a backup may be: bytes unpacked, number of parts, bytes of the manifest, ratio of the two sizes."""

    unpacked: int = 8 << 30
    parts: int = 20_000
    manifest: int = 16 << 20
    ratio: int = 1_000


LIMITS = ArchiveLimits()


def refused(zh: str, en: str) -> InvalidRequest:
    """Return what is raised for a file that is not restored."""
    return InvalidRequest(
        f"{zh}，没有恢复，现有的内容没有动", f"{en}; nothing was restored, what is there is untouched"
    )


def pack(folder: Path, target: Path, told: Mapping[str, Any]) -> None:
    """Write everything in a folder into an archive with its manifest."""
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    held = {name: {"size": path.stat().st_size, "sha256": digest(path)} for name, path in files.items()}
    manifest = json.dumps({"format": FORMAT, **told, "files": held}, ensure_ascii=False, indent=1)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(MANIFEST, MOMENT), f"{manifest}\n")
        for name, path in files.items():
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as part:
                while chunk := source.read(CHUNK):
                    part.write(chunk)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def unpack(source: Path, folder: Path, limits: ArchiveLimits = LIMITS) -> Mapping[str, Any]:
    """Lay a backup out in a folder and return its manifest. Raises InvalidRequest where it is not as stated."""
    try:
        with zipfile.ZipFile(source) as archive:
            entries = _entries(archive, limits)
            told = _manifest(archive, entries, limits)
            left = limits.unpacked
            for name, stated in told["files"].items():
                left -= _lay_out(archive, entries[name], folder / name, stated, min(left, _room(entries[name], limits)))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise refused("备份文件损坏或没有拷全", "the backup is damaged or cut off") from error
    return told


def _entries(archive: zipfile.ZipFile, limits: ArchiveLimits) -> dict[str, zipfile.ZipInfo]:
    """Return the parts by name. Raises InvalidRequest for too many, any twice, any that leads out of the folder."""
    listed = archive.infolist()
    if len(listed) > limits.parts or sum(each.file_size for each in listed) > limits.unpacked:
        raise refused("备份展开后过大", "the backup unpacks to too much")
    # other ways of packing ask for memory and raise as they please; no backup is made by them
    if any(each.compress_type not in PACKED for each in listed):
        raise refused("备份里有别的压缩方式", "the backup is packed in another way than backups are")
    wrong = [each.filename for each in listed if not is_safe(each.filename)]
    if wrong or len({each.filename.casefold() for each in listed}) < len(listed):
        raise refused("备份里有不该有的路径", "the backup holds a path that no backup has")
    return {each.filename: each for each in listed}


def is_safe(name: str) -> bool:
    """Return whether a name stays inside the folder, on every system."""
    parts = name.split("/")
    first = parts[0]
    known = (first in (GRAPH, RECORDS, HEAD, MANIFEST) and len(parts) == 1) or (
        first in (FACTS, KEPT) and len(parts) > 1
    )
    return known and all(_PART.fullmatch(part) and part not in (".", "..") for part in parts)


def _manifest(
    archive: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo], limits: ArchiveLimits
) -> Mapping[str, Any]:
    """Return the manifest. Raises InvalidRequest where it is of a later format or the archive holds anything else."""
    with archive.open(entries[MANIFEST]) as part:
        told = json.loads(part.read(limits.manifest))
    if told["format"] != FORMAT:
        raise refused("备份是另一版本做的，请更新程序", "another version made the backup: update the program")
    if set(told["files"]) != set(entries) - {MANIFEST}:
        raise refused("备份里的文件与清单不符", "the backup does not hold what its manifest says")
    return dict(told)


def _room(entry: zipfile.ZipInfo, limits: ArchiveLimits) -> int:
    return max(CHUNK, entry.compress_size * limits.ratio)


def _lay_out(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path, stated: Mapping[str, Any], room: int) -> int:
    """Unpack one part and return its size. Raises InvalidRequest where it is too large or not as the manifest says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(entry) as part, path.open("wb") as target:
        size, found = _copy(part, target, room)
    if size > room:
        raise refused("备份展开后过大", "the backup unpacks to too much")
    if (size, found) != (stated["size"], stated["sha256"]):
        raise refused(f"备份里的 {entry.filename} 与清单不符", f"{entry.filename} is not as the manifest says")
    return size


def _copy(source: Any, target: BinaryIO, room: int) -> tuple[int, str]:
    total, size = hashlib.sha256(), 0
    while size <= room and (chunk := source.read(CHUNK)):
        total.update(chunk)
        size += len(chunk)
        target.write(chunk)
    return size, total.hexdigest()
