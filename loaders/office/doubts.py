"""Values that can be read and are hardly meant: sums of another unit, parts of people, dates still to come."""

import datetime

from loaders.office.fields import Field, Takes

_LARGE, _SMALL = 500, 0.01
"""Investment in 亿元 over or under which a sum may have been given in the other unit."""
_HUGE = 10_000
"""Figures of one firm in 亿元 that no firm here has."""


def doubt(own: Field, value: object) -> str | None:
    """Return the code of what is odd about a value, None where nothing is."""
    if own.name == "Firm.founded":
        return "date-future" if isinstance(value, str) and value > _today()[: len(value)] else None
    if not isinstance(value, (int, float)):
        return None
    if own.name == "Firm.staff":
        return None if float(value).is_integer() else "number-part"
    return _of_sum(own, value) if own.takes is Takes.MONEY else None


def _today() -> str:
    return datetime.datetime.now(datetime.UTC).date().isoformat()


def _of_sum(own: Field, value: float) -> str | None:
    if own.record == "Firm":
        return "money-huge" if abs(value) > _HUGE else None
    if own.name != "Project.investment_yi" or _SMALL <= value <= _LARGE or value <= 0:
        return None
    return "money-odd" if value > _LARGE else "money-small"
