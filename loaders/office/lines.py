"""Lines of a sheet that hold no facts, told by their words: titles, units, totals, notes, signatures and the like."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from loaders.headings import HARMLESS
from loaders.office.headings import is_unit

REASONS: dict[str, tuple[str, str]] = {
    "title": ("标题", "title"),
    "unit": ("单位说明", "line of units"),
    "heading": ("表头", "headings"),
    "heading-repeated": ("重复的表头（续表）", "headings repeated"),
    "continued": ("续表或页码标记", "mark of a continued table or a page"),
    "section": ("分组标题", "section"),
    "total": ("合计", "total"),
    "note": ("附注说明", "note"),
    "signature": ("填报、审核或日期", "who filled it in, or a date"),
    "column-numbers": ("栏次", "numbers of columns"),
    "example": ("填写示例", "example"),
    "guide": ("填写要求", "how to fill it in"),
    "serial-only": ("只有序号，没有内容", "serial number without content"),
    "legend": ("图例", "legend"),
    "outside": ("没有表头，未读", "not under any headings"),
    "correction": ("按更正跳过", "left out by a correction"),
}
"""Reasons why a line is not read as facts."""

_TOTAL = re.compile(
    r"(?:.{0,8}(?:合计|总计|小计|共计|累计|汇总)(?:[:(].{0,12}|\d.{0,10})?)|(?:平均|均值|平均值)|共\d+[家个户项条].{0,6}|总数|其中:?.{0,12}"
)
_TOTAL_SIGN = re.compile("[计汇均共总其]")
"""Signs of which every mark of a total holds one, so that most texts are told by a look."""
_NOTE = re.compile(
    r"(?:注|备注|说明|附注|填表说明|填报说明|填写说明|数据来源|资料来源|指标解释|编制说明|有关说明|温馨提示|特别说明|※|\*注|note)"
    r"(?:\d|[一二三]|[:.、(]|$).*",
    re.DOTALL | re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:填报|填表|制表|编制|报送|上报|统计|审核|复核|审批|经办|单位|主管|分管)?(?:单位|人员|人|部门|机关|领导|负责人|日期|时间)"
    r"(?:\((?:盖章|签字|签章|公章|签名)\))?(?:签字|盖章|签章|签名)?:.*"
    r"|(?:联系|咨询)(?:人|电话|方式).{0,4}:.*|(?:制表|审核|填报|填表|复核|审批|电话|手机|日期|签发)(?:人)?:.*|\(?(?:盖章|签章|公章)\)?"
)
_DATE = re.compile(
    r"\(?(?:填报|填表|制表|统计|截至|截止|报送)?(?:日期|时间)?:?(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?\)?|_+年_*月_*日?|年月日"
)
_CONTINUED = re.compile(
    r"(?:.{0,40}[(\[](?:续|续表|接上页|续上表|续\d)[)\]]|续表[\d一二三四五六七八九十]*|续上表|接上页|转下页|续前表|表\d*续|"
    r"(?:第?\d+页)?[,，/]?共\d+页|第\d+页(?:[,，/]?共\d+页)?|-\d+-)"
)
_UNIT = re.compile(r"\(?(?:计量|金额|货币)?单位:.{1,24}")
_SECTION = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]+[类部批章]|[ivxⅰⅱⅲⅳⅴ]+[、.]|[a-h][、.]).{1,40}",
    re.IGNORECASE,
)
_CHINESE_NUMBER = re.compile(r"\(?[一二三四五六七八九十]{1,3}\)?[、.]?")
_EXAMPLE = re.compile(r"\(?(?:填写)?(?:示例|样例|范例|举例|例)\)?(?:\d*|[:].*)")
_ORDINALS = "甲乙丙丁戊己庚辛"


def folded(text: str) -> str:
    """Return a text in half-width signs without spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def is_total(text: str) -> bool:
    """Check whether a cell marks a line of totals."""
    plain = folded(text)
    return _TOTAL_SIGN.search(plain) is not None and _TOTAL.fullmatch(plain) is not None


def is_note(text: str) -> bool:
    """Check whether a cell begins a note."""
    return _NOTE.match(folded(text)) is not None


