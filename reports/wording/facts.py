"""One fact in words, whatever its kind: headings and values come from its declaration."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from graph.analysis.exploration.fact_graph import FactGraph, NodeKey
from graph.analysis.facts.city import City
from graph.model.cells import CellEvidence, cells_of, evidence_of
from graph.model.edges import Makes
from graph.model.evidence import Evidence, best_host_grade, host_of
from graph.model.fact import Fact
from graph.model.kinds import HostGrade
from graph.model.labelled_enum import LabelledEnum
from graph.model.node import Node
from graph.model.nodes import Firm, Link, Signal
from graph.model.schema import Property, properties
from graph.text import Text
from reports.wording.language import Language, amount, typeset, without_brackets
from reports.wording.punctuation import join_clauses, with_brackets, with_label
from reports.wording.sentences import firm_name, link_name

GENERAL = Text("行业常识", "general industry knowledge")
"""What stands as the source of a fact for which no page was read."""


def kind_text(record: type[Fact], language: Language) -> str:
    """Return what a kind of fact is called."""
    return record.ZH if language == "zh" else record.EN


def fact_pairs(record: Fact, language: Language) -> Mapping[str, str]:
    """Return what is known of a fact as value by heading, blanks left out."""
    found = {}
    for each in properties(type(record)):
        value = getattr(record, each.name)
        if not each.column.told_elsewhere and value is not None:
            heading = each.column.of(language)
            found[heading] = _value(record, each, value, language)
    return found


def fact_text(record: Fact, language: Language) -> str:
    """Return what is known of a fact as clauses: `产品：乙烯；产能：100`."""
    return join_clauses(
        (with_label(name, text, language) for name, text in fact_pairs(record, language).items()), language
    )


def _value(record: Fact, declared: Property, value: object, language: Language) -> str:
    if isinstance(value, LabelledEnum):
        return value.label(language)
    if isinstance(value, int | float):
        unit = record.capacity_unit if isinstance(record, Makes) else declared.column.unit
        return amount(value, unit, language)
    return typeset(str(value))


def node_name(node: Node, language: Language) -> str:
    """Return the whole name of a node; of news, which has none, its text."""
    if isinstance(node, Link):
        return link_name(node, language)
    if isinstance(node, Signal):
        return typeset(node.text)
    names: dict[str, str | None] = {each: getattr(node, each, None) for each in ("name_zh", "name_en")}
    return (names["name_en"] if language == "en" else None) or typeset(names["name_zh"] or node.id)


def short_node_name(node: Node, language: Language) -> str:
    """Return the name of a node as short as it is used: a firm's short name, others without brackets."""
    return firm_name(node) if isinstance(node, Firm) else without_brackets(node_name(node, language))


def key_name(graph: FactGraph, key: NodeKey, language: Language) -> str:
    """Return the short name of the node of a key."""
    return short_node_name(graph.nodes[key], language)


def evidence_text(city: City, fact: Fact, language: Language) -> str:
    """Return basis, best host with its standing, and date of a fact: `来源 · cnpc.com.cn 企业自述 · 2024`.

    Behind it stands each corrected cell with its own: `；产能：推定 · 年报 · 2026`.
    """
    own = (
        with_label(name, _rests_on(city, told.evidence, language), language) for name, told in own_cells(fact, language)
    )
    return join_clauses((_rests_on(city, fact.evidence, language), *own), language)


def _rests_on(city: City, evidence: Evidence, language: Language) -> str:
    parts = [evidence.basis.label(language), _host(city, evidence, language), evidence.as_of]
    return " · ".join(part for part in parts if part)


def own_cells(fact: Fact, language: Language) -> Iterator[tuple[str, CellEvidence]]:
    """Yield each corrected cell of a fact by the heading of its column, in order of declaration."""
    own = cells_of(fact)
    for each in properties(type(fact)) if own else ():
        if each.name in own:
            heading = each.column.of(language)
            yield heading, replace(own[each.name], evidence=evidence_of(fact, each.name))


def cell_texts(fact: Fact, language: Language) -> Iterator[str]:
    """Yield for each corrected cell its column, basis, sources and date: `产能：推定，年报（2026）`."""
    for name, told in own_cells(fact, language):
        basis = told.evidence.basis.label(language)
        source = with_brackets(_sources(told.evidence, language), told.evidence.as_of, language)
        yield with_label(name, f"{basis} {source}", language)


def source_text(fact: Fact, language: Language) -> str:
    """Return the sources of a fact as they are on file, then those of corrected cells, each by its column."""
    own = (with_label(name, _sources(told.evidence, language), language) for name, told in own_cells(fact, language))
    return join_clauses((_sources(fact.evidence, language), *own), language)


def _sources(evidence: Evidence, language: Language) -> str:
    """Return sources as they are on file; that something is general knowledge is told in the language."""
    if language == "zh":
        return evidence.source
    return " ; ".join(GENERAL.en if source == GENERAL.zh else source for source in evidence.sources)


def _host(city: City, evidence: Evidence, language: Language) -> str | None:
    order, grades = list(HostGrade), city.grades
    hosts = [host for source in evidence.sources if (host := host_of(source)) is not None]
    if not hosts:
        return None
    best = min(hosts, key=lambda host: order.index(grades[host]) if host in grades else len(order))
    grade = best_host_grade(evidence, grades)
    return best if grade is None else f"{best} {grade.label(language)}"
