"""Which inputs hold a link up: its core inputs, equipment and what any user can simply buy aside."""

from collections.abc import Iterable, Iterator

from graph.analysis.facts.city import City
from graph.analysis.facts.criticality import is_bought
from graph.analysis.targets.surroundings import Verdicts
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import LinkState
from graph.model.edges import InputTo
from graph.model.kinds import InputRole, Strength


def supplies_of(city: City, link_id: str) -> tuple[InputTo, ...]:
    """Return the core inputs of a link that have to be made somewhere near, or be arranged for.

    Equipment is bought once, wherever it is made; what is bought, an ordinary service or public supply is had anywhere.
    """
    return tuple(
        edge
        for edge in city.inputs.get(link_id, ())
        if edge.strength is Strength.CORE and edge.role is not InputRole.EQUIPMENT and not is_bought(city, edge.start)
    )


def users_of(city: City, link_id: str) -> Iterator[InputTo]:
    """Yield the uses of a link as such an input."""
    if not is_bought(city, link_id):
        for edge in city.uses.get(link_id, ()):
            if edge.strength is Strength.CORE and edge.role is not InputRole.EQUIPMENT:
                yield edge


def made_here(verdicts: Verdicts) -> frozenset[str]:
    """Return the links that somebody here is on file as making now; what is being built is not made yet."""
    return frozenset(
        link
        for by_link in verdicts.values()
        for link, verdict in by_link.items()
        if verdict.value(Measure.OPERATING) > 0
    )


def not_known(verdicts: Verdicts) -> frozenset[str]:
    """Return the links of which no chain can say whether they are made here."""
    return in_every_chain(verdicts, LinkState.UNKNOWN)


def in_every_chain(verdicts: Verdicts, state: LinkState) -> frozenset[str]:
    """Return the links that are in one state in every chain that has them."""
    other = {link for each in _each(verdicts) for link, found in each if found is not state}
    return frozenset(link for each in _each(verdicts) for link, _ in each if link not in other)


def _each(verdicts: Verdicts) -> Iterable[list[tuple[str, LinkState]]]:
    return ([(link, verdict.state) for link, verdict in by_link.items()] for by_link in verdicts.values())
