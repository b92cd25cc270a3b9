"""What every kind of relation shares: its two ends, and what tells it from others between them."""

from dataclasses import dataclass
from typing import ClassVar

from graph.model.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge(Fact):
    """What every relation has: the ids of its two ends.

    `KIND` is unique; `TYPE` is the relation's name in Cypher where two kinds share one. `KEY` names the properties
    that, with the two ends, tell one relation of a kind from another. `EXPLORED` tells whether it is gone along from
    node to node: figures of firms, whom lists want and what is made elsewhere are shown beside things, and join none.
    """

    START: ClassVar[str]
    END: ClassVar[str]
    TYPE: ClassVar[str | None] = None
    KEY: ClassVar[tuple[str, ...]] = ()
    EXPLORED: ClassVar[bool] = True

    start: str
    end: str

    @property
    def key(self) -> str:
        """Return the text that tells this relation from others between the same ends; empty where there is one."""
        values = (getattr(self, name) for name in self.KEY)
        return "\x1f".join("" if value is None else str(getattr(value, "value", value)) for value in values)
