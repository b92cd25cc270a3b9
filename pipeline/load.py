"""Facts from files into the graph, all or nothing."""

from pathlib import Path

from graph.model.facts import Facts
from graph.store.base import Load, Store
from loaders.folder import read_facts
from pipeline.account import who


def load_facts(
    folder: Path, store: Store, allow_removal: bool = False, in_parts: bool = False, another_city: bool = False
) -> tuple[Load, bool]:
    """Read a folder and make it the graph; return the load and whether anything was written.

    Raises FactsError with every issue, or the store's errors; the graph is then as it was.
    """
    return write_facts(read_facts(folder), store, allow_removal, in_parts, another_city)


def write_facts(
    facts: Facts, store: Store, allow_removal: bool = False, in_parts: bool = False, another_city: bool = False
) -> tuple[Load, bool]:
    """Make facts the graph; return the load and whether anything was written. Raises the store's errors."""
    return store.replace(facts, who(), allow_removal, in_parts, another_city)
