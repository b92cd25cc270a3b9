"""Words of a vocabulary as files write them: code, label or another word for it; unknown ones get the nearest."""

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from graph.model.ambiguous_labels import AMBIGUOUS_LABELS
from graph.model.labelled_enum import LabelledEnum

_DONE = re.compile("^(?:已经|已)(?=..)")
_STATE = re.compile("(?<=..)(?:阶段|状态|项目)$")
NEAREST = 2
"""Words that are suggested at most."""


def match_label(cell: str, vocabulary: type[LabelledEnum]) -> LabelledEnum | None:
    """Return the word a cell writes, or None where it is none or may mean several."""
    spellings = spellings_of(vocabulary)
    plain = folded(cell)
    found = spellings.get(plain)
    if found is not None or plain in AMBIGUOUS_LABELS.get(vocabulary, {}):
        return found
    shorter = _STATE.sub("", _DONE.sub("", plain))
    return None if shorter in AMBIGUOUS_LABELS.get(vocabulary, {}) else spellings.get(shorter)


def nearest_labels(cell: str, vocabulary: type[LabelledEnum]) -> Sequence[LabelledEnum]:
    """Return the words an unknown one may stand for, nearest first."""
    plain = folded(cell)
    asked = AMBIGUOUS_LABELS.get(vocabulary, {})
    doubtful = asked.get(plain) or asked.get(_STATE.sub("", _DONE.sub("", plain)))
    if doubtful is not None:
        return doubtful
    spellings = spellings_of(vocabulary)
    near = difflib.get_close_matches(plain, spellings, len(spellings), 0.5)
    inside = [name for name in spellings if len(name) > 1 and name in plain]
    denied = {spellings[name] for name in inside if re.search(f"[不非未无]{re.escape(name)}", plain)}
    return tuple(word for word in dict.fromkeys(spellings[name] for name in (*near, *inside)) if word not in denied)[
        :NEAREST
    ]


def did_you_mean(near: Sequence[LabelledEnum]) -> Mapping[str, str]:
    """Return what a message asks about a word that may stand for others, empty where none is near."""
    zh, en = "”或“".join(word.zh for word in near), "” or “".join(word.en for word in near)
    return {"near": f"，是不是“{zh}”" if near else "", "near_en": f"; did you mean “{en}”?" if near else ""}


@cache
def spellings_of(vocabulary: type[LabelledEnum]) -> Mapping[str, LabelledEnum]:
    """Return every way a word of a vocabulary may be written, with the word."""
    found: dict[str, LabelledEnum] = {}
    for word in vocabulary:
        for name in (word.zh, word.value, word.en, *word.aliases):
            found.setdefault(folded(name), word)
    return found


def folded(text: str) -> str:
    """Return text in half-width small letters, without spaces between Chinese signs and without marks around it."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return re.sub(r"(?<![a-z])\s+|\s+(?![a-z])", "", plain).strip("\"'“”‘’。.,、;:()[]【】<>《》*★√✓")
