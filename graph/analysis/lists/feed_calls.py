"""Calls about targets: what of their feeds can be had and whether it suits, and who does now what they would do."""

from collections import defaultdict
from collections.abc import Iterable

from graph.analysis.facts.supply import is_untested, makes_for, share_of
from graph.analysis.judgement import Judgement
from graph.analysis.lists.call import Call, Question
from graph.analysis.targets.exclusions import ExclusionKind
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.counts import CANNOT_TRAVEL
from graph.analysis.verdicts.scale_signs import RUNNING
from graph.analysis.verdicts.served import served_here
from graph.analysis.verdicts.states import Strategy
from graph.model.edges import InputTo, Makes
from graph.model.kinds import InputRole
from graph.model.nodes import Firm
from graph.model.supply import ForOthers

GAPS = frozenset({Strategy.SUPPLEMENT, Strategy.EXTEND})
"""Strategies that bring here what is missing."""
FOR_WANT_OF_FEED = frozenset({ExclusionKind.LITTLE_FEED, ExclusionKind.KEPT})
"""Reasons why a gap is no target that a fitting feed would remove."""
ASKED_OF = frozenset({InputRole.MATERIAL, InputRole.COMPONENT, InputRole.ENERGY})
"""Roles of an input of which others are to have some; a by-product is asked about by how much of it arises."""


def feed_calls(judgement: Judgement, targets: Iterable[Target], links: Iterable[str]) -> tuple[Call, ...]:
    """List the calls about the feeds of targets, one a feed and question, and about who does a missing service now.

    Of the gaps among `links` it is asked what is not tested where that may be all that keeps one from being a target: a
    gap that is no target for its market, its siting or its users is none whatever the test says.
    """
    found: dict[tuple[str, Question], list[InputTo]] = defaultdict(list)
    edges = (edge for target in targets for edge in target.context.local_core_inputs)
    gaps = (
        edge
        for link in links
        if link in judgement.link_sets.missing and _may_be_wanted(judgement, link)
        for edge in judgement.context_of(link).local_core_inputs
    )
    for edge in dict.fromkeys(gaps):
        if is_untested(edge):
            found[edge.start, Question.TEST].append(edge)
    for edge in dict.fromkeys(edges):
        question = _question(judgement, edge)
        if question is not None:
            found[edge.start, question].append(edge)
    for target in targets:
        if target.strategy in GAPS:
            found[target.link_id, Question.PROVIDER] = list(served_here(judgement.city, target.link_id))
    return tuple(_call(judgement, link, question, asked) for (link, question), asked in found.items() if asked)


def _may_be_wanted(judgement: Judgement, link_id: str) -> bool:
    """Check whether a gap is a target, or is none for want of a feed alone."""
    excluded = judgement.why_not(link_id)
    return judgement.target(link_id) is not None or (excluded is not None and excluded.kind in FOR_WANT_OF_FEED)


def _question(judgement: Judgement, edge: InputTo) -> Question | None:
    if edge.role is InputRole.BYPRODUCT:
        return Question.AMOUNT
    asked = edge.role in ASKED_OF and edge.transport in CANNOT_TRAVEL and _is_open(judgement, edge)
    return Question.SPARE if asked else None


def _is_open(judgement: Judgement, edge: InputTo) -> bool:
    """Check whether a feed of another party is on file with nothing, or only that it is sold in part."""
    city = judgement.city
    takers = {city.families[make.start].key for make in makes_for(city, edge.end)}
    makes = [make for make in makes_for(city, edge.start) if city.families[make.start].key not in takers]
    own = len(makes) < len(makes_for(city, edge.start))
    return bool(makes) and not own and all(make.for_others in (None, ForOthers.LIMITED) for make in makes)


def _call(judgement: Judgement, link_id: str, question: Question, edges: list[InputTo]) -> Call:
    """Make a call: to who makes the link, but to its users where nobody is on file as doing it."""
    city, around = judgement.city, judgement.context_of(link_id)
    makes = tuple(make for make in makes_for(city, link_id) if _is_asked(judgement, make, edges))
    if question is Question.PROVIDER:
        makes = tuple(make for edge in edges for make in city.makers.get(edge.end, ()) if make.status in RUNNING)
    return Call(
        link_id=link_id,
        question=question,
        firms=tuple(dict.fromkeys(city.firms[make.start] for make in makes)),
        facts=tuple(edges) if question is not Question.SPARE else makes,
        turns=(),
        hanging=len(around.dependents | {edge.end for edge in around.core_users}),
        fed=(link_id,) if question is Question.PROVIDER else tuple(dict.fromkeys(edge.end for edge in edges)),
    )


def _is_asked(judgement: Judgement, make: Makes, edges: Iterable[InputTo]) -> bool:
    return make.for_others is not ForOthers.NONE or any(share_of(judgement.city, edge) for edge in edges)


def joined(own: Call, feed: Call) -> Call:
    """Join a call about a feed to the one about the link's state: one link is asked once how much others can have."""
    firms: tuple[Firm, ...] = tuple(dict.fromkeys((*own.firms, *feed.firms)))
    return Call(own.link_id, own.question, firms, own.facts, own.turns, own.hanging, feed.fed)
