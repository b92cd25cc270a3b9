"""What to work on: which links to supplement, extend or strengthen, why, and in which order."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.attraction import score_link
from graph.analysis.city import City
from graph.analysis.diagnosis import Verdict, diagnose
from graph.analysis.score import Score
from graph.analysis.states import LinkState, Strategy
from graph.analysis.surroundings import Surroundings, surroundings
from graph.model.kinds import Siting

GAP_SITINGS = frozenset({Siting.ATTRACTABLE, Siting.REGULATED, None})
WORK_SITINGS = GAP_SITINGS | {Siting.RESOURCE}
CORE_SHARE = 1.0
"""Share of a missing link's core inputs that must be made here before it extends the chain."""

RANKED_SHARE = 0.6
"""Share of a score's weight that must rest on facts; targets with less follow those with enough."""


@dataclass(frozen=True, slots=True)
class Target:
    """One link to work on: its chains (the city's order), strategies (the main one first), why, and its score."""

    link_id: str
    chains: tuple[str, ...]
    strategy: Strategy
    verdicts: Mapping[str, Verdict]
    around: Surroundings
    score: Score

    @property
    def verdict(self) -> Verdict:
        """Return the verdict in the first of its chains."""
        return self.verdicts[self.chains[0]]


def diagnose_city(city: City) -> dict[str, dict[str, Verdict]]:
    """Return the verdicts of every chain, by chain and link."""
    return {chain: {verdict.link_id: verdict for verdict in diagnose(city, chain)} for chain in city.chains}


def derive_targets(city: City, verdicts: Mapping[str, Mapping[str, Verdict]]) -> tuple[Target, ...]:
    """Return the targets of all chains, a link of several chains once, best first.

    Order: first those whose score rests on facts for at least RANKED_SHARE of its weight; then by score, by that
    share, by link id.
    """
    found: defaultdict[str, list[tuple[str, Strategy]]] = defaultdict(list)
    around = {link: surroundings(city, verdicts, link) for link in city.links}
    for chain, by_link in verdicts.items():
        for link, verdict in by_link.items():
            strategy = strategy_of(city, verdict, around[link])
            if strategy is not None:
                found[link].append((chain, strategy))
    targets = [_target(city, verdicts, around, link, places) for link, places in found.items()]
    return tuple(sorted(targets, key=_place))


def _place(target: Target) -> tuple[bool, int, float, str]:
    score = target.score
    return (score.known < RANKED_SHARE, -score.value, -score.known, target.link_id)


def _target(
    city: City,
    verdicts: Mapping[str, Mapping[str, Verdict]],
    around: Mapping[str, Surroundings],
    link: str,
    places: list[tuple[str, Strategy]],
) -> Target:
    chains = city.order(chain for chain, _ in places)
    strategy = dict(places)[chains[0]]
    own = {chain: verdicts[chain][link] for chain in chains}
    return Target(link, chains, strategy, own, around[link], score_link(city, around[link], link))


def strategy_of(city: City, verdict: Verdict, around: Surroundings) -> Strategy | None:
    """Return what a verdict asks for, or None where nothing follows from it.

    strengthen: weak. supplement: missing, and a local user waits for it. extend: missing, no local user,
    and its core inputs are made here. Links that are simply bought, captive or ordinary services are no targets.
    """
    siting = city.links[verdict.link_id].siting
    if verdict.state is LinkState.WEAK and siting in WORK_SITINGS:
        return Strategy.STRENGTHEN
    if verdict.state is not LinkState.MISSING or siting not in GAP_SITINGS:
        return None
    if around.users_here:
        return Strategy.SUPPLEMENT
    if around.core_inputs and len(around.core_here) / len(around.core_inputs) >= CORE_SHARE:
        return Strategy.EXTEND
    return None


def of_chain(targets: tuple[Target, ...], chain_id: str) -> tuple[Target, ...]:
    """Return the targets of one chain, in the order of all."""
    return tuple(target for target in targets if chain_id in target.chains)
