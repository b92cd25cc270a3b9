"""What of a chain cannot be reached without a link: dominators along the core inputs.

Reference: Lengauer and Tarjan (1979), A fast algorithm for finding dominators in a flowgraph.
"""

from collections import defaultdict
from collections.abc import Mapping

from graph.analysis.facts.city import City
from graph.model.edges import InputTo
from graph.model.kinds import InputRole, Siting, Strength

READILY_BOUGHT_SITINGS = frozenset({Siting.BOUGHT, Siting.SERVICE, Siting.PUBLIC})
"""Sitings of links that any user can buy or have, so that they hold nothing up."""

START = ""
"""The point every way begins at; no link has an empty id."""


def criticality(city: City, chain_id: str) -> dict[str, frozenset[str]]:
    """Return for each link of a chain the links further down that no way reaches without it.

    Ways run along core inputs inside the chain and begin at links without such inputs; equipment, what is bought and
    general services are left out, since they are available anywhere.
    """
    # networkx takes a third of a second to import, and only this measure of the first page needs it
    import networkx as nx  # noqa: PLC0415

    inside = {edge.end for edge in city.includes.get(chain_id, ())}
    ways = {
        (edge.start, edge.end)
        for link in inside
        for edge in city.inputs.get(link, ())
        if edge.start in inside and _holds_up(city, edge)
    }
    fed = {end for _, end in ways}
    graph = nx.DiGraph([*ways, *((START, link) for link in inside - fed)])
    return _below(nx.immediate_dominators(graph, START) if inside else {}, inside)


def _holds_up(city: City, edge: InputTo) -> bool:
    """Check whether a link cannot go on without an input: equipment is bought once, whoever makes it."""
    return (
        edge.strength is Strength.CORE
        and edge.role is not InputRole.EQUIPMENT
        and not is_readily_bought(city, edge.start)
    )


def is_readily_bought(city: City, link_id: str) -> bool:
    """Return whether a link is simply bought, an ordinary service or a public supply."""
    return city.links[link_id].siting in READILY_BOUGHT_SITINGS


def _below(dominators: Mapping[str, str | None], inside: set[str]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for link in inside:
        above = dominators.get(link)
        while above is not None and above != START:
            found[above].add(link)
            above = dominators[above]
    return {link: frozenset(found[link]) for link in inside}
