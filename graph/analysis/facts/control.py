"""Firms under one control, or possibly one firm under several names, gathered once for a city."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.facts.traversal import walk
from graph.model.edges import RelatedTo
from graph.model.kinds import RelationKind
from graph.model.nodes import Firm

CONTROL_RELATIONS = frozenset({RelationKind.POSSIBLE_DUPLICATE, RelationKind.PARENT_OF})
"""Relations whose two ends count as one party."""


@dataclass(frozen=True, slots=True)
class Family:
    """Firms that count as one: `key` is the group they belong to, or else the first of their ids."""

    key: str
    members: frozenset[str]


def gather_families(
    firms: Mapping[str, Firm],
    groups: Mapping[str, tuple[Firm, ...]],
    relations: Mapping[str, tuple[RelatedTo, ...]],
) -> dict[str, Family]:
    """Return the party of every firm: the connected components of groups and relations, each found once."""
    found: dict[str, Family] = {}
    for firm_id in firms:
        if firm_id not in found:
            members = _component(firm_id, firms, groups, relations)
            found.update(dict.fromkeys(members, Family(_key(members, firms), members)))
    return found


def _component(
    firm_id: str,
    firms: Mapping[str, Firm],
    groups: Mapping[str, tuple[Firm, ...]],
    relations: Mapping[str, tuple[RelatedTo, ...]],
) -> frozenset[str]:
    def beside(each: str) -> Iterator[str]:
        yield from _related(relations.get(each, ()))
        yield from (mate.id for mate in groups.get(firms[each].group or "", ()))

    return frozenset(walk([firm_id], beside))


def _related(relations: tuple[RelatedTo, ...]) -> Iterator[str]:
    for edge in relations:
        if edge.kind in CONTROL_RELATIONS:
            yield edge.start
            yield edge.end


def _key(members: frozenset[str], firms: Mapping[str, Firm]) -> str:
    groups = {group for each in members if (group := firms[each].group) is not None}
    return f"group:{min(groups)}" if groups else min(members)
