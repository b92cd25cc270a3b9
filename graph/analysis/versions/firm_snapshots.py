"""The firms on file as a document carries them, to be compared later."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.facts.city import City


@dataclass(frozen=True, slots=True)
class FirmSnapshot:
    """A firm as it was on file: its full name and seat, and the links it makes with the status of each."""

    id: str
    name: str
    local: bool
    province: str | None
    city: str | None
    district: str | None
    made: Mapping[str, str | None]
    source: str


def take_firms(city: City) -> tuple[FirmSnapshot, ...]:
    """Return who is on file, where each sits and which links it makes."""
    return tuple(
        FirmSnapshot(
            id=firm.id,
            name=firm.name_zh,
            local=firm.local,
            province=firm.province,
            city=firm.city,
            district=firm.district,
            made={make.end: make.status and make.status.value for make in city.makes_of.get(firm.id, ())},
            source=firm.evidence.source,
        )
        for firm in city.firms.values()
    )
