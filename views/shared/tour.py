"""The guided first visit: four steps from a gap to a paper, each a door to the page where it is done."""

import streamlit as st

from graph.text import Text
from reports.one_page.deliverable import ONE_PAGE
from reports.wording.language import without_brackets
from reports.wording.sentences import chain_name, short_name
from views.shared.badges import escape_markdown
from views.shared.context import PageContext

TITLE = Text("第一次来？四步走一遍，不到一分钟", "First time here? Four steps, under a minute")
AGAIN = Text("新手引导", "Guided visit")
DONE = Text("知道了", "Got it")
STEPS = (
    (
        Text("1 看哪里缺", "1 See what is missing"),
        Text(
            "“{chain}”全景图：实心强、半满弱、空圈缺；右边列最该办的和最弱的链环。",
            "The panorama of {chain}: full strong, half weak, ring missing; beside it the first and the weakest.",
        ),
    ),
    (
        Text("2 问为什么", "2 Ask why"),
        Text(
            "点开“{link}”：一句结论、怎么办、先找哪三家，按钮在下面；出处和规则点开再看。",
            "Open {link}: the verdict, what to do, whom to see first; buttons below, sources and rule folded.",
        ),
    ),
    (
        Text("3 定招谁", "3 Choose whom to approach"),
        Text(
            "目标看板：先打核实电话，再看先谈谁、谁待观察；勾几个一起列入跟进。",
            "Targets: calls first, then whom to talk to and whom to watch; tick several to shortlist them.",
        ),
    ),
    (
        Text("4 交材料", "4 Hand over"),
        Text(
            "一页纸打开就是预览，下载 PDF 即可打印；数字带出处。",
            "The one-pager opens as a preview; download the PDF and print it. Figures with sources.",
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
        ("documents", {"what": ONE_PAGE.id, "form": "pdf", "chain": chain}, names),
    )
