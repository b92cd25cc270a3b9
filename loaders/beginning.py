"""A city that begins: a folder whose tables are all blank, into which office files can be taken all the same."""

from collections.abc import Mapping

from graph.errors import Severity
from loaders import region
from loaders.files import FolderContents
from loaders.messages import CellRef
from loaders.rows import IssueCollector

BLANK = frozenset({"book-bare", "table-bare", "sheets-bare"})
"""What is said of tables that hold headings alone."""
ANY = 1
"""Rows that are expected of a table that is only to hold something."""


def begins(reading: FolderContents, expected: Mapping[str, tuple[int, int]], issues: IssueCollector) -> bool:
    """Return whether a folder is that of a city that begins, and then say so in place of what its blank tables give.

    Its tables are there, not one holds a row, nothing else is wrong with a file, and nobody has told how many rows
    there should be: a folder of which more than a row is expected has lost its rows.
    """
    others = any(each.severity is Severity.ERROR and each.code not in BLANK for each in issues.issues)
    filled = any(sheet.rows for sheet in reading.sheets)
    counted = any(least > ANY for least, _ in expected.values())
    if others or filled or counted or reading.unread_files or not reading.sheets:
        return False
    issues.issues[:] = [each for each in issues.issues if each.code not in BLANK]
    issues.add("city-begins", CellRef(region.NAME))
    return True
