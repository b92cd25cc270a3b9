"""What stands around a link: its inputs and uses over all chains, which of them are here, and what it holds up."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.analysis.facts.city import City
from graph.analysis.facts.criticality import criticality, is_bought
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.states import LinkState
from graph.model.edges import InputTo
from graph.model.kinds import Strength

Verdicts = Mapping[str, Mapping[str, Verdict]]


@dataclass(frozen=True, slots=True)
class Survey:
    """Which links are here, strong or missing in any chain, and which lie above or below one that is here.

    `fed` are the links that a link made here reaches along inputs, core or auxiliary (ways through what is simply
    bought do not count), `wanted` those that reach one, `core_wanted` those that do along core inputs alone; `holds`
    are the links that cannot be reached without one.
    """

    here: frozenset[str]
    strong: frozenset[str]
    missing: frozenset[str]
    fed: frozenset[str]
    wanted: frozenset[str]
    core_wanted: frozenset[str]
    holds: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Inputs and uses of a link over all chains, those that are here, what it would open and what hangs on it.

    `core_inputs` leaves out what is simply bought or an ordinary service; `opens` leads to the missing links that have
    it as a core input; `holds` are the links that no way reaches without it; `fed` and `wanted` tell whether some link
    made here lies above it and below it, `last` that nothing made here uses it and none lies below it along core
    inputs; `related` share a core input or the industry class with it.
    """

    inputs: tuple[InputTo, ...]
    uses: tuple[InputTo, ...]
    inputs_here: tuple[InputTo, ...]
    users_here: tuple[InputTo, ...]
    core_inputs: tuple[InputTo, ...]
    core_here: tuple[InputTo, ...]
    opens: tuple[InputTo, ...]
    holds: frozenset[str]
    fed: bool
    wanted: bool
    last: bool
    related: frozenset[str]
    related_strong: frozenset[str]

    @property
    def between(self) -> bool:
        """Return whether the link lies between links made here, or needs nothing but what can be bought."""
        return self.wanted and (self.fed or not self.core_inputs)

    @property
    def outside(self) -> tuple[InputTo, ...]:
        """Return the core inputs that have to come from outside the city."""
        return tuple(edge for edge in self.core_inputs if edge not in self.core_here)


def survey(city: City, verdicts: Verdicts) -> Survey:
    """Return where the links of the city stand to one another."""
    here = {link for by_link in verdicts.values() for link, verdict in by_link.items() if verdict.present}
    return Survey(
        here=frozenset(here),
        strong=_in_state(verdicts, LinkState.STRONG),
        missing=_in_state(verdicts, LinkState.MISSING),
        fed=_reached(
            here, lambda link: () if is_bought(city, link) else (edge.end for edge in city.uses.get(link, ()))
        ),
        wanted=_reached(here, lambda link: (edge.start for edge in city.inputs.get(link, ()))),
        core_wanted=_reached(
            here, lambda link: (edge.start for edge in city.inputs.get(link, ()) if _core(city, edge))
        ),
        holds=_holds(city),
    )


def _in_state(verdicts: Verdicts, state: LinkState) -> frozenset[str]:
    return frozenset(
        link for by_link in verdicts.values() for link, verdict in by_link.items() if verdict.state is state
    )


def _reached(starts: Collection[str], step: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """Return what lies one step or more away from `starts`."""
    found: set[str] = set()
    ahead = list(starts)
    while ahead:
        fresh = set(step(ahead.pop())) - found
        found |= fresh
        ahead.extend(fresh)
    return frozenset(found)


def _holds(city: City) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for chain in city.chains:
        for link, below in criticality(city, chain).items():
            found[link] = found.get(link, frozenset()) | below
    return found


def _core(city: City, edge: InputTo) -> bool:
    """Return whether an input is core and not simply bought."""
    return edge.strength is Strength.CORE and not is_bought(city, edge.start)


def surroundings(city: City, found: Survey, link_id: str) -> Surroundings:
    """Return what stands around a link."""
    inputs, uses = city.inputs.get(link_id, ()), city.uses.get(link_id, ())
    core = tuple(edge for edge in inputs if _core(city, edge))
    related = related_links(city, link_id)
    return Surroundings(
        inputs=inputs,
        uses=uses,
        inputs_here=tuple(edge for edge in inputs if edge.start in found.here),
        users_here=tuple(edge for edge in uses if edge.end in found.here),
        core_inputs=core,
        core_here=tuple(edge for edge in core if edge.start in found.here),
        opens=tuple(edge for edge in uses if edge.strength is Strength.CORE and edge.end in found.missing),
        holds=found.holds.get(link_id, frozenset()),
        fed=link_id in found.fed,
        wanted=link_id in found.wanted,
        last=link_id not in found.core_wanted and not any(edge.end in found.here for edge in uses),
        related=related,
        related_strong=related & found.strong,
    )


CLASS_DIGITS = 3
"""Digits of a GB/T 4754 code that two links must share to be of one industry."""


def related_links(city: City, link_id: str) -> frozenset[str]:
    """Return the links that share a core input with a link, or its industry to three digits of GB/T 4754."""
    found = {
        use.end
        for edge in city.inputs.get(link_id, ())
        if _core(city, edge)
        for use in city.uses.get(edge.start, ())
        if use.strength is Strength.CORE
    }
    code = city.links[link_id].gbt4754
    if code is not None and len(code) >= CLASS_DIGITS:
        found.update(link.id for link in city.by_class.get(code[:CLASS_DIGITS], ()))
    return frozenset(found - {link_id})
