"""Version records that were kept: of a catalogue, or of a file of lines."""

from pathlib import Path

from graph.analysis.versions.record_lines import from_lines
from graph.analysis.versions.version_record import VersionRecord
from reports.version_sheet import read_lines, read_version

WORKBOOKS, LINES = (".xlsx", ".xlsm"), (".jsonl", ".json", ".txt")


def read_version_file(path: Path) -> VersionRecord:
    """Return the version record of a catalogue or of a file of lines. Raises InvalidRequest where it has none."""
    return read_version(path) if path.suffix.lower() in WORKBOOKS else from_lines(read_lines(path))
