"""What a picture of explored things shows, in words already chosen for one language; no colours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.exploration.fact_graph import FactGraph, NodeKey, format_key
from graph.analysis.exploration.grid_layout import GridCell, pixels
from graph.analysis.exploration.visible_graph import EdgeGroup, VisibleGraph
from graph.analysis.judgement import Judgement
from graph.analysis.verdicts.states import Mark
from graph.model.cells import basis_told
from graph.model.edges import InputTo
from graph.model.evidence import weakest_basis
from graph.model.kinds import Basis, Strength
from graph.model.nodes import Firm, Link, Node, Organisation, Project, Signal
from graph.model.schema import EDGES, NODES
from graph.text import Text
from reports.wording.facts import evidence_text, fact_text, key_name, kind_text, node_name, short_node_name
from reports.wording.language import Language
from reports.wording.punctuation import join_clauses, with_label

LOCAL, ELSEWHERE = Text("本地", "here"), Text("外地", "elsewhere")
HIDDEN = Text("另有 {count} 个未展开", "{count} more not opened")


@dataclass(frozen=True, slots=True)
class NodeCard:
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
class EdgeLine:
    """One line between two cards, what kind of relation it is, and the sentence about it."""

    start: str
    end: str
    kind: str
    dashed: bool
    inferred: bool
    readout: str


@dataclass(frozen=True, slots=True)
class NetworkScene:
    """Everything a picture of explored things shows; `legend` names the styles there are, in order."""

    language: Language
    title: str
    note: str
    cards: tuple[NodeCard, ...]
    lines: tuple[EdgeLine, ...]
    legend: tuple[tuple[str, str], ...]


def build_network_scene(
    judgement: Judgement,
    graph: FactGraph,
    visible: VisibleGraph,
    cells: Mapping[NodeKey, GridCell],
    opened: Sequence[NodeKey],
    language: Language,
) -> NetworkScene:
    """Return what is shown of a sight; the title names what was opened, the note the load and what was left out."""
    cards = tuple(_card(judgement, graph, visible, key, cells[key], key in opened, language) for key in visible.nodes)
    ropes = tuple(_edge_line(judgement, graph, line, language) for line in visible.edge_groups)
    styles = dict.fromkeys(_style(judgement, graph.nodes[key]) for key in visible.nodes)
    legend = tuple((name, label) for name, label in _styles(language).items() if name in styles)
    title = join_clauses((key_name(graph, key, language) for key in opened), language)
    return NetworkScene(language, title, _note(judgement, visible, language), cards, ropes, legend)


CUT = Text(
    "只画出 {shown} / {total} 个节点。请缩小范围，或导出表格看全部。",
    "{shown} of {total} nodes drawn. Narrow the selection or export the table.",
)
DRAWN = Text("{nodes} 个节点 · {lines} 条关系", "{nodes} nodes · {lines} relations")


def drawn_text(visible: VisibleGraph, language: Language) -> str:
    """Return how much is drawn."""
    return DRAWN.of(language, nodes=f"{len(visible.nodes):,}", lines=f"{len(visible.edge_groups):,}")


def cut_text(visible: VisibleGraph, language: Language) -> str:
    """Return what the cap left out, in its set words."""
    return CUT.of(language, shown=f"{len(visible.nodes):,}", total=f"{visible.total:,}")


def _note(judgement: Judgement, visible: VisibleGraph, language: Language) -> str:
    parts = [drawn_text(visible, language)]
    if visible.is_truncated:
        parts.append(cut_text(visible, language))
    load = judgement.city.load
    return " · ".join([*parts, with_label("资料版次" if language == "zh" else "Load", load.id, language)])


def _card(
    judgement: Judgement,
    graph: FactGraph,
    visible: VisibleGraph,
    key: NodeKey,
    cell: GridCell,
    opened: bool,
    language: Language,
) -> NodeCard:
    node, (x, y) = graph.nodes[key], pixels(cell)
    hidden = visible.hidden[key]
    detail = detail_text(judgement, node, language)
    return NodeCard(
        id=format_key(key),
        name=short_node_name(node, language),
        detail=f"{detail} · +{hidden}" if hidden else detail,
        style=_style(judgement, node),
        opened=opened,
        x=x,
        y=y,
        readout=node_text(judgement, node, hidden, language),
    )


def node_text(judgement: Judgement, node: Node, hidden: int, language: Language) -> str:
    """Return the sentence about a node: kind, name, what is known of it, what is not opened, evidence."""
    head = with_label(detail_text(judgement, node, language), node_name(node, language), language)
    known = "" if isinstance(node, Signal) else fact_text(node, language)
    more = HIDDEN.of(language, count=hidden) if hidden else ""
    return " · ".join(part for part in (head, more, known, evidence_text(judgement.city, node, language)) if part)


def _edge_line(judgement: Judgement, graph: FactGraph, line: EdgeGroup, language: Language) -> EdgeLine:
    ends = f"{key_name(graph, line.start, language)} → {key_name(graph, line.end, language)}"
    bases = [basis_told(edge) for edge in line.edges]
    return EdgeLine(
        start=format_key(line.start),
        end=format_key(line.end),
        kind=line.kind,
        dashed=all(isinstance(edge, InputTo) and edge.strength is Strength.AUXILIARY for edge in line.edges),
        inferred=weakest_basis(bases) is Basis.INFERRED,
        readout=f"{ends} · {line_text(judgement, line, language)}",
    )


def line_text(judgement: Judgement, line: EdgeGroup, language: Language) -> str:
    """Return what a line says: the kind of relation, and of each fact what is known and on which evidence."""
    told = []
    for edge in line.edges:
        known = (fact_text(edge, language), evidence_text(judgement.city, edge, language))
        told.append(" · ".join(part for part in known if part))
    return with_label(kind_text(EDGES[line.kind], language), join_clauses(told, language), language)


def detail_text(judgement: Judgement, node: Node, language: Language) -> str:
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
    return " · ".join(part for part in (kind_text(type(node), language), told) if part)


def _style(judgement: Judgement, node: Node) -> str:
    """Return how a node is drawn: a link by its state, a firm by its side, others by their kind."""
    if isinstance(node, Link):
        return judgement.mark(node.id).value
    if isinstance(node, Firm):
        return "Firm-here" if node.local else "Firm-elsewhere"
    return node.KIND


def _styles(language: Language) -> Mapping[str, str]:
    """Return the words of the legend by style, in their order."""
    link, firm = kind_text(Link, language), kind_text(Firm, language)
    states = {mark.value: f"{link} {mark.label(language)}" for mark in Mark}
    firms = {"Firm-here": f"{firm} {LOCAL.of(language)}", "Firm-elsewhere": f"{firm} {ELSEWHERE.of(language)}"}
    return {**states, **firms, **{name: kind_text(kind, language) for name, kind in NODES.items()}}
