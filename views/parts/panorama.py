"""The panorama in a page: the picture with its filters, search, readout and table; says which card was opened."""

from collections.abc import Callable
from functools import lru_cache

import streamlit as st

from graph.analysis.layout_plan import NARROW_CARD, WIDE_CARD, plan, stops
from graph.analysis.states import LinkState
from reports.language import Language
from reports.markup import to_text
from reports.panorama_drawing import draw, lay_out
from reports.panorama_style import STYLE
from reports.punctuation import names
from reports.scene import Card, Scene
from views.parts.mount import GROUND_STYLE, HERE, script, theme
from views.parts.panorama_frame import COLUMNS, FOUND, HIDE, TABLE, frame

CLOSE = "close"
PanoramaEvent = str
WIDE, NARROW = 1184.0, 812.0

_mounted = st.components.v2.component(
    "lianpu-panorama",
    css=GROUND_STYLE + STYLE + (HERE / "panorama.css").read_text(encoding="utf-8"),
    js=script("panorama.js"),
)


def panorama(
    scene: Scene,
    *,
    opened: str | None,
    pressed_states: frozenset[LinkState],
    query: str | None,
    narrow: bool,
    key: str,
    on_press: Callable[[PanoramaEvent], None],
) -> None:
    """Show the picture; `on_press` is told the id of a card that was clicked, `CLOSE` when the open one was left.

    It is told before the page is drawn, so that the click is answered by one drawing. `pressed_states` and `query` are
    what the filters begin with; afterwards they live in the browser. With `narrow` the cards are narrower, for a
    profile beside the picture; they keep their columns and rows.
    """

    def pressed() -> None:
        event = st.session_state[key].press
        if event is not None:
            on_press(str(event))

    _mounted(
        key=key,
        data={
            **payload(scene, narrow),
            "key": key,
            "opened": opened,
            "pressed": sorted(pressed_states),
            "query": query or "",
            "theme": theme(),
        },
        on_press_change=pressed,
    )


@lru_cache(maxsize=64)
def payload(scene: Scene, narrow: bool) -> dict[str, object]:
    """Return what the browser is sent of a scene: the picture in its frame, its other widths, and its cards."""
    layout = lay_out(scene)
    card_width, width = (NARROW_CARD, NARROW) if narrow else (WIDE_CARD, WIDE)
    language: Language = "en" if scene.words.language == "en" else "zh"
    return {
        "xml": to_text(frame(scene, draw(scene, layout, card_width, width), language)),
        "base": plan(layout, card_width, width).width,
        "stops": [
            [round(at, 1), *([round(x, 1) for x in row] for row in rows)] for at, *rows in stops(layout, card_width)
        ],
        "cards": [_card(card, language) for card in scene.cards],
        "states": {entry.state.value: entry.name for entry in scene.legend},
        "words": {
            "table": TABLE.of(language),
            "hide": HIDE.of(language),
            "found": FOUND.of(language, n="#"),
            "comma": names(("", ""), language),
        },
        "columns": [text.of(language) for text in COLUMNS],
    }


def _card(card: Card, language: Language) -> list[str]:
    return [card.id, card.full_name, card.stage.label(language), card.state.value, card.detail, card.readout]
