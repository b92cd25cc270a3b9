"""The two places a graph can be in, by the names commands give them."""

from argparse import Namespace
from dataclasses import replace

from graph.errors import StoreUnreachable
from graph.model.facts import FactSet
from graph.model.schema import EDGES, NODES
from graph.store.base import Reader, Store
from pipeline.cli.shared.command import argument
from pipeline.cli.shared.graph_access import settings_of
from pipeline.settings import Settings, open_store

ENGINES = ("embedded", "neo4j")
PAIR = argument("engines", nargs=2, choices=ENGINES, metavar="STORE", help="embedded or neo4j, first to second")


def named(args: Namespace, engine: str) -> Settings:
    """Return the settings of the embedded store or of the server. Raises StoreUnreachable where no server is set."""
    settings = settings_of(args)
    if engine == "embedded":
        return replace(settings, server=None)
    if settings.server is None:
        raise StoreUnreachable("没有设 NEO4J_URI，不知道服务器在哪里 / NEO4J_URI is not set")
    return settings


def named_store(args: Namespace, engine: str) -> Store:
    """Return the embedded store or the server. Raises StoreUnreachable where no server is set."""
    return open_store(named(args, engine))


def facts_of(reader: Reader) -> FactSet:
    """Return everything a reader holds as the facts of a load."""
    return FactSet(
        region=reader.region(),
        nodes=tuple(node for kind in NODES.values() for node in reader.nodes(kind)),
        edges=tuple(edge for kind in EDGES.values() for edge in reader.edges(kind)),
        warnings=reader.load().warnings,
    )
