"""Firms that are not on file as makers of a link but look like makers: leads to be checked, never facts."""

import streamlit as st

from graph.analysis.leads.corpus import corpus_of
from graph.analysis.leads.lead import Lead, find_leads
from graph.analysis.leads.model import FittedModel, fit
from graph.model.kinds import Basis
from graph.text import Text
from reports.wording.leads import lead_text
from reports.wording.punctuation import join_names
from reports.wording.sentences import firm_name, firm_place
from views.shared.badges import basis_badge, escape_markdown
from views.shared.context import PageContext

ASK = Text("再找可能生产的企业（推定，仅作线索）", "Find firms that might make it (inferred leads)")
HELP = Text(
    "按品名与别名、行业、上下游关系与已知生产企业的相像程度推出，没有资料说它在做。"
    "用全国上市公司检验：隐去的企业约 24% 排进前十。",
    "Inferred from names of products and their other names, industries, inputs and similarity to known makers; no "
    "source says these firms make it. In a test on listed firms nationwide, about 24% of withheld makers ranked in the "
    "top ten.",
)
NONE = Text("没有找到可能生产的外地企业。", "No likely maker was found outside the city.")
ALSO = Text("也按这些叫法找（行业常识）：{names}。", "Also searched under (general knowledge): {names}.")
LOOKED, SHOWN = 40, 5


def leads_part(context: PageContext, link_id: str) -> None:
    """Draw the suggestions for a link once they are asked for."""
    if not st.toggle(context.text(ASK), key=f"suggest-{link_id}", help=context.text(HELP)):
        return
    entry = _fitted(context, context.key).universe.entry(context.city.links[link_id].name_zh)
    if entry is not None and entry.aliases:
        st.caption(escape_markdown(context.text(ALSO, names=join_names(entry.aliases, context.language))))
    found = leads(context, link_id)
    if not found:
        st.caption(context.text(NONE))
    for suggestion in found:
        firm = context.city.firms[suggestion.firm_id]
        badge = basis_badge(Basis.INFERRED, context.language)
        st.markdown(f"**{escape_markdown(firm_name(firm))}** {escape_markdown(firm_place(firm))} {badge}")
        st.caption("  \n".join(escape_markdown(line) for line in lead_text(suggestion, context.language)))


def leads(context: PageContext, link_id: str) -> tuple[Lead, ...]:
    """Return the first suggested firms from elsewhere."""
    makers = (*context.city.makers.get(link_id, ()), *context.city.candidates.get(link_id, ()))
    known = {make.start for make in makers}
    found = find_leads(_fitted(context, context.key), context.city.links[link_id].name_zh, known, LOOKED)
    return tuple(each for each in found if not context.city.firms[each.firm_id].local)[:SHOWN]


@st.cache_resource(max_entries=1, show_spinner=True)
def _fitted(_context: PageContext, key: str) -> FittedModel:
    del key
    return fit(corpus_of(_context.city))
