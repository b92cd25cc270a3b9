"""What a running maker shows of its size: evidence of scale, or a named sign of weakness.

A small, trial or own-use unit is no weakness where the plant around it makes it so: a step of an integrated works, a
captive intermediate, a unit that feeds a product of scale of the same firm.
"""

from collections.abc import Iterator

from graph.analysis.facts.city import City
from graph.analysis.facts.corporate_families import family_members
from graph.model.cells import basis_told, corrected_basis
from graph.model.edges import Makes
from graph.model.kinds import Basis, LinkKind, MakeStatus, Market, Scale, Siting, Strength
from graph.model.labelled_enum import LabelledEnum
from graph.model.nodes import Link

RUNNING = frozenset({MakeStatus.OPERATING, MakeStatus.SEASONAL, MakeStatus.TRIAL})
"""Statuses of a maker that produces, if only for a season or on trial."""
SIZED = frozenset({Scale.LARGE, Scale.MEDIUM})
BOUND = frozenset({Siting.CAPTIVE, Siting.REGULATED, Siting.RESOURCE})
"""Sitings of links that are made where and as large as plant, permit or resource allows: own use is no weakness."""

OWNERS_WORK = frozenset({LinkKind.PROCESS, LinkKind.SERVICE})
"""Kinds of link that an owner does on its own site, as slag or land is dealt with: where nobody far off could buy it,
own use is how it is done."""


class Sign(LabelledEnum):
    """A sign that a link made here is weak, the mildest first."""

    SEASONAL = "seasonal", "季节性", "Seasonal"
    SMALL = "small", "规模小", "Small"
    OWN_USE = "own_use", "只供自用", "Own use only"
    TRIAL = "trial", "试产或中试", "On trial"


def has_scale(make: Makes, link: Link) -> bool:
    """Check whether a make bears evidence of scale: a market position, a size, or the local plant's own capacity.

    Size and capacity count if they were read somewhere, not if they are general knowledge. A capacity counts unless it
    covers more than the local plant, or lies under the link's minimum scale in one unit.
    """
    if make.scale in (Scale.SMALL, Scale.TRIAL) or make.status is MakeStatus.TRIAL:
        return False
    if make.market_position is not None and _position_basis(make) is not Basis.INFERRED:
        return True
    if make.scale in SIZED and _is_read(make, "scale"):
        return True
    if make.capacity is None or make.capacity_scope is not None or not _is_read(make, "capacity"):
        return False
    comparable = link.min_scale is not None and link.min_scale_unit == make.capacity_unit
    return not comparable or make.capacity >= (link.min_scale or 0)


def _position_basis(make: Makes) -> Basis | None:
    """Return the basis of a market position: of its correction, else the one written beside it."""
    return corrected_basis(make, "market_position") or make.market_position_basis


def _is_read(make: Makes, column: str) -> bool:
    return make.evidence.is_assumed or basis_told(make, column) is Basis.SOURCE


def sign_of(city: City, make: Makes) -> Sign | None:
    """Find the sign of weakness that a running maker shows, or None."""
    if make.status is MakeStatus.TRIAL or make.scale is Scale.TRIAL:
        return Sign.TRIAL
    if make.scale is Scale.OWN_USE and not _is_by_nature_own(city.links[make.end]) and not _feeds_scale(city, make):
        return Sign.OWN_USE
    if make.scale is Scale.SMALL and not _is_step(city, make):
        return Sign.SMALL
    # what rests on a resource keeps that resource's season
    bound = city.links[make.end].siting is Siting.RESOURCE
    return Sign.SEASONAL if make.status is MakeStatus.SEASONAL and not bound else None


def _is_by_nature_own(link: Link) -> bool:
    """Check whether own use says nothing: bound to plant, permit or resource, or work that owners do for themselves."""
    return link.siting in BOUND or (link.kind in OWNERS_WORK and link.market in (Market.LOCAL, Market.REGIONAL))


def is_in_plant(city: City, make: Makes) -> bool:
    """Check whether a step inside a works is made by the party that runs the next core step, so that it surely runs.

    A step is what is captive, or what a restricted plant makes for its own use.
    """
    siting = city.links[make.end].siting
    step = siting is Siting.CAPTIVE or (siting is Siting.REGULATED and make.scale is Scale.OWN_USE)
    if not step or make.status is not MakeStatus.OPERATING:
        return False
    own = {each.end for each in _own_running(city, make)}
    return any(edge.strength is Strength.CORE and edge.end in own for edge in city.uses.get(make.end, ()))


def _is_step(city: City, make: Makes) -> bool:
    """Check whether the same party makes a core input of the product here, so that the unit is a step of its works."""
    own = {each.end for each in _own_running(city, make)}
    inputs = city.inputs.get(make.end, ())
    return any(edge.strength is Strength.CORE and edge.start in own for edge in inputs)


def _feeds_scale(city: City, make: Makes) -> bool:
    """Check whether the product is a core input of one that the same party makes here at scale."""
    ends = {edge.end for edge in city.uses.get(make.end, ()) if edge.strength is Strength.CORE}
    return any(each.end in ends and has_scale(each, city.links[each.end]) for each in _own_running(city, make))


def _own_running(city: City, make: Makes) -> Iterator[Makes]:
    """Yield what the maker's party makes here now; what stops only in a what-if is still part of its works."""
    for firm in family_members(city, make.start):
        if city.firms[firm].local:
            makes = city.makes_of.get(firm, ())
            yield from (each for each in makes if each.status in RUNNING or each.evidence.is_assumed)
