"""The roadmap of a chain: which link when, what must stand before it, whom to ask, and what was left out."""

import streamlit as st

from graph.analysis.roadmap import Roadmap, Step, plan_chain
from graph.errors import Impossible
from reports.language import Text
from reports.markup import element, to_text
from reports.planning_words import duration_words, investment_words, left_out_words, step_words
from reports.roadmap_drawing import STEP_STYLE, draw_roadmap, roadmap_file
from reports.roadmap_scene import RoadmapScene, build_roadmap_scene
from reports.sentences import chain_name, link_name
from views.parts import texts
from views.parts.badges import plain
from views.parts.desk import Desk
from views.parts.mount import mount
from views.parts.tables import STYLE, words_table

HELP = Text(
    "没有一步排在自己缺着的核心投入之前；外购品与设备不排先后。虚框＝今日缺，箭头＝必须先有。工期与投资只取同类项目的事实，无则写待测算。",
    "No step stands before a missing core input of its own; bought goods and equipment order nothing. Dashed: missing "
    "today; an arrow: must stand first. Durations and sums are those of like projects, else to be estimated.",
)
LIMIT = Text("最多几个项目（0＝不限）", "At most so many projects (0: no limit)")
BUDGET = Text("最多投资，亿元（0＝不限）", "At most so much, 亿元 (0: no limit)")
PLACED = Text("排入 {steps} 步，未排 {left} 环", "{steps} steps, {left} left out")
PICTURE = Text("导出图片", "Export picture")
TABLE = Text("逐步列出", "Step by step")
LEFT_OUT = Text("未排的链环及原因", "What was left out, and why")


def render(desk: Desk) -> None:
    """Draw the roadmap of the chain named in the address, or of the first with targets."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(desk.say(texts.ROADMAP), anchor=False, width="content")
        chain_id = _chain(desk)
        limit = st.number_input(desk.say(LIMIT), min_value=0, value=0, step=1, width=200, key="roadmap-limit")
        budget = st.number_input(desk.say(BUDGET), min_value=0.0, value=0.0, step=5.0, width=200, key="roadmap-budget")
    st.caption(desk.say(HELP))
    try:
        roadmap = _plan(desk, desk.city.load.id, chain_id, int(limit) or None, float(budget) or None)
    except Impossible as refusal:
        with st.container(border=True):
            st.markdown(plain(refusal.zh if desk.language == "zh" else refusal.en))
        return
    scene = build_roadmap_scene(
        desk.judgement, roadmap, chain_name(desk.city.chains[chain_id], desk.language), desk.language
    )
    _picture(desk, chain_id, roadmap, scene)
    with st.expander(desk.say(TABLE), key=f"roadmap-table-{desk.language}"):
        rows = [_row(desk, step) for step in roadmap.steps]
        mount(to_text(words_table(rows)), key=f"roadmap-rows-{chain_id}", css=STYLE)
    if roadmap.left_out:
        st.markdown(f"##### {desk.say(LEFT_OUT)}")
        for line in left_out_words(desk.city, roadmap, desk.language):
            st.caption(plain(line))


def _chain(desk: Desk) -> str:
    """Draw the choice of chains that have targets; the address is kept in step."""
    chains = [chain for chain in desk.city.chains if desk.judgement.targets_of(chain)]
    asked = st.query_params.get("chain")
    chosen: str = st.selectbox(
        desk.say(texts.CHAIN),
        chains,
        index=chains.index(asked) if asked in chains else 0,
        format_func=lambda chain: chain_name(desk.city.chains[chain], desk.language),
        width=320,
        key=f"roadmap-chain-{asked}",
    )
    if chosen != asked:
        st.query_params.from_dict({"chain": chosen, "lang": desk.language})
    return chosen


@st.cache_resource(max_entries=64, show_spinner=False)
def _plan(_desk: Desk, load_id: str, chain_id: str, limit: int | None, budget: float | None) -> Roadmap:
    del load_id
    return plan_chain(_desk.judgement, chain_id, limit, budget)


def _picture(desk: Desk, chain_id: str, roadmap: Roadmap, scene: RoadmapScene) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        placed = desk.say(PLACED, steps=len(roadmap.steps), left=len(roadmap.left_out))
        st.markdown(f"**{placed}**", width="stretch")
        st.download_button(
            desk.say(PICTURE),
            roadmap_file(scene),
            file_name=f"{desk.say(texts.ROADMAP)}-{scene.title}.svg",
            mime="image/svg+xml",
            on_click="ignore",
        )
    wide = element("div", {"class": "wide"}, draw_roadmap(scene))
    clicked = mount(to_text(wide), key=f"roadmap-{chain_id}", css=STEP_STYLE + ".wide{overflow-x:auto}")
    if clicked is not None:
        home = chain_id if clicked in desk.judgement.verdicts[chain_id] else desk.city.chains_of[clicked][0].start
        desk.go("panorama", chain=home, link=clicked)


def _row(desk: Desk, step: Step) -> dict[str, str | None]:
    zh = desk.language == "zh"
    return {
        desk.say(texts.LINK): link_name(desk.city.links[step.link_id], desk.language),
        "序" if zh else "#": str(step.order),
        "阶段" if zh else "Phase": step.phase.label(desk.language),
        desk.say(texts.STRATEGY): None if step.strategy is None else step.strategy.label(desk.language),
        "同类工期" if zh else "Like took": duration_words(step.duration, desk.language),
        "同类投资" if zh else "Like cost": investment_words(step.investment, desk.language),
        desk.say(texts.REASON): step_words(desk.city, step, desk.language),
    }
