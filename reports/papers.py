"""Documents as files, for the deliverables that are nothing else."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from reports.deliverable import Published

if TYPE_CHECKING:
    from reports.formats.document import Document


def word(document: "Document", stem: str, _: int) -> Iterator[Published]:
    """Yield a document as a Word file."""
    from reports.formats.word import write_word

    buffer = BytesIO()
    write_word(document, buffer)
    yield Published(f"{stem}.docx", buffer.getvalue())


def pdf(document: "Document", stem: str, made_at: int) -> Iterator[Published]:
    """Yield a document as a PDF."""
    from reports.formats.pdf import to_pdf

    yield Published(f"{stem}.pdf", to_pdf(document, made_at))


def markdown(document: "Document", stem: str, _: int) -> Iterator[Published]:
    """Yield a document as Markdown, with its pictures beside it."""
    from reports.formats.markdown import figure_name, figures_of, to_markdown

    yield Published(f"{stem}.md", to_markdown(document, stem).encode())
    for picture in figures_of(document):
        yield Published(figure_name(stem, picture), picture.svg.encode())
