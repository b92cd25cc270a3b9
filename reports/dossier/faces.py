"""The type of the two sides, and how it is tightened until both fit: room in cells first, then rows given up."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reports.one_page.type_sizes import Name, TypeSize, type_sizes
from reports.wording.language import Language

TOP, BOTTOM = 17.0, 15.0
HEADER, FOOTER = 9.0, 8.0
"""Millimetres from the edge of the paper to the head and the foot of a page."""
LABEL = 24.0
"""Millimetres of a label at the head."""
SMALL = 7.2
"""Size of an address in points."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How airy the two sides are: points around the text of a cell, above a heading, and of a row to write in.

    `size` is how much smaller the text is set than usual, in points, and its lines twice as much.
    `dense` puts what was not found in one row; without `flow` the drawing is left out, for the table of links says the
    same. `links` and `news` are the most rows of these; what is left out is told
    below the table.
    """

    cell: float
    head: float
    row: float
    size: float = 0
    dense: bool = False
    flow: bool = True
    links: int = 8
    news: int = 8


SETTINGS = (
    Setting(2.6, 8.0, 25.0),
    Setting(1.8, 6.0, 24.0),
    Setting(0.9, 5.0, 22.0),
    Setting(0.9, 5.0, 20.0, dense=True),
    Setting(0.4, 4.0, 20.0, dense=True),
    Setting(0.2, 2.0, 18.0, 0.5, dense=True),
    Setting(0, 2.0, 18.0, 0.8, dense=True),
    Setting(0, 2.0, 18.0, 0.5, dense=True, flow=False),
    Setting(0, 2.0, 18.0, 0.8, dense=True, flow=False),
    Setting(0, 2.0, 18.0, 0.8, dense=True, flow=False, links=4, news=4),
    Setting(0, 2.0, 18.0, 0.8, dense=True, flow=False, links=3, news=3),
    Setting(0, 2.0, 18.0, 0.8, dense=True, flow=False, links=2, news=2),
)
"""What is tried in turn until both sides fit."""


def dossier_faces(language: Language, setting: Setting) -> Mapping[Name, TypeSize]:
    """Return the type of a language in a setting."""
    types = dict(type_sizes(language))
    text = types["text"]
    smaller = replace(text, size=text.size - setting.size, line=text.line - 2 * setting.size)
    types["text"] = replace(smaller, before=setting.cell, after=setting.cell)
    types["head"] = replace(types["head"], before=setting.head, after=2)
    types["subtitle"] = replace(types["subtitle"], after=4)
    return types
