"""What to work on: which links to supplement, extend or strengthen, why, and in which order."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.facts.city import City
from graph.analysis.facts.score import Score
from graph.analysis.targets.attraction import score_link
from graph.analysis.targets.strategies import Case, Ground, grounds_for
from graph.analysis.targets.surroundings import Surroundings, Survey, Verdicts, surroundings
from graph.analysis.verdicts.diagnosis import Verdict, diagnose
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import LinkState, Strategy

RANKED_SHARE = 0.6
"""Share of a score's weight that must rest on facts; targets with less follow those with enough."""


@dataclass(frozen=True, slots=True)
class Target:
    """One link to work on: its chains (the city's order), its grounds (the main one first), and its score."""

    link_id: str
    chains: tuple[str, ...]
    grounds: tuple[Ground, ...]
    verdicts: Mapping[str, Verdict]
    around: Surroundings
    score: Score

    @property
    def strategy(self) -> Strategy:
        """Return the main strategy."""
        return self.grounds[0].rule.strategy

    @property
    def strategies(self) -> tuple[Strategy, ...]:
        """Return every strategy it carries, the main one first."""
        return tuple(dict.fromkeys(ground.rule.strategy for ground in self.grounds))

    @property
    def check_first(self) -> bool:
        """Return whether it is weak on paper: a supplier operates, but its capacity or present state is not on file.

        That is to be asked for before anything is strengthened.
        """
        return self.verdict.state is LinkState.WEAK and self.verdict.value(Measure.OPERATING) > 0

    @property
    def verdict(self) -> Verdict:
        """Return the verdict in the first of its chains."""
        return self.verdicts[self.chains[0]]


def diagnose_city(city: City) -> dict[str, dict[str, Verdict]]:
    """Return the verdicts of every chain, by chain and link."""
    return {chain: {verdict.link_id: verdict for verdict in diagnose(city, chain)} for chain in city.chains}


def derive_targets(city: City, verdicts: Verdicts, found: Survey) -> tuple[Target, ...]:
    """Return the targets of all chains, a link of several chains once, best first.

    Order: first those whose score rests on facts for at least RANKED_SHARE of its weight, and among them first those
    that are more than weak on paper; then by score, by that share, by name and id of the link.
    """
    places: defaultdict[str, dict[str, tuple[Ground, ...]]] = defaultdict(dict)
    around = {link: surroundings(city, found, link) for by_link in verdicts.values() for link in by_link}
    for chain, by_link in verdicts.items():
        for link, verdict in by_link.items():
            grounds = grounds_for(Case(city, verdict, around[link], found))
            if grounds:
                places[link][chain] = grounds
    targets = [target_of(city, verdicts, around[link], link, each) for link, each in places.items()]
    return tuple(sorted(targets, key=lambda target: place_of(city, target)))


def place_of(city: City, target: Target) -> tuple[bool, bool, int, float, str, str]:
    """Return what targets are ordered by, the best with the least."""
    score, name = target.score, city.links[target.link_id].name_zh
    return (score.known < RANKED_SHARE, target.check_first, -score.value, -score.known, name, target.link_id)


def target_of(
    city: City,
    verdicts: Verdicts,
    around: Surroundings,
    link: str,
    places: Mapping[str, tuple[Ground, ...]],
) -> Target:
    """Return the target that the grounds for a link, by chain, come to."""
    chains = city.order(places)
    return Target(
        link_id=link,
        chains=chains,
        grounds=places[chains[0]],
        verdicts={chain: verdicts[chain][link] for chain in chains},
        around=around,
        score=score_link(city, around, link),
    )


def of_chain(targets: tuple[Target, ...], chain_id: str) -> tuple[Target, ...]:
    """Return the targets of one chain, in the order of all."""
    return tuple(target for target in targets if chain_id in target.chains)
