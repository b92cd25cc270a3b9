"""A filled survey form read back: yes becomes makes and firms, no becomes a ruling, the rest is told row by row."""

import io

import pytest
from openpyxl import Workbook, load_workbook

from graph.model.answer_form import COLUMNS
from loaders.answers import OnFile, read_answers, table_rows
from loaders.folder import read_facts
from reports.survey.form import HEAD_ROW, survey_form
from tests.in_memory import judged
from tests.reports.conftest import HOME

PLACES = {column.name: at for at, column in enumerate(COLUMNS)}


@pytest.fixture(scope="module")
def facts():
    return read_facts(HOME / "tests" / "data" / "tiny")


@pytest.fixture(scope="module")
def on_file(facts):
    return OnFile.of(facts.region, facts.nodes, facts.edges)


@pytest.fixture(scope="module")
def tiny(facts):
    return judged(facts)


@pytest.fixture
def form(tiny):
    """The form of the chain as a workbook to be filled in."""
    return load_workbook(io.BytesIO(survey_form(tiny, "oil")))


def row_of(book, link):
    sheet = book.worksheets[0]
    return next(row for row in sheet.iter_rows(min_row=HEAD_ROW + 2) if row[0].value == link)


def fill(row, **typed):
    for name, value in typed.items():
        row[PLACES[name]].value = value


def read(book, on_file):
    content = io.BytesIO()
    book.save(content)
    return read_answers(content.getvalue(), "摸底表.xlsx", on_file)


def codes(answers):
    return [(issue.code, issue.row) for issue in answers.issues]


def test_a_form_that_comes_back_blank_gives_nothing_and_no_trouble(form, on_file):
    answers = read(form, on_file)
    assert answers.tables == {"firms": [], "makes": [], "rulings": []}
    assert codes(answers) == []
    assert answers.unanswered == len(
        [row for row in form.worksheets[0].iter_rows(min_row=HEAD_ROW + 2) if row[0].value]
    )


def test_a_firm_not_on_file_becomes_a_firm_and_what_it_makes(form, on_file):
    fill(
        row_of(form, "polyethylene"),
        exists="有",
        firm="甲市新塑料有限公司",
        product="线性聚乙烯",
        capacity=5,
        capacity_unit="万吨/年",
        status="在产",
        year="2026",
        unit="东区工信局",
        as_of="2026-11",
    )
    answers = read(form, on_file)
    assert codes(answers) == []
    (firm,), (make,) = answers.tables["firms"], answers.tables["makes"]
    assert (firm["name_zh"], firm["city"]) == ("甲市新塑料有限公司", "甲市")
    assert make == {
        "firm_id": firm["id"],
        "link_id": "polyethylene",
        "product": "线性聚乙烯",
        "capacity": "5",
        "capacity_unit": "万吨/年",
        "status": "在产",
        "year": "2026",
        "source": "摸底表：东区工信局",
        "basis": "有出处",
        "as_of": "2026-11",
    }
    assert table_rows("makes", [make])[0] == [
        "企业编号",
        "链环编号",
        "产品",
        "产能",
        "产能单位",
        "状态",
        "年份",
        "出处",
        "依据",
        "截至",
    ]


def test_no_is_a_ruling_unless_somebody_says_yes_or_is_on_file(form, on_file):
    fill(row_of(form, "polyethylene"), exists="没有", unit="东区工信局")
    answers = read(form, on_file)
    (ruling,) = answers.tables["rulings"]
    assert (ruling["chain_id"], ruling["link_id"], ruling["kind"]) == ("oil", "polyethylene", "已核实本地没有")
    assert ruling["reason"] == "摸底表答复：本地没有（东区工信局）"
    ethylene = row_of(form, "ethylene")
    fill(ethylene, exists="没有", unit="东区工信局")
    again = read(form, on_file)
    assert codes(again) == [("answers-on-file", ethylene[0].row)]
    assert len(again.tables["rulings"]) == 1
    spare = next(row for row in form.worksheets[0].iter_rows(min_row=HEAD_ROW + 2) if row[0].value is None)
    fill(spare, link_id="polyethylene", exists="有", firm="乙厂", unit="西区工信局")
    differ = read(form, on_file)
    assert ("answers-differ", row_of(form, "polyethylene")[0].row) in codes(differ)
    assert differ.tables["rulings"] == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"exists": "也许", "unit": "甲"}, "cell-word"),
        ({"exists": "有", "unit": "甲"}, "answers-firm"),
        ({"exists": "有", "firm": "乙厂"}, "answers-unit"),
        ({"unit": "甲"}, "answers-choice"),
        ({"exists": "有", "firm": "乙厂", "unit": "甲", "capacity": 5}, "answers-unit-of-capacity"),
        ({"exists": "有", "firm": "乙厂", "unit": "甲", "capacity": "约5万吨"}, "cell-number"),
        ({"exists": "不知道", "unit": "甲"}, "answers-unknown"),
    ],
)
def test_what_is_not_understood_is_told_with_its_row(form, on_file, typed, code):
    row = row_of(form, "polyethylene")
    fill(row, **typed)
    answers = read(form, on_file)
    assert codes(answers)[0] == (code, row[0].row)
    if code != "answers-unit-of-capacity":
        assert answers.tables["makes"] == []


def test_a_changed_id_another_file_and_no_workbook_are_told(form, on_file):
    row = row_of(form, "polyethylene")
    fill(row, link_id="polyethylen", exists="有", firm="乙厂", unit="甲")
    assert codes(read(form, on_file)) == [("answers-link", row[0].row)]
    form.worksheets[0]["B1"].value = "steel"
    assert codes(read(form, on_file))[0][0] == "answers-chain"
    assert [issue.code for issue in read_answers(b"", "a.xlsx", on_file).issues] == ["file-broken"]
    other = load_workbook(io.BytesIO(survey_bytes()))
    assert codes(read(other, on_file)) == [("answers-form", None)]


def survey_bytes():
    book, content = Workbook(), io.BytesIO()
    book.active.append(["名称", "产值"])
    book.save(content)
    return content.getvalue()
