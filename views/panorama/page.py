"""One chain as a picture: its links by stage and state, and the profile of the link that is open."""

import streamlit as st

from graph.analysis.verdicts.states import COUNTED, Strategy
from graph.model.cells import basis_told
from graph.model.kinds import Basis
from graph.once import once
from graph.text import Text
from reports.drawing.layout.pixel_layout import NARROW_CARD, least_width
from reports.drawing.panorama import lay_out, print_sheet
from reports.drawing.panorama_content import build_scene, head_facts
from reports.drawing.panorama_scene import PanoramaScene
from reports.wording.file_names import file_stem
from reports.wording.sentences import chain_name
from views.panorama.chain_comparison import chain_comparison
from views.panorama.component import CLOSE, panorama
from views.panorama.component_controls import RANGES, STEP_CHOICES
from views.panorama.link_panel import link_panel
from views.panorama.priorities import priorities
from views.shared import texts
from views.shared.badges import basis_badge, escape_markdown
from views.shared.context import PageContext, Shown
from views.shared.drawn import drawn
from views.shared.empty_state import NO_CHAINS, NO_CHAINS_REMEDY, empty_state
from views.shared.handing_over import handed
from views.shared.lists import survey_part
from views.shared.query_params import settle
from views.shared.unknown_ids import Known, is_chain, one_of, several_of

HELP = Text(
    "一条链的链环从左供右用，标记说明状态：指着图例看是什么，点图例只看一种。点一张卡看为什么、怎么办。",
    "Links run from upstream (left) to downstream (right), each with the mark of its state. Point at the legend for "
    "its meaning, click it to filter; click a card for the reasons and what to do.",
)
COUNTS = Text("{links} 个链环 · {inputs} 条投入", "{links} links · {inputs} inputs")
PICTURE = Text("导出图片（A3）", "Export image (A3)")
COMPARE = Text("对照另一条链", "Compare with another chain")
LISTING = Text("本链归类", "Chain listed")
COLUMN_RATIO = (812, 356)
"""Widths of the picture and of what stands beside it."""
NARROWEST, PADDING = 228, 8
"""The least width of the lists, for a picture of many columns; and what the picture's own frame takes."""


def _in_chain(context: PageContext, link: str) -> bool:
    """Check that a link is in the chain of the address, or in any where that names none."""
    chain = st.query_params.get("chain")
    chain = chain or next(iter(context.city.chains), "")
    return link in (context.judgement.inside(chain) if chain in context.city.chains else context.city.links)


ADDRESS: dict[str, Known] = {
    "link": _in_chain,
    "with": is_chain,
    "at": _in_chain,
    "state": several_of([mark.value for mark in COUNTED]),
    "strategy": several_of([strategy.value for strategy in Strategy]),
    "range": one_of(RANGES),
    "steps": one_of(STEP_CHOICES),
}
NO_LINKS = Text("这条链还没有链环", "This chain has no links yet")
NO_LINKS_REMEDY = Text(
    "在资料模板里补上链环和它所在的链，再到“资料导入”放入。",
    "Enter links and their chains in the templates, then take them in under Import data.",
)


def render(context: PageContext) -> None:
    """Draw the panorama page of the chain named in the address, or of the first chain."""
    if not context.city.chains:
        st.title(context.text(texts.PANORAMA), anchor=False)
        empty_state(context, NO_CHAINS, NO_CHAINS_REMEDY)
        return
    with st.container(key="chain-head"):
        chain_id, beside_id = _chains(context)
        if beside_id is None:
            _facts(context, chain_id)
    if beside_id is not None:
        chain_comparison(context, chain_id, beside_id)
        return
    scene = _scene(context, chain_id)
    opened = st.query_params.get("link")
    if opened is not None and opened not in {card.id for card in scene.cards}:
        opened = None
    if not scene.cards:
        empty_state(context, NO_LINKS, NO_LINKS_REMEDY)
        return
    survey_part(context, chain_id, folded=True)
    with st.container(key="stage"):
        left, right = st.columns(_widths(scene, opened), gap="small")
    with left:
        _picture(context, scene, opened)
    with right:
        _beside(context, chain_id, opened)


def _widths(scene: PanoramaScene, opened: str | None) -> tuple[float, float]:
    """Return the widths of picture and lists: the lists give way to a picture that would else be cut."""
    least = _least_width(scene)
    if opened is not None or least <= COLUMN_RATIO[0]:
        return COLUMN_RATIO
    whole = sum(COLUMN_RATIO)
    picture = min(least, whole - NARROWEST)
    return picture, whole - picture


