"""One chain as a picture: its links by stage and state, and the profile of the link that is open."""

import streamlit as st

from graph.analysis.verdicts.states import COUNTED, Strategy
from graph.model.kinds import Basis
from reports.drawing.panorama import print_sheet
from reports.drawing.panorama_content import build_scene, head_facts
from reports.drawing.panorama_scene import PanoramaScene
from reports.wording.file_names import file_stem
from reports.wording.language import Text
from reports.wording.sentences import chain_name
from views.panorama.chains_beside import chains_beside
from views.panorama.component import CLOSE, panorama
from views.panorama.component_frame import RANGES, STEP_CHOICES
from views.panorama.profile import link_profile
from views.shared import texts
from views.shared.address import settle
from views.shared.badges import basis_badge, plain
from views.shared.desk import Desk
from views.shared.lists import survey_part
from views.shared.nothing_yet import NO_CHAINS, NO_CHAINS_DO, nothing_yet
from views.shared.unknown import Known, is_chain, one_of, several_of

HELP = Text(
    "一条链的链环从左供右用，标记说明状态：指着图例看是什么，点图例只看一种。点一张卡看为什么、怎么办，按 / 搜索。",
    "The links of a chain, left feeding right, each with the mark of its state: point at the legend for what it means, "
    "click it to filter. A card opens why it is so and what to do; / searches.",
)
COUNTS = Text("{links} 个链环 · {inputs} 条投入", "{links} links · {inputs} inputs")
PICTURE = Text("导出图片（A3）", "Export picture (A3)")
COMPARE = Text("对照另一条链", "Compare with a chain")
LISTING = Text("本链归类", "Chain listed")
BESIDE = (812, 356)
"""Widths of the picture and the profile beside it."""


def _in_chain(desk: Desk, link: str) -> bool:
    """Check that a link is in the chain of the address, or in any where that names none."""
    chain = st.query_params.get("chain")
    chain = chain or next(iter(desk.city.chains), "")
    return link in (desk.judgement.inside(chain) if chain in desk.city.chains else desk.city.links)


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
NO_LINKS_DO = Text(
    "在资料文件夹的 links.csv 与 chain_links.csv 里补上链环，再装载。",
    "Add links in links.csv and chain_links.csv of the facts folder, then load.",
)


def render(desk: Desk) -> None:
    """Draw the panorama page of the chain named in the address, or of the first chain."""
    if not desk.city.chains:
        st.title(desk.say(texts.PANORAMA), anchor=False)
        nothing_yet(desk, NO_CHAINS, NO_CHAINS_DO)
        return
    chain_id, beside_id = _chains(desk)
    if beside_id is not None:
        chains_beside(desk, chain_id, beside_id)
        return
    scene = _scene(desk, chain_id)
    opened = st.query_params.get("link")
    if opened is not None and opened not in {card.id for card in scene.cards}:
        opened = None
    _facts(desk, chain_id)
    if not scene.cards:
        nothing_yet(desk, NO_LINKS, NO_LINKS_DO)
        return
    survey_part(desk, chain_id, folded=True)
    # one column or two: the picture keeps its place in the page, so that the browser keeps it
    left, *beside = st.columns(1 if opened is None else BESIDE, gap="small")
    with left:
        _picture(desk, scene, opened)
    if opened is not None:
        with beside[0]:
            link_profile(desk, chain_id, opened)


def _chains(desk: Desk) -> tuple[str, str | None]:
    """Draw the head and return the chain chosen and the one to set beside it; the address is kept in step."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(desk.say(texts.PANORAMA), anchor=False, width="content", help=desk.say(HELP))
        chosen = _choice(desk)
        beside = _beside(desk, chosen)
        scene = _scene(desk, chosen)
        st.caption(desk.say(COUNTS, links=len(scene.cards), inputs=len(scene.lines)), width="stretch")
        st.download_button(
            desk.say(PICTURE),
            lambda: print_sheet(scene),
            file_name=f"{file_stem(scene.title)}.svg",
            mime="image/svg+xml",
            on_click="ignore",
        )
    return chosen, beside


def _choice(desk: Desk) -> str:
    """Draw the choice of the chain; the address says which it is, and a choice goes there first."""
    chains, key = list(desk.city.chains), "panorama-chain"
    asked = st.query_params.get("chain")
    st.session_state[key] = asked if asked in chains else chains[0]

    def choose() -> None:
        st.query_params.from_dict({"chain": st.session_state[key], **desk.always})

    chosen: str = st.selectbox(
        desk.say(texts.CHAIN),
        chains,
        format_func=lambda chain: chain_name(desk.city.chains[chain], desk.language),
        label_visibility="collapsed",
        width=340,
        key=key,
        on_change=choose,
    )
    settle("chain", chosen)
    return chosen


def _beside(desk: Desk, chain_id: str) -> str | None:
    """Draw the choice of a second chain; the address says which it is, and a choice goes there first."""
    others = [chain for chain in desk.city.chains if chain != chain_id]
    asked, key = st.query_params.get("with"), f"panorama-with-{chain_id}"
    st.session_state[key] = asked if asked in others else None

    def choose() -> None:
        if st.session_state[key] is None:
            st.query_params.pop("with", None)
        else:
            st.query_params["with"] = st.session_state[key]

    chosen: str | None = st.selectbox(
        desk.say(COMPARE),
        others,
        index=None,
        format_func=lambda chain: chain_name(desk.city.chains[chain], desk.language),
        placeholder=desk.say(COMPARE),
        label_visibility="collapsed",
        width=210,
        key=key,
        on_change=choose,
    )
    return chosen


def _scene(desk: Desk, chain_id: str) -> PanoramaScene:
    return _cached_scene(desk, desk.key, chain_id, desk.language)


@st.cache_resource(max_entries=64, show_spinner=False)
def _cached_scene(_desk: Desk, key: str, chain_id: str, language: str) -> PanoramaScene:
    del key, language
    return build_scene(_desk.judgement, chain_id, _desk.language)


def _facts(desk: Desk, chain_id: str) -> None:
    """Draw the line under the title: owner, chief department, task force, firms, and how sure the listing is."""
    parts = []
    for caption, value, basis in head_facts(desk.judgement, chain_id, desk.language):
        badge = f" {basis_badge(basis, desk.language)}" if basis is Basis.INFERRED else ""
        parts.append(f"{caption} **{plain(value)}**{badge}")
    chain = desk.city.chains[chain_id]
    sure = plain(chain.listing.split(":")[0]) if chain.listing is not None and desk.language == "zh" else ""
    parts.append(f"{desk.say(LISTING)} {basis_badge(chain.evidence.basis, desk.language)} {sure}")
    st.markdown("　".join(parts), help=None if chain.listing is None else plain(chain.listing))


def _picture(desk: Desk, scene: PanoramaScene, opened: str | None) -> None:
    """Draw the picture; what was clicked goes to the address before the page is drawn."""
    panorama(
        scene,
        opened=opened,
        narrow=opened is not None,
        key=f"panorama-{scene.chain_id}-{desk.language}",
        on_press=_follow,
    )


def _follow(event: str) -> None:
    if event == CLOSE:
        st.query_params.pop("link", None)
    else:
        st.query_params["link"] = event
