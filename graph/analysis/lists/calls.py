"""Calls to make before anything is strong, weak or missing: what to ask, whom, and what the answer would change."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.analysis.facts.city import City
from graph.analysis.judgement import Judgement
from graph.analysis.verdicts.counts import CountedFact
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import Grade, LinkState
from graph.analysis.verdicts.tipping_facts import TippingFact
from graph.model.edges import InputTo, Makes
from graph.model.labelled_enum import LabelledEnum
from graph.model.nodes import Firm, Project


class Question(LabelledEnum):
    """What one call settles."""

    SIZE = "size", "问规模和市场地位", "Ask size and market position"
    STATE = "state", "问现在还做不做", "Ask if it still operates"
    PROGRESS = "progress", "问项目到哪一步", "Ask how far the project is"
    EXISTENCE = "existence", "问有没有在做", "Ask if it is made"
    ORIGIN = "origin", "问用户从哪来", "Ask the users where it comes from"


@dataclass(frozen=True, slots=True)
class Call:
    """One question about a link: whom to ask, the facts behind it, and the answers that would change its state.

    `dependent_links` counts the links that cannot be reached without it and its core users here.
    """

    link_id: str
    question: Question
    firms: tuple[Firm, ...]
    facts: tuple[CountedFact, ...]
    tipping_facts: tuple[TippingFact, ...]
    dependent_links: int


def calls(judgement: Judgement, chain_id: str | None = None) -> tuple[Call, ...]:
    """List the calls of a chain, or of the city, those on which most hangs first, then by link id.

    A chain that is not surveyed has a survey of its own, so that only calls with somebody to ask are listed for it.
    """
    verdicts = judgement.verdicts if chain_id is None else judgement.inside(chain_id)
    found = (call_of(judgement, verdict) for verdict in verdicts.values())
    return tuple(
        sorted((call for call in found if call is not None), key=lambda call: (-call.dependent_links, call.link_id))
    )


def call_of(judgement: Judgement, verdict: Verdict) -> Call | None:
    """Make the call that would settle a verdict, or return None if none would."""
    question = question_of(verdict)
    if question is None:
        return None
    around = judgement.context_of(verdict.link_id)
    return Call(
        link_id=verdict.link_id,
        question=question,
        firms=firms_to_ask(judgement.city, verdict),
        facts=verdict.decisive,
        tipping_facts=verdict.tipping_facts,
        dependent_links=len(around.dependents | {edge.end for edge in around.core_users}),
    )


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
