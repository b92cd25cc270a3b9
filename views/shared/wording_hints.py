"""What the fair-competition check finds in a record that was typed just now or stands on the shortlist."""

import streamlit as st

from graph.analysis.competition.typed_texts import firm_names, flag_texts, place_names, texts_of_log
from graph.analysis.records import Records
from graph.model.acts import LogEntry
from reports.wording.competition import flag_text
from views.shared.badges import plain
from views.shared.desk import Desk


def wording_hints(desk: Desk, entry: LogEntry) -> None:
    """Draw a line for each wording of an entry that has to be changed or checked; nothing where there is none."""
    found = flag_texts(texts_of_log(Records((entry,))), firm_names(desk.city), place_names(desk.city))
    for flag in found:
        st.warning(plain(flag_text(flag, desk.language)))
