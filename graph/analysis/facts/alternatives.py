"""Inputs of which one is enough: the alternatives a user has to an input."""

from collections.abc import Iterator

from graph.analysis.facts.city import City
from graph.model.edges import InputTo


def alternatives_to(city: City, edge: InputTo) -> Iterator[InputTo]:
    """Yield the other inputs of the group of alternatives that an input belongs to; none if it belongs to none."""
    if edge.alternatives is not None:
        for each in city.inputs.get(edge.end, ()):
            if each.start != edge.start and each.alternatives == edge.alternatives:
                yield each
