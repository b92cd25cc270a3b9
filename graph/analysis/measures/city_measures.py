"""The measures of a chain and of the city, gathered."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.facts.ratio import Ratio
from graph.analysis.judgement import Judgement
from graph.analysis.measures.completeness import completeness, gap_index
from graph.analysis.measures.concentration import Concentration, concentration
from graph.analysis.measures.local_supply import local_supply_rates
from graph.analysis.measures.location_quotient import IndustryCounts, LocationQuotient, location_quotients
from graph.analysis.measures.relatedness import relatedness
from graph.analysis.measures.single_points import Operators, SinglePoint, operators, single_points
from graph.analysis.targets.essential_inputs import operating_links
from graph.analysis.verdicts.states import LinkState


@dataclass(frozen=True, slots=True)
class ChainMeasures:
    """The measures of one chain; `related` are its missing links with the density around them, the densest first."""

    chain_id: str
    local_supply: Ratio
    completeness: Ratio
    gap_index: Ratio
    concentration: Concentration
    single_points: tuple[SinglePoint, ...]
    related: Mapping[str, Ratio]


@dataclass(frozen=True, slots=True)
class CityMeasures:
    """The measures of the city; `quotients` is None where nobody has counted what they need."""

    local_supply: Ratio
    chains: Mapping[str, ChainMeasures]
    quotients: Mapping[str, LocationQuotient] | None


def measure_city(judgement: Judgement, counts: Mapping[str, IndustryCounts] | None = None) -> CityMeasures:
    """Return the measures of the city and of every chain; `counts` are of industries by code, where there are any."""
    density = relatedness(judgement.city, operating_links(judgement.verdicts))
    rates = local_supply_rates(judgement, [None, *judgement.city.chains])
    held = operators(judgement)
    chains = {chain: _measure(judgement, chain, rates[chain], density, held) for chain in judgement.city.chains}
    return CityMeasures(rates[None], chains, location_quotients(counts))


def _measure(
    judgement: Judgement, chain_id: str, rate: Ratio, density: Mapping[str, Ratio], held: Operators
) -> ChainMeasures:
    verdicts = judgement.inside(chain_id)
    near = [link for link, each in verdicts.items() if each.state is LinkState.MISSING and link in density]
    near.sort(key=lambda link: (-(density[link].value or 0.0), link))
    return ChainMeasures(
        chain_id=chain_id,
        local_supply=rate,
        completeness=completeness(judgement, chain_id),
        gap_index=gap_index(judgement, chain_id),
        concentration=concentration(judgement, chain_id),
        single_points=single_points(judgement, chain_id, held),
        related={link: density[link] for link in near},
    )
