"""The picture of explored things in a page: pyvis's network, mounted with the library that pyvis ships."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import streamlit as st

from graph.text import Text
from reports.drawing.network_html import FOLDER as DRAWING
from reports.drawing.network_html import OPTIONS, ZOOMS, network
from reports.drawing.network_scene import NetworkScene
from reports.drawing.tokens import colours
from views.shared.markup_component import GROUND_STYLE, script, theme

FOLDER = Path(__file__).parent
HOW = Text(
    "指向卡片或连线看依据；点一下选中，双击展开；拖动画面，滚轮缩放。键盘：方向键走，回车选中，再回车展开。",
    "Point to read the evidence; click to choose, double-click to open; drag to move, scroll to zoom. "
    "Keys: arrows walk, Enter chooses, Enter again opens.",
)
LABEL = Text(
    "关系图：{title}。图中内容与下方表格相同。",
    "Picture of relations: {title}. The table below tells the same.",
)
LIBRARY = "lib/vis-9.1.2/vis-network.min.js"


@cache
def _library() -> str:
    """Return the drawing library that pyvis ships, as a script that draws nothing by itself."""
    found = find_spec("pyvis")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("pyvis")
    text = (Path(found.submodule_search_locations[0]) / LIBRARY).read_text(encoding="utf-8")
    return text.replace("//# sourceMappingURL=vis-network.min.js.map", "") + "\nexport default function () {}\n"


# The library stands in a component of its own that never changes, so that it is sent to a browser once.
_shipped = st.components.v2.component("lianpu-vis", js=_library())
_mounted = st.components.v2.component(
    "lianpu-explorer",
    css=GROUND_STYLE + (FOLDER / "explorer.css").read_text(encoding="utf-8"),
    js=script(DRAWING / "neighbourhood.js", FOLDER / "explorer.js"),
)


def ship_library() -> None:
    """Send the drawing library to the browser; it takes no room, and stands best at the end of a page."""
    _shipped(key="vis", height=1)


def network_component(shown: NetworkScene, *, picked: str | None, key: str) -> tuple[str, str] | None:
    """Show the picture; return what was done just now, `pick` or `open`, and to which node; else None.

    While `key` stays the same the view stays where it is, whatever comes and goes.
    """
    made = network(shown)
    event = _mounted(
        key=key,
        data={
            "key": key,
            "nodes": made.nodes,
            "edges": made.edges,
            "options": OPTIONS,
            "legend": [list(entry) for entry in shown.legend],
            "zooms": {name: text.of(shown.language) for name, text in ZOOMS.items()},
            "colours": {"light": colours("light"), "dark": colours("dark")},
            "words": HOW.of(shown.language),
            "label": LABEL.of(shown.language, title=shown.title),
            "picked": picked,
            "theme": theme(),
        },
        on_press_change=_nothing,
    ).press
    if event is None:
        return None
    verb, _, node = str(event).partition(" ")
    return verb, node


def _nothing() -> None:
    """Stand as the callback that makes Streamlit keep the value."""
