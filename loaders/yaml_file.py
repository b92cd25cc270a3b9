"""YAML as planners write it: one mapping, each name once, in any encoding a table may have."""

import re
from collections.abc import Collection
from typing import Any

import yaml

from loaders.encoding import decode
from loaders.messages import CellRef
from loaders.rows import IssueCollector

_COLON = re.compile(r"^(?:- *)?[A-Za-z_]+ *(?:：|:(?=[^\s/]))", re.MULTILINE)
"""A name with a colon after it that YAML does not take for one."""


class _Twice(Exception):
    """A name stands twice in one mapping."""

    def __init__(self, name: str, row: int) -> None:
        self.name = name
        self.row = row
        super().__init__(name)


class _Loader(yaml.SafeLoader):
    """The safe loader, which would silently keep the last of two equal names."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Return a mapping. Raises _Twice."""
        names = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        for number, name in enumerate(names):
            if name in names[:number]:
                raise _Twice(str(name), node.value[number][0].start_mark.line + 1)
        return super().construct_mapping(node, deep)


def load_mapping(content: bytes, file: str, known: Collection[str], issues: IssueCollector) -> dict[str, Any] | None:
    """Return what a YAML file maps, or None where it maps nothing; names other than the `known` are reported."""
    if not content.strip():
        issues.add("yaml-broken", CellRef(file), why="文件是空的", why_en="the file is empty")
        return None
    text = decode(content, file, issues)
    if text is None:
        return None
    plain = _parsed(text, file, issues)
    if plain is None:
        return None
    for name in plain:
        if name not in known:
            issues.add("yaml-broken", CellRef(file, column=str(name)), why="不认识这一项", why_en="unknown name")
    return {str(name): value for name, value in plain.items()}


def _parsed(text: str, file: str, issues: IssueCollector) -> dict[Any, Any] | None:
    try:
        plain = yaml.load(text, _Loader)  # noqa: S506 - a safe loader of our own
    except _Twice as twice:
        place = CellRef(file, row=twice.row, column=twice.name)
        issues.add("yaml-broken", place, why="这一项写了两次", why_en="the name stands twice")
        return None
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        _report_syntax(text, getattr(fault, "problem_mark", None), file, issues)
        return None
    if not isinstance(plain, dict) and _COLON.search(text):
        _report_syntax(text, None, file, issues)
        return None
    if not isinstance(plain, dict):
        issues.add("yaml-broken", CellRef(file), why="应是“名称: 内容”各行", why_en="lines of `name: content` expected")
        return None
    return plain


def _report_syntax(text: str, mark: Any, file: str, issues: IssueCollector) -> None:
    """Report where YAML stops being YAML: at the first colon that is none, where there is one."""
    colon = _COLON.search(text)
    if colon is not None:
        place = CellRef(file, row=text[: colon.start()].count("\n") + 1)
        why, why_en = "冒号要用半角，后面空一格", "a colon must be a plain one with a blank after it"
    else:
        place = CellRef(file, row=None if mark is None else mark.line + 1)
        why, why_en = "读不懂这一行附近的写法", "the syntax near this line is not YAML"
    issues.add("yaml-broken", place, why=why, why_en=why_en)
