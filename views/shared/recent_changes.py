"""What was changed of a firm or a link, the latest first, each to be undone where it was made."""

import streamlit as st

from graph.model.acts import LogEntry
from graph.model.fact_acts import FactAct
from graph.model.fact_subjects import nodes_of
from graph.model.nodes import Firm, Link
from graph.text import Text
from reports.wording.records import OF_ENTRY, about_text, act_text, made_text
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.record_form import undo_fact_button

TITLE = Text("最近的改动", "Latest changes")
SHOWN = 5
WIDTHS = (5, 1)
"""Widths of what is said of a change and of the button that takes it back."""


def recent_changes(context: PageContext, thing: Firm | Link) -> None:
    """Draw the latest changes of a firm or a link that stand, each with its undo; nothing where there are none."""
    found = changes_of(context, thing)
    if not found:
        return
    with st.container(key="recent-changes", gap="xsmall"):
        st.markdown(f"**{context.text(TITLE)}**")
        for entry in found[:SHOWN]:
            said, button = st.columns(WIDTHS, vertical_alignment="center")
            said.caption(escape_markdown(_said(context, entry)))
            with button:
                undo_fact_button(context, entry.sequence, thing.id)


def changes_of(context: PageContext, thing: Firm | Link) -> list[LogEntry]:
    """List the entries that changed facts about a firm or a link and stand, the latest first."""
    records, about = context.records, (thing.KIND, thing.id)
    entries = (each for each in reversed(records.entries) if each.sequence not in records.undone)
    return [each for each in entries if isinstance(each.act, FactAct) and about in nodes_of(each.act)]


def _said(context: PageContext, entry: LogEntry) -> str:
    language = context.language
    what = f"{act_text(entry.act, language)} {about_text(context.city, entry.act, language)}"
    made = made_text(entry, language)
    return f"{OF_ENTRY.of(language, sequence=entry.sequence)} · {what} · {made}"
