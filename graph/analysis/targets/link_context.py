"""What surrounds a link: its needs and users over all chains, how far they are here, and what it would unlock."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.candidates.deciders import houses_of
from graph.analysis.facts.alternatives import alternatives_to
from graph.analysis.facts.city import City
from graph.analysis.facts.criticality import criticality, is_readily_bought
from graph.analysis.facts.places import is_in_separate_zone
from graph.analysis.facts.supply import share_of, takes_another
from graph.analysis.verdicts.counts import CANNOT_TRAVEL
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.scale_signs import RUNNING
from graph.analysis.verdicts.states import Grade, LinkState
from graph.model.edges import InputTo, Makes
from graph.model.kinds import InputRole, MakeStatus, Scale, Siting, Strength

Verdicts = Mapping[str, Verdict]

HERE_FULLY, HERE_SOON, HERE_WEAKLY, HERE_PERHAPS = 1.0, 0.8, 0.75, 0.4
"""How far a link is here as feed or user: running; under construction; weak or inferred; announced or unseen."""
TRIAL_RULE = "D-07"
"""The rule by which a link is weak because it is only on trial."""


@dataclass(frozen=True, slots=True)
class LinkSets:
    """Where the links of the city stand: how far each is here (0 to 1), which are running, missing or being built.

    `inferred` are only expected to be here. `renowned` are made here with a market position or on a large scale,
    `in_adjacent_city` by a firm in a zone governed apart; `dependents` maps a link to those that cannot be reached
    without it. `houses` are the groups of local firms and who decides for these.
    """

    degree: Mapping[str, float]
    running: frozenset[str]
    missing: frozenset[str]
    building: frozenset[str]
    inferred: frozenset[str]
    renowned: frozenset[str]
    in_adjacent_city: frozenset[str]
    dependents: Mapping[str, frozenset[str]]
    houses: frozenset[str]

    def is_local(self, link_id: str) -> bool:
        """Check whether a link is made, being built or announced here."""
        return self.degree.get(link_id, 0.0) > 0


@dataclass(frozen=True, slots=True)
class InputNeed:
    """One core need of a link: an input, or several of which one is enough; `local` are those of them to be had here.

    `shares` say how far each of these can be counted on, 0 to 1: all of it, or only in part.
    """

    edges: tuple[InputTo, ...]
    local: tuple[InputTo, ...]
    shares: tuple[float, ...]

    @property
    def is_sure(self) -> bool:
        """Whether one of its inputs here can be counted on whole."""
        had = zip(self.local, self.shares, strict=True)
        return any(share == 1 and edge.role is not InputRole.BYPRODUCT for edge, share in had)


@dataclass(frozen=True, slots=True)
class LinkContext:
    """Inputs and uses of a link over all chains, those that are here, and what hangs on it.

    `needs` leave out equipment, general services, public supply and what is simply bought. `local_users` leave out
    buyers of equipment; `core_users` are those that take it as a core input and have no alternative here. `unlocks`
    lead to the missing links that need it and have none either; `dependents` are the links that no path reaches without
    it.
    """

    inputs: tuple[InputTo, ...]
    uses: tuple[InputTo, ...]
    local_inputs: tuple[InputTo, ...]
    local_users: tuple[InputTo, ...]
    core_users: tuple[InputTo, ...]
    needs: tuple[InputNeed, ...]
    unlocks: tuple[InputTo, ...]
    dependents: frozenset[str]

    @property
    def core_inputs(self) -> tuple[InputTo, ...]:
        """The inputs that meet a core need, alternatives included."""
        return tuple(edge for need in self.needs for edge in need.edges)

    @property
    def local_core_inputs(self) -> tuple[InputTo, ...]:
        """The inputs here that meet a core need."""
        return tuple(edge for need in self.needs for edge in need.local)

    @property
    def routes_here(self) -> tuple[str, ...]:
        """The inputs here of which one is enough: the routes by which it can be fed from here."""
        return tuple(edge.start for edge in self.local_core_inputs if edge.alternatives is not None)

    @property
    def in_doubt(self) -> tuple[InputTo, ...]:
        """The inputs of needs that only what can be had in part, was not tested or is a by-product would meet.

        Of a by-product nothing on file says how much of it arises.
        """
        return tuple(edge for need in self.needs if need.local and not need.is_sure for edge in need.local)

    @property
    def met(self) -> int:
        """The number of core needs that something here meets."""
        return sum(bool(need.local) for need in self.needs)

    @property
    def outside_inputs(self) -> tuple[InputTo, ...]:
        """The inputs of the needs that nothing here meets."""
        return tuple(edge for need in self.needs if not need.local for edge in need.edges)


def link_sets(
    city: City,
    verdicts: Verdicts,
    in_adjacent_city: frozenset[str] | None = None,
    dependents: Mapping[str, frozenset[str]] | None = None,
) -> LinkSets:
    """Sort the links of the city by where they stand; `in_adjacent_city` and `dependents` are computed unless given."""
    return LinkSets(
        degree={link: degree for link, verdict in verdicts.items() if (degree := degree_of(verdict))},
        running=frozenset(link for link, verdict in verdicts.items() if verdict.value(Measure.CURRENT)),
        missing=frozenset(link for link, verdict in verdicts.items() if verdict.state is LinkState.MISSING),
        building=frozenset(link for link, verdict in verdicts.items() if verdict.grade is Grade.BUILDING),
        inferred=frozenset(link for link, verdict in verdicts.items() if verdict.grade is Grade.EXPECTED),
        renowned=frozenset(link for link in verdicts if _is_renowned(city, link)),
        in_adjacent_city=frozenset(_made_next_door(city)) if in_adjacent_city is None else in_adjacent_city,
        dependents=_holds(city) if dependents is None else dependents,
        houses=frozenset(name for firm in city.local_firms for name in houses_of(city, firm)),
    )


def degree_of(verdict: Verdict) -> float:
    """Return how far a link is here as feed or user, 0 to 1."""
    match verdict.state:
        case LinkState.STRONG | LinkState.PRESENT:
            return HERE_FULLY
        case LinkState.PLANNED:
            return HERE_SOON if verdict.grade is Grade.BUILDING else HERE_PERHAPS
        case LinkState.WEAK:
            return _weak_degree(verdict)
        case _:
            return HERE_WEAKLY if verdict.grade is Grade.EXPECTED else 0.0


def _weak_degree(verdict: Verdict) -> float:
    if verdict.value(Measure.CURRENT):
        return HERE_PERHAPS if _is_pilot(verdict) else HERE_WEAKLY
    return HERE_PERHAPS if verdict.value(Measure.OPERATING) or verdict.value(Measure.UNCLEAR) else 0.0


def _is_pilot(verdict: Verdict) -> bool:
    """Check whether pilot lines alone make a link: a plant that starts up will feed others, a pilot line feeds none."""
    makes = (isinstance(fact, Makes) and fact.scale is Scale.TRIAL for fact in verdict.decisive)
    return verdict.rule.id == TRIAL_RULE and all(makes)


def _is_renowned(city: City, link_id: str) -> bool:
    makes = (make for make in city.makers.get(link_id, ()) if make.status in RUNNING)
    return any(make.market_position is not None or make.scale is Scale.LARGE for make in makes)


def _made_next_door(city: City) -> Iterator[str]:
    """Yield the links that a firm in a zone governed apart makes or builds: near, though not the city's."""
    apart = {firm.id for firm in city.firms.values() if is_in_separate_zone(city.region, firm.city)}
    for firm in apart:
        yield from (make.end for make in city.makes_of.get(firm, ()) if make.status in RUNNING | {MakeStatus.BUILDING})


