"""Texts in both languages, and how numbers, units, dates and names are written in each."""

import re
from datetime import datetime, timedelta
from typing import Literal

from reports.wording.units import MONEY, in_english

Language = Literal["zh", "en"]

BLANK = "—"
BEIJING = timedelta(hours=8)
"""What the clocks of the country are ahead of UTC, without summer time."""
NUMERALS = "一二三四五六七八九十"


def beijing_time(time: str) -> str:
    """Return a UTC time in ISO 8601 to the minute as it is in Beijing: `2026-11-30 11:55`."""
    return (datetime.fromisoformat(time) + BEIJING).strftime("%Y-%m-%d %H:%M")


def number(value: float) -> str:
    """Return a number with thousands commas and the decimals it has, e.g. `1,666.6`."""
    text = f"{value:,.10f}".rstrip("0").rstrip(".")
    return text if text != "-0" else "0"


def numeral(value: int) -> str:
    """Return a number from 1 to 99 as Chinese offices count chapters and articles: 一, 十, 十四, 二十."""
    tens, ones = divmod(value, 10)
    return (NUMERALS[tens - 1] if tens > 1 else "") + ("十" if tens else "") + (NUMERALS[ones - 1] if ones else "")


def count(language: Language, number_of: int, zh_unit: str, en_one: str, en_many: str | None = None) -> str:
    """Return a counted thing, e.g. `3 家` or `3 firms`."""
    if language == "zh":
        return f"{number_of:,} {zh_unit}"
    return f"{number_of:,} {en_one if number_of == 1 else en_many or en_one + 's'}"


def investment(yi: float | None, language: Language) -> str:
    """Return an investment given in 亿元: `458.4 亿元` or `CNY 45.84 bn`; one below 1 亿元 as `3,207 万元`."""
    if yi is None:
        return BLANK
    if language == "zh" and 0 < abs(yi) < 1:
        return f"{number(round(yi * 10_000, 6))} 万元"
    return f"{number(yi)} 亿元" if language == "zh" else f"CNY {number(round(yi / 10, 10))} bn"


def amount(value: float, unit: str | None, language: Language, high: float | None = None) -> str:
    """Return a figure with its unit, or a span up to `high`; in English the units known are converted."""
    if high is not None:
        # converted, both ends may come to units of their own
        low = number(value) if language == "zh" else amount(value, unit, language)
        return f"{low}–{amount(high, unit, language)}"
    if unit is None:
        return number(value)
    told = None if language == "zh" else in_english(value, unit)
    if told is None:
        return f"{number(value)} {unit}"
    return f"{'CNY ' if unit.startswith(MONEY) else ''}{number(told[0])} {told[1]}".strip()


def percent(part: int, whole: int, language: Language) -> str:
    """Return a share with numerator and denominator: `62%（58/93 条）` or `62% (58 of 93)`."""
    if whole == 0:
        return BLANK
    share = round(100 * part / whole)
    return f"{share}%（{part:,}/{whole:,} 条）" if language == "zh" else f"{share}% ({part:,} of {whole:,})"


_CJK = "\u3400-\u9fff"
_STOPS = str.maketrans(",;:", "，；：")
_STOP_BY_CHINESE = re.compile(f"(?<=[{_CJK}）”])[,;:] ?|(?<=[^/])[,;](?=[{_CJK}])")
_BRACKETS = re.compile(r"(.?)\(([^()]*)\)")


def typeset(text: str) -> str:
    """Return a Chinese text with full-width brackets and stops where they touch Chinese; addresses stay as they are."""

    def bracketed(found: re.Match[str]) -> str:
        before, inside = found.groups()
        chinese = re.search(f"[{_CJK}]", before + inside) is not None
        return f"{before}（{inside}）" if chinese else found.group()

    return _STOP_BY_CHINESE.sub(lambda found: found.group().strip().translate(_STOPS), _BRACKETS.sub(bracketed, text))


_SPACED = re.compile(f"(?<=[{_CJK}])(?=[A-Za-z0-9α-ω])|(?<=[A-Za-z0-9α-ω])(?=[{_CJK}])")


def joined_up(*parts: str) -> str:
    """Return parts of a Chinese sentence in one, a space only where a Latin word or a figure meets Chinese."""
    told = parts[0]
    for part in parts[1:]:
        told += (" " if _SPACED.search(told[-1:] + part[:1]) else "") + part
    return told


_GAPS = re.compile(f"(?<=[{_CJK}）》”。；，、：]) (?=[0-9A-Za-zα-ω_])|(?<=[0-9A-Za-zα-ω%_]) (?=[{_CJK}（])")


def tight(text: str, language: Language) -> str:
    """Return a text as papers set it: in Chinese no space between characters and figures."""
    return _GAPS.sub("", text) if language == "zh" else text


def without_brackets(name: str) -> str:
    """Return a name without its bracketed parts, or the whole where nothing would be left."""
    kept, depth = [], 0
    for char in name:
        depth += char in "(（"
        if depth == 0:
            kept.append(char)
        depth -= char in ")）" and depth > 0
    return "".join(kept).strip() or name
