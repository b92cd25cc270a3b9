"""How much of a chain lies in few hands: the Herfindahl-Hirschman index over parties.

References: Hirschman (1945), National Power and the Structure of Foreign Trade; Herfindahl (1950), Concentration in the
U.S. Steel Industry.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.facts.corporate_families import families
from graph.analysis.facts.ratio import Ratio
from graph.analysis.judgement import Judgement
from graph.analysis.verdicts.rules import Measure


@dataclass(frozen=True, slots=True)
class Concentration:
    """Which links of a chain each party makes, the party with most first; a link of two parties counts for both."""

    chain_id: str
    links: Mapping[str, tuple[str, ...]]

    @property
    def total(self) -> int:
        """Return the number of (party, link) pairs."""
        return sum(len(links) for links in self.links.values())

    @property
    def index(self) -> Ratio:
        """Return the index, 1/n..1 for n parties: the sum of squared shares, over one denominator."""
        return Ratio(sum(len(links) ** 2 for links in self.links.values()), self.total**2)

    @property
    def largest(self) -> Ratio:
        """Return the share of the party that makes most links."""
        return Ratio(max((len(links) for links in self.links.values()), default=0), self.total)


def concentration(judgement: Judgement, chain_id: str) -> Concentration:
    """Return which links of a chain each party makes here now."""
    found: dict[str, list[str]] = {}
    for link, verdict in judgement.inside(chain_id).items():
        for party in sorted(families(judgement.city, verdict.facts_for(Measure.CURRENT))):
            found.setdefault(party, []).append(link)
    ordered = sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
    return Concentration(chain_id, {party: tuple(links) for party, links in ordered})
