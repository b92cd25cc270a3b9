"""Names of links, with what brackets hold and what they are also called, looked up within texts."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]")
_CARBON = {"碳三": "c3", "碳四": "c4", "碳五": "c5", "碳六": "c6", "碳八": "c8", "碳九": "c9", "碳十": "c10"}
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class NamedLink:
    """A link as texts may name it: its id, its name, and other names that are sure or merely likely."""

    id: str
    name: str
    sure: tuple[str, ...] = ()
    likely: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkName:
    """One name of a link as it is compared; `is_sure` is false where it may name a kind of it or a kin."""

    text: str
    link: str
    is_sure: bool


@dataclass(slots=True)
class LinkNames:
    """Names of all links by their first two signs, and by their last signs for wider words.

    `pairs` are all two signs in a row that names hold; a text without any of them names nothing.
    """

    by_start: dict[str, list[LinkName]] = field(default_factory=dict)
    by_end: dict[str, list[LinkName]] = field(default_factory=dict)
    whole: dict[str, list[LinkName]] = field(default_factory=dict)
    pairs: set[str] = field(default_factory=set)
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
    inside = [text for text in _BRACKETS.findall(plain) if len(text) >= 3 and text[-2:] == outside[-2:]]
    return tuple(dict.fromkeys(each for each in (outside, plain, *parts, *inside) if each))


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
    seen: set[tuple[str, str]] = set()
    for link in links:
        brief = abbreviations_of(link.name)
        sure = [text for own in (link.name, *link.sure) for text in names_of(own)]
        sure += [text for text in brief if len(brief) == 1 and short[text] == 1]
        for text in (*sure, *brief, *map(fold_product, link.likely)):
            if text and (text, link.id) not in seen:
                seen.add((text, link.id))
                _enter(found, LinkName(text, link.id, text in sure))
    for names in found.by_start.values():
        names.sort(key=lambda name: -len(name.text))
    return found


def _enter(found: LinkNames, name: LinkName) -> None:
    found.by_start.setdefault(name.text[:2], []).append(name)
    found.whole.setdefault(name.text, []).append(name)
    found.pairs.update(name.text[at : at + 2] for at in range(len(name.text) - 1))
    if name.is_sure:
        for at in range(1, len(name.text) - 1):
            found.by_end.setdefault(name.text[at:], []).append(name)
