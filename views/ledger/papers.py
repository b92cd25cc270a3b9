"""The ways from the ledger to its papers, where they are looked at and downloaded."""

import streamlit as st

from reports.ledger.deliverable import LEDGER_PAPERS
from views.shared.context import PageContext


def paper_links(context: PageContext) -> None:
    """Draw the way to each paper of the ledger."""
    for paper in LEDGER_PAPERS:
        st.page_link(
            context.pages["documents"],
            label=paper.label.of(context.language),
            icon=":material/print:",
            query_params={"what": paper.id, **context.always},
        )
