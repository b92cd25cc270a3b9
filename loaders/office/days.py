"""Dates as offices write them, as far as they are given; what only nearly is a date is taken and asked about."""

import datetime
import re
import unicodedata

from graph.model.dates import cut_short, of_day_number, read_date, read_period
from loaders.office.taken import Taken

_SHORT_YEAR = re.compile(r"['’]?(?P<year>\d\d)年(?P<rest>.*)")
_VAGUE = re.compile(
    r"(?P<date>(?:19|20)\d\d年?(?:[-./]?\d{1,2}(?:[-./]\d{1,2})?月?)?)"
    r"(?:年?(?:年?底|年?末|年?初|年?中|上旬|中旬|下旬|前|后|左右|内|期间|[上下]半年|[一二三四1-4]季度[初末]?)|以前|之前|之后)"
)
_AROUND = re.compile(
    r"^(?:预计|计划|拟|拟于|预计于|计划于|力争|争取|约|于|已于|自|从|已|将于)+|(?:开工|竣工|建成|投产|完工|达产|投用|完成|签约|成立|建设|开建|动工|启动|交付|试生产|前|后|左右|起)+$"
)
_SPAN = re.compile(r"(?P<start>.{4,}?)(?:-{1,2}|~|至|到|—)+(?P<finish>.{1,})")
_YEARS_OR_MONTHS = re.compile(r"(?:19|20)\d\d-(?:19|20)\d\d|(?:19|20)\d\d年\d{1,2}-\d{1,2}月")
_SIGNS = {sign: place for place, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "Ｏ": 0}
_IN_CHINESE = re.compile(
    r"(?P<year>[一二][零〇○Ｏ九][零〇○Ｏ一二三四五六七八九]{2})年(?P<month>[一二三四五六七八九十]{1,2})月"
    r"(?:(?P<day>[一二三四五六七八九十]{1,3})[日号])?"
)
_ODD = re.compile(r"(?P<year>(?:19|20)?\d\d)(?P<sign>[.、，,])(?P<month>\d{1,2})(?:(?P=sign)(?P<day>\d{1,2}))?")
_REMARKED = re.compile(r"(?P<date>.*\d[年月日号]?)[(（][^\d()（）]+[)）]")
_LENGTH = re.compile(
    r"(?:约|共)?[\d.]+个?(?:月|年|天|日|季度)|[一二三四五六七八九十两半]{1,3}个?(?:月|年)"
    r"|[“\"]?十[一二三四五六]五[”\"]?(?:期间|时期)?"
)
_OPEN = re.compile(r"(?P<start>.{4,}?)(?:-|~|至今|起|开始|以来|至)$")
_QUARTERS = {"1": ("01", "03"), "2": ("04", "06"), "3": ("07", "09"), "4": ("10", "12")}
_CHINESE_MONTH = re.compile(r"(?<=年)(十[一二]?|[一二三四五六七八九])月")
_MONTHS = {
    sign: str(place)
    for place, sign in enumerate(["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"], 1)
}
_USUAL = re.compile(r"(?P<year>(?:19|20)\d\d)([-/年])(?P<month>\d{1,2})(?:(?(2)[-/月])(?P<day>\d{1,3})日?|月)?")
"""Forms that most dates have, read without trying all others."""
_NUMERIC = re.compile(r"\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?")
_SPAN_LENGTH = 9
"""Signs of the shortest span of time, `2023-2025`."""
_QUARTER = re.compile(r"((?:19|20)\d\d)(第?[一二三四1-4]季度?)")
_NO_YEAR = re.compile(r"(?:1[0-2]|0?[1-9])月(?:(?:[12]\d|3[01]|0?[1-9])[日号]|[底初末]|[上中下]旬)?")
_DONE = re.compile(
    "(?:已经?|正)?(?:全面|部分)?(?:开工|动工|在建|建设中|竣工|完工|建成|投产|投用|达产|签约)*(?:建设|投产)?"
)
"""What stands in a column of dates and tells how far a project is instead of when."""
_CALENDAR = re.compile(r"\d{4}[-./年]\d{1,2}(?:[-./月]\d{1,2})?[月日]?")
_DECADE = 60


def take_date(text: str) -> Taken:
    """Take a date as a year, a month, a day or a quarter."""
    usual = _USUAL.fullmatch(text)
    if usual is not None:
        return _of_parts(usual["year"], usual["month"], usual["day"])
    if "月" in text:
        whole = _IN_CHINESE.fullmatch("".join(text.split()))
        if whole is not None:
            return _in_chinese(whole)
        text = _CHINESE_MONTH.sub(lambda found: f"{_MONTHS[found[1]]}月", text)
    kept = read_date(text)
    if kept is not None:
        year = cut_short(text)
        # `2024.1` kept as a number is January, or October without its zero
        return Taken(kept) if year is None else Taken(year, codes=("date-cut",))
    day = of_day_number(text)
    if day is not None:
        return Taken(day, codes=("date-number",))
    return _nearly(text)


