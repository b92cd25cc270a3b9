"""The catalogue as a workbook: cover, firms, lists, a sheet for each chain, sources, methods. Every text is text.

Of the whole city the cover, the lists of firms and the table of all chains are printed; the others serve the screen.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from xlsxwriter import Workbook
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
from reports.formats.excel_paper import not_printed
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
    book = Workbook(str(target) if isinstance(target, Path) else target, OPTIONS)
    book.set_properties({"title": catalogue.title, "comments": catalogue.version})
    formats, office = Formats(book), OfficeCells(book, catalogue.units, catalogue.language)
    language = catalogue.language
    cover_sheet(book.add_worksheet(COVER.of(language)), catalogue, formats)
    taken = {text.of(language).casefold() for text in (COVER, SOURCES, METHODS, COMPETITION, VERSIONS)}
    taken |= {name.casefold() for name in HIDDEN}
    for firms in catalogue.firms:
        firm_sheet(book.add_worksheet(sheet_name(firms.name, taken)), firms, language, formats, office)
    if catalogue.overview is not None:
        chains = book.add_worksheet(sheet_name(catalogue.overview.name, taken))
        list_sheet(chains, catalogue.overview, formats, paper="A3")
    further = [*_lists(book, catalogue, formats, taken), *_chains(book, catalogue, formats, taken, office)]
    further += _annexes(book, catalogue, formats)
    if catalogue.overview is not None:
        # they come last: Excel leaves pages of nothing out only at the end of a workbook
        for sheet in further:
            not_printed(sheet)
    kept_sheet(book.add_worksheet(SHEET), catalogue)
    office.write_lists()
    _shown(book.add_worksheet(TYPED_SHEET), catalogue)
    book.close()


def _lists(book: Workbook, catalogue: Catalogue, formats: Formats, taken: set[str]) -> Iterator[Worksheet]:
    for table in (*catalogue.lists, *filter(None, (catalogue.carried.left,))):
        sheet = book.add_worksheet(sheet_name(table.name, taken))
        list_sheet(sheet, table, formats)
        yield sheet


def _chains(
    book: Workbook, catalogue: Catalogue, formats: Formats, taken: set[str], office: OfficeCells
) -> Iterator[Worksheet]:
    for found in catalogue.sheets:
        if found.rows or found.survey is not None:
            sheet = book.add_worksheet(sheet_name(found.name, taken))
            chain_sheet(sheet, found, catalogue, formats, office)
            yield sheet


def _annexes(book: Workbook, catalogue: Catalogue, formats: Formats) -> Iterator[Worksheet]:
    language = catalogue.language
    sources = book.add_worksheet(SOURCES.of(language))
    sources_sheet(sources, catalogue, formats)
    methods = book.add_worksheet(METHODS.of(language))
    methods_sheet(methods, catalogue, formats)
    yield from (sources, methods)
    if catalogue.versions is not None:
        versions = book.add_worksheet(VERSIONS.of(language))
        versions_sheet(versions, catalogue.versions, language, formats)
        yield versions
    if catalogue.flagged:
        flagged = book.add_worksheet(COMPETITION.of(language))
        flagged_sheet(flagged, catalogue, formats)
        yield flagged


def _shown(sheet: Worksheet, catalogue: Catalogue) -> None:
    """Write what stands in cells to be filled in, so that a later export tells what the office has changed."""
    for line, text in enumerate(to_lines(catalogue.shown)):
        sheet.write_string(line, 0, text)
    sheet.hide()
