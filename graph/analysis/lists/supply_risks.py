"""Links made here by one party alone that others here depend on and cannot fetch from afar.

That is a risk of supply, not a weakness. An input that travels freely is none: its users would buy it elsewhere. Nor is
one that its users make for themselves too, though that be inferred, nor a public supply, which is single by nature.
"""

from dataclasses import dataclass

from graph.analysis.facts.corporate_families import families
from graph.analysis.judgement import Judgement
from graph.analysis.verdicts.counts import CANNOT_TRAVEL, CountedFact, operating
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import LinkState
from graph.model.edges import InputTo
from graph.model.kinds import InputRole, MakeStatus, Siting
from graph.once import once

NO_SUPPLIES = frozenset({Siting.PUBLIC, Siting.CAPTIVE})
"""Sitings of links that are nobody's single supply: single by nature, or never sold to others."""
SOUND_STATES = frozenset({LinkState.STRONG, LinkState.PRESENT})


@dataclass(frozen=True, slots=True)
class SupplyRisk:
    """A link with a single supplier: its facts, the core uses by other parties here, and the links it holds."""

    link_id: str
    facts: tuple[CountedFact, ...]
    users: tuple[InputTo, ...]
    dependents: frozenset[str]


@once
def supply_risks(judgement: Judgement, chain_id: str | None = None) -> tuple[SupplyRisk, ...]:
    """List the supply risks of a chain, or of the city, those that most users share first, then by link id."""
    verdicts = judgement.verdicts if chain_id is None else judgement.inside(chain_id)
    found = []
    for link, verdict in verdicts.items():
        apart = judgement.city.links[link].siting in NO_SUPPLIES
        if not apart and verdict.state in SOUND_STATES and verdict.value(Measure.CURRENT) == 1:
            users = _others(judgement, link)
            if users:
                holds = judgement.context_of(link).dependents
                found.append(SupplyRisk(link, verdict.facts_for(Measure.CURRENT), users, holds))
    return tuple(sorted(found, key=lambda risk: (-len(risk.users), -len(risk.dependents), risk.link_id)))


def _others(judgement: Judgement, link_id: str) -> tuple[InputTo, ...]:
    """Find the core uses of a link by running works of somebody who makes none of it, as far as anybody knows."""
    city = judgement.city
    supplied = families(city, (make for make in city.makers.get(link_id, ()) if make.status is not MakeStatus.STOPPED))
    tied = (edge for edge in judgement.context_of(link_id).core_users if _is_tied(judgement, edge))
    return tuple(edge for edge in tied if families(city, operating(city, edge.end)) - supplied)


def _is_tied(judgement: Judgement, edge: InputTo) -> bool:
    """Check whether a use depends on this supply: its works run on it, it cannot travel, and it is no by-product.

    Nobody fears to run out of waste, a unit on trial can wait, and of one not heard of for years nobody knows.
    """
    user = judgement.verdicts.get(edge.end)
    works = judgement.city.makers.get(edge.end, ())
    on_trial = all(make.status is MakeStatus.TRIAL for make in works)
    runs = user is not None and user.value(Measure.CURRENT) > 0 and not on_trial
    return edge.transport in CANNOT_TRAVEL and edge.role is not InputRole.BYPRODUCT and runs
