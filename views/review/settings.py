"""Which kinds of act wait for a review: set by kind, with the reason, by whoever reviews and does not report."""

import streamlit as st

from access.rules import REVIEWABLE
from graph.model.review_acts import SetReview
from graph.store.log_limits import MAX_REASON
from graph.text import Text
from reports.wording.records import kind_text
from views.shared.context import PageContext
from views.shared.ledger_form import save_acts
from views.shared.record_form import record_button

SET = Text("设置哪些要审核", "What is reviewed")
HOW = Text(
    "勾上的，填报岗登记后先待审；没勾的直接生效。撤销跟着所撤的那一种走。改设置不影响已在待审的。",
    "What is ticked waits when a reporter enters it; the rest counts at once. An undo goes by what it undoes. What "
    "waits already goes on waiting.",
)
REASON = Text("理由（必填）", "Reason (required)")
COLUMNS = 3


def settings_part(context: PageContext) -> None:
    """Draw what opens the settings."""
    first = SetReview(of=REVIEWABLE[0].KIND, waits=True)
    if record_button(context, context.text(SET), "review-set", "secondary", first):
        st.dialog(context.text(SET), width="large")(_dialog)(context)


def _dialog(context: PageContext) -> None:
    st.caption(context.text(HOW))
    wanted, chosen = context.records.reviewed, {}
    columns = st.columns(COLUMNS)
    for place, kind in enumerate(REVIEWABLE):
        label = kind_text(kind.KIND, context.language)
        chosen[kind.KIND] = columns[place % COLUMNS].checkbox(
            label, value=kind.KIND in wanted, key=f"review-waits-{kind.KIND}"
        )
    reason = st.text_input(context.text(REASON), key="review-set-reason", max_chars=MAX_REASON).strip()
    acts = [SetReview(of=kind, waits=waits) for kind, waits in chosen.items() if waits is not (kind in wanted)]
    save_acts(context, acts if reason else [], reason=reason)
