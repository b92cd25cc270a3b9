"""What a workbook shows for a stored number, by its format."""

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from loaders.number_formats import code_of, show_number, show_text
from loaders.rows import Number

MARCH = "45352"
"""1 March 2024, counted from 1900."""


def shown(stored: str, code: str) -> str | None:
    return show_number(stored, code, CALENDAR_WINDOWS_1900)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        *[(number, "2024-03") for number in (27, 36, 50, 52, 57, 17)],
        *[(number, "2024-03-01") for number in (28, 29, 51, 53, 54, 58, 30, 31, 14, 15, 16)],
        *[(number, MARCH) for number in (0, 1, 2, 3, 4, 49)],
    ],
)
def test_formats_known_by_number_alone(number, text):
    assert shown(MARCH, code_of(number, {})) == text
    assert shown(MARCH, code_of(number, {number: "yyyy"})) == "2024"


@pytest.mark.parametrize("number", [59, 163, 164, 9999])
def test_a_format_that_nothing_declares(number):
    assert code_of(number, {165: "0"}) is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ('yyyy"年"m"月"', "2024-03"),
        ('[$-804]yyyy"年"m"月";@', "2024-03"),
        ("[DBNum1][$-804]yyyy年m月", "2024-03"),
        ("yyyy\\-mm", "2024-03"),
        ("mmm-yy", "2024-03"),
        ("e年m月", "2024-03"),
        ("yyyy", "2024"),
        ('yyyy"年度"', "2024"),
        ("yyyy/m/d;@", "2024-03-01"),
        ("[Red]d.m.yy", "2024-03-01"),
        ("yyyy-mm-dd h:mm", "2024-03-01"),
    ],
)
def test_dates_go_as_far_as_they_are_shown(code, text):
    assert shown(MARCH, code) == text


def test_time_counts_where_it_is_shown():
    assert shown("45352.5", "yyyy-mm-dd h:mm") == "2024-03-01 12:00:00"
    assert shown("45352.5", "yyyy-mm-dd") == "2024-03-01"
    assert shown("0.5", "h:mm") == "12:00:00"


def test_days_counted_from_1904():
    assert show_number("43890", "yyyy-mm-dd", CALENDAR_MAC_1904) == "2024-03-01"


@pytest.mark.parametrize("stored", ["-3", "99999999999"])
def test_what_no_date_has_this_number_for_stays_a_number(stored):
    assert shown(stored, "yyyy-mm-dd") == stored


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("111", "0000", "0111"),
        ("301", "000000", "000301"),
        ("301", "000000;-000000", "000301"),
        ("0", "0000", "0000"),
        ("301", '000000".SZ"', "000301.SZ"),
        ("301", "000000\\.\\S\\Z", "000301.SZ"),
        ("1", '"JL-"000', "JL-001"),
        ("5", "000-0000", "000-0005"),
        ("2024", '0"年"', "2024年"),
        ("2024", 'General"年"', "2024年"),
        ("25000", '#,##0"万元"', "25000万元"),
        ("1", '[=1]"是";[=0]"否"', "是"),
        ("0.35", "0.0%", "35%"),
        ("0.125", "0%", "12.5%"),
    ],
)
def test_zeros_and_letters_of_a_format_are_part_of_the_text(stored, code, text):
    assert shown(stored, code) == text
    assert not isinstance(shown(stored, code), Number)


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("111", "General", "111"),
        ("111", "0", "111"),
        ("12345", "#,##0.00", "12345"),
        ("2.2999999999999998", "0.0", "2.3"),
        ("-5", "0;[Red](0)", "-5"),
        ("2.5", '_ "¥"* #,##0.00_ ;_ @_ ', "2.5"),
        ("2.5", "[$¥-804]#,##0", "2.5"),
        ("7", "@", "7"),
        ("5", ";;;", "5"),
        ("1E-05", "0.00E+00", "0.00001"),
        ("912104001234567890", "0" * 18, "912104001234567890"),
        ("5", '[>=10000]0.0,"千";0', "5"),
    ],
)
def test_other_numbers_stay_numbers(stored, code, text):
    assert shown(stored, code) == text
    assert isinstance(shown(stored, code), Number)


@pytest.mark.parametrize("code", ["#,##0,", '0\\.0,"万"', "0.0,,", '[>=10000]0.0,"千";0'])
def test_a_number_shown_in_thousands_is_another_one(code):
    assert shown("12345", code) is None


@pytest.mark.parametrize("stored", ["NaN", "1e999", "甲", ""])
def test_what_is_no_number(stored):
    with pytest.raises(ValueError):
        shown(stored, "0")


def test_letters_around_a_text():
    assert show_text("001", '"JL-"@') == "JL-001"
    assert show_text("001", '0;0;0;@"厂"') == "001厂"
    assert show_text("001", "_ * #,##0_ ;_ @_ ") == "001"
