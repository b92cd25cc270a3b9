"""Facts loaded for real, and read whole."""

from graph.store.snapshot import take_snapshot
from graph.store.sqlite import SqliteStore


def loaded(path, facts):
    """Load facts into a new store and return all that is in it."""
    store = SqliteStore(path)
    store.replace(facts, by="test")
    with store.reader() as reader:
        return take_snapshot(reader)
