"""Values of OpenDocument cells as text: numbers as they are kept, dates as far as they are shown, zeros as shown."""

import re
from collections.abc import Mapping

from loaders.office.shown import WINDOWS_EPOCH, shown_day, shown_number
from loaders.rows import Number

_NUMBERS = frozenset({"float", "currency"})
_GROUPED = re.compile(r"[-+]?[\d,]+(?:\.\d+)?")


def shown_value(values: Mapping[str, str], text: str) -> str | None:
    """Return a cell as text by its type of value and what it shows; None if it is blank."""
    kind = values.get("value-type")
    if kind in _NUMBERS:
        return _number(values.get("value", ""), text)
    if kind == "percentage":
        return f"{_number(str(float(values.get('value', '0')) * 100), '')}%"
    if kind == "date":
        return _day(values.get("date-value", ""), text)
    if kind == "boolean":
        return "TRUE" if values.get("boolean-value") == "true" else "FALSE"
    if kind == "string" and not text:
        return values.get("string-value", "").strip() or None
    return text or None


def _number(stored: str, text: str) -> str | None:
    """Return a number as it is kept; what its format adds, zeros before it or words around it, counts as text."""
    if len(text) > 1 and text.isdecimal() and text.startswith("0"):
        return text
    bare = text.replace(" ", "")
    if bare and not _GROUPED.fullmatch(bare) and re.search(r"[^\W\d_]", bare) and stored in bare.replace(",", ""):
        return bare
    try:
        return shown_number(stored, None, WINDOWS_EPOCH) if stored else text or None
    except ValueError:
        return Number(text) if text else None


def _day(stored: str, text: str) -> str:
    """Return a date as far as it is shown: `2024年3月` is a month, though a day is kept with it."""
    numbers = re.findall(r"\d+", text)
    code = "y" if len(numbers) == 1 and "年" in text else "ym" if len(numbers) == 2 and stored[:4] in text else "ymd"
    return shown_day(stored, code if ":" not in text else "ymdhms")
