"""Numbers with units as offices write them: money in any of its forms, capacities, counts."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from graph.model.units import POWERS, power_between
from loaders.office.taken import Taken

YI = "亿元"
LARGEST = 1e7
"""Greatest sum in 亿元, above any economy's."""
_ABOUT = re.compile(
    r"^(?:(?:计划|协议|预计)?总?投资额?|约|大约|近|逾|超过|超|不低于|不少于|预计|总|共|计|合计|人民币|rmb|¥|￥|>=|<=|[≥≤><])+|(?:左右|以上|以下|余|多|人民币|rmb)+$"
)
_SURE = re.compile(r"^(?:人民币|rmb|¥|￥)|(?:人民币|rmb)$")
_BRACKETS = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]")
_FOREIGN = re.compile(r"美元|美金|欧元|日元|英镑|港元|港币|韩元|usd|eur|jpy|hkd|\$|€|£")
_NUMBER = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_PART = re.compile(rf"(?P<number>{_NUMBER})(?P<unit>万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千|百)?(?:元|圆|块)?")
_RANGE = re.compile(rf"{_NUMBER}[^\d.,-]{{0,3}}(?:-|~|至|到|—)+{_NUMBER}.*")
_CHINESE = re.compile(r"[零〇一二两三四五六七八九十百千万亿点]+")
_DIGITS = {**{sign: place for place, sign in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_FINANCIAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億", "一二三四五六七八九十百千万亿")
_TENS = {"十": 10, "百": 100, "千": 1_000}
_TENS_OF = {**POWERS, "百": 2}
_DASHES = re.compile("[–—―−‐‑～]")
_MONEY_WORD = re.compile(r"元|圆|亿|万")


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from a text, what was written around it, and remarks by code."""

    value: float
    rest: str = ""
    codes: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Return a text in half-width small signs without spaces, its dashes alike."""
    return _half(text).lower()


def _half(text: str) -> str:
    if text.isascii():
        return "".join(text.split())
    return _DASHES.sub("-", "".join(unicodedata.normalize("NFKC", text).split()))


def take_money(text: str, unit: str | None, signed: bool = False) -> Taken:
    """Take a sum in 亿元; `unit` is what the heading or a line above it says, for cells that state none."""
    bare = plain(text)
    if _FOREIGN.search(bare):
        return Taken(codes=("money-foreign",))
    found = _read_sum(bare)
    if found is None:
        return Taken(codes=("money-range" if _RANGE.match(bare) else "money-form",))
    value, stated, codes = found
    if not stated:
        power = _power(unit or YI)
        if power is None:
            return Taken(codes=("unit-unknown",))
        value *= 10.0**power
    else:
        value /= 1e8
    if value < 0 and not signed:
        return Taken(codes=("negative",))
    if abs(value) > LARGEST:
        return Taken(codes=("too-large",))
    return Taken(float(f"{value:.12g}"), YI, codes if stated or unit is not None else (*codes, "unit-missing"))


@lru_cache(maxsize=1_000)
def _power(unit: str) -> int | None:
    return power_between(unit, YI)


@lru_cache(maxsize=5_000)
def _read_sum(bare: str) -> tuple[float, bool, tuple[str, ...]] | None:
    """Return a sum, whether it states its unit (then in 元), and remarks; None if it is none."""
    codes: list[str] = []
    inner = _SURE.sub("", bare)
    core = _ABOUT.sub("", inner)
    if core != inner:
        codes.append("approximate")
    if "(" in core or "[" in core or "【" in core:
        core, before = _ABOUT.sub("", _BRACKETS.sub("", core)), core
        if _PART.search("".join(_BRACKETS.findall(before))):
            codes.append("bracket-left")
    core = core.translate(_FINANCIAL)
    if _CHINESE.match(core) and not core[0].isdecimal():
        number = chinese_number(core.rstrip("元圆整"))
        return None if number is None else (number, True, tuple(codes))
    return _sum_parts(core, codes)


def _sum_parts(core: str, codes: list[str]) -> tuple[float, bool, tuple[str, ...]] | None:
    total, at, stated, last = 0.0, 0, False, float("inf")
    while at < len(core):
        part = _PART.match(core, at)
        if part is None or (at and not stated):
            return None
        power = _TENS_OF[part["unit"] or ""]
        if power >= last and at:
            return None
        total += float(part["number"].replace(",", "")) * 10.0**power
        stated, last = stated or _MONEY_WORD.search(part.group()) is not None, power
        at = part.end()
    return (total, stated, tuple(codes)) if at else None


def chinese_number(text: str) -> float | None:
    """Return a number written in Chinese numerals, `三千五百万`, or None."""
    if not _CHINESE.fullmatch(text) or not any(sign in _DIGITS or sign == "十" for sign in text):
        return None
    whole, point, rest = text.partition("点")
    if point:
        unit = "".join(sign for sign in rest if sign not in _DIGITS)
        digits = "".join(str(_DIGITS[sign]) for sign in rest if sign in _DIGITS)
        base = chinese_number(whole)
        scale = {"": 1.0, "万": 1e4, "亿": 1e8, "百万": 1e6, "千万": 1e7}.get(unit)
        return None if base is None or scale is None or not digits else (base + float(f"0.{digits}")) * scale
    total = section = digit = 0
    for sign in whole:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _TENS:
            section, digit = section + (digit or 1) * _TENS[sign], 0
        else:
            section = (section + digit) * (10_000 if sign == "万" else 1)
            total, section, digit = (total + section) * (100_000_000 if sign == "亿" else 1), 0, 0
    return float(total + section + digit)


_AMOUNT = re.compile(
    rf"(?:年产|年产能|产能|设计产能|年产量|年生产|年加工|年处理|日产|日处理|总产能|规模)?(?:约|达|为|:)?(?P<number>{_NUMBER})(?P<tens>[十百千万亿]*)(?P<unit>[^\d.,;、]{{0,12}})"
)
_A_YEAR = re.compile(r"^(?:年产|年产能|年产量|年生产|年加工|年处理)")
_A_DAY = re.compile(r"^(?:日产|日处理)")
_PER = re.compile(r"/(?:a|年|y|yr)$")


_SQUARES, _METRES = re.compile("m[23](?![a-z])"), {"m2": "平方米", "m3": "立方米"}
_MEASURE = re.compile(
    r"(?P<unit>(?:吨|千克|公斤|台套|台|套|件|只|个|辆|平方米|立方米|标方|米|千瓦时|千瓦|兆瓦|片|条|支|升|块|张|箱|瓶|双|头|羽)"
    r"(?:/(?:年|a|日|天|月|h|小时))?)(?P<rest>[\u4e00-\u9fff]{2,})"
)


def _measure(unit: str, codes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return a unit without the product written on to it, `吨环氧树脂`, and what is remarked then."""
    found = _MEASURE.fullmatch(unit)
    return (unit, codes) if found is None else (found["unit"], (*codes, "amount-rest"))


def tens_of(unit: str) -> tuple[int, str]:
    """Return the power of ten that a unit begins with, and the rest of it: `万吨` is four and `吨`."""
    rest = unit.lstrip("".join(_POWERS))
    return sum(_POWERS[sign] for sign in unit[: len(unit) - len(rest)]), rest


_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}


def take_amount(text: str, unit: str | None) -> Taken:
    """Take a capacity: its number, with the unit it or its heading states; several of them are asked about."""
    bare = _half(text)
    codes: tuple[str, ...] = ()
    core = _SQUARES.sub(lambda sign: _METRES[sign.group()], _ABOUT.sub("", bare))
    if core != _SQUARES.sub(lambda sign: _METRES[sign.group()], bare):
        codes = ("approximate",)
    found = _AMOUNT.fullmatch(_BRACKETS.sub("", core))
    if found is None:
        return Taken(text.strip(), None, ("amount-range" if _RANGE.match(bare) else "amount-form",))
    named, codes = _measure(found["unit"], codes)
    stated = f"{found['tens']}{named}".strip("-")
    if found["tens"] and not named and unit is not None:
        # of 2万 under 台 the tens belong to the unit, under 万吨 they may say it a second time
        twice = unit.startswith(found["tens"])
        stated, codes = (unit, (*codes, "amount-tens")) if twice else (f"{stated}{unit}", codes)
    if stated and _A_YEAR.match(core) and "/" not in stated:
        stated = f"{stated}/年"
    elif stated and _A_DAY.match(core) and "/" not in stated:
        stated = f"{stated}/日"
    value = float(found["number"].replace(",", ""))
    own = _PER.sub("/年", stated) or unit
    if value < 0:
        return Taken(codes=("negative",))
    return Taken(int(value) if value.is_integer() else value, own, codes if own else (*codes, "amount-unit"))


_ODD_MORE = re.compile(r"[余多](?=[人名])")
_COUNT = re.compile(rf"(?P<number>{_NUMBER})(?P<tens>[万千百])?(?P<unit>人|名|个|家|件|项|户|亩|台|套)?")


def take_number(text: str, unit: str | None, signed: bool = False) -> Taken:
    """Take a count, `约300人` as 300."""
    bare = plain(text)
    core = _ODD_MORE.sub("", _ABOUT.sub("", bare))
    codes = ("approximate",) if core != bare else ()
    found = _COUNT.fullmatch(core)
    written = chinese_number(core.rstrip("人名个家"))
    if found is None and written is not None:
        return Taken(int(written), unit, codes)
    if found is None:
        return Taken(codes=("number-range" if _RANGE.match(bare) else "number-form",))
    scale = {"万": 10_000, "千": 1_000, "百": 100}.get(found["tens"] or "", 1)
    value = float(found["number"].replace(",", "")) * scale
    if value < 0 and not signed:
        return Taken(codes=("negative",))
    return Taken(int(value) if value.is_integer() else value, found["unit"] or unit, codes)
