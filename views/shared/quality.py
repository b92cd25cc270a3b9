"""How firm the facts are, one bar a kind: read at a page, general knowledge, inferred."""

from xml.etree.ElementTree import Element

from graph.analysis.facts.evidence_quality import EvidenceQuality, measure_quality
from graph.model import edges, nodes
from graph.model.kinds import Basis
from graph.model.tables import TABLES
from reports.drawing.markup import element
from reports.wording.language import Language
from views.shared.context import PageContext
from views.shared.kept import kept

HEADLINE = (nodes.Chain, nodes.Link, edges.InputTo, nodes.Firm, edges.Makes, edges.Leads, nodes.Project)
"""The kinds the overview shows."""


def quality(context: PageContext) -> tuple[EvidenceQuality, ...]:
    """Return the quality of the facts each table holds, computed once a load."""
    held = {table.fact_kind for table in TABLES}
    return tuple(each for each in _measured(context, context.key) if each.kind in held)


def headline(context: PageContext) -> tuple[EvidenceQuality, ...]:
    """Return the quality of the kinds the overview shows, in its order."""
    by_kind = {each.kind: each for each in quality(context)}
    return tuple(by_kind[kind] for kind in HEADLINE if kind in by_kind)


@kept(2)
def _measured(_context: PageContext, key: str) -> tuple[EvidenceQuality, ...]:
    del key
    with _context.store.reader() as reader:
        return measure_quality(reader)


def quality_bars(qualities: tuple[EvidenceQuality, ...], language: Language) -> Element:
    """Return the bars as a table with a legend of totals above."""
    return element("div", {}, quality_legend(qualities, language), quality_table(qualities, language))


def quality_legend(qualities: tuple[EvidenceQuality, ...], language: Language) -> Element:
    """Return what the colours of the bars mean, each with its total."""
    totals = {basis: sum(quality.by_basis[basis] for quality in qualities) for basis in Basis}
    keys = [
        element(
            "span",
            {"class": "key"},
            element("span", {"class": f"swatch {basis.value}"}),
            f"{basis.label(language)} {totals[basis]:,}",
        )
        for basis in Basis
    ]
    return element("div", {"class": "legend"}, *keys)


def quality_table(qualities: tuple[EvidenceQuality, ...], language: Language) -> Element:
    """Return the bars as a table, one row a kind."""
    rows = [_row(quality, language) for quality in qualities]
    return element("table", {"class": "quality"}, element("tbody", {}, *rows))


def _row(quality: EvidenceQuality, language: Language) -> Element:
    parts = [
        element("span", {"class": f"share {basis.value}", "style": f"width:{100 * number / quality.total:.2f}%"})
        for basis, number in quality.by_basis.items()
        if number
    ]
    name = quality.kind.ZH if language == "zh" else quality.kind.EN
    return element(
        "tr",
        {},
        element("td", {"class": "left"}, name),
        element("td", {"class": "wide"}, element("span", {"class": "track"}, *parts)),
        element("td", {"class": "number"}, f"{quality.read:,} / {quality.total:,}"),
    )
