"""The catalogue as a workbook: cover, firms, lists, a sheet for each chain, sources, methods. Every text is text."""

from pathlib import Path
from typing import IO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from reports.catalogue.annexes import (
    COMPETITION,
    METHODS,
    SOURCES,
    flagged_sheet,
    kept_sheet,
    list_sheet,
    methods_sheet,
    sources_sheet,
)
from reports.catalogue.chain_sheet import chain_sheet
from reports.catalogue.content import Catalogue
from reports.catalogue.cover_sheet import COVER, cover_sheet
from reports.catalogue.firm_sheet import firm_sheet
from reports.catalogue.office_cells import SHEET as LISTS_SHEET
from reports.catalogue.office_cells import OfficeCells
from reports.catalogue.versions_sheet import VERSIONS, versions_sheet
from reports.formats.excel_cells import FONT, Formats, sheet_name
from reports.formats.typed_cells import SHEET as TYPED_SHEET
from reports.formats.typed_cells import to_lines
from reports.version_sheet import SHEET

OPTIONS = {
    # nothing is put by on the disk, which may be full
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    # the width of a column is counted in digits of this font; another machine's stand-in widens columns and text alike
    "default_format_properties": {"font_name": FONT, "font_size": 10},
}

HIDDEN = (SHEET, LISTS_SHEET, TYPED_SHEET)
"""Sheets that hold what the next export needs."""


def write_catalogue(catalogue: Catalogue, target: Path | IO[bytes]) -> None:
    """Write the catalogue to a path or a binary buffer."""
    book = xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, OPTIONS)
    book.set_properties({"title": catalogue.title, "comments": catalogue.version})
    formats, office = Formats(book), OfficeCells(book, catalogue.units, catalogue.language)
    language = catalogue.language
    cover_sheet(book.add_worksheet(COVER.of(language)), catalogue, formats)
    taken = {text.of(language).casefold() for text in (COVER, SOURCES, METHODS, COMPETITION, VERSIONS)}
    taken |= {name.casefold() for name in HIDDEN}
    for firms in catalogue.firms:
        firm_sheet(book.add_worksheet(sheet_name(firms.name, taken)), firms, language, formats, office)
    for table in (*catalogue.lists, *filter(None, (catalogue.carried.left,))):
        list_sheet(book.add_worksheet(sheet_name(table.name, taken)), table, formats)
    for sheet in catalogue.sheets:
        if sheet.rows or sheet.survey is not None:
            chain_sheet(book.add_worksheet(sheet_name(sheet.name, taken)), sheet, catalogue, formats, office)
    _annexes(book, catalogue, formats)
    kept_sheet(book.add_worksheet(SHEET), catalogue)
    office.write_lists()
    _shown(book.add_worksheet(TYPED_SHEET), catalogue)
    book.close()


def _annexes(book: xlsxwriter.Workbook, catalogue: Catalogue, formats: Formats) -> None:
    language = catalogue.language
    sources_sheet(book.add_worksheet(SOURCES.of(language)), catalogue, formats)
    methods_sheet(book.add_worksheet(METHODS.of(language)), catalogue, formats)
    if catalogue.versions is not None:
        versions_sheet(book.add_worksheet(VERSIONS.of(language)), catalogue.versions, language, formats)
    if catalogue.flagged:
        flagged_sheet(book.add_worksheet(COMPETITION.of(language)), catalogue, formats)


def _shown(sheet: Worksheet, catalogue: Catalogue) -> None:
    """Write what stands in cells to be filled in, so that a later export tells what the office has changed."""
    for line, text in enumerate(to_lines(catalogue.shown)):
        sheet.write_string(line, 0, text)
    sheet.hide()
