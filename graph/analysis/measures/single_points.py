"""Whose loss would cut most links of a chain off from an input they cannot buy afar: its single points of failure."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.facts.alternatives import alternatives_to
from graph.analysis.facts.city import City
from graph.analysis.facts.corporate_families import families, family_of
from graph.analysis.facts.criticality import is_readily_bought
from graph.analysis.judgement import Judgement
from graph.analysis.targets.essential_inputs import tied_users_of
from graph.analysis.verdicts.rules import Measure
from graph.model.edges import InputTo
from graph.model.kinds import Transport
from graph.model.nodes import Firm

Operators = Mapping[str, frozenset[str]]
"""For each link the parties that make it here now."""


@dataclass(frozen=True, slots=True)
class SinglePoint:
    """What the loss of one party would do to a chain.

    `lost` are the links of the chain that nobody else here makes; `cut_inputs` the inputs by pipe or a short way
    through which links of the chain that others make would be cut off; `affected_downstream` what others make that
    would be cut off after them. What travels is bought elsewhere and cuts nobody off, nor does an input with an
    alternative.
    """

    chain_id: str
    family: str
    firms: tuple[Firm, ...]
    lost: tuple[str, ...]
    cut_inputs: tuple[InputTo, ...]
    affected_downstream: tuple[str, ...]

    @property
    def affected(self) -> tuple[str, ...]:
        """Return the links cut off from a core input, each once."""
        return tuple(dict.fromkeys(edge.end for edge in self.cut_inputs))


def single_points(judgement: Judgement, chain_id: str, held: Operators | None = None) -> tuple[SinglePoint, ...]:
    """Return the parties whose loss would cut some link of the chain off from a core input, the gravest first.

    Order: links cut off, then links lost, then links further down, then the party. `held` are the operators of all
    links, worked out where not given.
    """
    known = operators(judgement) if held is None else held
    alone = sorted({each for found in known.values() if len(found) == 1 for each in found})
    found = (_point(judgement, chain_id, each, known) for each in alone)
    return tuple(sorted((point for point in found if point is not None), key=_severity))


def operators(judgement: Judgement) -> Operators:
    """Return the parties making each link here now; links that nobody makes are left out."""
    verdicts = judgement.verdicts.items()
    found = {link: families(judgement.city, verdict.facts_for(Measure.CURRENT)) for link, verdict in verdicts}
    return {link: each for link, each in found.items() if each}


def _point(judgement: Judgement, chain_id: str, operator: str, held: Operators) -> SinglePoint | None:
    city, inside = judgement.city, judgement.inside(chain_id)
    lost = {link for link, found in held.items() if found == {operator}}
    left = {link for link in held if link in inside and link not in lost}
    starved = tuple(_cut_off(city, lost, held, left))
    if not starved:
        return None
    affected = {edge.end for edge in starved}
    return SinglePoint(
        chain_id=chain_id,
        family=operator,
        firms=tuple(firm for firm in _firms(city, held) if family_of(city, firm.id) == operator),
        lost=tuple(sorted(lost & inside.keys())),
        cut_inputs=starved,
        affected_downstream=tuple(sorted(_after(city, lost, held, left) - affected)),
    )


def _firms(city: City, held: Operators) -> Iterable[Firm]:
    """Yield the local firms that make something, by id."""
    makers = {make.start for link in held for make in city.makers.get(link, ())}
    owners = {
        firm.id
        for link in held
        for work in city.projects_by_link.get(link, ())
        for firm in city.owners.get(work.id, ())
    }
    return (city.firms[each] for each in sorted(makers | owners))


def _cut_off(city: City, gone: Collection[str], held: Operators, left: Collection[str]) -> Iterator[InputTo]:
    """Yield the inputs through which links that are left would be cut off once others are gone."""
    for link in sorted(gone):
        for edge in tied_users_of(city, link):
            others = alternatives_to(city, edge)
            if edge.end in left and not any(_is_had(city, each, gone, held) for each in others):
                yield edge


def _is_had(city: City, edge: InputTo, gone: Collection[str], held: Operators) -> bool:
    """Check whether an input can still be had: made here, freely traded, or simply bought."""
    made = edge.start in held and edge.start not in gone
    return made or edge.transport is Transport.LONG_HAUL or is_readily_bought(city, edge.start)


def _after(city: City, lost: Collection[str], held: Operators, left: Collection[str]) -> set[str]:
    """Find the links that are cut off one after another: each takes down those that it alone supplied."""
    found: set[str] = set()
    while fresh := {edge.end for edge in _cut_off(city, {*lost, *found}, held, left)} - found:
        found |= fresh
    return found


def _severity(point: SinglePoint) -> tuple[int, int, int, str]:
    return -len(point.affected), -len(point.lost), -len(point.affected_downstream), point.family
