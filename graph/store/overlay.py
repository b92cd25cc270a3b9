"""A Reader with edits laid over another: what the graph would answer had the facts been so. Nothing is written."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeVar

from graph.model.edges import Edge
from graph.model.nodes import Node
from graph.model.region import Region
from graph.model.schema import NODES
from graph.store.base import Hit, Load, Reader
from graph.store.derived import DerivedReader, among, first_hits, hit_of
from graph.store.edits import Edits, edited

N = TypeVar("N", bound=Node)
E = TypeVar("E", bound=Edge)


@dataclass(frozen=True)
class OverlayReader(DerivedReader):
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
        """Return the nodes of a kind by id, all or those named."""
        found = edited(kind, self.base.nodes(kind, ids), self.edits)
        return found if ids is None else tuple(node for node in found if node.id in ids)

    def edges(
        self, kind: type[E], starts: Collection[str] | None = None, ends: Collection[str] | None = None
    ) -> tuple[E, ...]:
        """Return the relations of a kind, all or those that touch the named starts and ends."""
        return among(edited(kind, self.base.edges(kind, starts, ends), self.edits), starts, ends)

    def search(self, text: str, limit: int = 30) -> tuple[Hit, ...]:
        """Return nodes whose names or codes contain `text`, case aside: the shortest match first."""
        over = {(kind, key[0]): record for kind in NODES for key, record in self.edits.get(kind, {}).items()}
        kept = [hit for hit in self.base.search(text, limit + len(over)) if (hit.kind, hit.id) not in over]
        put = (hit_of(record, text) for record in over.values() if isinstance(record, Node))
        return first_hits([*kept, *(hit for hit in put if hit is not None)], limit)
