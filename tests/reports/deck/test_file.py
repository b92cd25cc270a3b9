"""The PowerPoint file, opened again: native titles, tables and shapes, notes, properties, and text never markup."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from reports.deck.content import build_deck
from reports.formats.deck import texts_of
from reports.formats.slides import write_deck
from tests.reports.deck.conftest import opened, sizes_on, texts_on

PANORAMA = 2


@pytest.fixture(scope="module")
def deck(tiny):
    return build_deck(tiny, "oil")


@pytest.fixture(scope="module")
def book(deck):
    return opened(deck)


def test_it_is_sixteen_by_nine(book):
    assert (book.slide_width.inches, book.slide_height.inches) == (pytest.approx(13.333, abs=0.001), 7.5)


def test_every_slide_has_its_native_title(deck, book):
    assert len(book.slides) == 12
    assert [slide.shapes.title.text_frame.text for slide in book.slides] == [slide.title for slide in deck.slides]


def test_no_placeholder_is_left_empty(book):
    for slide in book.slides:
        assert [place for place in slide.placeholders if not place.has_text_frame or not place.text_frame.text] == []


def test_every_text_of_the_deck_can_be_edited(deck, book):
    for slide, made in zip(deck.slides, book.slides, strict=True):
        written = "\n".join(texts_on(made))
        for runs in texts_of(slide):
            assert "".join(run.text for run in runs) in written


def test_nothing_on_a_slide_is_an_image(book):
    kinds = {shape.shape_type for slide in book.slides for shape in slide.shapes}
    assert MSO_SHAPE_TYPE.PICTURE not in kinds
    assert {MSO_SHAPE_TYPE.TABLE, MSO_SHAPE_TYPE.GROUP, MSO_SHAPE_TYPE.TEXT_BOX} <= kinds


def test_no_text_of_the_panorama_is_below_sixteen_points(book):
    assert min(sizes_on(book.slides[PANORAMA])) >= 16


def test_the_notes_hold_every_source_cited_on_the_slide(book):
    cited = 0
    for slide in book.slides:
        raised = [
            run.text
            for frame in _frames(slide)
            for line in frame.paragraphs
            for run in line.runs
            if run._r.rPr.get("baseline")
        ]
        noted = slide.notes_slide.notes_text_frame.text
        for number in re.findall(r"\d+", "".join(raised)):
            assert f"[{number}] " in noted
            cited += 1
    assert cited > 5


def _frames(slide):
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame
        if shape.has_table:
            yield from (cell.text_frame for row in shape.table.rows for cell in row.cells)


def test_marks_are_read_out(book):
    groups = [shape for shape in book.slides[PANORAMA].shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    assert {group._element.nvGrpSpPr.cNvPr.get("descr") for group in groups} >= {"强2", "缺1", "在建1", "不招引1"}


def test_the_number_of_a_slide_is_a_field(book):
    for at, slide in enumerate(book.slides, 1):
        (field,) = slide._element.iter(qn("a:fld"))
        assert (field.get("type"), field.find(qn("a:t")).text) == ("slidenum", str(at))


def test_its_properties_name_the_load_and_nobody(deck, book):
    found = book.core_properties
    assert (found.title, found.subject) == ("甲市石油化工产业链汇报幻灯片", deck.version)
    assert (found.author, found.last_modified_by, found.comments) == ("", "", "")
    assert found.created.isoformat()[:16] == deck.made_at[:16]


def test_its_fonts_are_in_its_theme_and_nothing_of_the_empty_file_is_left(deck):
    buffer = BytesIO()
    write_deck(deck, buffer)
    with ZipFile(buffer) as file:
        names = file.namelist()
        theme = file.read("ppt/theme/theme1.xml").decode()
        slides = "".join(file.read(name).decode() for name in names if name.startswith("ppt/slides/slide"))
    assert theme.count('typeface="微软雅黑"') == 2
    assert 'latin typeface="Arial"' in theme
    assert len([name for name in names if name.startswith("ppt/slideLayouts/slideLayout")]) == 1
    assert not [name for name in names if "thumbnail" in name or "printerSettings" in name or "app.xml" in name]
    assert "http://" not in re.sub(r'http://(schemas|purl)\.[^"]*', "", slides)


def test_text_is_never_markup(deck):
    nasty = "<a:t>&amp; \x0b ]]> <b>粗</b> {0} %s"
    first, second, *rest = deck.slides
    changed = replace(deck, title=nasty, slides=(replace(first, title=nasty, notes=(nasty,)), second, *rest))
    book, kept = opened(changed), nasty.replace("\x0b", "")
    assert book.slides[0].shapes.title.text_frame.text == kept
    assert book.slides[0].notes_slide.notes_text_frame.text == kept
    assert book.core_properties.title == kept


def test_a_deck_of_a_chain_not_surveyed_has_six_slides(fushun):
    thin = opened(build_deck(fushun, "agri-food"))
    assert len(thin.slides) == 6
    assert thin.slides[1].shapes.title.text_frame.text == "先摸底：凭现有资料判不出强弱和缺口"


def test_an_english_deck_says_so_in_its_properties(tiny):
    assert opened(build_deck(tiny, "oil", "en")).core_properties.language == "en-GB"
