"""The declaration read back: which properties each kind has, of which type, under which headings."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from graph.model.column import Column
from graph.model.edges import EDGE_KINDS, Edge
from graph.model.evidence import Evidence
from graph.model.fact import Fact
from graph.model.nodes import NODE_KINDS, Node
from graph.model.region import Region, Zone


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a kind: name, type without None, whether it may be blank, and its column."""

    name: str
    type: type
    optional: bool
    column: Column


def properties(record: type) -> tuple[Property, ...]:
    """Return the declared properties of a node, edge or evidence class, in order of declaration."""
    return _declared(record)


@cache
def _declared(record: type) -> tuple[Property, ...]:
    hints = get_type_hints(record, include_extras=True)
    found = []
    for field in fields(record):
        hint = hints[field.name]
        if get_origin(hint) is not Annotated:
            continue
        bare, *notes = get_args(hint)
        column = next(note for note in notes if isinstance(note, Column))
        found.append(Property(field.name, _plain(bare), field.default is not MISSING, column))
    return tuple(found)


def _plain(hint: Any) -> type:
    """Return the type a hint names, without None."""
    if get_origin(hint) in (Union, UnionType):
        hint = next(part for part in get_args(hint) if part is not NoneType)
    if not isinstance(hint, type):
        raise TypeError(f"not a plain type: {hint}")
    return hint


NODES: Mapping[str, type[Node]] = {kind.KIND: kind for kind in NODE_KINDS}
EDGES: Mapping[str, type[Edge]] = {kind.KIND: kind for kind in EDGE_KINDS}
EVIDENCE: tuple[Property, ...] = properties(Evidence)


def fingerprint() -> str:
    """Return a SHA-256 over all that decides how facts are kept: kinds, properties, types, codes, the home's fields."""
    kinds = {kind.KIND: _shape(kind) for kind in (*NODES.values(), *EDGES.values())}
    homes = {home.__name__: sorted(field.name for field in fields(home)) for home in (Region, Zone)}
    shape = {"kinds": kinds, "evidence": _columns(EVIDENCE), "region": homes}
    return hashlib.sha256(json.dumps(shape, sort_keys=True).encode()).hexdigest()


def _shape(kind: type[Fact]) -> dict[str, object]:
    ends = [kind.START, kind.END, kind.TYPE, kind.KEY] if issubclass(kind, Edge) else []
    return {"ends": ends, "columns": _columns(properties(kind))}


def _columns(declared: Iterable[Property]) -> dict[str, object]:
    return {each.name: [_form(each.type), each.optional] for each in declared}


def _form(kind: type) -> object:
    """Return the codes of a vocabulary, the name of any other type."""
    return sorted(str(word.value) for word in kind) if issubclass(kind, Enum) else kind.__name__
