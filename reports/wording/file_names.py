"""Names of files made of texts from the data: nothing a file system refuses, short enough to write, none twice."""

import re
from collections.abc import Iterable

MAX_LENGTH = 160
"""Bytes of a name before its ending; a file system takes 255, and pictures and archives put words of theirs behind."""
CUT = "…"
_DEVICES = re.compile(r"(con|prn|aux|nul|(com|lpt)\d)\s*(\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices, with any ending."""
_REFUSED = re.compile('[\\\\/:*?"<>|\\s\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+')


def file_stem(text: str, behind: str = "") -> str:
    """Return a text as the name of a file without its ending; `behind` is kept whole where the text must be cut.

    Example: `file_stem("a/b", "（甲）")` is `a b（甲）`.
    """
    plain, kept = _plain(text), _plain(behind)
    whole = f"{plain}{kept}"
    if len(whole.encode()) > MAX_LENGTH:
        room = max(0, MAX_LENGTH - len(f"{CUT}{kept}".encode()))
        whole = f"{plain.encode()[:room].decode(errors='ignore').rstrip()}{CUT}{kept}"
    told = whole.strip(" .") or "-"
    return f"_{told}" if _DEVICES.match(told) else told


def shared(names: Iterable[str]) -> frozenset[str]:
    """Return the names that come more than once where upper and lower case are one, folded."""
    seen: set[str] = set()
    twice: set[str] = set()
    for name in (each.casefold() for each in names):
        (twice if name in seen else seen).add(name)
    return frozenset(twice)


def _plain(text: str) -> str:
    return _REFUSED.sub(" ", text)
