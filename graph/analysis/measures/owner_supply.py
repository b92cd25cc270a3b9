"""What a chain owner makes and what it takes: which inputs it has from itself, from here, or not yet at all."""

from collections import defaultdict
from dataclasses import dataclass

from graph.analysis.facts.alternatives import alternatives_to
from graph.analysis.facts.criticality import is_bought
from graph.analysis.facts.parties import same_party
from graph.analysis.facts.ratio import Ratio
from graph.analysis.judgement import Judgement
from graph.analysis.targets.supplies import made_here, not_known, supplies_of
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.signs import RUNNING
from graph.analysis.verdicts.states import LinkState, Mark
from graph.model.edges import InputTo, Makes
from graph.model.kinds import Strength
from graph.model.nodes import Firm
from graph.model.word import Word


class Supply(Word):
    """Where an input of an owner comes from, those that need most attention first."""

    MISSING = "missing", "本地缺", "Missing here"
    STOPPED = "stopped", "本地停产", "Stopped here"
    ASK = "ask", "先问", "Ask first"
    UNKNOWN = "unknown", "资料不足", "Not enough on file"
    COMING = "coming", "本地在建", "Being built here"
    LOCAL = "local", "本地有", "Made here"
    OWN = "own", "自产", "Its own"
    NOT_LOCAL = "not_local", "不招引", "Not recruited"
    BOUGHT = "bought", "外购", "Bought in"


OF_MARK = {Mark.EXPECTED: Supply.ASK, Mark.NOT_LOCAL: Supply.NOT_LOCAL}
"""What the mark of a link that is neither here nor missing says."""


@dataclass(frozen=True, slots=True)
class Need:
    """One input of what an owner makes: where it comes from, the inputs it stands for, who makes it here.

    `instead` are the alternatives made here, where each of the inputs has one.
    """

    link_id: str
    supply: Supply
    edges: tuple[InputTo, ...]
    makers: tuple[Makes, ...]
    instead: tuple[str, ...] = ()

    @property
    def core(self) -> bool:
        """Return whether something the owner makes takes it as a core input."""
        return any(edge.strength is Strength.CORE for edge in self.edges)


@dataclass(frozen=True, slots=True)
class OwnerSupply:
    """What one owner makes in a chain, what that takes, and the share of its core inputs that are made here."""

    firm: Firm
    makes: tuple[Makes, ...]
    needs: tuple[Need, ...]
    rate: Ratio

    def of(self, supply: Supply) -> tuple[Need, ...]:
        """Return the needs that come from one side."""
        return tuple(need for need in self.needs if need.supply is supply)


def owner_supply(judgement: Judgement, firm_id: str, chain_id: str) -> OwnerSupply:
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
    party, made = same_party(judgement.city, firm_id), made_here(judgement.verdicts)
    needs = (_need(judgement, link, tuple(edges), party, made) for link, edges in taken.items())
    return OwnerSupply(
        firm=judgement.city.firms[firm_id],
        makes=makes,
        needs=tuple(sorted(needs, key=_place)),
        rate=_rate(judgement, makes, made),
    )


def _place(need: Need) -> tuple[int, bool, str]:
    return list(Supply).index(need.supply), not need.core, need.link_id


def _need(
    judgement: Judgement, link_id: str, edges: tuple[InputTo, ...], party: frozenset[str], made: frozenset[str]
) -> Need:
    makers = judgement.city.makers.get(link_id, ())
    own = any(make.start in party and make.status in RUNNING for make in makers)
    return Need(link_id, Supply.OWN if own else _supply(judgement, link_id), edges, makers)


def _supply(judgement: Judgement, link_id: str) -> Supply:
    """Return where an input comes from that nobody makes here and nothing made here stands in for."""
    verdict = judgement.verdicts.get(link_id)
    if verdict is not None and verdict.grade is Grade.BUILDING:
        return Supply.COMING
    if is_bought(judgement.city, link_id):
        return Supply.BOUGHT
    if link_id in found.missing:
        return Supply.MISSING
    if judgement.state(link_id) is LinkState.WEAK:
        read = judgement.verdicts[link_id].readings
        stopped = any(each.condition is not None and each.measure is Measure.STOPPED for each in read)
        return Supply.STOPPED if stopped else Supply.ASK
    return OF_MARK.get(judgement.mark(link_id), Supply.UNKNOWN)


def _rate(judgement: Judgement, makes: tuple[Makes, ...]) -> Ratio:
    running = dict.fromkeys(make.end for make in makes if make.status in RUNNING)
    edges = [edge for link in running for edge in supplies_of(judgement.city, link)]
    made, unclear = made_here(judgement.verdicts), not_known(judgement.verdicts)
    return ratio_of(
        [edge for edge in edges if edge.start in made], edges, [edge for edge in edges if edge.start in unclear]
    )
