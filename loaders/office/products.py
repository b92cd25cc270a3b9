"""What a product text says of links: it makes one, may make one, or does not, with the words that decided."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from loaders.office import product_guards as guards
from loaders.office.product_names import LinkName, LinkNames, fold_product

MOST = 12
"""Verdicts that are kept of one text, the surest first."""
LONGEST = 600
"""Characters of a product text that are read; what follows is a description."""
MOST_REJECTED = 4
MOST_WIDER = 6
"""Links that a wider word may stand for before it says nothing."""
_APART = re.compile(r"[、,，;；。\n|+]|(?<!\d)/|/(?!\d)|等(?=[^等])")
_AND = re.compile("以及|[和与及]")
_FROM = re.compile(
    r"(?:以|用|采用|利用)(?P<feed>.{1,12}?)(?:为|作)?(?:主要)?(?:原料|材料|基料)?(?:来)?(?:生产|制造|加工|制取|合成|制备)(?P<made>.+)"
)
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")


class Ruling(StrEnum):
    """Whether a text names what a firm makes."""

    CONFIRMED = "confirmed"
    UNCERTAIN = "uncertain"
    REJECTED = "rejected"


_ORDER = list(Ruling)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a text says of one link: the ruling, the words it rests on, and the reason by code."""

    link: str
    ruling: Ruling
    words: str
    reason: str


def link_question(words: str, link: str) -> str:
    """Return the id of the question whether some words mean a link."""
    return f"link:{words}:{link}"


