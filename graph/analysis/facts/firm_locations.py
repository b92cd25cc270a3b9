"""Where firms are seated, as their facts say: those from elsewhere by province and city, local ones by district."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from graph.analysis.facts.city import City
from graph.analysis.facts.places import districts_of_firm
from graph.model.kinds import OrgKind
from graph.model.nodes import Firm
from graph.model.places import city_key, province_key


@dataclass(frozen=True, slots=True)
class FirmsAtPlace:
    """One place and the firms seated there; `name` is None where no seat is on file."""

    name: str | None
    firms: tuple[Firm, ...]


def outside_firms(city: City) -> tuple[Firm, ...]:
    """Return all firms from elsewhere, whether or not it is on file what they make, by name."""
    return _by_name(firm for firm in city.firms.values() if not firm.local)


def local_firms(city: City) -> tuple[Firm, ...]:
    """Return all local firms, whether or not it is on file what they make, by name."""
    return _by_name(city.local_firms)


def without_place(firms: Iterable[Firm]) -> int:
    """Return of how many firms neither province nor city is on file."""
    return sum(firm.province is None and firm.city is None for firm in firms)


def without_link(city: City, firms: Iterable[Firm]) -> int:
    """Return of how many firms it is not on file what they make."""
    return sum(not city.makes_of.get(firm.id) for firm in firms)


def outside_makers(city: City, links: Collection[str]) -> tuple[Firm, ...]:
    """Return the firms from elsewhere that make at least one of the links, by name."""
    ids = {make.start for link in links for make in city.candidates.get(link, ())}
    return _by_name(city.firms[id] for id in ids)


def local_makers(city: City, links: Collection[str]) -> tuple[Firm, ...]:
    """Return the local firms that make at least one of the links, by name."""
    ids = {make.start for link in links for make in city.makers.get(link, ())}
    return _by_name(city.firms[id] for id in ids)


def by_province(firms: Iterable[Firm]) -> tuple[FirmsAtPlace, ...]:
    """Return firms by the province of their seat, most firms first; those without one on file come last."""
    return _seats(firms, lambda firm: (province_key(firm.province),))


def by_city(firms: Iterable[Firm]) -> tuple[FirmsAtPlace, ...]:
    """Return firms by the city of their seat, most firms first; those without one on file come last."""
    firms = tuple(firms)
    written = Counter(firm.city for firm in firms if firm.city is not None)
    shown: dict[str, str] = {}
    for name in sorted(written, key=lambda each: (-written[each], len(each), each)):
        shown.setdefault(city_key(name), name)
    return _seats(firms, lambda firm: (None if firm.city is None else shown[city_key(firm.city)],))


def by_district(city: City, firms: Iterable[Firm]) -> tuple[FirmsAtPlace, ...]:
    """Return local firms by district, every district of the city named; a firm in two districts counts in both."""
    found = _seats(firms, lambda firm: districts_of_firm(city, firm) or (None,))
    known = {seat.name for seat in found}
    districts = (each.name_zh for each in city.organisations.values() if each.kind is OrgKind.DISTRICT)
    empty = tuple(FirmsAtPlace(name, ()) for name in sorted(set(districts) - known))
    return tuple(sorted((*found, *empty), key=_order))


def _seats(firms: Iterable[Firm], names: Callable[[Firm], tuple[str | None, ...]]) -> tuple[FirmsAtPlace, ...]:
    found: defaultdict[str | None, list[Firm]] = defaultdict(list)
    for firm in firms:
        for name in names(firm):
            found[name].append(firm)
    return tuple(sorted((FirmsAtPlace(name, _by_name(group)) for name, group in found.items()), key=_order))


def _order(seat: FirmsAtPlace) -> tuple[bool, int, str]:
    return seat.name is None, -len(seat.firms), seat.name or ""


def _by_name(firms: Iterable[Firm]) -> tuple[Firm, ...]:
    return tuple(sorted(firms, key=lambda firm: (firm.short_name or firm.name_zh, firm.id)))
