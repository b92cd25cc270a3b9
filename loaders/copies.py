"""One table given twice: the rows that repeat another table's are one cause, and told as one."""

from collections import defaultdict
from collections.abc import Iterable

from graph.errors import Issue
from loaders.rows import IssueCollector, TableSheet

LEAST, SHARE = 5, 0.8
"""Rows that must repeat others, and their share of a sheet, before it is called a copy."""
REPEATS = frozenset({"id-twice", "row-twice"})


def fold_copies(sheets: Iterable[TableSheet], issues: IssueCollector) -> None:
    """Put one message in the place of those on each row of a sheet that mostly repeats other rows."""
    repeats: defaultdict[tuple[str, str | None], list[Issue]] = defaultdict(list)
    for issue in issues.issues:
        if issue.code in REPEATS:
            repeats[issue.file, issue.sheet].append(issue)
    for sheet in sheets:
        found = repeats[sheet.file, sheet.sheet]
        if len(found) >= LEAST and len(found) > len(sheet.rows) * SHARE:
            told = set(found)
            issues.issues = [issue for issue in issues.issues if issue not in told]
            issues.add("table-twice", sheet.cell_ref(), count=len(found), first=found[0].zh, first_en=found[0].en)
