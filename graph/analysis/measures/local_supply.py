"""How much of what the links made here need is made here too: the local supply rate 本地配套率."""

from collections.abc import Iterable

from graph.analysis.facts.ratio import Ratio, ratio_of
from graph.analysis.judgement import Judgement
from graph.analysis.targets.supplies import made_here, not_known, supplies_of


def local_supply_rate(judgement: Judgement, chain_id: str | None = None) -> Ratio:
    """Return the share of the core inputs of links made here that are made here; of one chain, or of the city.

    The whole counts each core input (an edge) of each link of the chain that somebody here makes; a part is an edge
    whose input is made here, in whichever chain. Equipment, what is simply bought, ordinary services and public supply
    are in neither. An edge whose input has no known state is unknown: in the whole, not in the part.
    """
    return local_supply_rates(judgement, [chain_id])[chain_id]


def local_supply_rates(judgement: Judgement, chain_ids: Iterable[str | None]) -> dict[str | None, Ratio]:
    """Return the local supply rates of several chains; None stands for the city, where a link counts once."""
    made = made_here(judgement.verdicts)
    unclear = not_known(judgement.verdicts)
    edges = {link: supplies_of(judgement.city, link) for link in sorted(made)}
    found: dict[str | None, Ratio] = {}
    for chain in chain_ids:
        links = edges if chain is None else judgement.inside(chain)
        counted = [edge for link in links for edge in edges.get(link, ())]
        found[chain] = ratio_of(
            [edge for edge in counted if edge.start in made],
            counted,
            [edge for edge in counted if edge.start in unclear],
        )
    return found
