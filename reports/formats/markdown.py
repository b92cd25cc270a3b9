"""A document as Markdown (CommonMark with tables): the same blocks as in Word, pictures as SVG files beside it."""

import re
from collections.abc import Iterable, Iterator

from reports.formats.document import (
    Align,
    Block,
    Document,
    FigureBlock,
    Heading,
    Note,
    Paragraph,
    Spans,
    TableBlock,
    cited_numbers,
)

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)](?=\s|$))")
RULES: dict[Align, str] = {"left": ":--", "center": ":-:", "right": "--:"}


def to_markdown(document: Document, stem: str) -> str:
    """Return a document as Markdown; its pictures are taken to be files named by `figure_name` beside it."""
    told = (
        part if isinstance(part, str) else f"![{escape_markdown(part.caption)}](<{figure_name(stem, part)}>)"
        for part in parts_of(document, raised=True)
    )
    return "\n\n".join(told) + "\n"


def parts_of(document: Document, *, raised: bool) -> Iterator[str | FigureBlock]:
    """Yield a document part by part, cover first: texts as Markdown, pictures as they are.

    `raised` sets the numbers of sources as superscripts, which takes an HTML tag.
    """
    cover = document.cover
    joint, stop = ("", "：") if document.language == "zh" else (" — ", ": ")
    yield f"# {escape_markdown(joint.join(cover.title))}"
    yield escape_markdown(cover.subtitle)
    if cover.facts and not document.titled:
        yield "\n".join(f"* {escape_markdown(label)}{stop}{escape_markdown(value)}" for label, value in cover.facts)
    if document.contents:
        yield "\n".join(f"* {escape_markdown(head.text)}" for head in document.chapters)
    if cover.note:
        yield escape_markdown(cover.note)
    for block in document.blocks:
        yield from _block(block, raised)
    yield escape_markdown(document.version)


def figure_name(stem: str, picture: FigureBlock) -> str:
    """Return the name of the file a picture is kept in."""
    return f"{stem}-{picture.name}.svg"


def figures_of(document: Document) -> Iterator[FigureBlock]:
    """Yield the pictures of a document."""
    return (block for block in document.blocks if isinstance(block, FigureBlock))


def _block(block: Block, raised: bool) -> Iterator[str | FigureBlock]:
    match block:
        case Heading(level, text, _):
            yield f"{'#' * (level + 1)} {escape_markdown(text)}"
        case Paragraph(spans) | Note(spans):
            yield _spans(spans, raised)
        case TableBlock():
            yield f"**{escape_markdown(block.caption)}**"
            yield "\n".join(_rows(block, raised))
        case FigureBlock():
            yield block


def _rows(table: TableBlock, raised: bool) -> Iterator[str]:
    yield _row(map(escape_markdown, table.headers))
    yield _row(RULES[align] for align in table.aligns)
    for row in table.rows:
        yield _row(_spans(spans, raised) for spans in row)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _spans(spans: Spans, raised: bool) -> str:
    return "".join(f"{escape_markdown(span.text)}{_cites(span.cites, raised)}" for span in spans)


def _cites(cites: tuple[int, ...], raised: bool) -> str:
    numbers = escape_markdown(cited_numbers(cites))
    return f"<sup>{numbers}</sup>" if cites and raised else numbers


def escape_markdown(text: str) -> str:
    """Return a text that Markdown takes as it stands, on one line."""
    line = " ".join(text.split("\n"))
    return _LEADING.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", line))
