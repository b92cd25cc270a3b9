"""How the lights of each unit's projects stand, and what turned since an earlier day."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.ledger.lights import ORDER, Colour
from graph.analysis.ledger.state import Ledger


@dataclass(frozen=True, slots=True)
class UnitLights:
    """Projects of a unit by their gravest light, and those whose light turned, by what it was and what it is.

    `unit` is None for projects that nobody is in charge of.
    """

    unit: str | None
    counts: Mapping[Colour, int]
    turned: Mapping[tuple[Colour, Colour], int]


def unit_lights(ledger: Ledger, now: Mapping[str, Colour], before: Mapping[str, Colour]) -> tuple[UnitLights, ...]:
    """Return the lights of projects that were taken over, unit by unit, the unit with the gravest ones first.

    `now` and `before` hold the gravest light of each project by its id; a project of which `before` knows nothing
    did not turn.
    """
    counts: defaultdict[str | None, Counter[Colour]] = defaultdict(Counter)
    turned: defaultdict[str | None, Counter[tuple[Colour, Colour]]] = defaultdict(Counter)
    for project in ledger.counted:
        if project.opened is None:
            continue
        unit, colour = project.responsible, now[project.id]
        counts[unit][colour] += 1
        then = before.get(project.id, colour)
        if then is not colour:
            turned[unit][then, colour] += 1
    found = [UnitLights(unit, counts[unit], turned[unit]) for unit in counts]
    return tuple(sorted(found, key=_order))


def _order(lights: UnitLights) -> tuple[tuple[int, ...], str]:
    return tuple(-lights.counts.get(colour, 0) for colour in ORDER), lights.unit or ""
