"""The state of each link of the city: the rule that decided it, the facts it read, and how firm it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analysis.facts.age import OLD_AFTER
from graph.analysis.facts.city import City
from graph.analysis.verdicts.counts import (
    CityContext,
    CountedFact,
    MeasureCount,
    city_context,
    count_by_measure,
    facts_by_measure,
)
from graph.analysis.verdicts.remarks import Remark, remarks_for
from graph.analysis.verdicts.rule_book import RULES, decide
from graph.analysis.verdicts.rules import STATEMENTS, Condition, Measure, Rule
from graph.analysis.verdicts.states import Grade, LinkState, Mark, mark_of
from graph.analysis.verdicts.tipping_facts import TippingFact, tipping_facts
from graph.model.cells import basis_told
from graph.model.evidence import weakest_basis
from graph.model.kinds import Basis, Siting
from graph.model.nodes import Chain

AGE_SHIFTS = frozenset({Measure.NEEDED, Measure.HOST_RUNS, Measure.HOST_COMES, Measure.ENDOWED, Measure.SURVEYED})
"""Measures of what surrounds a link: its users, its host, its resource, its chains."""
Counts = tuple[tuple[Measure, int], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The state of one link in the city.

    `basis` is the weakest among the facts the deciding rule read, None where it read none; `counts_if_aged` holds the
    counts as they would be with the age of facts reckoned a year shorter or longer, where that makes a difference.
    """

    link_id: str
    state: LinkState
    rule: Rule
    siting: Siting | None
    measure_counts: tuple[MeasureCount, ...]
    remarks: tuple[Remark, ...]
    basis: Basis | None
    counts_if_aged: tuple[Counts, ...]

    @property
    def counts(self) -> dict[Measure, int]:
        """Return what was counted, by measure."""
        return {reading.measure: reading.value for reading in self.measure_counts}

    @property
    def stable(self) -> bool:
        """Whether the state survives moving any single threshold by one step (a threshold of 1 moves only up)."""
        counts = self.counts
        moved = (decide(self.siting, counts, condition, step) for condition, step in THRESHOLD_SHIFTS)
        aged = (decide(self.siting, dict(each)) for each in self.counts_if_aged)
        return all(rule.state is self.state for rule in (*moved, *aged))

    @property
    def tipping_facts(self) -> tuple[TippingFact, ...]:
        """Return the single facts that would change the state, nearest first."""
        return tipping_facts(self.siting, self.counts, self.rule)

    @property
    def grade(self) -> Grade | None:
        """Return what tells the link apart from others in its state, or None."""
        return self.rule.grade

    @property
    def mark(self) -> Mark:
        """What the link is drawn and counted as."""
        return mark_of(self.state, self.grade)

    @property
    def rule_ids(self) -> tuple[str, ...]:
        """Return the ids of every rule that fired: the deciding one, then the remarks."""
        return (self.rule.id, *(note.rule.id for note in self.remarks))

    def value(self, measure: Measure) -> int:
        """Return the count of one measure."""
        return next(reading.value for reading in self.measure_counts if reading.measure is measure)

    def facts_for(self, measure: Measure) -> tuple[CountedFact, ...]:
        """Return the facts that one measure counted."""
        return next(reading.facts for reading in self.measure_counts if reading.measure is measure)

    @property
    def decisive(self) -> tuple[CountedFact, ...]:
        """The facts that the deciding rule's conditions counted."""
        read = (reading.facts for reading in self.measure_counts if reading.condition is not None)
        return tuple(dict.fromkeys(fact for facts in read for fact in facts))

    def facts(self) -> tuple[CountedFact, ...]:
        """List the facts about the link, each once; what only surrounds it counts where it decided."""
        told = (each for each in self.measure_counts if each.measure not in AGE_SHIFTS or each.condition is not None)
        return tuple(dict.fromkeys(fact for reading in told for fact in reading.facts))


def diagnose_city(city: City) -> dict[str, Verdict]:
    """Judge every link that is in a chain, in the order of chains and links."""
    behind = city_context(city)
    links = dict.fromkeys(edge.end for edges in city.includes.values() for edge in edges)
    return {link: diagnose(city, link, behind) for link in links}


def diagnose(city: City, link_id: str, behind: CityContext) -> Verdict:
    """Judge one link."""
    siting = city.links[link_id].siting
    found = facts_by_measure(city, link_id, behind)
    counts = count_by_measure(city, found)
    rule = decide(siting, counts)
    conditions = {condition.measure: condition for condition in rule.conditions}
    return Verdict(
        link_id=link_id,
        state=rule.state,
        rule=rule,
        siting=siting,
        measure_counts=tuple(
            MeasureCount(measure, counts[measure], found[measure], conditions.get(measure))
            if counts[measure] or measure in conditions
            else UNCOUNTED[measure]
            for measure in Measure
        ),
        remarks=remarks_for(city, link_id, found),
        basis=weakest_basis([basis for measure in conditions for basis in _bases(found[measure])])
        if conditions
        else None,
        counts_if_aged=tuple(_aged(city, link_id, behind, counts)),
    )


UNCOUNTED = {measure: MeasureCount(measure, 0, (), None) for measure in Measure}
"""The readings of measures that count nothing and decide nothing."""


def _bases(facts: Iterable[CountedFact]) -> Iterable[Basis]:
    for fact in facts:
        if isinstance(fact, Chain):
            yield fact.local_side_basis or Basis.INFERRED
        else:
            yield basis_told(fact)


def _aged(city: City, link_id: str, behind: CityContext, counts: Mapping[Measure, int]) -> Iterable[Counts]:
    """Yield the counts with facts growing old a year sooner and a year later, where they differ."""
    if _is_ageing(city, link_id, behind):
        for old_after in (OLD_AFTER - 1, OLD_AFTER + 1):
            other = count_by_measure(city, facts_by_measure(city, link_id, behind, old_after))
            if other != counts:
                yield tuple(other.items())


def _is_ageing(city: City, link_id: str, behind: CityContext) -> bool:
    """Check whether a year more or less could change what is counted of a link."""
    if any(make.start in behind.ageing for make in city.makers.get(link_id, ())):
        return True
    works = city.projects_by_link.get(link_id, ())
    owners = (firm.id for work in works for firm in city.owners.get(work.id, ()))
    return not behind.ageing.isdisjoint((*(work.id for work in works), *owners))


def _threshold_shifts() -> Iterable[tuple[Condition, int]]:
    """Yield each threshold that is a matter of degree with the steps it is moved by."""
    for rule in RULES:
        for condition in rule.conditions:
            if condition.measure not in STATEMENTS:
                yield from ((condition, step) for step in ((-1, 1) if condition.threshold > 1 else (1,)))


THRESHOLD_SHIFTS = tuple(_threshold_shifts())
