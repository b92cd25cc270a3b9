"""What the fair-competition check finds in a record that was typed just now or stands on the shortlist."""

import streamlit as st

from graph.analysis.competition.typed_texts import firm_names, flag_texts, place_names, texts_of_log
from graph.analysis.proposals import with_what_is_meant
from graph.analysis.records import Records
from graph.model.acts import LogEntry
from reports.wording.competition import flag_text
from views.shared.badges import escape_markdown
from views.shared.context import PageContext


def wording_hints(context: PageContext, entry: LogEntry) -> None:
    """Draw a line for each wording of an entry that has to be changed or checked; nothing where there is none."""
    texts = texts_of_log(Records((with_what_is_meant(entry),)))
    found = flag_texts(texts, firm_names(context.city), place_names(context.city))
    for flag in found:
        st.warning(escape_markdown(flag_text(flag, context.language)))
