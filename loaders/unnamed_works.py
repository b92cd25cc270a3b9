"""Processes under way here of which nothing on file says a word: what is built there may be another thing."""

from collections import defaultdict

from graph.model.edges import Builds, Makes
from graph.model.kinds import LinkKind, MakeStatus
from graph.model.nodes import Firm, Link, Project
from graph.model.product_text import shares_words
from loaders.messages import CellRef
from loaders.rows import IssueCollector
from loaders.tables import ParsedFacts

RUNS = frozenset({MakeStatus.OPERATING, MakeStatus.SEASONAL, MakeStatus.TRIAL})


def check_unnamed_works(facts: ParsedFacts, issues: IssueCollector) -> None:
    """Warn of each process that works under way stand for, if no text of theirs, or of its makers, shares a word.

    A thing is told by many names; who says nothing of sorting or crushing may well do neither.
    """
    steps = {
        node.id: node.name_zh
        for node in facts.nodes.values()
        if isinstance(node, Link) and node.kind is LinkKind.PROCESS
    }
    local = {node.id for node in facts.nodes.values() if isinstance(node, Firm) and node.local}
    works = {node.id: node for node in facts.nodes.values() if isinstance(node, Project)}
    texts: defaultdict[str, list[str]] = defaultdict(list)
    places: dict[str, CellRef] = {}
    running: set[str] = set()
    for key, edge in facts.edges.items():
        if isinstance(edge, Builds) and edge.end in steps:
            texts[edge.end] += [works[edge.start].name_zh, works[edge.start].note or ""]
            places.setdefault(edge.end, facts.places[key])
        elif isinstance(edge, Makes) and edge.end in steps and edge.start in local:
            texts[edge.end].append(edge.product or "")
            running.update([edge.end] if edge.status in RUNS else [])
    for link, place in places.items():
        if link not in running and not any(shares_words(text, steps[link]) for text in texts[link]):
            issues.add("works-unnamed", place, link=steps[link])
