"""How a text is made to fit its cell: whole clauses are kept as long as there is room, and nothing is broken off."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.model.fact import Fact
from reports.drawing.panorama_text import text_width, wrap
from reports.one_page.type_sizes import POINTS

CITED = "00"
"""What the small number of a source takes of a line, about."""
LOOSE = 0.03
"""Share of a line that a text of letters alone may take more than is reckoned."""
_CJK = "\u3400-\u9fff"
_MEETING = re.compile(f"(?<=[{_CJK}])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[{_CJK}])")
"""Where a character meets a letter or a figure: programs that set type put a narrow space there."""


@dataclass(frozen=True, slots=True)
class Room:
    """Room for a text: so many millimetres wide, in type of so many points, so many lines."""

    width: float
    size: float
    lines: int

    def holds(self, text: str) -> bool:
        """Check whether a text fits."""
        return len(self.wrapped(text)) <= self.lines and self._longest(text) <= self.width * POINTS

    def wrapped(self, text: str) -> list[str]:
        """Return a text in lines; the widths of letters are known less well than those of characters."""
        letters = sum(char < "\u2e80" for char in text) / max(len(text), 1)
        return wrap(_MEETING.sub(" ", text), self.width * POINTS * (1 - LOOSE * letters), self.size)

    def _longest(self, text: str) -> float:
        return max((text_width(line, self.size) for line in self.wrapped(text)), default=0.0)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and the facts it rests on."""

    text: str
    facts: tuple[Fact, ...] = ()


def fill(room: Room, before: str, stop: str, slots: Iterable[Iterable[Clause]]) -> tuple[Clause, ...]:
    """Return clauses that fit behind what stands before them: of each slot the first of its choices that has room.

    A slot none of whose choices has room stays empty, but for the first: its last choice is taken at worst.
    """
    kept: list[Clause] = []
    for slot in slots:
        choices = list(slot)
        fits = (each for each in choices if room.holds(before + stop.join(measured(one) for one in (*kept, each))))
        chosen = next(fits, None if kept or not choices else choices[-1])
        if chosen is not None:
            kept.append(chosen)
    return tuple(kept)


def measured(clause: Clause) -> str:
    """Return the text of a clause as it is measured, the number of its source included."""
    return clause.text + (CITED if clause.facts else "")


_STOPS = re.compile("[，；。](?![^（]*）)")
"""Where a clause ends: none ends within a bracket."""
_BRACKETED = re.compile("（[^（）]*）")
_QUOTED = re.compile("（(研报|券商|公司|媒体)(?:引述|转述|数据|自称)）")
_SAID_BY = re.compile("（(?:研报|券商|公司|媒体)称?）$")
_CAVEAT = re.compile(
    "[不非未无]|待核|口径|自称|引述|含|合计|其中|中试|小试|试产|试制|试生产|试运行|(?<![模虚])拟|在建|自用|切换|转产"
)
"""What may not be left out of a text, because it takes back or limits what stands before it.

What is on trial, planned, being built or for its maker's own works is no product that others can count on.
"""
_LOOSE = re.compile(f"{_CAVEAT.pattern}|[约近估]|数据|推|研报称?|券商称?|公司称|媒体称")
"""What may not be left out with a bracket: how loose a figure is, and who says so, too."""


def shortened(text: str) -> Iterator[str]:
    """Yield a text of the facts, then without its brackets, then in fewer clauses; no caveat is ever left out.

    Who says so is told in a word, `（研报引述）` as `（研报称）`, and stays with what is left.
    """
    yield text
    brief = _QUOTED.sub(r"（\1称）", text)
    bare = _BRACKETED.sub(lambda found: found.group() if _LOOSE.search(found.group()) else "", brief)
    for each in dict.fromkeys((brief, bare)):
        if each != text:
            yield each
    said = _SAID_BY.search(brief)
    whose = said.group() if said else ""
    body = brief.removesuffix(whose)
    for stop in reversed(list(_STOPS.finditer(body))):
        rest = body[stop.end() :]
        if not _CAVEAT.search(rest) and not _is_loose(rest):
            yield body[: stop.start()] + whose


def _is_loose(text: str) -> bool:
    """Check whether a bracket of a text says how loose a figure is or who says so."""
    return any(_LOOSE.search(found) for found in _BRACKETED.findall(text))
