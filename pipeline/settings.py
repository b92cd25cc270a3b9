"""Where the facts and the graph are: beside the code unless the environment says otherwise."""

import os
from dataclasses import dataclass
from pathlib import Path

from graph.store.base import Store
from graph.store.sqlite import SqliteStore

HOME = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """The folder of facts and the file of the embedded store."""

    facts: Path
    store: Path

    @classmethod
    def from_environment(cls) -> "Settings":
        """Return the settings: LIANPU_FACTS and LIANPU_STORE, or data/chains and var/lianpu.sqlite."""
        return cls(
            facts=Path(os.environ.get("LIANPU_FACTS") or HOME / "data" / "chains"),
            store=Path(os.environ.get("LIANPU_STORE") or HOME / "var" / "lianpu.sqlite"),
        )


def open_store(settings: Settings | None = None) -> Store:
    """Return the store the settings name."""
    return SqliteStore((settings or Settings.from_environment()).store)
