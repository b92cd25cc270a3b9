"""What the command line says: one plain dict an outcome, and the same in words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.analysis.facts.evidence_quality import measure_quality
from graph.errors import Issue, Severity
from graph.model.characters import printable
from graph.model.facts import FactSet
from graph.model.kinds import Basis
from graph.model.schema import EDGES, NODES
from graph.store.base import Load, Reader
from pipeline.cli.shared.issues import issue_lines
from pipeline.cli.shared.load_summary import load_summary, summary_lines
from pipeline.cli.shared.table import pad, table

Content = dict[str, Any]
Headings = Mapping[str, tuple[str, str]]
Titles = Mapping[str, tuple[str, str]]
BASES = {basis.value: basis for basis in Basis}
NAME_WIDTH = 20
"""Columns of a terminal that the name of a kind takes; a Chinese character takes two."""


@dataclass(frozen=True, slots=True)
class CommandResult:
    """Result of a command: exit code, content, and the columns printed for rows.

    `headings` maps names of values to their heads in Chinese and English; `first` are lines said before the rows.
    """

    code: int
    content: Content
    headings: Headings = field(default_factory=dict)
    first: tuple[str, ...] = ()


def rows(status: str, load: str, found: Sequence[Content], headings: Headings) -> CommandResult:
    """Return rows as what a command comes to."""
    return CommandResult(0, {"status": status, "load": load, "rows": list(found)}, headings)


def from_issues(issues: Sequence[Issue]) -> Content:
    """Return the issues that kept facts from being taken."""
    return {"status": "refused", "glance": load_summary(issues), "issues": [issue.as_json() for issue in issues]}


def from_trouble(message: str) -> Content:
    """Return why the store could not be used."""
    return {"status": "store", "message": message}


def from_facts(facts: FactSet) -> Content:
    """Return what a folder of facts holds."""
    kinds = Counter(record.KIND for record in (*facts.nodes, *facts.edges))
    return {
        "status": "checked",
        "counts": {kind: kinds[kind] for kind in (*NODES, *EDGES)},
        "glance": load_summary(facts.warnings, facts),
        "issues": [issue.as_json() for issue in facts.warnings],
    }


def from_load(load: Load, written: bool, facts: FactSet | None = None) -> Content:
    """Return what a load did, and what its facts come to where they are at hand."""
    return {
        "status": "loaded" if written else "unchanged",
        "load": load.id,
        "loaded_at": load.loaded_at,
        "digest": load.digest,
        "counts": {change.kind: change.total for change in load.changes},
        "changes": _changes(load) if written else {},
        "glance": load_summary(load.warnings, facts),
        "issues": [issue.as_json() for issue in load.warnings],
    }


def _changes(load: Load) -> Content:
    """Return what a load added, removed and changed, for the kinds it touched."""
    return {
        change.kind: {"added": change.added, "removed": change.removed, "changed": change.changed}
        for change in load.changes
        if change.added or change.removed or change.changed
    }


def from_store(reader: Reader) -> Content:
    """Return what the graph holds: counts, bases, and the load with its changes."""
    load = reader.load()
    quality = {
        each.kind.KIND: {basis.value: number for basis, number in each.by_basis.items()}
        for each in measure_quality(reader)
    }
    return {
        "status": "stats",
        "load": load.id,
        "loaded_at": load.loaded_at,
        "loaded_by": load.loaded_by,
        "digest": load.digest,
        "counts": reader.counts(),
        "basis": quality,
        "changes": _changes(load),
        "issues": [issue.as_json() for issue in load.warnings],
    }


LOADED: Titles = {
    "loaded": ("已更新为资料版次 {load}，待处理提醒 {warnings} 条。", "Loaded {load}; {warnings} warnings."),
    "unchanged": ("资料没有变化，仍是资料版次 {load}。", "The facts are unchanged; the graph is still {load}."),
}
"""Titles of whatever loads."""
COMMON: Titles = {
    "refused": (
        "没有更新：有 {errors} 处要改，资料仍是上一版。",
        "Not loaded: {errors} to mend. The graph is as it was.",
    ),
    "store": ("{message}", "{message}"),
}
"""Titles of what any command may come to."""


def as_text(outcome: CommandResult, titles: Titles, language: str, every: bool = False) -> str:
    """Return an outcome in words: title, counts by kind, rows as a table, issues with what to do; `every`: each."""
    content, heads = outcome.content, outcome.headings
    issues = content.get("issues", [])
    errors = sum(issue["severity"] == Severity.ERROR.value for issue in issues)
    title = {**COMMON, **titles}[content["status"]][language == "en"]
    told = content.get("rows", [])
    stop = "; " if language == "en" else "、"
    lists = {name: stop.join(content.get(name, [])) for name in ("written", "supposed")}
    lists["told"] = "\n".join(content.get("summary", []))
    said = {**content, **lists, "count": len(told)}
    said |= dict(zip(("first", "second"), content.get("stores", ()), strict=False))
    lines = [title.format(**said, errors=errors, warnings=len(issues) - errors)]
    basis = content.get("basis", {})
    changes = content.get("changes", {})
    for kind, number in content.get("counts", {}).items():
        if number or kind in changes:
            parts = (
                _count(kind, number, language),
                _shares(basis.get(kind), language),
                _change(changes.get(kind), language),
            )
            lines.append("".join(parts).rstrip())
    if "glance" in content:
        lines += summary_lines(content["glance"], language)
    lines += outcome.first
    if told and heads:
        lines += table(told, {name: each[language == "en"] for name, each in heads.items()})
    lines += issue_lines(issues, language, every)
    return "\n".join(printable(part) for line in lines for part in line.split("\n"))


def _count(kind: str, number: int, language: str) -> str:
    record = NODES[kind] if kind in NODES else EDGES[kind]
    name = record.ZH if language == "zh" else record.EN
    return f"  {number:>7,}  {pad(name, NAME_WIDTH)}"


def _shares(bases: Content | None, language: str) -> str:
    """Return the share of each basis, e.g. `来源 45%`; nothing where a kind has no facts of its own."""
    if bases is None:
        return ""
    total = sum(bases.values())
    return "  ".join(f"{BASES[code].label(language)} {number / total:>4.0%}" for code, number in bases.items())


def _change(change: Content | None, language: str) -> str:
    if change is None:
        return ""
    words = {"added": ("新增", "added"), "removed": ("移除", "removed"), "changed": ("改动", "changed")}
    told = (f"{words[name][language == 'en']} {number:,}" for name, number in change.items() if number)
    return f"  ({', '.join(told)})" if language == "en" else f"  （{'，'.join(told)}）"
