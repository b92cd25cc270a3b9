"""The measures of a chain and of the city, gathered."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.completeness import completeness, gap_index
from graph.analysis.concentration import Concentration, concentration
from graph.analysis.judgement import Judgement
from graph.analysis.local_supply import local_supply_rate
from graph.analysis.location_quotient import Counts, LocationQuotient, location_quotients
from graph.analysis.ratio import Ratio
from graph.analysis.relatedness import relatedness
from graph.analysis.single_points import SinglePoint, single_points
from graph.analysis.states import LinkState
from graph.analysis.supplies import made_here


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


def measure_city(judgement: Judgement, counts: Mapping[str, Counts] | None = None) -> CityMeasures:
    """Return the measures of the city and of every chain; `counts` are of industries by code, where there are any."""
    density = relatedness(judgement.city, made_here(judgement.verdicts))
    chains = {chain: _measure(judgement, chain, density) for chain in judgement.city.chains}
    return CityMeasures(local_supply_rate(judgement), chains, location_quotients(counts))


def _measure(judgement: Judgement, chain_id: str, density: Mapping[str, Ratio]) -> ChainMeasures:
    verdicts = judgement.verdicts[chain_id]
    near = [link for link, each in verdicts.items() if each.state is LinkState.MISSING and link in density]
    near.sort(key=lambda link: (-(density[link].value or 0.0), link))
    return ChainMeasures(
        chain_id=chain_id,
        local_supply=local_supply_rate(judgement, chain_id),
        completeness=completeness(judgement, chain_id),
        gap_index=gap_index(judgement, chain_id),
        concentration=concentration(judgement, chain_id),
        single_points=single_points(judgement, chain_id),
        related={link: density[link] for link in near},
    )
