"""Codes as offices keep them: credit codes by form and check sign, stock and industry codes whose zeros were lost."""

import re
import unicodedata

from graph.model.codes import (
    SIGNS,
    CodeFault,
    check_sign,
    plain_code,
    read_credit_code,
    read_industry_code,
    read_plain_credit_code,
    read_stock_code,
)
from loaders.office.taken import Taken
from loaders.rows import Number

_LETTERS = str.maketrans({"O": "0", "I": "1", "Z": "2", "S": "5", "V": "U"})
_CUT = re.compile(r"\d(?:\.\d+)?[Ee]\+?\d+")
_ORGANISATION = re.compile(r"[0-9A-Z]{8}-?[0-9X]")
_REGISTRATION = re.compile(r"\d{13}|\d{15}")
_LAST_EXACT = 15


def take_credit_code(text: str) -> Taken:
    """Take a credit code; one that is wrong is refused, with what it may have been if one sign makes it right."""
    bare = plain_code(text)
    if _CUT.fullmatch(bare) or (isinstance(text, Number) and len(bare) > _LAST_EXACT):
        return Taken(codes=("code-cut",))
    found = read_plain_credit_code(bare)
    if found.fault is None:
        return Taken(found.normal)
    if found.fault is CodeFault.LENGTH:
        if _ORGANISATION.fullmatch(bare):
            return Taken(codes=("code-organisation",))
        return Taken(codes=("code-registration" if _REGISTRATION.fullmatch(bare) else "code-length",))
    near = _repaired(bare)
    return Taken(codes=("code-check" if found.fault is CodeFault.CHECK else "code-form",), near=near)


def _repaired(bare: str) -> str | None:
    """Return the code with letters that no code has put right, if its check sign then fits."""
    fixed = bare.translate(_LETTERS)
    if fixed == bare or any(sign not in SIGNS for sign in fixed):
        return None
    return fixed if read_credit_code(fixed).fault is None and fixed[-1] == check_sign(fixed) else None


def take_stock_code(text: str) -> Taken:
    """Take a stock code with its exchange; zeros that a number lost are put back where only one code can be meant."""
    bare = re.sub(r"\.0$", "", unicodedata.normalize("NFKC", text).strip())
    found = read_stock_code(bare)
    if found.fault is None:
        return Taken(found.normal)
    if found.fault in (CodeFault.ZEROS, CodeFault.NO_EXCHANGE) and found.near is not None:
        code = "code-zeros" if found.fault is CodeFault.ZEROS else "code-exchange"
        return Taken(found.near, codes=(code,))
    return Taken(codes=("stock-form",), near=found.near)


def take_industry_code(text: str) -> Taken:
    """Take an industry code; a zero that was lost is put back where the code is none without it."""
    bare = re.sub(r"\.0$", "", unicodedata.normalize("NFKC", text).strip())
    digits = re.match(r"[A-T]?\d{2,4}", bare)
    rest = "" if digits is None else bare[digits.end() :]
    found = read_industry_code(digits.group() if digits is not None and rest else bare)
    if found.normal is not None and not (isinstance(text, Number) and found.near is not None):
        return Taken(found.normal)
    if found.near is not None:
        return Taken(found.near, codes=("code-zeros",))
    return Taken(codes=("industry-form",))
