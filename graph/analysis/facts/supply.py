"""How far a newcomer can count on an input that is made here: whether it is sold to others, and whether it suits."""

from collections.abc import Collection, Iterable

from graph.analysis.facts.city import City
from graph.model.edges import InputTo, Makes
from graph.model.kinds import InputRole, MakeStatus, Scale, Siting, Transport
from graph.model.supply import ConditionCheck, ForOthers

IN_PART = 0.4
"""What an input made here counts at most where it is made for own use, or its condition is not checked."""
LIMITED = 0.5
"""What it counts where some of it is stated to be sold: enough to look at what it could make, and to ask first."""
SOLD_SHARE = {ForOthers.SOLD: 1.0, ForOthers.LIMITED: LIMITED, ForOthers.NONE: 0.0}


def share_of(city: City, edge: InputTo, takers: Iterable[str] | None = None) -> float:
    """Return how far a maker of `edge.end` can count on an input, 0 to 1, if the input is made here.

    `takers` are the firms it is for: none for a newcomer, by default whoever makes the product here. Of a by-product
    it is not the main product that is to be had; how much of it arises is asked.
    """
    if edge.condition_check is ConditionCheck.NOT_MET:
        return 0.0
    tested = IN_PART if is_untested(edge) else 1.0
    if edge.role is InputRole.BYPRODUCT:
        return tested
    firms = [make.start for make in makes_for(city, edge.end)] if takers is None else takers
    return min(tested, _sold_share(city, edge, {city.families[firm].key for firm in firms}))


def is_untested(edge: InputTo) -> bool:
    """Check whether nobody has checked if what is made here meets the condition of its user."""
    return edge.condition_check is ConditionCheck.UNTESTED


def makes_for(city: City, link_id: str) -> tuple[Makes, ...]:
    """List what local firms make of a link, so that it may be a feed: all but what was stopped."""
    return tuple(make for make in city.makers.get(link_id, ()) if make.status is not MakeStatus.STOPPED)


def is_withheld(city: City, edge: InputTo) -> bool:
    """Check whether an input is made here and none of it can be had."""
    return bool(makes_for(city, edge.start)) and share_of(city, edge) == 0


def _sold_share(city: City, edge: InputTo, takers: Collection[str]) -> float:
    """Return the share of the maker that has the most for the takers; what no firm is on file for counts whole."""
    makes = makes_for(city, edge.start)
    return max((_share_of_make(city, edge, make, takers) for make in makes), default=1.0)


def _share_of_make(city: City, edge: InputTo, make: Makes, takers: Collection[str]) -> float:
    if city.families[make.start].key in takers:
        return 1.0
    if make.for_others is not None:
        return SOLD_SHARE[make.for_others]
    if is_piped_inside(city, edge):
        return 0.0
    return IN_PART if make.scale is Scale.OWN_USE else 1.0


def is_piped_inside(city: City, edge: InputTo) -> bool:
    """Check whether an input never leaves the works it is made in: captive there, and carried by pipe."""
    return city.links[edge.start].siting is Siting.CAPTIVE and edge.transport is Transport.PIPE


def takes_another(city: City, edge: InputTo) -> bool:
    """Check whether all who make `edge.end` here are on file as using an alternative to an input."""
    routes = [make.route for make in makes_for(city, edge.end)]
    return edge.alternatives is not None and bool(routes) and all(each not in (None, edge.start) for each in routes)
