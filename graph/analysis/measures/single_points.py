"""Whose loss would leave most links of a chain without a core input: its single points of failure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analysis.facts.city import City
from graph.analysis.facts.parties import parties, party
from graph.analysis.judgement import Judgement
from graph.analysis.targets.supplies import users_of
from graph.analysis.verdicts.rules import Measure
from graph.model.edges import InputTo
from graph.model.nodes import Firm

Operators = Mapping[str, frozenset[str]]
"""For each link the parties on file as operating it here."""


@dataclass(frozen=True, slots=True)
class SinglePoint:
    """What the loss of one party would do to a chain.

    `lost` are the links of the chain that nobody else here makes; `starved` the inputs through which links of the
    chain that others go on making would lose a core input; `beyond` what others make further down, along core inputs.
    """

    chain_id: str
    party: str
    firms: tuple[Firm, ...]
    lost: tuple[str, ...]
    starved: tuple[InputTo, ...]
    beyond: tuple[str, ...]

    @property
    def affected(self) -> tuple[str, ...]:
        """Return the links left without a core input, each once."""
        return tuple(dict.fromkeys(edge.end for edge in self.starved))


def single_points(judgement: Judgement, chain_id: str, held: Operators | None = None) -> tuple[SinglePoint, ...]:
    """Return the parties whose loss would leave some link of the chain without a core input, the gravest first.

    Order: links left without, then links lost, then links further down, then the party. `held` are the operators of
    all links, worked out where not given.
    """
    known = operators(judgement) if held is None else held
    alone = sorted({each for found in known.values() if len(found) == 1 for each in found})
    found = (_point(judgement, chain_id, each, known) for each in alone)
    return tuple(sorted((point for point in found if point is not None), key=_gravity))


def operators(judgement: Judgement) -> Operators:
    """Return the parties operating each link here; links that nobody operates are left out."""
    verdicts = judgement.verdicts.items()
    found = {link: parties(judgement.city, verdict.facts_for(Measure.OPERATING)) for link, verdict in verdicts}
    return {link: each for link, each in found.items() if each}


def _point(judgement: Judgement, chain_id: str, one: str, held: Operators) -> SinglePoint | None:
    city, inside = judgement.city, judgement.inside(chain_id)
    lost = {link for link, found in held.items() if found == {one}}
    left = {link for link in held if link in inside and link not in lost}
    starved = [edge for link in sorted(lost) for edge in users_of(city, link) if edge.end in left]
    if not starved:
        return None
    affected = {edge.end for edge in starved}
    return SinglePoint(
        chain_id=chain_id,
        party=one,
        firms=tuple(firm for firm in _firms(city, held) if party(city, firm.id) == one),
        lost=tuple(sorted(lost & inside.keys())),
        starved=tuple(starved),
        beyond=tuple(sorted(_below(city, affected, left) - affected)),
    )


def _firms(city: City, held: Operators) -> Iterable[Firm]:
    """Yield the local firms that make something, by id."""
    makers = {make.start for link in held for make in city.makers.get(link, ())}
    owners = {firm.id for link in held for work in city.works.get(link, ()) for firm in city.owners.get(work.id, ())}
    return (city.firms[each] for each in sorted(makers | owners))


def _below(city: City, starts: Iterable[str], among: set[str]) -> set[str]:
    found: set[str] = set()
    ahead = list(starts)
    while ahead:
        fresh = {edge.end for edge in users_of(city, ahead.pop())} & among - found
        found |= fresh
        ahead.extend(fresh)
    return found


def _gravity(point: SinglePoint) -> tuple[int, int, int, str]:
    return -len(point.affected), -len(point.lost), -len(point.beyond), point.party
