"""Nodes of the graph as things that can be found by name, for the search of pages and the questions of programs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graph.analysis.exploration.name_search import Searchable, searchable
from graph.analysis.judgement import Judgement
from graph.model.node import Node
from graph.model.nodes import Chain, Firm, Link, Organisation, Place
from graph.model.project import Project
from reports.wording.facts import node_name
from reports.wording.language import Language
from reports.wording.sentences import firm_name

KINDS = (Link.KIND, Firm.KIND, Project.KIND, Chain.KIND, Organisation.KIND, Place.KIND)
"""The kinds that are found, in the order they are shown if they match equally well."""
CODES = ("id", "stock_code", "uscc", "gbt4754")
RANKS = 1_000
"""Ranks one group has."""


def findable_nodes(judgement: Judgement, language: Language) -> Iterator[Searchable]:
    """Yield every node that can be found, known by its name in a language."""
    city = judgement.city
    for link in city.links.values():
        yield _node(link, language)
    for firm in city.firms.values():
        products = [make.product for make in city.makes_of.get(firm.id, ()) if make.product]
        yield _node(firm, language, products, 0 if firm.local else 1)
    for group in (city.projects, city.chains, city.organisations):
        for node in group.values():
            yield _node(node, language)
    for place in firms_by_place(judgement):
        yield searchable(f"{Place.KIND}:{place}", Place.KIND, [place], rank=_rank(Place.KIND))


def firms_by_place(judgement: Judgement) -> Mapping[str, tuple[str, ...]]:
    """Return the firms present in every place, by id."""
    found = defaultdict[str, list[str]](list)
    for firm, edges in judgement.city.presence.items():
        for edge in edges:
            found[edge.end].append(firm)
    return {place: tuple(dict.fromkeys(firms)) for place, firms in sorted(found.items())}


def _node(node: Node, language: Language, mentions: Iterable[str] = (), rank: int = 0) -> Searchable:
    kind = type(node).KIND
    shown = firm_name(node) if isinstance(node, Firm) else node_name(node, language)
    names = (shown, *_texts(node, "name_zh", "name_en"))
    return searchable(f"{kind}:{node.id}", kind, names, _texts(node, *CODES), mentions, _rank(kind) + rank)


def _rank(kind: str) -> int:
    return RANKS * KINDS.index(kind)


def _texts(node: Node, *names: str) -> list[str]:
    return [str(value) for name in names if (value := getattr(node, name, None)) is not None]
