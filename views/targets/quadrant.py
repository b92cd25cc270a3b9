"""The quadrant of the targets in a page: large with labels, or small beside the board."""

import streamlit as st

from reports.drawing.markup import element, to_text
from reports.drawing.quadrant_drawing import QUADRANT_STYLE, draw_quadrant, quadrant_file
from reports.drawing.quadrant_scene import TITLE, QuadrantScene, build_quadrant_scene
from reports.wording.file_names import file_stem
from reports.wording.language import Text
from views.shared.desk import Desk
from views.shared.mount import mount
from views.targets.weighing import Key, Order

LARGE, SMALL = (760.0, 540.0), (222.0, 196.0)
"""Width and height in pixels; text is as large in both."""
HOW = Text(
    "各自 0–100 分，50 分为界；同分的错开画。点一个，打开它。",
    "Each 0 to 100, divided at 50; equal scores are drawn side by side. A dot opens its target.",
)
PICTURE = Text("导出图片", "Export picture")
STYLE = QUADRANT_STYLE + ".wide{overflow-x:auto}"


def large_quadrant(desk: Desk, ordered: Order, links: frozenset[str], opened: str | None) -> str | None:
    """Draw the picture with labels and legend; return the link just clicked."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(desk.say(HOW), width="stretch")
        scene = _scene(desk, ordered, desk.key, ordered.key, links, desk.language)
        st.download_button(
            desk.say(PICTURE),
            lambda: quadrant_file(scene, *LARGE),
            file_name=f"{file_stem(scene.title)}.svg",
            mime="image/svg+xml",
            on_click="ignore",
        )
    drawn = _drawn(desk, ordered, desk.key, ordered.key, links, opened, LARGE, desk.language)
    return mount(drawn, key="quadrant", css=STYLE)


def small_quadrant(desk: Desk, ordered: Order, links: frozenset[str]) -> str | None:
    """Draw the picture without labels; return the link just clicked."""
    st.markdown(f"##### {desk.say(TITLE)}")
    drawn = _drawn(desk, ordered, desk.key, ordered.key, links, None, SMALL, desk.language)
    return mount(drawn, key="quadrant-small", css=STYLE)


@st.cache_resource(max_entries=64, show_spinner=False)
def _scene(_desk: Desk, _ordered: Order, key: str, weights: Key, links: frozenset[str], language: str) -> QuadrantScene:
    del key, weights, language
    return build_quadrant_scene(_desk.city, _ordered.targets, links, _desk.language)


@st.cache_resource(max_entries=64, show_spinner=False)
def _drawn(
    _desk: Desk,
    _ordered: Order,
    key: str,
    weights: Key,
    links: frozenset[str],
    opened: str | None,
    size: tuple[float, float],
    language: str,
) -> str:
    scene = _scene(_desk, _ordered, key, weights, links, language)
    return to_text(element("div", {"class": "wide"}, draw_quadrant(scene, *size, opened=opened)))