def _holds(city: City) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for chain in city.chains:
        for link, below in criticality(city, chain).items():
            found[link] = found.get(link, frozenset()) | below
    return found


def link_context(city: City, found: LinkSets, link_id: str) -> LinkContext:
    """Find what surrounds a link."""
    inputs, uses = city.inputs.get(link_id, ()), city.uses.get(link_id, ())
    users = tuple(edge for edge in uses if found.is_local(edge.end) and is_used(city, edge))
    wanted = [edge for edge in uses if is_need(city, edge)]
    return LinkContext(
        inputs=inputs,
        uses=uses,
        local_inputs=tuple(edge for edge in inputs if found.is_local(edge.start)),
        local_users=users,
        core_users=tuple(edge for edge in users if is_wanted(edge) and not _has_alternative(found, city, edge)),
        needs=tuple(_need(found, city, edges) for edges in grouped_needs(city, link_id)),
        unlocks=tuple(edge for edge in wanted if edge.end in found.missing and not _has_alternative(found, city, edge)),
        dependents=found.dependents.get(link_id, frozenset()),
    )


def is_used(city: City, edge: InputTo) -> bool:
    """Check whether who makes the product here takes an input again and again, as far as routes on file say."""
    return edge.role is not InputRole.EQUIPMENT and not takes_another(city, edge)


def is_wanted(edge: InputTo) -> bool:
    """Check whether an input is a core one that its user takes for good: equipment is bought once."""
    return edge.strength is Strength.CORE and edge.role is not InputRole.EQUIPMENT


def is_need(city: City, edge: InputTo) -> bool:
    """Check whether an input is a core need that must be made near or be arranged for.

    A service counts only where it is tied to the place, as a slope is to a ski school.
    """
    if not is_wanted(edge) or is_readily_bought(city, edge.start) or city.links[edge.start].siting is Siting.STOCK:
        return False
    return edge.role is not InputRole.SERVICE or edge.transport in CANNOT_TRAVEL


def grouped_needs(city: City, link_id: str) -> tuple[tuple[InputTo, ...], ...]:
    """List the core needs of a link, the inputs of one group of alternatives together.

    Of what arises beside products the streams that most makers elsewhere work up come first.
    """
    groups: dict[tuple[str, str], list[InputTo]] = {}
    for edge in city.inputs.get(link_id, ()):
        if is_need(city, edge):
            key = ("one of", edge.alternatives) if edge.alternatives is not None else ("only", edge.start)
            groups.setdefault(key, []).append(edge)
    routes = Counter(make.route for make in city.candidates.get(link_id, ()))
    return tuple(
        tuple(sorted(edges, key=lambda edge: -routes[edge.start] if edge.role is InputRole.BYPRODUCT else 0))
        for edges in groups.values()
    )


def _need(found: LinkSets, city: City, edges: Iterable[InputTo]) -> InputNeed:
    group = tuple(edges)
    shares = {edge: share for edge in group if found.is_local(edge.start) and (share := share_of(city, edge))}
    return InputNeed(group, tuple(shares), tuple(shares.values()))


def _has_alternative(found: LinkSets, city: City, edge: InputTo) -> bool:
    """Check whether another input of the same group of alternatives runs here."""
    return any(each.start in found.running for each in alternatives_to(city, edge))
