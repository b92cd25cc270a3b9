"""The ways to one firm beside the table: each step in words, and every fact it rests on with its evidence."""

import streamlit as st

from graph.model.fact import Fact
from graph.text import Text
from reports.wording.connections import ConnectionText, HopText, fact_ends, hop_basis
from reports.wording.facts import fact_text, kind_text
from reports.wording.sentences import firm_place
from views.shared import texts
from views.shared.badges import basis_badge, escape_markdown, evidence_line
from views.shared.context import PageContext
from views.shared.panel_header import panel_header
from views.ties.connection_table import ReachedFirm

MAX_SHOWN = 8
WAYS = Text("{count} 条联系", "{count} ways")
MORE = Text("只列前 {shown} / {count} 条。", "The first {shown} of {count}.")
SEE = Text("在关系图中看", "See it in Explore")


def connection_panel(context: PageContext, start: str, reached: ReachedFirm) -> None:
    """Draw the ways to a firm."""
    firm = reached.firm
    with st.container(border=True, height=742, key="tie-profile"):
        panel_header(context, f"### {escape_markdown(firm.name_zh)}", "close-tie", "with")
        st.caption(
            escape_markdown(" · ".join(part for part in (firm_place(firm), firm.district, firm.stock_code) if part))
        )
        with st.container(horizontal=True):
            _page_link(context, "firms", texts.FIRMS.of(context.language), firm=firm.id)
            st.page_link(
                context.pages["explore"],
                label=context.text(SEE),
                query_params=[("open", f"Firm:{start}"), ("open", f"Firm:{firm.id}"), *context.always.items()],
            )
        st.markdown(f"**{context.text(WAYS, count=len(reached.connections))}**")
        for number, way in enumerate(reached.connections[:MAX_SHOWN], 1):
            _way(context, number, way)
        if len(reached.connections) > MAX_SHOWN:
            st.caption(context.text(MORE, shown=MAX_SHOWN, count=len(reached.connections)))


def _page_link(context: PageContext, page: str, label: str, **query: str) -> None:
    st.page_link(context.pages[page], label=label, query_params={**query, **context.always})


def _way(context: PageContext, number: int, way: ConnectionText) -> None:
    with st.container(border=True):
        for at, step in enumerate(way.hops, 1):
            head = f"{number}" if len(way.hops) == 1 else f"{number}.{at}"
            _step(context, head, step)


def _step(context: PageContext, head: str, step: HopText) -> None:
    st.markdown(f":gray[{head}] {escape_markdown(step.text)} {basis_badge(hop_basis(step), context.language)}")
    for fact in step.facts:
        st.caption(_fact(context, fact))


def _fact(context: PageContext, fact: Fact) -> str:
    """Return one fact in Markdown: what it is about, its kind, what is known of it, its evidence."""
    about = fact_ends(context.city, fact, context.language)
    known = fact_text(fact, context.language)
    parts = [kind_text(type(fact), context.language), about, known]
    return f"{escape_markdown(' · '.join(part for part in parts if part))} {evidence_line(context, fact)}"
