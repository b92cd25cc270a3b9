"""Candidates of three chains of Fushun have two pages each, in both languages, with nothing given up."""

import os
import shutil
import subprocess

import pytest

from graph.analysis.target_filter import TargetFilter
from reports.dossier.candidacies import candidacies, candidate_firms
from reports.dossier.content import build_dossier
from reports.dossier.document import write_dossier
from reports.dossier.height import ROOM, facts_height, work_height
from reports.dossier.page import Flow, spans_of
from reports.dossier.printed import to_pdf
from reports.formats.image import characters
from reports.one_page.height import SLACK
from tests.chance import every
from tests.reports.dossier.conftest import table
from tests.reports.one_page.test_document import pages_of

CHAINS = ("petrochem-new-materials", "fine-chemicals", "metallurgical-new-materials")
LANGUAGES = ("zh", "en")
PATIENCE = 900
WANHUA = "wanhuahuaxue"
"""A candidate for five links with four pieces of news: one link is told below the table, for want of room."""


@pytest.fixture(scope="module", params=every(6))
def dossiers(fushun, request):
    """The dossier of candidates of the three chains in each language, among them the one with most to tell."""
    firms = candidate_firms(fushun, TargetFilter(CHAINS))
    assert len(firms) > 100
    taken = [each for at, each in enumerate(firms) if at % request.param == 0 or each[0] == WANHUA]
    return {(firm, word): build_dossier(fushun, firm, chain, word) for firm, chain in taken for word in LANGUAGES}


def high(dossier):
    return max(facts_height(dossier), work_height(dossier))


def test_every_pdf_has_two_pages(dossiers):
    """Where the long tests do not try all, the highest are tried: they would be the first to need a third page."""
    tried = sorted(dossiers, key=lambda key: high(dossiers[key]))[-max(12, len(dossiers) // 6) :]
    assert {key: pages_of(to_pdf(dossiers[key], 0)) for key in tried} == dict.fromkeys(tried, 2)


def test_each_side_is_reckoned_to_fit_with_room_to_spare(dossiers):
    assert [key for key, dossier in dossiers.items() if high(dossier) > ROOM * SLACK] == []


def test_no_fact_is_given_up_but_where_it_is_said(dossiers, fushun):
    for (firm, language), dossier in dossiers.items():
        zh = language == "zh"
        links = table(dossier, "二、" if zh else "2. ")
        news = fushun.city.signals.get(firm, ())
        if firm != WANHUA:
            assert len(links) == len(candidacies(fushun, firm, TargetFilter())), firm
            assert not news or len(table(dossier, "四、" if zh else "4. ")) == len(news), firm


def test_every_character_is_one_the_shipped_fonts_hold(dossiers):
    for key, dossier in dossiers.items():
        flows = "".join(part.svg for part in dossier.facts if isinstance(part, Flow))
        told = "".join(span.text for span in spans_of(dossier)) + dossier.firm + flows
        assert set(told) - characters() == set(), key


@pytest.mark.long
def test_a_word_processor_sets_every_document_on_two_pages(dossiers, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        reason = "no LibreOffice: apt-get install libreoffice-writer"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    for (firm, language), dossier in dossiers.items():
        write_dossier(dossier, tmp_path / f"{firm}-{language}.docx")
    files = [str(path) for path in sorted(tmp_path.glob("*.docx"))]
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    for begin in range(0, len(files), 40):
        order = [
            office,
            home,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            *files[begin : begin + 40],
        ]
        subprocess.run(order, check=True, capture_output=True, timeout=PATIENCE)
    counted = {path.name: pages_of(path.read_bytes()) for path in tmp_path.glob("*.pdf")}
    assert len(counted) == len(dossiers)
    assert {name: count for name, count in counted.items() if count != 2} == {}
