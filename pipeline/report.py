"""What the command line says: one plain dict an outcome, and the same in words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.analysis.quality import measure_quality
from graph.errors import Issue, Severity
from graph.model.facts import Facts
from graph.model.schema import EDGES, NODES
from graph.store.base import Load, Reader

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command comes to: its exit code and what it has to say."""

    code: int
    content: Content


def of_issues(issues: Sequence[Issue]) -> Content:
    """Return the issues that kept facts from being taken."""
    return {"status": "refused", "issues": [issue.as_json() for issue in issues]}


def of_facts(facts: Facts) -> Content:
    """Return what a folder of facts holds."""
    kinds = Counter(record.KIND for record in (*facts.nodes, *facts.edges))
    return {
        "status": "checked",
        "counts": {kind: kinds[kind] for kind in (*NODES, *EDGES)},
        "issues": [issue.as_json() for issue in facts.warnings],
    }


def of_load(load: Load, written: bool) -> Content:
    """Return what a load did."""
    return {
        "status": "loaded" if written else "unchanged",
        "load": load.id,
        "loaded_at": load.loaded_at,
        "digest": load.digest,
        "counts": {change.kind: change.total for change in load.changes},
        "changes": {
            change.kind: {"added": change.added, "removed": change.removed, "changed": change.changed}
            for change in load.changes
        },
        "issues": [issue.as_json() for issue in load.warnings],
    }


def of_store(reader: Reader) -> Content:
    """Return what the graph holds: counts, bases, and the load."""
    load = reader.load()
    quality = {
        each.kind.KIND: {basis.value: number for basis, number in each.by_basis.items()}
        for each in measure_quality(reader)
    }
    return {
        "status": "stats",
        "load": load.id,
        "loaded_at": load.loaded_at,
        "counts": reader.counts(),
        "basis": quality,
        "issues": [issue.as_json() for issue in load.warnings],
    }


TITLES = {
    "refused": ("没有装载：有 {errors} 处要改，图谱仍是上一次的内容。", "Not loaded: {errors} to mend. The graph is as it was."),
    "checked": ("资料可以装载，提醒 {warnings} 条。", "The facts can be loaded; {warnings} warnings."),
    "loaded": ("已装载 {load}，提醒 {warnings} 条。", "Loaded {load}; {warnings} warnings."),
    "unchanged": ("资料没有变化，图谱仍是 {load}。", "The facts are unchanged; the graph is still {load}."),
    "stats": ("图谱 {load}，装载于 {loaded_at}。", "Graph {load}, loaded at {loaded_at}."),
    "docs": ("已写：{written}", "Written: {written}"),
    "store": ("{message}", "{message}"),
}  # fmt: skip


def words(content: Content, language: str) -> str:
    """Return an outcome in words: a title, counts by kind, and every issue with what to do."""
    issues = content.get("issues", [])
    errors = sum(issue["severity"] == Severity.ERROR.value for issue in issues)
    title = TITLES[content["status"]][language == "en"]
    lines = [title.format(**content, errors=errors, warnings=len(issues) - errors)]
    lines += [_count(kind, number, language) for kind, number in content.get("counts", {}).items() if number]
    lines += [_issue(issue, language) for issue in issues]
    return "\n".join(lines)


def _count(kind: str, number: int, language: str) -> str:
    record = NODES[kind] if kind in NODES else EDGES[kind]
    return f"  {number:>7,}  {record.ZH if language == 'zh' else record.EN}"


def _issue(plain: Content, language: str) -> str:
    issue = Issue(**{**plain, "severity": Severity(plain["severity"])})
    mark = {Severity.ERROR: ("要改", "error"), Severity.WARNING: ("提醒", "warning")}[issue.severity]
    return f"[{mark[language == 'en']}] {issue.where(language)}: {issue.what(language)} → {issue.remedy(language)}"
