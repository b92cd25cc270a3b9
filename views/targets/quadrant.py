"""The quadrant of the targets in a page: large with labels, or small beside the board."""

import streamlit as st

from graph.text import Text
from reports.drawing.markup import element, to_text
from reports.drawing.quadrant_drawing import QUADRANT_STYLE, draw_quadrant, quadrant_file
from reports.drawing.quadrant_scene import TITLE, QuadrantScene, build_quadrant_scene
from reports.wording.file_names import file_stem
from views.shared.context import PageContext
from views.shared.handing_over import handed
from views.shared.kept import kept
from views.shared.markup_component import show_markup
from views.targets.weight_sliders import Key, WeightedRanking

LARGE, SMALL = (760.0, 540.0), (222.0, 196.0)
"""Width and height in pixels; text is as large in both."""
HOW = Text(
    "各自 0–100 分，50 分为界；同分的错开画。点一个，打开它。",
    "Each 0 to 100, divided at 50; equal scores are drawn side by side. A dot opens its target.",
)
PICTURE = Text("导出图片", "Export image")
STYLE = QUADRANT_STYLE + ".wide{overflow-x:auto}"


def large_quadrant(
    context: PageContext, ordered: WeightedRanking, links: frozenset[str], opened: str | None
) -> str | None:
    """Draw the picture with labels and legend; return the link just clicked."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(context.text(HOW), width="stretch")
        scene = _scene(context, ordered, context.key, ordered.key, links, context.language)
        st.download_button(
            context.text(PICTURE),
            handed(context, "quadrant.svg", lambda: quadrant_file(scene, *LARGE)),
            file_name=f"{file_stem(scene.title)}.svg",
            mime="image/svg+xml",
            on_click="ignore",
        )
    drawn = _drawn(context, ordered, context.key, ordered.key, links, opened, LARGE, context.language)
    return show_markup(drawn, key="quadrant", css=STYLE)


def small_quadrant(context: PageContext, ordered: WeightedRanking, links: frozenset[str]) -> str | None:
    """Draw the picture without labels; return the link just clicked."""
    st.markdown(f"##### {context.text(TITLE)}")
    drawn = _drawn(context, ordered, context.key, ordered.key, links, None, SMALL, context.language)
    return show_markup(drawn, key="quadrant-small", css=STYLE)


@kept(64)
def _scene(
    _context: PageContext, _ordered: WeightedRanking, key: str, weights: Key, links: frozenset[str], language: str
) -> QuadrantScene:
    del key, weights, language
    return build_quadrant_scene(_context.city, _ordered.targets, links, _context.language)


@kept(64)
def _drawn(
    _context: PageContext,
    _ordered: WeightedRanking,
    key: str,
    weights: Key,
    links: frozenset[str],
    opened: str | None,
    size: tuple[float, float],
    language: str,
) -> str:
    scene = _scene(_context, _ordered, key, weights, links, language)
    return to_text(element("div", {"class": "wide"}, draw_quadrant(scene, *size, opened=opened)))
