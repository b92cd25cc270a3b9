"""Which chains have anything in the home city, as facts say it before they are a graph."""

from collections.abc import Iterable

from graph.model.edges import Builds, Edge, Includes, Makes, PartOf
from graph.model.nodes import Firm, Node


def chains_with_local_facts(nodes: Iterable[Node], edges: Iterable[Edge]) -> set[str]:
    """Return the ids of chains of which a link is made by a local firm or built by a project, or with a project."""
    local = {node.id for node in nodes if isinstance(node, Firm) and node.local}
    everything = tuple(edges)
    made = {edge.end for edge in everything if isinstance(edge, Makes) and edge.start in local}
    made |= {edge.end for edge in everything if isinstance(edge, Builds)}
    lively = {edge.start for edge in everything if isinstance(edge, Includes) and edge.end in made}
    return lively | {edge.end for edge in everything if isinstance(edge, PartOf)}
