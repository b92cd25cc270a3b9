"""Fushun as the benchmarks take it: its folder of facts, kept in a store, judged."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.analysis.judgement import Judgement, judge
from graph.model.facts import FactSet
from graph.store.base import Reader
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts

HOME = Path(__file__).resolve().parents[1]
FACTS = HOME / "data" / "chains"


def kept(folder: Path, facts: FactSet | None = None) -> Path:
    """Write facts, those of Fushun where none are given, to a store in a folder and return its file."""
    path = folder / "graph.sqlite"
    SqliteStore(path).replace(read_facts(FACTS) if facts is None else facts, by="benchmark")
    return path


@contextmanager
def reading(facts: FactSet | None = None) -> Iterator[Reader]:
    """Open a reader of facts, of those of Fushun where none are given, in a store that goes afterwards."""
    with tempfile.TemporaryDirectory() as folder, SqliteStore(kept(Path(folder), facts)).reader() as reader:
        yield reader


def judged(facts: FactSet | None = None) -> Judgement:
    """Return the judgement of facts, of those of Fushun where none are given."""
    with reading(facts) as reader:
        return judge(reader)
