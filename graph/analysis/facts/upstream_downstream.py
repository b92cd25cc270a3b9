"""What feeds a link and what it reaches, along the inputs inside one chain."""

from collections.abc import Callable, Iterable

from graph.analysis.facts.city import City
from graph.analysis.facts.traversal import walk


def trace_upstream(city: City, chain_id: str, link_id: str) -> frozenset[str]:
    """Return the links of the chain that feed `link_id`, directly or through others."""
    return _trace(city, chain_id, link_id, lambda link: (edge.start for edge in city.inputs.get(link, ())))


def trace_downstream(city: City, chain_id: str, link_id: str) -> frozenset[str]:
    """Return the links of the chain that `link_id` feeds, directly or through others."""
    return _trace(city, chain_id, link_id, lambda link: (edge.end for edge in city.uses.get(link, ())))


def _trace(city: City, chain_id: str, link_id: str, step: Callable[[str], Iterable[str]]) -> frozenset[str]:
    inside = {edge.end for edge in city.includes[chain_id]}
    found = walk([link_id], lambda link: (each for each in step(link) if each in inside))
    return frozenset(found) - {link_id}
