"""`copy` and `diff`: a graph from one store to another, and what tells two stores apart."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from typing import Any

from graph.errors import StoreUnreachable
from graph.model.facts import Facts
from graph.model.schema import EDGES, NODES
from graph.store.base import Reader, Store
from graph.store.changes import Content, content
from graph.store.loads import refuse_city
from pipeline import report
from pipeline.account import who
from pipeline.commands import Command, settings_of
from pipeline.settings import Settings, open_log, open_store

ENGINES = ("embedded", "neo4j")
SHOWN = 50
"""Differences of one kind that are listed one by one; all are counted."""
DIFF_HEADS = {
    "kind": ("类别", "Kind"),
    "id": ("编号", "Id"),
    "what": ("差别", "Difference"),
    "properties": ("属性", "Properties"),
}


def named(asked: Namespace, engine: str) -> Settings:
    """Return the settings of the embedded store or of the server. Raises StoreUnreachable where no server is set."""
    settings = settings_of(asked)
    if engine == "embedded":
        return replace(settings, server=None)
    if settings.server is None:
        raise StoreUnreachable("没有设 NEO4J_URI，不知道服务器在哪里 / NEO4J_URI is not set")
    return settings


def named_store(asked: Namespace, engine: str) -> Store:
    """Return the embedded store or the server. Raises StoreUnreachable where no server is set."""
    return open_store(named(asked, engine))


def facts_of(reader: Reader) -> Facts:
    """Return everything a reader holds as the facts of a load."""
    return Facts(
        region=reader.region(),
        nodes=tuple(node for kind in NODES.values() for node in reader.nodes(kind)),
        edges=tuple(edge for kind in EDGES.values() for edge in reader.edges(kind)),
        warnings=reader.load().warnings,
    )


def copy(asked: Namespace) -> report.Outcome:
    """Make the graph of one store that of the other, and carry over what its log has more."""
    source, target = (named(asked, engine) for engine in asked.engines)
    with open_store(source).reader() as reader:
        facts = facts_of(reader)
    # before anything is carried over, the log included
    refuse_city(open_store(target).city(), facts.region, asked.another_city)
    carried = open_log(target).take_over(open_log(source).kept())
    load, written = open_store(target).replace(facts, who(), asked.allow_removal, asked.in_parts, asked.another_city)
    return report.Outcome(0, {**report.of_load(load, written), "records": carried})


def diff(asked: Namespace) -> report.Outcome:
    """Return what the two stores do not have in common; the exit code is 1 where they differ."""
    first, second = (_content_of(named(asked, engine)) for engine in asked.engines)
    found = [row for kind in first for row in _differences(kind, first[kind], second[kind])]
    heads = DIFF_HEADS if found else {}
    content_ = {"status": "diff", "stores": list(asked.engines), "rows": found}
    return report.Outcome(1 if found else 0, content_, heads)


def _content_of(settings: Settings) -> dict[str, Content]:
    with open_store(settings).reader() as reader:
        facts = facts_of(reader)
    log: Content = {(f"#{row.sequence}",): dict(row.as_dict()) for row in open_log(settings).kept()}
    return {**content((*facts.nodes, *facts.edges)), "RECORDS": log}


def _differences(kind: str, first: Content, second: Content) -> list[dict[str, Any]]:
    rows = [_row(kind, key, "only_first") for key in sorted(first.keys() - second.keys())]
    rows += [_row(kind, key, "only_second") for key in sorted(second.keys() - first.keys())]
    for key in sorted(first.keys() & second.keys()):
        names = sorted(name for name, value in first[key].items() if second[key].get(name) != value)
        if names:
            rows.append(_row(kind, key, "properties", names))
    return rows


def _row(kind: str, key: tuple[str, ...], what: str, names: list[str] | None = None) -> dict[str, Any]:
    return {"kind": kind, "id": " → ".join(part for part in key if part), "what": what, "properties": names or []}


def pair_options(parser: ArgumentParser) -> None:
    """Name the two stores."""
    parser.add_argument("engines", nargs=2, choices=ENGINES, metavar="STORE", help="embedded or neo4j, first to second")


def copy_options(parser: ArgumentParser) -> None:
    """Name the two stores and what a load may do."""
    pair_options(parser)
    writing_options(parser)


def writing_options(parser: ArgumentParser) -> None:
    """Add what whatever writes a graph takes."""
    parser.add_argument("--allow-removal", action="store_true", help="let a load remove a large share of the graph")
    parser.add_argument("--another-city", action="store_true", help="let the facts of another city replace those held")
    parser.add_argument("--in-parts", action="store_true", help="let a large change go to the server in several steps")


COMMANDS = (
    Command("copy", "make the graph of one store that of another: copy embedded neo4j", copy_options, copy),
    Command("diff", "what two stores do not have in common; exit code 1 where they differ", pair_options, diff),
)
