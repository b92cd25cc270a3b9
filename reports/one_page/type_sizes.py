"""The type of the one side in points, the same for what is measured and what is written: sizes, lines, space around."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reports.wording.language import Language

Name = Literal["title", "subtitle", "value", "label", "head", "text", "prose", "note"]
VALUE = 15.0
"""Size of the number of a figure, which stands on the line of its unit."""
POINTS = 72 / 25.4
"""Points in a millimetre."""
PAGE, SIDE, TOP, BOTTOM = (210.0, 297.0), 15.0, 12.0, 10.0
"""Width and height of the paper and its margins, in millimetres."""
WIDTH = PAGE[0] - 2 * SIDE
GAP, NUMBER, PADDING = 8.0, 6.0, 2.0
"""Millimetres between the two lists, those a number takes, and those a cell leaves free at both sides together."""
HALF = (WIDTH - GAP) / 2 - NUMBER
BEFORE_BOX, BEFORE_SOURCES = 5.0, 4.0
INDENT = 2
"""Characters the first line of a paragraph is set in, in Chinese."""


@dataclass(frozen=True, slots=True)
class TypeSize:
    """How a kind of line is set: size, height of a line, space before and after."""

    size: float
    line: float
    before: float = 0
    after: float = 0


ZH: Mapping[Name, TypeSize] = {
    "title": TypeSize(20, 26),
    "subtitle": TypeSize(10.5, 15, after=3),
    "value": TypeSize(10, 19),
    "label": TypeSize(10, 13),
    "head": TypeSize(12, 16, 5, 1),
    "text": TypeSize(10.5, 13.5, 1, 1),
    "prose": TypeSize(10.5, 13.5),
    "note": TypeSize(8.6, 11),
}
EN: Mapping[Name, TypeSize] = {
    "title": TypeSize(15, 20),
    "subtitle": TypeSize(10, 13, after=3),
    "value": TypeSize(9.5, 18),
    "label": TypeSize(9.5, 11.5),
    "head": TypeSize(11, 14, 4, 1),
    "text": TypeSize(9.5, 11.5, 1, 1),
    "prose": TypeSize(9.5, 11.5),
    "note": TypeSize(8.3, 10),
}


def type_sizes(language: Language) -> Mapping[Name, TypeSize]:
    """Return the type of a language: letters look larger than characters, and their words are longer."""
    return ZH if language == "zh" else EN
