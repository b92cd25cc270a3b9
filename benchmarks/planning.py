"""Planning on Fushun: a what-if, a roadmap of the largest chain free and under limits, and the measures.

Aims: a what-if 50 ms or less, and 0.2 of judging all anew or less; the roadmap of the largest chain 0.2 s or less.
What is timed of a what-if is everything the page shows of it, its comparison of roadmaps included; the peer is reading
and judging the whole overlay anew in the same run.
"""

import gc
import statistics
import time
from collections.abc import Callable
from functools import partial

from benchmarks.fushun import reading
from benchmarks.machine import describe
from graph.analysis.judgement import judge
from graph.analysis.measures.city_measures import measure_city
from graph.analysis.measures.owner_inputs import owner_profile
from graph.analysis.roadmap.phase_limits import Phase
from graph.analysis.roadmap.roadmap import plan_chain
from graph.analysis.what_if.assumptions import Assumption, AttractFirm, FinishProject, InputShortage, LoseFirm
from graph.analysis.what_if.outcome import Situation, situation_of, what_if
from graph.store.overlay import OverlayReader
from graph.store.snapshot import take_snapshot

RUNS = 15
BUDGET_YI = 60.0


def main() -> None:
    """Print one line a question, medians over several runs."""
    before = _standpoint()
    print(describe())
    print(f"median and worst of {RUNS} runs, in ms")
    # what is compared with is worked out once and kept, as the app does
    _ = before.places, before.supply, before.ranks, before.footing.behind, before.footing.founded
    for supposed in _asked(before):
        ours = _timed(partial(_compared, before, supposed))
        peer = _timed(partial(judge, OverlayReader(before.reader, what_if(before, [supposed]).edits)))
        ratio = statistics.median(ours) / statistics.median(peer)
        print(f"{_name(supposed):44}{_told(ours)}  (aim 50; {ratio:.2f} of judging all anew, {_told(peer)})")
    judgement = before.judgement
    largest = max(judgement.city.chains, key=lambda chain: len(judgement.targets_of(chain)))
    steps = len(plan_chain(judgement, largest).steps)
    print(f"roadmap of {largest}, {steps} steps:")
    print(f"{'  everything':44}{_told(_timed(lambda: plan_chain(judgement, largest)))}  (aim 200)")
    print(f"{'  at most 10 projects':44}{_told(_timed(lambda: plan_chain(judgement, largest, limit=10)))}  (aim 200)")
    budget = _timed(lambda: plan_chain(judgement, largest, budget=BUDGET_YI))
    print(f"{f'  at most {BUDGET_YI:g} yi':44}{_told(budget)}  (aim 200)")
    room = dict.fromkeys(Phase, 4)
    spread = _timed(lambda: plan_chain(judgement, largest, phase_limits=room))
    print(f"{'  at most 4 a phase':44}{_told(spread)}  (aim 200)")
    owners = [(firm.id, chain) for chain in judgement.city.chains for firm in judgement.owners(chain)]
    supplied = _timed(lambda: [owner_profile(judgement, *each) for each in owners])
    print(f"{f'what {len(owners)} chain owners take':44}{_told(supplied)}")
    print(f"{'measures of 14 chains':44}{_told(_timed(lambda: measure_city(judgement)))}")


def _standpoint() -> Situation:
    with reading() as reader:
        return situation_of(take_snapshot(reader))


def _asked(before: Situation) -> list[Assumption]:
    city = before.judgement.city
    first = next(target.link_id for target in before.judgement.targets if target.link_id in city.candidates)
    local = [firm.id for firm in city.firms.values() if firm.local]
    biggest = max(local, key=lambda firm: len(city.makes_of.get(firm, ())))
    works = [work.id for found in city.projects_by_link.values() for work in found if work.stage.value == "building"]
    bought = max(city.links, key=lambda link: (city.links[link].siting == "bought", len(city.uses.get(link, ()))))
    return [
        AttractFirm(city.candidates[first][0].start, first),
        LoseFirm(biggest),
        FinishProject(works[0]),
        InputShortage(bought),
    ]


def _compared(before: Situation, supposed: Assumption) -> tuple[object, ...]:
    found = what_if(before, [supposed])
    return found.states, found.targets, found.supply, found.steps, found.consequences


def _name(supposed: Assumption) -> str:
    ids = (getattr(supposed, name) for name in ("firm_id", "project_id", "link_id") if hasattr(supposed, name))
    return f"{type(supposed).__name__.lower()} {' '.join(ids)}"


def _timed(run: Callable[[], object]) -> list[float]:
    """Return the milliseconds of each run, the first one left out."""
    run()
    found = []
    for _ in range(RUNS):
        gc.collect()
        begun = time.perf_counter()
        run()
        found.append(1000 * (time.perf_counter() - begun))
    return found


def _told(times: list[float]) -> str:
    return f"{statistics.median(times):7.1f} /{max(times):7.1f}"


if __name__ == "__main__":
    main()
