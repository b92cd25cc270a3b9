"""JSON lines: one object a line, its fields declared; every line that is not so is reported with its place."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.encoding import decode
from loaders.files import read_bytes
from loaders.messages import CellRef
from loaders.rows import IssueCollector

KINDS: Mapping[type, tuple[str, str]] = {
    str: ("文字", "a text"),
    int: ("整数", "a whole number"),
    list: ("文字的列表", "a list of texts"),
}


@dataclass(frozen=True, slots=True)
class JsonLinesSpec:
    """A file of JSON lines: the fields that are taken, with their types, and those that are not wanted."""

    name: str
    fields: Mapping[str, type | tuple[type, ...]]
    ignored: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class JsonLine:
    """One line: its number and the values of its declared fields."""

    number: int
    values: Mapping[str, Any]


def load(folder: Path, declared: JsonLinesSpec, issues: IssueCollector) -> list[JsonLine]:
    """Return the well-formed lines of a file; what is wrong is reported, a field nobody declared once a file."""
    path = folder / declared.name
    if not path.is_file():
        issues.add("file-missing", CellRef(declared.name), name=declared.name)
        return []
    content = read_bytes(path, declared.name, issues)
    text = None if content is None else decode(content, declared.name, issues)
    unknown: dict[str, int] = {}
    taken = []
    for number, line in enumerate([] if text is None else text.split("\n"), start=1):
        if line.strip():
            found = _object(line, CellRef(declared.name, row=number), issues)
            if found is not None and _well_formed(found, declared, number, issues):
                taken.append(JsonLine(number, found))
                for name in found.keys() - declared.fields.keys() - declared.ignored:
                    unknown.setdefault(name, number)
    for name, number in sorted(unknown.items()):
        issues.add("field-unknown", CellRef(declared.name, row=number), column=name)
    return taken


def _object(line: str, cell_ref: CellRef, issues: IssueCollector) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except ValueError:
        found = None
    if isinstance(found, dict):
        return found
    issues.add("line-json", cell_ref)
    return None


def _well_formed(found: Mapping[str, Any], declared: JsonLinesSpec, number: int, issues: IssueCollector) -> bool:
    """Return whether every declared field is there, of its type and not blank."""
    before = len(issues.issues)
    for name, kind in declared.fields.items():
        place = CellRef(declared.name, row=number, column=name)
        if name not in found:
            issues.add("field-missing", place, column=name)
        elif not _is(found[name], kind):
            first = kind if isinstance(kind, type) else kind[0]
            issues.add("field-type", place, kind=KINDS[first][0], kind_en=KINDS[first][1])
        elif isinstance(found[name], str) and not found[name].strip():
            issues.add("cell-blank", place)
    return len(issues.issues) == before


def _is(value: object, kind: type | tuple[type, ...]) -> bool:
    if isinstance(value, list):
        return kind is list and all(isinstance(each, str) for each in value)
    # bool is an int in Python, but not in the file
    return isinstance(value, kind) and not isinstance(value, bool)