def _in_chinese(found: re.Match[str]) -> Taken:
    year = "".join(str(_SIGNS[sign]) for sign in found["year"])
    day = None if found["day"] is None else str(_count(found["day"]))
    return _of_parts(year, str(_count(found["month"])), day)


def _count(text: str) -> int:
    """Return a number below a hundred written in Chinese signs."""
    tens, ten, ones = text.rpartition("十")
    return (_SIGNS[tens] if tens else 1) * 10 * bool(ten) + (_SIGNS[ones] if ones else 0)


def months_of(date: str) -> tuple[str, str]:
    """Return the first and the last month of a quarter, `2026-Q2`; any other date as it is, twice."""
    year, quarter, number = date.partition("-Q")
    first, last = _QUARTERS.get(number, ("", "")) if quarter else ("", "")
    return (f"{year}-{first}", f"{year}-{last}") if first else (date, date)


def _of_parts(year: str, month: str, day: str | None) -> Taken:
    try:
        found = datetime.date(int(year), int(month), int(day or 1)).isoformat()
    except ValueError:
        return Taken(codes=("date-impossible",))
    return Taken(found if day is not None else found[:7])


def _nearly(text: str) -> Taken:
    remarked = _REMARKED.fullmatch(text)
    if remarked is not None:
        taken = take_date(remarked["date"])
        return Taken(taken.value, codes=("date-words", *taken.codes), near=taken.near) if taken.value else taken
    odd = _ODD.fullmatch("".join(text.split()))
    if odd is not None and (len(odd["year"]) == 4 or odd["day"] is not None):
        return _of_odd(odd)
    if text.isascii() and not any(map(text.__contains__, "'~")) and len(text) < _SPAN_LENGTH:
        return Taken(codes=("date-impossible" if _NUMERIC.fullmatch(text) else "date-form",))
    plain = re.sub("[–—―−‐‑～]", "-", "".join(unicodedata.normalize("NFKC", text).split()))
    bare = _QUARTER.sub(r"\1年\2", plain)
    core = _AROUND.sub("", bare)
    vague, short = _VAGUE.fullmatch(core), _SHORT_YEAR.fullmatch(core)
    for form, codes in (
        (bare, ()),
        (core, ("date-words",)),
        ("" if vague is None else vague["date"], ("date-vague",)),
        ("" if short is None else _with_century(short["year"], short["rest"]), ("date-short",)),
    ):
        kept = read_date(form) if form and form != text else None
        if kept is not None:
            return Taken(kept, codes=codes)
    return _no_date(core)


def _of_odd(found: re.Match[str]) -> Taken:
    """Return a date written as `25.3.1` or `2025、3、15`, to be looked at."""
    short = len(found["year"]) == 2
    year = _with_century(found["year"], "")[:4] if short else found["year"]
    taken = _of_parts(year, found["month"], found["day"])
    return taken if taken.value is None else Taken(taken.value, codes=("date-short" if short else "date-signs",))


def _with_century(year: str, rest: str) -> str:
    return f"{'20' if int(year) < _DECADE else '19'}{year}年{rest}"


def _no_date(core: str) -> Taken:
    if _NO_YEAR.fullmatch(core):
        return Taken(codes=("date-yearless",))
    if _DONE.fullmatch(core):
        return Taken(codes=("date-done",))
    span = read_period(core)
    if span is not None and len(span) > 5:
        return Taken(codes=("date-span",), near=span)
    both = _SPAN.fullmatch(core)
    if both is not None and all(take_date(part).value for part in both.groups()):
        return Taken(codes=("date-span",))
    return Taken(codes=("date-impossible" if _CALENDAR.fullmatch(core) else "date-form",))


def take_span(text: str) -> tuple[Taken, Taken]:
    """Take the start and the finish of `2023年5月-2025年10月`; a single date is the start."""
    bare = re.sub("[–—―−‐‑～]", "-", "".join(unicodedata.normalize("NFKC", text).split()))
    whole = read_date(bare)
    if whole is not None and not _YEARS_OR_MONTHS.fullmatch(bare):
        return Taken(whole), Taken()
    if _LENGTH.fullmatch(bare):
        return Taken(codes=("span-length",)), Taken()
    found, begun = _SPAN.fullmatch(bare), _OPEN.fullmatch(bare)
    if begun is not None and (found is None or found["finish"] in ("今", "至今")):
        return take_date(begun["start"]), Taken()
    if found is None:
        return Taken(codes=("span-form",)), Taken()
    start = take_date(found["start"])
    finish = take_date(_whole_finish(found["finish"], start))
    return start, finish


def _whole_finish(text: str, start: Taken) -> str:
    """Return an end that leaves out its year, `2024年3-10月`, with the year of the start."""
    if re.fullmatch(r"\d{1,2}月?", text) and isinstance(start.value, str):
        return f"{start.value[:4]}年{text.rstrip('月')}月"
    return text
