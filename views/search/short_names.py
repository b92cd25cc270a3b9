"""Departments by the short names officials use: 工信局 for 工业和信息化局, in characters or in pinyin."""

from collections.abc import Iterable

from graph.analysis.exploration.name_search import By, Folded, Grade, Match, Searchable, Sound, fold
from graph.model.nodes import Organisation

MIN_SIGNS, MAX_TEXT = 3, 24
"""Characters a short name has at least; letters looked at, so that a long text is not tried."""
COMMITTEE = "委员会"
"""Its short name ends with the first of its characters: 发改委."""


def by_short_name(things: Iterable[Searchable], text: str) -> list[Match]:
    """Find the departments whose names hold the text in order and end with it; for a text found nowhere as a whole."""
    sought = fold(text).folded
    if not MIN_SIGNS <= len(sought) <= MAX_TEXT:
        return []
    matches = []
    for thing in things:
        if thing.group == Organisation.KIND and thing.sounds:
            places = _short(thing.sounds[0], sought)
            if len(places) >= MIN_SIGNS:
                name = thing.sounds[0].name
                hits = tuple(name.hit(place, 1, By.NAME) for place in places)
                matches.append(Match(thing, Grade.CONTAINS, hits))
    return sorted(matches, key=lambda match: (len(match.found.names[0].folded), match.found.key))


def _short(sound: Sound, text: str) -> tuple[int, ...]:
    """Return the characters a short name is made of; none if the text is not one of this name."""
    ends = [*sound.starts[1:], len(sound.spelt)]
    spelt = [sound.spelt[start:end] for start, end in zip(sound.starts, ends, strict=True)]
    return _places(sound.name, spelt, text, _last(sound.name.folded), 0) or ()


def _last(name: str) -> int:
    return len(name) - (len(COMMITTEE) if name.endswith(COMMITTEE) else 1)


def _places(name: Folded, spelt: list[str], text: str, last: int, first: int) -> tuple[int, ...] | None:
    """Return the places from `first` to `last` that make the text, each by its character or its syllable."""
    for place in range(first, last + 1):
        for sign in (name.folded[place], spelt[place]):
            if text == sign and place == last:
                return (place,)
            if text.startswith(sign) and text != sign:
                rest = _places(name, spelt, text[len(sign) :], last, place + 1)
                if rest is not None:
                    return (place, *rest)
    return None
