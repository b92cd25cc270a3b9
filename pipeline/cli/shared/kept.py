"""Version records that were kept: of a catalogue, or of a file of lines."""

from pathlib import Path

from graph.analysis.versions.export import Export
from graph.analysis.versions.lines import of_lines
from reports.version_sheet import read_lines, read_version

WORKBOOKS, LINES = (".xlsx", ".xlsm"), (".jsonl", ".json", ".txt")


def read_kept(path: Path) -> Export:
    """Return the version record of a catalogue or of a file of lines. Raises InvalidRequest where it has none."""
    return read_version(path) if path.suffix.lower() in WORKBOOKS else of_lines(read_lines(path))
