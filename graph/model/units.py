"""Units a number may be given in, each as a power of ten of its kind, so that one is turned into another exactly."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal

POWERS = {
    "": 0,
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
}
"""What stands before a unit, as a power of ten."""
_ENGLISH = {"": 0, "thousand": 3, "10k": 4, "10,000": 4, "10000": 4, "million": 6, "100million": 8, "billion": 9}
_MONEY = {f"{tens}元": power for tens, power in POWERS.items()}
_MONEY |= {tens: power for tens, power in POWERS.items() if tens}
_MONEY |= {f"{tens}yuan": power for tens, power in _ENGLISH.items()}
_MASS = {f"{tens}吨": power for tens, power in POWERS.items()}
UNITS: tuple[Mapping[str, int], ...] = (_MONEY, _MASS)
"""Units by kind, in lower case without spaces; money in 元 with or without the word, mass in 吨."""

_CURRENCY = re.compile(r"人民币|rmb|cny(?!$)|¥")
NUMBER = re.compile(r"[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?")
"""A number as files write it, in half-width signs; commas may mark thousands."""


def power_between(unit: str, into: str) -> int | None:
    """Return the power of ten that turns a number in one unit into another; None if they are not of one kind."""
    unit, into = _plain(unit), _plain(into)
    for kind in UNITS:
        if unit in kind and into in kind:
            return kind[unit] - kind[into]
    return None


def _plain(unit: str) -> str:
    text = "".join(unicodedata.normalize("NFKC", unit).lower().split())
    return _CURRENCY.sub("", text).replace("cny", "yuan") or "元"


def shifted(number: str, power: int) -> str | None:
    """Return a number as text, times a power of ten, exactly; None if the text is no number."""
    text = unicodedata.normalize("NFKC", number).strip()
    if not NUMBER.fullmatch(text):
        return None
    return format(Decimal(text.replace(",", "")).scaleb(power).normalize(), "f")
