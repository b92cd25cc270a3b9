"""The blank workbook: filled with the tiny city it gives the tiny city, and it offers the words a column takes."""

import csv
import io
import shutil
from pathlib import Path

import openpyxl
import pytest

from graph.model.tables import GUIDE, TABLES, TABLES_BY_NAME
from loaders.folder import read_facts
from loaders.headings import spellings
from reports.template.workbook import template

TINY = Path(__file__).resolve().parents[2] / "data" / "tiny"


@pytest.fixture(scope="module", params=["zh", "en"])
def blank(request):
    return request.param, openpyxl.load_workbook(io.BytesIO(template(request.param)))


def headings(table, language):
    return [column.column.of(language) for column in table.columns()]


def sheet_of(book, name, language):
    table = TABLES_BY_NAME[name]
    return book[table.of(language)]


def test_it_has_a_guide_and_a_sheet_a_table(blank):
    language, book = blank
    labels = [table.of(language) for table in TABLES]
    assert book.sheetnames == [GUIDE[language == "en"], *labels]
    for table in TABLES:
        assert [cell.value for cell in sheet_of(book, table.name, language)[1]] == headings(table, language)


def test_a_heading_tells_what_goes_in_and_a_cell_offers_its_words(blank):
    language, book = blank
    sheet = sheet_of(book, "chain_links", language)
    stage = headings(TABLES_BY_NAME["chain_links"], language).index("上中下游" if language == "zh" else "Stage") + 1
    assert "上游、中游" in sheet.cell(1, stage).comment.text or "upstream" in sheet.cell(1, stage).comment.text.lower()
    offered = {str(each.sqref).split(":")[0]: each.formula1 for each in sheet.data_validations.dataValidation}
    letter = sheet.cell(2, stage).column_letter
    words = {"zh": "上游,中游,下游,支撑", "en": "upstream,midstream,downstream,support"}[language]
    assert offered[f"{letter}2"].strip('"').lower() == words
    link = sheet_of(book, "links", language).title
    assert offered["B2"] == f"'{link}'!$A$2:$A$2001"


def test_filled_with_the_tiny_city_it_gives_the_tiny_city(blank, tmp_path):
    language, _ = blank
    book = openpyxl.load_workbook(io.BytesIO(template(language)))
    for path in sorted(TINY.rglob("*.csv")):
        sheet = sheet_of(book, path.stem, language)
        columns = TABLES_BY_NAME[path.stem].columns()
        places = {text: place for place, each in enumerate(columns, 1) for text in spellings(each)}
        for number, row in enumerate(csv.DictReader(path.read_text("utf-8-sig").splitlines()), sheet.max_row + 1):
            for heading, cell in row.items():
                sheet.cell(number, places[heading], cell or None)
    (tmp_path / "shared").mkdir()
    book.save(tmp_path / "shared" / "facts.xlsx")
    shutil.copy(TINY / "region.yaml", tmp_path)
    facts = read_facts(tmp_path)
    assert facts.digest() == read_facts(TINY).digest()
    assert facts.warnings == ()
