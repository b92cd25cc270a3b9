"""How a city stood before its last load, kept beside the graph so that pages can tell what the load changed."""

from contextlib import suppress
from pathlib import Path

from graph.analysis.judgement import judge
from graph.analysis.records import Records, with_rulings
from graph.analysis.versions.record_lines import from_lines, to_lines
from graph.analysis.versions.version_record import VersionRecord, take_version_record
from graph.errors import LianpuError
from graph.model.acts import LogEntry
from graph.store.base import Store
from reports.version_sheet import read_lines

FILE = "before-last-load.jsonl"


def standing(store: Store, entries: tuple[LogEntry, ...]) -> VersionRecord | None:
    """Return how a city stands; None where nothing can be read yet."""
    with suppress(LianpuError, OSError), store.reader() as reader:
        return take_version_record(judge(with_rulings(reader, Records(entries))))
    return None


def keep_former(kept: Path, former: VersionRecord) -> None:
    """Write it down; where the disk takes nothing the load stands all the same, and pages tell less."""
    with suppress(OSError):
        kept.mkdir(parents=True, exist_ok=True)
        beside = kept / f"{FILE}.part"
        beside.write_text("".join(f"{line}\n" for line in to_lines(former)), encoding="utf-8", newline="\n")
        beside.replace(kept / FILE)


def read_former(kept: Path) -> VersionRecord | None:
    """Return how a city stood before its last load; None where that was not kept, or cannot be read."""
    with suppress(LianpuError, OSError):
        return from_lines(read_lines(kept / FILE))
    return None
