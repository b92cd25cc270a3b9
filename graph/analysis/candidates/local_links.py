"""What this city has for a maker of a link: feeds and users here by name, and the feed of the maker's own route."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph.analysis.facts.age import is_old
from graph.analysis.facts.certainty import LocalMaking, SupplyDoubt, doubt_of, local_making
from graph.analysis.facts.city import City
from graph.analysis.facts.supply import share_of, takes_another
from graph.analysis.verdicts.counts import CANNOT_TRAVEL
from graph.analysis.verdicts.scale_signs import RUNNING
from graph.model.cells import basis_told
from graph.model.edges import InputTo, Makes
from graph.model.kinds import Basis, InputRole, LinkKind, MakeStatus, Strength
from graph.model.nodes import Firm, Link
from graph.model.product_text import shares_words

ACTIVE = RUNNING | {MakeStatus.BUILDING, None}
"""Statuses of a local make that counts as a feed or user; one of unseen status counts and is marked."""
GOODS = frozenset({InputRole.MATERIAL, InputRole.COMPONENT, InputRole.BYPRODUCT})


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A link next to the one in question that is made here: the input between them, and its local makers.

    `making` says how surely it is made; `doubt` what is to be asked of a feed before anybody builds on it.
    """

    link: Link
    edge: InputTo | None
    makes: tuple[Makes, ...]
    makers: tuple[Firm, ...]
    making: LocalMaking | None = None
    doubt: SupplyDoubt | None = None

    @property
    def is_inferred(self) -> bool:
        """Whether nothing but inference says that it is made here."""
        return all(basis_told(make) is Basis.INFERRED for make in self.makes)

    @property
    def is_byproduct(self) -> bool:
        """Whether it is no feed itself, but what arises beside it is."""
        return self.edge is not None and self.edge.start == self.link.id and self.edge.role is InputRole.BYPRODUCT

    @property
    def is_one_of_several(self) -> bool:
        """Whether it is a feed to which the link has alternatives, so that a maker may use another."""
        return self.edge is not None and self.edge.alternatives is not None


@dataclass(frozen=True, slots=True)
class MakeRoute:
    """The feed a maker uses: `here` if it is made in the city, `instead` the alternatives to it that are."""

    make: Makes
    feed: Link
    edge: InputTo | None
    here: Neighbour | None
    instead: tuple[Neighbour, ...]

    @property
    def is_at_odds(self) -> bool:
        """Whether this city has another feed for the same product, and not the one the maker uses."""
        return self.here is None and bool(self.instead)

    @property
    def is_tied(self) -> bool:
        """Whether the feed cannot travel to where it is used."""
        return self.edge is not None and self.edge.transport in CANNOT_TRAVEL


@dataclass(frozen=True, slots=True)
class LocalLinks:
    """What the city has for every maker of a link: its core feeds and its users here, by name."""

    feeds: tuple[Neighbour, ...]
    users: tuple[Neighbour, ...]


def local_links(city: City, link_id: str) -> LocalLinks:
    """Find what the city has for every maker of a link."""
    return LocalLinks(local_feeds(city, link_id), local_users(city, link_id))


def served_by(city: City, link_id: str, firm_id: str, around: LocalLinks) -> LocalLinks:
    """Narrow the users of a service to those that a firm says it serves, where its product names users at all.

    Who looks after wind farms is not brought by a solar field.
    """
    link = city.links[link_id]
    if link.kind is not LinkKind.SERVICE:
        return around
    told = " ".join(make.product or "" for make in makes_of(city, link_id, firm_id))
    ends = (city.links[edge.end] for edge in city.uses.get(link_id, ()))
    named = {end.id for end in ends if shares_words(told, end.name_zh, apart_from=link.name_zh)}
    return replace(around, users=tuple(each for each in around.users if not named or each.link.id in named))


def makes_of(city: City, link_id: str, firm_id: str) -> tuple[Makes, ...]:
    """List what a firm is said to make of a link."""
    return tuple(make for make in city.makes_of.get(firm_id, ()) if make.end == link_id)


def active_makes(city: City, link_id: str) -> tuple[Makes, ...]:
    """List what local firms make or build of a link; what is only planned, was stopped or lapsed is left out."""
    return tuple(make for make in city.makers.get(link_id, ()) if make.status in ACTIVE and not _is_lapsed(city, make))


def _is_lapsed(city: City, make: Makes) -> bool:
    """Check whether a plant is under construction by an old record alone, as nobody heard of it since."""
    return make.status is MakeStatus.BUILDING and is_old(city, make)


def local_feeds(city: City, link_id: str) -> tuple[Neighbour, ...]:
    """List the core goods of a link that a newcomer can have here, those that cannot travel first."""
    goods = core_goods(city.inputs.get(link_id, ()))
    return _neighbours(city, ((edge, edge.start) for edge in goods if share_of(city, edge, takers=())))


def local_users(city: City, link_id: str) -> tuple[Neighbour, ...]:
    """List the links here that take a link as a core material, component or service, those tied to it first."""
    uses = (edge for edge in core_uses(city, link_id) if not takes_another(city, edge))
    return _neighbours(city, ((edge, edge.end) for edge in uses))


def core_goods(edges: Iterable[InputTo]) -> tuple[InputTo, ...]:
    """Pick the core inputs among some that are goods: materials, components or by-products."""
    return tuple(edge for edge in edges if edge.strength is Strength.CORE and edge.role in GOODS)


def core_uses(city: City, link_id: str) -> tuple[InputTo, ...]:
    """List the uses of a link as a core material, component or service: not as equipment, nor as energy."""
    uses = (edge for edge in city.uses.get(link_id, ()) if edge.role in GOODS | {InputRole.SERVICE})
    return tuple(edge for edge in uses if edge.strength is Strength.CORE)


def _neighbours(city: City, ends: Iterable[tuple[InputTo, str]]) -> tuple[Neighbour, ...]:
    found = (neighbour for edge, end in ends if (neighbour := neighbour_of(city, end, edge)) is not None)
    return tuple(sorted(found, key=lambda each: each.edge is None or each.edge.transport not in CANNOT_TRAVEL))


def neighbour_of(city: City, link_id: str, edge: InputTo | None) -> Neighbour | None:
    """Read who makes a link here, running makers first; None if nobody does."""
    makes = tuple(sorted(active_makes(city, link_id), key=lambda make: make.status not in RUNNING))
    makers = tuple(city.firms[firm] for firm in dict.fromkeys(make.start for make in makes))
    if not makes:
        return None
    doubt = doubt_of(city, edge, takers=()) if edge is not None and edge.start == link_id else None
    return Neighbour(city.links[link_id], edge, makes, makers, local_making(city, makes), doubt)


def routes_of(city: City, makes: Iterable[Makes]) -> tuple[MakeRoute, ...]:
    """Read the routes that are on file for what a firm makes of a link."""
    return tuple(_route(city, make, make.route) for make in makes if make.route is not None)


def _route(city: City, make: Makes, feed: str) -> MakeRoute:
    inputs = city.inputs.get(make.end, ())
    edge = next((each for each in inputs if each.start == feed), None)
    group = None if edge is None else edge.alternatives
    others = (each for each in inputs if group is not None and each.alternatives == group and each.start != feed)
    instead = _neighbours(city, ((each, each.start) for each in others if share_of(city, each, [make.start])))
    kept = edge is not None and not share_of(city, edge, [make.start])
    return MakeRoute(make, city.links[feed], edge, None if kept else neighbour_of(city, feed, edge), instead)
