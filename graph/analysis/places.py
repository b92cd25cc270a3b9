"""Places as the facts name them, read against the home region: here, next door, in the province, or elsewhere."""

import re
from functools import lru_cache

from graph.analysis.city import City
from graph.model.kinds import OrgKind
from graph.model.nodes import Firm
from graph.model.region import Region

_DISTRICT = re.compile(r"(?<=..)(?:.{1,2}族)*(?:自治县|区|县|市)$")
SHORTEST = 2
"""Characters a name must have to be looked for in a text."""


def is_here(region: Region, place: str | None) -> bool:
    """Return whether a place, as `辽宁抚顺(东洲)`, lies in the home city; a zone governed apart does not."""
    if place is None or is_apart(region, place):
        return False
    names = (region.city, *(zone.name for zone in region.zones if zone.home))
    return any(name in place for name in names)


def is_apart(region: Region, place: str | None) -> bool:
    """Return whether a place is, or lies in, a zone that is governed apart."""
    return place is not None and any(zone.name in place for zone in region.zones if not zone.home)


def is_next_door(region: Region, place: str | None) -> bool:
    """Return whether a place lies in a neighbouring city or in a zone beside the home city."""
    return place is not None and (is_apart(region, place) or any(name in place for name in region.neighbours))


def in_province(region: Region, place: str) -> bool:
    """Return whether a place lies in the home province, next door or in a zone apart."""
    return place.startswith(region.province) or is_next_door(region, place)


def places_named(city: City, text: str) -> tuple[str, ...]:
    """Return the provinces and cities on file that a text names."""
    return tuple(name for name in _names_of(city.towns) if name in text)


def is_elsewhere(city: City, text: str) -> bool:
    """Return whether a text names places and none of them is the home city or next door."""
    if is_here(city.region, text) or is_next_door(city.region, text):
        return False
    return bool(places_named(city, text))


def districts_with(city: City, firm: Firm) -> tuple[str, ...]:
    """Return the districts a firm is in: as placed in the graph, and as read."""
    seats = (city.organisations[seat.end] for seat in city.seats.get(firm.id, ()))
    placed = [each.name_zh for each in seats if each.kind is OrgKind.DISTRICT]
    return tuple(dict.fromkeys(name for name in (*placed, firm.district) if name is not None))


@lru_cache(maxsize=8)
def _names_of(found: frozenset[str]) -> tuple[str, ...]:
    """Return names in a set order: the set itself differs from process to process."""
    return tuple(sorted(name for name in found if len(name) >= SHORTEST))


def district_core(district: str) -> str:
    """Return the name of a district without what sort of place it is: `清原` for `清原满族自治县`."""
    return _DISTRICT.sub("", district) or district
