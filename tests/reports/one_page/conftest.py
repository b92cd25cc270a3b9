"""What the tests of the one-pager share: small cities built by hand and judged in memory, and the texts of a page."""

from collections.abc import Callable

import pytest

from graph.analysis.judgement import Judgement, judge
from reports.one_page.context import OnePageContext
from reports.one_page.page import Figures, Grid, OnePage, Pair, text_of
from tests.graph.analysis.conftest import Builder
from tests.in_memory import snapshot_of


@pytest.fixture
def build() -> Builder:
    return Builder()


@pytest.fixture
def draft_of() -> Callable[..., OnePageContext]:
    """`draft_of(build)` is the draft of its chain `c`, loaded on 2026-03-01."""

    def drafted(builder: Builder, language: str = "zh", chain: str = "c") -> OnePageContext:
        return OnePageContext(judged_in_memory(builder), chain, language)

    return drafted


def judged_in_memory(builder: Builder) -> Judgement:
    return judge(snapshot_of(builder.facts()))


def rows_of(grid: Grid) -> list[list[str]]:
    """Return the cells of a table as text with the numbers of sources."""
    return [[text_of(cell) for cell in row] for row in grid.rows]


def figures_of(figures: Figures) -> list[tuple[str, str, str, str]]:
    return [(cell.value, cell.unit, cell.label, text_of(cell.note)) for cell in figures.cells]


def points_of(pair: Pair) -> tuple[list[str], list[str]]:
    """Return the strengths and the gaps as text."""
    left, right = ([text_of(spans) for spans in points.items] for points in (pair.left, pair.right))
    return left, right


def part_of(page: OnePage, kind: type, place: int = 0):
    """Return the part of a kind at a place among those of that kind."""
    return [part for part in page.parts if isinstance(part, kind)][place]
