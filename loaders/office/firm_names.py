"""Names of firms folded, so that one name is one however it is written, and cut to what tells a firm from others."""

import re
import unicodedata
from functools import lru_cache

from pypinyin import lazy_pinyin

from graph.model.places import PROVINCES

_SIGNS = re.compile(r"[\s()\[\]【】〔〕<>《》「」『』\"'“”‘’·•・.,，。、\-—–_/\\]+")
_FORMS = (("有限责任公司", "有限公司"), ("股份公司", "股份有限公司"))
_LEGAL = re.compile(
    r"(?:股份有限公司|有限责任公司|有限公司|股份公司|集团公司|总公司|公司|集团|\(集团\)|有限合伙|普通合伙|企业集团|总厂|厂|个人独资企业)+$"
)
_BRANCH = re.compile(r"公司.{2,}?(?:分公司|分厂|厂|分部|经营部|办事处|分行|营业部|项目部)$")
_PROVINCE = "|".join(PROVINCES)
_PLACE = re.compile(
    rf"^(?:中国)?(?:(?:{_PROVINCE})(?:省|市|自治区|壮族自治区|维吾尔自治区|回族自治区)?)?(?:[\u4e00-\u9fff]{{2,4}}?(?:市|县|区|旗|自治县))?"
)
_SORTS = re.compile(r"[省市县区旗]|自治|壮族|维吾尔|回族")
_NUMBERING = frozenset("一二三四五六七八九十东西南北新老上下甲乙丙丁abcdefghijklmnopqrstuvwxyz")
"""Signs beside digits in which two works of one kind differ."""
_OLD = re.compile(r"[(（\[【](?:原名?|曾用名|前身|更名前|原名称)[:：为]?(?P<old>[^()（）\[\]【】]{2,40})[)）\]】]")
_REMARK = re.compile(r"[(（][^()（）]*[)）]")
_TRADES = frozenset(
    [
        "化工",
        "石化",
        "机械",
        "新材料",
        "材料",
        "科技",
        "实业",
        "贸易",
        "商贸",
        "制造",
        "工业",
        "电子",
        "食品",
        "农业",
        "建材",
        "装备",
        "设备",
        "能源",
        "环保",
        "生物",
        "医药",
        "制药",
        "钢铁",
        "冶金",
        "电气",
        "电力",
        "技术",
        "工程",
        "塑料",
        "橡胶",
        "汽车",
        "纺织",
        "服装",
        "木业",
        "矿业",
        "物流",
        "发展",
        "投资",
        "控股",
        "股份",
        "集团",
        "国际",
        "中国",
        "有限",
        "新能源",
        "机电",
        "化学",
        "特钢",
        "铸造",
        "锻造",
        "重工",
        "碳素",
        "炭素",
    ]
)
"""Words of trades and fields, which tell no firm from another."""


@lru_cache(maxsize=5_000)
def fold_firm(name: str) -> str:
    """Return a name in half width, without brackets, blanks and signs, its legal form in one spelling."""
    plain = _SIGNS.sub("", unicodedata.normalize("NFKC", old_names(name)[0])).lower()
    for form, usual in _FORMS:
        if plain.endswith(form):
            return plain.removesuffix(form) + usual
    return plain


@lru_cache(maxsize=5_000)
def old_names(name: str) -> tuple[str, tuple[str, ...]]:
    """Return a name without the former ones that stand in brackets beside it, and these."""
    if "原" not in name and "曾" not in name and "前" not in name:
        return name, ()
    found = tuple(match["old"].strip() for match in _OLD.finditer(name))
    return _OLD.sub("", name).strip() or name, found


@lru_cache(maxsize=5_000)
def split_firm(name: str, places: frozenset[str] = frozenset()) -> tuple[str, str]:
    """Return the place a name begins with, and what tells the firm from others: no place, no legal form.

    `places` are short names of places that may stand without what sort of place they are. The core is empty if
    nothing tells the firm from others.
    """
    plain = _SIGNS.sub("", unicodedata.normalize("NFKC", _REMARK.sub("", old_names(name)[0]) or name)).lower()
    core = _LEGAL.sub("", plain)
    found = _PLACE.match(core)
    end = found.end() if found is not None and len(core) - found.end() >= 2 else 0
    for length in (4, 3, 2):
        if core[end : end + length] in places and len(core) - end - length >= 2:
            end += length
            break
    place, rest = core[:end], core[end:]
    if end and rest[0] in "市县区" and len(rest) > 2:
        place, rest = place + rest[0], rest[1:]
    return place, rest if rest not in _TRADES else (core if place and core not in _TRADES else "")


def core_of_firm(name: str) -> str:
    """Return what tells a firm from others: its name without place and legal form; empty if nothing does."""
    return split_firm(name)[1]


def may_be_one_place(one: str, other: str) -> bool:
    """Check that two places which names begin with do not speak against one firm."""
    first, second = (_SORTS.sub("", place) for place in (one, other))
    return not first or not second or first in second or second in first


def is_numbered(sign: str) -> bool:
    """Check whether two works of one kind differ in such a sign, which is no slip of the pen."""
    return sign in _NUMBERING or sign.isdecimal()


def is_slip(one: str, other: str) -> bool:
    """Check whether two names differ as a slip of the pen makes them: one sign more, or another of the same sound."""
    if abs(len(one) - len(other)) == 1:
        longer, shorter = sorted((one, other), key=len, reverse=True)
        at = next((place for place, sign in enumerate(shorter) if longer[place] != sign), len(shorter))
        return longer[:at] + longer[at + 1 :] == shorter and not is_numbered(longer[at])
    pairs = [(first, second) for first, second in zip(one, other, strict=False) if first != second]
    if len(one) != len(other) or len(pairs) != 1:
        return False
    (first, second) = pairs[0]
    return not is_numbered(first) and lazy_pinyin(first) == lazy_pinyin(second)


def is_telling(core: str) -> bool:
    """Check whether a core is long enough, and not merely a trade, to point at one firm."""
    return len(core) >= 3 and core not in _TRADES


def is_branch(name: str) -> bool:
    """Check whether a name is that of a branch or works of another firm."""
    if name.count("公司") < 2 and name.endswith("公司"):
        return False
    return _BRANCH.search(_SIGNS.sub("", unicodedata.normalize("NFKC", name))) is not None


_ENDING = re.compile(
    r"(?:公司|厂|集团|研究院|研究所|设计院|学院|大学|合作社|中心|商行|经营部|农场|林场|矿|局|站|院|所|股份|控股|有限合伙|加工点|养殖场|基地|工作室|酒店|医院|电厂|银行)$"
)


def looks_like_firm(name: str) -> bool:
    """Check whether a text ends as names of firms do."""
    return _ENDING.search(_REMARK.sub("", unicodedata.normalize("NFKC", name)).strip()) is not None
