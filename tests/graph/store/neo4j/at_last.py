"""What a server holds, and what it holds or takes at last: it may be slow, and busy with what a dead loader asked."""

import contextlib
import time

from graph.errors import StoreBusy, StoreSlow
from graph.model.nodes import Link


def held(store):
    with store.reader() as reader:
        return {node.name_zh.rstrip("0123456789") for node in reader.nodes(Link)}, reader.load().number


def held_at_last(store):
    """Look again while told to: the last thing a loader asked for may come in after its death."""
    for _ in range(300):
        try:
            return held(store)
        except StoreBusy:
            time.sleep(0.2)
    return held(store)


def loaded_at_last(store, facts):
    """Load again while the server is slow: it has only just begun, and plans every statement anew."""
    for _ in range(30):
        with contextlib.suppress(StoreBusy, StoreSlow):
            return store.replace(facts, by="test", allow_removal=True)
    return store.replace(facts, by="test", allow_removal=True)
