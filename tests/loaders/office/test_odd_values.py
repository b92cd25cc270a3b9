"""Values in forms offices do write: odd dates, open spans, stages in a sentence, and figures that are hardly meant."""

import pytest

from loaders.office.days import take_date, take_span
from loaders.office.fields import Takes
from loaders.office.word_cells import take_word
from tests.loaders.office.plans import plan


@pytest.mark.parametrize(
    ("text", "date", "codes"),
    [
        ("二〇二五年十二月三十一日", "2025-12-31", ()),
        ("2025年3月15日（已开工）", "2025-03-15", ("date-words",)),
        ("25.3.1", "2025-03-01", ("date-short",)),
        ("2025、3、15", "2025-03-15", ("date-signs",)),
        ("2025年3月—2026年5月", None, ("date-span",)),
        ("25.3", None, ("date-form",)),
    ],
)
def test_dates_in_odd_forms(text, date, codes):
    taken = take_date(text)
    assert (taken.value, taken.codes) == (date, codes)


@pytest.mark.parametrize(
    ("text", "start"), [("2024-", "2024"), ("2024年3月至今", "2024-03"), ("18个月", None), ("十五五", None)]
)
def test_spans_that_are_open_or_only_a_length(text, start):
    first, last = take_span(text)
    assert (first.value, last.value, first.codes) == (start, None, () if start else ("span-length",))


@pytest.mark.parametrize(
    ("text", "stage"),
    [("签约未开工", "signed"), ("签订意向协议", "talks"), ("办理施工许可", "planned"), ("正在施工", "building")],
)
def test_stages_of_which_one_word_is_not_all(text, stage):
    assert take_word(text, Takes.PROJECT_STAGE).value == stage


def test_values_that_are_hardly_meant_are_to_be_looked_at():
    text = "企业名称,营业收入（万元）,从业人数,成立时间\n甲厂,5890000000,87.5,2051-07\n乙厂,5000,87,2001-07\n".encode()
    _, rows = plan(text, "表.csv")
    assert [{each["code"] for each in row.get("remarks", ())} for row in rows] == [
        {"money-huge", "number-part", "date-future"},
        set(),
    ]
    text = "项目名称,总投资（万元）,项目阶段\n甲项目,3.2,在建\n乙项目,12000,在建\n".encode()
    _, rows = plan(text, "表.csv")
    assert [{each["code"] for each in row.get("remarks", ())} for row in rows] == [{"money-small"}, set()]


def test_a_former_name_in_the_name_is_another_name_of_the_firm():
    _, rows = plan("企业名称,主营产品\n明州新材有限公司（原明州塑料厂）,塑料\n".encode(), "表.csv")
    firm = rows[0]["records"][0]["cells"]
    assert [(cell["column"], cell["value"]) for cell in firm] == [
        ("name_zh", "明州新材有限公司"),
        ("other_names", "明州塑料厂"),
    ]


def test_a_section_fills_the_district_of_rows_that_leave_it_blank():
    text = "企业名称,县区,主营产品\n一、东山区（1户）,,\n甲厂,,塑料\n乙厂,西山区,塑料\n".encode()
    _, rows = plan(text, "表.csv")
    firms = [next(each for each in row["records"] if each["kind"] == "Firm") for row in rows]
    found = [cell["value"] for each in firms for cell in each["cells"] if cell["column"] == "district"]
    assert found == ["东山区", "西山区"]
