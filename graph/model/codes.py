"""Codes that follow a standard: credit codes of GB 32100-2015, stock codes with their exchange, GB/T 4754-2017.

Each reader returns the code as it is kept and what is doubtful about it; without a code, the text was none.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from graph.model.classification import industry_names
from graph.model.forms import Form

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""What a credit code is written with, in the order of their values: no I, O, S, V, Z."""
LENGTH = 18
_CREDIT = re.compile(rf"[1-9ANY][{SIGNS}]\d{{6}}[{SIGNS}]{{10}}")
_CUT = re.compile(r"\d(?:\.\d+)?E\+?\d+")
_HOME_EXCHANGES = "SH|SZ|BJ|NQ"
_STOCK = re.compile(rf"(?P<digits>\d{{1,6}})\.(?P<exchange>{_HOME_EXCHANGES}|HK)")
_BEFORE = re.compile(r"(SH|SZ|BJ|HK)[.:]?(\d{5,6})")
_ABROAD = re.compile(r"[A-Z0-9][A-Z0-9-]{0,9}(?:\.[A-Z])?\.(?!SH|SZ|BJ|NQ|HK|SS)[A-Z]{1,3}")
DIGITS = {"SH": 6, "SZ": 6, "BJ": 6, "NQ": 6, "HK": 5}
STARTS = {"60": "SH", "68": "SH", "00": "SZ", "30": "SZ", "92": "BJ"}
"""First two digits that only one exchange gives."""


class CodeFault(StrEnum):
    """What is doubtful about a code."""

    CUT = "cut"
    LENGTH = "length"
    FORM = "form"
    CHECK = "check"
    ZEROS = "zeros"
    NO_EXCHANGE = "no_exchange"
    EXCHANGE = "exchange"
    NOT_LISTED = "not_listed"
    NO_CLASS = "no_class"


@dataclass(frozen=True, slots=True)
class Code:
    """A code as it is kept, None where the text is none; what is doubtful about it, and what it may have been."""

    normal: str | None
    fault: CodeFault | None = None
    near: str | None = None


def read_credit_code(text: str) -> Code:
    """Return a credit code in half-width capitals; one whose check digit is wrong is kept and doubted."""
    return read_plain_credit_code(plain_code(text))


def read_plain_credit_code(plain: str) -> Code:
    """Return a credit code from what `plain_code` made of a text."""
    if _CUT.fullmatch(plain):
        return Code(None, CodeFault.CUT)
    if len(plain) != LENGTH:
        return Code(None, CodeFault.LENGTH)
    if not _CREDIT.fullmatch(plain):
        return Code(None, CodeFault.FORM)
    return Code(plain, None if plain[-1] == check_sign(plain) else CodeFault.CHECK)


def check_sign(code: str) -> str:
    """Return the last sign that the first seventeen of a credit code call for (GB 32100-2015)."""
    total = sum(SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[: LENGTH - 1]))
    return SIGNS[-total % 31]


def read_stock_code(text: str) -> Code:
    """Return a stock code as `002648.SZ`; lost zeros and a missing exchange are never filled in."""
    plain = re.sub(r"\.SS$", ".SH", plain_code(text))
    before = _BEFORE.fullmatch(plain)
    if before is not None:
        plain = f"{before[2]}.{before[1]}"
    found = _STOCK.fullmatch(plain)
    if found is not None:
        return _listed(found["digits"], found["exchange"])
    if _CUT.fullmatch(plain):
        return Code(None, CodeFault.CUT)
    if plain.isdigit() and len(plain) <= DIGITS["SH"]:
        return _without_exchange(plain)
    return Code(plain) if _ABROAD.fullmatch(plain) else Code(None, CodeFault.FORM)


def _listed(digits: str, exchange: str) -> Code:
    expected = DIGITS[exchange]
    whole = f"{digits.zfill(expected)}.{exchange}"
    if exchange == "HK" and len(digits) in (4, expected):
        return Code(whole)
    if len(digits) != expected:
        return Code(None, CodeFault.ZEROS if len(digits) < expected else CodeFault.FORM, whole)
    only = STARTS.get(digits[:2], exchange)
    return Code(whole) if only == exchange else Code(None, CodeFault.EXCHANGE, f"{digits}.{only}")


def _without_exchange(digits: str) -> Code:
    whole = digits.zfill(DIGITS["SH"])
    exchange = STARTS.get(whole[:2])
    near = None if exchange is None else f"{whole}.{exchange}"
    return Code(None, CodeFault.NO_EXCHANGE if len(digits) == len(whole) else CodeFault.ZEROS, near)


def read_industry_class(text: str) -> Code:
    """Return a four-digit class of GB/T 4754-2017; a code of fewer digits is kept where it is one, and doubted."""
    found = read_industry_code(text)
    if found.normal is None or len(found.normal) == 4:
        return found
    return Code(found.normal, CodeFault.NO_CLASS, _with_zero(found.normal))


def read_industry_code(text: str) -> Code:
    """Return a code of GB/T 4754-2017, two to four digits; the letter of its section is left out."""
    plain = re.sub(r"^[A-T](?=\d{2,4}$)", "", plain_code(text))
    if plain in industry_names():
        return Code(plain, near=_with_zero(plain))
    near = _with_zero(plain)
    return Code(None, CodeFault.NOT_LISTED if near is None else CodeFault.ZEROS, near)


def _with_zero(digits: str) -> str | None:
    return f"0{digits}" if f"0{digits}" in industry_names() else None


READERS: dict[Form, Callable[[str], Code]] = {
    Form.CREDIT_CODE: read_credit_code,
    Form.STOCK_CODE: read_stock_code,
    Form.INDUSTRY_CLASS: read_industry_class,
    Form.INDUSTRY_CODE: read_industry_code,
}


def plain_code(text: str) -> str:
    """Return text in half-width capitals without spaces and hyphens."""
    if text.isascii() and text.isalnum():
        return text.upper()
    return re.sub(r"[\s'’-]", "", unicodedata.normalize("NFKC", text)).upper()
