"""The survey plan: three pages, every link asked about, leads named as such; the form holds what is on file."""

import io
import re
import shutil
import subprocess

import pytest
from openpyxl import load_workbook

from graph.analysis.lists.field_survey import field_survey, firms_asked_about, needs_survey
from graph.model.answer_form import COLUMNS, SPARE_ROWS
from reports.formats.document import Heading, Note, Paragraph, TableBlock
from reports.formats.pdf import to_pdf
from reports.formats.word import write_word
from reports.survey.document import build_survey_document
from reports.survey.form import HEAD_ROW, survey_form
from reports.wording.language import tight
from reports.wording.sentences import short_name
from tests.reports.one_page.test_document import pages_of


@pytest.fixture(scope="module")
def thin(fushun):
    return [chain for chain in fushun.city.chains if needs_survey(fushun, chain)]


@pytest.fixture(scope="module")
def plans(fushun, thin):
    return {chain: build_survey_document(fushun, chain) for chain in thin}


def words(document):
    found = []
    for block in document.blocks:
        if isinstance(block, Heading):
            found.append(block.text)
        elif isinstance(block, Paragraph | Note):
            found += [span.text for span in block.spans]
        elif isinstance(block, TableBlock):
            found += [span.text for row in block.rows for cell in row for span in cell]
    return "\n".join(found)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_plan_has_three_pages(fushun, plans, language):
    for chain in plans:
        plan = plans[chain] if language == "zh" else build_survey_document(fushun, chain, language)
        found = re.search(rb"/Type\s*/Pages\s*/Count (\d+)", to_pdf(plan, 0))
        assert found is not None
        assert int(found[1]) == 3, chain


@pytest.mark.long
def test_a_word_processor_sets_every_plan_on_three_pages(fushun, plans, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice: apt-get install libreoffice-writer")
    for chain, plan in plans.items():
        write_word(plan, tmp_path / f"{chain}-zh.docx")
        write_word(build_survey_document(fushun, chain, "en"), tmp_path / f"{chain}-en.docx")
    files = [str(path) for path in sorted(tmp_path.glob("*.docx"))]
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    order = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(order, check=True, capture_output=True, timeout=300)
    counted = {path.name: pages_of(path.read_bytes()) for path in tmp_path.glob("*.pdf")}
    assert len(counted) == 2 * len(plans)
    assert {name: count for name, count in counted.items() if count != 3} == {}


def test_every_open_link_is_a_question_and_no_gap_is_named(fushun, plans):
    for chain, plan in plans.items():
        annex = next(block for block in plan.blocks if isinstance(block, TableBlock) and "摸底表" in block.caption)
        named = "、".join(span.text for row in annex.rows for span in row[1])
        asked = {short_name(fushun.city.links[item.link_id], "zh") for item in firms_asked_about(fushun, chain)}
        assert sorted(named) == sorted("、".join(tight(each, "zh") for each in asked)), chain
        assert "缺（" not in words(plan), chain
        assert "目标企业" not in words(plan), chain


def test_the_first_table_says_of_no_link_what_the_second_denies(fushun, plans):
    for chain, plan in plans.items():
        first, second = (
            block for block in plan.blocks if isinstance(block, TableBlock) and "备选" not in block.caption
        )
        asked = [item for item in firms_asked_about(fushun, chain) if item.is_asked_singly]
        rows = ["".join(span.text for cell in row for span in cell) for row in first.rows]
        nobody = " ".join(row for row in rows if "和各县区" in row)
        for item in asked:
            assert tight(short_name(fushun.city.links[item.link_id], "zh"), "zh") not in nobody, (chain, item.link_id)
        more = re.search(r"另有(\d+)个链环", " ".join(rows))
        assert len(rows) - nobody.count("和各县区") - 1 + int(more[1] if more else 1) == len(asked), chain
        offices = {cell[2][0].text for cell in second.rows if "和各县区" in cell[2][0].text}
        assert offices, chain


def test_leads_are_named_link_by_link_as_no_recommendation(fushun, plans):
    for chain, plan in plans.items():
        leads = next(block for block in plan.blocks if isinstance(block, TableBlock) and "备选线索" in block.caption)
        named = [cell[0].text for row in leads.rows for cell in (row[0], row[2]) if cell[0].text]
        assert len(named) == sum(bool(item.reserve) for item in field_survey(fushun, chain)), chain
        outside = {firm.id for item in field_survey(fushun, chain) for firm in item.reserve}
        assert f"外地{len(outside)}家只作备选线索" in words(plan), chain


def test_a_chain_that_is_known_is_not_told_that_it_cannot_be_judged(fushun):
    plan = build_survey_document(fushun, "ice-snow")
    assert "凭这些判不出" not in words(plan)
    assert "没有问清" in words(plan)


def test_the_form_has_a_row_for_each_firm_on_file_and_for_each_link_without_one(fushun):
    chain = "biomedicine-tcm"
    sheet = load_workbook(io.BytesIO(survey_form(fushun, chain))).worksheets[0]
    assert sheet.title == "摸底表"
    assert [cell.value for cell in sheet[HEAD_ROW + 1]] == [column.zh for column in COLUMNS]
    rows = list(sheet.iter_rows(min_row=HEAD_ROW + 2, values_only=True))
    typed = [row for row in rows if row[0]]
    expected = sum(max(1, len(fushun.city.makers.get(i.link_id, ()))) for i in firms_asked_about(fushun, chain))
    assert len(typed) == expected
    assert len(rows) == expected + SPARE_ROWS
    places = {column.name: at for at, column in enumerate(COLUMNS)}
    assert all(row[places["exists"]] is None and row[places["unit"]] is None for row in rows), "left to be answered"
    choice = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}
    assert '"有,没有,不知道"' in choice.values()
