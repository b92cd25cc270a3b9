"""The catalogue of the whole city as a spreadsheet program prints it: its chains on twenty sheets at most."""

import io
import os
import shutil
import subprocess

import openpyxl
import pytest

from reports.catalogue.content import build_catalogue
from reports.catalogue.workbook import write_catalogue
from tests.reports.one_page.test_document import pages_of

PATIENCE = 600
MOST = 20


@pytest.mark.long
def test_all_chains_of_the_city_are_printed_on_twenty_sheets(fushun, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        reason = "no LibreOffice: apt-get install libreoffice-calc"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    catalogue = build_catalogue(fushun)
    buffer = io.BytesIO()
    write_catalogue(catalogue, buffer)
    chains = {sheet.name for sheet in catalogue.sheets if sheet.rows}
    book = openpyxl.load_workbook(io.BytesIO(buffer.getvalue()))
    for sheet in book.worksheets:
        if sheet.title not in chains:
            book.remove(sheet)
    assert len(book.worksheets) == len(chains) == 10
    path = tmp_path / "chains.xlsx"
    book.save(path)
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    order = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(order, check=True, capture_output=True, timeout=PATIENCE)
    assert len(chains) <= pages_of(path.with_suffix(".pdf").read_bytes()) <= MOST
