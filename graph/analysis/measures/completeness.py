"""How much of a chain is here, and how heavy what is missing weighs."""

from graph.analysis.facts.criticality import criticality
from graph.analysis.facts.ratio import Ratio, ratio_of
from graph.analysis.judgement import Judgement
from graph.analysis.targets.essential_inputs import is_unsettled
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import Grade, LinkState
from graph.model.nodes import Link

UNJUDGED = frozenset({LinkState.UNKNOWN, LinkState.UNSUITABLE})
"""States that say nothing about whether a link could and should be here."""


def completeness(judgement: Judgement, chain_id: str) -> Ratio:
    """Return the share of a chain's links made or being built here, among those that can be here.

    What is bought, captive, bound to resources or ruled out and not here cannot be. A link of which nobody can say
    whether it is made is in the whole and counted as unknown; one only announced or stopped is in the whole alone.
    """
    verdicts = judgement.inside(chain_id).values()
    able = [each for each in verdicts if each.state is not LinkState.UNSUITABLE]
    return ratio_of(
        _links(judgement, [each for each in able if _is_here(each)]),
        _links(judgement, able),
        _links(judgement, [each for each in able if is_unsettled(each) and not _is_here(each)]),
    )


def _is_here(verdict: Verdict) -> bool:
    """Check whether a link is made here now or is under construction, by itself or with the plant it belongs to."""
    making = verdict.value(Measure.CURRENT) + verdict.value(Measure.UNDER_WAY)
    return making > 0 or verdict.grade is Grade.BUILDING


def gap_index(judgement: Judgement, chain_id: str) -> Ratio:
    """Return how heavy the missing links of a chain weigh among the links judged, 0..1.

    A link weighs one, and one more for each link of the chain that no way reaches without it; links of unknown state
    and those that are not recruited are left out of both.
    """
    held = criticality(judgement.city, chain_id)
    judged = [each for each in judgement.inside(chain_id).values() if each.state not in UNJUDGED]
    missing = [each for each in judged if each.state is LinkState.MISSING]
    return Ratio(
        part=sum(1 + len(held[each.link_id]) for each in missing),
        whole=sum(1 + len(held[each.link_id]) for each in judged),
        numerator_facts=_links(judgement, missing),
        denominator_facts=_links(judgement, judged),
    )


def _links(judgement: Judgement, verdicts: list[Verdict]) -> tuple[Link, ...]:
    return tuple(judgement.city.links[each.link_id] for each in verdicts)
