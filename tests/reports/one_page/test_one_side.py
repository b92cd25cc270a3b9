"""Every chain of Fushun, in both languages, comes to exactly one side: as PDF, and as a word processor sets it."""

import os
import re
import shutil
import subprocess

import pytest

from reports.formats.document import cited_numbers
from reports.one_page.document import write_one_page
from reports.one_page.height import ROOM, SLACK, height
from reports.one_page.page import Grid, spans_of, text_of
from reports.one_page.pdf import to_pdf
from tests.reports.one_page.test_document import pages_of

LANGUAGES = ("zh", "en")
PATIENCE = 600


@pytest.fixture(scope="module")
def pages(fushun, one_page_of):
    """The page of each chain in each language."""
    return {
        (chain, language): one_page_of(chain, language=language)
        for chain in fushun.city.chains
        for language in LANGUAGES
    }


def test_there_is_a_page_of_every_chain(pages):
    assert len(pages) == 28


def test_every_pdf_has_one_page(pages):
    assert {key: pages_of(to_pdf(page, 0)) for key, page in pages.items()} == dict.fromkeys(pages, 1)


def test_every_page_is_reckoned_to_fit_with_room_to_spare(pages):
    assert [key for key, page in pages.items() if height(page) > ROOM * SLACK] == []


def test_every_number_cited_is_listed_and_every_source_listed_is_cited(pages):
    for key, page in pages.items():
        cited = {number for span in spans_of(page) for number in span.cites}
        listed = [int(number) for number in re.findall(r"\[(\d+)\] ", page.sources)]
        assert listed == list(range(1, len(listed) + 1))
        assert cited == set(listed), key


def test_no_page_holds_a_score_a_rule_or_a_text_broken_off(pages):
    for chain, page in ((chain, page) for (chain, language), page in pages.items() if language == "zh"):
        told = "".join(f"{span.text}{cited_numbers(span.cites)}" for span in spans_of(page)) + page.sources
        assert not re.search(r"…|\b[A-Z]-\d\d|得分|匹配度|https?:|\bE-\d\d", told), chain


def test_a_row_takes_two_lines_at_most(pages):
    chinese = [(chain, part) for (chain, language), page in pages.items() if language == "zh" for part in page.parts]
    for chain, grid in chinese:
        for row in grid.rows if isinstance(grid, Grid) else ():
            for spans, column in zip(row, grid.columns, strict=True):
                assert column.room(10.5, 2).holds(text_of(spans)), (chain, text_of(spans))


@pytest.mark.long
def test_a_word_processor_sets_every_document_on_one_page(pages, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        reason = "no LibreOffice: apt-get install libreoffice-writer"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    for (chain, language), page in pages.items():
        write_one_page(page, tmp_path / f"{chain}-{language}.docx")
    files = [str(path) for path in sorted(tmp_path.glob("*.docx"))]
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    order = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(order, check=True, capture_output=True, timeout=PATIENCE)
    counted = {path.name: pages_of(path.read_bytes()) for path in tmp_path.glob("*.pdf")}
    assert len(counted) == 28
    assert {name: count for name, count in counted.items() if count != 1} == {}
