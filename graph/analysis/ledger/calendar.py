"""Days and months as the rules of the ledger count them; days are texts as 2026-09-22, months as 2026-09."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

DAYS_TO_TELL = 10
"""Days of a month in which the bulletin still tells of the month before: its figures come in by then."""
BEIJING = timedelta(hours=8)
"""What the clocks of the country are ahead of UTC."""


def beijing_day(made_at: str) -> str:
    """Return the day in Beijing of a time in UTC as the log keeps it."""
    return (datetime.fromisoformat(made_at).astimezone(UTC) + BEIJING).date().isoformat()


def today() -> str:
    """Return the present day in Beijing."""
    return (datetime.now(UTC) + BEIJING).date().isoformat()


def add_days(day: str, number: int) -> str:
    """Return the day so many days later."""
    return (date.fromisoformat(day) + timedelta(days=number)).isoformat()


def days_between(first: str, last: str) -> int:
    """Return how many days the last day is after the first."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def add_months(day: str, number: int) -> str:
    """Return the day of the same number so many months later, the last of the month where it has no such day."""
    start = date.fromisoformat(day)
    months = start.year * 12 + start.month - 1 + number
    year, month = divmod(months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).isoformat()


def after_month(month: str) -> str:
    """Return the first day after a month."""
    return add_months(f"{month}-01", 1)


def month_told(day: str) -> str:
    """Return the month a bulletin of a day tells of: in the first ten days that which ended, then that of the day."""
    return add_days(f"{day[:7]}-01", -1)[:7] if int(day[8:]) <= DAYS_TO_TELL else day[:7]


def months_ended(day: str) -> int:
    """Return how many months of its year have ended by the end of a day."""
    found = date.fromisoformat(day)
    return found.month - (found.day < monthrange(found.year, found.month)[1])


def share_of_year(day: str) -> tuple[int, int]:
    """Return how many days of its year have passed by the end of a day, and how many it has."""
    found = date.fromisoformat(day)
    return found.timetuple().tm_yday, 365 + (monthrange(found.year, 2)[1] == 29)


def end_of_week(day: str) -> str:
    """Return the Sunday of a day's week."""
    return add_days(day, 6 - date.fromisoformat(day).weekday())


def start_of_ten_days(day: str) -> str:
    """Return the first day of a day's third of a month: the 1st, the 11th or the 21st."""
    return f"{day[:8]}{1 if day[8:] < '11' else 11 if day[8:] < '21' else 21:02}"


def end_of_ten_days(day: str) -> str:
    """Return the last day of a day's third of a month."""
    start = start_of_ten_days(day)
    return end_of_month(day) if start.endswith("21") else add_days(start, 9)


def end_of_month(day: str) -> str:
    """Return the last day of a day's month."""
    return add_days(after_month(day[:7]), -1)


def add_workdays(day: str, number: int) -> str:
    """Return the day so many days from Monday to Friday later; public holidays are not known and not left out."""
    found = date.fromisoformat(day)
    while number > 0:
        found += timedelta(days=1)
        number -= found.weekday() < 5
    return found.isoformat()


def quarter(day: str) -> str:
    """Return the quarter of a day, as 2026-Q3."""
    return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"


def period_holds(period: str, day: str) -> bool:
    """Return whether a day lies in a year, a quarter or a month, as 2026, 2026-Q3, 2026-09."""
    return quarter(day) == period if "-Q" in period else day.startswith(period)
