"""Which local feeds of a target are asked for: of alternatives the one that whoever is talked to first would take."""

from graph.analysis.targets.link_context import InputNeed
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Tier
from graph.model.edges import InputTo
from reports.one_page.context import OnePageContext


def asked_feeds(context: OnePageContext, target: Target) -> tuple[InputTo, ...]:
    """List the feeds here that are asked for, one of each need.

    Of alternatives it is the feed of the route of the first firm to talk to; where no route is on file, one that is
    made now before one that is to come, then the one that can be counted on most, as declared.
    """
    routes = first_routes(context, target.link_id)
    return tuple(_asked(context, need, routes) for need in target.context.needs if need.local)


def first_routes(context: OnePageContext, link_id: str) -> tuple[str, ...]:
    """List the feeds that the firms to talk to first are on file as using, best firm first."""
    firms = (each for each in context.judgement.candidates(link_id) if each.tier is Tier.FIRST)
    return tuple(dict.fromkeys(route.feed.id for firm in firms for route in firm.routes))


def _asked(context: OnePageContext, need: InputNeed, routes: tuple[str, ...]) -> InputTo:
    by_route = {edge.start: edge for edge in need.local}
    taken = next((by_route[feed] for feed in routes if feed in by_route), None)
    if taken is not None:
        return taken
    running = context.judgement.link_sets.running
    return max(zip(need.local, need.shares, strict=True), key=lambda each: (each[0].start in running, each[1]))[0]
