"""What to find out about a chain whose local side is hardly known: its links as questions, outside firms as leads."""

from dataclasses import dataclass

from graph.analysis.judgement import Judgement
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.readings import is_surveyed
from graph.analysis.verdicts.states import Grade, LinkState
from graph.model.nodes import Firm


@dataclass(frozen=True, slots=True)
class SurveyItem:
    """One link to ask about: its verdict, the local firms on file, and firms elsewhere kept as leads in reserve."""

    link_id: str
    verdict: Verdict
    local: tuple[Firm, ...]
    reserve: tuple[Firm, ...]


def needs_survey(judgement: Judgement, chain_id: str) -> bool:
    """Check whether a chain has no targets because its local side is hardly known."""
    return not is_surveyed(judgement.city, judgement.city.chains[chain_id])


def field_survey(judgement: Judgement, chain_id: str) -> tuple[SurveyItem, ...]:
    """List the links of a chain as questions, in the chain's order."""
    city = judgement.city
    return tuple(
        SurveyItem(
            link_id=link,
            verdict=verdict,
            local=tuple(dict.fromkeys(city.firms[make.start] for make in city.makers.get(link, ()))),
            reserve=tuple(dict.fromkeys(city.firms[make.start] for make in city.candidates.get(link, ()))),
        )
        for link, verdict in judgement.inside(chain_id).items()
    )


def asked_about(judgement: Judgement, chain_id: str) -> tuple[SurveyItem, ...]:
    """List the questions worth asking, those with local firms first; what is not recruited is left out."""
    items = (item for item in field_survey(judgement, chain_id) if _is_open(item.verdict))
    return tuple(sorted(items, key=lambda item: not item.local))


def _is_open(verdict: Verdict) -> bool:
    return verdict.state is not LinkState.NOT_LOCAL or verdict.grade is Grade.STOCK
