"""A document as a PDF: the same blocks as in Word, in the type of the shipped fonts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from docx.shared import Mm

from reports.drawing.markup import holdable
from reports.formats.document import (
    BODY_WIDTH,
    Block,
    Document,
    FigureBlock,
    Heading,
    Note,
    Paragraph,
    SmallSpan,
    Spans,
    TableBlock,
    cited_numbers,
)
from reports.formats.typesetting import typeset_page
from reports.formats.word_pictures import HEAD_MM, LYING, STANDING, heads_before, is_on_a_sheet, lies
from reports.formats.word_tables import column_widths

TEMPLATE = Path(__file__).with_name("document.typ")
NO_FRONT = "#let front = none"


@dataclass(frozen=True, slots=True)
class FrontPage:
    """A page between the cover and the text: a template that defines `front`, the values and files it reads."""

    template: str = NO_FRONT
    values: Mapping[str, object] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


NOTHING = FrontPage()


def to_pdf(document: Document, made_at: int, front: FrontPage = NOTHING) -> bytes:
    """Return a document as a PDF; `made_at` is its date, in seconds since 1970 UTC."""
    pictures = {f"{block.name}.svg": block.svg for block in document.blocks if isinstance(block, FigureBlock)}
    values = {**front.values, "document": _values(document)}
    files = {**front.files, "front.typ": front.template, **pictures}
    return typeset_page(_template(), values, files, "pdf", made_at)


@cache
def _template() -> str:
    return TEMPLATE.read_text(encoding="utf-8")


def _values(document: Document) -> dict[str, object]:
    cover = document.cover
    return {
        "language": document.language,
        "title": holdable(document.title),
        "organisation": holdable(document.organisation),
        "keywords": [*map(holdable, document.keywords), holdable(document.version)],
        "contents": document.contents,
        "dense": document.dense,
        "cover": {
            "title": [*map(holdable, cover.title)],
            "subtitle": holdable(cover.subtitle),
            "facts": [[*map(holdable, fact)] for fact in cover.facts],
            "note": holdable(cover.note),
            "alone": cover.alone,
        },
        "blocks": list(_blocks(document.blocks, document.language == "zh")),
    }


def _blocks(blocks: Sequence[Block], chinese: bool) -> Iterator[dict[str, Any]]:
    for at, block in enumerate(blocks):
        if isinstance(block, FigureBlock) and block.sheet:
            yield _sheet(block, heads_before(blocks, at))
        elif not is_on_a_sheet(blocks, at):
            after = blocks[at + 1] if at + 1 < len(blocks) else None
            yield _block(block, after, 10.5 if chinese else 9.0)


def _block(block: Block, after: Block | None, points: float) -> dict[str, Any]:
    match block:
        case Heading(level, text, on_new_page):
            return {"kind": "heading", "level": level, "text": holdable(text), "new-page": on_new_page}
        case Paragraph(spans):
            return {"kind": "paragraph", "spans": _runs(spans), "sticky": isinstance(after, TableBlock)}
        case Note(spans):
            return {"kind": "note", "spans": _runs(spans)}
        case TableBlock():
            return _table(block, points)
        case FigureBlock():
            name, caption = f"{block.name}.svg", holdable(block.caption)
            return {"kind": "picture", "file": name, "width": block.width, "caption": caption}


def _table(table: TableBlock, points: float) -> dict[str, Any]:
    return {
        "kind": "table",
        "caption": holdable(table.caption),
        "headers": [*map(holdable, table.headers)],
        "rows": [[_runs(cell) for cell in row] for row in table.rows],
        "widths": [width.mm for width in column_widths(table, Mm(BODY_WIDTH), points)],
        "aligns": list(table.aligns),
        "total": table.total,
    }


def _sheet(picture: FigureBlock, heads: Sequence[Heading]) -> dict[str, Any]:
    """Return a picture on a page of its own, as large as that has room under its headings."""
    lying = lies(picture.svg)
    room = LYING if lying else STANDING
    return {
        "kind": "sheet",
        "file": f"{picture.name}.svg",
        "caption": holdable(picture.caption),
        "lying": lying,
        "width": room.width,
        "height": room.height - HEAD_MM * len(heads),
        "heads": [{"level": head.level, "text": holdable(head.text)} for head in heads],
    }


def _runs(spans: Spans) -> list[dict[str, object]]:
    return [
        {"text": holdable(span.text), "cites": cited_numbers(span.cites), "small": isinstance(span, SmallSpan)}
        for span in spans
    ]
