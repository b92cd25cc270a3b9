"""The state of each link of a chain, with the rule that decided it and the facts it read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analysis.city import City
from graph.analysis.parties import parties
from graph.analysis.rules import RULES, Condition, Measure, Rule
from graph.analysis.states import LinkState
from graph.model.edges import Makes
from graph.model.evidence import weakest
from graph.model.kinds import Basis, MakeStatus, ProjectStage
from graph.model.nodes import Project

Fact = Makes | Project

RUNNING = frozenset({ProjectStage.OPERATING, ProjectStage.AT_CAPACITY})
UNDER_WAY = frozenset({ProjectStage.SIGNED, ProjectStage.STARTED, ProjectStage.BUILDING, ProjectStage.COMPLETED})


@dataclass(frozen=True, slots=True)
class Reading:
    """One measure of a link: the count, the facts counted, and the threshold the deciding rule set on it, if any."""

    measure: Measure
    value: int
    facts: tuple[Fact, ...]
    condition: Condition | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The state of one link in one chain; `stable` tells whether it holds when any one threshold moves by one."""

    chain_id: str
    link_id: str
    state: LinkState
    rule: Rule
    readings: tuple[Reading, ...]
    basis: Basis | None
    stable: bool

    @property
    def present(self) -> bool:
        """Return whether the link is made here, or soon will be."""
        return self.value(Measure.OPERATING) + self.value(Measure.UNDER_WAY) > 0

    def value(self, measure: Measure) -> int:
        """Return the count of one measure."""
        return next(reading.value for reading in self.readings if reading.measure is measure)

    def facts(self) -> tuple[Fact, ...]:
        """Return every fact read, each once."""
        return tuple(dict.fromkeys(fact for reading in self.readings for fact in reading.facts))


def diagnose(city: City, chain_id: str) -> tuple[Verdict, ...]:
    """Return a verdict for every link of the chain, by link id."""
    firms = len(local_firms(city, chain_id))
    return tuple(_verdict(city, chain_id, edge.end, firms) for edge in city.includes.get(chain_id, ()))


def local_firms(city: City, chain_id: str) -> frozenset[str]:
    """Return the ids of the local firms on file that make any link of the chain."""
    links = (edge.end for edge in city.includes.get(chain_id, ()))
    return frozenset(make.start for link in links for make in city.makers.get(link, ()))


def _verdict(city: City, chain_id: str, link_id: str, firms: int) -> Verdict:
    found = facts_of(city, link_id)
    counts = {measure: len(parties(city, facts)) for measure, facts in found.items()}
    counts[Measure.CHAIN_FIRMS] = firms
    rule = _decide(city, link_id, counts)
    conditions = {condition.measure: condition for condition in rule.conditions}
    readings = tuple(
        Reading(measure, counts[measure], found.get(measure, ()), conditions.get(measure)) for measure in Measure
    )
    bases = [fact.evidence.basis for group in found.values() for fact in group]
    stable = all(_decide(city, link_id, counts, moved, step).state is rule.state for moved, step in _moves())
    return Verdict(chain_id, link_id, rule.state, rule, readings, weakest(bases), stable)


def facts_of(city: City, link_id: str) -> dict[Measure, tuple[Fact, ...]]:
    """Return the facts on a link that each measure counts; counts are of the parties behind them."""
    makes, works = city.makers.get(link_id, ()), city.works.get(link_id, ())
    operating = _making(makes, MakeStatus.OPERATING)
    running = {firm.id for work in works if work.stage in RUNNING for firm in city.owners.get(work.id, ())}
    silent = tuple(make for make in makes if make.status is None and make.start not in running)
    return {
        Measure.OPERATING: (*operating, *(work for work in works if work.stage in RUNNING)),
        Measure.CAPACITIES: tuple(make for make in operating if make.capacity is not None),
        Measure.UNDER_WAY: (
            *_making(makes, MakeStatus.BUILDING),
            *(work for work in works if work.stage in UNDER_WAY),
        ),
        Measure.UNCLEAR: (*silent, *(work for work in works if work.stage is ProjectStage.UNKNOWN)),
        Measure.STOPPED: _making(makes, MakeStatus.STOPPED),
        Measure.INTENDED: (
            *_making(makes, MakeStatus.PLANNED),
            *(work for work in works if work.stage is ProjectStage.PLANNED),
        ),
    }


def _making(makes: Iterable[Makes], status: MakeStatus) -> tuple[Makes, ...]:
    return tuple(make for make in makes if make.status is status)


def _decide(
    city: City, link_id: str, counts: Mapping[Measure, int], moved: Condition | None = None, step: int = 0
) -> Rule:
    siting = city.links[link_id].siting
    return next(
        rule
        for rule in RULES
        if (rule.sitings is None or siting in rule.sitings)
        and all(each.holds(counts, step if each is moved else 0) for each in rule.conditions)
    )


def _moves() -> Iterable[tuple[Condition, int]]:
    """Yield every threshold above one, a step down and a step up; a threshold of one only moves up."""
    for rule in RULES:
        for condition in rule.conditions:
            if condition.threshold > 1:
                yield condition, -1
            yield condition, 1
