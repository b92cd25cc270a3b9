"""The judgement of whole Fushun. Aims: verdicts, targets and candidates 0.5 s together; steadiness 0.5 s."""

import statistics
import time
from collections.abc import Callable

import networkx as nx

from benchmarks.fushun import reading
from benchmarks.machine import describe
from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.facts.city import read_city
from graph.analysis.targets.link_context import link_sets
from graph.analysis.targets.sensitivity import DRAWS, top_ten_share
from graph.analysis.targets.targets import derive_targets
from graph.analysis.verdicts.diagnosis import diagnose_city

RUNS = 9


def main() -> None:
    """Print medians over several runs; the peer is networkx walking the same inputs once from every link."""
    with reading() as reader:
        city = read_city(reader)
        read = median(lambda: read_city(reader))
    verdicts = diagnose_city(city)
    targets = derive_targets(city, verdicts, link_sets(city, verdicts))
    diagnosing = median(lambda: diagnose_city(city))
    deriving = median(lambda: derive_targets(city, verdicts, link_sets(city, verdicts)))
    ranking = median(lambda: [rank_candidates(city, target.link_id) for target in targets])
    drawing = median(lambda: top_ten_share(targets))
    inputs = nx.DiGraph([(edge.start, edge.end) for edges in city.inputs.values() for edge in edges])
    walking = median(lambda: [nx.descendants(inputs, link) for link in inputs])
    judged = diagnosing + deriving + ranking
    print(describe())
    print(f"Fushun: {len(verdicts)} verdicts, {len(targets)} targets; median of {RUNS} runs")
    print(f"read the city        {read * 1000:7.1f} ms")
    print(f"diagnose 14 chains   {diagnosing * 1000:7.1f} ms")
    print(f"derive targets       {deriving * 1000:7.1f} ms")
    print(f"rank candidates      {ranking * 1000:7.1f} ms")
    print(f"together             {judged * 1000:7.1f} ms  (aim 500 ms)")
    print(f"steadiness           {drawing * 1000:7.1f} ms  {DRAWS:,} draws (aim 500 ms)")
    print(
        f"peer: networkx descendants of every link {walking * 1000:.1f} ms; together takes {judged / walking:.1f} times"
    )


def median(work: Callable[[], object]) -> float:
    """Return the median seconds a piece of work takes."""
    taken = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
