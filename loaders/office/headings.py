"""Headings of office tables: the declared words they hold, with unit, year and notes set apart; else the nearest."""

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from graph.model.units import power_between
from loaders.headings import HARMLESS, MEASURES
from loaders.office.fields import TABLES, Field, TableKind, Takes

LONGEST = 40
"""Characters of the longest heading; what is longer is a sentence."""
_NEAR = 0.72
_NAMING = 4
_INVISIBLE = re.compile("[\\s\u200b-\u200f\u2060-\u2064\ufeff]+")
_MARKS = "*★☆●○◆◇▲△※·#:.。、\"'“”‘’「」『』_-—"
_BRACKETS = re.compile(r"[(\[【〔<《]([^()\[\]【】〔〕<>《》]*)[)\]】〕>》]")
_YEAR = re.compile(
    r"(?:截至|截止)?(?P<year>(?:19|20)\d\d)年?(?:度|末|底|(?:第?[1-4一二三四]季度|[上下]半年|1?\d月(?:底|末|份)?|1-1?\d月(?:份)?))?"
    r"|(?:上一?年度?|去年)?同期|[本当]期|上一?年度?|去年|本年度?|当年|今年|近三年|全年|(?:1-)?1?\d月(?:份|末|底)?(?!产)"
)
_PERIOD = re.compile(
    "(?:"
    + _YEAR.pattern.replace("?P<year>", "?:")
    + "|[本当上]月|[本当上]季度?|上期|累计|[年期][初末]|本月止)+(?:累计|数|值)*"
)
"""A lower heading that only says of when the figures under an upper one are."""
_YEAR_BEFORE = re.compile("(?:上一?年度?|去年)?同期[数值]?|上一?年度?|去年")
_NUMBERED = re.compile(r"(?:[一二三四五六七八九十]|\d{1,2})[.、)](?=\D)")
_UNIT_TAIL = re.compile(r"[/:,;~|_-]+(?P<unit>[^/:,;]+)$")
_SUBJECTS = (
    "企业",
    "公司",
    "单位",
    "项目",
    "机构",
    "园区",
    "目标企业",
    "该企业",
    "主要",
    "目前",
    "现有",
    "拟",
    "预计",
    "计划",
)
_ENDINGS = ("情况", "名称", "(必填)", "信息", "说明")
_LABELLED = re.compile(r".{0,8}(?:单位|人|时间|日期|部门)\s*[:：]\s*\S")
"""A label with what it says, `单位：万元` or `填报单位：工信局`, which is no heading."""
_MONEY = "亿元"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading taken apart: its bare words, the unit and the year beside them, and other notes.

    `when` is all it says of time, as in `2024年上半年`.
    """

    text: str
    base: str
    unit: str | None = None
    year: str | None = None
    notes: tuple[str, ...] = ()
    is_dated: bool = False
    when: str = ""


@lru_cache(maxsize=20_000)
def take_apart(text: str) -> Heading:
    """Set apart what stands around the words of a heading."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).lower()
    notes: list[str] = [part for found in _BRACKETS.findall(plain) for part in re.split("[,;、]", found) if part]
    base = _BRACKETS.sub("", plain).strip(_MARKS)
    base = _NUMBERED.sub("", base, 1)
    tail = _UNIT_TAIL.search(base)
    if tail is not None and is_unit(tail["unit"].removeprefix("单位")):
        base, notes = base[: tail.start()], [*notes, tail["unit"]]
    notes = [note.removeprefix("单位:").removeprefix("单位") for note in notes]
    unit = next((note for note in notes if is_unit(note)), None)
    found = _YEAR.search(base)
    year = next((each["year"] for each in (found, _YEAR.search(plain)) if each is not None and each["year"]), None)
    bare = base if found is None else _YEAR.sub("", base).strip(_MARKS)
    left = tuple(note for note in notes if note and note not in HARMLESS and note != unit)
    when = "" if found is None else found.group()
    return Heading(text, bare or base, unit, year, left, bare != base and bool(bare), when)


@lru_cache(maxsize=20_000)
def is_period(text: str) -> bool:
    """Check whether a heading only says of when something is: `本期`, `上年同期`, `2024年`, `1-6月累计`."""
    plain = _BRACKETS.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).lower()).strip(_MARKS)
    return _PERIOD.fullmatch(plain) is not None


