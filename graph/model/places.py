"""Names of places: one place is one however it is written, and two stay two where both could be meant.

`抚顺`, `抚顺市`, `辽宁抚顺` and `辽宁省抚顺市` are one place; `朝阳市` and `朝阳区` are two, and so are `吉林市` and
`吉林省`.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

PROVINCES = (
    *("北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建"),
    *("江西", "山东", "河南", "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西"),
    *("甘肃", "青海", "宁夏", "新疆", "香港", "澳门", "台湾"),
)
"""Short names of the province-level divisions of China."""
PARTS_OF_COUNTRY = {
    "东北": ("辽宁", "吉林", "黑龙江"),
    "华北": ("北京", "天津", "河北", "山西", "内蒙古"),
    "西北": ("陕西", "甘肃", "青海", "宁夏", "新疆"),
    "华东": ("上海", "江苏", "浙江", "安徽", "福建", "江西", "山东"),
    "华中": ("河南", "湖北", "湖南"),
    "华南": ("广东", "广西", "海南"),
    "西南": ("重庆", "四川", "贵州", "云南", "西藏"),
}
ABROAD = ("海外", "境外", "国外", "东南亚")
NORTH, NORTHERN = "北方", ("东北", "华北", "西北")
MUNICIPALITIES = ("北京", "天津", "上海", "重庆")
"""Provinces that are cities."""
_SHORTER = {"内蒙": "内蒙古"}
_PEOPLES = (
    *("维吾尔", "哈萨克", "柯尔克孜", "塔吉克", "乌孜别克", "俄罗斯", "鄂温克", "鄂伦春", "达斡尔", "锡伯", "塔塔尔"),
    *("裕固", "蒙古", "回", "藏", "苗", "彝", "壮", "布依", "朝鲜", "满", "侗", "瑶", "白", "土家", "哈尼", "傣"),
    *("黎", "傈僳", "佤", "畲", "高山", "拉祜", "水", "东乡", "纳西", "景颇", "土", "仫佬", "羌", "布朗", "撒拉"),
    *("毛南", "仡佬", "阿昌", "普米", "怒", "德昂", "保安", "京", "独龙", "赫哲", "门巴", "珞巴", "基诺", "各"),
)
_PEOPLE = "|".join(sorted(_PEOPLES, key=len, reverse=True))
_KIND = (
    ("特别行政区", "省"),
    ("自治区", "省"),
    ("自治州", "州"),
    ("自治县", "县"),
    ("自治旗", "旗"),
    ("地区", "地区"),
    ("林区", "区"),
    ("特区", "区"),
    ("省", "省"),
    ("市", "市"),
    ("州", "州"),
    ("盟", "盟"),
    ("县", "县"),
    ("区", "区"),
    ("旗", "旗"),
)
"""Endings that say what sort of place it is, the longest first, and the sort each says."""
_OF_PEOPLE = re.compile(rf"(?<=..)(?:(?:{_PEOPLE})族)+$|(?<=.)(?:(?:{_PEOPLE})族)+$")
_SELF_RULED = re.compile(r"(?<=..)(?:蒙古|哈萨克|柯尔克孜|维吾尔)$")
_PROVINCE = re.compile(
    rf"(?P<name>{'|'.join(PROVINCES)}|内蒙(?!古))(?P<kind>(?:(?:{_PEOPLE})族?)?自治区|特别行政区|省|市)?(?P<rest>.*)"
)
_WITHIN = re.compile(r"(?P<city>.{2,}?(?:自治州|地区|市|州|盟))(?P<rest>.{2,})")
_BETWEEN = re.compile(r"[\s·•・,，/\\>＞_|:：-]+")
_CITIES = ("市", "州", "盟", "地区")
MIN_LENGTH = 2
"""Characters of a name without its ending; a shorter one is not taken apart."""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name of a place taken apart: province, city and district as far as it says; each with the sort it states.

    `core` is the name without its ending, `kind` what the ending says, None where there is none.
    """

    province: str | None = None
    core: str | None = None
    kind: str | None = None
    within: str | None = None


@lru_cache(maxsize=4096)
def take_apart(name: str) -> PlaceName:
    """Return the parts of a name; the short name of a province alone is a province."""
    plain = _plain(name)
    found = _PROVINCE.fullmatch(plain)
    if found is None or not _is_place(found["rest"], found["kind"]):
        return _city(plain, None)
    if found["kind"] == "市" and found["name"] not in MUNICIPALITIES:
        return _city(plain, None)
    province = _SHORTER.get(found["name"], found["name"])
    return _city(found["rest"], province) if found["rest"] else PlaceName(province)


def _is_place(rest: str, kind: str | None) -> bool:
    """Return whether what follows the name of a province is a place of its own, not the ending of its name."""
    if not rest or (kind is not None and kind != "市"):
        return True
    core = _core(rest)[0]
    return len(core) >= MIN_LENGTH and not re.fullmatch(rf"(?:(?:{_PEOPLE})族?)+|自治|新", core)


def _city(plain: str, province: str | None) -> PlaceName:
    within = _WITHIN.fullmatch(plain)
    core, kind = _core(plain if within is None else within["city"])
    return PlaceName(province, core, kind, None if within is None else within["rest"].strip("()"))


def _core(name: str) -> tuple[str, str | None]:
    """Return a name without the ending that says what sort of place it is, and that sort."""
    for ending, kind in _KIND:
        rest = name.removesuffix(ending)
        if rest != name and len(rest) >= MIN_LENGTH:
            bare = _OF_PEOPLE.sub("", rest)
            return (_SELF_RULED.sub("", bare) if ending.startswith("自治") else bare), kind
    return name, None


