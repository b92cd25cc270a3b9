"""The one side in front of a roadmap, as Word and PDF take it."""

from functools import partial
from pathlib import Path

from reports.formats.pdf import NOTHING, FrontPage
from reports.formats.word import Front
from reports.one_page.document import write_parts
from reports.one_page.pdf import front_values, part_files, template
from reports.one_page.type_sizes import BOTTOM, SIDE, TOP
from reports.roadmap.paper import RoadmapPaper

TEMPLATE = Path(__file__).with_name("front.typ")


def word_front(paper: RoadmapPaper) -> Front | None:
    """Return what writes the one side into a Word file; None where there is none."""
    page = paper.front
    return None if page is None else Front(page.title, (TOP, BOTTOM, SIDE), partial(write_parts, page))


def pdf_front(paper: RoadmapPaper) -> FrontPage:
    """Return what sets the one side in a PDF."""
    if paper.front is None:
        return NOTHING
    return FrontPage(template(TEMPLATE), front_values(paper.front), part_files())
