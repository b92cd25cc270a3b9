"""Whole Fushun: read and check every file, and write the graph.

Aims: 2 s or less for both together; the writing 12 times what sqlite3 takes to back the finished file up, or less.
"""

import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.fushun import FACTS
from benchmarks.machine import describe
from graph.analysis.judgement import judge
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts

RUNS = 7
COPIES = 3


def main() -> None:
    """Print medians over several runs, with the plainest possible writing of the same rows as the peer.

    Both end with the disk told to hold the file, which takes as long as the disk has other work: the ratio is of the
    fastest run of each.
    """
    reading, writing, bare, judging = [], [], [], []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            begun = time.perf_counter()
            facts = read_facts(FACTS)
            read = time.perf_counter()
            store = SqliteStore(Path(folder) / "graph.sqlite")
            store.replace(facts, by="benchmark")
            written = time.perf_counter()
            with store.reader() as reader:
                judge(reader)
            judged = time.perf_counter()
            bare += [_bare(store.path, Path(folder) / f"bare-{at}.sqlite") for at in range(COPIES)]
            size = store.path.stat().st_size
        reading.append(read - begun)
        writing.append(written - read)
        judging.append(judged - written)
    records = len(facts.nodes) + len(facts.edges)
    print(describe())
    print(f"Fushun: {len(facts.nodes):,} nodes, {len(facts.edges):,} relations; median of {RUNS} runs")
    print(f"read and check  {statistics.median(reading):6.2f} s")
    print(f"write           {statistics.median(writing):6.2f} s  {size / 2**20:.1f} MiB")
    print(f"together        {statistics.median(reading) + statistics.median(writing):6.2f} s  (aim 2 s)")
    ours, peer = 1000 * min(writing), 1000 * min(bare)
    print(f"peer: sqlite3's own backup of the file {peer:.1f} ms; ours {ours:.0f} ms, {ours / peer:.1f} times (aim 12)")
    print(f"judge all       {statistics.median(judging):6.2f} s  ({records:,} records read, every verdict and target)")


def _bare(source: Path, target: Path) -> float:
    """Return the seconds SQLite takes to copy the finished file page by page: the floor of any writing."""
    begun = time.perf_counter()
    held, copy = sqlite3.connect(source), sqlite3.connect(target)
    held.backup(copy)
    copy.close()
    held.close()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
