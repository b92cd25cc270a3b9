"""On which local maker, or on which works yet to come, the first gaps of a chain depend."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.analysis.facts.corporate_families import family_of
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.counts import CANNOT_TRAVEL
from graph.analysis.verdicts.scale_signs import RUNNING
from graph.analysis.verdicts.states import Grade
from graph.model.edges import Makes
from graph.model.kinds import InputRole, Scale
from graph.model.nodes import Firm
from reports.one_page.context import OnePageContext
from reports.one_page.feeds import asked_feeds
from reports.one_page.near import gaps

TARGETS = 5
"""The first gaps that are looked at."""


@dataclass(frozen=True, slots=True)
class Dependence:
    """A local maker that alone makes feeds of several gaps: the feeds, the makes, and the gaps."""

    firm: Firm
    feeds: tuple[str, ...]
    makes: tuple[Makes, ...]
    targets: tuple[Target, ...]


def first_gaps(context: OnePageContext) -> list[Target]:
    """List the first gaps."""
    return gaps(context)[:TARGETS]


def main_supplier(context: OnePageContext) -> Dependence | None:
    """Find the party that alone feeds most of the first gaps; None if no gap is fed by one party alone."""
    found: dict[str, list[tuple[Makes, Target]]] = {}
    for target in first_gaps(context):
        for make in _only_makes(context, target):
            found.setdefault(family_of(context.city, make.start), []).append((make, target))
    if not found:
        return None
    pairs = max(found.values(), key=lambda each: (len({target.link_id for _, target in each}), len(each)))
    makes = tuple(dict.fromkeys(make for make, _ in pairs))
    targets = {target.link_id: target for _, target in pairs}
    feeds = tuple(dict.fromkeys(make.end for make in makes))
    return Dependence(context.city.firms[makes[0].start], feeds, makes, tuple(targets.values()))


def _only_makes(context: OnePageContext, target: Target) -> Iterator[Makes]:
    """Yield the makes of those feeds a target asks for, goods all, that one local party alone makes now.

    What travels freely and is sold is bought from anybody, so that nothing hangs on its maker.
    """
    for edge in asked_feeds(context, target):
        if edge.role is InputRole.BYPRODUCT:
            continue
        makes = [make for make in context.city.makers.get(edge.start, ()) if make.status in RUNNING]
        tied = edge.transport in CANNOT_TRAVEL or any(make.scale is Scale.OWN_USE for make in makes)
        if tied and context.is_good(edge.start) and len({family_of(context.city, make.start) for make in makes}) == 1:
            yield makes[0]


def awaited(context: OnePageContext) -> dict[str, list[str]]:
    """Map each feed under construction or announced to the first gaps that have no other feed here for that need."""
    found: dict[str, list[str]] = {}
    for target in first_gaps(context):
        for need in target.context.needs:
            coming = [edge.start for edge in need.local if _is_coming(context, edge.start)]
            # what travels is bought until its works here are built
            bought = any(edge.transport not in CANNOT_TRAVEL for edge in need.edges)
            if coming and len(coming) == len(need.local) and not bought:
                found.setdefault(coming[0], []).append(target.link_id)
    return found


def _is_coming(context: OnePageContext, link_id: str) -> bool:
    verdict = context.judgement.verdicts.get(link_id)
    return verdict is not None and verdict.grade in (Grade.BUILDING, Grade.ANNOUNCED)
