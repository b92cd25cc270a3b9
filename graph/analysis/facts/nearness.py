"""How near a firm is to the home city, by seat and by presence."""

from dataclasses import dataclass
from enum import StrEnum

from graph.analysis.facts.city import City
from graph.analysis.facts.places import in_province, in_wider, is_here
from graph.model.edges import PresentIn
from graph.model.fact import Fact
from graph.model.kinds import PENDING_PRESENCE, PresenceKind
from graph.model.places import same_province


class Near(StrEnum):
    """Why a firm counts as near, or that it does not; `NOWHERE` where no seat is known."""

    PRESENT = "present"
    NEIGHBOUR = "neighbour"
    PROVINCE = "province"
    WIDER = "wider"
    FAR = "far"
    NOWHERE = "nowhere"


VALUES = {
    Near.PRESENT: 1.0,
    Near.NEIGHBOUR: 1.0,
    Near.PROVINCE: 0.8,
    Near.WIDER: 0.5,
    Near.FAR: 0.0,
    Near.NOWHERE: 0.0,
}


@dataclass(frozen=True, slots=True)
class Nearness:
    """Why a firm counts as near, as 0..1, and the facts that say so."""

    near: Near
    facts: tuple[Fact, ...]

    @property
    def value(self) -> float:
        """Return nearness as 0..1."""
        return VALUES[self.near]


def nearness(city: City, firm_id: str) -> Nearness:
    """Return how near a firm is: its best presence in the home province or the wider region, or its seat."""
    presence = standing(city, firm_id)
    home = tuple(edge for edge in presence if in_province(city.region, edge.end) or is_here(city.region, edge.end))
    wider = tuple(edge for edge in presence if in_wider(city.region, edge.end))
    seat = seat_nearness(city, firm_id)
    if home:
        return Nearness(Near.PRESENT, home)
    if seat.near in (Near.FAR, Near.NOWHERE) and wider:
        return Nearness(Near.WIDER, wider)
    return seat


def seat_nearness(city: City, firm_id: str) -> Nearness:
    """Return how near the seat of a firm is."""
    firm, region = city.firms[firm_id], city.region
    ways = (
        (region.is_adjacent(firm.city), Near.NEIGHBOUR),
        (same_province(firm.province, region.province), Near.PROVINCE),
        (region.in_wider(firm.province), Near.WIDER),
        (firm.province is not None, Near.FAR),
    )
    return next((Nearness(near, (firm,)) for holds, near in ways if holds), Nearness(Near.NOWHERE, ()))


def standing(city: City, firm_id: str) -> tuple[PresentIn, ...]:
    """Return where a firm is present, its seat included; what is only signed, in talks or planned is not yet."""
    return tuple(edge for edge in city.presence.get(firm_id, ()) if edge.kind not in PENDING_PRESENCE)


def works_of(city: City, firm_id: str) -> tuple[PresentIn, ...]:
    """Return where a firm has more than its seat: a plant, a branch, a daughter or a project."""
    return tuple(edge for edge in standing(city, firm_id) if edge.kind is not PresenceKind.SEAT)
