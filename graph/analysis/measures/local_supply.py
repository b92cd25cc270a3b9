"""How much of what the links made here need is made here too: the local supply rate 本地配套率."""

from collections.abc import Collection, Iterable

from graph.analysis.facts.ratio import Ratio, ratio_of
from graph.analysis.judgement import Judgement
from graph.analysis.targets.essential_inputs import one_edge_per_need, operating_links, unknown_links
from graph.model.edges import InputTo


def local_supply_rate(judgement: Judgement, chain_id: str | None = None) -> Ratio:
    """Return the share of the core needs of links made here that are made here; of one chain, or of the city.

    The whole counts each core need of each link of the chain that somebody here makes, as one input: of alternatives
    one made here stands for all. A part is an input made here, in whichever chain. Equipment, what is simply bought,
    services that are had anywhere and public supply are in neither. An input of which nobody can say whether it is
    made here is unknown: in the whole, not in the part.
    """
    return local_supply_rates(judgement, [chain_id])[chain_id]


def local_supply_rates(judgement: Judgement, chain_ids: Iterable[str | None]) -> dict[str | None, Ratio]:
    """Return the local supply rates of several chains; None stands for the city, where a link counts once."""
    made, unclear = operating_links(judgement.verdicts), unknown_links(judgement.city, judgement.verdicts)
    needs = {link: one_edge_per_need(judgement.city, link, made, unclear) for link in sorted(made)}
    found: dict[str | None, Ratio] = {}
    for chain in chain_ids:
        links = needs if chain is None else judgement.inside(chain)
        found[chain] = rate_of([edge for link in links for edge in needs.get(link, ())], made, unclear)
    return found


def rate_of(needs: Collection[InputTo], made: Collection[str], unclear: Collection[str]) -> Ratio:
    """Return the share of inputs that are made here, those of which nobody can say it beside."""
    return ratio_of(
        [edge for edge in needs if edge.start in made], needs, [edge for edge in needs if edge.start in unclear]
    )
