"""What the command line says: one plain dict an outcome, and the same in words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.analysis.facts.quality import measure_quality
from graph.errors import Issue, Severity
from graph.model.facts import Facts
from graph.model.kinds import Basis
from graph.model.schema import EDGES, NODES
from graph.model.signs import printable
from graph.store.base import Load, Reader
from pipeline.glance import glance, glance_lines
from pipeline.issues import issue_lines
from pipeline.table import padded, table

Content = dict[str, Any]
Heads = Mapping[str, tuple[str, str]]
BASES = {basis.value: basis for basis in Basis}
NAME_WIDTH = 20
"""Columns of a terminal that the name of a kind takes; a Chinese character takes two."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command comes to: its exit code, what it has to say, and for rows the columns shown in words.

    `heads` maps names of values to their heads in Chinese and English.
    """

    code: int
    content: Content
    heads: Heads = field(default_factory=dict)


def rows(status: str, load: str, found: Sequence[Content], heads: Heads) -> Outcome:
    """Return rows as what a command comes to."""
    return Outcome(0, {"status": status, "load": load, "rows": list(found)}, heads)


def of_issues(issues: Sequence[Issue]) -> Content:
    """Return the issues that kept facts from being taken."""
    return {"status": "refused", "glance": glance(issues), "issues": [issue.as_json() for issue in issues]}


def of_trouble(message: str) -> Content:
    """Return why the store could not be used."""
    return {"status": "store", "message": message}


def of_facts(facts: Facts) -> Content:
    """Return what a folder of facts holds."""
    kinds = Counter(record.KIND for record in (*facts.nodes, *facts.edges))
    return {
        "status": "checked",
        "counts": {kind: kinds[kind] for kind in (*NODES, *EDGES)},
        "glance": glance(facts.warnings, facts),
        "issues": [issue.as_json() for issue in facts.warnings],
    }


def of_load(load: Load, written: bool, facts: Facts | None = None) -> Content:
    """Return what a load did, and what its facts come to where they are at hand."""
    return {
        "status": "loaded" if written else "unchanged",
        "load": load.id,
        "loaded_at": load.loaded_at,
        "digest": load.digest,
        "counts": {change.kind: change.total for change in load.changes},
        "changes": _changes(load) if written else {},
        "glance": glance(load.warnings, facts),
        "issues": [issue.as_json() for issue in load.warnings],
    }


def _changes(load: Load) -> Content:
    """Return what a load added, removed and changed, for the kinds it touched."""
    return {
        change.kind: {"added": change.added, "removed": change.removed, "changed": change.changed}
        for change in load.changes
        if change.added or change.removed or change.changed
    }


def of_store(reader: Reader) -> Content:
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


TITLES = {
    "refused": ("没有装载：有 {errors} 处要改，图谱仍是上一次的内容。", "Not loaded: {errors} to mend. The graph is as it was."),
    "checked": ("资料可以装载，提醒 {warnings} 条。", "The facts can be loaded; {warnings} warnings."),
    "loaded": ("已装载 {load}，提醒 {warnings} 条。", "Loaded {load}; {warnings} warnings."),
    "unchanged": ("资料没有变化，图谱仍是 {load}。", "The facts are unchanged; the graph is still {load}."),
    "stats": ("图谱 {load}，{loaded_by} 装载于 {loaded_at}。", "Graph {load}, loaded by {loaded_by} at {loaded_at}."),
    "diagnose": ("图谱 {load}：{count} 个判定", "Graph {load}: {count} verdicts"),
    "targets": ("图谱 {load}：{count} 个目标", "Graph {load}: {count} targets"),
    "candidates": ("图谱 {load}：{count} 条候选", "Graph {load}: {count} candidates"),
    "roadmap": ("图谱 {load}：路径图 {count} 步", "Graph {load}: a roadmap of {count} steps"),
    "whatif": ("图谱 {load}，假设 {supposed}：{count} 处变化", "Graph {load}, supposing {supposed}: {count} changes"),
    "measures": ("图谱 {load}：{count} 条产业链的指标", "Graph {load}: measures of {count} chains"),
    "diff": ("{first} 与 {second}：{count} 处差别", "{first} and {second}: {count} differences"),
    "records": ("记录 {count} 条", "{count} records"),
    "records_whole": ("记录 {records:,} 条，逐条核对无误。", "{records:,} records, each checked: the log is whole."),
    "records_later": ("记录 {records:,} 条，逐条核对无误；其中前 {later:,} 条接自旧格式，校验码是接收时补的。", "{records:,} records, each checked: the log is whole; the first {later:,} came from the former format and were marked then."),
    "records_former": ("记录 {records:,} 条，旧格式，还没有校验码；下一次记录时补上，或现在就补：python -m pipeline records accept。", "{records:,} records in the former format, without marks; the next entry adds them, or now: python -m pipeline records accept."),
    "records_backup": ("已备份 {records:,} 条记录：{file}，请与旁边的 {head} 一起保存。", "{records:,} records are backed up: {file}; keep {head} beside it."),
    "records_restored": ("已恢复：备份 {backup:,} 条，其后核对无误的 {added:,} 条也接上了；原来的文件另存为 {aside}。", "Restored: {backup:,} records of the backup, and {added:,} that were made after it and are whole; what was there is kept as {aside}."),
    "records_accepted": ("已收下读得出的 {records:,} 条，缺：{gone}；原来的文件另存为 {aside}。", "Kept the {records:,} records that can be read; missing: {gone}; what was there is kept as {aside}."),
    "published": ("图谱 {load}：写出 {count} 个文件", "Graph {load}: {count} files written"),
    "review": ("图谱 {load}：手工填写的文字 {texts} 处，查出 {count} 处表述", "Graph {load}: {texts} typed texts, {count} wordings found"),
    "kept": ("图谱 {load} 的版本记录已写入 {file}（{lines:,} 行）。", "The version record of {load} is written to {file} ({lines:,} lines)."),
    "changes": ("{told}", "{told}"),
    "workspaces": ("工作区 {count} 个", "{count} workspaces"),
    "adopted": ("已接管为工作区 {workspace}（记录 {records:,} 条，逐条核对无误），原来的文件另存为 {aside}。以后装载：资料放到 {place}，或写明 python -m pipeline load --workspace {workspace} --facts {facts}", "Taken over as workspace {workspace} ({records:,} records, each checked); what was there is kept as {aside}. To load from now on: put the facts into {place}, or name them: python -m pipeline load --workspace {workspace} --facts {facts}"),
    "adopted_on_server": ("已接管为工作区 {workspace}（记录 {records:,} 条，逐条核对无误）。以后装载：资料放到 {place}，或写明 python -m pipeline load --workspace {workspace} --facts {facts}", "Taken over as workspace {workspace} ({records:,} records, each checked). To load from now on: put the facts into {place}, or name them: python -m pipeline load --workspace {workspace} --facts {facts}"),
    "template": ("已写 {city} 与空白表格 {workbook}。填好后核对、装载。", "Written: {city} and blank tables, {workbook}. Fill them in, check, load."),
    "docs": ("已写：{written}", "Written: {written}"),
    "ranked": ("已为 {queries:,} 个问题给 {firms:,} 家企业排序，写入 {file}。", "Ranked {firms:,} firms for {queries:,} queries: {file}."),
    "unranked": ("没有排序，没有写文件：有 {errors} 处要改。", "Not ranked, nothing written: {errors} to mend."),
    "store": ("{message}", "{message}"),
}  # fmt: skip


def words(content: Content, language: str, heads: Heads | None = None, every: bool = False) -> str:
    """Return an outcome in words: title, counts by kind, rows as a table, issues with what to do; `every` lists each."""
    issues = content.get("issues", [])
    errors = sum(issue["severity"] == Severity.ERROR.value for issue in issues)
    title = TITLES[content["status"]][language == "en"]
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
        lines += glance_lines(content["glance"], language)
    if told and heads:
        lines += table(told, {name: each[language == "en"] for name, each in heads.items()})
    lines += issue_lines(issues, language, every)
    return "\n".join(printable(part) for line in lines for part in line.split("\n"))


def _count(kind: str, number: int, language: str) -> str:
    record = NODES[kind] if kind in NODES else EDGES[kind]
    name = record.ZH if language == "zh" else record.EN
    return f"  {number:>7,}  {padded(name, NAME_WIDTH)}"


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
