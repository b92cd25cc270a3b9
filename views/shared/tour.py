"""The guided first visit: four steps from a gap to a paper, each a door to the page where it is done."""

import streamlit as st

from reports.panorama.deliverable import PANORAMA
from reports.wording.language import Text, without_brackets
from reports.wording.sentences import chain_name, short_name
from views.shared.badges import escape_markdown
from views.shared.context import PageContext

TITLE = Text("第一次来？四步走一遍，不到一分钟", "First time here? Four steps, under a minute")
AGAIN = Text("导览", "Guided visit")
DONE = Text("知道了", "Got it")
STEPS = (
    (
        Text("1 看哪里缺", "1 See what is missing"),
        Text(
            "“{chain}”全景图：空圈是缺，半满是弱，实心是强。",
            "The panorama of {chain}: a ring is missing, half weak, full strong.",
        ),
    ),
    (
        Text("2 问为什么", "2 Ask why"),
        Text(
            "点开“{link}”：一句话说明状态和理由，出处、规则都在右边。",
            "Open {link}: its state and why in one sentence, sources and rule beside it.",
        ),
    ),
    (
        Text("3 定招谁", "3 Choose whom to approach"),
        Text(
            "先打核实电话；再看先找哪些本地企业、先谈谁，可列入清单。",
            "Make the calls first; then local firms, then whom to talk to.",
        ),
    ),
    (
        Text("4 交文书", "4 Hand over"),
        Text(
            "全景图、路径图、目录直接下载，数字带来源。",
            "Panorama, roadmap and catalogue as files, figures with sources.",
        ),
    ),
)
CLOSED, OPENED = "tour-closed", "tour-opened"


def offer_tour(context: PageContext) -> None:
    """Draw the button in the sidebar that opens the tour on the overview."""
    if st.sidebar.button(context.text(AGAIN), key="tour-again", type="tertiary"):
        st.session_state[OPENED] = True
        st.session_state.pop(CLOSED, None)
        context.open_page("overview")


def tour(context: PageContext) -> None:
    """Draw the tour where nobody has entered anything yet, or it was asked for, until it is closed."""
    first = not context.records.entries
    if st.session_state.get(CLOSED) or not (first or st.session_state.get(OPENED)) or not context.judgement.targets:
        return
    with st.container(border=True, key="tour"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(f"**{context.text(TITLE)}**", width="content")
            st.button(context.text(DONE), key="tour-done", on_click=_close)
        for place, (step, door) in zip(
            st.columns(len(STEPS)), zip(STEPS, _page_links(context), strict=True), strict=True
        ):
            name, parameters, words = door
            with place:
                st.page_link(
                    context.pages[name],
                    label=f"**{context.text(step[0])}** →",
                    query_params={**parameters, **context.always},
                )
                st.caption(context.text(step[1], **words))


def _close() -> None:
    st.session_state[CLOSED] = True
    st.session_state.pop(OPENED, None)


def _page_links(context: PageContext) -> tuple[tuple[str, dict[str, str], dict[str, str]], ...]:
    """Return for each step its page, its address and the names in its sentence, from the most pressing target."""
    target = context.judgement.targets[0]
    chain = target.chains[0]
    city, language = context.city, context.language
    named = city.chains[chain]
    names = {
        "chain": escape_markdown(without_brackets(chain_name(named, language))),
        "link": escape_markdown(short_name(city.links[target.link_id], language)),
    }
    return (
        ("panorama", {"chain": chain}, names),
        ("panorama", {"chain": chain, "link": target.link_id}, names),
        ("targets", {"link": target.link_id}, names),
        ("documents", {"what": PANORAMA.id, "chain": chain}, names),
    )
