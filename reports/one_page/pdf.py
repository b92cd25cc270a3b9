"""The one side as a PDF, or as a picture to look at: the same parts in the type of the shipped fonts."""

from collections.abc import Iterable, Mapping
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
    Name,
    TypeSize,
    type_sizes,
)
from reports.wording.language import Language

PREVIEW_DPI = 130
HERE = Path(__file__).parent
PARTS = "parts.typ"


def to_pdf(page: OnePage, made_at: int) -> bytes:
    """Return the one side as a PDF; `made_at` is its date, in seconds since 1970 UTC."""
    return typeset_page(template(HERE / "one_page.typ"), front_values(page), part_files(), "pdf", made_at)


def to_preview(page: OnePage) -> bytes:
    """Return the one side as a PNG for a screen."""
    return typeset_page(template(HERE / "one_page.typ"), front_values(page), part_files(), "png", 0, PREVIEW_DPI)


@cache
def template(path: Path) -> str:
    """Read a template that is shipped with the program."""
    return path.read_text(encoding="utf-8")


@cache
def part_files() -> Mapping[str, str]:
    """Return the files that a template of parts takes in: the parts themselves, and the marks of the states."""
    return {PARTS: template(HERE / PARTS), **{f"{state.value}.svg": mark_svg(state) for state in Mark}}


def front_values(page: OnePage) -> dict[str, object]:
    """Return the one side as values for its template."""
    return {
        **page_values(page.language, type_sizes(page.language)),
        "title": holdable(page.title),
        "subtitle": holdable(page.subtitle),
        "sources": holdable(page.sources),
        "parts": [part_values(part, page.language) for part in page.parts],
    }


def page_values(language: Language, types: Mapping[Name, TypeSize]) -> dict[str, object]:
    """Return what the parts are set by: the type, the paper and the space around them."""
    return {
        "language": language,
        "faces": {name: asdict(face) for name, face in types.items()},
        "paper": PAGE,
        "side": SIDE,
        "top": TOP,
        "bottom": BOTTOM,
        "indent": INDENT if language == "zh" else 0,
        "value": VALUE,
        "mark": MARK_MM,
        "number": NUMBER,
        "gap": GAP,
        "before-box": BEFORE_BOX,
        "before-sources": BEFORE_SOURCES,
    }


def part_values(part: Part, language: Language) -> dict[str, object]:
    """Return a part as values for its template."""
    match part:
        case Figures(cells, nothing):
            told = [
                {
                    "value": cell.value,
                    "unit": holdable(cell.unit),
                    "label": holdable(cell.label),
                    "note": runs(cell.note),
                }
                for cell in cells
            ]
            return {"kind": "figures", "cells": told, "nothing": nothing}
        case States(begin, counts, end):
            named = [(state.value, text) for state, text in counts]
            return {"kind": "states", "begin": begin, "counts": named, "end": end}
        case Pair(left, right):
            return {"kind": "pair", "left": _points(left), "right": _points(right)}
        case Grid():
            return {"kind": "grid", **_grid(part, language)}
        case Box(points):
            return {"kind": "box", **_points(points)}
        case Prose(head, spans):
            return {"kind": "prose", "head": head, "spans": runs(spans)}


def _grid(grid: Grid, language: Language) -> dict[str, object]:
    return {
        "head": holdable(grid.head),
        "columns": [_column(column, language) for column in grid.columns],
        "rows": [[runs(cell) for cell in row] for row in grid.rows],
        "note": runs(grid.note),
        "row-height": grid.row_height,
    }


def _points(points: Points) -> dict[str, object]:
    return {"head": points.head, "items": [runs(spans) for spans in points.items], "numbered": points.numbered}


def _column(column: GridColumn, language: Language) -> dict[str, object]:
    return {"head": column.head.of(language), "width": column.width, "align": column.align}


def runs(spans: Spans | Iterable[Span]) -> list[dict[str, object]]:
    """Return runs of text as values."""
    return [
        {"text": holdable(span.text), "cites": cited_numbers(span.cites), "bold": isinstance(span, StrongText)}
        for span in spans
    ]
