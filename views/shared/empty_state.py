"""What a page shows that has nothing to show yet: what is missing, and what to fill in."""

import streamlit as st

from reports.wording.language import Text
from views.shared.context import PageContext

NO_CHAINS = Text("还没有产业链", "No chains yet")
NO_CHAINS_REMEDY = Text(
    "在资料文件夹的 chains.csv 里写上产业链，再更新。", "Enter the chains in chains.csv of the facts folder, then load."
)
NO_FIRMS = Text("还没有企业", "No firms yet")
NO_FIRMS_REMEDY = Text(
    "在资料文件夹的 firms.csv 里写上企业，在 makes.csv 里写上各家做哪些链环，再更新。",
    "Enter the firms in firms.csv of the facts folder and what they make in makes.csv, then load.",
)
NO_TARGETS = Text("还没有目标", "No targets yet")
NOTHING_TO_PLAN = Text("还没有可排的步骤", "Nothing to plan yet")
NO_TARGETS_REMEDY = Text(
    "目标由缺、弱、在建的链环得出；现在没有一个链环的资料够判出来。先摸底：在资料文件夹的 firms.csv 与 makes.csv 里"
    "补上本地企业和它们做的链环，再更新。没有查到，不等于没有。",
    "Targets follow from links missing, weak or under way, and no link has enough on file to be judged so. "
    "Survey first: enter the local firms in firms.csv of the facts folder and the links they make in makes.csv, then "
    "load. Not on file does not mean it does not exist.",
)


def empty_state(context: PageContext, title: Text, remedy: Text) -> None:
    """Draw the card of a page that has nothing to show."""
    with st.container(border=True):
        st.subheader(context.text(title), anchor=False)
        st.markdown(context.text(remedy))