@once
def _least_width(scene: PanoramaScene) -> float:
    """Return the width at which a picture is not cut, its frame with it."""
    return least_width(lay_out(scene), NARROW_CARD) + PADDING


def _beside(context: PageContext, chain_id: str, opened: str | None) -> None:
    """Draw what is first and what is weakest, and under it the profile of the link that is open."""
    with st.container(key="beside"):
        clicked = priorities(context, chain_id, opened)
        if clicked is not None and clicked != opened:
            st.query_params["link"] = clicked
            st.rerun()
        if opened is not None:
            link_panel(context, chain_id, opened)


def _chains(context: PageContext) -> tuple[str, str | None]:
    """Draw the head and return the chain chosen and the one to set beside it; the address is kept in step."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(context.text(texts.PANORAMA), anchor=False, width="content", help=context.text(HELP))
        chosen = _choice(context)
        beside = _comparison(context, chosen)
        scene = _scene(context, chosen)
        st.caption(context.text(COUNTS, links=len(scene.cards), inputs=len(scene.lines)), width="stretch")
        st.download_button(
            context.text(PICTURE),
            handed(context, "panorama.svg", lambda: print_sheet(scene)),
            file_name=f"{file_stem(scene.title)}.svg",
            mime="image/svg+xml",
            on_click="ignore",
        )
    return chosen, beside


def _choice(context: PageContext) -> str:
    """Draw the choice of the chain; the address says which it is, and a choice goes there first."""
    chains, key = list(context.city.chains), "panorama-chain"
    asked = st.query_params.get("chain")
    st.session_state[key] = asked if asked in chains else chains[0]

    def choose() -> None:
        st.query_params.from_dict({"chain": st.session_state[key], **context.always})

    chosen: str = st.selectbox(
        context.text(texts.CHAIN),
        chains,
        format_func=lambda chain: chain_name(context.city.chains[chain], context.language),
        label_visibility="collapsed",
        width=340,
        key=key,
        on_change=choose,
    )
    settle("chain", chosen)
    return chosen


def _comparison(context: PageContext, chain_id: str) -> str | None:
    """Draw the choice of a second chain; the address says which it is, and a choice goes there first."""
    others = [chain for chain in context.city.chains if chain != chain_id]
    asked, key = st.query_params.get("with"), f"panorama-with-{chain_id}"
    st.session_state[key] = asked if asked in others else None

    def choose() -> None:
        if st.session_state[key] is None:
            st.query_params.pop("with", None)
        else:
            st.query_params["with"] = st.session_state[key]

    chosen: str | None = st.selectbox(
        context.text(COMPARE),
        others,
        index=None,
        format_func=lambda chain: chain_name(context.city.chains[chain], context.language),
        placeholder=context.text(COMPARE),
        label_visibility="collapsed",
        width=210,
        key=key,
        on_change=choose,
    )
    return chosen


def _scene(context: PageContext, chain_id: str) -> PanoramaScene:
    return drawn(context, _built, chain_id)


def _built(context: Shown, chain_id: str) -> PanoramaScene:
    return build_scene(context.judgement, chain_id, context.language)


def _facts(context: PageContext, chain_id: str) -> None:
    """Draw the line under the title: owner, chief department, task force, firms, and how sure the listing is."""
    listing = context.city.chains[chain_id].listing
    st.markdown(drawn(context, _head_line, chain_id), help=None if listing is None else escape_markdown(listing))


def _head_line(context: Shown, chain_id: str) -> str:
    parts = []
    for caption, value, basis in head_facts(context.judgement, chain_id, context.language):
        badge = f" {basis_badge(basis, context.language)}" if basis is Basis.INFERRED else ""
        parts.append(f"{caption} **{escape_markdown(value)}**{badge}")
    chain = context.city.chains[chain_id]
    sure = (
        escape_markdown(chain.listing.split(":")[0]) if chain.listing is not None and context.language == "zh" else ""
    )
    parts.append(f"{context.text(LISTING)} {basis_badge(basis_told(chain), context.language)} {sure}")
    return "　".join(parts)


def _picture(context: PageContext, scene: PanoramaScene, opened: str | None) -> None:
    """Draw the picture; what was clicked goes to the address before the page is drawn."""
    panorama(
        scene,
        opened=opened,
        narrow=True,
        key=f"panorama-{scene.chain_id}-{context.language}",
        on_press=_follow,
    )


def _follow(event: str) -> None:
    if event == CLOSE:
        st.query_params.pop("link", None)
    else:
        st.query_params["link"] = event
