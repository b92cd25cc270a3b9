"""The panorama in a page: the picture with its filters, search, readout and table; says which card was opened."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from graph.analysis.verdicts.states import Mark, Strategy
from graph.once import once
from reports.drawing.layout.pixel_layout import NARROW_CARD, WIDE_CARD, pixel_layout, stops
from reports.drawing.markup import to_text
from reports.drawing.panorama_drawing import draw, lay_out
from reports.drawing.panorama_scene import LinkCard, PanoramaScene
from reports.drawing.panorama_style import STYLE
from reports.wording.language import BLANK, Language
from reports.wording.punctuation import join_names
from views.panorama.component_controls import CENTRE, COLUMNS, FOUND, HIDE, NO_CENTRE, TABLE, frame
from views.shared.markup_component import GROUND_STYLE, packed, script, theme

FOLDER = Path(__file__).parent
CLOSE = "close"
PanoramaEvent = str
WIDE, NARROW = 1184.0, 812.0

_mounted = st.components.v2.component(
    "lianpu-panorama",
    css=GROUND_STYLE + STYLE + (FOLDER / "panorama.css").read_text(encoding="utf-8"),
    js=script(*(FOLDER / name for name in ("panorama_width.js", "panorama_address.js", "panorama.js"))),
)


def panorama(
    scene: PanoramaScene,
    *,
    opened: str | None,
    narrow: bool,
    key: str,
    on_press: Callable[[PanoramaEvent], None],
) -> None:
    """Show the picture; `on_press` is told the id of a card that was clicked, `CLOSE` when the open one was left.

    It is told before the page is drawn, so that the click is answered by one drawing. Filters, search and range live in
    the browser, which reads them from the address and keeps them there. With `narrow` the cards are narrower, for a
    profile beside the picture; they keep their columns and rows.
    """

    def pressed() -> None:
        event = st.session_state[key].press
        if event is not None:
            on_press(str(event))

    _mounted(
        key=key,
        data=_packed(scene, narrow) + packed({"opened": opened, "theme": theme()}),
        on_press_change=pressed,
    )


@once
def _packed(scene: PanoramaScene, narrow: bool) -> bytes:
    """Return the payload as the beginning of what the browser is sent, which ends with a line of its own."""
    return packed(payload(scene, narrow)) + b"\n"


def payload(scene: PanoramaScene, narrow: bool) -> dict[str, object]:
    """Return what the browser is sent of a scene: the picture in its frame, its other widths, and its cards."""
    layout = lay_out(scene)
    card_width, width = (NARROW_CARD, NARROW) if narrow else (WIDE_CARD, WIDE)
    language: Language = "en" if scene.labels.language == "en" else "zh"
    return {
        "xml": to_text(frame(scene, draw(scene, layout, card_width, width, strategies=True), language)),
        "base": pixel_layout(layout, card_width, width).width,
        "stops": [
            [round(at, 1), *([round(x, 1) for x in row] for row in rows)] for at, *rows in stops(layout, card_width)
        ],
        "cards": [_card(card, language) for card in scene.cards],
        "marks": {mark.value: mark.label(language) for mark in Mark},
        "strategies": {strategy.value: strategy.label(language) for strategy in Strategy},
        "words": {
            "none": BLANK,
            "table": TABLE.of(language),
            "hide": HIDE.of(language),
            "found": FOUND.of(language, n="#"),
            "centre": CENTRE.of(language),
            "noCentre": NO_CENTRE.of(language),
            "comma": join_names(("", ""), language),
        },
        "columns": [text.of(language) for text in COLUMNS],
    }


def _card(card: LinkCard, language: Language) -> dict[str, object]:
    """Build the fields sent to the browser; None and False are omitted."""
    told = {
        "id": card.id,
        "name": card.full_name,
        "stage": card.stage.label(language),
        "mark": card.mark.value,
        "state": card.mark.counted.value,
        "detail": card.detail,
        "readout": card.readout,
        "strategy": card.strategies[0].value if card.strategies else None,
        "owner": card.owner,
        "unmet": card.unmet,
    }
    return {name: value for name, value in told.items() if value is not None and value is not False}
