"""What acts on facts come to, in a few lines: facts added, changed, removed, held back; states and targets."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.analysis.folding.held import Clash
from graph.analysis.versions.diff import VersionDiff
from graph.model.edges import Measured
from graph.model.fact import Fact
from graph.model.measures import Measure
from graph.model.nodes import Node
from graph.model.schema import EDGES, NODES, properties
from pipeline.imports.commit import clashes_of
from pipeline.imports.preview import Move, Preview, kind_of
from pipeline.imports.wanting import wanting
from reports.versions.rows import target_rows, targets_shown
from reports.wording.language import Language
from reports.wording.versions import link_of, name_of, state_text, why_text

SHOWN = 12
"""Lines of each sort that are shown; `--json` gives all of them."""
WORDS = {"added": ("新增", "added"), "changed": ("改动", "changed"), "removed": ("移除", "removed")}
Plain = dict[str, Any]


def preview_lines(found: Preview, language: Language) -> Iterator[str]:
    """Yield what acts come to."""
    en = language == "en"
    yield from _counted(found.moves, en)
    names = names_of(found, language)
    yield from _some([_moved(move, names, en) for move in told_moves(found) if kind_of(move) == "changed"], en)
    yield from clash_lines(clashes_of(found), en)
    held = len(found.after.held) - len(found.before.held)
    if held > 0:
        yield f"Held back in the fold: {held:,}" if en else f"并入时留下 {held:,} 处，见更新时的提醒"
    yield from _judged(found.judged, language)
    yield from (f"{'Still missing: ' if en else '还缺：'}{each[en]}" for each in wanting(found.after.facts))


def _counted(moves: Iterable[Move], en: bool) -> Iterator[str]:
    counts = Counter((move.kind, kind_of(move)) for move in moves)
    if not counts:
        yield "No fact changes" if en else "资料没有变化"
    for kind in (*NODES, *EDGES):
        parts = [f"{words[en]} {counts[kind, name]:,}" for name, words in WORDS.items() if counts[kind, name]]
        if parts:
            declared = NODES.get(kind) or EDGES[kind]
            yield f"{declared.EN}: {', '.join(parts)}" if en else f"{declared.ZH}：{'、'.join(parts)}"


def told_moves(found: Preview) -> list[Move]:
    """List the facts that are others; a relation of which only the source is another says no more than its end."""
    ends = {move.key[0] for move in found.moves if len(move.key) == 1}
    return [
        move
        for move in found.moves
        if kind_of(move) != "changed"
        or ends.isdisjoint(move.key[1:2])
        or any(True for _ in changed_cells(move, en=False))
    ]


def names_of(found: Preview, language: Language) -> dict[str, str]:
    """Return what each thing is called before and after: its name, of a figure whose it is, of news its text."""
    names: dict[str, str] = {}
    for fold in (found.before, found.after):
        names |= {each.id: _name(each, language) for each in fold.facts.nodes}
    for fold in (found.before, found.after):
        names |= {
            each.end: f"{names.get(each.start, each.start)} {names[each.end]}"
            for each in fold.facts.edges
            if isinstance(each, Measured) and each.end in names and names.get(each.start, "") not in names[each.end]
        }
    return names


def _name(node: Node, language: Language) -> str:
    if isinstance(node, Measure):
        return " ".join(part for part in (node.kind.label(language), node.date) if part)
    return str(getattr(node, "name_zh", None) or getattr(node, "text", None) or node.id)


def _moved(move: Move, names: Mapping[str, str], en: bool) -> str:
    fact = move.after or move.before
    if fact is None:
        return ""
    parts = [f"{label} {old} → {new}" for label, old, new in changed_cells(move, en)]
    said = (", " if en else "，").join(parts) or ("evidence" if en else "出处")
    return (
        f"  {(fact.EN if en else fact.ZH)} {title_of(fact, [names.get(part, part) for part in move.key])}"
        f"{': ' if en else '：'}{said}"
    )


def title_of(fact: Fact, key: Sequence[str]) -> str:
    """Return the name of a thing, of a relation its ends, given the names of its key."""
    return str(getattr(fact, "name_zh", None) or " → ".join(key[:2]))


def changed_cells(move: Move, en: bool) -> Iterator[tuple[str, object, object]]:
    """Yield the columns that are others, with both values."""
    if move.before is None or move.after is None:
        return
    for each in properties(type(move.after)):
        old, new = getattr(move.before, each.name), getattr(move.after, each.name)
        if old != new:
            yield (each.column.en if en else each.column.zh), _shown(old, en), _shown(new, en)


def _shown(value: object, en: bool) -> object:
    if value is None:
        return "(blank)" if en else "（空白）"
    return getattr(value, "en" if en else "zh", value)


def clash_lines(clashes: Sequence[Clash], en: bool) -> Iterator[str]:
    """Yield the cells on which entries disagree, with both values; the later counts, a correction over all."""
    lines = [
        f"  {each.kind} {each.name} {each.column}: #{each.first} “{each.first_value}” / "
        f"#{each.second} “{each.second_value}”"
        for each in clashes
    ]
    if lines:
        yield "Set otherwise by another record (the last one counts):" if en else "与别的记录说法不同（以后一个为准）："
    yield from _some(lines, en)


def _judged(diff: VersionDiff, language: Language) -> Iterator[str]:
    en = language == "en"
    states = [
        f"  {name_of(diff, ('Chain', each.chain_id), language)} · {link_of(diff, each.link_id, language)}"
        f"{': ' if en else '：'}{state_text(each.before, language)} → {state_text(each.after, language)}"
        f"{_why(why_text(diff, each, language), en)}"
        for each in diff.states
    ]
    yield f"States of links changed: {len(states):,}" if en else f"链环状态改变 {len(states):,} 处"
    yield from _some(states, en)
    targets = targets_shown(diff, ranks=False)
    yield f"Targets changed: {len(targets):,}" if en else f"招引目标改变 {len(targets):,} 个"
    rows = target_rows(diff, language, ranks=False)
    lines = [f"  {row[0]} {row[1]}{': ' if en else '：'}{row[3] or '—'} → {row[4] or '—'}" for row in rows]
    yield from _some(lines, en)


def _why(text: str | None, en: bool) -> str:
    return "" if not text else (f" ({text})" if en else f"（{text}）")


def _some(lines: Sequence[str], en: bool) -> Iterator[str]:
    yield from lines[:SHOWN]
    if len(lines) > SHOWN:
        yield (
            f"  … {len(lines) - SHOWN:,} more (--json)"
            if en
            else f"  … 另有 {len(lines) - SHOWN:,} 条（--json 看全部）"
        )


def preview_content(found: Preview, language: Language) -> Plain:
    """Return what acts come to as plain values, all of it."""
    en = language == "en"
    diff = found.judged
    return {
        "fact_counts": found.counts(),
        "moves": [
            {"kind": move.kind, "key": list(move.key), "change": kind_of(move), "cells": [*_cells(move, en)]}
            for move in found.moves
        ],
        "clashes": [
            {
                name: getattr(each, name)
                for name in ("kind", "name", "column", "first", "first_value", "second", "second_value")
            }
            for each in clashes_of(found)
        ],
        "states": [
            {
                "chain": each.chain_id,
                "link": each.link_id,
                "before": None if each.before is None else each.before.state,
                "after": None if each.after is None else each.after.state,
            }
            for each in diff.states
        ],
        "targets": [{"link": each.link_id, "change": each.change.value} for each in targets_shown(diff, ranks=False)],
    }


def _cells(move: Move, en: bool) -> Iterator[Plain]:
    return ({"column": label, "before": str(old), "after": str(new)} for label, old, new in changed_cells(move, en))
