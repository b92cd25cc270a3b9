"""All facts of one load, as the loaders hand them to a store."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from graph.errors import Issue
from graph.model.edges import Edge
from graph.model.evidence import Evidence
from graph.model.fact import Fact
from graph.model.nodes import Node
from graph.model.region import Region
from graph.model.schema import EDGES, EVIDENCE, NODES, properties

if TYPE_CHECKING:
    # the shelf is made from facts
    from graph.model.shelf import Shelf

R = TypeVar("R", bound=Fact)

Scalar = str | int | float | bool | None

OWN_NAMES: Mapping[type[Fact], tuple[str, ...]] = {
    kind: tuple(each.name for each in properties(kind) if each.name != "id")
    for kind in (*NODES.values(), *EDGES.values())
}
"""What a record of each kind keeps beside its id and its evidence, in order of declaration."""
EVIDENCE_NAMES = tuple(each.name for each in EVIDENCE)
ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False)
"""Made once: `json.dumps` makes one for every call that asks for other than its defaults."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSet:
    """Region, nodes and relations of one load, the warnings its files gave, and the shared shelf where it is asked for.

    What acts add to the facts is filled from the shelf as well.
    """

    region: Region
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    warnings: tuple[Issue, ...] = ()
    shelf: "Shelf | None" = field(default=None, compare=False, repr=False)

    def digest(self) -> str:
        """Compute a SHA-256 over region, nodes and relations, independent of their order."""
        total = hashlib.sha256(json.dumps(self.region.as_json(), sort_keys=True, ensure_ascii=False).encode())
        for line in sorted(_lines(self.nodes, self.edges)):
            total.update(line.encode())
            total.update(b"\n")
        return total.hexdigest()


def _lines(nodes: Iterable[Node], edges: Iterable[Edge]) -> Iterable[str]:
    everything: tuple[Fact, ...] = (*nodes, *edges)
    for record in everything:
        yield ENCODER.encode([record.KIND, *identity(record), to_scalars(record)])


def identity(fact: Fact) -> tuple[str, ...]:
    """Return what tells `fact` from others of its kind: a node's id, or a relation's ends and key."""
    if isinstance(fact, Edge):
        return (fact.start, fact.end, fact.key)
    if isinstance(fact, Node):
        return (fact.id,)
    raise TypeError(f"neither node nor relation: {fact!r}")


def scalar_names(kind: type[Fact]) -> tuple[str, ...]:
    """Return the names that `to_scalars` gives a record of a kind, in its order."""
    return OWN_NAMES[kind] + EVIDENCE_NAMES


def to_scalars(fact: Fact) -> dict[str, Scalar]:
    """Return the properties and the evidence of `fact` as scalars, words as their codes."""
    kept = {name: to_scalar(getattr(fact, name)) for name in OWN_NAMES[type(fact)]}
    for name in EVIDENCE_NAMES:
        kept[name] = to_scalar(getattr(fact.evidence, name))
    return kept


def to_scalar(value: object) -> Scalar:
    """Return a value as it is kept, a word as its code. Raises TypeError for anything else."""
    if value is None or type(value) is str:
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, (str, int, float, bool)):
        return value
    raise TypeError(f"not a scalar: {value!r}")


def from_scalars(kind: type[R], key_values: Mapping[str, str], stored: Mapping[str, Scalar]) -> R:
    """Return the record that `to_scalars` took apart; `key_values` holds `id`, or `start` and `end`."""
    own = {p.name: from_scalar(p.type, stored[p.name]) for p in properties(kind) if p.name != "id"}
    told: dict[str, Any] = {p.name: from_scalar(p.type, stored[p.name]) for p in EVIDENCE}
    values: dict[str, Any] = {**key_values, **own, "evidence": Evidence(**told)}
    return kind(**values)


def from_scalar(kind: type, value: Scalar) -> object:
    """Return a value of its declared type that `to_scalar` took apart."""
    return None if value is None else kind(value)
