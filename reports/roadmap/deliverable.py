"""The roadmap as a deliverable: a document for each chain."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from reports.deliverable import Commission, Deliverable, Published, for_each_chain
from reports.wording.language import Text

if TYPE_CHECKING:
    from reports.formats.document import Document


def _document(commission: Commission, chain: str) -> "Document":
    from reports.roadmap.document import build_roadmap_document

    asked = commission
    return build_roadmap_document(asked.judgement, chain, asked.language, asked.flags, asked.previous)


def _word(document: "Document", stem: str, _: int) -> Iterator[Published]:
    from reports.formats.word import write_word

    buffer = BytesIO()
    write_word(document, buffer)
    yield Published(f"{stem}.docx", buffer.getvalue())


def _markdown(document: "Document", stem: str, _: int) -> Iterator[Published]:
    from reports.formats.markdown import figure_name, figures_of, to_markdown

    yield Published(f"{stem}.md", to_markdown(document, stem).encode())
    for picture in figures_of(document):
        yield Published(figure_name(stem, picture), picture.svg.encode())


ROADMAP = Deliverable(
    id="roadmap",
    label=Text("产业发展路径图", "Development roadmap"),
    contents=for_each_chain(_document),
    forms={"docx": _word, "md": _markdown},
)
