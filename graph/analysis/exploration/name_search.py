"""Search by name: Chinese, pinyin, initials of pinyin, English, codes, and texts that mention a thing."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import IntEnum

from pypinyin import lazy_pinyin

MIN_INSIDE = 3
"""Letters a text must have to be looked for inside others: two are in nearly every spelling and word."""
DROPPED = frozenset("'’·")
"""Signs that do not count, beside blanks: an input method puts them between syllables."""


class Grade(IntEnum):
    """How well a text matches, the best first."""

    EXACT = 0
    BEGINS = 1
    CONTAINS = 2
    CODE = 3
    MENTION = 4


class By(IntEnum):
    """What of a thing matched."""

    NAME = 0
    SOUND = 1
    CODE = 2
    MENTION = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a word was found: the text as it is written, and the characters from `start` to before `end`."""

    text: str
    start: int
    end: int
    by: By


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared: lower case, without blanks; `places` has the place of every character in the text."""

    text: str
    folded: str
    places: tuple[int, ...]

    def hit(self, start: int, length: int, by: By) -> Hit:
        """Return the characters of the text that belong to a part of the folded one."""
        return Hit(self.text, self.places[start], self.places[start + length - 1] + 1, by)


@dataclass(frozen=True, slots=True)
class Sound:
    """A Chinese name in pinyin: one syllable per character, all of them joined, and the initials."""

    name: Folded
    spelt: str
    starts: tuple[int, ...]
    initials: str


@dataclass(frozen=True, slots=True)
class Searchable:
    """One thing that can be found: its key, its group and its rank in it, and what it is found by."""

    key: str
    group: str
    rank: int
    names: tuple[Folded, ...]
    sounds: tuple[Sound, ...]
    codes: tuple[Folded, ...]
    mentions: tuple[Folded, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Match:
    """A thing that was found, how well, and where its texts hold the words."""

    found: Searchable
    grade: Grade
    hits: tuple[Hit, ...]


def searchable(
    key: str, group: str, names: Sequence[str], codes: Iterable[str] = (), mentions: Iterable[str] = (), rank: int = 0
) -> Searchable:
    """Prepare a thing to be searched: the first of its names is the one it is known by."""
    folded = tuple(fold(name) for name in dict.fromkeys(names))
    sounds = tuple(sound_of(name) for name in folded if not name.folded.isascii())
    return Searchable(
        key, group, rank, folded, sounds, tuple(map(fold, codes)), tuple(map(fold, dict.fromkeys(mentions)))
    )


def fold(text: str) -> Folded:
    """Fold a text: full-width signs as plain ones, lower case, without blanks and signs that do not count."""
    found = [
        (sign, place)
        for place, character in enumerate(text)
        for sign in unicodedata.normalize("NFKC", character).lower()
        if not sign.isspace() and sign not in DROPPED
    ]
    return Folded(text, "".join(sign for sign, _ in found), tuple(place for _, place in found))


def sound_of(name: Folded) -> Sound:
    """Spell a name: `yixi` and `yx` for 乙烯; what is not Chinese stays, letter by letter."""
    # typed as if it took a text for a text; it takes several, and so there is one syllable per character
    syllables = lazy_pinyin(name.folded, errors=list)  # type: ignore[arg-type]  # its stub knows no callable
    starts, length = [], 0
    for syllable in syllables:
        starts.append(length)
        length += len(syllable)
    return Sound(name, "".join(syllables), tuple(starts), "".join(syllable[:1] for syllable in syllables))


def search_names(index: Iterable[Searchable], text: str) -> list[Match]:
    """Find the things whose names, spellings, codes or mentions hold the text, the best match first.

    Blanks do not count. A text of several words also finds what holds every one of them, wherever they are.
    """
    whole = fold(text).folded
    words = [word for part in text.split() if (word := fold(part).folded)]
    if not whole:
        return []
    matches = [match for each in index if (match := _match(each, whole, words)) is not None]
    return sorted(matches, key=_order)


def near_names(index: Iterable[Searchable], text: str, limit: int = 4) -> list[Match]:
    """Find the things whose names sound like the text or are written much like it; for a text that found nothing."""
    sought, things = fold(text), list(index)
    if not sought.folded:
        return []
    spelt = sound_of(sought).spelt
    # two syllables are inside too many names to be meant
    worst = Grade.CONTAINS if len(sought.folded) >= MIN_INSIDE else Grade.BEGINS
    alike = [match for match in search_names(things, spelt) if match.grade <= worst]
    if not alike:
        by_name = {each.names[0].folded: each for each in reversed(things)}
        near = get_close_matches(sought.folded, by_name, limit, 0.5)
        alike = [Match(by_name[name], Grade.CONTAINS, ()) for name in near]
    return alike[:limit]


def _order(match: Match) -> tuple[int, int, int, str]:
    found = match.found
    return match.grade, found.rank, len(found.names[0].folded), found.key


def _match(each: Searchable, whole: str, words: Sequence[str]) -> Match | None:
    """Match the whole text, or else all its words; the words match as well as the worst of them."""
    best = _best(each, whole)
    if best is not None:
        return Match(each, best[0], (best[1],))
    if len(words) < 2:
        return None
    parts = [_best(each, word) for word in words]
    found = [part for part in parts if part is not None]
    if len(found) < len(words):
        return None
    return Match(each, max(Grade.CONTAINS, *(grade for grade, _ in found)), tuple(hit for _, hit in found))


def _best(each: Searchable, word: str) -> tuple[Grade, Hit] | None:
    """Return the best match of one word in a thing."""
    found: list[tuple[Grade, Hit]] = []
    for look in LOOKS:
        found += look(each, word)
        if found:
            return min(found, key=lambda match: (match[0], match[1].by))
    return None


def _in_names(each: Searchable, word: str) -> list[tuple[Grade, Hit]]:
    """Look in the names and in their spellings, which are looked into only from the beginning of a syllable."""
    found = []
    for name in each.names:
        start = name.folded.find(word)
        if start >= 0 and not _inside_letters(name.folded, start, word):
            found.append((_grade(start, word, name.folded), name.hit(start, len(word), By.NAME)))
    for sound in each.sounds:
        found += _in_sound(sound, word)
    found += [(Grade.EXACT, code.hit(0, len(word), By.CODE)) for code in each.codes if code.folded == word]
    return found


def _inside_letters(text: str, start: int, word: str) -> bool:
    """Check that one or two letters are in the middle of others, where they mean nothing."""
    return start > 0 and len(word) < MIN_INSIDE and text[start - 1 : start + 1].isascii()


def _in_sound(sound: Sound, word: str) -> list[tuple[Grade, Hit]]:
    found = []
    start = _syllable(sound, word)
    if start is not None:
        first = sound.starts.index(start)
        last = sum(at < start + len(word) for at in sound.starts) - 1
        hit = sound.name.hit(first, last - first + 1, By.SOUND)
        found.append((_grade(start, word, sound.spelt), hit))
    first = sound.initials.find(word)
    if first == 0 or (first > 0 and len(word) >= MIN_INSIDE):
        found.append((_grade(first, word, sound.initials), sound.name.hit(first, len(word), By.SOUND)))
    return found


def _syllable(sound: Sound, word: str) -> int | None:
    """Return where a spelling holds a word from the beginning of a syllable on, or None."""
    start = sound.spelt.find(word)
    while start >= 0:
        if start == 0 or (len(word) >= MIN_INSIDE and start in sound.starts):
            return start
        start = sound.spelt.find(word, start + 1)
    return None


def _grade(start: int, word: str, text: str) -> Grade:
    if start > 0:
        return Grade.CONTAINS
    return Grade.EXACT if word == text else Grade.BEGINS


def _inside(texts: Iterable[Folded], word: str, grade: Grade, by: By) -> list[tuple[Grade, Hit]]:
    return [(grade, text.hit(start, len(word), by)) for text in texts if (start := text.folded.find(word)) >= 0]


def _in_codes(each: Searchable, word: str) -> list[tuple[Grade, Hit]]:
    return _inside(each.codes, word, Grade.CODE, By.CODE) if len(word) >= MIN_INSIDE else []


def _in_mentions(each: Searchable, word: str) -> list[tuple[Grade, Hit]]:
    return _inside(each.mentions, word, Grade.MENTION, By.MENTION)


LOOKS: tuple[Callable[[Searchable, str], list[tuple[Grade, Hit]]], ...] = (_in_names, _in_codes, _in_mentions)
"""Where a word is looked for, one after another until it is found."""
