"""All facts of one load, as the loaders hand them to a store."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from graph.errors import Issue
from graph.model.edges import Edge
from graph.model.evidence import Evidence
from graph.model.nodes import Node
from graph.model.record import Record
from graph.model.region import Region
from graph.model.schema import EVIDENCE, properties

R = TypeVar("R", bound=Record)

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Region, nodes and relations of one load, and the warnings its files gave."""

    region: Region
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    warnings: tuple[Issue, ...] = ()

    def digest(self) -> str:
        """Return a SHA-256 over region, nodes and relations in an order of its own: equal facts, equal digest."""
        total = hashlib.sha256(json.dumps(self.region.as_json(), sort_keys=True, ensure_ascii=False).encode())
        for line in sorted(_lines(self.nodes, self.edges)):
            total.update(line.encode())
            total.update(b"\n")
        return total.hexdigest()


def _lines(nodes: Iterable[Node], edges: Iterable[Edge]) -> Iterable[str]:
    everything: tuple[Record, ...] = (*nodes, *edges)
    for record in everything:
        yield json.dumps([record.KIND, *identity(record), plain(record)], sort_keys=True, ensure_ascii=False)


def identity(record: Record) -> tuple[str, ...]:
    """Return what tells `record` from others of its kind: a node's id, or a relation's ends and key."""
    if isinstance(record, Edge):
        return (record.start, record.end, record.key)
    if isinstance(record, Node):
        return (record.id,)
    raise TypeError(f"neither node nor relation: {record!r}")


def plain(record: Record) -> dict[str, Scalar]:
    """Return the properties and the evidence of `record` as scalars, words as their codes."""
    own = {p.name: scalar(getattr(record, p.name)) for p in properties(type(record)) if p.name != "id"}
    return own | {p.name: scalar(getattr(record.evidence, p.name)) for p in EVIDENCE}


def scalar(value: object) -> Scalar:
    """Return a value as it is kept, a word as its code. Raises TypeError for anything else."""
    if isinstance(value, Enum):
        return str(value.value)
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    raise TypeError(f"not a scalar: {value!r}")


def remake(record: type[R], ends: Mapping[str, str], stored: Mapping[str, Scalar]) -> R:
    """Return the record that `plain` took apart; `ends` holds `id`, or `start` and `end`."""
    own = {p.name: typed(p.type, stored[p.name]) for p in properties(record) if p.name != "id"}
    told: dict[str, Any] = {p.name: typed(p.type, stored[p.name]) for p in EVIDENCE}
    values: dict[str, Any] = {**ends, **own, "evidence": Evidence(**told)}
    return record(**values)


def typed(kind: type, value: Scalar) -> object:
    """Return a value of its declared type that `scalar` took apart."""
    return None if value is None else kind(value)
