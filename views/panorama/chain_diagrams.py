"""Two chains as small panoramas beside each other: the links they share ringed and named, the others put back."""

import streamlit as st

from graph.analysis.measures.chain_pair import ChainPair
from graph.text import Text
from reports.drawing.markup import element, to_text
from reports.drawing.what_if_drawing import WHAT_IF_STYLE, draw_marked
from reports.drawing.what_if_scene import chain_scene
from reports.wording.language import Language
from views.shared.context import PageContext
from views.shared.kept import kept
from views.shared.markup_component import show_markup

HOW = Text(
    "框出写名的是共有链环，线是它们的投入；点一张打开。",
    "Ringed with their names: the links both share, with their inputs. A click opens one.",
)
HOW_NONE = Text("两条链没有共同的链环，分别画出。", "The two chains share no link.")
WIDTHS = {"wide": 572.0, "narrow": 492.0}
STYLE = (
    WHAT_IF_STYLE + ".pair{display:flex;gap:32px;align-items:flex-start;font-size:12px;line-height:18px}"
    ".pair b{font-size:13px}.pair div div{margin-bottom:4px;color:var(--lp-ink2)}.pair b{color:var(--lp-ink)}"
    ".pair .back{opacity:.6}.lp{container-type:inline-size}"
    "@container (max-width:1175px){.pair.wide{display:none}}@container (min-width:1176px){.pair.narrow{display:none}}\n"
)


def chain_diagrams(context: PageContext, pair: ChainPair) -> None:
    """Draw both pictures; a shared link opens in the first chain."""
    st.caption(context.text(HOW if pair.shared else HOW_NONE))
    xml = _pictures(context, context.key, pair.first, pair.second, pair.shared, context.language)
    clicked = show_markup(xml, key=f"beside-pictures-{pair.first}-{pair.second}", css=STYLE)
    if clicked is not None:
        context.open_page("panorama", chain=pair.first, link=clicked)


@kept(32)
def _pictures(
    _context: PageContext, key: str, first: str, second: str, shared: tuple[str, ...], language: Language
) -> str:
    """Return both pictures at each width; the style sheet shows those that have room."""
    del key
    scenes = [chain_scene(_context.judgement, chain, shared, language) for chain in (first, second)]
    kinds = []
    for kind, width in WIDTHS.items():
        pictures = []
        for side, scene in enumerate(scenes):
            name, counts = scene.sides[side]
            head = element("div", {}, element("b", {}, name), element("br", {}), counts)
            pictures.append(element("div", {}, head, draw_marked(scene, width, side)))
        kinds.append(element("div", {"class": f"pair {kind}"}, *pictures))
    return to_text(element("div", {}, *kinds))
