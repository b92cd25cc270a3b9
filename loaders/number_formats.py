"""Number formats of workbooks: the text a cell shows for the number it stores, and how far a date is shown."""

import datetime
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import from_excel

from loaders.rows import Number

_YEAR_MONTH, _MONTH_DAY, _HOUR_MINUTE = 'yyyy"年"m"月"', 'm"月"d"日"', 'h"时"mm"分"'
CHINESE: Mapping[int, str] = {
    **dict.fromkeys((27, 36, 50, 52, 57), _YEAR_MONTH),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), _MONTH_DAY),
    **dict.fromkeys((32, 34, 55), _HOUR_MINUTE),
    **dict.fromkeys((33, 35, 56), 'h"时"mm"分"ss"秒"'),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
}
"""Formats a Chinese spreadsheet program knows by number alone (ECMA-376 part 1, 18.8.30)."""
GENERAL = "General"
EXACT_DIGITS = 15
"""Digits of a number that a workbook keeps."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|[_*](?P<blank>.)|\[(?P<elapsed>h+|m+|s+)\]|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<half>am/pm|a/p|上午/下午)|(?P<general>general|g/通用格式)|(?P<power>e[+-]0+)|(?P<digit>[0#?])"
    r"|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)|(?P<end>;)|(?P<date>[yedmhs])|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9]+(?:\.[0-9]+)?)")
_COMPARE: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}
_LITERAL = ("quoted", "escaped", "plain")
_NUMERIC = ("digit", "comma", "point")
_WORD = re.compile(r"[^\W_]")
_SCALED = re.compile(r"0,+(\.|$)")


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a format: its tokens as kind and text, and the condition under which it applies."""

    tokens: tuple[tuple[str, str], ...]

    def has(self, *kinds: str) -> bool:
        """Check whether a token of one of the kinds is there."""
        return any(kind in kinds for kind, _ in self.tokens)

    @property
    def applies(self) -> tuple[Callable[[Decimal, Decimal], bool], Decimal] | None:
        """The comparison and the number of a condition such as `[>=10000]`."""
        found = (_CONDITION.fullmatch(text) for kind, text in self.tokens if kind == "bracket")
        match = next(filter(None, found), None)
        return None if match is None else (_COMPARE[match[1]], Decimal(match[2]))

    @property
    def literal(self) -> str:
        """The text written as it is, without what only fills the width."""
        return "".join(text for kind, text in self.tokens if kind in _LITERAL).strip()

    @property
    def is_scaled(self) -> bool:
        """Whether commas after the last digit show the number divided by thousands."""
        return bool(
            _SCALED.search("".join("0" if kind == "digit" else text for kind, text in self.tokens if kind in _NUMERIC))
        )

    @property
    def dates(self) -> str:
        """Letters of the date in their order, each run once, minutes written `n`."""
        letters = "".join(text[0].lower() for kind, text in self.tokens if kind in ("date", "elapsed"))
        return re.sub(r"(?<=h)m|m(?=s)", "n", re.sub(r"(.)\1+", r"\1", letters))


def code_of(number: int, declared: Mapping[int, str]) -> str | None:
    """Return the format of a number, as the workbook declares it or as spreadsheet programs know it; else None."""
    return declared.get(number) or CHINESE.get(number) or BUILTIN_FORMATS.get(number)


@cache
def sections(code: str) -> tuple[Section, ...]:
    """Split a format into its sections."""
    parts: list[list[tuple[str, str]]] = [[]]
    for match in _TOKEN.finditer(code):
        kind = str(match.lastgroup)
        if kind == "end":
            parts.append([])
        else:
            parts[-1].append((kind, match[kind]))
    return tuple(Section(tuple(part)) for part in parts)


def _section(value: Decimal, code: str) -> Section:
    """Return the section that shows a number: by condition, else the second for what is negative, else the first."""
    found = sections(code)
    conditions = [(section, section.applies) for section in found]
    if any(condition for _, condition in conditions):
        fits = (section for section, each in conditions if each is None or each[0](value, each[1]))
        return next((section for section in fits if not section.has("text")), found[0])
    negative = len(found) > 1 and value < 0 and not found[1].has("text")
    return found[1] if negative else found[0]