def _plain(name: str) -> str:
    """Return a name in half-width signs, without spaces, marks between its parts and the country before it."""
    half = unicodedata.normalize("NFKC", name)
    return re.sub(r"^(?:中国|中华人民共和国)(?=..)", "", _BETWEEN.sub("", half))


def is_province(name: str) -> bool:
    """Return whether a name is that of a province-level division, short or in full."""
    return _of_province(name) is not None


def _of_province(name: str) -> str | None:
    found = take_apart(name)
    return found.province if found.core is None else None


@lru_cache(maxsize=4096)
def province_key(name: str | None) -> str | None:
    """Return the short name of a province-level division; any other name without spaces."""
    return None if name is None else _of_province(name) or _plain(name)


def parts_of_country(province: str) -> tuple[str, ...]:
    """List what the part of the country a province is in is called, the smallest first; empty for an unknown name."""
    key = province_key(province)
    own = tuple(name for name, provinces in PARTS_OF_COUNTRY.items() if key in provinces)
    return (*own, *(NORTH for name in own if name in NORTHERN))


def other_part_of_country(province: str, text: str) -> bool:
    """Return whether a text names parts of the country, or lands abroad, and none that a province lies in."""
    parts = [name for name in (*PARTS_OF_COUNTRY, *ABROAD) if name in text]
    own = parts_of_country(province)
    return bool(parts) and not any(name in text for name in (*own, province_key(province) or province))


def same_province(first: str | None, second: str | None) -> bool:
    """Return whether two names mean one province."""
    return first is not None and second is not None and province_key(first) == province_key(second)


def same_place(one: str | None, other: str | None) -> bool:
    """Return whether two names of places below a province may mean the same; of blanks none does."""
    if not one or not other:
        return False
    first, second = _below(one), _below(other)
    return (
        _agree(first.province, second.province)
        and first.core == second.core
        and _agree(first.kind, second.kind)
        and _one_within(first.within, second.within)
    )


def is_part_alone(place: str) -> bool:
    """Return whether a name is that of a district or county, without the city it is in."""
    apart = take_apart(place)
    return apart.kind in ("区", "县", "旗") and apart.province is None and apart.within is None


@lru_cache(maxsize=8192)
def lies_in(place: str | None, whole: str | None) -> bool:
    """Return whether a place is a city or one that its name says is part of it: `抚顺市东洲区` lies in `抚顺`.

    A county, a district or a province that only bears the city's name is another place.
    """
    if not place or not whole:
        return False
    first, second = _below(place), _below(whole)
    if second.within is not None or not _agree(first.province, second.province):
        return same_place(place, whole)
    if first.core == second.core:
        return first.kind == second.kind or first.kind is None or (second.kind is None and first.kind in _CITIES)
    return first.within is None and _names_part(first, second)


def _names_part(first: PlaceName, second: PlaceName) -> bool:
    """Return whether a name begins with a city's and goes on with a part of it: `抚顺东洲区`, `抚顺(东洲)`."""
    if first.core is None or second.core is None or not first.core.startswith(second.core):
        return False
    rest = first.core.removeprefix(second.core)
    return len(rest) >= MIN_LENGTH and (first.kind in ("县", "区", "旗", "市") or rest.startswith("("))


@lru_cache(maxsize=4096)
def _below(name: str) -> PlaceName:
    """Return a name taken apart where a place below a province is meant: `吉林` is then the city."""
    found = take_apart(name)
    if found.core is None and found.province is not None:
        return PlaceName(None, found.province, _core(_plain(name))[1])
    return found


def _agree(first: str | None, second: str | None) -> bool:
    return first is None or second is None or first == second


def _one_within(first: str | None, second: str | None) -> bool:
    return (first is None and second is None) or (
        first is not None and second is not None and same_place(first, second)
    )


def city_key(name: str) -> str:
    """Return the name of a city without its ending and what stands before it, to put equal ones together."""
    found = _below(name)
    kept = "" if found.kind in (None, "市") else found.kind or ""
    return f"{found.core}{kept}{found.within or ''}"


def one_place(one: str, other: str) -> bool:
    """Return whether two names of any places mean one: a province is none of the cities called after it."""
    first, second = take_apart(one), take_apart(other)
    if first.core is None or second.core is None:
        return first.core == second.core and first.province == second.province
    return same_place(one, other)


def core_of(name: str) -> str:
    """Return a name without what sort of place it is: `清原` for `清原满族自治县`, `抚顺` for `辽宁省抚顺市`."""
    found = _below(name)
    return found.core or name


@lru_cache(maxsize=8192)
def is_named_in(text: str, name: str) -> bool:
    """Return whether a text names a city or zone: not one of that name in another province, nor a district so called.

    A city that bears the name of its province is named by `吉林市` or `吉林吉林`, not by the province alone.
    """
    named, plain = _below(name), _plain(text)
    core = named.core or name
    if core in PROVINCES and core not in MUNICIPALITIES:
        return f"{core}{named.kind or '市'}" in plain or f"{core}{core}" in plain or f"{core}省{core}" in plain
    others = "|".join(kind for kind in ("区", "州", "省") if kind != named.kind)
    found = (match.start() for match in re.finditer(rf"{re.escape(core)}(?!{others})", plain))
    return any(_agree(_stated_before(plain[:start]), named.province) for start in found)


def _stated_before(text: str) -> str | None:
    """Return the province that the end of a text names, or None."""
    for ending in ("", "省", "市"):
        cut = text.removesuffix(ending)
        for province in PROVINCES:
            if cut.endswith(province):
                return province
    return None


def places_in(text: str) -> Iterable[str]:
    """Return the places that a cell names, several of which are set apart by `、`."""
    return (part for part in re.split("[、;；]", text) if part.strip())
