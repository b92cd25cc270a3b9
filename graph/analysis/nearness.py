"""How near a firm is to the home city, by seat and by presence."""

from dataclasses import dataclass
from enum import StrEnum

from graph.analysis.city import City
from graph.model.kinds import NOT_YET_PRESENCE
from graph.model.record import Record


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
    facts: tuple[Record, ...]

    @property
    def value(self) -> float:
        """Return nearness as 0..1."""
        return VALUES[self.near]


def nearness(city: City, firm_id: str) -> Nearness:
    """Return how near a firm is: its best presence in the home province or the wider region, or its seat."""
    firm, region = city.firms[firm_id], city.region
    presence = [edge for edge in city.presence.get(firm_id, ()) if edge.kind not in NOT_YET_PRESENCE]
    home = tuple(edge for edge in presence if edge.end.startswith(region.province) or region.is_apart(edge.end))
    wider = tuple(edge for edge in presence if edge.end.startswith(region.wider))
    ways: tuple[tuple[bool, Near, tuple[Record, ...]], ...] = (
        (bool(home), Near.PRESENT, home),
        (region.is_near(firm.city), Near.NEIGHBOUR, (firm,)),
        (firm.province == region.province, Near.PROVINCE, (firm,)),
        (firm.province in region.wider, Near.WIDER, (firm,)),
        (bool(wider), Near.WIDER, wider),
        (firm.province is not None, Near.FAR, (firm,)),
    )
    return next((Nearness(near, facts) for holds, near, facts in ways if holds), Nearness(Near.NOWHERE, ()))
