"""How much of what the links made here need is made here too: the local supply rate 本地配套率."""

from graph.analysis.judgement import Judgement
from graph.analysis.ratio import Ratio, ratio_of
from graph.analysis.supplies import made_here, not_known, supplies_of


def local_supply_rate(judgement: Judgement, chain_id: str | None = None) -> Ratio:
    """Return the share of the core inputs of links made here that are made here; of one chain, or of the city.

    The whole counts each core input (an edge) of each link of the chain that somebody here makes; a part is an edge
    whose input is made here, in whichever chain. Equipment, what is simply bought, ordinary services and public supply
    are in neither. An edge whose input has no known state is unknown: in the whole, not in the part.
    """
    city = judgement.city
    made, unclear = made_here(judgement.verdicts), not_known(judgement.verdicts)
    chains = judgement.verdicts if chain_id is None else {chain_id: judgement.verdicts[chain_id]}
    users = dict.fromkeys(link for by_link in chains.values() for link in by_link if link in made)
    edges = [edge for link in users for edge in supplies_of(city, link)]
    return ratio_of(
        [edge for edge in edges if edge.start in made],
        edges,
        [edge for edge in edges if edge.start in unclear - made],
    )
