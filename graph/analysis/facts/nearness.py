"""How near a firm is to the home city, by seat and by presence."""

from dataclasses import dataclass
from enum import StrEnum

from graph.analysis.facts.city import City
from graph.analysis.facts.places import in_province, in_wider, is_in_city
from graph.model.edges import PresentIn
from graph.model.fact import Fact
from graph.model.kinds import PENDING_PRESENCE, PresenceKind
from graph.model.places import same_province


class NearnessLevel(StrEnum):
    """Why a firm counts as near, or that it does not; `NOWHERE` where no seat is known."""

    PRESENT = "present"
    NEIGHBOUR = "neighbour"
    PROVINCE = "province"
    WIDER = "wider"
    FAR = "far"
    NOWHERE = "nowhere"


VALUES = {
    NearnessLevel.PRESENT: 1.0,
    NearnessLevel.NEIGHBOUR: 1.0,
    NearnessLevel.PROVINCE: 0.8,
    NearnessLevel.WIDER: 0.5,
    NearnessLevel.FAR: 0.0,
    NearnessLevel.NOWHERE: 0.0,
}


@dataclass(frozen=True, slots=True)
class Nearness:
    """Why a firm counts as near, as 0..1, and the facts that say so."""

    level: NearnessLevel
    facts: tuple[Fact, ...]

    @property
    def value(self) -> float:
        """Return nearness as 0..1."""
        return VALUES[self.level]


def nearness(city: City, firm_id: str) -> Nearness:
    """Return how near a firm is: its best presence in the home province or the wider region, or its seat."""
    presence = established_presence(city, firm_id)
    home = tuple(edge for edge in presence if in_province(city.region, edge.end) or is_in_city(city.region, edge.end))
    wider = tuple(edge for edge in presence if in_wider(city.region, edge.end))
    seat = seat_nearness(city, firm_id)
    if home:
        return Nearness(NearnessLevel.PRESENT, home)
    if seat.level in (NearnessLevel.FAR, NearnessLevel.NOWHERE) and wider:
        return Nearness(NearnessLevel.WIDER, wider)
    return seat


def seat_nearness(city: City, firm_id: str) -> Nearness:
    """Return how near the seat of a firm is."""
    firm, region = city.firms[firm_id], city.region
    ways = (
        (region.is_adjacent(firm.city), NearnessLevel.NEIGHBOUR),
        (same_province(firm.province, region.province), NearnessLevel.PROVINCE),
        (region.in_wider(firm.province), NearnessLevel.WIDER),
        (firm.province is not None, NearnessLevel.FAR),
    )
    return next((Nearness(near, (firm,)) for holds, near in ways if holds), Nearness(NearnessLevel.NOWHERE, ()))


def established_presence(city: City, firm_id: str) -> tuple[PresentIn, ...]:
    """Return where a firm is present, its seat included; what is only signed, in talks or planned is not yet."""
    return tuple(edge for edge in city.presence.get(firm_id, ()) if edge.kind not in PENDING_PRESENCE)


def facilities_of(city: City, firm_id: str) -> tuple[PresentIn, ...]:
    """Return where a firm has more than its seat: a plant, a branch, a daughter or a project."""
    return tuple(edge for edge in established_presence(city, firm_id) if edge.kind is not PresenceKind.SEAT)
