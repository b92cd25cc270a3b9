"""Trips to firms: neighbouring cities first, then the rest of the province, then other provinces."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analysis.facts.places import is_in_adjacent_city
from graph.model.nodes import Firm
from graph.model.places import same_province
from graph.model.region import Region
from graph.text import Text
from reports.wording.language import Language

MOST = 8
"""Firms of one trip."""
TRIP = Text("{province}第{number}趟", "{province} {number}")
NOWHERE = Text("所在地没有资料", "place not on file")


@dataclass(frozen=True, slots=True)
class Trip:
    """One trip: its name, its place in the order of trips, and whether it goes to neighbours."""

    name: str
    order: tuple[int, str, int, str]
    near: bool | None


def trips_of(region: Region, firms: Iterable[Firm], language: Language) -> Mapping[str, Trip]:
    """Put each firm on a trip, by its id."""
    provinces: defaultdict[str | None, defaultdict[tuple[bool, str], list[Firm]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for firm in firms:
        next_door = is_in_adjacent_city(region, firm.city)
        provinces[firm.province][not next_door, firm.city or ""].append(firm)
    found: dict[str, Trip] = {}
    for province, cities in provinces.items():
        found |= _of_province(region, province, cities, language)
    return found


def _of_province(
    region: Region, province: str | None, cities: Mapping[tuple[bool, str], list[Firm]], language: Language
) -> dict[str, Trip]:
    """Put the firms of a province on trips: cities whole where they fit, the largest first, neighbours apart."""
    count = sum(map(len, cities.values()))
    rank = _rank(region, province)
    found: dict[str, Trip] = {}
    number, held, last = 0, MOST, None
    for (far, city), firms in sorted(cities.items(), key=lambda each: (each[0][0], -len(each[1]), each[0][1])):
        if held + min(len(firms), MOST) > MOST or far != last:
            number, held = number + 1, 0
        last = far
        for firm in firms:
            if held == MOST:
                number, held = number + 1, 0
            held += 1
            order = (rank, f"{999 - count:03}{province}", number, city)
            found[firm.id] = Trip(_name(province, number, language), order, _near(far, rank))
    return found


def _rank(region: Region, province: str | None) -> int:
    """Place a province: the home one, those of the wider region, others, none on file."""
    if province is None:
        return 3
    if same_province(province, region.province):
        return 0
    return 1 if region.in_wider(province) else 2


def _near(far: bool, rank: int) -> bool | None:
    """Say whether one gets there and back in a day; None where the distance is not on file."""
    if not far:
        return True
    return None if rank in (0, 3) else False


def _name(province: str | None, number: int, language: Language) -> str:
    return NOWHERE.of(language) if province is None else TRIP.of(language, province=province, number=number)


def trip_order(trip: Trip, place: int) -> tuple[tuple[int, str, int, str], int]:
    """Return what firms are ordered by on the list by place: trip, city, then their own order."""
    return trip.order, place
