"""Checks of the inputs as a whole: circles, and inputs that run against the stages of a chain."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import networkx as nx

from graph.model.edges import Includes, InputTo
from graph.model.kinds import InputRole, Stage, Strength
from graph.model.tables import TABLES_BY_NAME
from loaders.messages import CellRef
from loaders.rows import IssueCollector
from loaders.tables import ParsedFacts

STAGES = (Stage.UPSTREAM, Stage.MIDSTREAM, Stage.DOWNSTREAM)
REVERSED_LEAST, REVERSED_SHARE = 2, 0.5
"""Inputs of a sheet that must run against the stages, and their share, before its two columns are called exchanged."""

Key = tuple[str, ...]


def check_cycles(facts: ParsedFacts, issues: IssueCollector) -> None:
    """Report every circle of core inputs, once; warn of each auxiliary input that closes a circle with others."""
    inputs = {(edge.start, edge.end): key for key, edge in facts.edges.items() if isinstance(edge, InputTo)}
    core = nx.DiGraph([ends for ends, key in inputs.items() if _is_core(facts, key)])
    circular = [group for group in nx.strongly_connected_components(core) if len(group) > 1]
    for group in circular:
        circle = nx.find_cycle(core.subgraph(sorted(group)), min(group))
        issues.add("cycle", facts.places[inputs[circle[0]]], **_cycle_text(circle, inputs, facts))
    if not circular:
        _check_loops(nx.DiGraph(sorted(inputs)), inputs, facts, issues)


def _is_core(facts: ParsedFacts, key: Key) -> bool:
    """Check whether one link cannot run without the other; what arises by the way may be taken up in a circle."""
    edge = facts.edges[key]
    return isinstance(edge, InputTo) and edge.strength is Strength.CORE and edge.role is not InputRole.BYPRODUCT


def _check_loops(
    graph: "nx.DiGraph[str]", inputs: dict[tuple[str, str], Key], facts: ParsedFacts, issues: IssueCollector
) -> None:
    """Warn of the auxiliary inputs without which nothing runs in a circle, those against the stages first."""
    stages = _stages(facts)
    for group in list(nx.strongly_connected_components(graph)):
        part = nx.DiGraph(graph.subgraph(sorted(group)))
        while len(group) > 1 and (circle := _cycle(part)) is not None:
            loose = [ends for ends in circle if not _is_core(facts, inputs[ends])]
            ends = max(loose, key=lambda each: (_steps_back(stages, *each), each))
            told = _cycle_text(circle, inputs, facts)
            issues.add("cycle-auxiliary", facts.places[inputs[ends]], start=ends[0], end=ends[1], **told)
            part.remove_edge(*ends)


def _cycle(graph: "nx.DiGraph[str]") -> list[tuple[str, str]] | None:
    try:
        return [(start, end) for start, end, *_ in nx.find_cycle(graph)]
    except nx.NetworkXNoCycle:
        return None


def _cycle_text(
    circle: Iterable[tuple[str, str]], inputs: dict[tuple[str, str], Key], facts: ParsedFacts
) -> dict[str, str]:
    steps = list(circle)
    places = [facts.places[inputs[ends]].label() for ends in steps]
    links = " → ".join([start for start, _ in steps] + [steps[0][0]])
    return {"links": links, "rows": "、".join(dict.fromkeys(places))}


def _stages(facts: ParsedFacts) -> dict[str, dict[str, Stage]]:
    """Return the stages of each link by chain, the support of a chain aside."""
    found: defaultdict[str, dict[str, Stage]] = defaultdict(dict)
    for edge in facts.edges.values():
        if isinstance(edge, Includes) and edge.stage in STAGES:
            found[edge.end][edge.start] = edge.stage
    return found


def _steps_back(stages: dict[str, dict[str, Stage]], start: str, end: str) -> int:
    """Return how many stages an input runs back in the chain where it does so most, less than 0 where it runs on."""
    first, second = stages.get(start, {}), stages.get(end, {})
    back = [STAGES.index(first[chain]) - STAGES.index(second[chain]) for chain in first.keys() & second.keys()]
    return max(back, default=0)


def check_stages(facts: ParsedFacts, issues: IssueCollector) -> None:
    """Warn of inputs that run, inside one chain, from a later stage to an earlier one; once where most of them do."""
    stages = _stages(facts)
    sheets: defaultdict[tuple[str, str | None], list[tuple[Key, InputTo]]] = defaultdict(list)
    for key, edge in facts.edges.items():
        if isinstance(edge, InputTo):
            place = facts.places[key]
            sheets[place.file, place.sheet].append((key, edge))
    for (file, sheet), inputs in sheets.items():
        steps = [_steps_back(stages, edge.start, edge.end) for _, edge in inputs]
        back, on = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
        if back >= REVERSED_LEAST and back > (back + on) * REVERSED_SHARE:
            _report_reversed(CellRef(file, sheet), back, len(inputs), issues)
        else:
            _report_back(_unlooped(inputs, facts, issues), stages, facts, issues)


def _report_reversed(cell_ref: CellRef, count: int, total: int, issues: IssueCollector) -> None:
    ends = TABLES_BY_NAME["inputs"].ends
    if ends is None:
        raise TypeError("inputs have no ends")
    (first, second) = (end.column for end in ends)
    names = {"column": first.zh, "column_en": first.en, "other_column": second.zh, "other_column_en": second.en}
    issues.add("inputs-reversed", cell_ref, count=count, all=total, **names)


def _unlooped(
    inputs: Iterable[tuple[Key, InputTo]], facts: ParsedFacts, issues: IssueCollector
) -> Iterator[tuple[Key, InputTo]]:
    """Yield the inputs of which it has not been told already that they close a circle."""
    told = {(issue.file, issue.sheet, issue.row) for issue in issues.issues if issue.code == "cycle-auxiliary"}
    for key, edge in inputs:
        place = facts.places[key]
        if (place.file, place.sheet, place.row) not in told:
            yield key, edge


def _report_back(
    inputs: Iterable[tuple[Key, InputTo]],
    stages: dict[str, dict[str, Stage]],
    facts: ParsedFacts,
    issues: IssueCollector,
) -> None:
    for key, edge in inputs:
        for chain in sorted(stages.get(edge.start, {}).keys() & stages.get(edge.end, {}).keys()):
            stage, other = stages[edge.start][chain], stages[edge.end][chain]
            if STAGES.index(stage) > STAGES.index(other):
                words = {"stage": stage.zh, "other": other.zh}
                words_en = {"stage_en": stage.en.lower(), "other_en": other.en.lower()}
                said = {"chain": chain, "start": edge.start, "end": edge.end, **words, **words_en}
                issues.add("stage-back", facts.places[key], **said)
