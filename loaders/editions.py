"""Editions of catalogues that permits rest on: one edition replaces the other, and every link must name the last."""

import re
from collections.abc import Iterator

from graph.model.nodes import Link
from loaders.rows import IssueCollector
from loaders.tables import ParsedFacts

_EDITION = re.compile(r"([^;；,，《》()（）]+?)[(（]?((?:19|20)\d\d) ?年?本[)）]?")
"""The title of a catalogue and the year of the edition: `产业结构调整指导目录(2024年本)`."""


def check_editions(facts: ParsedFacts, issues: IssueCollector) -> None:
    """Warn of each link whose permit names an older edition of a catalogue than another link does."""
    links = [node for node in facts.nodes.values() if isinstance(node, Link)]
    last: dict[str, int] = {}
    for link in links:
        for title, year in editions_in(link.siting_reference):
            last[title] = max(year, last.get(title, year))
    for link in links:
        for title, year in editions_in(link.siting_reference):
            if year < last[title]:
                told = {"title": title, "year": year, "last": last[title]}
                issues.add("edition-old", facts.places[link.KIND, link.id], **told)


def editions_in(text: str | None) -> Iterator[tuple[str, int]]:
    """Yield the catalogues that a text names with the years of their editions."""
    for found in _EDITION.finditer(text or ""):
        yield found[1].strip(), int(found[2])
