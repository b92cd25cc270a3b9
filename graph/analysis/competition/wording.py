"""Where a text holds wording that a rule points to; texts are read, never changed."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from graph.analysis.competition.expressions import Expressions, expressions, triggers
from graph.analysis.competition.negation import SENTENCE, is_received, is_refused, refuses
from graph.analysis.competition.places import further_names
from graph.analysis.competition.rule import Certainty, CompetitionRule, Pattern

ORDER = list(Certainty)
NO_EXCUSE = re.compile("国家(?:级|电网|高新区|重点实验室)")
"""Names that hold a word of law and rest nothing on it."""
QUOTES = frozenset("“”‘’\"'「」『』")
"""Signs that are passed over like blanks: what stands in them is said as much as the rest."""
PASSED_OVER = dict.fromkeys(
    (
        *map(ord, (*QUOTES, *" \t\r\v\f")),
        0xAD,
        0x61C,
        0x180E,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
    )
)
"""Signs a first look passes over; `_plain` knows every one of their sorts."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Wording found: the rule, how sure it is, and the place in the text as it was typed (`start` up to `end`)."""

    rule: CompetitionRule
    certainty: Certainty
    start: int
    end: int
    wording: str


def find_wording(text: str, firms: Collection[str] = (), places: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return the wording found in a text, in its order; of what overlaps under one rule the surest and longest.

    `firms` are names that count as firms picked out, `places` names of places beside the cities that are known anyway.
    Wording that is only refused or asked about is left out.
    """
    if triggers(named=False).search(unicodedata.normalize("NFKC", text).translate(PASSED_OVER)) is None:
        return ()
    plain, stood = _plain(text)
    picked = firms if triggers(named=True).search(plain) is not None else ()
    named = frozenset(name for name in picked if name in plain)
    found: list[Finding] = []
    for rule, patterns in expressions(plain, named, further_names(places, plain)):
        hits = sorted(_hits(patterns, plain), key=lambda hit: (ORDER.index(hit[0]), hit[1] - hit[2]))
        kept: list[tuple[Certainty, int, int]] = []
        for hit in hits:
            if all(hit[2] <= other[1] or hit[1] >= other[2] for other in kept):
                kept.append(hit)
        for certainty, start, end in kept:
            first, last = stood[start], stood[end - 1] + 1
            found.append(Finding(rule, certainty, first, last, text[first:last]))
    return tuple(sorted(found, key=lambda each: (each.start, each.rule.id)))


def _plain(text: str) -> tuple[str, list[int]]:
    """Return a text without blanks inside lines and quotes, in plain forms of its letters, and where each stood."""
    letters, places = [], []
    for place, letter in enumerate(text):
        form = unicodedata.normalize("NFKC", letter)
        kept = letter if len(form) != 1 or letter in "，；：！？（）" else form
        if kept == "\n" or not (kept.isspace() or kept in QUOTES or unicodedata.category(kept) == "Cf"):
            letters.append(kept)
            places.append(place)
    return "".join(letters), places


def _hits(patterns: Expressions, plain: str) -> Iterator[tuple[Certainty, int, int]]:
    for pattern, expression in patterns:
        for match in _matches(expression, plain):
            if not _is_let_go(pattern, plain, match):
                yield pattern.certainty, match.start(), match.end()


def _matches(expression: re.Pattern[str], plain: str) -> Iterator[re.Match[str]]:
    """Yield every match, those that overlap too, but of several with one end only the shortest."""
    match = expression.search(plain)
    while match is not None:
        follower = expression.search(plain, match.start() + 1)
        if follower is None or follower.end() != match.end():
            yield match
        match = follower


def _is_let_go(pattern: Pattern, plain: str, match: re.Match[str]) -> bool:
    """Return whether a wording is refused, a fact, allows what it seems to refuse, or is excused by its sentence."""
    gaps = match.groups()
    if pattern.refusing and any(word in gaps[0] for word in pattern.words[0]):
        return True
    return (
        any(refuses(gap) for gap in gaps)
        or (bool(gaps) and is_received(gaps[-1]))
        or is_refused(plain, match.start(), match.end())
        or _is_excused(pattern, plain, match.start(), match.end())
    )


def _is_excused(pattern: Pattern, plain: str, start: int, end: int) -> bool:
    """Return whether the sentence around a wording holds a word that excuses it."""
    first = max(plain.rfind(sign, 0, start) for sign in SENTENCE) + 1
    ends = [place for sign in SENTENCE if (place := plain.find(sign, end)) >= 0]
    sentence = NO_EXCUSE.sub("", plain[first : min(ends, default=len(plain))])
    return any(word in sentence for word in pattern.unless)