def show_text(text: str, code: str) -> str:
    """Return a text as its format shows it: `"JL-"@` puts letters before it."""
    if "@" not in code or code == "@":
        return text
    section = sections(code)[-1]
    if not section.has("text") or section.has("digit"):
        return text
    return "".join(text if kind == "text" else part for kind, part in section.tokens if kind in ("text", *_LITERAL))


@lru_cache(maxsize=100_000)
def show_number(stored: str, code: str, epoch: datetime.datetime) -> str | None:
    """Return a stored number as its format shows it; None if that is another number than the stored one.

    Digits beyond those shown are kept. A Number is shown plainly; a plain text has the zeros or letters of its
    format. Raises ValueError for what is no number.
    """
    value = Decimal(stored) if stored.isdecimal() else Decimal(repr(float(stored)))
    if not value.is_finite():
        raise ValueError(stored)
    section = _section(value, code)
    if section.dates and not section.has("general"):
        return _date(float(value), section.dates, epoch) or _plain(value)
    if section.is_scaled:
        return None
    if section.has("percent"):
        return f"{_plain(value * 100)}%"
    if section.has("general", "digit"):
        return _rendered(value, section)
    return section.literal if _WORD.search(section.literal) else _plain(value)


def _plain(value: Decimal) -> Number:
    """Return a number in full, without a trailing `.0`."""
    whole = value == value.to_integral_value()
    return Number(int(value) if whole else format(value.normalize(), "f"))


def _rendered(value: Decimal, section: Section) -> str:
    """Return a number with the zeros its format puts before it and the letters around it."""
    plain = _plain(abs(value))
    if len(plain.replace(".", "").lstrip("0")) > EXACT_DIGITS:
        return _plain(value)
    at = next(place for place, (kind, _) in enumerate(section.tokens) if kind in ("digit", "general"))
    before, after = Section(section.tokens[:at]).literal, _after(section.tokens[at:])
    zeros = _zeros(section)
    body = _filled(plain, section.tokens[at:]) if plain.isdecimal() and not section.has("point") else plain
    sign = "-" if value < 0 else ""
    around = [part if _WORD.search(part) else "" for part in (before, after)]
    text = f"{sign}{around[0]}{body}{around[1]}"
    return text if zeros > 1 or any(around) or (not body.isdecimal() and body != plain) else Number(f"{sign}{plain}")


def _zeros(section: Section) -> int:
    kinds = [(kind, text) for kind, text in section.tokens if kind in _NUMERIC]
    whole = kinds[: kinds.index(("point", "."))] if ("point", ".") in kinds else kinds
    return sum(text == "0" for _, text in whole)


def _after(tokens: tuple[tuple[str, str], ...]) -> str:
    last = max(place for place, (kind, _) in enumerate(tokens) if kind in ("digit", "general", "point"))
    return Section(tokens[last + 1 :]).literal


def _filled(digits: str, tokens: tuple[tuple[str, str], ...]) -> str:
    """Put digits into their places from the right; literals between places stay, `0` is filled with a zero."""
    last = max(place for place, (kind, _) in enumerate(tokens) if kind in ("digit", "general"))
    left, out = list(digits), ""
    for kind, text in reversed(tokens[: last + 1]):
        if kind == "digit":
            out = (left.pop() if left else "0" if text == "0" else "") + out
        elif kind in _LITERAL and (left or "0" in out):
            out = text + out
    return "".join(left) + out


def _date(serial: float, shown: str, epoch: datetime.datetime) -> str | None:
    """Return a date as far as it is shown; None if no date has this number."""
    if serial < 0:
        return None
    try:
        value = from_excel(serial, epoch)
    except (OverflowError, ValueError):
        return None
    return shown_date(value, shown) if isinstance(value, datetime.datetime) else str(value)


def shown_date(value: datetime.datetime, shown: str) -> str:
    """Return a date by the letters of its format: a month or year typed alone is kept as the first day of it."""
    time = value.time().replace(microsecond=0)
    if time != datetime.time() and ("h" in shown or "s" in shown):
        return value.replace(microsecond=0).isoformat(sep=" ")
    if "d" in shown or not ("y" in shown or "e" in shown):
        return value.date().isoformat()
    return f"{value.year:04}-{value.month:02}" if "m" in shown else f"{value.year:04}"
