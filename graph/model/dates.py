"""Dates as people write them, made the one way we keep them: `2024`, `2024-03`, `2024-03-05`, `2024-Q1`.

What is not sure to mean one date is no date: two-digit years, day numbers of a spreadsheet, months that do not exist.
"""

import datetime
import re
import unicodedata
from collections.abc import Callable

from graph.model.forms import Form

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_DAY = re.compile(rf"{_YEAR}(?:-(?P<m>\d\d?)(?:-(?P<d>\d\d?))?)?")
_CLOSE = re.compile(rf"{_YEAR}(?P<m>\d\d)(?P<d>\d\d)?")
_CLOCK = re.compile(r"(?<=\d)(?:T|\s+)\d\d?:\d\d(?::\d\d(?:\.\d+)?)?Z?$")
_QUARTER = re.compile(rf"{_YEAR}(?:年?-?[Qq](?P<q>[1-4])|年第?(?P<n>[一二三四1-4])季度?|-?(?P<r>[1-4])季度)")
_HALF = re.compile(rf"{_YEAR}(?:-?[Hh](?P<h>[12])|年?(?P<n>[上下])半年)")
_SPAN = re.compile(r"(?P<a>(?:19|20)\d\d)年?(?:-|至|到|~)(?P<b>(?:19|20)\d\d)年?")
_OPEN = re.compile(rf"{_YEAR}年?(?:-|至今|以来|起)")
_PART = re.compile(r"(?P<sign>[QH])(?P<number>[1-4])$")
_SERIAL = re.compile(r"[1-9]\d{4}(?:\.\d+)?")
_FIRST_DAY = datetime.date(1899, 12, 30)
NUMERALS = str.maketrans("〇零○一二三四五六七八九", "000123456789")


def read_date(text: str) -> str | None:
    """Return a year, a year and month, a date or a quarter as it is kept, or None where the text is none."""
    quarter = _first(text, (_quarter,))
    return _first(text, (_day,)) if quarter is None else f"{quarter[:4]}-{quarter[4:]}"


def read_period(text: str) -> str | None:
    """Return a date, a half-year, or years from one to another, as it is kept; None where the text is none."""
    return _first(text, (_day, _quarter, _half, _span, _open))


def cut_short(text: str) -> str | None:
    """Return the year of `2024.1`, which is January, or October of which a spreadsheet cut the last zero."""
    found = re.fullmatch(rf"{_YEAR}\.1", _plain(text))
    return None if found is None else found["y"]


def of_day_number(text: str) -> str | None:
    """Return the date a spreadsheet means by a number of days, from 1954 to 2064, or None where it is no such number."""
    if not _SERIAL.fullmatch(text) or not 20_000 <= float(text) <= 60_000:
        return None
    return (_FIRST_DAY + datetime.timedelta(days=int(float(text)))).isoformat()


READERS: dict[Form, Callable[[str], str | None]] = {
    Form.DATE: read_date,
    Form.PERIOD: read_period,
    Form.YEAR: read_date,  # what is more exact than a year is kept whole
}


def _first(text: str, ways: tuple[Callable[[str], str | None], ...]) -> str | None:
    plain = _plain(text)
    return next((found for way in ways if (found := way(plain)) is not None), None)


def _plain(text: str) -> str:
    """Return text in half-width signs, its dashes alike, without spaces and the time of day."""
    half = re.sub("[–—―−‐‑]+", "-", unicodedata.normalize("NFKC", text).strip())
    plain = re.sub(r"\s+", "", _CLOCK.sub("", half))
    year, sign, rest = plain.partition("年")
    return f"{year.translate(NUMERALS)}{sign}{rest}" if sign else plain


def _day(plain: str) -> str | None:
    """Return a date whose parts are set apart by one kind of sign, or written close in six or eight digits."""
    close = _CLOSE.fullmatch(plain)
    if close is not None:
        return _exact(close["y"], close["m"], close["d"])
    if len(set(re.findall(r"[-./年]", plain)) - {"年"}) > 1:
        return None
    apart = re.sub(r"[年月]$|(?<=\d)[日号]$", "", plain)
    found = _DAY.fullmatch(re.sub(r"[./年月]", "-", apart))
    return None if found is None else _exact(found["y"], found["m"], found["d"])


def _exact(year: str, month: str | None, day: str | None) -> str | None:
    """Return the date of a calendar, or None where the calendar has none such."""
    try:
        found = datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return found.isoformat()[: 4 if month is None else 7 if day is None else 10]


def _quarter(plain: str) -> str | None:
    found = _QUARTER.fullmatch(plain)
    if found is None:
        return None
    number = found["q"] or found["r"] or found["n"].translate(NUMERALS)
    return f"{found['y']}Q{number}"


def _half(plain: str) -> str | None:
    found = _HALF.fullmatch(plain)
    if found is None:
        return None
    return f"{found['y']}H{found['h'] or '上下'.index(found['n']) + 1}"


def _span(plain: str) -> str | None:
    found = _SPAN.fullmatch(plain)
    return None if found is None or found["a"] >= found["b"] else f"{found['a']}-{found['b']}"


def _open(plain: str) -> str | None:
    found = _OPEN.fullmatch(plain)
    return None if found is None else f"{found['y']}-"


def first_day(kept: str) -> str:
    """Return the first day of a date as it is kept, so that two can be put in order."""
    year, part = kept[:4], _PART.search(kept)
    if part is not None:
        month = 3 * int(part["number"]) - 2 if part["sign"] == "Q" else 6 * int(part["number"]) - 5
        return f"{year}-{month:02}-01"
    return {7: f"{kept}-01", 10: kept}.get(len(kept), f"{year}-01-01")


def last_day(kept: str) -> str:
    """Return the last day of a date as it is kept, or one shortly after it that no later date comes before."""
    year, part = kept[:4], _PART.search(kept)
    if part is not None:
        month = 3 * int(part["number"]) if part["sign"] == "Q" else 6 * int(part["number"])
        return f"{year}-{month:02}-31"
    return {7: f"{kept}-31", 10: kept}.get(len(kept), f"{max(kept[-4:], year)}-12-31")
