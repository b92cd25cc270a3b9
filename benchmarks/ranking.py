"""Ranking over a nation's listed firms, and over Fushun's own. Aims: fit 5 minutes, a query 1 s, 2 GiB.

The listings are public, without a licence and kept outside the project; where they are not here only Fushun is timed.
`benchmarks/ranking.py all` asks every query; else every eighth. The peers of the same run rank by the number of
products (popularity) and by tf-idf of product names (cosine of the query with all that a firm makes).
"""

import gzip
import json
import resource
import statistics
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from benchmarks.fushun import HOME, reading
from benchmarks.machine import describe
from graph.analysis.facts.city import read_city
from graph.analysis.leads.corpus import corpus_of
from graph.analysis.leads.lead import find_leads
from graph.analysis.leads.model import FittedModel, fit, score_query
from graph.analysis.leads.product_index import Vector
from loaders.national_listings import Query, read_listings
from pipeline.cli.rank import universe_of_listings

TASKS = HOME.parent / "shared" / "ranking_eval"
NAMES = ("link-101", "link-102", "edge-101")
FIRST = 10


@dataclass
class Tally:
    """How many hidden makers, and how many queries, had one among the first ten."""

    hits: int = 0
    makers: int = 0
    queries: int = 0
    answered: int = 0

    def add(self, values: Vector, known: Sequence[int], hidden: Sequence[int]) -> None:
        """Count one query: a maker's place leaves out the other hidden makers and those known."""
        values = values.copy()
        values[known] = -np.inf
        place = np.empty(len(values), dtype=np.int64)
        place[np.argsort(-np.round(values, 6), kind="stable")] = np.arange(1, len(values) + 1)
        places = sorted(int(place[row]) for row in hidden)
        self.hits += sum(at - before <= FIRST for before, at in enumerate(places))
        self.makers += len(places)
        self.answered += places[0] <= FIRST
        self.queries += 1

    def __str__(self) -> str:
        return f"hit@10 {self.hits / self.makers:.3f}  any@10 {self.answered / self.queries:.3f}"


@dataclass
class Trial:
    """The tallies of one task by method, and the seconds each query took."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)

    def ask(self, fitted: FittedModel, query: Query, hidden: Sequence[str]) -> None:
        """Ask one query of every method."""
        begun = time.perf_counter()
        total = score_query(fitted, query.text, query.known).total
        self.seconds.append(time.perf_counter() - begun)
        words = fitted.words
        methods = {
            "popularity": np.asarray(words.makes.sum(axis=1)).ravel(),
            "name tf-idf": np.asarray(words.profiles @ words.vector(query.text, words.rare)),
            "ours": total,
        }
        known, sought = ([fitted.rows[firm] for firm in firms] for firms in (query.known, hidden))
        for name, values in methods.items():
            self.tallies.setdefault(name, Tally()).add(values, known, sought)


def main(every: int) -> None:
    """Print fit, query and memory, and the scores beside their peers."""
    print(describe())
    _fushun()
    if not TASKS.is_dir():
        print(f"no listings at {TASKS}: nothing to score")
        return
    for name in NAMES:
        _task(name, every)


def _task(name: str, every: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(TASKS / name / "task.tar.gz") as task:
            task.extractall(folder, filter="data")
        begun = time.perf_counter()
        listings = read_listings(Path(folder))
        read = time.perf_counter()
        fitted = fit(universe_of_listings(listings))
        done = time.perf_counter()
    hidden, trial = _truth(name), Trial()
    for query in listings.queries[::every]:
        trial.ask(fitted, query, hidden[query.id])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{name}: read {read - begun:.1f} s, fit {done - read:.1f} s, peak {memory:.2f} GiB so far")
    print(f"  query median {statistics.median(trial.seconds) * 1000:.0f} ms, worst {max(trial.seconds) * 1000:.0f} ms")
    for method, tally in trial.tallies.items():
        print(f"  {method:<12} {tally}  ({tally.queries:,} queries, {tally.makers:,} hidden makers)")


def _truth(name: str) -> Mapping[int | str, Sequence[str]]:
    with gzip.open(TASKS / name / "truth.json.gz", "rt", encoding="utf-8") as truth:
        return {each["qid"]: each["hidden"] for each in json.load(truth)["queries"]}


def _fushun() -> None:
    with reading() as reader:
        city = read_city(reader)
    begun = time.perf_counter()
    fitted = fit(corpus_of(city))
    done = time.perf_counter()
    seconds = list(_asked(fitted, [link.name_zh for link in city.links.values()][::10]))
    print(
        f"Fushun: {len(city.firms):,} firms, fit {done - begun:.2f} s, "
        f"suggestions with reasons median {statistics.median(seconds) * 1000:.0f} ms"
    )


def _asked(fitted: FittedModel, names: Sequence[str]) -> Iterator[float]:
    for name in names:
        begun = time.perf_counter()
        find_leads(fitted, name, ())
        yield time.perf_counter() - begun


if __name__ == "__main__":
    main(1 if sys.argv[1:] == ["all"] else 8)
