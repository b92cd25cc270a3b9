"""Names of links, with what brackets hold and what they are also called, looked up within texts."""

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from loaders.office import product_guards as guards
from loaders.office.product_clauses import mentions

_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]")
_CARBON = {"碳三": "c3", "碳四": "c4", "碳五": "c5", "碳六": "c6", "碳八": "c8", "碳九": "c9", "碳十": "c10"}
_SHORTEST = 2
_FULL = 4
"""Signs from which on a part of a link's name stands for the whole."""
_NEARLY = 0.75
_GENERAL = re.compile(
    "服务|系统|装置|设备|装备|利用|平台|工程|建设|运营|产品|商品|检测|回收|处置|交易|服装|车辆|项目|装修|管理|制造"
)
_APPARATUS = re.compile("(?:装备|设备|装置|机组|系统|模具|制造)$")
_IS_NAME = re.compile("(?![含低高可及或用])[\u4e00-\u9fff]+(?<![用产料级等])")
"""A bracket that holds a name, 水玻璃(硅酸钠), rather than what it is made of or for."""
_KINDS = ("narrower", "grade")
_SHARED = range(2, 6)
"""Signs of a head that a first half of a name may share with the last: 土壤修复 of 土壤与地下水修复."""
_THING = re.compile("(?:系统|[机器炉泵阀塔釜床窑线])$")


@dataclass(frozen=True, slots=True)
class NamedLink:
    """A link as texts may name it: its id, its name, other names that are sure or merely likely, words on file."""

    id: str
    name: str
    sure: tuple[str, ...] = ()
    likely: tuple[str, ...] = ()
    taught: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkName:
    """One name of a link as it is compared; `is_sure` is false where it may name a kind of it or a kin.

    `is_full` tells that it is the whole name of the link or long enough to stand for it, `is_near` that a likely name
    is no other link's and says nearly what the link's own says, `is_kind` that it ends in the link's own name.
    """

    text: str
    link: str
    is_sure: bool
    is_full: bool = False
    is_near: bool = False
    is_kind: bool = False


