"""A table of rules a city is about to adopt, tried before it is kept: every word and number in it must be known."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from decimal import Decimal

from graph.analysis.ledger.lights import COLOURS, DIMENSIONS, SIGNS
from graph.analysis.ledger.progress import MEASURES
from graph.analysis.ledger.race import parts_of, schemes
from graph.analysis.ledger.state import Ledger
from graph.analysis.ledger.tables import Rows, rules
from graph.errors import InvalidRequest
from graph.model.ledger_words import RAIL

STEPS = {step.value: step for step in RAIL}
NEEDS = ("required", "known", "replaceable", "listed")


def check_table(ledger: Ledger, table: str, content: str) -> None:
    """Raise InvalidRequest where a table holds a word or a number that its rules do not know."""
    tried = replace(ledger, adopted={**ledger.adopted, table: content})
    try:
        TRIALS[table](tried, rules(table, tried.adopted))
    except (KeyError, ValueError, ArithmeticError, TypeError) as error:
        raise InvalidRequest(
            f"规则表 {table} 里有不认识的词或数：{error}，没有启用；照原表的写法改",
            f"the table {table} holds what its rules do not know: {error}; it was not adopted",
        ) from error


def _check(known: Collection[str], word: str) -> None:
    if word not in known:
        raise ValueError(word)


def _lights(_: Ledger, rows: Rows) -> None:
    for row in rows:
        for known, name in ((DIMENSIONS, "dimension"), (MEASURES, "measure"), (COLOURS, "colour"), (SIGNS, "sign")):
            _check(known, row[name])
        Decimal(row["bound"])


def _gates(_: Ledger, rows: Rows) -> None:
    for row in rows:
        _check(STEPS, row["step"])
        _check(NEEDS, row["need"])
        Decimal(row["from_yi"] or 0)


def _clocks(_: Ledger, rows: Rows) -> None:
    for row in rows:
        _check(COLOURS, row["colour"])
        int(row["from_days_left"])


def _ladder(_: Ledger, rows: Rows) -> None:
    for row in rows:
        int(row["workdays"] or 0)


def _race(ledger: Ledger, rows: Rows) -> None:
    del rows
    for scheme in schemes(ledger.adopted):
        parts_of(ledger, scheme)


TRIALS: Mapping[str, Callable[[Ledger, Rows], None]] = {
    "lights": _lights,
    "gates": _gates,
    "clocks": _clocks,
    "ladder": _ladder,
    "race": _race,
}
