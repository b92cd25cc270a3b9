"""Makes whose product is not the link they are recorded with: what a user makes of it, or equipment for its makers."""

from collections import defaultdict

from graph.model.edges import InputTo, Makes
from graph.model.nodes import Link
from graph.model.product_text import is_of_another
from loaders.rows import IssueCollector
from loaders.tables import ParsedFacts


def check_doubtful_makes(facts: ParsedFacts, issues: IssueCollector) -> None:
    """Warn of each row of makes whose product a user or a vendor makes, since neither makes the link."""
    links = {node.id: node for node in facts.nodes.values() if isinstance(node, Link)}
    users: defaultdict[str, list[Link]] = defaultdict(list)
    for edge in facts.edges.values():
        if isinstance(edge, InputTo):
            users[edge.start].append(links[edge.end])
    for key, edge in facts.edges.items():
        if isinstance(edge, Makes) and is_of_another(edge.product, links[edge.end], tuple(users[edge.end])):
            link = links[edge.end].name_zh
            issues.add("make-doubtful", facts.places[key], product=edge.product, link=link)
