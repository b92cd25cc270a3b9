"""Everything judged of the home city from one load, computed once and shared by pages and documents."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.candidates.candidates import Candidacy, Candidate, candidacies_by_firm, rank_candidates
from graph.analysis.facts.city import City, read_city
from graph.analysis.targets.exclusions import Exclusion, why_not
from graph.analysis.targets.link_context import LinkContext, LinkSets, link_context, link_sets
from graph.analysis.targets.quadrant import Corner, in_corners, without_way
from graph.analysis.targets.rule_context import RuleContext
from graph.analysis.targets.targets import Target, derive_targets, founded_links, of_chain
from graph.analysis.verdicts.counts import is_surveyed
from graph.analysis.verdicts.diagnosis import Verdict, diagnose_city
from graph.analysis.verdicts.states import COUNTED, LinkState, Mark, Strategy, Tier
from graph.model.nodes import Firm
from graph.store.base import Reader

HIGHEST_TIERS = {
    Strategy.SUPPLEMENT: Tier.FIRST,
    Strategy.EXTEND: Tier.FIRST,
    Strategy.STRENGTHEN: Tier.POSSIBLE,
    Strategy.SEE_THROUGH: Tier.RESERVE,
}
"""The highest tier a candidate may have by what is to be done with a link.

A weak maker here is helped by customers, capital and technology, not first by its rivals; what is under way takes no
second maker unless it comes to nothing. Nor is anybody talked to first for what is put off itself.
"""


@dataclass(frozen=True)
class Judgement:
    """The city, one verdict a link, where the links stand to one another, and the targets, best first."""

    city: City
    verdicts: Mapping[str, Verdict]
    link_sets: LinkSets
    targets: tuple[Target, ...]

    def counts(self, chain_id: str) -> dict[LinkState, int]:
        """Return how many links of a chain are in each state, every state named."""
        found = Counter(verdict.state for verdict in self.inside(chain_id).values())
        return {state: found[state] for state in LinkState}

    def tally(self, chain_id: str) -> dict[Mark, int]:
        """Return how many links of a chain bear each mark, in the order of legends; what must exist is not known."""
        found = Counter(verdict.mark.counted for verdict in self.inside(chain_id).values())
        return {mark: found[mark] for mark in COUNTED}

    def inside(self, chain_id: str) -> Mapping[str, Verdict]:
        """Return the verdicts of a chain's links, by link. Raises KeyError for an unknown chain."""
        return self._by_chain[chain_id]

    def targets_of(self, chain_id: str) -> tuple[Target, ...]:
        """Return the targets of a chain, best first."""
        return of_chain(self.targets, chain_id)

    def target(self, link_id: str) -> Target | None:
        """Return the target of a link, or None where it is none."""
        return self._by_link.get(link_id)

    def state(self, link_id: str) -> LinkState:
        """Return the state of a link; one in no chain is not judged and so unknown."""
        verdict = self.verdicts.get(link_id)
        return LinkState.UNKNOWN if verdict is None else verdict.state

    def mark(self, link_id: str) -> Mark:
        """Return what a link is drawn as; one in no chain is not judged and so unknown."""
        verdict = self.verdicts.get(link_id)
        return Mark.UNKNOWN if verdict is None else verdict.mark

    def local_facts(self, link_id: str) -> str | None:
        """Return the first chain of a link, or None where it is in no chain."""
        return next((edge.start for edge in self.city.chains_of.get(link_id, ())), None)

    def owners(self, chain_id: str) -> tuple[Firm, ...]:
        """Return the chain owners of a chain."""
        return tuple(self.city.firms[lead.start] for lead in self.city.owner_roles(chain_id))

    def why_not(self, link_id: str) -> Exclusion | None:
        """Return why a link is no target; None if it is one, is in no chain, or nobody would expect one."""
        verdict = self.verdicts.get(link_id)
        if verdict is None or link_id in self._by_link:
            return None
        case = RuleContext(self.city, verdict, self.context_of(link_id), self.link_sets, self._founded)
        chains = (self.city.chains[edge.start] for edge in self.city.chains_of[link_id])
        return why_not(case, any(is_surveyed(self.city, chain) for chain in chains))

    def context_of(self, link_id: str) -> LinkContext:
        """Return what stands around any link of the city."""
        return link_context(self.city, self.link_sets, link_id)

    @cached_property
    def candidacies(self) -> Mapping[str, tuple[Candidacy, ...]]:
        """For each firm the targets it is a candidate for, in their order; what is under way takes no second one."""
        recruiting = (target.link_id for target in self.targets if target.recruits)
        return candidacies_by_firm({link: self.candidates(link) for link in recruiting})

    def candidates(self, link_id: str) -> tuple[Candidate, ...]:
        """Rank the candidates of a link, in the tiers that its target allows; once, however often that is asked."""
        if link_id not in self._ranked:
            self._ranked[link_id] = self._rank(link_id)
        return self._ranked[link_id]

    @cached_property
    def _ranked(self) -> dict[str, tuple[Candidate, ...]]:
        return {}

    def _rank(self, link_id: str) -> tuple[Candidate, ...]:
        target = self.target(link_id)
        highest = Tier.FIRST if target is None else HIGHEST_TIERS[target.strategy]
        if highest is Tier.FIRST and link_id in self.deferred:
            highest = Tier.POSSIBLE
        return rank_candidates(self.city, link_id, highest)

    @cached_property
    def deferred(self) -> frozenset[str]:
        """The links of targets to be begun later: neither pressing nor feasible, or with no way to build from here."""
        begun = in_corners(self.targets, Corner.FIRST, Corner.EFFORT, Corner.CONVENIENT)
        recruiting = frozenset(target.link_id for target in self.targets if target.recruits)
        return (recruiting - begun) | (recruiting & self.without_way)

    @cached_property
    def without_way(self) -> frozenset[str]:
        """The links whose only route from here is restricted, with too little feed for the smallest plant."""
        return without_way(self.targets)

    @cached_property
    def top_ten_shares(self) -> Mapping[str, float]:
        """Return the share of weight draws in which each target, by link, is among the first ten of the city."""
        # numpy takes a sixth of a second to import, and the first page does without it
        from graph.analysis.targets.sensitivity import top_ten_share  # noqa: PLC0415

        return top_ten_share(self.targets)

    @cached_property
    def _founded(self) -> frozenset[str]:
        around = {link: self.context_of(link) for link in self.verdicts}
        return founded_links(self.city, self.verdicts, self.link_sets, around)

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The rank of each target by link, from zero."""
        return {target.link_id: rank for rank, target in enumerate(self.targets)}

    @cached_property
    def _by_chain(self) -> dict[str, dict[str, Verdict]]:
        includes = self.city.includes.items()
        return {chain: {edge.end: self.verdicts[edge.end] for edge in edges} for chain, edges in includes}

    @cached_property
    def _by_link(self) -> dict[str, Target]:
        return {target.link_id: target for target in self.targets}


def judge(reader: Reader) -> Judgement:
    """Return the judgement of the load a reader sees."""
    city = read_city(reader)
    verdicts = diagnose_city(city)
    found = link_sets(city, verdicts)
    return Judgement(city, verdicts, found, derive_targets(city, verdicts, found))
