"""Stored values of workbooks as the text that a spreadsheet shows, kept as numbers where they are numbers."""

import datetime
import re
from functools import lru_cache

from loaders.number_formats import GENERAL, sections, show_number, show_text, shown_date
from loaders.rows import Number, RejectedCell

WINDOWS_EPOCH = datetime.datetime(1899, 12, 30)
MAC_EPOCH = datetime.datetime(1904, 1, 1)
_PROBES = ("7", "0", "-7", "45352", "12345.5")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?Z?")
_SCALED = "scaled"


@lru_cache(maxsize=4_096)
def is_plain(code: str) -> bool:
    """Check whether a format only rounds and groups digits, so that a number is shown as it is kept."""
    shown = [show_number(probe, code, WINDOWS_EPOCH) for probe in _PROBES]
    return all(isinstance(text, Number) and text == probe for text, probe in zip(shown, _PROBES, strict=True))


@lru_cache(maxsize=20_000)
def shown_number(stored: str, code: str | None, epoch: datetime.datetime) -> str | None:
    """Return a stored number as text; a Refused one where format and store show different numbers.

    Raises ValueError for what is no number.
    """
    if code is None or code == GENERAL or is_plain(code):
        text = format(float(stored), ".15g")
        if "e" not in text and "n" not in text:
            return Number(stored if stored.isdecimal() and len(stored) <= 18 else text)
        code = GENERAL
    shown = show_number(stored, code, epoch)
    return RejectedCell(stored) if shown is None else shown


def shown_text(text: str, code: str | None) -> str | None:
    """Return a stored text as its format shows it, None if it is blank."""
    plain = text.strip()
    if not plain:
        return None
    return plain if code is None or "@" not in code or code == "@" else show_text(plain, code)


def shown_day(text: str, code: str | None) -> str:
    """Return a date kept as text, `2024-03-05T00:00:00`, as far as its format shows it."""
    found = _DAY.fullmatch(text)
    if found is None:
        return text
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    value = datetime.datetime(year, month, day, hour, minute, second)
    return shown_date(value, "ymd" if code is None else sections(code)[0].dates)
