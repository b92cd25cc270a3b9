"""What a product text says of links: it makes one, may make one, or does not, with the words that decided."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

from loaders.office import product_guards as guards
from loaders.office.product_clauses import mentions
from loaders.office.product_names import LinkName, LinkNames, fold_product

MOST = 12
"""Verdicts that are kept of one text, the surest first."""
LONGEST = 600
"""Characters of a product text that are read; what follows is a description."""
MOST_REJECTED = 4
MOST_NEAR, NEAR = 3, 0.7
"""Names that one which is none may be, and how alike they must be, as difflib tells it."""
MOST_SOUGHT = 300
"""Names that are none for which those alike are looked for, which is slow; more than these are no slips."""
MOST_WIDER = 6
"""Links that a wider word may stand for before it says nothing."""


_SAID = {"denied": "denied", "trader": "trader", "traded": "trader", "served": "service", "user": "user"}
"""What is said of all that a clause lists, and the reason it is."""


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
        self._slips: dict[str, list[str]] = {}
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
            Verdict(each.link, Ruling.REJECTED, trader, "trader")
            if each.ruling is not Ruling.REJECTED and not guards.is_trade(self.title(each.link))
            else each
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

    def nearest(self, text: str) -> list[Verdict]:
        """List the links whose names a name that is none nearly is; each is taken only by a decision."""
        plain = fold_product(text[:LONGEST])
        if plain not in self._slips and len(self._slips) < MOST_SOUGHT:
            self._slips[plain] = get_close_matches(plain, list(self._names.whole), MOST_NEAR, NEAR)
        found = self._slips.get(plain, [])
        links = dict.fromkeys(name.link for each in found for name in self._names.whole[each] if name.is_sure)
        return [self._decide(Verdict(link, Ruling.UNCERTAIN, plain, "slip")) for link in links]

    def _decide(self, verdict: Verdict) -> Verdict:
        """Change an uncertain verdict by what was decided on its words."""
        answer = self._answers.get(link_question(verdict.words, verdict.link))
        if verdict.ruling is not Ruling.UNCERTAIN or answer not in ("yes", "no"):
            return verdict
        ruling = Ruling.CONFIRMED if answer == "yes" else Ruling.REJECTED
        return Verdict(verdict.link, ruling, verdict.words, "decision")

    def _all(self, plain: str) -> Iterator[Verdict]:
        for mention in mentions(plain, self._names.whole):
            yield from self._of_mention(mention.text, mention.said)

    def _of_mention(self, mention: str, said: str | None) -> Iterator[Verdict]:
        core = guards.strip_making(mention)
        exact = self._names.whole.get(mention, ()) or self._names.whole.get(core, ())
        is_known = any(name.is_sure for name in exact)
        for name in exact:
            if is_known and not name.is_sure:
                continue
            # the sign of denial may be part of the name, as in non-woven cloth
            own = said == "denied" and guards.is_denied(mention, self._names.whole) and name.text == mention
            yield self._judge(name, mention, name.text, 0, None if own else said)
        if exact:
            return
        taught = self._names.taught.get(mention) or self._names.taught.get(core)
        if taught is not None and said is None:
            yield Verdict(taught, Ruling.CONFIRMED, core, "on-file")
        yield from self._held(core, mention, said)
        yield from self._wider(core, said)
        if said is None:
            yield from self._parted(core)

    def _parted(self, core: str) -> Iterator[Verdict]:
        """Judge names that a mention parts by a word within, 风电增速齿轮箱 for 风电齿轮箱: it is a kind of them."""
        for name in self._names.by_start.get(core[:2], ()):
            if name.is_sure and name.is_full and guards.is_parted(core, name.text):
                yield Verdict(name.link, Ruling.CONFIRMED, core, "kind")

    def _held(self, core: str, mention: str, said: str | None) -> Iterator[Verdict]:
        """Judge the names a mention holds; a longer name of a link hides the shorter ones within it."""
        at = 0
        while at < len(core):
            names = self._names.starting(core, at)
            longest = len(names[0].text) if names else 0
            for name in names:
                if len(name.text) == longest:
                    yield self._judge(name, mention, core, at, said)
                else:
                    yield Verdict(name.link, Ruling.REJECTED, core[at : at + longest], "longer-name")
            is_sure = any(name.is_sure for name in names if len(name.text) == longest)
            yield from self._hidden(core, mention, said, (at, longest), is_sure)
            at += max(1, longest)

    def _hidden(
        self, core: str, mention: str, said: str | None, span: tuple[int, int], is_sure: bool
    ) -> Iterator[Verdict]:
        """Judge the names within a longer one: they are not meant, but for a sure name at the end of a likely one."""
        at, longest = span
        for inner in range(at + 1, at + longest - 1):
            for name in self._names.starting(core, inner):
                if name.is_sure and not is_sure and inner + len(name.text) == at + longest:
                    yield self._judge(name, mention, core, inner, said)
                elif inner + len(name.text) <= at + longest:
                    yield Verdict(name.link, Ruling.REJECTED, core[at : at + longest], "longer-name")

    def _judge(self, name: LinkName, mention: str, core: str, at: int, said: str | None) -> Verdict:
        if said in _SAID:
            return Verdict(name.link, Ruling.REJECTED, mention, _SAID[said])
        if said == "planned":
            return Verdict(name.link, Ruling.UNCERTAIN, mention, said)
        before, after = core[:at], core[at + len(name.text) :]
        if self._runs_together(name, before, after):
            return Verdict(name.link, Ruling.UNCERTAIN, core, "part")
        reason, words = guards.judge_around(before, name.text, after)
        if guards.RULINGS[reason] == Ruling.CONFIRMED.value:
            return self._of_whole(name, reason, words or name.text, mention, said)
        if reason == "narrower" and said is None and _is_kind(name, before):
            return Verdict(name.link, Ruling.CONFIRMED, words, "kind")
        return Verdict(name.link, Ruling(guards.RULINGS[reason]), words or name.text, reason)

    def _runs_together(self, name: LinkName, before: str, after: str) -> bool:
        """Check whether two names are written as one word, 苯酚丙酮; a long name that ends the word is its head."""
        if after:
            return after in self._names.whole
        is_head = name.is_full and name.is_sure and not guards.is_chemical(name.text)
        return before in self._names.whole and not is_head

    def _of_whole(self, name: LinkName, reason: str, words: str, mention: str, said: str | None) -> Verdict:
        """Judge a name that stands alone, with a grade at most."""
        if said is not None:
            return Verdict(name.link, Ruling.UNCERTAIN, mention, "part")
        if name.is_sure:
            return Verdict(name.link, Ruling.CONFIRMED, words, reason)
        if name.is_kind:
            return Verdict(name.link, Ruling.CONFIRMED, name.text, "kind")
        if name.is_near:
            return Verdict(name.link, Ruling.CONFIRMED, name.text, "near-name")
        return Verdict(name.link, Ruling.UNCERTAIN, name.text, "other-name")

    def _wider(self, core: str, said: str | None) -> Iterator[Verdict]:
        """Judge links whose names end in a whole mention, which is then a wider word for them."""
        if said is not None or not guards.is_telling_word(core):
            return
        wider = self._names.by_end.get(core, ())
        if len(wider) <= MOST_WIDER:
            for name in wider:
                yield Verdict(name.link, Ruling.UNCERTAIN, core, "wider")


def _is_kind(name: LinkName, before: str) -> bool:
    """Check whether a name with something before it is a kind of what it names."""
    return (name.is_sure or name.is_near) and name.is_full and guards.is_qualifier(before)
