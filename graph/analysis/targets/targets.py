"""What to work on: which links to supply, extend to, strengthen or see through, why, and in which order."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.facts.city import City
from graph.analysis.facts.score import Score
from graph.analysis.targets.link_context import LinkContext, LinkSets, Verdicts, link_context
from graph.analysis.targets.strategies import Ground, RuleContext, grounds_for
from graph.analysis.targets.target_score import GAP_STRATEGIES, score_link
from graph.analysis.verdicts.counts import is_surveyed
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import Grade, Strategy
from graph.model.edges import InputTo
from graph.model.kinds import Stage


@dataclass(frozen=True, slots=True)
class Target:
    """One link to work on: its chains (the city's order), its grounds (the main one first), and its score.

    `counted_on` are its missing feeds that are targets themselves.
    """

    link_id: str
    chains: tuple[str, ...]
    grounds: tuple[Ground, ...]
    verdict: Verdict
    context: LinkContext
    score: Score
    counted_on: frozenset[str] = frozenset()

    @property
    def strategy(self) -> Strategy:
        """The main strategy."""
        return self.grounds[0].rule.strategy

    @property
    def strategies(self) -> tuple[Strategy, ...]:
        """Every strategy it carries, the main one first."""
        return tuple(dict.fromkeys(ground.rule.strategy for ground in self.grounds))

    @property
    def recruits(self) -> bool:
        """Whether somebody is to be recruited; what is somebody's project already is seen through, not doubled."""
        return self.strategy is not Strategy.SEE_THROUGH

    @property
    def verify_first(self) -> bool:
        """Whether nobody stated if its local maker still operates, so that one call comes before any project."""
        return is_not_on_file(self.verdict)


def is_not_on_file(verdict: Verdict) -> bool:
    """Check whether a link is weak only because nobody ever said whether its makers operate."""
    return verdict.grade is Grade.UNCLEAR and not verdict.value(Measure.OPERATING)


def derive_targets(city: City, verdicts: Verdicts, found: LinkSets) -> tuple[Target, ...]:
    """Derive the targets of the city, best first.

    Order: those to be asked about first come last; then by points, by share of facts, by name and id of the link.
    """
    around = {link: link_context(city, found, link) for link in verdicts}
    founded = founded_links(city, verdicts, found, around)
    surveyed = frozenset(chain.id for chain in city.chains.values() if is_surveyed(city, chain))
    targets = []
    for link, verdict in verdicts.items():
        target = target_of(RuleContext(city, verdict, around[link], found, founded), surveyed)
        if target is not None:
            targets.append(target)
    return tuple(sorted(targets, key=lambda target: sort_key(city, target)))


def founded_links(city: City, verdicts: Verdicts, found: LinkSets, around: Mapping[str, LinkContext]) -> frozenset[str]:
    """Find the missing links that are targets by what is here already, so that others may count on them."""
    cases = (RuleContext(city, verdict, around[link], found) for link, verdict in verdicts.items())
    return frozenset(case.link.id for case in cases if case.is_gap and grounds_for(case))


def target_of(case: RuleContext, surveyed: frozenset[str]) -> Target | None:
    """Make a link a target, or return None if nothing calls for it or none of its chains is surveyed."""
    grounds = grounds_for(case)
    chains = _chains_of(case, grounds, surveyed) if grounds else ()
    if not chains:
        return None
    score = score_link(case, grounds[0].rule.strategy)
    counted_on = case.founded & {edge.start for edge in case.context.outside_inputs}
    return Target(case.link.id, chains, grounds, case.verdict, case.context, score, counted_on)


def _chains_of(case: RuleContext, grounds: tuple[Ground, ...], surveyed: frozenset[str]) -> tuple[str, ...]:
    """Find the chains a link is a target of: those whose own product it is, and those its grounds or a gap is in."""
    city = case.city
    own = [edge.start for edge in city.chains_of.get(case.link.id, ()) if edge.start in surveyed]
    if grounds[0].rule.strategy not in GAP_STRATEGIES:
        return city.order(own)
    opened = (edge for edge in case.context.unlocks if edge.end in case.founded)
    read = (fact for ground in grounds for fact in ground.facts if isinstance(fact, InputTo))
    near = {end for edge in (*read, *case.context.local_core_inputs, *opened) for end in (edge.start, edge.end)}
    standing = [chain for chain in own if (near - {case.link.id}) & {edge.end for edge in city.includes[chain]}]
    product = [chain for chain in own if city.stage(chain, case.link.id) in PRODUCT_STAGES]
    return city.order({*standing, *product} or own)


PRODUCT_STAGES = frozenset({Stage.MIDSTREAM, Stage.DOWNSTREAM})
"""Stages at which a link is a product of the chain, not merely something that the chain takes."""


def sort_key(city: City, target: Target) -> tuple[bool, int, float, str, str]:
    """Return what targets are ordered by, the best with the least."""
    score, name = target.score, city.links[target.link_id].name_zh
    return (target.verify_first, -score.points, -score.evidence_share, name, target.link_id)


def of_chain(targets: tuple[Target, ...], chain_id: str) -> tuple[Target, ...]:
    """List the targets of one chain, in the order of all."""
    return tuple(target for target in targets if chain_id in target.chains)
