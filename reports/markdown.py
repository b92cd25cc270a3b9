"""A document as Markdown (CommonMark with tables): the same blocks as in Word, pictures as SVG files beside it."""

import re
from collections.abc import Iterator

from reports.document import Align, Block, Document, Heading, Note, Paragraph, Picture, Spans, Table, cited_numbers

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)])")
RULES: dict[Align, str] = {"left": ":--", "center": ":-:", "right": "--:"}


def to_markdown(document: Document, stem: str) -> str:
    """Return a document as Markdown; its pictures are taken to be files named by `picture_name` beside it."""
    cover = document.cover
    parts = [f"# {_text(''.join(cover.title))}", _text(cover.subtitle)]
    parts += ["\n".join(f"* {_text(label)}：{_text(value)}" for label, value in cover.facts), _text(cover.note)]
    parts += [part for block in document.blocks for part in _block(block, stem)]
    parts.append(_text(document.version))
    return "\n\n".join(parts) + "\n"


def picture_name(stem: str, picture: Picture) -> str:
    """Return the name of the file a picture is kept in."""
    return f"{stem}-{picture.name}.svg"


def pictures_of(document: Document) -> Iterator[Picture]:
    """Yield the pictures of a document."""
    return (block for block in document.blocks if isinstance(block, Picture))


def _block(block: Block, stem: str) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f"{'#' * (level + 1)} {_text(text)}"
        case Paragraph(spans):
            yield _spans(spans)
        case Note(spans):
            yield _spans(spans)
        case Table():
            yield f"**{_text(block.caption)}**"
            yield "\n".join(_rows(block))
        case Picture():
            yield f"![{_text(block.caption)}](<{picture_name(stem, block)}>)"


def _rows(table: Table) -> Iterator[str]:
    yield _row(map(_text, table.heads))
    yield _row(RULES[align] for align in table.aligns)
    for row in table.rows:
        yield _row(map(_spans, row))


def _row(cells: Iterator[str] | map[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _spans(spans: Spans) -> str:
    return "".join(f"{_text(span.text)}{_cites(span.cites)}" for span in spans)


def _cites(cites: tuple[int, ...]) -> str:
    return f"<sup>{_text(cited_numbers(cites))}</sup>" if cites else ""


def _text(text: str) -> str:
    """Return a text that Markdown takes as it stands, on one line."""
    line = " ".join(text.split("\n"))
    return _LEADING.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", line))
