"""Issues in words: a few of each kind with the number of the others, or every one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from graph.errors import Issue, Severity

MAX_SHOWN = 3
"""Issues of one kind in one column that are told before the others are only counted."""
MARKS = {Severity.ERROR: ("要改", "error"), Severity.WARNING: ("提醒", "warning")}
MORE = (
    "    … 这一列还有 {number:,} 处同类，加 --all 全部列出",
    "    … {number:,} more of this kind in this column; --all lists each",
)


def issue_lines(issues: Sequence[dict[str, Any]], language: str, every: bool = False) -> Iterator[str]:
    """Yield issues in words, in the order of the first of each kind; `every` leaves none out."""
    groups: defaultdict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for issue in issues:
        groups[tuple(issue[name] for name in ("severity", "code", "file", "sheet", "column"))].append(issue)
    if every:
        yield from (_line(issue, language) for issue in issues)
        return
    for group in groups.values():
        shown = len(group) if len(group) == MAX_SHOWN + 1 else MAX_SHOWN
        yield from (_line(issue, language) for issue in group[:shown])
        if len(group) > shown:
            yield MORE[language == "en"].format(number=len(group) - shown)


def _line(plain: dict[str, Any], language: str) -> str:
    issue = Issue(**{**plain, "severity": Severity(plain["severity"])})
    mark = MARKS[issue.severity][language == "en"]
    return f"[{mark}] {issue.where(language)}: {issue.what(language)} → {issue.remedy(language)}"
