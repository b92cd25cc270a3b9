"""Word files read back: the office's sizes, repeated heads, page numbers, pictures, and text that stays text."""

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from graph.analysis.target_filter import TargetFilter
from graph.model.nodes import Firm
from loaders.folder import read_facts
from reports.catalogue.columns import COLUMNS
from reports.catalogue.content import build_catalogue
from reports.catalogue.document import build_catalogue_document
from reports.formats.document import Cover, Document, FigureBlock, Heading, Note, TableBlock, cell_spans
from reports.formats.word import write_word
from reports.roadmap.document import build_roadmap_document
from tests.in_memory import judged
from tests.reports.conftest import HOME


def written(document):
    buffer = io.BytesIO()
    write_word(document, buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def roadmap(tiny):
    return build_roadmap_document(tiny, "oil")


@pytest.fixture(scope="module")
def raw(roadmap):
    return written(roadmap)


@pytest.fixture(scope="module")
def book(raw):
    return docx.Document(io.BytesIO(raw))


def test_every_part_is_well_formed_xml(raw):
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels", ".svg")):
                ElementTree.fromstring(archive.read(name))


def test_headings_are_those_of_the_document(book, roadmap):
    found = [(each.style.name, each.text) for each in book.paragraphs if each.style.name.startswith("Heading")]
    assert found == [(f"Heading {each.level}", each.text) for each in roadmap.blocks if isinstance(each, Heading)]


def test_sizes_lines_and_fonts_are_the_offices(book):
    def look(name):
        style = book.styles[name]
        fonts = style.element.rPr.find(qn("w:rFonts"))
        return style.font.size, style.paragraph_format.line_spacing, fonts.get(qn("w:eastAsia"))

    assert look("LP Title")[::2] == (Pt(22), "方正小标宋简体")
    assert look("Heading 1") == (Pt(16), Pt(28), "黑体")
    assert look("Heading 2") == (Pt(16), Pt(28), "楷体")
    assert look("LP Body") == (Pt(16), Pt(28), "仿宋")
    assert look("LP Cell")[0] == Pt(10.5)
    themed = [node for node in book.styles.element.iter(qn("w:rFonts")) if node.get(qn("w:eastAsiaTheme"))]
    used = {each.style.name for each in book.paragraphs}
    named = {style.element for style in book.styles if style.name in used}
    assert not any(node.getparent().getparent() in named for node in themed)


def test_the_font_table_names_a_free_font_for_each_of_ours(raw):
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        fonts = ElementTree.fromstring(archive.read("word/fontTable.xml"))
    found = {each.get(qn("w:name")): each.find(qn("w:altName")).get(qn("w:val")) for each in fonts}
    assert found == {
        "方正小标宋简体": "Noto Serif CJK SC",
        "黑体": "Noto Sans CJK SC",
        "楷体": "Noto Serif CJK SC",
        "仿宋": "Noto Serif CJK SC",
    }


def test_the_page_is_a4_with_the_margins_of_official_papers(book):
    first = book.sections[0]
    assert (round(first.page_width.mm), round(first.page_height.mm)) == (210, 297)
    margins = (first.top_margin, first.bottom_margin, first.left_margin, first.right_margin)
    assert [round(each.mm) for each in margins] == [37, 35, 28, 26]


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(book):
    assert book.settings.odd_and_even_pages_header_footer
    first = book.sections[0]
    for footer, align in ((first.footer, "RIGHT"), (first.even_page_footer, "LEFT")):
        (line,) = footer.paragraphs
        assert line.alignment.name == align
        assert line.text == "— 1 —"
        assert [node.text for node in line._p.iter(qn("w:instrText"))] == ["PAGE"]
    assert all(section.footer.is_linked_to_previous for section in list(book.sections)[1:])


def test_tables_hold_what_the_document_says_and_repeat_their_heads(book, roadmap):
    tables = [each for each in roadmap.blocks if isinstance(each, TableBlock)]
    cover, *found = book.tables
    assert [row.cells[0].text for row in cover.rows] == [label for label, _ in roadmap.cover.facts]
    assert len(found) == len(tables)
    for table, grid in zip(tables, found, strict=True):
        assert tuple(cell.text for cell in grid.rows[0].cells) == table.headers
        assert grid.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        for row, line in zip(table.rows, list(grid.rows)[1:], strict=True):
            told = [span.text for cell in row for span in cell]
            assert all(text in "".join(cell.text for cell in line.cells) for text in told)


def test_sources_are_numbered_above_the_line(book):
    raised = [run.text for each in book.paragraphs for run in each.runs if run.font.superscript]
    assert "[1]" in raised
    assert all(text.startswith("[") and text.endswith("]") for text in raised)


def test_each_picture_is_an_svg_over_a_png(raw, roadmap):
    pictures = [each for each in roadmap.blocks if isinstance(each, FigureBlock)]
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = archive.namelist()
        drawings = [archive.read(f"word/media/drawing{at}.svg").decode() for at in range(1, len(pictures) + 1)]
        assert drawings == [each.svg for each in pictures]
        assert sum(name.endswith(".png") for name in names) == len(pictures)
        text = archive.read("word/document.xml").decode()
        assert text.count("svgBlip") == len(pictures)


def test_each_picture_has_an_a4_page_of_its_own_lying_as_it_is(book):
    sizes = [(round(each.page_width.mm), round(each.page_height.mm)) for each in book.sections]
    assert sizes == [(210, 297), (210, 297), (297, 210), (297, 210), (210, 297)]


def test_the_contents_name_each_chapter_with_the_page_its_bookmark_is_on(book, roadmap):
    lines = [each for each in book.paragraphs if each.style.name == "LP Contents"]
    assert [line.text.split("\t")[0] for line in lines] == [head.text for head in roadmap.chapters]
    asked = [node.text for line in lines for node in line._p.iter(qn("w:instrText"))]
    marks = [node.get(qn("w:name")) for node in book.element.body.iter(qn("w:bookmarkStart"))]
    assert asked == [f"PAGEREF {mark} \\h" for mark in marks]
    assert len(marks) == len(roadmap.chapters)


def test_rows_of_one_thing_and_the_last_two_stay_on_a_page():
    rows = (("甲", "1"), ("乙", "2"), (" ", "3"), ("丙", "4"), ("丁", "5"), ("戊", "6"))
    table = TableBlock(
        "表", ("名", "数"), tuple(tuple(cell_spans(text) for text in row) for row in rows), (1, 1), ("left", "right")
    )
    for blocks, tied in (((table,), False), ((table, Note(cell_spans("注"))), True)):
        cover = Cover(("题",), "", (("甲", "乙"),), "")
        document = Document("zh", "题", cover, blocks, "", "2026-01-01T00:00:00")
        book = docx.Document(io.BytesIO(written(document)))
        kept = [row._tr.find(f".//{qn('w:keepNext')}") is not None for row in book.tables[1].rows]
        assert kept == [True, True, True, False, False, True, tied]


@pytest.mark.parametrize(("rows", "loose"), [(8, 0), (9, 6)])
def test_a_table_with_a_total_stays_whole_up_to_eight_rows(rows, loose):
    """Of nine rows the head, the first and the last but one stay with what is next; the last has no note."""
    body = tuple((cell_spans(f"{at}项"),) for at in range(rows))
    table = TableBlock("表", ("名",), body, (1,), ("left",), total=True)
    document = Document("zh", "题", Cover(("题",), "", (("甲", "乙"),), ""), (table,), "", "2026-01-01T00:00:00")
    book = docx.Document(io.BytesIO(written(document)))
    kept = [row._tr.find(f".//{qn('w:keepNext')}") is not None for row in book.tables[1].rows]
    assert (kept[:2], kept[-2:], kept.count(False)) == ([True, True], [True, False], loose + 1)


def test_what_leads_to_a_table_stays_with_it():
    table = TableBlock("表", ("名",), ((cell_spans("甲"),),), (1,), ("left",))
    blocks = (Note(cell_spans("此后有表")), table, Note(cell_spans("此后无表")))
    document = Document("zh", "题", Cover(("题",), "", (("甲", "乙"),), ""), blocks, "", "2026-01-01T00:00:00")
    book = docx.Document(io.BytesIO(written(document)))
    kept = {each.text: each.paragraph_format.keep_with_next for each in book.paragraphs if each.text.startswith("此后")}
    assert kept == {"此后有表": True, "此后无表": None}


def test_latin_script_is_english_in_a_chinese_text_so_that_figures_are_not_split(book):
    languages = [each.get(qn("w:val")) for each in book.styles.element.iter(qn("w:lang"))]
    assert set(languages) == {"en-US"}


def test_nothing_refers_to_an_address_outside_but_in_words(raw):
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for name in archive.namelist():
            if name.endswith(".rels"):
                assert b'TargetMode="External"' not in archive.read(name)


HOSTILE = ["=1+1", "<w:p>&amp;</w:p>", "a\x00b\x0bc", "]]>", "{{ 7*7 }}", "\u202eabc"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_stay_text(text):
    facts = read_facts(HOME / "tests" / "data" / "tiny")
    nodes = tuple(
        replace(node, name_zh=text) if isinstance(node, Firm) and node.id == "candidate" else node
        for node in facts.nodes
    )
    judgement = judged(replace(facts, nodes=nodes))
    found = docx.Document(io.BytesIO(written(build_roadmap_document(judgement, "oil"))))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    kept = text.replace("\x00", "").replace("\x0b", "")
    assert any(kept in cell for cell in cells)


def test_the_catalogue_has_a_row_for_each_of_the_workbook(fushun):
    catalogue = build_catalogue(fushun, TargetFilter(("fine-chemicals", "metallurgical-new-materials")))
    found = docx.Document(io.BytesIO(written(build_catalogue_document(catalogue))))
    _, key, *tables = found.tables
    assert len(key.rows) - 1 == len(catalogue.firms[0].rows) == 50
    lists, tables = tables[: len(catalogue.lists)], tables[len(catalogue.lists) :]
    assert [len(table.rows) - 1 for table in lists] == [len(table.rows) for table in catalogue.lists]
    firm, step = ([column.id for column in COLUMNS].index(id) for id in ("firm_name", "next_step"))
    assert len(tables) == len(catalogue.sheets)
    for sheet, table in zip(catalogue.sheets, tables, strict=True):
        rows = list(table.rows)[1:]
        if sheet.survey is not None:
            assert [row.cells[0].text for row in rows] == [row[0] for row in sheet.survey.rows]
            continue
        assert len(rows) == len(sheet.rows)
        for row, line in zip(sheet.rows[:10], rows, strict=False):
            assert (row.cells[firm] or "—") in line.cells[4].text
            assert line.cells[0].text == str(row.told()["number"])
            assert line.cells[10].text == row.cells[step]
            assert [cell.text for cell in line.cells[11:]] == ["________", "________"], "unit and date to be written"
    first = found.sections[0]
    assert (round(first.page_width.mm), round(first.page_height.mm)) == (420, 297)
