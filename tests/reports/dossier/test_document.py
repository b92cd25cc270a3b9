"""The two sides as Word and as PDF: A4, two pages, the same words, text never markup."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from reports.dossier.document import write_dossier
from reports.dossier.page import AddressedSource, spans_of
from reports.dossier.printed import to_pdf, to_preview
from reports.one_page.page import Prose
from tests.reports.dossier.conftest import dossier_of
from tests.reports.one_page.test_document import pages_of, words


@pytest.fixture
def dossier(build):
    return dossier_of(build)


def written(dossier):
    buffer = BytesIO()
    write_dossier(dossier, buffer)
    return docx.Document(BytesIO(buffer.getvalue()))


def test_it_is_upright_a4_with_a_head_and_a_page_number_on_each_page(dossier):
    book = written(dossier)
    (section,) = book.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    for header in (section.header, section.even_page_header):
        assert header.paragraphs[0].text == f"{dossier.subject}\t{dossier.edition}"
    for footer in (section.footer, section.even_page_footer):
        assert "PAGE" in "".join(each.text or "" for each in footer._element.iter(qn("w:instrText")))


def test_every_word_of_both_sides_is_in_the_file(dossier):
    told = words(written(dossier))
    for span in spans_of(dossier):
        assert span.text.replace(" ", "") in told
    for source in dossier.sources:
        assert f"[{source.number}]{source.label}" in told
        assert source.address is None or source.address in told
    assert dossier.firm in told
    assert dossier.foot.replace(" ", "") in told


def test_the_second_side_begins_a_page(dossier):
    breaks = [line.text for line in written(dossier).paragraphs if line.paragraph_format.page_break_before]
    assert breaks == ["六、与本地企业的往来"]


def test_rows_to_write_in_have_room(dossier):
    tables = {table.cell(0, 0).text: table for table in written(dossier).tables}
    for head in ("题目", "条件", "带队单位"):
        assert all(row.height.pt >= 18 for row in tables[head].rows[1:]), head
    assert tables["种类"].rows[1].height is None


def test_an_address_is_smaller_than_the_note_it_stands_in(dossier):
    runs = {run.text.strip(): run.font.size for run in written(dossier).paragraphs[-1].runs}
    assert runs["https://example.gov.cn/a"].pt == pytest.approx(7.2, abs=0.3)


def test_the_drawing_says_in_words_what_it_shows(dossier):
    book = written(dossier)
    assert [each.get("descr") for each in book.element.body.iter(qn("wp:docPr"))] == ["a供x，x供b"]
    assert [str(part.partname) for part in book.part.package.iter_parts() if str(part.partname).endswith("svg")]


def test_no_row_breaks_over_pages(dossier):
    for table in written(dossier).tables:
        for row in table.rows:
            assert row._tr.trPr.find(qn("w:cantSplit")) is not None


def test_its_properties_name_the_load_and_nobody(dossier):
    properties = written(dossier).core_properties
    assert (properties.title, properties.subject) == (dossier.firm, dossier.version)
    assert (properties.author, properties.comments) == ("", "")


def test_as_a_pdf_it_is_two_pages_and_the_same_each_time(dossier):
    pdf = to_pdf(dossier, 0)
    assert pages_of(pdf) == 2
    assert to_pdf(dossier, 0) == pdf
    assert [page[:4] for page in to_preview(dossier)] == [b"\x89PNG"] * 2


def test_text_is_never_markup(dossier):
    nasty = "#panic() $x$ *b* <w:t> \x0b & [_] @a `r` \\"
    source = AddressedSource(1, nasty, nasty)
    changed = replace(
        dossier,
        firm=nasty,
        subject=nasty,
        edition=nasty,
        work=(*dossier.work, Prose(nasty, (replace(spans_of(dossier)[0], text=nasty),))),
        sources=(source,),
        foot=nasty,
    )
    assert words(written(changed)).count(nasty.replace("\x0b", "").replace(" ", "")) == 6
    assert pages_of(to_pdf(changed, 0)) == 2


def test_what_is_too_long_for_two_sides_still_has_its_file(dossier):
    long = replace(dossier, work=(*dossier.work, Prose("多", (replace(spans_of(dossier)[0], text="长" * 9_000),))))
    assert pages_of(to_pdf(long, 0)) > 2
