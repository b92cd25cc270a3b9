"""What a load comes to at a glance: who is local, what was not understood, what was not read."""

from collections.abc import Iterable, Sequence
from typing import Any

from graph.errors import Issue
from graph.model.facts import FactSet
from graph.model.local_chains import chains_with_local_facts
from graph.model.nodes import Chain, Firm
from loaders.checks import PASSED_OVER

Content = dict[str, Any]

DATES = frozenset({"date-form", "period-form", "date-number", "date-cut"})
CODES = frozenset(
    {"code-cut", "code-length", "code-form", "code-check", "code-zeros", "code-exchange", "code-unlisted", "code-wide"}
    | {"code-number", "code-digits"}
)
BLANK = frozenset({"cells-blank"})
BARE = frozenset({"table-bare", "sheets-bare", "book-bare", "book-nothing"})
COLUMNS = frozenset({"columns-left", "column-near", "column-unknown"})
NAMED = 6
"""Names that a line lists before it only counts."""
LINES = {
    "local": ("本地企业 {local:,} 家，共 {firms:,} 家", "{local:,} local firms of {firms:,}"),
    "bare_chains": ("没有本地内容的产业链 {number}：{names}", "{number} chains with nothing local: {names}"),
    "not_understood": (
        "没看懂的日期 {dates:,} 格、存疑的代码 {codes:,} 格",
        "{dates:,} dates not understood, {codes:,} doubtful codes",
    ),
    "blank": ("按空白处理 {number:,} 格", "{number:,} cells taken as blank"),
    "not_read": ("没有读的文件与工作表 {number}：{names}", "{number} files and sheets not read: {names}"),
    "nothing": ("没有内容的文件与工作表 {number}：{names}", "{number} files and sheets with nothing: {names}"),
    "columns": ("没有读的列，见 {number} 处提醒", "columns not read: see {number} messages"),
}


def load_summary(issues: Sequence[Issue], facts: FactSet | None = None) -> Content:
    """Return the numbers of a load, those that hang on facts only where they could be taken."""
    found: Content = {
        "dates_not_understood": _counted(issues, DATES),
        "codes_in_doubt": _counted(issues, CODES),
        "cells_blank": _counted(issues, BLANK),
        "not_read": _places(issues, PASSED_OVER),
        "gave_nothing": _places(issues, BARE),
        "columns_left_out": _counted(issues, COLUMNS),
    }
    return found if facts is None else {**_locals(facts), **found}


def _counted(issues: Iterable[Issue], codes: frozenset[str]) -> int:
    return sum(issue.count for issue in issues if issue.code in codes)


def _places(issues: Iterable[Issue], codes: frozenset[str]) -> list[str]:
    return list(dict.fromkeys(issue.where() for issue in issues if issue.code in codes))


def _locals(facts: FactSet) -> Content:
    firms = [node for node in facts.nodes if isinstance(node, Firm)]
    lively = chains_with_local_facts(facts.nodes, facts.edges)
    bare = [node.name_zh for node in facts.nodes if isinstance(node, Chain) and node.id not in lively]
    return {"firms": len(firms), "local_firms": sum(firm.local for firm in firms), "chains_without_local": bare}


def summary_lines(found: Content, language: str) -> list[str]:
    """Return the numbers in words, a line for each that has something to say."""
    said = {
        "local": {"local": found.get("local_firms"), "firms": found.get("firms")},
        "bare_chains": _listed(found.get("chains_without_local", []), language),
        "not_understood": {"dates": found["dates_not_understood"], "codes": found["codes_in_doubt"]},
        "blank": {"number": found["cells_blank"]},
        "not_read": _listed(found["not_read"], language),
        "nothing": _listed(found["gave_nothing"], language),
        "columns": {"number": found["columns_left_out"]},
    }
    shown = {name: values for name, values in said.items() if any(values.values())}
    return ["  " + LINES[name][language == "en"].format(**values) for name, values in shown.items()]


def _listed(names: Sequence[str], language: str) -> Content:
    stop = ", " if language == "en" else "、"
    return {"number": len(names), "names": stop.join(names[:NAMED]) + (" …" if len(names) > NAMED else "")}
