"""Codes of a standard are kept as the standard writes them; what is doubtful is never filled in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.codes import SIGNS, Code, CodeFault, check_sign, read_credit_code, read_industry_class, read_stock_code

EXAMPLE = "91350100M000100Y43"
"""The example of GB 32100-2015."""


def test_the_example_of_the_standard_in_any_width_and_case():
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in EXAMPLE.lower())
    for written in (EXAMPLE, EXAMPLE.lower(), wide, "9135 0100 M000 100Y 43"):
        assert read_credit_code(written) == Code(EXAMPLE)


@given(st.from_regex(rf"[1-9ANY][{SIGNS}][0-9]{{6}}[{SIGNS}]{{9}}", fullmatch=True), st.sampled_from(SIGNS))
def test_only_one_last_sign_fits(body, sign):
    fits = sign == check_sign(body)
    assert read_credit_code(body + sign) == Code(body + sign, None if fits else CodeFault.CHECK)


@pytest.mark.parametrize("place", range(17))
def test_one_wrong_sign_is_noticed(place):
    other = SIGNS[SIGNS.index(EXAMPLE[place]) % 9 + 1]
    assert read_credit_code(EXAMPLE[:place] + other + EXAMPLE[place + 1 :]).fault is CodeFault.CHECK


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("9.1210E+17", CodeFault.CUT),
        (EXAMPLE[:-1], CodeFault.LENGTH),
        (EXAMPLE[:-1] + "O", CodeFault.FORM),
        ("无证", CodeFault.LENGTH),
        ("0" * 18, CodeFault.FORM),
    ],
)
def test_what_is_no_credit_code(written, fault):
    assert read_credit_code(written) == Code(None, fault)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("002648.SZ", Code("002648.SZ")),
        ("sz002648", Code("002648.SZ")),
        ("600519.SS", Code("600519.SH")),
        ("0700.HK", Code("00700.HK")),
        ("AAPL.O", Code("AAPL.O")),
        ("2648", Code(None, CodeFault.ZEROS, "002648.SZ")),
        ("2648.SZ", Code(None, CodeFault.ZEROS, "002648.SZ")),
        ("002648", Code(None, CodeFault.NO_EXCHANGE, "002648.SZ")),
        ("836077", Code(None, CodeFault.NO_EXCHANGE)),
        ("002648.SH", Code(None, CodeFault.EXCHANGE, "002648.SZ")),
        ("2.65E+03", Code(None, CodeFault.CUT)),
        ("待上市", Code(None, CodeFault.FORM)),
    ],
)
def test_stock_codes(written, found):
    assert read_stock_code(written) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("0111", Code("0111")),
        ("C2651", Code("2651")),
        ("9999", Code(None, CodeFault.NOT_LISTED)),
        ("265", Code("265", CodeFault.NO_CLASS)),
        ("111", Code("111", CodeFault.NO_CLASS, "0111")),
        ("412", Code("412", CodeFault.NO_CLASS, "0412")),
    ],
)
def test_industry_classes(written, found):
    assert read_industry_class(written) == found
