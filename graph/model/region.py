"""The home of the facts: city, province and neighbours, as the data's own setting."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from graph.model.places import (
    MUNICIPALITIES,
    is_part_alone,
    is_province,
    lies_in,
    province_key,
    same_place,
    same_province,
    take_apart,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """An area inside or beside the city that is governed apart; `home` says whether its firms count as local."""

    name: str
    home: bool
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The city the facts are about: whose firms are local, and what counts as near.

    `as_of` is when the facts were gathered, as year, year-month or date; the age of a fact is counted up to it.
    """

    city: str
    city_en: str
    province: str
    province_en: str
    neighbours: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    zones: tuple[Zone, ...] = ()
    as_of: str | None = None

    @property
    def city_zh(self) -> str:
        """Return the city's name with what kind of place it is: `抚顺` and `抚顺市` are both `抚顺市`."""
        return self.city if self.city.endswith(("市", "州", "盟", "区", "县", "旗")) else f"{self.city}市"

    def is_same_city(self, other: "Region") -> bool:
        """Return whether two regions are about one city, however its name and its province's are written."""
        alike = not is_province(self.province) or self._may_be_home(other.province)
        return alike and same_place(self.city, other.city)

    def is_local(self, city: str | None, province: str | None = None) -> bool:
        """Return whether a firm seated in `city` is local; a city of that name in another province is not."""
        if any(zone.home and same_place(city, zone.name) for zone in self.zones):
            return True
        if self.is_separate_zone(city) or not self._may_be_home(province):
            return False
        return self._in_municipality(city, province) or (lies_in(city, self.city) and not self._elsewhere(city))

    def _in_municipality(self, city: str | None, province: str | None) -> bool:
        """Return whether the home city is a province too, and a seat lies in it: `渝北区` of `重庆`."""
        home = province_key(self.city)
        stated = None if city is None else take_apart(city).province
        return home in MUNICIPALITIES and home == (stated or province_key(province))

    def _elsewhere(self, city: str | None) -> bool:
        """Return whether a name states a province that is not the home province."""
        stated = None if city is None else take_apart(city)
        return stated is not None and stated.core is not None and not self._may_be_home(stated.province)

    def _may_be_home(self, province: str | None) -> bool:
        """Return whether a province is the home province, or says nothing."""
        return province is None or not is_province(province) or same_province(province, self.province)

    def is_separate_zone(self, name: str | None) -> bool:
        """Return whether `name` is a zone that is governed apart and does not count as local."""
        return any(not zone.home and same_place(name, zone.name) for zone in self.zones)

    def holds(self, city: str | None, district: str | None, owners: Iterable[str | None]) -> bool:
        """Return whether a project counts as the city's: by the city it states, else by the seats of its owners.

        In no case does one in a zone apart; one that states nothing and has no located owner does.
        """
        if self.is_separate_zone(district):
            return False
        return not any(self.is_separate_zone(owner) for owner in owners) if city is None else self.is_local(city)

    def is_made_here(self, place: str | None, local: bool) -> bool:
        """Return whether a make counts as the city's: by the place it states, else by the seat of its firm.

        A district or county alone says of no other city that it is made there.
        """
        if place is None or self.is_local(place):
            return local if place is None else True
        return local and not self.is_separate_zone(place) and is_part_alone(place)

    def is_adjacent(self, city: str | None) -> bool:
        """Return whether `city` is a neighbour, or a zone beside the city that does not count as local."""
        return self.is_separate_zone(city) or any(lies_in(city, name) for name in self.neighbours)

    def in_wider(self, province: str | None) -> bool:
        """Return whether a province is one of the wider region."""
        return any(same_province(province, name) for name in self.wider)

    def as_json(self) -> dict[str, object]:
        """Return a plain dict, to be kept with a load."""
        return asdict(self)

    @classmethod
    def from_json(cls, plain: dict[str, object]) -> "Region":
        """Return the region that `as_json` wrote."""
        return cls(
            city=str(plain["city"]),
            city_en=str(plain["city_en"]),
            province=str(plain["province"]),
            province_en=str(plain["province_en"]),
            neighbours=tuple(str(name) for name in _rows(plain, "neighbours")),
            wider=tuple(str(name) for name in _rows(plain, "wider")),
            zones=tuple(Zone(**zone) for zone in _rows(plain, "zones") if isinstance(zone, dict)),
            as_of=None if plain.get("as_of") is None else str(plain["as_of"]),
        )


def _rows(plain: dict[str, object], name: str) -> list[object]:
    rows = plain[name]
    if not isinstance(rows, (list, tuple)):
        raise TypeError(f"{name} is not a list")
    return list(rows)
