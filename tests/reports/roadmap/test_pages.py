"""The roadmap as it is handed over: the one side in front, at most eight pages of body, annexes behind, as Word too."""

import io
import re
from dataclasses import replace

import docx
import pytest

from graph.analysis.judgement import judge
from graph.analysis.lists.field_survey import needs_survey
from loaders.folder import read_facts
from reports.deliverables import DELIVERABLES
from reports.formats.document import Heading
from reports.formats.pdf import to_pdf
from reports.formats.word import write_word
from reports.publishing import publish, stem_of
from reports.roadmap.document import build_roadmap_document
from reports.roadmap.fronts import pdf_front, word_front
from reports.roadmap.paper import RoadmapPaper, build_roadmap_paper, front_blocks
from tests.in_memory import LOAD, snapshot_of
from tests.reports.conftest import HOME

MOST = 8


def pages_of(pdf: bytes) -> int:
    """Count the pages of a PDF: what the root of its page tree says."""
    found = re.search(rb"/Type\s*/Pages\s*/Count (\d+)", pdf)
    assert found is not None
    return int(found[1])


@pytest.fixture(scope="module")
def papers(fushun, roadmap_of, one_page_of):
    chains = [chain for chain in fushun.city.chains if not needs_survey(fushun, chain)]
    return {chain: RoadmapPaper(roadmap_of(chain), one_page_of(chain)) for chain in chains}


def test_a_paper_is_the_roadmap_with_the_one_side_in_front(fushun, papers):
    assert build_roadmap_paper(fushun, "ice-snow", flags=()) == papers["ice-snow"]


def test_the_body_of_every_roadmap_has_at_most_eight_pages(papers):
    for chain, paper in papers.items():
        blocks = paper.document.blocks
        annex = next(at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.on_new_page)
        body = replace(paper.document, blocks=blocks[:annex])
        # cover and contents, the one side, then the body
        pages = pages_of(to_pdf(body, 0, pdf_front(paper))) - 2
        assert 4 <= pages <= MOST, (chain, pages)


def test_the_one_side_stands_between_contents_and_body_in_word(papers):
    paper, buffer = papers["ice-snow"], io.BytesIO()
    write_word(paper.document, buffer, word_front(paper))
    book = docx.Document(buffer)
    lines = [line.text for line in book.paragraphs]
    contents, front = lines.index("目　录"), lines.index(paper.front.title)
    assert contents < front < lines.index("一、请市里定的事")
    listed = [line.split("\t")[0] for line in lines[contents + 1 : contents + 15]]
    assert listed == [paper.front.title, *(head.text for head in paper.document.chapters)]
    assert all(section.page_width.mm <= 297.5 for section in book.sections), "nothing is larger than A4"
    assert book.core_properties.author == "抚顺市"
    assert book.core_properties.keywords == "冰雪经济, 产业链, 发展路径图, 招商引资"
    assert book.core_properties.title == paper.document.title
    assert book.core_properties.created.year >= 2024


def test_in_flowing_forms_the_one_side_is_the_first_chapter(papers):
    paper = papers["ice-snow"]
    first, second = [block.text for block in front_blocks(paper).blocks if isinstance(block, Heading)][:2]
    assert first == paper.front.title
    assert second.startswith("一、")


def test_a_thin_chain_gets_a_survey_plan_under_its_own_name(fushun):
    roadmap = DELIVERABLES["roadmap"]
    thin = [chain for chain in fushun.city.chains if needs_survey(fushun, chain)]
    assert len(thin) == 4
    for chain in thin:
        assert build_roadmap_paper(fushun, chain).front is None
        assert stem_of(fushun, roadmap, chain, "zh").endswith("产业链摸底方案")
    assert stem_of(fushun, roadmap, "ice-snow", "zh") == "抚顺市冰雪经济产业发展路径图"


def test_the_roadmap_is_published_as_pdf_with_its_properties(tiny):
    (file,) = publish(tiny, DELIVERABLES["roadmap"], "pdf")
    assert file.name.endswith(".pdf")
    assert file.content.startswith(b"%PDF")


def test_no_persons_name_of_who_loaded_is_written():
    loaded = replace(LOAD, loaded_by="某科员")
    reader = replace(snapshot_of(read_facts(HOME / "tests" / "data" / "tiny")), history=(loaded,))
    assert "某科员" not in repr(build_roadmap_document(judge(reader), "oil"))
