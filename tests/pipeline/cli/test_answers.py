"""`answers`: a filled survey form becomes tables in a new folder, or what to mend is told and nothing is written."""

import io

import openpyxl
import pytest

from graph.model.answer_form import COLUMNS
from loaders.folder import read_facts
from reports.survey.form import HEAD_ROW, survey_form
from tests.in_memory import judged
from tests.reports.conftest import HOME

PLACES = {column.name: at for at, column in enumerate(COLUMNS)}
TINY = HOME / "tests" / "data" / "tiny"


@pytest.fixture
def form(tmp_path):
    """Fill the form of the six links and five firms and return where it is kept."""
    content = survey_form(judged(read_facts(TINY)), "oil")

    def filled(**typed):
        book = openpyxl.load_workbook(io.BytesIO(content))
        rows = book.worksheets[0].iter_rows(min_row=HEAD_ROW + 2)
        row = next(row for row in rows if row[0].value == "polyethylene")
        for name, value in typed.items():
            row[PLACES[name]].value = value
        path = tmp_path / "摸底表.xlsx"
        book.save(path)
        return path

    return filled


def test_what_is_understood_is_written_and_loads_with_the_facts(say, form, facts, tmp_path):
    path = form(
        exists="有", firm="甲市新塑料有限公司", product="聚乙烯", status="在产", unit="东区工信局", as_of="2024-01"
    )
    code, out = say("answers", str(path), "--out", str(tmp_path / "out"))
    assert (code, "企业 1 行，生产 1 行，核定 0 行" in out) == (0, True)
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == ["firms.csv", "makes.csv"]
    # the folder expects as many rows as it has, and is to have more
    (facts / "expectations.yaml").unlink()
    (tmp_path / "out").rename(facts / "answers")
    before, after = read_facts(TINY), read_facts(facts)
    assert len(after.nodes) == len(before.nodes) + 1
    assert [warning.code for warning in after.warnings if "answers" in warning.file] == []


def test_a_row_to_mend_is_told_and_nothing_is_written(say, form, tmp_path):
    code, out = say("answers", str(form(exists="有", unit="东区工信局")), "--out", str(tmp_path / "out"))
    assert code == 1
    assert "答了“有”，没有写企业名称" in out
    assert not (tmp_path / "out").exists()
    code, out = say("answers", str(form(exists="有", unit="东区工信局")), "--lang", "en")
    assert "no firm is named" in out


def test_a_file_that_is_not_there_and_a_full_folder_are_refused(say, form, tmp_path):
    assert say("answers", str(tmp_path / "none.xlsx"))[0] == 2
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.csv").write_text("x", encoding="utf-8")
    assert say("answers", str(form()), "--out", str(tmp_path / "full"))[0] == 2
