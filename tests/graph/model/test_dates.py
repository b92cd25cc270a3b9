"""Dates are kept one way, and what is not sure to be one date is none."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.dates import cut_short, first_day, last_day, of_day_number, read_date, read_period


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2024", "2024"),
        ("2024年", "2024"),
        ("2024.3", "2024-03"),
        ("2024/3/1", "2024-03-01"),
        ("2024年3月", "2024-03"),
        ("2024 年 3 月 5 日", "2024-03-05"),
        ("202403", "2024-03"),
        ("20240301", "2024-03-01"),
        ("２０２４－０３", "2024-03"),
        ("二〇二四年3月", "2024-03"),
        ("2024-03-01 00:00:00", "2024-03-01"),
        ("2024-Q4", "2024-Q4"),
        ("2024年第四季度", "2024-Q4"),
    ],
)
def test_a_date_is_kept_one_way(written, kept):
    assert read_date(written) == kept
    assert read_date(kept) == kept


@pytest.mark.parametrize(
    "written",
    [
        "24年",
        "24年底",
        "2024-13",
        "2024-02-30",
        "45352",
        "2024年上半年",
        "2020-2024",
        "2024-3/1",
        "3/1/2024",
        "明年",
        "2024年底",
        "1824",
    ],
)
def test_what_is_not_sure_is_no_date(written):
    assert read_date(written) is None


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2018-2022", "2018-2022"),
        ("2018年至2022年", "2018-2022"),
        ("2021-", "2021-"),
        ("2023年上半年", "2023H1"),
        ("2024年一季度", "2024Q1"),
    ],
)
def test_a_period_may_also_be_half_a_year_or_years(written, kept):
    assert read_period(written) == kept
    assert read_period(kept) == kept


def test_years_that_run_back_are_no_period():
    assert read_period("2022-2018") is None


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.sampled_from("-./"))
def test_every_day_is_read_with_or_without_zeros(day, sign):
    for written in (f"{day.year}{sign}{day.month}{sign}{day.day}", day.isoformat().replace("-", sign), f"{day:%Y%m%d}"):
        assert read_date(written) == day.isoformat()


@given(st.text(max_size=12))
def test_whatever_is_kept_is_read_back_the_same(text):
    kept = read_period(text)
    assert kept is None or read_period(kept) == kept


def test_numbers_that_a_spreadsheet_made_of_dates():
    assert of_day_number("45352") == "2024-03-01"
    assert of_day_number("99999") is None
    assert (cut_short("2024.1"), cut_short("2024.10"), cut_short("2024.2")) == ("2024", None, None)


@pytest.mark.parametrize(
    ("kept", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-03", "2024-03-01", "2024-03-31"),
        ("2024-03-05", "2024-03-05", "2024-03-05"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2023H1", "2023-01-01", "2023-06-31"),
        ("2018-2022", "2018-01-01", "2022-12-31"),
    ],
)
def test_the_days_a_date_may_mean(kept, first, last):
    assert (first_day(kept), last_day(kept)) == (first, last)
