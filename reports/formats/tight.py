"""A document set as papers are: in Chinese no space between characters and figures."""

from dataclasses import replace

from reports.formats.document import (
    Block,
    Cover,
    Document,
    FigureBlock,
    Heading,
    Note,
    Paragraph,
    SmallSpan,
    Span,
    Spans,
    TableBlock,
)
from reports.wording.language import Language, tight


def tight_document(document: Document) -> Document:
    """Return a document without those spaces; addresses and pictures stay as they are."""
    if document.language != "zh":
        return document
    cover = document.cover
    return replace(
        document,
        cover=Cover(
            cover.title,
            cover.subtitle,
            tuple((label, _tight(value)) for label, value in cover.facts),
            _tight(cover.note),
            cover.alone,
        ),
        blocks=tuple(map(_block, document.blocks)),
    )


def _block(block: Block) -> Block:
    match block:
        case Heading(_, text, _):
            return replace(block, text=_tight(text))
        case Paragraph(spans) | Note(spans):
            return replace(block, spans=_spans(spans))
        case TableBlock():
            return replace(
                block,
                caption=_tight(block.caption),
                headers=tuple(map(_tight, block.headers)),
                rows=tuple(tuple(map(_spans, row)) for row in block.rows),
            )
        case FigureBlock():
            return replace(block, caption=_tight(block.caption))


def _spans(spans: Spans) -> Spans:
    return tuple(each if isinstance(each, SmallSpan) else _span(each) for each in spans)


def _span(span: Span) -> Span:
    return replace(span, text=_tight(span.text))


LANGUAGE: Language = "zh"


def _tight(text: str) -> str:
    return tight(text, LANGUAGE)
