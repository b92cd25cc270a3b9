"""Business brings business: from a candidate to local firms, from a local firm to candidates, each step with facts."""

import streamlit as st

from graph.analysis.exploration.connection_hops import ConnectionKind
from graph.analysis.exploration.connections import (
    MAX_HOPS,
    by_end,
    connections_to_candidates,
    connections_to_local_firms,
)
from graph.analysis.facts.firm_locations import without_link, without_place
from graph.model.nodes import Firm
from graph.text import Text
from reports.wording.connections import KINDS, connection_texts
from reports.wording.punctuation import join_clauses
from reports.wording.sentences import firm_name
from views.search.firm_choice import choose_firm, first_local_firm
from views.shared import texts
from views.shared.badges import escape_markdown
from views.shared.context import PageContext, Shown
from views.shared.drawn import drawn
from views.shared.empty_state import NO_FIRMS, NO_FIRMS_REMEDY, empty_state
from views.shared.markup_component import show_markup
from views.shared.table_tools import TableParts, arranged_parts, parts_of
from views.shared.tables import STYLE
from views.shared.unknown_ids import Known, is_firm, one_of
from views.ties.connection_panel import connection_panel
from views.ties.connection_table import ReachedFirm, connection_table, counts_of

HELP = Text(
    "选本地企业，看它通过客户、供应商、股东、集团、项目、投入、同类产品和地点能联系到哪些外地企业；选外地企业则反过来。"
    "联系最多 {longest} 步，近的、依据实的在前；有联系不等于有意向。",
    "Choose a local firm to see which firms elsewhere it is joined to by customers, suppliers, owners, groups, "
    "projects, inputs, like products and places; or the other way round. At most {longest} steps, near and firm ones "
    "first; a connection does not imply interest.",
)
LEADS_OUT = Text(
    "**{firm}**（本地）可联系到 {count} 家外地企业：{real} 家有实际往来（股权、集团、项目、供应商、客户），"
    "其余 {possible} 家只是可能的买卖、同业或同处一地。其中 {serving} 家是当前目标的候选。",
    "**{firm}** (local) is connected to {count} outside firms: {real} by ties on file (owner, group, project, "
    "supplier, customer), the other {possible} only by possible trade, like products or place. {serving} of them are "
    "candidates for a current target.",
)
LEADS_IN = Text(
    "**{firm}**（外地）可联系到 {count} 家本地企业。", "**{firm}** (elsewhere) is joined to {count} firms here."
)
NO_LINK = Text("其中没有填生产的链环 {count} 家", "{count} of them without anything they make on file")
NO_PLACE = Text("没有填所在地 {count} 家", "{count} without a place on file")
NONE = Text(
    "没有查到 {firm} 与对方企业的联系。没有查到，不等于没有。",
    "No tie of {firm} to the other side is on file. Not on file does not mean it does not exist.",
)
BY = Text("联系方式", "Connection")
ONLY_SERVING = Text("只看当前目标的候选", "Candidates for present targets only")
FILTERED_OUT = Text("没有同时符合的企业", "No target matches all filters")
MORE = Text("再列 {count} 家", "{count} more")
PAGE = 14
ADDRESS: dict[str, Known] = {"with": is_firm, "by": one_of([kind.value for kind in ConnectionKind])}


def render(context: PageContext) -> None:
    """Draw the page of the firm named in the address, or of the first local one."""
    st.title(context.text(texts.TIES), anchor=False)
    st.caption(context.text(HELP, longest=MAX_HOPS))
    if not context.city.firms:
        empty_state(context, NO_FIRMS, NO_FIRMS_REMEDY)
        return
    firm = choose_firm(context, "ties") or first_local_firm(context)
    everything = drawn(context, _reached, firm.id)
    if not everything:
        st.info(context.text(NONE, firm=escape_markdown(firm_name(firm))))
        return
    _explain(context, firm, everything)
    found = _filtered(context, firm, everything)
    if not found:
        st.info(context.text(FILTERED_OUT))
        return
    chosen = next((each for each in found if each.firm.id == st.query_params.get("with")), None)
    left, right = st.columns((812, 356), gap="small") if chosen is not None else (st.container(), None)
    with left:
        _table(context, firm, found, chosen)
    if chosen is not None and right is not None:
        with right:
            connection_panel(context, firm.id, chosen)


