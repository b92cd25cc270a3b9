"""The units that may be chosen where one is to be filled in: those on file, the chains' own first."""

from collections.abc import Iterable

from graph.analysis.judgement import Judgement
from graph.model.kinds import OrgKind
from reports.wording.unit_words import unit_name

KINDS = (OrgKind.DEPARTMENT, OrgKind.TASK_FORCE, OrgKind.DISTRICT, OrgKind.PARK)
"""Kinds of unit that take on a task, in the order they are offered."""


def unit_names(judgement: Judgement, chains: Iterable[str]) -> tuple[str, ...]:
    """List the names of units: those that lead or serve the chains, then the others, each kind together."""
    city = judgement.city
    edges = [edge for chain in chains for edge in (*city.chiefs.get(chain, ()), *city.serving.get(chain, ()))]
    first = dict.fromkeys(city.organisations[edge.start] for edge in edges)
    others = sorted((each for each in city.organisations.values() if each not in first), key=lambda each: each.name_zh)
    found = [each for each in (*first, *others) if each.kind in KINDS]
    ordered = sorted(found, key=lambda each: (each not in first, KINDS.index(each.kind)))
    return tuple(dict.fromkeys(unit_name(city.region, each) for each in ordered))
