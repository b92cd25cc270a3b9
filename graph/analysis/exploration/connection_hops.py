"""One step from a firm to another: by dealings and control, or by what they make, need and where they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from graph.analysis.facts.city import City
from graph.analysis.facts.nearness import established_presence
from graph.analysis.facts.places import is_in_city
from graph.model.edges import InputTo, Makes, PresentIn, RelatedTo
from graph.model.fact import Fact
from graph.model.kinds import RelationKind, Strength
from graph.model.places import core_of


class ConnectionKind(StrEnum):
    """What joins two firms, from the firmest to the loosest."""

    PARENT = "parent"
    GROUP = "group"
    SHAREHOLDER = "shareholder"
    DUPLICATE = "duplicate"
    PROJECT = "project"
    SUPPLIER = "supplier"
    CUSTOMER = "customer"
    CORE_INPUT = "core_input"
    INPUT = "input"
    SAME_LINK = "same_link"
    PLACE = "place"

    @property
    def is_affinity(self) -> bool:
        """Return whether it is no dealing, only likeness: what they make, need or where they are."""
        return self in AFFINITIES


AFFINITIES = frozenset(
    {ConnectionKind.CORE_INPUT, ConnectionKind.INPUT, ConnectionKind.SAME_LINK, ConnectionKind.PLACE}
)
RELATIONS = {
    RelationKind.PARENT_OF: ConnectionKind.PARENT,
    RelationKind.CUSTOMER_OF: ConnectionKind.CUSTOMER,
    RelationKind.SUPPLIER_OF: ConnectionKind.SUPPLIER,
    RelationKind.SHAREHOLDER_OF: ConnectionKind.SHAREHOLDER,
    RelationKind.SAME_PROJECT: ConnectionKind.PROJECT,
    RelationKind.POSSIBLE_DUPLICATE: ConnectionKind.DUPLICATE,
}


@dataclass(frozen=True, slots=True)
class Hop:
    """What joins `start` to `end`, by which ids it goes (links, a project, a place, a group), on which facts."""

    kind: ConnectionKind
    start: str
    end: str
    via: tuple[str, ...]
    facts: tuple[Fact, ...]


def business_hops(city: City, firm_id: str) -> Iterator[Hop]:
    """Yield the steps by relations on file, by one group, and by a project that both undertake."""
    for edge in city.relations.get(firm_id, ()):
        yield Hop(RELATIONS[edge.kind], firm_id, _other(edge, firm_id), (), (edge,))
    yield from _group(city, firm_id)
    yield from _project(city, firm_id)


def affinity_hops(city: City, firm_id: str, *, local: bool) -> Iterator[Hop]:
    """Yield the steps to local firms, or to those from elsewhere, by inputs, links both make, and places."""
    makers = city.makers if local else city.candidates
    for make in city.makes_of.get(firm_id, ()):
        yield from _steps(ConnectionKind.SAME_LINK, make, None, makers.get(make.end, ()))
        for edge in city.uses.get(make.end, ()):
            yield from _steps(_input_kind(edge), make, edge, makers.get(edge.end, ()))
        for edge in city.inputs.get(make.end, ()):
            yield from _steps(_input_kind(edge), make, edge, makers.get(edge.start, ()))
    yield from _places(city, firm_id, local=local)


def _other(edge: RelatedTo, firm_id: str) -> str:
    return edge.end if edge.start == firm_id else edge.start


def _group(city: City, firm_id: str) -> Iterator[Hop]:
    firm = city.firms[firm_id]
    for mate in city.groups.get(firm.group, ()) if firm.group is not None else ():
        if mate.id != firm_id:
            yield Hop(ConnectionKind.GROUP, firm_id, mate.id, (firm.group or "",), (firm, mate))


def _project(city: City, firm_id: str) -> Iterator[Hop]:
    for own in city.undertakes.get(firm_id, ()):
        for partner in city.owners.get(own.end, ()):
            if partner.id == firm_id:
                continue
            theirs = [edge for edge in city.undertakes.get(partner.id, ()) if edge.end == own.end]
            yield Hop(ConnectionKind.PROJECT, firm_id, partner.id, (own.end,), (own, *theirs))


def _input_kind(edge: InputTo) -> ConnectionKind:
    return ConnectionKind.CORE_INPUT if edge.strength is Strength.CORE else ConnectionKind.INPUT


def _steps(kind: ConnectionKind, make: Makes, edge: InputTo | None, others: Iterable[Makes]) -> Iterator[Hop]:
    """Yield the steps from the maker of one link to the makers of the same or of one it feeds or is fed by."""
    for other in others:
        if other.start == make.start:
            continue
        via = (make.end,) if edge is None else (edge.start, edge.end)
        facts = (make, other) if edge is None else (make, edge, other)
        yield Hop(kind, make.start, other.start, via, facts)


def _places(city: City, firm_id: str, *, local: bool) -> Iterator[Hop]:
    """Yield the steps to firms present in the same place, or seated in the district that one's presence names."""
    for own in established_presence(city, firm_id):
        for other, edges in city.presence.items():
            if other == firm_id or city.firms[other].local is not local:
                continue
            for edge in edges:
                if edge.end == own.end and edge in established_presence(city, other):
                    yield Hop(ConnectionKind.PLACE, firm_id, other, (own.end,), (own, edge))
    yield from _into_district(city, firm_id) if local else _from_district(city, firm_id)


def _into_district(city: City, firm_id: str) -> Iterator[Hop]:
    for own in established_presence(city, firm_id):
        for firm in city.firms.values():
            if firm.local and firm.id != firm_id and _names_district(city, own, firm.district):
                yield Hop(ConnectionKind.PLACE, firm_id, firm.id, (own.end,), (own, firm))


def _from_district(city: City, firm_id: str) -> Iterator[Hop]:
    firm = city.firms[firm_id]
    for other in city.presence:
        for edge in established_presence(city, other):
            if not city.firms[other].local and _names_district(city, edge, firm.district):
                yield Hop(ConnectionKind.PLACE, firm_id, other, (edge.end,), (firm, edge))


def _names_district(city: City, edge: PresentIn, district: str | None) -> bool:
    """Return whether a presence in the home city names a district; the city's own name in it does not count."""
    if district is None or not is_in_city(city.region, edge.end):
        return False
    return core_of(district) in edge.end.replace(core_of(city.region.city), "", 1)
