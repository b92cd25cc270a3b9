"""The choice of a firm, kept in the address."""

import streamlit as st

from graph.model.nodes import Firm
from reports.language import Text
from views.parts.address import asked_among
from views.parts.badges import plain
from views.parts.desk import Desk

CHOOSE = Text("选一家企业（可输入名称、简称或证券代码）", "Choose a firm (name, short name or stock code)")
UNKNOWN_FIRM = Text("没有这家企业：{firm}。请另选一家。", "No such firm: {firm}. Please choose another.")


NO_FIRMS = Text(
    "图谱里还没有企业。在 firms 表里补上企业，在 makes 表里写明生产什么，再装载。",
    "There is no firm in the graph yet. Add firms to the table firms and what they make to makes, then load.",
)


def choose_firm(desk: Desk, page: str) -> Firm | None:
    """Draw the choice and return the firm chosen, the local one of most links to begin with; the address keeps step.

    Where the graph has no firm, that is told and None returned.
    """
    firms, makes = desk.city.firms, desk.city.makes_of
    if not firms:
        st.info(desk.say(NO_FIRMS))
        return None
    order = sorted(firms, key=lambda each: (not firms[each].local, -len(makes.get(each, ())), each))
    asked = st.query_params.get("firm")
    if asked is not None and asked not in firms:
        st.warning(desk.say(UNKNOWN_FIRM, firm=plain(asked)))
    key = asked_among("firm", f"{page}-firm", firms, order[0])

    def choose() -> None:
        st.query_params.from_dict({"firm": st.session_state[key], "lang": desk.language})

    chosen: str = st.selectbox(
        desk.say(CHOOSE),
        order,
        format_func=lambda each: _spoken(firms[each]),
        width=560,
        key=key,
        on_change=choose,
    )
    if chosen != asked:
        st.query_params.from_dict({"firm": chosen, "lang": desk.language})
    return firms[chosen]


def _spoken(firm: Firm) -> str:
    return " · ".join(dict.fromkeys(part for part in (firm.short_name, firm.name_zh, firm.stock_code) if part))
