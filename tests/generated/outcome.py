"""What became of a pack on its way: how much was tried, and what failed."""

import contextlib
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.model.facts import FactSet


@dataclass
class Outcome:
    """What became of a pack: whether it was accepted, how much was tried, and each failure with where it arose."""

    accepted: bool = False
    tried: int = 0
    failures: list[str] = field(default_factory=list)

    @contextlib.contextmanager
    def trying(self, what: str) -> Iterator[None]:
        """Count what is tried, and keep whatever it raises as a failure."""
        self.tried += 1
        try:
            yield
        except Exception:  # noqa: BLE001 - whatever it is, it is the finding
            self.failures.append(f"{what}\n{traceback.format_exc(limit=-4)}")
        except SystemExit as stop:
            self.failures.append(f"{what}\nexit {stop.code}")

    def demand(self, holds: object, what: str) -> None:
        """Keep what does not hold as a failure."""
        if not holds:
            self.failures.append(what)


def ids(facts: FactSet, kind: str) -> list[str]:
    """Return the ids of a kind of node."""
    return [node.id for node in facts.nodes if kind == node.KIND]
