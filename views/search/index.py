"""Everything that can be found, with what it is found by: nodes of the graph, documents, and pages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.exploration.name_search import Searchable, searchable
from graph.analysis.judgement import Judgement
from graph.model.node import Node
from graph.model.nodes import Chain, Firm, Link, Organisation, Place
from graph.model.project import Project
from reports.deliverables import DELIVERABLES
from reports.wording.facts import node_name
from reports.wording.language import Language, Text, without_brackets
from reports.wording.sentences import chain_name, firm_name

DOCUMENT, PAGE = "Document", "Page"
GROUPS: Mapping[str, Text] = {
    Link.KIND: Text("链环", "Links"),
    Firm.KIND: Text("企业", "Firms"),
    Project.KIND: Text("项目", "Projects"),
    Chain.KIND: Text("产业链", "Chains"),
    Organisation.KIND: Text("部门与园区", "Departments and parks"),
    Place.KIND: Text("地点", "Places"),
    DOCUMENT: Text("材料", "Documents"),
    PAGE: Text("页面", "Pages"),
}
"""The groups of what is found, in the order they are shown if they match equally well."""
NODES = tuple(group for group in GROUPS if group not in (DOCUMENT, PAGE))
CODES = ("id", "stock_code", "uscc", "gbt4754")
RANKS = 1_000
"""Ranks one group has."""


@dataclass(frozen=True)
class SearchIndex:
    """What a visit can find: all of one load, with the titles of the pages by name, in one language."""

    judgement: Judgement
    language: Language
    pages: Mapping[str, str]

    @cached_property
    def things(self) -> tuple[Searchable, ...]:
        """Everything that can be found."""
        return (*self._nodes(), *self._documents(), *self._pages())

    @cached_property
    def by_key(self) -> Mapping[str, Searchable]:
        """The same by key."""
        return {thing.key: thing for thing in self.things}

    def prepare(self) -> None:
        """Work out what the first question would have to wait for."""
        _ = self.things, self.judgement.candidacies

    @cached_property
    def undertakers(self) -> Mapping[str, tuple[Firm, ...]]:
        """The firms of every project."""
        city, found = self.judgement.city, defaultdict[str, list[Firm]](list)
        for edges in city.undertakes.values():
            for edge in edges:
                found[edge.end].append(city.firms[edge.start])
        return {project: tuple(firms) for project, firms in found.items()}

    @cached_property
    def built_links(self) -> Mapping[str, tuple[str, ...]]:
        """The links every project builds, by id."""
        found = defaultdict[str, list[str]](list)
        for link, projects in self.judgement.city.projects_by_link.items():
            for project in projects:
                found[project.id].append(link)
        return {project: tuple(links) for project, links in found.items()}

    @cached_property
    def places(self) -> Mapping[str, tuple[str, ...]]:
        """The firms present in every place, by id."""
        found = defaultdict[str, list[str]](list)
        for firm, edges in self.judgement.city.presence.items():
            for edge in edges:
                found[edge.end].append(firm)
        return {place: tuple(dict.fromkeys(firms)) for place, firms in sorted(found.items())}

    def _nodes(self) -> Iterator[Searchable]:
        city = self.judgement.city
        for link in city.links.values():
            yield self._node(link)
        for firm in city.firms.values():
            products = [make.product for make in city.makes_of.get(firm.id, ()) if make.product]
            yield self._node(firm, products, 0 if firm.local else 1)
        for group in (city.projects, city.chains, city.organisations):
            for node in group.values():
                yield self._node(node)
        for place in self.places:
            yield searchable(f"{Place.KIND}:{place}", Place.KIND, [place], rank=_rank(Place.KIND))

    def _node(self, node: Node, mentions: Iterable[str] = (), rank: int = 0) -> Searchable:
        kind = type(node).KIND
        shown = firm_name(node) if isinstance(node, Firm) else node_name(node, self.language)
        names = (shown, *_texts(node, "name_zh", "name_en"))
        return searchable(f"{kind}:{node.id}", kind, names, _texts(node, *CODES), mentions, _rank(kind) + rank)

    def _documents(self) -> Iterator[Searchable]:
        """Yield every deliverable: that of each chain, or one entry for the whole city or for any firm."""
        for document in DELIVERABLES.values():
            if document.one_per != "chain":
                yield searchable(
                    f"{DOCUMENT}:{document.id}", DOCUMENT, self._both(document.label), rank=_rank(DOCUMENT)
                )
                continue
            for rank, chain in enumerate(self.judgement.city.chains.values(), _rank(DOCUMENT)):
                names = [
                    f"{document.label.of(language)} {without_brackets(chain_name(chain, language))}"
                    for language in self._languages
                ]
                yield searchable(f"{DOCUMENT}:{document.id}/{chain.id}", DOCUMENT, names, rank=rank)

    def _pages(self) -> Iterator[Searchable]:
        for rank, (name, title) in enumerate(self.pages.items(), _rank(PAGE)):
            yield searchable(f"{PAGE}:{name}", PAGE, [title], [name], rank=rank)

    @property
    def _languages(self) -> tuple[Language, Language]:
        return ("zh", "en") if self.language == "zh" else ("en", "zh")

    def _both(self, text: Text) -> list[str]:
        return [text.of(language) for language in self._languages]


def _rank(group: str) -> int:
    return RANKS * list(GROUPS).index(group)


def _texts(node: Node, *names: str) -> list[str]:
    return [str(value) for name in names if (value := getattr(node, name, None)) is not None]
