"""The day an office's list tells of: as it says itself, else the end of the month it names, else today."""

import re
from collections.abc import Iterable, Iterator

from graph.analysis.ledger.calendar import end_of_month
from graph.model.dates import read_date

DAY = 10
UNTIL = re.compile(r"截[至止]\S{0,4}?(20\d\d年\d{1,2}月\d{1,2}日|20\d\d[-./]\d{1,2}[-./]\d{1,2})")
MADE = re.compile(r"(20\d\d年\d{1,2}月\d{1,2}日|20\d\d[-./]\d{1,2}[-./]\d{1,2})")
MONTH = re.compile(r"(20\d\d)年?[-.]?(?:1[-—－~至到])?(\d{1,2})月")
YEAR = re.compile(r"(20\d\d)年")
TO_MONTH = re.compile(r"1[-—－~至到](\d{1,2})月")


def edition_day(lines: Iterable[str], headings: Iterable[str], file: str, now: str) -> tuple[str, bool]:
    """Return the day of an edition and whether the file says it.

    `lines` are its titles and lines of units, `headings` those of its columns; no day is later than `now`.
    """
    texts = [*lines, file]
    for found in (*_whole(UNTIL, texts), *_whole(MADE, texts), *_months(texts), *_year_and_month(texts, headings)):
        if found <= now:
            return found, True
        if found[:7] == now[:7]:
            return now, True
    return now, False


def _whole(pattern: re.Pattern[str], texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for match in pattern.finditer(text):
            day = read_date(match[1])
            if day is not None and len(day) == DAY:
                yield day


def _months(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for match in MONTH.finditer(text):
            yield from _end(match[1], match[2])


def _year_and_month(texts: Iterable[str], headings: Iterable[str]) -> Iterator[str]:
    """Yield the end of the month up to which columns are summed, in the year the titles name."""
    years = [match[1] for text in texts for match in YEAR.finditer(text)]
    months = [match[1] for heading in headings for match in TO_MONTH.finditer(heading)]
    if years and months:
        yield from _end(years[0], max(months, key=int))


def _end(year: str, month: str) -> Iterator[str]:
    if 1 <= int(month) <= 12:
        yield end_of_month(f"{year}-{int(month):02}-01")
