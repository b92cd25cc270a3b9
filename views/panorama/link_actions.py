"""What can be done about a link from its profile, in one place that stays in sight."""

import streamlit as st

from graph.analysis.lists.field_survey import needs_survey
from graph.analysis.verdicts.diagnosis import Verdict
from graph.text import Text
from views.shared.assumptions import attract_best
from views.shared.context import PageContext
from views.shared.lead_form import lead_button
from views.shared.ruling_form import ruling_buttons
from views.shared.shortlist_form import shortlist_button

ONE_PAGE = Text("出一页纸", "One-pager")
SURVEY_PLAN = Text("出摸底方案", "Survey plan")


def link_actions(context: PageContext, chain_id: str, verdict: Verdict) -> None:
    """Draw the buttons: to follow it, to hand the chain's one side out, to suppose it comes, to settle it."""
    with st.container(key="link-actions"):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            shortlist_button(context, verdict.link_id)
            lead_button(context, verdict.link_id)
            _paper(context, chain_id)
            ruling_buttons(context, chain_id, verdict)
        attract_best(context, verdict.link_id, chain_id)


def _paper(context: PageContext, chain_id: str) -> None:
    thin = needs_survey(context.judgement, chain_id)
    label, what = (SURVEY_PLAN, "survey") if thin else (ONE_PAGE, "one-page")
    if st.button(context.text(label), key="link-paper"):
        context.open_page("documents", what=what, form="pdf", chain=chain_id)
