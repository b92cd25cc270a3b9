"""What is begun in the near phase, in the order of the roadmap, so that the one side never begins anything else."""

from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Strategy
from reports.one_page.context import OnePageContext

GAPS = frozenset({Strategy.SUPPLEMENT, Strategy.EXTEND})
"""Strategies that bring to the city what is missing here."""


def gaps(context: OnePageContext) -> list[Target]:
    """List the targets to supplement or extend, best first."""
    return [target for target in context.targets if target.strategy in GAPS]


def begun_targets(context: OnePageContext) -> list[Target]:
    """List the targets begun in the near phase, those of other chains that hold one up among them."""
    found = (context.judgement.target(step.link_id) for step in context.near)
    return [target for target in found if target is not None]


def begun_gaps(context: OnePageContext) -> list[Target]:
    """List the gaps begun in the near phase: those for which firms elsewhere are looked for."""
    return [target for target in begun_targets(context) if target.strategy in GAPS]


def later_gaps(context: OnePageContext) -> list[Target]:
    """List the other gaps of the chain, best first: they wait."""
    begun = {target.link_id for target in begun_gaps(context)}
    return [target for target in gaps(context) if target.link_id not in begun]


def held_up_by(context: OnePageContext, target: Target) -> tuple[str, ...]:
    """List what must be built before a target, as it cannot travel."""
    return next((step.waits_for for step in context.near if step.link_id == target.link_id), ())


def held_up(context: OnePageContext, target: Target) -> tuple[str, ...]:
    """List what is begun here and must wait for a target."""
    begun = {step.link_id for step in context.near}
    step = next((step for step in context.near if step.link_id == target.link_id), None)
    return () if step is None else tuple(link for link in step.unlocks if link in begun)
