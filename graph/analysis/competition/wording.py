"""Where a text holds wording that a rule points to; texts are read, never changed."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph.analysis.competition.negation import CLAUSE, SENTENCE, is_refused, refuses
from graph.analysis.competition.rule import Certainty, CompetitionRule, Pattern
from graph.analysis.competition.rules import RULES

ORDER = list(Certainty)
Expressions = tuple[tuple[Pattern, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Wording found: the rule, how sure it is, and the place in the text as it was typed (`start` up to `end`)."""

    rule: CompetitionRule
    certainty: Certainty
    start: int
    end: int
    wording: str


def findings(text: str, firms: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return the wording found in a text, in its order; of what overlaps under one rule the surest and longest.

    `firms` are names that count as firms picked out. Wording that is only refused or asked about is left out.
    """
    plain, places = _plain(text)
    if _triggers(named=False).search(plain) is None:
        return ()
    picked = firms if _triggers(named=True).search(plain) is not None else ()
    found: list[Finding] = []
    for rule, expressions in _expressions(frozenset(name for name in picked if name in plain)):
        hits = sorted(_hits(expressions, plain), key=lambda hit: (ORDER.index(hit[0]), hit[1] - hit[2]))
        kept: list[tuple[Certainty, int, int]] = []
        for hit in hits:
            if all(hit[2] <= other[1] or hit[1] >= other[2] for other in kept):
                kept.append(hit)
        for certainty, start, end in kept:
            first, last = places[start], places[end - 1] + 1
            found.append(Finding(rule, certainty, first, last, text[first:last]))
    return tuple(sorted(found, key=lambda each: (each.start, each.rule.id)))


def _plain(text: str) -> tuple[str, list[int]]:
    """Return a text without blanks inside lines and in plain forms of its letters, and where each letter stood."""
    letters, places = [], []
    for place, letter in enumerate(text):
        form = unicodedata.normalize("NFKC", letter)
        kept = letter if len(form) != 1 or letter in "，；：！？（）" else form
        if kept == "\n" or not (kept.isspace() or unicodedata.category(kept) == "Cf"):
            letters.append(kept)
            places.append(place)
    return "".join(letters), places


def _hits(expressions: Expressions, plain: str) -> Iterator[tuple[Certainty, int, int]]:
    for pattern, expression in expressions:
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
    """Return whether a wording is refused, allows what it seems to refuse, or is excused by its sentence."""
    gaps = match.groups()
    if pattern.refusing and any(word in gaps[0] for word in pattern.words[0]):
        return True
    return (
        any(refuses(gap) for gap in gaps)
        or is_refused(plain, match.start(), match.end())
        or _is_excused(pattern, plain, match.start(), match.end())
    )


def _is_excused(pattern: Pattern, plain: str, start: int, end: int) -> bool:
    """Return whether the sentence around a wording holds a word that excuses it."""
    first = max(plain.rfind(sign, 0, start) for sign in SENTENCE) + 1
    ends = [place for sign in SENTENCE if (place := plain.find(sign, end)) >= 0]
    sentence = plain[first : min(ends, default=len(plain))]
    return any(word in sentence for word in pattern.unless)


@lru_cache(maxsize=2)
def _triggers(*, named: bool) -> re.Pattern[str]:
    """Return an expression without which no pattern can hold, or with `named` none that takes names of firms.

    It holds the words of one set of each pattern, the first that takes no names.
    """
    sets = (
        next(words for at, words in enumerate(each.words) if at not in each.names)
        for rule in RULES
        for each in rule.patterns
        if each.names or not named
    )
    return re.compile(_any_of(word for words in sets for word in words))


@lru_cache(maxsize=64)
def _expressions(firms: frozenset[str]) -> tuple[tuple[CompetitionRule, Expressions], ...]:
    """Return every rule with its patterns as expressions, compiled once for the firms a text names."""
    return tuple(
        (rule, tuple((each, _compiled(each, firms if each.names else frozenset())) for each in rule.patterns))
        for rule in RULES
    )


def _compiled(pattern: Pattern, firms: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern as an expression whose groups are the words between its sets."""
    stops = SENTENCE + "；;" if pattern.across else SENTENCE + CLAUSE
    between = f"([^{re.escape(stops)}]{{0,{pattern.gap}}}?)"
    sets = [(*words, *firms) if at in pattern.names else words for at, words in enumerate(pattern.words)]
    return re.compile(between.join(_any_of(words) for words in sets))


def _any_of(words: Iterable[str]) -> str:
    """Return an expression for any of some words, the longest first."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))})"
