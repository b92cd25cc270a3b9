"""Facts of a plan checked before they are taken: a plan may have been written into by hand."""

from collections.abc import Mapping
from functools import cache, lru_cache

from graph.model.fact_rows import ImportedFact, is_relation, kind_named
from graph.model.facts import Scalar
from graph.model.kinds import OrgKind
from graph.model.schema import Property, properties
from loaders.cells import CELL_LIMIT, parse_cell, parse_id
from loaders.messages import CellRef
from loaders.rows import IssueCollector

_KEPT = 20_000
"""Answers that are kept: rows of a list say the same of many things, and name a thing several times."""


def kind_in_name(name: str) -> str | None:
    """Return the kind of organisation that a name ends with, the longest word first: `石化专班` is a task force."""
    words = sorted(
        ((word, kind) for kind in OrgKind for word in (kind.zh, *kind.aliases)), key=lambda pair: -len(pair[0])
    )
    return next((str(kind.value) for word, kind in words if name.endswith(word)), None)


def fault_of(fact: ImportedFact) -> tuple[str, str] | None:
    """Return why a fact cannot be taken: a plan may have been written into by hand."""
    columns = _columns(fact.kind)
    for name, value in {**fact.if_new, **fact.values}.items():
        why = None if name not in columns else _value_fault(fact.kind, name, value)
        if why is not None:
            return why
    return next(filter(None, map(_id_fault, fact.key[: 2 if is_relation(fact.kind) else 1])), None)


@cache
def _columns(kind: str) -> Mapping[str, Property]:
    found = kind_named(kind)
    return {} if found is None else {each.name: each for each in properties(found)}


@lru_cache(maxsize=_KEPT)
def _id_fault(id: str) -> tuple[str, str] | None:
    issues = IssueCollector()
    parse_id(id, CellRef(""), issues)
    return (issues.issues[0].zh, issues.issues[0].en) if issues.issues else None


@lru_cache(maxsize=_KEPT, typed=True)
def _value_fault(kind: str, name: str, value: Scalar) -> tuple[str, str] | None:
    column = _columns(kind)[name]
    least = column.column.minimum
    if isinstance(value, (int, float)) and not isinstance(value, bool) and least is not None and value < least:
        return f"“{column.column.zh}”不能小于 {least:g}", f"{column.column.en} cannot be below {least:g}"
    if not isinstance(value, str):
        return None
    if column.type is str and column.name != "other_names":
        issues = IssueCollector()
        parse_cell(value, column, CellRef("", column=column.column.zh), issues)
        errors = [each for each in issues.issues if each.severity.value == "error"]
        return (errors[0].zh, errors[0].en) if errors else None
    return ("一格太长", "a cell is too long") if len(value) > CELL_LIMIT else None
