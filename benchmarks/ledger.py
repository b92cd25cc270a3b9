"""The project ledger on 500 projects of a year made from a seed. Aims: dispatch, race and totals 0.3 s each."""

from importlib import import_module
from typing import Any

from benchmarks.fushun import reading
from benchmarks.judgement import RUNS, median
from benchmarks.machine import describe
from graph.analysis.facts.city import read_city
from graph.analysis.ledger.dispatch import day_before_ten_days, dispatch
from graph.analysis.ledger.indicators import UnitKind
from graph.analysis.ledger.race import race
from graph.analysis.ledger.state import Ledger, ledger_on
from graph.analysis.ledger.totals import By, totals

PROJECTS = 500
YEAR: Any = import_module("tests.graph.analysis.ledger.year")
LAST: str = YEAR.LAST


def main() -> None:
    """Print medians over several runs."""
    entries = YEAR.Year(1, PROJECTS).entries
    with reading() as reader:
        city = read_city(reader)
    earlier = ledger_on(city, entries, day_before_ten_days(LAST))
    # a ledger keeps its answers: each run asks one that was asked nothing yet
    fresh = iter([ledger_on(city, entries, LAST) for _ in range(3 * RUNS)])
    folding = median(lambda: ledger_on(city, entries, LAST))
    asking = median(lambda: dispatch(next(fresh), earlier, "本市"))
    racing = median(lambda: race(next(fresh), "专班季度", UnitKind.DISTRICT, "2026"))
    adding = median(lambda: _all_totals(next(fresh)))
    print(describe())
    print(f"{PROJECTS} projects, {len(entries):,} entries; median of {RUNS} runs")
    print(f"fold the ledger      {folding * 1000:7.1f} ms")
    print(f"dispatch             {asking * 1000:7.1f} ms  (aim 300 ms)")
    print(f"race                 {racing * 1000:7.1f} ms  (aim 300 ms)")
    print(f"totals, seven ways   {adding * 1000:7.1f} ms  (aim 300 ms)")


def _all_totals(ledger: Ledger) -> list[object]:
    return [totals(ledger, by) for by in By]


if __name__ == "__main__":
    main()
