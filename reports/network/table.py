"""What a neighbourhood shows as rows of words, and as a file that spreadsheets open."""

from collections.abc import Iterable

from graph.analysis.exploration.fact_graph import FactGraph
from graph.analysis.exploration.visible_graph import VisibleGraph
from graph.analysis.facts.city import City
from graph.text import Text
from reports.formats.csv_text import csv_text
from reports.wording.facts import evidence_text, fact_text, kind_text, node_name, source_text
from reports.wording.language import Language

HEADERS = (
    Text("从", "From"),
    Text("类别", "Kind"),
    Text("关系", "Relation"),
    Text("到", "To"),
    Text("类别 ", "Kind "),
    Text("内容", "What is known"),
    Text("依据", "Evidence"),
    Text("出处", "Source"),
)


def relation_rows(
    city: City, graph: FactGraph, visible: VisibleGraph, language: Language
) -> list[dict[str, str | None]]:
    """Return every fact drawn as a line, one row each."""
    return [dict(zip(_headers(language), row, strict=True)) for row in _rows(city, graph, visible, language)]


def _headers(language: Language) -> list[str]:
    return [head.of(language) for head in HEADERS]


def _rows(city: City, graph: FactGraph, visible: VisibleGraph, language: Language) -> Iterable[tuple[str | None, ...]]:
    for line in visible.edge_groups:
        start, end = graph.nodes[line.start], graph.nodes[line.end]
        for edge in line.edges:
            yield (
                node_name(start, language),
                kind_text(type(start), language),
                kind_text(type(edge), language),
                node_name(end, language),
                kind_text(type(end), language),
                fact_text(edge, language) or None,
                evidence_text(city, edge, language),
                source_text(edge, language),
            )


def relation_csv(city: City, graph: FactGraph, visible: VisibleGraph, language: Language) -> bytes:
    """Return the rows as CSV that Excel opens right, no cell of which could be a formula."""
    heads = [head.strip() for head in _headers(language)]
    return csv_text(heads, ([cell or "" for cell in row] for row in _rows(city, graph, visible, language)))
