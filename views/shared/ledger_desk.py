"""The ledger as the page shows it: folded once for a state of facts and log and a day."""

import streamlit as st

from graph.analysis.facts.city import City, read_city
from graph.analysis.ledger.calendar import today
from graph.analysis.ledger.state import Ledger, ledger_on
from graph.analysis.ledger_facts import concerns_facts
from views.shared.context import LOADS, PageContext


def ledger_of(context: PageContext, day: str | None = None) -> Ledger:
    """Return the ledger of a day, of today where none is given, over the facts without the ledger laid over them."""
    shown = day or today()
    return _ledger(context, context.key, len(context.records.entries), shown)


@st.cache_resource(max_entries=8, show_spinner=False)
def _ledger(_context: PageContext, key: str, entries: int, day: str) -> Ledger:
    del entries
    if not any(concerns_facts(entry.act) for entry in _context.records.ledger):
        # nothing of the ledger is laid over the facts: those of the page are the same, and read already
        return ledger_on(_context.city, _context.records.entries, day)
    load = _context.city.load.id.partition("+")[0]
    return ledger_on(_facts(_context, key.partition("\n")[0], load), _context.records.entries, day)


@st.cache_resource(max_entries=LOADS, show_spinner=False)
def _facts(_context: PageContext, store: str, load: str) -> City:
    """Return the city as the facts tell it; what people recorded is not laid over it."""
    del store, load
    with _context.store.reader() as reader:
        return read_city(reader)
