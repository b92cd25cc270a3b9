"""What every node and every relation has."""

from dataclasses import dataclass
from typing import ClassVar

from graph.model.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact of the graph: its kind with a label in both languages, and its evidence."""

    KIND: ClassVar[str]
    ZH: ClassVar[str]
    EN: ClassVar[str]

    evidence: Evidence
