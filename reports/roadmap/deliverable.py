"""The roadmap as a deliverable: a document for each chain, a survey plan for one that is hardly known."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from graph.text import Text
from reports.deliverable import Commission, Deliverable, Published, for_each_chain

if TYPE_CHECKING:
    from graph.analysis.judgement import Judgement
    from reports.formats.document import Document
    from reports.roadmap.paper import RoadmapPaper


def _paper(commission: Commission, chain: str) -> "RoadmapPaper":
    from reports.roadmap.paper import build_roadmap_paper

    asked = commission
    return build_roadmap_paper(asked.judgement, chain, asked.language, asked.flags, asked.previous)


def _word(paper: "RoadmapPaper", stem: str, _: int) -> Iterator[Published]:
    from reports.formats.word import write_word
    from reports.roadmap.fronts import word_front

    buffer = BytesIO()
    write_word(paper.document, buffer, word_front(paper))
    yield Published(f"{stem}.docx", buffer.getvalue())


def _pdf(paper: "RoadmapPaper", stem: str, made_at: int) -> Iterator[Published]:
    from reports.formats.pdf import to_pdf
    from reports.roadmap.fronts import pdf_front

    yield Published(f"{stem}.pdf", to_pdf(paper.document, made_at, pdf_front(paper)))


def _markdown(paper: "RoadmapPaper", stem: str, _: int) -> Iterator[Published]:
    from reports.formats.markdown import figure_name, figures_of, to_markdown
    from reports.roadmap.paper import front_blocks

    document = front_blocks(paper)
    yield Published(f"{stem}.md", to_markdown(document, stem).encode())
    for picture in figures_of(document):
        yield Published(figure_name(stem, picture), picture.svg.encode())


def _preview(paper: "RoadmapPaper") -> "Document":
    from reports.roadmap.paper import front_blocks

    return front_blocks(paper)


LABEL = Text("产业发展路径图", "Development roadmap")


def _named(judgement: "Judgement", chain: str) -> Text:
    """Return what a chain gets: a survey plan where it is hardly known."""
    from graph.analysis.lists.field_survey import needs_survey
    from reports.survey.deliverable import LABEL as PLAN

    return PLAN if needs_survey(judgement, chain) else LABEL


ROADMAP = Deliverable(
    id="roadmap",
    label=LABEL,
    contents=for_each_chain(_paper),
    forms={"docx": _word, "pdf": _pdf, "md": _markdown},
    preview=_preview,
    page_size="A4",
    named=_named,
)
