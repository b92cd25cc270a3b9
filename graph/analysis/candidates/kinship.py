"""How a firm from elsewhere belongs with local ones: one legal owner, or only one group; and plants of its own here."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.candidates.deciders import called, deciders_of, is_decided_by
from graph.analysis.candidates.local_links import ACTIVE, core_goods, core_uses
from graph.analysis.facts.city import City
from graph.analysis.facts.corporate_families import family_members
from graph.analysis.facts.nearness import facilities_of
from graph.analysis.facts.places import is_in_city
from graph.model.edges import PresentIn, RelatedTo
from graph.model.kinds import PresenceKind, RelationKind
from graph.model.nodes import Firm
from graph.model.product_text import names_thing
from graph.once import once

OWNING = frozenset({RelationKind.PARENT_OF, RelationKind.POSSIBLE_DUPLICATE})
OWN_PLANTS = frozenset({PresenceKind.PLANT, PresenceKind.BRANCH, PresenceKind.SUBSIDIARY})
CLASS_DIGITS = 3
"""Digits of the industry class that two products of one trade share: the group of GB/T 4754."""
FEED_STEPS = 2
"""Core goods a plant of the same trade may be upstream: phenol and bisphenol A of an epoxy resin."""


@dataclass(frozen=True, slots=True)
class Kin:
    """A local firm that belongs with a firm from elsewhere.

    `owned` says that one of them owns the other or decides for it, `in_trade` that the local one has a plant of the
    link's trade; `relation` is the relation on file between the two, if any, `common` the group or decider both have.
    """

    firm: Firm
    owned: bool
    in_trade: bool
    relation: RelatedTo | None
    common: str | None


def kin_of(city: City, link_id: str, firm: Firm) -> tuple[Kin, ...]:
    """List the local firms a firm belongs with: those it owns with a plant of the trade first, then by id.

    One that it neither owns nor that is in the trade is none: a conglomerate has firms everywhere.
    """
    local = {each for each in family_members(city, firm.id) if city.firms[each].local} | set(_controlled(city, firm))
    trade = trade_of(city, link_id) if local else frozenset()
    known = (_kin(city, firm, city.firms[each], trade) for each in sorted(local))
    found = (kin for kin in known if kin.owned or kin.in_trade)
    return tuple(sorted(found, key=lambda kin: (not (kin.owned and kin.in_trade), not kin.owned, not kin.in_trade)))


@dataclass(frozen=True, slots=True)
class _LocalFirms:
    """The local firms by the names they are called by, and by who decides on their investment."""

    named: Mapping[str, list[Firm]]
    led_by: Mapping[str, list[Firm]]


@once
def _local_firms(city: City) -> _LocalFirms:
    """Index the local firms: every firm from elsewhere is held against all of them."""
    named: defaultdict[str, list[Firm]] = defaultdict(list)
    led: defaultdict[str, list[Firm]] = defaultdict(list)
    for firm in city.local_firms:
        for name in called(firm):
            named[name].append(firm)
        for decider in deciders_of(city, firm):
            led[decider].append(firm)
    return _LocalFirms(dict(named), dict(led))


def _controlled(city: City, firm: Firm) -> Iterator[str]:
    """Yield the local firms for which a firm decides, which decide for it, or for which the same party decides."""
    own, local, stated = deciders_of(city, firm), _local_firms(city), firm.decided_by is not None
    grouped = (each for each in city.groups.get(firm.group or "", ()) if each.local)
    beside = (*grouped, *(each for name in own for each in local.led_by.get(name, ())))
    yield from (each.id for each in beside if stated or each.decided_by is not None)
    below = (each for name in called(firm) for each in local.led_by.get(name, ()))
    yield from (each.id for each in below if each.decided_by is not None)
    if stated:
        yield from (each.id for name in own for each in local.named.get(name, ()))


def _decides_for(city: City, first: Firm, second: Firm) -> bool:
    return is_decided_by(city, first, second) or is_decided_by(city, second, first)


def _common(city: City, first: Firm, second: Firm) -> str | None:
    """Return the group or the decider that two firms have in common, or None."""
    if first.group is not None and first.group == second.group:
        return first.group
    shared = set(deciders_of(city, second))
    return next((decider for decider in deciders_of(city, first) if decider in shared), None)


def _kin(city: City, firm: Firm, other: Firm, trade: frozenset[str]) -> Kin:
    edges = (edge for edge in city.relations.get(firm.id, ()) if other.id in (edge.start, edge.end))
    owning = next((edge for edge in edges if edge.kind in OWNING), None)
    owned = owning is not None or _decides_for(city, firm, other)
    active = (make for make in city.makes_of.get(other.id, ()) if make.status in ACTIVE)
    return Kin(other, owned, any(make.end in trade for make in active), owning, _common(city, firm, other))


def trade_of(city: City, link_id: str) -> frozenset[str]:
    """Find the links of one trade with a link: its core feeds up to two steps, its core users, and its class."""
    feeds = frozenset({link_id})
    for _ in range(FEED_STEPS):
        feeds |= {edge.start for each in feeds for edge in core_goods(city.inputs.get(each, ()))}
    users = {edge.end for edge in core_uses(city, link_id)}
    code = city.links[link_id].gbt4754
    alike = () if code is None else city.by_class.get(code[:CLASS_DIGITS], ())
    return feeds | users | {link.id for link in alike}


def local_plants(city: City, link_id: str, firm_id: str) -> tuple[PresentIn, ...]:
    """List the plants and branches a firm from elsewhere has here that are of the link's trade, by what they do."""
    links = [city.links[link_id], *(city.links[each] for each in sorted(trade_of(city, link_id)))]
    edges = (
        edge for edge in facilities_of(city, firm_id) if edge.kind in OWN_PLANTS and is_in_city(city.region, edge.end)
    )
    return tuple(edge for edge in edges if names_thing(edge.what or "", *(link.name_zh for link in links)))
