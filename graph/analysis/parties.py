"""Which makers count as one: firms under one control, or possibly one firm under several names."""

from collections import defaultdict
from collections.abc import Iterable

from graph.analysis.city import City
from graph.model.edges import Makes
from graph.model.kinds import RelationKind
from graph.model.nodes import Project
from graph.model.record import Record

ONE_PARTY = frozenset({RelationKind.POSSIBLE_DUPLICATE, RelationKind.PARENT_OF})
"""Relations whose two ends count as one party."""


def parties(city: City, facts: Iterable[Record]) -> frozenset[str]:
    """Return the controlling parties behind makers and projects."""
    return frozenset(by_party(city, facts))


def by_party(city: City, facts: Iterable[Record]) -> dict[str, tuple[Record, ...]]:
    """Return makers and projects by the party behind them; a project without a known owner is its own party."""
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for fact in facts:
        for each in _behind(city, fact):
            found[each].append(fact)
    return {key: tuple(group) for key, group in found.items()}


def _behind(city: City, fact: Record) -> set[str]:
    if isinstance(fact, Makes):
        return {party(city, fact.start)}
    if isinstance(fact, Project):
        return {party(city, firm.id) for firm in city.owners.get(fact.id, ())} or {f"project:{fact.id}"}
    raise TypeError(f"nobody stands behind it: {fact!r}")


def party(city: City, firm_id: str) -> str:
    """Return the party of a firm: the group it belongs to, or else the first id among those that count as one."""
    same = same_party(city, firm_id)
    groups = {group for each in same if (group := city.firms[each].group) is not None}
    return f"group:{min(groups)}" if groups else min(same)


def same_party(city: City, firm_id: str) -> frozenset[str]:
    """Return the ids of the firms that count as one party with `firm_id`, by group and relations, itself included."""
    found, ahead, groups = {firm_id}, [firm_id], set[str]()
    while ahead:
        each = ahead.pop()
        fresh = _related(city, each)
        group = city.firms[each].group
        if group is not None and group not in groups:
            groups.add(group)
            fresh |= {firm.id for firm in city.groups[group]}
        ahead.extend(fresh - found)
        found |= fresh
    return frozenset(found)


def _related(city: City, firm_id: str) -> set[str]:
    edges = (edge for edge in city.relations.get(firm_id, ()) if edge.kind in ONE_PARTY)
    return {end for edge in edges for end in (edge.start, edge.end)}
