"""Which makers count as one: firms of one group, or possibly one firm under several names."""

from collections.abc import Iterable

from graph.analysis.city import City
from graph.model.edges import Makes
from graph.model.kinds import RelationKind
from graph.model.nodes import Project


def parties(city: City, facts: Iterable[Makes | Project]) -> frozenset[str]:
    """Return the controlling parties behind makers and projects; a project without a known owner is its own."""
    found: set[str] = set()
    for fact in facts:
        if isinstance(fact, Makes):
            found.add(party(city, fact.start))
        else:
            owners = city.owners.get(fact.id, ())
            found.update({party(city, firm.id) for firm in owners} or {f"project:{fact.id}"})
    return frozenset(found)


def party(city: City, firm_id: str) -> str:
    """Return the group of a firm, or the first id among those it may be a duplicate of."""
    firm = city.firms[firm_id]
    if firm.group is not None:
        return f"group:{firm.group}"
    return min(same_firm(city, firm_id))


def same_firm(city: City, firm_id: str) -> frozenset[str]:
    """Return the ids that may be one firm with `firm_id`, itself included."""
    found, ahead = {firm_id}, [firm_id]
    while ahead:
        for edge in city.relations.get(ahead.pop(), ()):
            if edge.kind is RelationKind.POSSIBLE_DUPLICATE:
                fresh = {edge.start, edge.end} - found
                found |= fresh
                ahead.extend(fresh)
    return frozenset(found)
