"""Which links are made here now, and which inputs a link takes again and again."""

from collections.abc import Iterator

from graph.analysis.facts.city import City
from graph.analysis.targets.surroundings import Verdicts, is_need
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import LinkState
from graph.model.edges import InputTo


def supplies_of(city: City, link_id: str) -> tuple[InputTo, ...]:
    """List the core inputs of a link that must be made somewhere near or be arranged for."""
    return tuple(edge for edge in city.inputs.get(link_id, ()) if is_need(city, edge))


def users_of(city: City, link_id: str) -> Iterator[InputTo]:
    """Yield the uses of a link as such an input."""
    return (edge for edge in city.uses.get(link_id, ()) if is_need(city, edge))


def made_here(verdicts: Verdicts) -> frozenset[str]:
    """Find the links that somebody here is on file as making now; what is being built is not made yet."""
    return frozenset(link for link, verdict in verdicts.items() if verdict.value(Measure.OPERATING) > 0)


def not_known(verdicts: Verdicts) -> frozenset[str]:
    """Find the links of which nobody can say whether they are made here."""
    return frozenset(link for link, verdict in verdicts.items() if verdict.state is LinkState.UNKNOWN)
