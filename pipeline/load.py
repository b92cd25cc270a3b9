"""Facts into the graph, all or nothing."""

from graph.model.facts import FactSet
from graph.store.base import Load, Store
from pipeline.account import current_account


def write_facts(
    facts: FactSet, store: Store, allow_removal: bool = False, in_parts: bool = False, another_city: bool = False
) -> tuple[Load, bool]:
    """Make facts the graph; return the load and whether anything was written.

    Raises the store's errors; the graph is then unchanged.
    """
    return store.replace(facts, current_account(), allow_removal, in_parts, another_city)
