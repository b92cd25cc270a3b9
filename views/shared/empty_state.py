"""What a page shows that has nothing to show yet: what is missing, and what to fill in."""

import streamlit as st

from graph.text import Text
from views.shared import texts
from views.shared.context import PageContext

NO_CHAINS = Text("还没有产业链", "No chains yet")
NO_CHAINS_REMEDY = Text(
    "先到“资料导入”放入手头的产业链图谱；没有就下载资料模板，填上产业链和链环再放入。",
    "Take in a chain book under Import data first; without one enter chains and links in the templates.",
)
NO_FIRMS = Text("还没有企业", "No firms yet")
NO_FIRMS_REMEDY = Text(
    "先到“资料导入”放入手头的企业名单；没有就把企业和各家做哪些链环填进资料模板再放入。",
    "Take in a list of firms under Import data; without one enter firms and what they make in the templates.",
)
NO_TARGETS = Text("还没有目标", "No targets yet")
NOTHING_TO_PLAN = Text("还没有可排的步骤", "Nothing to plan yet")
NO_TARGETS_REMEDY = Text(
    "目标由缺、弱、在建的链环得出；收录的本地企业太少，还判不出目标。先摸底：用摸底方案的表问清有没有、谁在做、多大，"
    "再到“资料导入”放入。没有查到，不等于没有。",
    "Targets follow from links missing, weak or under way; too few local firms are on file to tell. Survey first: ask "
    "with the form of the survey plan whether each link is made, by whom and how much, then take the answers in under "
    "Import data. Not on file does not mean it does not exist.",
)


def empty_state(context: PageContext, title: Text, remedy: Text) -> None:
    """Draw the card of a page that has nothing to show."""
    with st.container(border=True):
        st.subheader(context.text(title), anchor=False)
        st.markdown(context.text(remedy))
        st.page_link(context.pages["imports"], label=context.text(texts.IMPORTS), query_params=context.always)
