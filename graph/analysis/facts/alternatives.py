"""Inputs of which one is enough: the alternatives a user has to an input."""

from graph.analysis.facts.city import City
from graph.model.edges import InputTo


def alternatives_to(city: City, edge: InputTo) -> tuple[InputTo, ...]:
    """List the other inputs of the group of alternatives that an input belongs to; none if it belongs to none."""
    if edge.alternatives is None:
        return ()
    alike = (each for each in city.inputs.get(edge.end, ()) if each.alternatives == edge.alternatives)
    return tuple(each for each in alike if each.start != edge.start)
