"""The ledger as the page shows it: folded, lit and asked about once for a state of facts and log and a day."""

from collections.abc import Mapping

from graph.analysis.facts.city import City, read_city
from graph.analysis.ledger.calendar import today
from graph.analysis.ledger.dispatch import Ask, day_before_ten_days, dispatch
from graph.analysis.ledger.lights import Colour, gravest
from graph.analysis.ledger.state import Ledger, ledger_on
from graph.analysis.ledger_facts import concerns_facts
from views.shared.context import LOADS, PageContext
from views.shared.kept import kept


def ledger_of(context: PageContext, day: str | None = None) -> Ledger:
    """Return the ledger of a day, of today where none is given, over the facts without the ledger laid over them."""
    shown = day or today()
    return _ledger(context, context.key, len(context.records.entries), shown)


def before_ten_days(context: PageContext, day: str) -> Ledger:
    """Return the ledger at the end of the ten days before those of a day."""
    return ledger_of(context, day_before_ten_days(day))


def lit(context: PageContext, ledger: Ledger, profile: str) -> Mapping[str, Colour]:
    """Return the gravest light of each project that was taken over, by its id."""
    rules = ledger.adopted.get("lights", "")
    return _lit(ledger, context.key, len(context.records.entries), ledger.day, profile, rules)


def asked(context: PageContext, ledger: Ledger, profile: str) -> tuple[Ask, ...]:
    """Return what is to be asked on the day of a ledger, the most pressing first."""
    return _asked(
        ledger, before_ten_days(context, ledger.day), context.key, len(context.records.entries), ledger.day, profile
    )


@kept(8)
def _lit(_ledger: Ledger, key: str, entries: int, day: str, profile: str, rules: str) -> Mapping[str, Colour]:
    # a past day is lit by the rules it had where it is looked at, by today's where it is compared with today
    del key, entries, day, rules
    return {each.id: gravest(_ledger, each, profile) for each in _ledger.counted if each.opened is not None}


@kept(8)
def _asked(_ledger: Ledger, _earlier: Ledger, key: str, entries: int, day: str, profile: str) -> tuple[Ask, ...]:
    del key, entries, day
    return dispatch(_ledger, _earlier, profile)


@kept(8)
def _ledger(_context: PageContext, key: str, entries: int, day: str) -> Ledger:
    del entries
    if not any(concerns_facts(entry.act) for entry in _context.records.ledger):
        # nothing of the ledger is laid over the facts: those of the page are the same, and read already
        return ledger_on(_context.city, _context.records.entries, day)
    load = _context.city.load.id.partition("+")[0]
    return ledger_on(_facts(_context, key.partition("\n")[0], load), _context.records.entries, day)


@kept(LOADS)
def _facts(_context: PageContext, store: str, load: str) -> City:
    """Return the city as the facts tell it; what people recorded is not laid over it."""
    del store, load
    with _context.store.reader() as reader:
        return read_city(reader)
