"""Permits that name an edition of a catalogue: every link must name the last one."""

from graph.model.editions import editions_in, last_editions
from graph.model.nodes import Link
from loaders.rows import IssueCollector
from loaders.tables import ParsedFacts


def check_editions(facts: ParsedFacts, issues: IssueCollector) -> None:
    """Warn of each link whose permit names an older edition of a catalogue than another link does."""
    links = [node for node in facts.nodes.values() if isinstance(node, Link)]
    last = last_editions(link.siting_reference for link in links)
    for link in links:
        for title, year in editions_in(link.siting_reference):
            if year < last[title]:
                told = {"title": title, "year": year, "last": last[title]}
                issues.add("edition-old", facts.places[link.KIND, link.id], **told)
