"""What is counted for a link: the facts behind each measure, and how many parties stand behind them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analysis.facts.age import OLD_AFTER, is_stale
from graph.analysis.facts.city import City
from graph.analysis.facts.parties import parties
from graph.analysis.verdicts.rules import STATEMENTS, Condition, Measure
from graph.model.edges import Makes, Ruled
from graph.model.kinds import LocalSide, MakeStatus, ProjectStage, RulingKind
from graph.model.nodes import Chain, Project

Production = Makes | Project
Fact = Production | Ruled | Chain

RUNNING = frozenset({ProjectStage.OPERATING, ProjectStage.AT_CAPACITY})
UNDER_WAY = frozenset({ProjectStage.SIGNED, ProjectStage.STARTED, ProjectStage.BUILDING, ProjectStage.COMPLETED})


@dataclass(frozen=True, slots=True)
class Reading:
    """One measure of a link: the count, the facts counted, and the threshold the deciding rule set on it, if any."""

    measure: Measure
    value: int
    facts: tuple[Fact, ...]
    condition: Condition | None


def facts_of(city: City, chain_id: str, link_id: str, old_after: int = OLD_AFTER) -> dict[Measure, tuple[Fact, ...]]:
    """Return the facts on a link of a chain that each measure counts; facts older than `old_after` years are old."""
    return {**_production(city, link_id, old_after), **_statements(city, chain_id, link_id)}


def _production(city: City, link_id: str, old_after: int) -> dict[Measure, tuple[Fact, ...]]:
    makes, works = city.makers.get(link_id, ()), city.works.get(link_id, ())
    operating: tuple[Production, ...] = (*_making(makes, MakeStatus.OPERATING), *_staged(works, RUNNING))
    current = tuple(fact for fact in operating if not is_stale(city, fact, old_after))
    started: tuple[Production, ...] = (*_making(makes, MakeStatus.BUILDING), *_staged(works, UNDER_WAY))
    under_way = tuple(fact for fact in started if not is_stale(city, fact, old_after))
    running = {firm.id for work in _staged(works, RUNNING) for firm in city.owners.get(work.id, ())}
    silent = (make for make in makes if make.status is None and make.start not in running)
    return {
        Measure.OPERATING: operating,
        Measure.CURRENT: current,
        Measure.CAPACITIES: tuple(fact for fact in current if isinstance(fact, Makes) and fact.capacity is not None),
        Measure.UNDER_WAY: under_way,
        Measure.UNCLEAR: (
            *silent,
            *_staged(works, frozenset({ProjectStage.UNKNOWN})),
            *(fact for fact in started if fact not in under_way),
        ),
        Measure.STOPPED: _making(makes, MakeStatus.STOPPED),
        Measure.INTENDED: (
            *_making(makes, MakeStatus.PLANNED),
            *_staged(works, frozenset({ProjectStage.PLANNED})),
        ),
    }


def _statements(city: City, chain_id: str, link_id: str) -> dict[Measure, tuple[Fact, ...]]:
    rulings = [ruling for ruling in city.rulings.get(link_id, ()) if ruling.start == chain_id]
    chain = city.chains[chain_id]
    return {
        Measure.RULED_OUT: tuple(each for each in rulings if each.kind is RulingKind.NOT_LOCAL),
        Measure.CONFIRMED: tuple(each for each in rulings if each.kind is RulingKind.CONFIRMED_ABSENT),
        Measure.THIN: (chain,) if chain.local_side is LocalSide.THIN else (),
    }


def _making(makes: Iterable[Makes], status: MakeStatus) -> tuple[Makes, ...]:
    return tuple(make for make in makes if make.status is status)


def _staged(works: Iterable[Project], stages: frozenset[ProjectStage]) -> tuple[Project, ...]:
    return tuple(work for work in works if work.stage in stages)


def counts_of(city: City, found: Mapping[Measure, tuple[Fact, ...]], chain_firms: int) -> dict[Measure, int]:
    """Return how many parties stand behind the facts of each measure, or how many statements were made."""
    counts = {
        measure: len(facts) if measure in STATEMENTS or not facts else len(parties(city, facts))
        for measure, facts in found.items()
    }
    return counts | {Measure.CHAIN_FIRMS: chain_firms}