def told(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the levels of a heading down to the last one that says of what the figures are, not only of when."""
    last = next((at for at in range(len(parts), 1, -1) if not is_period(parts[at - 1])), 1)
    return parts[:last]


def is_figure(text: str) -> bool:
    """Check whether a heading is that of a figure of firms."""
    return any(each.takes in (Takes.MONEY, Takes.NUMBER) for each in recognise(text, TableKind.FIRMS)[:1])


def says_before(text: str) -> bool:
    """Check whether a heading only says that its figures are those of the year before: `上年同期`."""
    return is_period(text) and _YEAR_BEFORE.fullmatch(take_apart(text).base) is not None


def is_unit(text: str) -> bool:
    """Check whether a text is a unit of money or measure."""
    return (
        power_between(text, _MONEY) is not None
        or MEASURES.fullmatch(text) is not None
        or text in ("万美元", "美元", "%")
    )


@cache
def _words(kind: TableKind) -> Mapping[str, tuple[Field, ...]]:
    """Return the fields that each word declares; of several the first that is still free counts."""
    found: dict[str, tuple[Field, ...]] = {}
    for field in TABLES[kind]:
        for word in dict.fromkeys(_folded(word) for word in (field.zh, *field.words, field.en)):
            found[word] = (*found.get(word, ()), field)
    return found


def _folded(word: str) -> str:
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", word)).lower()


def recognise(text: str, kind: TableKind) -> tuple[Field, ...]:
    """List the fields that a heading declares in a kind of table, the likeliest first; empty if it is no heading."""
    return _recognise(text, kind) if len(text) <= LONGEST else ()


@lru_cache(maxsize=50_000)
def _recognise(text: str, kind: TableKind) -> tuple[Field, ...]:
    words, heading = _words(kind), take_apart(text)
    whole = _folded(text).strip(_MARKS)
    forms = _forms(whole, heading.base)
    if heading.is_dated:
        # what is planned or done in a year is not what the whole project takes
        forms = [whole, f"年度{heading.base}", f"本年{heading.base}", *forms]
    return next((words[form] for form in forms if form in words), ())


def _forms(whole: str, base: str) -> list[str]:
    """List the ways to read a heading: whole, bare, without whose it is, without a unit written on to it."""
    forms = [whole, base]
    forms += [base.removeprefix(each) for each in _SUBJECTS if base.startswith(each) and len(base) >= len(each) + 2]
    forms += [base[:end] for end in range(len(base) - 1, 1, -1) if is_unit(base[end:])]
    forms += [base.removesuffix(ending) for ending in _ENDINGS if base.endswith(ending) and len(base) > len(ending) + 1]
    forms += [part for part in re.split("[/与和及、]", base) if len(part) > 2][:1]
    return forms


@lru_cache(maxsize=50_000)
def known_anywhere(text: str) -> bool:
    """Check whether a text is a declared heading of any kind of table."""
    return _LABELLED.match(text) is None and any(recognise(text, kind) for kind in TABLES)


def names_rows(text: str) -> bool:
    """Check whether a heading names what rows are about, so that it makes a list even alone."""
    return any(
        field.weight >= _NAMING for kind in TABLES for field in recognise(text, kind)[:1] if field.column == "name_zh"
    )


@cache
def _all_words() -> frozenset[str]:
    return frozenset(word for kind in TABLES for word in _words(kind))


@cache
def _first_signs() -> frozenset[str]:
    return frozenset(word[0] for word in _all_words() if word)


def may_be_heading(text: str) -> bool:
    """Check cheaply whether a text begins with a declared heading word; headings of another wording are not found."""
    if len(text) > LONGEST or (text[:1].lower() not in _first_signs() and not text[:1].isspace()):
        return False
    bare = text.partition("(")[0].partition("（")[0]
    return "".join(bare.split()).lower() in _all_words()


def count_known(cells: Sequence[str | None]) -> int:
    """Count the cells that are declared headings."""
    return sum(known_anywhere(cell) for cell in cells if cell)


def nearest(text: str, kind: TableKind) -> list[Field]:
    """List the fields whose words a heading nearly is or holds: proposals, never taken without a decision."""
    base, words = take_apart(text).base, _words(kind)
    inside = [word for word in words if len(word) > 2 and word in base]
    close = difflib.get_close_matches(base, list(words), 3, _NEAR)
    names = sorted(inside, key=len, reverse=True) + close
    return list(dict.fromkeys(field for name in names for field in words[name]))[:3]


def unit_on(text: str) -> str | None:
    """Return the unit a heading states, in brackets or written on to it."""
    heading = take_apart(text)
    if heading.unit is not None:
        return heading.unit
    base = heading.base
    return next(
        (
            base[at:]
            for at in range(2, len(base))
            if power_between(base[at:], _MONEY) is not None and base[at:].endswith("元")
        ),
        None,
    )
