"""Groups of firms that count as one supplier: firms under common control, and possible duplicates."""

from collections import defaultdict
from collections.abc import Iterable

from graph.analysis.facts.city import City
from graph.model.edges import Makes
from graph.model.fact import Fact
from graph.model.nodes import Project


def families(city: City, facts: Iterable[Fact]) -> frozenset[str]:
    """Return the controlling parties behind makers and projects."""
    return frozenset(by_family(city, facts))


def by_family(city: City, facts: Iterable[Fact]) -> dict[str, tuple[Fact, ...]]:
    """Return makers and projects by the party behind them; a project without a known owner is its own party."""
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        for each in _behind(city, fact):
            found[each].append(fact)
    return {key: tuple(group) for key, group in found.items()}


def _behind(city: City, fact: Fact) -> set[str]:
    if isinstance(fact, Makes):
        return {family_of(city, fact.start)}
    if isinstance(fact, Project):
        return {family_of(city, firm.id) for firm in city.owners.get(fact.id, ())} or {f"project:{fact.id}"}
    raise TypeError(f"nobody stands behind it: {fact!r}")


def family_of(city: City, firm_id: str) -> str:
    """Return the party of a firm: the group it belongs to, or else the first id among those that count as one."""
    return city.families[firm_id].key


def family_members(city: City, firm_id: str) -> frozenset[str]:
    """Return the ids of the firms that count as one party with `firm_id`, by group and relations, itself included."""
    return city.families[firm_id].members