def is_signature(text: str) -> bool:
    """Check whether a cell says who filled the table in, or when."""
    plain = folded(text)
    return _SIGNED.fullmatch(plain) is not None or _DATE.fullmatch(plain) is not None


def is_continued(text: str) -> bool:
    """Check whether a cell marks a continued table or a page."""
    return _CONTINUED.fullmatch(folded(text)) is not None


def is_section_number(text: str) -> bool:
    """Check whether a cell is a Chinese number as sections have."""
    return _CHINESE_NUMBER.fullmatch(folded(text)) is not None


def is_section_title(text: str) -> bool:
    """Check whether a cell begins as numbered sections do."""
    return _SECTION.fullmatch(folded(text)) is not None


def is_example(text: str) -> bool:
    """Check whether a cell marks an example of how to fill the table in."""
    return _EXAMPLE.fullmatch(folded(text)) is not None


def is_column_numbers(texts: Sequence[str]) -> bool:
    """Check whether the cells of a line only number the columns: `1 2 3`, `甲 乙 1 2`, `A B C`."""
    plain = [folded(text).strip("()<>①②③④⑤⑥⑦⑧⑨⑩").lower() or "0" for text in texts]
    if len(plain) < 3:
        return False
    letters = [text for text in plain if len(text) == 1 and text in _ORDINALS]
    numbers = [int(text) for text in plain if text.isdecimal() and len(text) < 3]
    if len(letters) + len(numbers) < len(plain):
        return plain == [chr(97 + place) for place in range(len(plain))]
    return numbers == list(range(numbers[0] if numbers else 0, (numbers[0] if numbers else 0) + len(numbers)))


def is_units(texts: Sequence[str]) -> bool:
    """Check whether every cell of a line is a unit, as stands below headings."""
    plain = [folded(text).strip("()").removeprefix("单位:") for text in texts]
    return bool(plain) and all(is_unit(text) or text in ("-", "—", "/") for text in plain)


def is_guide(texts: Sequence[str]) -> bool:
    """Check whether every cell of a line says how to fill the column in."""
    return len(texts) > 1 and all(folded(text).strip("()").lower() in HARMLESS for text in texts)


def reason_of_text(text: str) -> str | None:
    """Return why a line that begins with a text is not read, by its words alone; None for what may be a fact."""
    if is_continued(text):
        return "continued"
    if is_note(text):
        return "note"
    if is_signature(text):
        return "signature"
    return "total" if is_total(text) else None


_UNITS = re.compile(r"(?:^|[\s(:：;；,，])(?:计量|金额|货币|数量)?单位[:：]\s*(?P<units>[^()（）;；]{1,24})")


def units_above(texts: Iterable[str]) -> tuple[str, ...]:
    """List the units that lines above the headings give, as in `单位：万元、人`; `填报单位：工信局` is none."""
    found: list[str] = []
    for text in texts:
        match = _UNITS.search(unicodedata.normalize("NFKC", text))
        parts = () if match is None else re.split(r"[、,，/\s]", match["units"])
        whole = "" if match is None else folded(match["units"])
        found += [whole] if whole and is_unit(whole) else [part for part in parts if part and is_unit(part)]
    return tuple(dict.fromkeys(found))


def reason_above(texts: Sequence[str]) -> str:
    """Return what a line above the headings is."""
    first = folded(texts[0])
    if len(texts) == 1 and _UNIT.fullmatch(first):
        return "unit"
    if any(is_signature(text) for text in texts) or any(_UNIT.fullmatch(folded(text)) for text in texts):
        return "unit" if units_above(texts) else "signature"
    return "note" if is_note(first) else "title"


_NAMES_PERSON = re.compile(
    r"((?:人|者|领导|负责人|电话|手机|签字|签名|邮箱)[^:：]{0,6}[:：])[^;；,，|]*?(?=\s*(?:[;；,，|]|$))"
)


def without_persons(text: str) -> str:
    """Return a text without the names and numbers of persons that follow their labels."""
    return _NAMES_PERSON.sub(r"\1…", text)
