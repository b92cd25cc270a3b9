"""The files that were imported, each kept once under its SHA-256, beside what else the workspace keeps."""

import hashlib
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

from graph.store.disk import disk_errors
from pipeline.settings import Settings

FOLDER = "imports"


def keep_files(settings: Settings, files: Iterable[Path], wanted: Collection[str]) -> list[Path]:
    """Copy each file of a wanted SHA-256 into the workspace, unless it is there; return where they are."""
    found = []
    folder = settings.kept / FOLDER
    for path in files:
        if not path.is_file():
            continue
        with disk_errors(folder):
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            if digest in wanted:
                found.append(_kept(path, folder / f"{digest}{path.suffix.lower()}"))
    return found


def _kept(path: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        beside = target.with_name(f"{target.name}.part")
        shutil.copyfile(path, beside)
        beside.replace(target)
    return target
