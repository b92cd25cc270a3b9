"""The catalogue as a spreadsheet program prints it: the whole city on twenty pages, a chain with its own sheet."""

import io
import os
import re
import shutil
import subprocess

import openpyxl
import pytest

from graph.analysis.target_filter import TargetFilter
from reports.catalogue.content import build_catalogue
from reports.catalogue.workbook import write_catalogue
from reports.wording.sentences import firm_name
from tests.reports.catalogue.conftest import FIRMS, raw

PATIENCE = 600
MOST = 20
A3, MARGINS = 420 / 25.4 * 72, 2 * 0.4 * 72
"""Width of the paper and of both its margins in points."""
SMALLEST = 7.5
"""Points of type that are still read on paper."""
NAMED = {"zh": ("打印", "各链目标"), "en": ("Print", "All chains")}


def printed(book, folder):
    """Return the texts of the pages that a spreadsheet program makes of a workbook."""
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if office is None or reader is None:
        reason = "no LibreOffice or Poppler: apt-get install libreoffice-calc poppler-utils"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    path = folder / "catalogue.xlsx"
    path.write_bytes(book)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    order = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(order, check=True, capture_output=True, timeout=PATIENCE)
    told = subprocess.run([reader, path.with_suffix(".pdf"), "-"], check=True, capture_output=True, timeout=PATIENCE)
    return told.stdout.decode().split("\f")[:-1]


def as_bytes(catalogue):
    buffer = io.BytesIO()
    write_catalogue(catalogue, buffer)
    return buffer.getvalue()


def one_line(text):
    return re.sub(r"\s", "", text)


@pytest.mark.long
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_whole_city_is_printed_on_twenty_pages_with_firms_on_each(fushun, catalogue_of, language, tmp_path):
    catalogue = catalogue_of(language=language)
    pages = printed(as_bytes(catalogue), tmp_path)
    tables = len(catalogue.firms) + 1
    assert 1 + tables < len(pages) <= MOST
    names = {one_line(name) for firm in fushun.city.firms.values() for name in (firm.name_zh, firm_name(firm))}
    for number, page in enumerate(pages, 1):
        assert sum(name in one_line(page) for name in names) >= 5, number


@pytest.mark.long
def test_a_chain_alone_prints_its_sheet(fushun, tmp_path):
    catalogue = build_catalogue(fushun, TargetFilter(("coal-gangue",)))
    (sheet,) = catalogue.sheets
    pages = printed(as_bytes(catalogue), tmp_path)
    assert any(one_line(sheet.title) in one_line(page) and one_line("责任单位") in one_line(page) for page in pages)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_printed_of_the_whole_city_comes_first_and_the_cover_says_so(catalogue_of, language):
    book = openpyxl.load_workbook(raw(catalogue_of(language=language)))
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    away = [sheet.print_area.endswith("$XFD$1") for sheet in shown]
    assert away == sorted(away)
    kept = [sheet.title for sheet, gone in zip(shown, away, strict=True) if not gone]
    assert len(kept) == 5
    head, last = NAMED[language]
    assert kept[-1] == last
    told = {row[1].value: row[2].value for row in book.worksheets[0].iter_rows(min_row=1, max_col=3)}
    assert all(name in told[head] for name in kept)
    for sheet, gone in zip(shown, away, strict=True):
        assert not gone or sheet["XFD1"].value is None


def test_type_is_read_on_paper(book):
    for name in [*FIRMS, "各链目标"]:
        sheet = book[name]
        columns = [each for each in sheet.column_dimensions.values() if not each.hidden]
        points = sum((each.max - each.min + 1) * 7 * each.width * 0.75 for each in columns)
        assert 10 * min(1, (A3 - MARGINS) / points) >= SMALLEST, name
        assert sheet.page_setup.paperSize == 8


def test_the_table_of_all_chains_names_each_target_and_all_its_firms(book, catalogue_of):
    catalogue = catalogue_of()
    rows = list(book["各链目标"].iter_rows(min_row=3, values_only=True))
    wanted = {(sheet.name, row.told()["link"]) for sheet in catalogue.sheets for row in sheet.rows}
    assert {(row[0], row[1]) for row in rows if row[1]} == wanted
    surveyed = [row for row in rows if not row[1]]
    assert [row[0] for row in surveyed] == [sheet.name for sheet in catalogue.sheets if sheet.survey is not None]
    acrylamide = next(row for row in rows if row[:2] == ("高端精细化工", "丙烯酰胺"))
    assert acrylamide[4] == "抚顺石化、渼瑞石化"
    for sheet in catalogue.sheets:
        for link in {row.link_id for row in sheet.rows}:
            told = [row.told() for row in sheet.rows if row.link_id == link]
            (row,) = [each for each in rows if each[:2] == (sheet.name, told[0]["link"])]
            named = [name for cell in row[5:] if cell for name in cell.split("、")]
            assert sorted(named) == sorted(each["firm"] for each in told if each["firm"]) or named == [
                "没有候选，先补找"
            ]


def test_a_selection_has_no_table_of_all_chains(fushun):
    catalogue = build_catalogue(fushun, TargetFilter(("coal-gangue", "clean-energy")))
    assert catalogue.overview is None
    book = openpyxl.load_workbook(raw(catalogue))
    assert "各链目标" not in book.sheetnames
    assert not any(sheet.print_area and sheet.print_area.endswith("$XFD$1") for sheet in book.worksheets)
