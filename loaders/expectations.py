"""expectations.yaml: least and most rows of each table, so that a half-copied file is noticed."""

from graph.model.tables import TABLES_BY_NAME
from loaders.messages import CellRef
from loaders.rows import IssueCollector
from loaders.yaml_file import load_mapping

NAME = "expectations.yaml"


def load(content: bytes, issues: IssueCollector) -> dict[str, tuple[int, int]]:
    """Return least and most rows by table; what is not well written is reported."""
    plain = load_mapping(content, NAME, TABLES_BY_NAME, issues)
    found: dict[str, tuple[int, int]] = {}
    for table, limits in (plain or {}).items():
        if not isinstance(limits, dict) or limits.keys() != {"least", "most"}:
            why = {"why": "写成 {least: 数, most: 数}", "why_en": "write {least: number, most: number}"}
            issues.add("yaml-broken", CellRef(NAME, column=table), **why)
            continue
        least, most = limits["least"], limits["most"]
        if type(least) is not int or type(most) is not int or not 0 <= least <= most:
            why = {"why": "应是整数，且 least 不大于 most", "why_en": "whole numbers, least not over most"}
            issues.add("yaml-broken", CellRef(NAME, column=table), **why)
            continue
        found[table] = (least, most)
    return found
