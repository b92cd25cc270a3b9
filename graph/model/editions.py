"""Editions of catalogues that permits rest on: one edition replaces the other."""

import re
from collections.abc import Iterable, Iterator

_EDITION = re.compile(r"([^;；,，《》()（）]+?)[(（]?((?:19|20)\d\d) ?年?本[)）]?")
"""The title of a catalogue and the year of the edition: `产业结构调整指导目录(2024年本)`."""


def editions_in(text: str | None) -> Iterator[tuple[str, int]]:
    """Yield the catalogues that a text names with the years of their editions."""
    for found in _EDITION.finditer(text or ""):
        yield found[1].strip(), int(found[2])


def last_editions(texts: Iterable[str | None]) -> dict[str, int]:
    """Find the last edition of each catalogue that some texts name."""
    last: dict[str, int] = {}
    for text in texts:
        for title, year in editions_in(text):
            last[title] = max(year, last.get(title, year))
    return last
