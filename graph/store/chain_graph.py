"""A chain as a networkx graph, built over the contract so that every engine gives the same one."""

from collections.abc import Iterable

import networkx as nx

from graph.errors import NotFound
from graph.model.edges import Builds, ChiefOf, Edge, Includes, InputTo, Leads, Makes, PartOf, Serves, Undertakes
from graph.model.nodes import Chain
from graph.model.schema import NODES
from graph.store.base import Reader

Key = tuple[str, str]


def build_chain_graph(reader: Reader, chain_id: str) -> "nx.MultiDiGraph[Key]":
    """Return the chain, its links, their inputs and uses, makers, projects and organisations.

    Nodes are keyed (kind, id) with their record; edges are keyed (kind, key). Raises NotFound for an unknown chain.
    """
    if reader.node(Chain, chain_id) is None:
        raise NotFound(f"没有这条产业链 / no such chain: {chain_id}")
    edges = _edges(reader, chain_id)
    wanted: dict[str, set[str]] = {"Chain": {chain_id}}
    for edge in edges:
        wanted.setdefault(edge.START, set()).add(edge.start)
        wanted.setdefault(edge.END, set()).add(edge.end)
    graph: nx.MultiDiGraph[Key] = nx.MultiDiGraph()
    for kind, ids in sorted(wanted.items()):
        for node in reader.nodes(NODES[kind], ids):
            graph.add_node((kind, node.id), record=node)
    for edge in edges:
        graph.add_edge((edge.START, edge.start), (edge.END, edge.end), (edge.KIND, edge.key), record=edge)
    return graph


def _edges(reader: Reader, chain_id: str) -> tuple[Edge, ...]:
    chain = {chain_id}
    includes = reader.edges(Includes, starts=chain)
    links = {edge.end for edge in includes}
    part_of = reader.edges(PartOf, ends=chain)
    builds = _once(reader.edges(Builds, ends=links), reader.edges(Builds, starts={edge.start for edge in part_of}))
    projects = {edge.start for edge in (*part_of, *builds)}
    return (
        *includes,
        *_once(reader.edges(InputTo, ends=links), reader.edges(InputTo, starts=links)),
        *reader.edges(Makes, ends=links),
        *reader.edges(Leads, ends=chain),
        *reader.edges(ChiefOf, ends=chain),
        *reader.edges(Serves, ends=chain),
        *part_of,
        *builds,
        *reader.edges(Undertakes, ends=projects),
    )


def _once(*groups: Iterable[Edge]) -> tuple[Edge, ...]:
    found = {(edge.start, edge.end, edge.key): edge for group in groups for edge in group}
    return tuple(found[key] for key in sorted(found))
