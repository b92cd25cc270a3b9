"""What a 16:9 sheet is made of: panels, strokes, marks, texts and tables in pixels of 1280 by 720; no format."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from graph.analysis.verdicts.states import Mark
from reports.drawing.panorama_text import ELLIPSIS, cut, text_width, wrap

WIDTH, HEIGHT = 1280.0, 720.0
MARGIN = 48.0
ROOM = WIDTH - 2 * MARGIN
PIXELS = 96 / 72
"""Pixels in a point."""
LEADING = 1.32
"""Height of a line by the size of its type."""
LOOSE = 0.07
"""Share of a line that letters may take more than is reckoned: offices set them in a wider face than ours."""
RAISED = 0.65
"""Size of the number of a source by the size of its text."""
PADDING = 6.0
"""Pixels that a cell leaves free at its left and right."""
AROUND = 4.0
"""Pixels that a row leaves free above and below its text."""

Align = Literal["left", "center", "right"]
Anchor = Literal["top", "middle"]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text; `tone` is a name of `tokens.colours`, `raised` is for the numbers of sources."""

    text: str
    bold: bool = False
    tone: str = "ink"
    raised: bool = False


Runs = tuple[Run, ...]
"""One paragraph."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A rectangle; `edge` and `fill` are names of colours, None for none; `hatch` fills it with strokes of a colour."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    edge: str | None = None
    dashed: bool = False
    hatch: str | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    tone: str = "line"
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Sign:
    """The mark of a state around its own middle, so many pixels across; `name` is read out."""

    x: float
    y: float
    mark: Mark
    name: str
    size: float = 17.0


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs in a box, in type of so many points, with `gap` pixels between them.

    `one_line` says that it is a label as wide as its text, never to be broken where type comes a little wider.
    """

    x: float
    y: float
    width: float
    height: float
    paragraphs: tuple[Runs, ...]
    size: float
    align: Align = "left"
    anchor: Anchor = "top"
    gap: float = 0.0
    one_line: bool = False

    @property
    def needed(self) -> float:
        """The height its paragraphs take."""
        return height_of(self.paragraphs, self.width, self.size, self.gap)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: widths of its columns, its head (empty for none) and its rows, in type of so many points.

    `least` is the least height of a row; `name` is read out.
    """

    x: float
    y: float
    widths: tuple[float, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]
    size: float
    name: str
    aligns: tuple[Align, ...]
    least: float = 0.0

    @property
    def lines(self) -> tuple[tuple[Runs, ...], ...]:
        """The rows with the head first, where there is one."""
        heads = tuple((Run(text, tone="ink3"),) for text in self.head)
        return (heads, *self.rows) if heads else self.rows

    @property
    def heights(self) -> tuple[float, ...]:
        """The heights of its lines."""
        found = [self._height(cells) for cells in self.lines]
        body = [max(height, self.least) for height in found[1 if self.head else 0 :]]
        return (*found[: 1 if self.head else 0], *body)

    def _height(self, cells: Sequence[Runs]) -> float:
        rooms = (width - 2 * PADDING for width in self.widths)
        texts = (height_of([cell], room, self.size) for cell, room in zip(cells, rooms, strict=True))
        return max(texts, default=0.0) + 2 * AROUND

    @property
    def needed(self) -> float:
        """The height it takes."""
        return sum(self.heights)


Item = Panel | Stroke | Sign | Words | Table


def plain(text: str, *, bold: bool = False, tone: str = "ink") -> Runs:
    """Return a text as one paragraph of one run."""
    return (Run(text, bold, tone),)


def text_of(runs: Sequence[Run]) -> str:
    """Return a paragraph as one text."""
    return "".join(run.text for run in runs)


def line_height(size: float) -> float:
    """Return the pixels a line takes in type of so many points."""
    return size * PIXELS * LEADING


def height_of(paragraphs: Sequence[Runs], width: float, size: float, gap: float = 0.0) -> float:
    """Return the pixels that paragraphs take in a width."""
    lines = sum(len(wrapped(runs, width, size)) for runs in paragraphs)
    return lines * line_height(size) + gap * max(len(paragraphs) - 1, 0)


def wrapped(runs: Sequence[Run], width: float, size: float) -> list[str]:
    """Return a paragraph in lines no wider than a width; an empty one is a line too."""
    text, bold = text_of(runs), any(run.bold for run in runs)
    return wrap(text, width * (1 - slack(text)), size * PIXELS, bold) or [""]


def slack(text: str) -> float:
    """Return the share of a line that a text may take more than is reckoned."""
    return LOOSE * sum(char < "\u2e80" for char in text) / max(len(text), 1)


def holds(text: str, width: float, size: float, *, bold: bool = False) -> bool:
    """Check whether a text fits on one line."""
    return text_width(text, size * PIXELS, bold) <= width * (1 - slack(text))


def fitting(choices: Sequence[str], width: float, size: float, *, bold: bool = False) -> str:
    """Return the first of several texts that fits on one line, else the last one cut."""
    found = next((text for text in choices if holds(text, width, size, bold=bold)), None)
    return cut(choices[-1], width * (1 - LOOSE), size * PIXELS, bold) if found is None else found


def shortened(runs: Runs, width: float, size: float, most: int) -> Runs:
    """Return a paragraph cut, with an ellipsis, to so many lines."""
    if len(wrapped(runs, width, size)) <= most:
        return runs
    kept: list[Run] = []
    for run in runs:
        kept.append(run)
        if len(wrapped(kept, width, size)) > most:
            return (*kept[:-1], _cut_run(kept, width, size, most))
    return runs


def _cut_run(runs: list[Run], width: float, size: float, most: int) -> Run:
    """Return the last run without what has no room."""
    *before, last = runs
    text = last.text
    while text and len(wrapped([*before, Run(text + ELLIPSIS, last.bold)], width, size)) > most:
        text = text[:-1]
    return Run(text + ELLIPSIS, last.bold, last.tone, last.raised)
