"""The one side as a PDF, or as a picture to look at: the same parts in the type of the shipped fonts."""

from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from pathlib import Path

from graph.analysis.verdicts.states import Mark
from reports.drawing.markup import holdable
from reports.formats.document import Span, Spans, cited_numbers
from reports.formats.typesetting import typeset_page
from reports.one_page.marks import MARK_MM, mark_svg
from reports.one_page.page import Box, Figures, Grid, GridColumn, OnePage, Pair, Part, Points, Prose, States, StrongText
from reports.one_page.type_sizes import (
    BEFORE_BOX,
    BEFORE_SOURCES,
    BOTTOM,
    GAP,
    INDENT,
    NUMBER,
    PAGE,
    SIDE,
    TOP,
    VALUE,
    type_sizes,
)
from reports.wording.language import Language

PREVIEW_DPI = 130


def to_pdf(page: OnePage, made_at: int) -> bytes:
    """Return the one side as a PDF; `made_at` is its date, in seconds since 1970 UTC."""
    return typeset_page(_template(), _values(page), _marks(), "pdf", made_at)


def to_preview(page: OnePage) -> bytes:
    """Return the one side as a PNG for a screen."""
    return typeset_page(_template(), _values(page), _marks(), "png", 0, PREVIEW_DPI)


@cache
def _template() -> str:
    return Path(__file__).with_name("one_page.typ").read_text(encoding="utf-8")


@cache
def _marks() -> dict[str, str]:
    return {f"{state.value}.svg": mark_svg(state) for state in Mark}


def _values(page: OnePage) -> dict[str, object]:
    sizes = {"value": VALUE, "mark": MARK_MM, "number": NUMBER, "gap": GAP}
    around = {"before-box": BEFORE_BOX, "before-sources": BEFORE_SOURCES}
    return {
        "language": page.language,
        "title": holdable(page.title),
        "subtitle": holdable(page.subtitle),
        "sources": holdable(page.sources),
        "faces": {name: asdict(face) for name, face in type_sizes(page.language).items()},
        "paper": PAGE,
        "side": SIDE,
        "top": TOP,
        "bottom": BOTTOM,
        "indent": INDENT if page.language == "zh" else 0,
        **sizes,
        **around,
        "parts": [_part(part, page.language) for part in page.parts],
    }


def _part(part: Part, language: Language) -> dict[str, object]:
    match part:
        case Figures(cells, nothing):
            told = [
                {
                    "value": cell.value,
                    "unit": holdable(cell.unit),
                    "label": holdable(cell.label),
                    "note": _runs(cell.note),
                }
                for cell in cells
            ]
            return {"kind": "figures", "cells": told, "nothing": nothing}
        case States(begin, counts, end):
            named = [(state.value, text) for state, text in counts]
            return {"kind": "states", "begin": begin, "counts": named, "end": end}
        case Pair(left, right):
            return {"kind": "pair", "left": _points(left), "right": _points(right)}
        case Grid(head, columns, rows, note):
            heads = [_column(column, language) for column in columns]
            lines = [[_runs(cell) for cell in row] for row in rows]
            return {"kind": "grid", "head": head, "columns": heads, "rows": lines, "note": _runs(note)}
        case Box(points):
            return {"kind": "box", **_points(points)}
        case Prose(head, spans):
            return {"kind": "prose", "head": head, "spans": _runs(spans)}


def _points(points: Points) -> dict[str, object]:
    return {"head": points.head, "items": [_runs(spans) for spans in points.items], "numbered": points.numbered}


def _column(column: GridColumn, language: Language) -> dict[str, object]:
    return {"head": column.head.of(language), "width": column.width, "align": column.align}


def _runs(spans: Spans | Iterable[Span]) -> list[dict[str, object]]:
    return [
        {"text": holdable(span.text), "cites": cited_numbers(span.cites), "bold": isinstance(span, StrongText)}
        for span in spans
    ]
