"""A read-only overlay: answers as if the edits had been applied."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeVar

from graph.model.edges import Edge
from graph.model.nodes import Node
from graph.model.region import Region
from graph.store.abstract_reader import AbstractReader, filter_edges
from graph.store.base import Load, Reader
from graph.store.edits import Edits, apply_edits

N = TypeVar("N", bound=Node)
E = TypeVar("E", bound=Edge)


@dataclass(frozen=True)
class OverlayReader(AbstractReader):
    """A Reader over `base` and `edits`; loads and region are those of the base."""

    base: Reader
    edits: Edits

    def load(self) -> Load:
        """Return the load the edits are laid over."""
        return self.base.load()

    def loads(self, limit: int = 20) -> tuple[Load, ...]:
        """Return the latest loads, newest first."""
        return self.base.loads(limit)

    def region(self) -> Region:
        """Return the home of the facts."""
        return self.base.region()

    def nodes(self, kind: type[N], ids: Collection[str] | None = None) -> tuple[N, ...]:
        """List the nodes of a kind, ordered by id; `ids` restricts the result."""
        found = apply_edits(kind, self.base.nodes(kind, ids), self.edits)
        return found if ids is None else tuple(node for node in found if node.id in ids)

    def edges(
        self, kind: type[E], starts: Collection[str] | None = None, ends: Collection[str] | None = None
    ) -> tuple[E, ...]:
        """List the relations of a kind, optionally only those with the given start or end ids."""
        return filter_edges(apply_edits(kind, self.base.edges(kind, starts, ends), self.edits), starts, ends)
