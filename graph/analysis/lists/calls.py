"""Calls to make before anything is strong, weak or missing: what to ask, whom, and what the answer would change."""

from collections.abc import Iterable, Iterator

from graph.analysis.facts.city import City
from graph.analysis.judgement import Judgement
from graph.analysis.lists.call import Call, Question
from graph.analysis.lists.feed_calls import feed_calls, joined
from graph.analysis.lists.weakest import hanging
from graph.analysis.verdicts.counts import CountedFact
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import Grade, LinkState
from graph.model.edges import InputTo, Makes
from graph.model.kinds import Siting
from graph.model.nodes import Firm, Project
from graph.once import once

__all__ = ["Call", "Question", "call_of", "calls", "firms_to_ask", "question_of"]


@once
def calls(judgement: Judgement, chain_id: str | None = None) -> tuple[Call, ...]:
    """List the calls of a chain, or of the city, those on which most hangs first, then by link id.

    What feeds a target is asked about too: how much others can have, and whether it suits.
    A chain that is not surveyed has a survey of its own, so that only calls with somebody to ask are listed for it.
    """
    verdicts = judgement.verdicts if chain_id is None else judgement.inside(chain_id)
    targets = judgement.targets if chain_id is None else judgement.targets_of(chain_id)
    found = {link: call for link, verdict in verdicts.items() if (call := call_of(judgement, verdict)) is not None}
    about = (_with_state(judgement, call) for call in feed_calls(judgement, targets, verdicts))
    asked = {(call.link_id, call.question): call for call in (*found.values(), *about)}
    return tuple(
        sorted(asked.values(), key=lambda call: (-call.hanging, call.link_id, list(Question).index(call.question)))
    )


def _with_state(judgement: Judgement, call: Call) -> Call:
    """Return the call about how much others can have as part of the one about the link's state, if there is one."""
    verdict = judgement.verdicts.get(call.link_id) if call.question is Question.SPARE else None
    own = None if verdict is None else call_of(judgement, verdict)
    return call if own is None else joined(own, call)


def call_of(judgement: Judgement, verdict: Verdict) -> Call | None:
    """Make the call that would settle a verdict, or return None if none would."""
    question = question_of(verdict)
    if question is None or (question is Question.SIZE and not _is_size_told(judgement, verdict.link_id)):
        return None
    return Call(
        link_id=verdict.link_id,
        question=question,
        firms=firms_to_ask(judgement.city, verdict),
        facts=verdict.decisive,
        turns=verdict.tipping_facts,
        hanging=hanging(judgement, verdict.link_id),
    )


def _is_size_told(judgement: Judgement, link_id: str) -> bool:
    """Check whether it tells a planner anything how large a link is.

    A public supply supplies whom it supplies; what the land gives is as large as it is, unless a target would take it.
    """
    siting = judgement.city.links[link_id].siting
    if siting is Siting.RESOURCE:
        taken = (edge.start for target in judgement.targets for edge in target.context.local_core_inputs)
        return link_id in taken
    return siting is not Siting.PUBLIC


def question_of(verdict: Verdict) -> Question | None:
    """Find what one call would settle about a link, or None if no call would."""
    decided = {reading.measure for reading in verdict.measure_counts if reading.condition is not None}
    by_measure = {
        Measure.OPERATING: Question.STATE,
        Measure.UNCLEAR: Question.STATE,
        Measure.UNSTATED: Question.PROGRESS,
    }
    if verdict.state is LinkState.PRESENT:
        return Question.SIZE
    if verdict.grade is Grade.EXPECTED:
        return Question.ORIGIN if Measure.NEEDED in decided else Question.EXISTENCE
    return next((by_measure[measure] for measure in decided if measure in by_measure), None)


def firms_to_ask(city: City, verdict: Verdict) -> tuple[Firm, ...]:
    """Find whom to ask about a link: who makes or builds it, or makes what uses it."""
    return tuple(dict.fromkeys(_asked(city, verdict.decisive)))


def _asked(city: City, facts: Iterable[CountedFact]) -> Iterator[Firm]:
    """Yield whom to ask: makers, owners of projects, and the makers of what uses the link."""
    for fact in facts:
        if isinstance(fact, Makes):
            yield city.firms[fact.start]
        elif isinstance(fact, Project):
            yield from city.owners.get(fact.id, ())
        elif isinstance(fact, InputTo):
            yield from (city.firms[make.start] for make in city.makers.get(fact.end, ()))