def _reached(context: Shown, firm_id: str) -> tuple[ReachedFirm, ...]:
    """Return the firms that ways lead to, the nearest and firmest first."""
    city = context.city
    ties = (connections_to_candidates if city.firms[firm_id].local else connections_to_local_firms)(city, firm_id)
    return tuple(
        ReachedFirm(city.firms[end], connection_texts(city, group, context.language))
        for end, group in by_end(ties).items()
    )


def _explain(context: PageContext, firm: Firm, everything: tuple[ReachedFirm, ...]) -> None:
    name = escape_markdown(firm_name(firm))
    if firm.local:
        serving = sum(_serves(context, each) for each in everything)
        real = sum(any(not kind.is_affinity for kind in each.kinds) for each in everything)
        counts = {"count": len(everything), "real": real, "possible": len(everything) - real, "serving": serving}
        st.markdown(context.text(LEADS_OUT, firm=name, **counts))
    else:
        st.markdown(context.text(LEADS_IN, firm=name, count=len(everything)))
    reached = [each.firm for each in everything]
    blanks = ((NO_LINK, without_link(context.city, reached)), (NO_PLACE, without_place(reached)))
    if left_out := [context.text(text, count=count) for text, count in blanks if count]:
        st.caption(join_clauses(left_out, context.language))


def _serves(context: PageContext, reached: ReachedFirm) -> bool:
    """Return whether a firm reached is a candidate for a target of today."""
    return bool(context.judgement.candidacies.get(reached.firm.id))


def _filtered(context: PageContext, firm: Firm, everything: tuple[ReachedFirm, ...]) -> list[ReachedFirm]:
    counts = counts_of(everything)
    asked = st.query_params.get("by")
    # the kinds take as many lines as there are: in a row with the switch those at its end are cut
    by: str | None = st.pills(
        context.text(BY),
        [each.value for each in counts],
        default=asked if asked in counts else None,
        format_func=lambda each: f"{KINDS[ConnectionKind(each)].of(context.language)} {counts[ConnectionKind(each)]}",
        key=f"ties-by-{firm.id}-{context.language}",
    )
    only = firm.local and st.toggle(context.text(ONLY_SERVING), value="serving" in st.query_params, key="ties-serving")
    if by is not None or asked in counts:
        _keep("by", by)
    _keep("serving", "1" if only else None)
    return [each for each in everything if (by is None or by in each.kinds) and (not only or _serves(context, each))]


def _keep(name: str, value: str | None) -> None:
    if value is None:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != value:
        st.query_params[name] = value


def _table(context: PageContext, firm: Firm, found: list[ReachedFirm], chosen: ReachedFirm | None) -> None:
    key = f"ties-shown-{firm.id}"
    shown = st.session_state.get(key, PAGE)
    if chosen is not None:
        shown = max(shown, found.index(chosen) + 1)
    ends = tuple(each.firm.id for each in found)
    parts = drawn(context, _parts, firm.id, ends, None if chosen is None else chosen.firm.id)
    table = arranged_parts(context, f"ties-{firm.id}", firm_name(firm), parts, shown)
    clicked = show_markup(table, key="ties", css=STYLE)
    if clicked is not None and (chosen is None or clicked != chosen.firm.id):
        st.query_params["with"] = clicked
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"1–{min(shown, len(found))} / {len(found)}", width="stretch")
        rest = len(found) - shown
        if rest > 0 and st.button(context.text(MORE, count=min(rest, 2 * PAGE)), key="ties-more"):
            st.session_state[key] = shown + 2 * PAGE
            st.rerun()


def _parts(context: Shown, firm_id: str, ends: tuple[str, ...], chosen: str | None) -> TableParts:
    found = {each.firm.id: each for each in _reached(context, firm_id)}
    return parts_of(connection_table(context.judgement, [found[end] for end in ends], chosen, context.language))
