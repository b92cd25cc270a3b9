"""A table of rules a city is about to adopt, tried before it is kept: every word and number in it must be known."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from decimal import Decimal

from graph.analysis.ledger.dispatch import Cause
from graph.analysis.ledger.gates import AMOUNTS
from graph.analysis.ledger.lights import COLOURS, DIMENSIONS, SIGNS
from graph.analysis.ledger.progress import MEASURES
from graph.analysis.ledger.race import parts_of, schemes
from graph.analysis.ledger.state import Ledger
from graph.analysis.ledger.tables import Rows, rules
from graph.errors import InvalidRequest
from graph.model.ledger_words import RAIL

STEPS = {step.value: step for step in RAIL}
NEEDS = ("required", "known", "replaceable", "listed")
CAUSES = tuple(cause.value for cause in Cause)
UNITS = ("first_talk", "landing", "department", "office", "task_force", "district")
"""Units of a project that a gate may ask for."""
KNOWN: Mapping[str, Collection[str]] = {"amount": AMOUNTS, "unit": UNITS}
"""What a gate may ask to be known: one of the five amounts, or a unit."""
MONTHS = ("months_unstarted", "months_unentered", "months_quiet")
"""Measures counted in whole months."""
PURCHASE = ("", "yes", "no")
MOST = 4
"""Dimensions a profile of lights has at most."""


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
        _check_bound(row["bound"], row["measure"])
    for profile in {row["profile"]: None for row in rows}:
        looked = {row["dimension"] for row in rows if row["profile"] == profile}
        if not profile or len(looked) > MOST:
            raise ValueError(f"{profile or 'profile'}: {len(looked)} > {MOST}")


def _check_bound(text: str, measure: str) -> None:
    """Raise ValueError where a bound is no number, or one of months is no whole one."""
    if not Decimal(text).is_finite() or (measure in MONTHS and Decimal(text) % 1):
        raise ValueError(text)


def _gates(_: Ledger, rows: Rows) -> None:
    for row in rows:
        _check(STEPS, row["step"])
        _check(NEEDS, row["need"])
        _check(PURCHASE, row["purchase"])
        sort, parted, name = row["item"].partition(":")
        if parted or row["need"] == "known":
            _check(KNOWN.get(sort, ()), name)
        Decimal(row["from_yi"] or 0)


def _clocks(_: Ledger, rows: Rows) -> None:
    for row in rows:
        _check(COLOURS, row["colour"])
        int(row["from_days_left"])


def _ladder(_: Ledger, rows: Rows) -> None:
    for row in rows:
        _check(CAUSES, row["when"])
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
