"""The roadmap as it is handed over: the document with the one side of the chain in front of it."""

from dataclasses import dataclass, replace

from graph.analysis.competition.typed_texts import FlaggedText
from graph.analysis.judgement import Judgement
from graph.analysis.lists.field_survey import needs_survey
from graph.analysis.versions.version_record import VersionRecord
from reports.formats.document import Block, Document, Heading, Note, Paragraph, TableBlock, text_span
from reports.one_page.content import build_one_page
from reports.one_page.page import Grid, OnePage, spans_in
from reports.roadmap.document import build_roadmap_document
from reports.survey.document import build_survey_document
from reports.wording.language import Language


@dataclass(frozen=True, slots=True)
class RoadmapPaper:
    """A document and the one side in front of it; a survey plan has none."""

    document: Document
    front: OnePage | None


def build_roadmap_paper(
    judgement: Judgement,
    chain_id: str,
    language: Language = "zh",
    flags: tuple[FlaggedText, ...] | None = None,
    previous: VersionRecord | None = None,
) -> RoadmapPaper:
    """Return the roadmap of a chain, the survey plan of one that is hardly known. Raises as the document does."""
    if needs_survey(judgement, chain_id):
        return RoadmapPaper(build_survey_document(judgement, chain_id, language), None)
    document = build_roadmap_document(judgement, chain_id, language, flags, previous)
    return RoadmapPaper(document, build_one_page(judgement, chain_id, language))


def front_blocks(paper: RoadmapPaper) -> Document:
    """Return the document with the one side as its first chapter, for forms that flow."""
    page = paper.front
    if page is None:
        return paper.document
    blocks: list[Block] = [Heading(1, page.title)]
    for part in page.parts:
        if isinstance(part, Grid) and part.columns:
            blocks += [Heading(2, part.head), _table(part, page.language)]
            blocks += [Note(part.note)] if part.note else []
        else:
            blocks += [Paragraph(spans) for spans in spans_in(part) if any(span.text for span in spans)]
    blocks.append(Note(text_span(page.sources)))
    return replace(paper.document, blocks=(*blocks, *paper.document.blocks))


def _table(grid: Grid, language: Language) -> TableBlock:
    return TableBlock(
        caption=grid.head,
        headers=tuple(column.head.of(language) for column in grid.columns),
        rows=grid.rows,
        shares=tuple(column.width for column in grid.columns),
        aligns=tuple(column.align for column in grid.columns),
    )
