"""Several targets ticked on the board: listed for follow-up in one step, or handed out as a table."""

from collections.abc import Sequence

import streamlit as st

from graph.analysis.targets.targets import Target
from graph.model.acts import AddToShortlist
from graph.text import Text
from reports.wording.punctuation import names_and_count
from reports.wording.sentences import short_name
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.ledger_form import save_acts
from views.shared.record_form import reason_field, record_button
from views.shared.shortlist_form import ADD, NOTE, NOTE_HELP

TICKED = "targets-ticked"
"""Where the visit keeps what is ticked."""
TICK, TICK_ALL = "tick:", "tick-all:"
"""What a tick and the one in the head are clicked as; no link has an id with a colon."""
CHOSEN = Text("已选 {count} 个目标", "{count} selected")
LISTED_ALREADY = Text(
    "其中 {count} 个已在跟进清单，备注不动。", "{count} of them are on the shortlist already and keep their notes."
)
CLEAR = Text("清除", "Clear")
NAMED = 4


def ticked(context: PageContext) -> frozenset[str]:
    """Return the targets that are ticked, without those that are none any more."""
    held = st.session_state.get(TICKED, frozenset())
    return frozenset(link for link in held if context.judgement.target(link) is not None)


def take_tick(context: PageContext, clicked: str | None, shown: Sequence[str]) -> None:
    """Keep a click on a tick; the one in the head ticks all that are shown, or none."""
    if clicked is None or not clicked.startswith((TICK, TICK_ALL)):
        return
    held, every = ticked(context), frozenset(shown)
    if clicked == TICK_ALL:
        st.session_state[TICKED] = held - every if every <= held else held | every
    else:
        st.session_state[TICKED] = held ^ {clicked.removeprefix(TICK)}
    st.rerun()


def batch_bar(context: PageContext, targets: Sequence[Target]) -> None:
    """Draw what can be done with the targets that are ticked; nothing while none is."""
    held = ticked(context)
    chosen = [target for target in targets if target.link_id in held]
    if not chosen:
        return
    names = [short_name(context.city.links[target.link_id], context.language) for target in chosen]
    said = escape_markdown(names_and_count(names, context.language, NAMED))
    with st.container(horizontal=True, vertical_alignment="center", border=True, key="batch"):
        st.markdown(f"**{context.text(CHOSEN, count=len(chosen))}** {said}", width="stretch")
        if record_button(context, context.text(ADD), "batch-list", "primary"):
            st.dialog(context.text(ADD))(_dialog)(context, [target.link_id for target in chosen], said)
        st.button(context.text(CLEAR), key="batch-clear", type="tertiary", on_click=_clear)


def _clear() -> None:
    st.session_state.pop(TICKED, None)


def _dialog(context: PageContext, links: Sequence[str], said: str) -> None:
    """Ask for one note and one signature for all of them; what is listed already keeps its note."""
    st.markdown(f"**{context.text(CHOSEN, count=len(links))}** {said}")
    acts = [AddToShortlist(link_id=link, firm_id=None) for link in links]
    added = [act for act in acts if act.subject not in context.records.in_force]
    if len(added) < len(acts):
        st.caption(context.text(LISTED_ALREADY, count=len(acts) - len(added)))
    note = reason_field(context, NOTE, NOTE_HELP)
    save_acts(context, added, reason=note or None)