class ProductReader:
    """The names of links ready to be found in texts."""

    def __init__(self, names: LinkNames, answers: Mapping[str, str | None] | None = None) -> None:
        self._names = names
        self._answers = {} if answers is None else answers
        self._verdicts = lru_cache(maxsize=20_000)(self._read)

    def title(self, link: str) -> str:
        """Return the name of a link."""
        return self._names.titles[link]

    def read(self, text: str, firm: str | None) -> tuple[Verdict, ...]:
        """List what a product text of a firm says of links, the surest first; one verdict a link."""
        trader = None if firm is None else guards.trader_in_name(firm)
        found = self._verdicts(text)
        if trader is None:
            return found
        return tuple(
            Verdict(each.link, Ruling.REJECTED, trader, "trader") if each.ruling is not Ruling.REJECTED else each
            for each in found
        )

    def _read(self, text: str) -> tuple[Verdict, ...]:
        plain = fold_product(text[:LONGEST])
        # a name of one sign, 苯, has no two signs in a row
        if not self._names.may_hold(plain) and not any(sign in self._names.whole for sign in plain):
            return ()
        best: dict[str, Verdict] = {}
        for verdict in self._all(plain):
            other = best.get(verdict.link)
            if other is None or _ORDER.index(verdict.ruling) < _ORDER.index(other.ruling):
                best[verdict.link] = verdict
        decided = (self._decide(verdict) for verdict in best.values())
        found = sorted(decided, key=lambda each: _ORDER.index(each.ruling))
        rejected = [each for each in found if each.ruling is Ruling.REJECTED]
        return (*[each for each in found if each not in rejected][:MOST], *rejected[:MOST_REJECTED])

    def _decide(self, verdict: Verdict) -> Verdict:
        """Change an uncertain verdict by what was decided on its words."""
        answer = self._answers.get(link_question(verdict.words, verdict.link))
        if verdict.ruling is not Ruling.UNCERTAIN or answer not in ("yes", "no"):
            return verdict
        ruling = Ruling.CONFIRMED if answer == "yes" else Ruling.REJECTED
        return Verdict(verdict.link, ruling, verdict.words, "decision")

    def _all(self, plain: str) -> Iterator[Verdict]:
        denied = False
        for mention, is_feed in _mentions(plain, self._names.whole):
            if is_feed:
                yield from self._of_feed(mention)
                continue
            # "不生产乙烯、丙烯": what is denied stays so to the end of the list
            denied = guards.is_denied(mention) or (denied and not guards.ends_denial(mention))
            yield from self._of_mention(mention, denied)

    def _of_feed(self, mention: str) -> Iterator[Verdict]:
        for name in self._names.whole.get(mention, ()):
            yield Verdict(name.link, Ruling.REJECTED, mention, "user")

    def _of_mention(self, mention: str, denied: bool) -> Iterator[Verdict]:
        core = guards.strip_making(mention)
        exact = self._names.whole.get(mention, ()) or self._names.whole.get(core, ())
        is_known = any(name.is_sure for name in exact)
        for name in exact:
            if is_known and not name.is_sure:
                continue
            # the sign of denial may be part of the name, as in non-woven cloth
            own = guards.is_denied(mention) and name.text == mention
            yield self._judge(name, mention, name.text, 0, denied and not own)
        if exact:
            return
        yield from self._held(core, mention, denied)
        yield from self._wider(core, denied)

    def _held(self, core: str, mention: str, denied: bool) -> Iterator[Verdict]:
        """Judge the names a mention holds; a longer name of a link hides the shorter ones within it."""
        at = 0
        while at < len(core):
            names = self._names.starting(core, at)
            longest = len(names[0].text) if names else 0
            for name in names:
                if len(name.text) == longest:
                    yield self._judge(name, mention, core, at, denied)
                else:
                    yield Verdict(name.link, Ruling.REJECTED, core[at : at + longest], "longer-name")
            yield from self._hidden(core, at, longest)
            at += max(1, longest)

    def _hidden(self, core: str, at: int, longest: int) -> Iterator[Verdict]:
        for inner in range(at + 1, at + longest - 1):
            for name in self._names.starting(core, inner):
                if inner + len(name.text) <= at + longest:
                    yield Verdict(name.link, Ruling.REJECTED, core[at : at + longest], "longer-name")

    def _judge(self, name: LinkName, mention: str, core: str, at: int, denied: bool) -> Verdict:
        if denied:
            return Verdict(name.link, Ruling.REJECTED, mention, "denied")
        before, after = core[:at], core[at + len(name.text) :]
        if (after and after in self._names.whole) or (not after and before and before in self._names.whole):
            return Verdict(name.link, Ruling.UNCERTAIN, core, "part")
        reason, words = guards.judge_around(before, name.text, after)
        ruling = guards.RULINGS[reason]
        if ruling == Ruling.CONFIRMED.value and not name.is_sure:
            return Verdict(name.link, Ruling.UNCERTAIN, name.text, "other-name")
        return Verdict(name.link, Ruling(ruling), words or name.text, reason)

    def _wider(self, core: str, denied: bool) -> Iterator[Verdict]:
        """Judge links whose names end in a whole mention, which is then a wider word for them."""
        if denied or not guards.is_telling_word(core):
            return
        wider = self._names.by_end.get(core, ())
        if len(wider) <= MOST_WIDER:
            for name in wider:
                yield Verdict(name.link, Ruling.UNCERTAIN, core, "wider")


def _mentions(plain: str, whole: Container[str]) -> Iterator[tuple[str, bool]]:
    """Yield what a text lists, brackets apart, each with whether it is what something is made from."""
    bare = guards.strip_quantities(plain)
    inside = [part for text in _BRACKETS.findall(bare) for part in _APART.split(text)]
    for part in _APART.split(_BRACKETS.sub("", bare)):
        yield from _parts(part.strip(), whole)
    for part in inside:
        if not guards.is_remark(part.strip()):
            yield from _parts(part.strip(), whole)


def _parts(part: str, whole: Container[str]) -> Iterator[tuple[str, bool]]:
    made = _FROM.search(part)
    if made is not None:
        yield made["feed"], True
        part = made["made"]
    pieces = [part] if part in whole or not _AND.search(part) else _AND.split(part)
    for piece in pieces:
        if piece.strip():
            yield piece.strip(), False
