"""Capacities of a year that rest on general knowledge: whoever knows the year has read the figure somewhere."""

from graph.model.edges import Makes
from graph.model.kinds import Basis
from loaders.rows import IssueCollector
from loaders.tables import ParsedFacts


def check_general_figures(facts: ParsedFacts, issues: IssueCollector) -> None:
    """Warn of each make with a capacity and a year whose basis is general knowledge."""
    for key, edge in facts.edges.items():
        if isinstance(edge, Makes) and edge.evidence.basis is Basis.GENERAL and None not in (edge.capacity, edge.year):
            issues.add("figure-general", facts.places[key], year=edge.year)
