"""Version records that were kept: of a catalogue, or of a file of lines."""

from pathlib import Path

from graph.analysis.versions.record_lines import from_lines
from graph.analysis.versions.version_record import VersionRecord
from reports.catalogue.typed_book import read_typed
from reports.formats.typed_cells import TypedCells
from reports.version_sheet import read_lines, read_version

WORKBOOKS, LINES = (".xlsx", ".xlsm"), (".jsonl", ".json", ".txt")


def read_version_file(path: Path) -> VersionRecord:
    """Return the version record of a catalogue or of a file of lines. Raises InvalidRequest where it has none."""
    return read_version(path) if path.suffix.lower() in WORKBOOKS else from_lines(read_lines(path))


def typed_in(path: Path) -> TypedCells | None:
    """Return what the office typed into a catalogue; None for a file of lines, which holds nothing of the kind."""
    return read_typed(path) if path.suffix.lower() in WORKBOOKS else None
