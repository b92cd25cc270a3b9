"""How texts are set on a slide: spans as runs, tables in the largest type that fits, and titles that stay on a line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from graph.text import Text
from reports.drawing.wide import (
    MARGIN,
    PADDING,
    ROOM,
    Align,
    Item,
    Panel,
    Run,
    Runs,
    Table,
    Words,
    fitting,
    line_height,
    plain,
    shortened,
)
from reports.formats.deck import BOTTOM, TITLE_BOX, TITLE_SIZE, TOP, Slide
from reports.formats.document import Spans, cited_numbers
from reports.one_page.context import OnePageContext
from reports.one_page.page import StrongText

T = TypeVar("T")
NUMERALS = "一两三四五六七"
SIZES = (18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0)
"""Points of type that are tried in turn until a text fits."""
FROM_AFAR = 16.0
"""Points of type that is read from the far end of a room."""
ROW_HEIGHT = 64.0
"""Pixels a row takes where there is room to spare."""
MOST_ROWS, FEWEST_ROWS = 7, 4
"""Rows of a table on a slide, and those it keeps even where its type must then be smaller."""
MM_PER_PIXEL = 25.4 / 96
"""Millimetres of a pixel."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table on a slide: its heading, its share of the width, how it is set."""

    head: Text
    share: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Area:
    """Where something is placed: its left, top and width, and the line above which it must end, in pixels."""

    x: float = MARGIN
    y: float = TOP
    width: float = ROOM
    bottom: float = BOTTOM


BODY = Area()


def capital(paragraph: Runs) -> Runs:
    """Return a paragraph that begins with a capital letter."""
    first = paragraph[0] if paragraph else Run("")
    return (replace(first, text=first.text[:1].upper() + first.text[1:]), *paragraph[1:])


def runs(spans: Spans, tone: str = "ink") -> Runs:
    """Return spans as runs: names set apart are bold, the numbers of sources raised."""
    found: list[Run] = []
    for span in spans:
        if span.text:
            found.append(Run(span.text, isinstance(span, StrongText), tone))
        if span.cites:
            found.append(Run(cited_numbers(span.cites), tone="ink3", raised=True))
    return tuple(found)


def slide(title: str | Sequence[str], items: Sequence[Item], *, foot: str = "", notes: Sequence[str] = ()) -> Slide:
    """Return a slide with the first of several titles that fits on one line."""
    titles = [title] if isinstance(title, str) else list(title)
    told = fitting(titles, TITLE_BOX[2], TITLE_SIZE, bold=True)
    return Slide(told, tuple(items), foot, tuple(notes))


def table(
    context: OnePageContext,
    name: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Runs]],
    area: Area = BODY,
    *,
    least: float = 0.0,
) -> Table:
    """Return a table in the largest type in which it ends in its area; in the smallest its cells are shortened."""
    return fitted_table(_unfitted(context, name, columns, rows[:MOST_ROWS], area, least), area.bottom)


def first_rows(
    context: OnePageContext,
    name: str,
    columns: Sequence[Column],
    things: Sequence[T],
    write: Callable[[OnePageContext, T], Sequence[Runs]],
) -> Table:
    """Return a table with a row for each of the first things, as many as there is room for in type read from afar.

    What has no room is written on a draft of its own, so that no source is cited for nothing.
    """
    scratch = OnePageContext(context.judgement, context.chain_id, context.language)
    rows = [write(scratch, each) for each in things[:MOST_ROWS]]
    most = len(rows)
    while most > FEWEST_ROWS and table(context, name, columns, rows[:most]).size < FROM_AFAR:
        most -= 1
    return table(context, name, columns, [write(context, each) for each in things[:most]], least=ROW_HEIGHT)


def _unfitted(
    context: OnePageContext,
    name: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Runs]],
    area: Area,
    least: float,
) -> Table:
    whole = sum(column.share for column in columns)
    heads = tuple(context.text(column.head) for column in columns)
    return Table(
        area.x,
        area.y,
        tuple(area.width * column.share / whole for column in columns),
        heads if any(heads) else (),
        tuple(tuple(row) for row in rows),
        SIZES[0],
        name,
        tuple(column.align for column in columns),
        least,
    )


def fitted_table(made: Table, bottom: float) -> Table:
    """Return a table that ends above a line."""
    room = bottom - made.y
    for size in SIZES:
        for least in (made.least, 0.0):
            found = replace(made, size=size, least=least)
            if found.needed <= room:
                return found
    made = replace(made, size=SIZES[-1], least=0.0)
    lines = max(len(made.lines), 1)
    most = max(int((room / lines - 8) // line_height(made.size)), 1)
    rows = tuple(
        tuple(
            shortened(cell, width - 2 * PADDING, made.size, most) for cell, width in zip(row, made.widths, strict=True)
        )
        for row in made.rows
    )
    return replace(made, rows=rows)


def paragraphs(texts: Sequence[Runs], area: Area, *, gap: float = 10.0, largest: float = 20.0) -> Words:
    """Return paragraphs in the largest type that fits into an area; in the smallest they are shortened."""
    height = area.bottom - area.y
    made = Words(area.x, area.y, area.width, height, tuple(texts), largest, gap=gap)
    for size in (largest, *(each for each in SIZES if each < largest)):
        made = replace(made, size=size)
        if made.needed <= height:
            return made
    room = height - gap * max(len(texts) - 1, 0)
    most = max(int(room / max(len(texts), 1) // line_height(made.size)), 1)
    return replace(made, paragraphs=tuple(shortened(each, area.width, made.size, most) for each in texts))


def numeral(context: OnePageContext, count: int) -> str:
    """Return a small number as a title has it: `三`, `3`."""
    return NUMERALS[count - 1] if context.language == "zh" and 1 <= count <= len(NUMERALS) else str(count)


def said(text: str) -> Words:
    """Return one sentence that stands for what there is not."""
    return paragraphs([plain(text)], Area(y=TOP + 10))


def headed(text: str, x: float, y: float, width: float, size: float = 18.0) -> Words:
    """Return a bold line over a part of a slide."""
    told = fitting([text], width, size, bold=True)
    return Words(x, y, width, line_height(size), (plain(told, bold=True),), size)


def framed(texts: Sequence[Runs], area: Area, *, fill: str = "panel", largest: float = 20.0) -> tuple[Panel, Words]:
    """Return paragraphs on a ground."""
    inner = Area(area.x + 14, area.y + 8, area.width - 28, area.bottom - 8)
    ground = Panel(area.x, area.y, area.width, area.bottom - area.y, fill=fill)
    return ground, replace(paragraphs(texts, inner, largest=largest, gap=6.0), anchor="middle")
