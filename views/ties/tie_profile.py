"""The ways to one firm beside the table: each step in words, and every fact it rests on with its evidence."""

import streamlit as st

from graph.model.fact import Fact
from reports.wording.connections import ConnectionText, HopText, fact_ends, hop_basis
from reports.wording.facts import fact_text, kind_text
from reports.wording.language import Text
from reports.wording.sentences import firm_place
from views.shared import texts
from views.shared.badges import basis_badge, evidence_line, plain
from views.shared.desk import Desk
from views.shared.profile_head import profile_head
from views.ties.ties_table import Reached

SHOWN = 8
WAYS = Text("{count} 条联系", "{count} ways")
MORE = Text("只列前 {shown} / {count} 条。", "The first {shown} of {count}.")
SEE = Text("在探索中看", "See it in Explore")


def tie_profile(desk: Desk, start: str, reached: Reached) -> None:
    """Draw the ways to a firm."""
    firm = reached.firm
    with st.container(border=True, height=742, key="tie-profile"):
        profile_head(desk, f"### {plain(firm.name_zh)}", "close-tie", "with")
        st.caption(plain(" · ".join(part for part in (firm_place(firm), firm.district, firm.stock_code) if part)))
        with st.container(horizontal=True):
            _door(desk, "firms", texts.FIRMS.of(desk.language), firm=firm.id)
            st.page_link(
                desk.pages["explore"],
                label=desk.say(SEE),
                query_params=[("open", f"Firm:{start}"), ("open", f"Firm:{firm.id}"), *desk.always.items()],
            )
        st.markdown(f"**{desk.say(WAYS, count=len(reached.ways))}**")
        for number, way in enumerate(reached.ways[:SHOWN], 1):
            _way(desk, number, way)
        if len(reached.ways) > SHOWN:
            st.caption(desk.say(MORE, shown=SHOWN, count=len(reached.ways)))


def _door(desk: Desk, page: str, label: str, **query: str) -> None:
    st.page_link(desk.pages[page], label=label, query_params={**query, **desk.always})


def _way(desk: Desk, number: int, way: ConnectionText) -> None:
    with st.container(border=True):
        for at, step in enumerate(way.hops, 1):
            head = f"{number}" if len(way.hops) == 1 else f"{number}.{at}"
            _step(desk, head, step)


def _step(desk: Desk, head: str, step: HopText) -> None:
    st.markdown(f":gray[{head}] {plain(step.text)} {basis_badge(hop_basis(step), desk.language)}")
    for fact in step.facts:
        st.caption(_fact(desk, fact))


def _fact(desk: Desk, fact: Fact) -> str:
    """Return one fact in Markdown: what it is about, its kind, what is known of it, its evidence."""
    about = fact_ends(desk.city, fact, desk.language)
    known = fact_text(fact, desk.language)
    parts = [kind_text(type(fact), desk.language), about, known]
    return f"{plain(' · '.join(part for part in parts if part))} {evidence_line(desk, fact.evidence)}"
