"""Patterns of declared words as expressions, with what stands for places, numbers and separators."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from graph.analysis.competition.negation import CLAUSE, SENTENCE
from graph.analysis.competition.places import place_expression
from graph.analysis.competition.rule import CompetitionRule, Pattern
from graph.analysis.competition.rules import RULES

Expressions = tuple[tuple[Pattern, re.Pattern[str]], ...]

PLACE = "{地}"
EVERYDAY = frozenset(
    {"公司", "企业", "按", "以", "为", "对", "应", "需", "须", "给", "政府", "园区", "项目", "招商", "引进", "包"}
)
"""Words that most texts hold; a set with one of them tells little."""
_MARKED, _LEADING = re.compile(r"\{.\}"), re.compile(r"^(?:\{.\})*")
MARKS = {
    "{的}": "(?:的|内|籍|产|生产的|自产|注册的|本土)?",
    "{数}": r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百几]+)",
    "{税}": "(?:企业|个人)?(?:所得税|增值税|房产税|土地使用税|土地增值税|契税|印花税|消费税|个税|税收|税款|税金|税费|税额|税)",
    "{隔}": "[，,、/]{0,1}(?:后|再|而后|然后)?",
}
"""What stands in the words of a pattern for something that is written in many ways, beside a place."""


@lru_cache(maxsize=2)
def triggers(*, named: bool) -> re.Pattern[str]:
    """Return an expression without which no pattern can hold, or with `named` none that takes names of firms.

    It holds the words of one set of each pattern, the first that takes no names and no places if there is one; of a
    word with marks the longest part between them, so that every branch begins with a letter, which is quick.
    """
    sets = (_key_set(each) for rule in RULES for each in rule.patterns if each.names or not named)
    return _any_part(word for words in sets for word in words)


@cache
def _key(pattern: Pattern) -> re.Pattern[str]:
    """Return an expression without which a pattern cannot hold."""
    return _any_part(_key_set(pattern))


def _any_part(words: Iterable[str]) -> re.Pattern[str]:
    parts = {max(_MARKED.split(word), key=len) for word in words}
    return re.compile("|".join(map(re.escape, sorted(parts, key=lambda part: (len(part), part)))))


def _key_set(pattern: Pattern) -> tuple[str, ...]:
    """Return the set of a pattern that is looked for first: one that every other text would hold comes last."""
    free = [words for at, words in enumerate(pattern.words) if at not in pattern.names]
    return min(free, key=lambda words: (not EVERYDAY.isdisjoint(words), any(PLACE in word for word in words)))


def expressions(
    plain: str, firms: frozenset[str], places: frozenset[str]
) -> Iterator[tuple[CompetitionRule, Expressions]]:
    """Yield the rules with those patterns, as expressions, that may hold in a text, for the firms and places it names."""
    for rule in RULES:
        near = (each for each in rule.patterns if _key(each).search(plain) is not None)
        found = tuple((each, _compiled(each, *_needed(each, firms, places))) for each in near)
        if found:
            yield rule, found


def _needed(pattern: Pattern, firms: frozenset[str], places: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the firms and places that a pattern asks about, so that those of others do not compile it anew."""
    placed = any(PLACE in word for words in pattern.words for word in words)
    return firms if pattern.names else frozenset(), places if placed else frozenset()


@lru_cache(maxsize=1024)
def _compiled(pattern: Pattern, firms: frozenset[str], places: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern as an expression whose groups are the words between its sets."""
    stops = SENTENCE + "；;" if pattern.across else SENTENCE + CLAUSE
    between = f"([^{re.escape(stops)}]{{0,{pattern.gap}}}?)"
    sets = [(*words, *firms) if at in pattern.names else words for at, words in enumerate(pattern.words)]
    return re.compile(between.join(_any_of(words, place_expression(places)) for words in sets))


def _any_of(words: Iterable[str], place: str) -> str:
    """Return an expression for any of some words, the longest first; what begins with the same marks stands once."""
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        marks = _LEADING.match(word)
        rests.setdefault(marks.group() if marks else "", []).append(_LEADING.sub("", word))
    return f"(?:{'|'.join(_begun(marks, found, place) for marks, found in rests.items())})"


def _begun(marks: str, rests: list[str], place: str) -> str:
    return f"{_written(marks, place)}(?:{'|'.join(_written(rest, place) for rest in rests)})"


def _written(word: str, place: str) -> str:
    """Return an expression for a word, its marks in place of what they stand for."""
    found = re.escape(word)
    for mark, expression in {**MARKS, PLACE: place}.items():
        found = found.replace(re.escape(mark), expression)
    return found
