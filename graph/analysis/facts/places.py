"""Places as the facts name them, read against the home region: here, next door, in the province, or elsewhere."""

import re
from collections.abc import Iterable
from functools import lru_cache

from graph.analysis.facts.city import City
from graph.model.edges import FirmIn, ProjectIn
from graph.model.kinds import OrgKind
from graph.model.nodes import Firm, Project
from graph.model.places import (
    core_of,
    is_named_in,
    other_part_of_country,
    parts_of_country,
    places_in,
    same_place,
    same_province,
    take_apart,
)
from graph.model.region import Region

MIN_LENGTH = 2
"""Characters a name must have to be looked for in a text."""


@lru_cache(maxsize=8192)
def is_in_city(region: Region, place: str | None) -> bool:
    """Return whether a place, as `辽宁抚顺(东洲)`, lies in the home city; a zone governed apart does not."""
    if place is None or is_in_separate_zone(region, place):
        return False
    return any(_names_home(region, part) for part in places_in(place))


def _names_home(region: Region, part: str) -> bool:
    """Return whether a place or text names the home city or a zone of it; the name of the province alone does not."""
    zones = (zone.name for zone in region.zones if zone.home)
    if is_named_in(part, f"{region.province}{region.city}") or any(is_named_in(part, name) for name in zones):
        return True
    found = take_apart(part)
    return found.core is not None and region.is_local(part, found.province)


def is_in_separate_zone(region: Region, place: str | None) -> bool:
    """Return whether a place is, or lies in, a zone that is governed apart."""
    return place is not None and any(is_named_in(place, zone.name) for zone in region.zones if not zone.home)


def is_in_adjacent_city(region: Region, place: str | None) -> bool:
    """Return whether a place lies in a neighbouring city or in a zone beside the home city."""
    return place is not None and (
        is_in_separate_zone(region, place) or any(is_named_in(place, name) for name in region.neighbours)
    )


def in_province(region: Region, place: str) -> bool:
    """Return whether a place lies in the home province, next door or in a zone apart."""
    return any(same_province(name, region.province) for name in _provinces(place)) or is_in_adjacent_city(region, place)


def in_wider(region: Region, place: str) -> bool:
    """Return whether a place lies in a province of the wider region."""
    return any(region.in_wider(name) for name in _provinces(place))


def _provinces(place: str) -> tuple[str, ...]:
    """Return the provinces that a place states."""
    found = (take_apart(part).province for part in places_in(place))
    return tuple(name for name in found if name is not None)


def places_named(city: City, text: str) -> tuple[str, ...]:
    """Return the provinces and cities on file that a text names."""
    return tuple(name for name in _names_of(city.place_names) if name in text)


def names_another_place(city: City, text: str) -> bool:
    """Return whether a text names places and none of them is the home city or next door.

    A part of the country is a place too, unless the home province lies in it; so is what lies abroad.
    """
    if is_in_city(city.region, text) or is_in_adjacent_city(city.region, text):
        return False
    return bool(places_named(city, text)) or other_part_of_country(city.region.province, text)


def excludes_city(region: Region, text: str) -> bool:
    """Check whether a text says that a layout leaves out the part of the country the home province is in."""
    found = _left_out(region.province)
    return found is not None and found.search(text) is not None


@lru_cache(maxsize=64)
def _left_out(province: str) -> re.Pattern[str] | None:
    names = "|".join(parts_of_country(province))
    return re.compile(f"(?:未见|未提|未列|未含|未到|没有|无|不在|不含)(?:{names})") if names else None


def districts_of_firm(city: City, firm: Firm) -> tuple[str, ...]:
    """Return the districts a firm is in: as placed in the graph, and as read."""
    return _districts(city, city.located_in.get(firm.id, ()), firm.district)


def districts_of_facility(city: City, work: Project) -> tuple[str, ...]:
    """Return the districts a project is in: as placed in the graph, and as read."""
    return _districts(city, city.sites.get(work.id, ()), work.district)


def _districts(city: City, placed: Iterable[FirmIn | ProjectIn], read: str | None) -> tuple[str, ...]:
    seats = (city.organisations[edge.end] for edge in placed)
    names = [each.name_zh for each in seats if each.kind is OrgKind.DISTRICT]
    return tuple(dict.fromkeys((*names, *([] if read is None else [district_name(city, read)]))))


def districts_of(city: City) -> tuple[str, ...]:
    """List the districts of the city on file, without what kind of place each is: `清原` of `清原满族自治县`."""
    names = (core_of(each.name_zh) for each in city.organisations.values() if each.kind is OrgKind.DISTRICT)
    return tuple(name for name in names if len(name) >= MIN_LENGTH)


def district_name(city: City, district: str) -> str:
    """Return the name under which a district is on file, or the name given where none is."""
    filed = (each.name_zh for each in city.organisations.values() if each.kind is OrgKind.DISTRICT)
    return next((name for name in filed if same_place(name, district)), district)


@lru_cache(maxsize=8)
def _names_of(found: frozenset[str]) -> tuple[str, ...]:
    """Return names in a set order: the set itself differs from process to process."""
    return tuple(sorted(name for name in found if len(name) >= MIN_LENGTH))
