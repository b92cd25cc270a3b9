"""The one side as Word and as PDF: A4, one page, the same words, text never markup."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn

from graph.text import Text
from reports.one_page.content import build_one_page
from reports.one_page.document import write_one_page
from reports.one_page.page import Grid, Prose, spans_of
from reports.one_page.pdf import to_pdf, to_preview


@pytest.fixture(scope="module")
def page(tiny):
    return build_one_page(tiny, "oil")


def written(page):
    buffer = BytesIO()
    write_one_page(page, buffer)
    return docx.Document(BytesIO(buffer.getvalue()))


def words(book):
    """Return every text of a Word file without blanks, in reading order."""
    return "".join(text.text or "" for text in book.element.body.iter(qn("w:t"))).replace(" ", "")


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


def test_it_is_one_upright_a4_side_without_header_or_page_number(page):
    (section,) = written(page).sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert [line.text for line in (*section.header.paragraphs, *section.footer.paragraphs)] in ([], [""], ["", ""])


def test_every_word_of_the_page_is_in_the_file(page):
    told = words(written(page))
    for span in spans_of(page):
        assert span.text.replace(" ", "") in told
    assert page.sources.replace(" ", "") in told
    assert page.title in told


def test_the_numbers_of_sources_are_raised(page):
    book = written(page)
    raised = [run for line in book.element.body.iter(qn("w:r")) for run in line.iter(qn("w:vertAlign"))]
    assert len(raised) == sum(bool(span.cites) for span in spans_of(page)) > 4


def test_the_marks_of_the_states_stand_in_their_line_with_their_names(page):
    pictures = [each.get("descr") for each in written(page).element.body.iter(qn("wp:docPr"))]
    assert pictures == ["强2", "已有待核1", "在建1", "缺1", "不招引1"]


def test_a_table_follows_no_table_so_that_word_keeps_them_apart(page):
    kinds = [child.tag for child in written(page).element.body]
    table = qn("w:tbl")
    assert not any(one == other == table for one, other in pairwise(kinds))


def test_no_row_breaks_over_pages(page):
    for table in written(page).tables:
        for row in table.rows:
            assert row._tr.trPr.find(qn("w:cantSplit")) is not None


def test_its_properties_name_the_load_and_nobody(page):
    properties = written(page).core_properties
    assert properties.title == page.title
    assert properties.subject == page.version
    assert (properties.author, properties.comments) == ("", "")


def test_the_same_page_makes_the_same_words_in_both_languages(tiny):
    english = build_one_page(tiny, "oil", "en")
    assert "Mainstrengths" in words(written(english))


def test_as_a_pdf_it_is_one_page_and_the_same_each_time(page):
    pdf = to_pdf(page, 0)
    assert pdf.startswith(b"%PDF")
    assert pages_of(pdf) == 1
    assert to_pdf(page, 0) == pdf
    assert to_preview(page).startswith(b"\x89PNG")


def test_text_is_never_markup(page):
    nasty = "#panic() $x$ *b* <w:t> \x0b & [_] @a `r` \\"
    grid = next(part for part in page.parts if isinstance(part, Grid))
    spans = (replace(spans_of(page)[0], text=nasty),)
    changed = replace(page, title=nasty, parts=(replace(grid, rows=((spans,) * 4,)), Prose(nasty, spans)))
    assert nasty.replace("\x0b", "").replace(" ", "") in words(written(changed))
    assert pages_of(to_pdf(changed, 0)) == 1


def test_what_is_too_long_for_one_side_still_has_its_file(page):
    long = replace(
        page, parts=(*page.parts, Prose(Text("多", "more").zh, (replace(spans_of(page)[0], text="长" * 9_000),)))
    )
    assert pages_of(to_pdf(long, 0)) > 1
    assert to_preview(long).startswith(b"\x89PNG")
