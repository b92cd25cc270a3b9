"""What a chain owner makes and what it takes: which inputs it has from itself, from here, or not yet at all."""

from collections import defaultdict
from dataclasses import dataclass

from graph.analysis.facts.alternatives import alternatives_to
from graph.analysis.facts.corporate_families import family_members
from graph.analysis.facts.criticality import is_readily_bought
from graph.analysis.facts.ratio import Ratio
from graph.analysis.judgement import Judgement
from graph.analysis.measures.local_supply import rate_of
from graph.analysis.targets.essential_inputs import is_unsettled, one_edge_per_need, operating_links, unknown_links
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.scale_signs import RUNNING
from graph.analysis.verdicts.states import Grade, LinkState
from graph.model.edges import InputTo, Makes
from graph.model.kinds import Strength
from graph.model.labelled_enum import LabelledEnum
from graph.model.nodes import Firm


class InputSource(LabelledEnum):
    """Where an input of an owner comes from, those that need most attention first."""

    MISSING = "missing", "本地缺", "Missing here"
    STOPPED = "stopped", "本地停产", "Stopped here"
    EXPECTED = "expected", "应有待查", "Must exist, ask the owner"
    UNSETTLED = "unsettled", "有企业，现状待核", "On file, to verify"
    UNKNOWN = "unknown", "资料不足", "Not enough on file"
    ANNOUNCED = "announced", "本地拟建", "Announced here"
    COMING = "coming", "本地在建", "Being built here"
    LOCAL = "local", "本地有", "Made here"
    OWN = "own", "自产", "Its own"
    REPLACED = "replaced", "有替代", "An alternative is here"
    NOT_LOCAL = "not_local", "不招引", "Not recruited"
    BOUGHT = "bought", "外购", "Bought in"


@dataclass(frozen=True, slots=True)
class OwnerInput:
    """One input of what an owner makes: where it comes from, the inputs it stands for, who makes it here.

    `instead` are the alternatives made here, where each of the inputs has one.
    """

    link_id: str
    source: InputSource
    edges: tuple[InputTo, ...]
    makers: tuple[Makes, ...]
    instead: tuple[str, ...] = ()

    @property
    def core(self) -> bool:
        """Return whether something the owner makes takes it as a core input."""
        return any(edge.strength is Strength.CORE for edge in self.edges)


@dataclass(frozen=True, slots=True)
class OwnerProfile:
    """What one owner makes in a chain, what that takes, and the share of its core inputs that are made here."""

    firm: Firm
    makes: tuple[Makes, ...]
    inputs: tuple[OwnerInput, ...]
    rate: Ratio

    def inputs_from(self, supply: InputSource) -> tuple[OwnerInput, ...]:
        """Return the needs that come from one side."""
        return tuple(need for need in self.inputs if need.source is supply)


def owner_profile(judgement: Judgement, firm_id: str, chain_id: str) -> OwnerProfile:
    """Return what a firm makes in a chain and what that takes, from whichever chain.

    Needs are ordered by where they come from as Supply has it, core ones first, then by id. The rate counts the core
    needs of what the firm makes now, as the local supply rate of a chain does. Raises KeyError for an unknown firm or
    chain.
    """
    inside = judgement.inside(chain_id)
    makes = tuple(make for make in judgement.city.makes_of.get(firm_id, ()) if make.end in inside)
    taken: defaultdict[str, list[InputTo]] = defaultdict(list)
    for link in dict.fromkeys(make.end for make in makes):
        for edge in judgement.city.inputs.get(link, ()):
            taken[edge.start].append(edge)
    party, made = family_members(judgement.city, firm_id), operating_links(judgement.verdicts)
    needs = (_need(judgement, link, tuple(edges), party, made) for link, edges in taken.items())
    return OwnerProfile(
        firm=judgement.city.firms[firm_id],
        makes=makes,
        inputs=tuple(sorted(needs, key=_sort_key)),
        rate=_rate(judgement, makes, made),
    )


def _sort_key(need: OwnerInput) -> tuple[int, bool, str]:
    return list(InputSource).index(need.source), not need.core, need.link_id


def _need(
    judgement: Judgement, link_id: str, edges: tuple[InputTo, ...], party: frozenset[str], made: frozenset[str]
) -> OwnerInput:
    makers = judgement.city.makers.get(link_id, ())
    if any(make.start in party and make.status in RUNNING for make in makers):
        return OwnerInput(link_id, InputSource.OWN, edges, makers)
    if link_id in made:
        return OwnerInput(link_id, InputSource.LOCAL, edges, makers)
    others = [[each.start for each in alternatives_to(judgement.city, edge) if each.start in made] for edge in edges]
    if all(others):
        instead = dict.fromkeys(other for each in others for other in each)
        return OwnerInput(link_id, InputSource.REPLACED, edges, makers, tuple(instead))
    return OwnerInput(link_id, _supply(judgement, link_id), edges, makers)


def _supply(judgement: Judgement, link_id: str) -> InputSource:
    """Return where an input comes from that nobody makes here and nothing made here stands in for."""
    verdict = judgement.verdicts.get(link_id)
    if verdict is not None and verdict.grade is Grade.BUILDING:
        return InputSource.COMING
    if is_readily_bought(judgement.city, link_id):
        return InputSource.BOUGHT
    return InputSource.UNKNOWN if verdict is None else _of_verdict(verdict)


def _of_verdict(verdict: Verdict) -> InputSource:
    """Return what the verdict on a link says of its supply; what is weak without being made here has stopped."""
    if verdict.grade is Grade.EXPECTED:
        return InputSource.EXPECTED
    if verdict.state is LinkState.UNKNOWN:
        return InputSource.UNKNOWN
    return InputSource.UNSETTLED if is_unsettled(verdict) else OF_STATE[verdict.state]


OF_STATE = {
    LinkState.MISSING: InputSource.MISSING,
    LinkState.WEAK: InputSource.STOPPED,
    LinkState.PLANNED: InputSource.ANNOUNCED,
    LinkState.UNSUITABLE: InputSource.NOT_LOCAL,
}
"""What the state of a link that is not made here says of its supply."""


def _rate(judgement: Judgement, makes: tuple[Makes, ...], made: frozenset[str]) -> Ratio:
    unclear = unknown_links(judgement.city, judgement.verdicts)
    running = dict.fromkeys(make.end for make in makes if make.status in RUNNING)
    needs = [edge for link in running for edge in one_edge_per_need(judgement.city, link, made, unclear)]
    return rate_of(needs, made, unclear)
