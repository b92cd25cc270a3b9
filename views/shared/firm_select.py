"""The choice of a firm, kept in the address."""

import streamlit as st

from graph.model.nodes import Firm
from reports.wording.language import Text
from views.shared.context import PageContext
from views.shared.query_params import requested_among, settle

CHOOSE = Text("选一家企业（可输入名称、简称或证券代码）", "Choose a firm (name, short name or stock code)")


def choose_firm(context: PageContext, page: str) -> Firm:
    """Draw the choice and return the firm chosen, the local one of most links to begin with; the address keeps step."""
    firms, makes = context.city.firms, context.city.makes_of
    order = sorted(firms, key=lambda each: (not firms[each].local, -len(makes.get(each, ())), each))
    key = requested_among("firm", f"{page}-firm", firms, order[0])

    def choose() -> None:
        st.query_params.from_dict({"firm": st.session_state[key], **context.always})

    chosen: str = st.selectbox(
        context.text(CHOOSE),
        order,
        format_func=lambda each: _label(firms[each]),
        width=560,
        key=key,
        on_change=choose,
    )
    settle("firm", chosen)
    return firms[chosen]


def _label(firm: Firm) -> str:
    return " · ".join(dict.fromkeys(part for part in (firm.short_name, firm.name_zh, firm.stock_code) if part))
