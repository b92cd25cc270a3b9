"""What a picture of explored things shows, in words already chosen for one language; no colours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.exploration.fact_graph import FactGraph, NodeKey, format_key
from graph.analysis.exploration.grid_layout import GridCell, pixels
from graph.analysis.exploration.visible_graph import EdgeGroup, VisibleGraph
from graph.analysis.judgement import Judgement
from graph.analysis.verdicts.states import Mark
from graph.model.edges import InputTo
from graph.model.evidence import weakest_basis
from graph.model.kinds import Basis, Strength
from graph.model.nodes import Firm, Link, Node, Organisation, Project, Signal
from graph.model.schema import EDGES, NODES
from reports.wording.fact_words import brief_node, evidence_words, fact_words, key_name, kind_words, node_name
from reports.wording.language import Language, Text
from reports.wording.punctuation import clauses, titled

LOCAL, ELSEWHERE = Text("本地", "here"), Text("外地", "elsewhere")
HIDDEN = Text("另有 {count} 个未展开", "{count} more not opened")


@dataclass(frozen=True, slots=True)
class Card:
    """One node: its name and second line, its place in pixels, how it is drawn, and the sentence about it."""

    id: str
    name: str
    detail: str
    style: str
    opened: bool
    x: int
    y: int
    readout: str


@dataclass(frozen=True, slots=True)
class Rope:
    """One line between two cards, what kind of relation it is, and the sentence about it."""

    start: str
    end: str
    kind: str
    dashed: bool
    inferred: bool
    readout: str


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Everything a picture of explored things shows; `legend` names the styles there are, in order."""

    language: Language
    title: str
    note: str
    cards: tuple[Card, ...]
    ropes: tuple[Rope, ...]
    legend: tuple[tuple[str, str], ...]


def build_neighbourhood(
    judgement: Judgement,
    web: FactGraph,
    sight: VisibleGraph,
    cells: Mapping[NodeKey, GridCell],
    opened: Sequence[NodeKey],
    language: Language,
) -> Neighbourhood:
    """Return what is shown of a sight; the title names what was opened, the note the load and what was left out."""
    cards = tuple(_card(judgement, web, sight, key, cells[key], key in opened, language) for key in sight.nodes)
    ropes = tuple(_rope(judgement, web, line, language) for line in sight.edge_groups)
    styles = dict.fromkeys(_style(judgement, web.nodes[key]) for key in sight.nodes)
    legend = tuple((name, label) for name, label in _styles(language).items() if name in styles)
    title = clauses((key_name(web, key, language) for key in opened), language)
    return Neighbourhood(language, title, _note(judgement, sight, language), cards, ropes, legend)


CUT = Text(
    "只画出 {shown} / {total} 个节点。请缩小范围，或导出表格看全部。",
    "{shown} of {total} nodes drawn. Narrow the selection or export the table.",
)
DRAWN = Text("{nodes} 个节点 · {lines} 条关系", "{nodes} nodes · {lines} relations")


def drawn_words(sight: VisibleGraph, language: Language) -> str:
    """Return how much is drawn."""
    return DRAWN.of(language, nodes=f"{len(sight.nodes):,}", lines=f"{len(sight.edge_groups):,}")


def cut_words(sight: VisibleGraph, language: Language) -> str:
    """Return what the cap left out, in its set words."""
    return CUT.of(language, shown=f"{len(sight.nodes):,}", total=f"{sight.total:,}")


def _note(judgement: Judgement, sight: VisibleGraph, language: Language) -> str:
    parts = [drawn_words(sight, language)]
    if sight.is_truncated:
        parts.append(cut_words(sight, language))
    load = judgement.city.load
    return " · ".join([*parts, titled("装载" if language == "zh" else "Load", load.id, language)])


def _card(
    judgement: Judgement,
    web: FactGraph,
    sight: VisibleGraph,
    key: NodeKey,
    cell: GridCell,
    opened: bool,
    language: Language,
) -> Card:
    node, (x, y) = web.nodes[key], pixels(cell)
    hidden = sight.hidden[key]
    detail = detail_words(judgement, node, language)
    return Card(
        id=format_key(key),
        name=brief_node(node, language),
        detail=f"{detail} · +{hidden}" if hidden else detail,
        style=_style(judgement, node),
        opened=opened,
        x=x,
        y=y,
        readout=node_words(judgement, node, hidden, language),
    )


def node_words(judgement: Judgement, node: Node, hidden: int, language: Language) -> str:
    """Return the sentence about a node: kind, name, what is known of it, what is not opened, evidence."""
    head = titled(detail_words(judgement, node, language), node_name(node, language), language)
    known = "" if isinstance(node, Signal) else fact_words(node, language)
    more = HIDDEN.of(language, count=hidden) if hidden else ""
    return " · ".join(
        part for part in (head, more, known, evidence_words(judgement.city, node.evidence, language)) if part
    )


def _rope(judgement: Judgement, web: FactGraph, line: EdgeGroup, language: Language) -> Rope:
    ends = f"{key_name(web, line.start, language)} → {key_name(web, line.end, language)}"
    bases = [edge.evidence.basis for edge in line.edges]
    return Rope(
        start=format_key(line.start),
        end=format_key(line.end),
        kind=line.kind,
        dashed=all(isinstance(edge, InputTo) and edge.strength is Strength.AUXILIARY for edge in line.edges),
        inferred=weakest_basis(bases) is Basis.INFERRED,
        readout=f"{ends} · {line_words(judgement, line, language)}",
    )


def line_words(judgement: Judgement, line: EdgeGroup, language: Language) -> str:
    """Return what a line says: the kind of relation, and of each fact what is known and on which evidence."""
    told = []
    for edge in line.edges:
        known = (fact_words(edge, language), evidence_words(judgement.city, edge.evidence, language))
        told.append(" · ".join(part for part in known if part))
    return titled(kind_words(EDGES[line.kind], language), clauses(told, language), language)


def detail_words(judgement: Judgement, node: Node, language: Language) -> str:
    """Return the second line of a card: what kind of thing it is and the one thing that matters of it."""
    match node:
        case Link():
            told = judgement.mark(node.id).label(language) if node.id in judgement.city.chains_of else None
        case Firm():
            told = (LOCAL if node.local else ELSEWHERE).of(language)
            told = told if node.local or node.city is None else node.city
        case Project():
            told = node.stage.label(language)
        case Organisation() | Signal():
            return node.kind.label(language)
        case _:
            told = None
    return " · ".join(part for part in (kind_words(type(node), language), told) if part)


def _style(judgement: Judgement, node: Node) -> str:
    """Return how a node is drawn: a link by its state, a firm by its side, others by their kind."""
    if isinstance(node, Link):
        return judgement.mark(node.id).value
    if isinstance(node, Firm):
        return "Firm-here" if node.local else "Firm-elsewhere"
    return node.KIND


def _styles(language: Language) -> Mapping[str, str]:
    """Return the words of the legend by style, in their order."""
    link, firm = kind_words(Link, language), kind_words(Firm, language)
    states = {mark.value: f"{link} {mark.label(language)}" for mark in Mark}
    firms = {"Firm-here": f"{firm} {LOCAL.of(language)}", "Firm-elsewhere": f"{firm} {ELSEWHERE.of(language)}"}
    return {**states, **firms, **{name: kind_words(kind, language) for name, kind in NODES.items()}}
