"""Shapes and sentences that several answers share: names, rows of facts, sentences with their citations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from graph.model.cells import evidence_of
from graph.model.edges import Edge, Makes
from graph.model.fact import Fact
from graph.model.labelled_enum import LabelledEnum
from graph.model.nodes import Firm, Node, Place
from graph.model.schema import Property, properties
from reports.wording.facts import kind_text, node_name, own_cells
from reports.wording.language import Language, typeset
from reports.wording.sentences import firm_name
from service.fact_ids import RECORD, fact_id, part
from service.shapes import Blank, Doc, Figure, Quoted, Said, quoted
from service.standing import Standing


@dataclass(frozen=True, slots=True)
class Name:
    """一个链环、企业、项目、产业链、机构或地点 / A link, firm, project, chain, organisation or place."""

    id: Annotated[str, Doc("编号，用来再问", "id, to ask on with")]
    kind: Annotated[str, Doc("类别", "kind")]
    name: Annotated[Quoted, Doc("名称", "name")]
    cite: Annotated[str, Doc("它那一行的引用号", "citation id of its row")]


@dataclass(frozen=True, slots=True)
class Pair:
    """资料里的一项 / One item on file."""

    item: Annotated[str, Doc("项", "item")]
    value: Annotated[Figure | Quoted, Doc("内容", "what it says")]


@dataclass(frozen=True, slots=True)
class CorrectedItem:
    """更正过的一项，依据和来源与这一行的其他项不同 / One corrected item, which has evidence of its own."""

    item: Annotated[str, Doc("项", "item")]
    basis: Annotated[str, Doc("依据：有出处、行业常识或推定", "source, general or inferred")]
    as_of: Annotated[str | Blank, Doc("截至", "as of")]
    sources: Annotated[tuple[Quoted, ...], Doc("更正写明的出处", "sources of the correction")]
    who: Annotated[Quoted, Doc("由谁更正", "who corrected it")]
    when: Annotated[str, Doc("何时更正（UTC）", "when, in UTC")]
    entry: Annotated[str, Doc("更正那条记录的引用号", "citation id of the entry that corrected it")]


@dataclass(frozen=True, slots=True)
class FactRow:
    """资料里的一行 / One row on file."""

    relation: Annotated[str, Doc("这一行讲什么", "what the row tells")]
    start: Annotated[Name | None, Doc("从哪个", "from which thing")]
    end: Annotated[Name | None, Doc("到哪个", "to which thing")]
    items: Annotated[
        tuple[Pair, ...], Doc("写明的各项；没有的项就是没查到", "what it states; what is absent is not on file")
    ]
    basis: Annotated[str, Doc("依据：有出处、行业常识或推定", "source, general or inferred")]
    as_of: Annotated[str | Blank, Doc("截至", "as of")]
    cite: Annotated[str, Doc("引用号", "citation id")]
    corrected: Annotated[
        tuple[CorrectedItem, ...] | None,
        Doc("更正过、另有出处的项；依据、截至、出处以这里为准", "items corrected: their own basis, date and sources"),
    ] = None


def name_of(node: Node, language: Language) -> str:
    """Return the name of a node as pages show it."""
    return typeset(firm_name(node)) if isinstance(node, Firm) else node_name(node, language)


def named(node: Node, language: Language) -> Name:
    """Return a node by its name; the id of a place is any text, and is given as its digest."""
    id = part(node.id) if isinstance(node, Place) else node.id
    return Name(id, type(node).KIND, Quoted(name_of(node, language)), fact_id(node))


def about(standing: Standing, kind: str, id: str, language: Language) -> Name | None:
    """Return one end of a relation by its name, None where the facts do not hold it."""
    node = standing.graph.nodes.get((kind, id))
    return None if node is None else named(node, language)


def said(text: str, facts: Iterable[Fact | str]) -> Said:
    """Return a sentence with the citation ids of what it rests on, each once."""
    ids = (each if isinstance(each, str) else fact_id(each) for each in facts)
    return Said(text, tuple(dict.fromkeys(ids)))


def stated(fact: Fact, column: str, value: float, unit: str | Quoted | None, language: Language) -> Figure:
    """Return a number as a column of a row on file states it, with the basis of that cell."""
    number = int(value) if value == int(value) else value
    return Figure(number, evidence_of(fact, column).basis.label(language), fact_id(fact), unit)


def pairs(fact: Fact, language: Language) -> tuple[Pair, ...]:
    """Return what a row states, under the headings of its declaration; numbers as figures, the rest fenced."""
    found = []
    for each in properties(type(fact)):
        value = getattr(fact, each.name)
        if value is not None and not each.column.told_elsewhere:
            heading = each.column.of(language)
            found.append(Pair(heading, _value(fact, each, value, language)))
    return tuple(found)


def _value(fact: Fact, declared: Property, value: object, language: Language) -> Figure | Quoted:
    if isinstance(value, LabelledEnum):
        return Quoted(value.label(language))
    if isinstance(value, int | float):
        unit = unit_of(fact.capacity_unit) if isinstance(fact, Makes) else declared.column.unit
        return stated(fact, declared.name, value, unit, language)
    return Quoted(typeset(str(value)))


def unit_of(text: str | None) -> Quoted | None:
    """Return a unit that the facts write, fenced."""
    return Quoted(text) if text else None


def row(standing: Standing, fact: Fact, language: Language) -> FactRow:
    """Return a row on file with both its ends by name."""
    ends: tuple[Name | None, Name | None] = (None, None)
    if isinstance(fact, Edge):
        ends = (about(standing, fact.START, fact.start, language), about(standing, fact.END, fact.end, language))
    elif isinstance(fact, Node):
        ends = (named(fact, language), None)
    return FactRow(
        relation=kind_text(type(fact), language),
        start=ends[0],
        end=ends[1],
        items=pairs(fact, language),
        basis=fact.evidence.basis.label(language),
        as_of=as_of(fact, language),
        cite=fact_id(fact),
        corrected=tuple(_corrected(fact, language)) or None,
    )


def _corrected(fact: Fact, language: Language) -> Iterator[CorrectedItem]:
    for item, told in own_cells(fact, language):
        evidence, when = told.evidence, quoted(told.evidence.as_of, language)
        yield CorrectedItem(
            item=item,
            basis=evidence.basis.label(language),
            as_of=when.quoted if isinstance(when, Quoted) else when,
            sources=tuple(map(Quoted, evidence.sources)),
            who=Quoted(told.who),
            when=told.when,
            entry=f"{RECORD}/{told.entry}",
        )


def as_of(fact: Fact, language: Language) -> str | Blank:
    """Return when a fact held, a blank where its source does not say."""
    found = quoted(fact.evidence.as_of, language)
    return found.quoted if isinstance(found, Quoted) else found
