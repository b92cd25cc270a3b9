"""What a deck is made of, without a format: slides with a title, things placed on them, and what the speaker has."""

from dataclasses import dataclass

from reports.drawing.wide import MARGIN, ROOM, Item, Runs, Stroke, Table, Words, fitting, plain
from reports.wording.language import Language

TITLE_SIZE, FOOT_SIZE = 26.0, 16.0
"""Points of the title of a slide and of the line at its foot."""
TITLE_BOX = (MARGIN, 26.0, ROOM, 50.0)
"""Left, top, width and height of the title, in pixels."""
RULE_Y, TOP, BOTTOM = 82.0, 98.0, 648.0
"""The rule below the title, and where the body begins and ends."""
FOOT_BOX = (MARGIN, 666.0, ROOM - 120, 30.0)
RIGHT_WIDTH = 370.0
COVER_BOX, COVER_SIZE = (128.0, 132.0, 1024.0, 76.0), 36.0
"""Where the title of a cover is placed, and its size."""
NUMBER_BOX = (MARGIN + ROOM - 110, 666.0, 110.0, 30.0)


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its title, what is placed on it, the line at its foot, and the notes of its speaker.

    `cover` says that the title stands among the items, not at the top; `right` is a short text opposite the title.
    """

    title: str
    items: tuple[Item, ...]
    foot: str = ""
    notes: tuple[str, ...] = ()
    cover: bool = False
    right: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck; `version` and `made_at` (the time of the data, in ISO 8601) go into the properties of a file."""

    language: Language
    title: str
    slides: tuple[Slide, ...]
    version: str
    made_at: str


def texts_of(slide: Slide) -> tuple[Runs, ...]:
    """List the paragraphs of a slide in reading order, its title and foot left out."""
    found: list[Runs] = []
    for item in slide.items:
        if isinstance(item, Words):
            found.extend(item.paragraphs)
        elif isinstance(item, Table):
            found.extend(cell for line in item.lines for cell in line)
    return tuple(found)


def title_words(slide: Slide) -> Words:
    """Return the title of a slide as it is placed."""
    title = (plain(slide.title, bold=True),)
    if slide.cover:
        return Words(*COVER_BOX, title, COVER_SIZE, anchor="middle")
    x, y, width, height = TITLE_BOX
    return Words(x, y, width - (RIGHT_WIDTH + 10 if slide.right else 0), height, title, TITLE_SIZE, anchor="middle")


def furniture(slide: Slide) -> tuple[Item, ...]:
    """Return what stands around the items of a slide: the rule below its title, the text opposite it, its foot."""
    x, y, width, height = TITLE_BOX
    found: list[Item] = [] if slide.cover else [Stroke(MARGIN, RULE_Y, MARGIN + ROOM, RULE_Y, "line2")]
    if slide.right:
        told = (plain(fitting([slide.right], RIGHT_WIDTH, FOOT_SIZE), tone="ink2"),)
        found.append(Words(x + width - RIGHT_WIDTH, y, RIGHT_WIDTH, height, told, FOOT_SIZE, "right", "middle"))
    if slide.foot:
        told = (plain(fitting([slide.foot], FOOT_BOX[2], FOOT_SIZE), tone="ink3"),)
        found.append(Words(*FOOT_BOX, told, FOOT_SIZE, anchor="middle"))
    return tuple(found)


def number_words(number: int, count: int) -> Words:
    """Return the number of a slide as it is placed: `3 / 12`."""
    return Words(*NUMBER_BOX, (plain(f"{number} / {count}", tone="ink3"),), FOOT_SIZE, "right", "middle")


def placed(slide: Slide, number: int = 0, count: int = 0) -> tuple[Item, ...]:
    """Return everything of a slide as it is placed; without a number where it stands alone."""
    numbered = (number_words(number, count),) if number else ()
    return (title_words(slide), *furniture(slide), *slide.items, *numbered)
