"""Figures of firms that cannot stand: without a value, in a unit of another kind, founded without a time."""

from graph.model.measures import Measure, MeasureKind
from loaders.rows import IssueCollector
from loaders.tables import ParsedFacts


def check_measures(facts: ParsedFacts, issues: IssueCollector) -> None:
    """Report every figure of a firm that says nothing, or that says it in a unit it cannot have."""
    for key, node in facts.nodes.items():
        if not isinstance(node, Measure):
            continue
        said = {"measure": node.kind.zh, "measure_en": node.kind.en}
        if node.kind is MeasureKind.FOUNDED:
            if node.date is None or node.value is not None:
                issues.add("measure-founded", facts.places[key], **said)
        elif node.value is None:
            issues.add("measure-blank", facts.places[key], **said)
        elif node.unit is not None and not node.kind.fits(node.unit):
            issues.add("measure-unit", facts.places[key], value=node.unit, **said)