@dataclass(slots=True)
class LinkNames:
    """Names of all links by their first two signs, and by their last signs for wider words; words on file by link.

    `pairs` are all two signs in a row that names hold; a text without any of them names nothing.
    """

    by_start: dict[str, list[LinkName]] = field(default_factory=dict)
    by_end: dict[str, list[LinkName]] = field(default_factory=dict)
    whole: dict[str, list[LinkName]] = field(default_factory=dict)
    pairs: set[str] = field(default_factory=set)
    taught: dict[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    def may_hold(self, text: str) -> bool:
        """Check cheaply whether a text may hold a name, or be the end of one."""
        pairs = self.pairs
        return len(text) < 2 or any(text[at : at + 2] in pairs for at in range(len(text) - 1))

    def starting(self, text: str, at: int) -> Sequence[LinkName]:
        """List the names that a text holds at a place, the longest first."""
        names = self.by_start.get(text[at : at + 2])
        return () if names is None else [name for name in names if text.startswith(name.text, at)]


def fold_product(text: str) -> str:
    """Return a text in half width and small letters without blanks; carbons by number."""
    lines = "、".join(line for line in text.splitlines() if line.strip())
    plain = "".join(unicodedata.normalize("NFKC", lines).lower().split())
    for word, sign in _CARBON.items() if "碳" in plain else ():
        plain = plain.replace(word, sign)
    return plain


def names_of(name: str) -> tuple[str, ...]:
    """List the names that the name of a link surely holds: the whole, and its parts if it names several things."""
    plain = fold_product(name)
    outside = _BRACKETS.sub("", plain)
    pieces = re.split("[/、]", outside)
    # of `风电/光伏变流器` the first piece is half a name
    parts = [part for part in pieces if len(part) >= _SHORTEST and (len(part) > _SHORTEST or len(pieces[-1]) < 4)]
    inside = [text for text in _BRACKETS.findall(plain) if _renames(text, outside)]
    return tuple(dict.fromkeys(each for each in (outside, plain, *parts, *inside) if each))


def _renames(inside: str, outside: str) -> bool:
    """Check whether a bracket holds the name over again, 甲乙酮(丁酮), by the sign or signs both end in."""
    alike = inside.isalpha() and inside[-1:] == outside[-1:]
    return alike or (
        len(inside) > _SHORTEST and (inside[-2:] == outside[-2:] or _IS_NAME.fullmatch(inside) is not None)
    )


def conjuncts_of(name: str) -> tuple[str, ...]:
    """List the things that a name joins by a word, if each stands for itself: 滑雪服 and 户外服装, 烧碱 and 氯气.

    Of `土壤与地下水修复` the first is half a name, of `造雪管网与阀门` the last says too little.
    """
    pieces = re.split("[/与及和、]", _BRACKETS.sub("", fold_product(name)))
    if len(pieces) < 2:
        return ()
    if len(pieces[0]) <= _SHORTEST and len({len(piece) for piece in pieces}) == 1:
        return tuple(pieces)
    *before, last = pieces
    found = [name for piece in before for name in _first_halves(piece, last)]
    return (*found, *([last] if len(last) > _SHORTEST and _GENERAL.search(last) is None else []))


def _first_halves(piece: str, last: str) -> list[str]:
    """Return a piece that stands for itself, else what it may be with the head it shares with the last one."""
    if _stands_alone(piece, last):
        return [piece]
    return [piece + last[-size:] for size in _SHARED if len(piece) >= _SHORTEST and size < len(last)]


def _stands_alone(piece: str, last: str) -> bool:
    apparatus = _APPARATUS.search(last) is not None and _THING.search(piece) is None
    return len(piece) > _SHORTEST and len(last) - len(piece) < _SHORTEST + 1 and not apparatus


def abbreviations_of(name: str) -> tuple[str, ...]:
    """List the abbreviations in brackets beside a name, `(EO)`: another name, or what the thing is made of."""
    return tuple(
        part
        for text in _BRACKETS.findall(fold_product(name))
        for part in re.split("[、,，/;]", text)
        if re.fullmatch(r"[a-z][a-z0-9-]{1,11}", part)
    )


def link_names(links: Iterable[NamedLink]) -> LinkNames:
    """Index the names of links; an abbreviation is sure only if it stands alone and belongs to one link."""
    links = tuple(links)
    found = LinkNames(titles={link.id: link.name for link in links})
    short = Counter(text for link in links for text in {*abbreviations_of(link.name), *names_of(link.name)})
    named = {text for link in links for text in names_of(link.name)}
    likely = Counter(text for link in links for text in set(map(fold_product, link.likely)))
    seen: set[tuple[str, str]] = set()
    for link in links:
        brief = abbreviations_of(link.name)
        sure = [text for own in (link.name, *link.sure) for text in names_of(own)]
        sure += [text for text in brief if len(brief) == 1 and short[text] == 1]
        sure += [text for text in conjuncts_of(link.name) if short[text] == 0]
        for text in (*sure, *brief, *map(fold_product, link.likely)):
            if text and (text, link.id) not in seen:
                seen.add((text, link.id))
                near = likely[text] == 1 and text not in named and _says_the_same(text, link.name)
                full = len(text) >= _FULL or text == names_of(link.name)[0]
                kind = text not in named and _is_kind(text, names_of(link.name)[0])
                _enter(found, LinkName(text, link.id, text in sure, full, near, kind))
    found.taught = _taught(links, found.whole)
    found.pairs.update(text[at : at + 2] for text in found.taught for at in range(len(text) - 1))
    for names in found.by_start.values():
        names.sort(key=lambda name: -len(name.text))
    return found


def _says_the_same(text: str, name: str) -> bool:
    """Check whether another name is made of the signs of the name; its mere end is a wider word."""
    signs, own = set(text), _BRACKETS.sub("", fold_product(name))
    return len(text) > _SHORTEST and not own.endswith(text) and len(signs & set(own)) >= len(signs) * _NEARLY


def _is_kind(text: str, name: str) -> bool:
    """Check whether another name ends in the link's own and only says before it which kind it is."""
    before = text.removesuffix(name)
    if before in {text, ""} or len(name) < _SHORTEST:
        return False
    return guards.judge_around(before, name, "")[0] in _KINDS


def _taught(links: Iterable[NamedLink], named: Container[str]) -> dict[str, str]:
    """Return by words on file the one link they mean; words of several links, or that are a name, teach nothing."""
    meant: dict[str, set[str]] = {}
    for link in links:
        for text in link.taught:
            listed = list(mentions(_BRACKETS.sub("", fold_product(text)), named))
            if len(listed) == 1 and listed[0].said is None:
                meant.setdefault(guards.strip_making(listed[0].text), set()).add(link.id)
    return {
        text: next(iter(ids)) for text, ids in meant.items() if len(ids) == 1 and len(text) > 1 and text not in named
    }


def _enter(found: LinkNames, name: LinkName) -> None:
    found.by_start.setdefault(name.text[:2], []).append(name)
    found.whole.setdefault(name.text, []).append(name)
    found.pairs.update(name.text[at : at + 2] for at in range(len(name.text) - 1))
    if name.is_sure:
        for at in range(1, len(name.text) - 1):
            found.by_end.setdefault(name.text[at:], []).append(name)
