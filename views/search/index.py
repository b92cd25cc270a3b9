"""Everything that can be found, with what it is found by: nodes of the graph, documents, and pages."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.exploration.name_search import Searchable, searchable
from graph.analysis.judgement import Judgement
from graph.model.nodes import Chain, Firm, Link, Organisation, Place
from graph.model.project import Project
from graph.text import Text
from reports.deliverables import DELIVERABLES
from reports.wording.findable import RANKS, findable_nodes, firms_by_place
from reports.wording.language import Language, without_brackets
from reports.wording.sentences import chain_name

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


@dataclass(frozen=True)
class SearchIndex:
    """What a visit can find: all of one load, with the titles of the pages by name, in one language."""

    judgement: Judgement
    language: Language
    pages: Mapping[str, str]

    @cached_property
    def things(self) -> tuple[Searchable, ...]:
        """Everything that can be found."""
        return (*findable_nodes(self.judgement, self.language), *self._documents(), *self._pages())

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
        return firms_by_place(self.judgement)

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
