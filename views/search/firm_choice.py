"""The choice of a firm, kept in the address."""

import streamlit as st

from graph.model.nodes import Firm
from graph.text import Text
from views.search.box import search_for
from views.shared.context import PageContext
from views.shared.query_params import settle

CHOOSE = Text("选一家企业：名称、拼音、首字母、代码", "Choose a firm: name, pinyin, initials or code")


def choose_firm(context: PageContext, page: str) -> Firm | None:
    """Draw the field that finds a firm, and return the firm the address names, or None if it names none."""
    chosen = search_for(context, context.text(CHOOSE), page, (Firm.KIND,))
    if chosen is not None:
        st.query_params.from_dict({"firm": chosen.removeprefix(f"{Firm.KIND}:"), **context.always})
        st.rerun()
    return context.city.firms.get(st.query_params.get("firm", ""))


def first_local_firm(context: PageContext) -> Firm:
    """Return the local firm that makes most links, or the first of all if none is local; the address then names it."""
    firms, makes = context.city.firms, context.city.makes_of
    first = min(firms, key=lambda each: (not firms[each].local, -len(makes.get(each, ())), each))
    settle("firm", first)
    return firms[first]
