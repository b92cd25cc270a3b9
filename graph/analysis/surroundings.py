"""What stands around a link: its inputs and uses, and which of them are here."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.city import City
from graph.analysis.diagnosis import Verdict
from graph.analysis.states import LinkState
from graph.model.edges import InputTo
from graph.model.kinds import Siting, Strength

BOUGHT_SITINGS = frozenset({Siting.BOUGHT, Siting.SERVICE, Siting.PUBLIC})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Inputs and uses of a link over all chains, those that are here, and what it would open.

    `core_inputs` leaves out what is simply bought or an ordinary service; `opens` are the missing links that have it
    as a core input.
    """

    inputs: tuple[InputTo, ...]
    uses: tuple[InputTo, ...]
    inputs_here: tuple[InputTo, ...]
    users_here: tuple[InputTo, ...]
    core_inputs: tuple[InputTo, ...]
    core_here: tuple[InputTo, ...]
    opens: tuple[InputTo, ...]


def surroundings(city: City, verdicts: Mapping[str, Mapping[str, Verdict]], link_id: str) -> Surroundings:
    """Return what stands around a link."""
    inputs, uses = city.inputs.get(link_id, ()), city.uses.get(link_id, ())
    core = tuple(edge for edge in inputs if _core(edge) and city.links[edge.start].siting not in BOUGHT_SITINGS)
    return Surroundings(
        inputs=inputs,
        uses=uses,
        inputs_here=tuple(edge for edge in inputs if is_here(verdicts, edge.start)),
        users_here=tuple(edge for edge in uses if is_here(verdicts, edge.end)),
        core_inputs=core,
        core_here=tuple(edge for edge in core if is_here(verdicts, edge.start)),
        opens=tuple(edge for edge in uses if _core(edge) and state_of(verdicts, edge.end) is LinkState.MISSING),
    )


def _core(edge: InputTo) -> bool:
    return edge.strength is Strength.CORE


def is_here(verdicts: Mapping[str, Mapping[str, Verdict]], link_id: str) -> bool:
    """Return whether a link is made here or soon will be; what is here does not depend on the chain."""
    return any(by_link[link_id].present for by_link in verdicts.values() if link_id in by_link)


def state_of(verdicts: Mapping[str, Mapping[str, Verdict]], link_id: str) -> LinkState | None:
    """Return the state of a link in the first chain that has it, or None where none has."""
    return next((by_link[link_id].state for by_link in verdicts.values() if link_id in by_link), None)
