"""The deck as a deliverable: a PowerPoint file for each chain."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from graph.text import Text
from reports.deliverable import Commission, Deliverable, Published, for_each_chain

if TYPE_CHECKING:
    from reports.formats.deck import Deck

PREVIEW_DPI = 96


def _deck(commission: Commission, chain: str) -> "Deck":
    from reports.deck.content import build_deck

    return build_deck(commission.judgement, chain, commission.language)


def _powerpoint(deck: "Deck", stem: str, _: int) -> Iterator[Published]:
    from reports.formats.slides import write_deck

    buffer = BytesIO()
    write_deck(deck, buffer)
    yield Published(f"{stem}.pptx", buffer.getvalue())


def _preview(deck: "Deck") -> tuple[bytes, ...]:
    from reports.drawing.wide_svg import to_svg
    from reports.formats.deck import placed
    from reports.formats.image import WIDE, to_png

    count = len(deck.slides)
    drawn = (to_svg(placed(slide, at, count), slide.title) for at, slide in enumerate(deck.slides, 1))
    return tuple(to_png(svg, WIDE, PREVIEW_DPI) for svg in drawn)


DECK = Deliverable(
    id="deck",
    label=Text("产业链汇报幻灯片", "Chain deck"),
    contents=for_each_chain(_deck),
    forms={"pptx": _powerpoint},
    preview=_preview,
    page_size="16:9",
    shows_changes=False,
)
