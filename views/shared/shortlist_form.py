"""Putting a link, alone or with one candidate, on the shortlist, and what of it is there already."""

import streamlit as st

from graph.analysis.candidates.candidates import rank_candidates
from graph.model.acts import AddToShortlist, LogEntry, RemoveFromShortlist
from graph.text import Text
from reports.wording.records import about_text, made_text
from reports.wording.sentences import firm_name, link_name
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.record_form import (
    COLUMN_RATIO,
    act_button,
    forget_conflict,
    reason_field,
    record_button,
    save_buttons,
)
from views.shared.signature import signature_field

ADD = Text("列入跟进", "Add to shortlist")
ALREADY = Text("已在跟进清单", "On the shortlist")
REMOVE = Text("移出", "Remove")
WHOM = Text("连同哪家候选企业（可不选）", "Candidate (optional)")
LINK_ALONE = Text("只列链环", "link only")
NOTE = Text("备注", "Note")
NOTE_HELP = Text(
    "可不填。写给同事看的一句话；写部门，不写个人姓名。",
    "Optional note for colleagues. Name departments, not people.",
)
AGAIN = Text("已在跟进清单，保存即更新备注。", "Already on the shortlist; saving updates the note.")


def shortlist_part(context: PageContext, link_id: str) -> None:
    """Draw the button that puts a link on the shortlist, and what of it is there."""
    with st.container(horizontal=True, vertical_alignment="center"):
        shortlist_button(context, link_id)
        if _listed(context, link_id):
            st.page_link(context.pages["shortlist"], label=context.text(ALREADY), query_params=context.always)
    shortlist_lines(context, link_id)


def shortlist_button(context: PageContext, link_id: str) -> None:
    """Draw the button that puts a link on the shortlist."""
    if record_button(context, context.text(ADD), f"shortlist-{link_id}", "primary", AddToShortlist(link_id=link_id)):
        forget_conflict()
        st.dialog(context.text(ADD))(_dialog)(context, link_id)


def shortlist_lines(context: PageContext, link_id: str) -> None:
    """Draw what of a link is on the shortlist."""
    for entry, act in _listed(context, link_id):
        listed_line(context, entry, act)


def _listed(context: PageContext, link_id: str) -> list[tuple[LogEntry, AddToShortlist]]:
    return [(entry, act) for entry, act in context.records.shortlist if act.link_id == link_id]


def listed_line(context: PageContext, entry: LogEntry, act: AddToShortlist) -> None:
    """Draw one place of the shortlist in two lines, with what takes it off."""
    said, press_here = st.columns(COLUMN_RATIO, gap="small", vertical_alignment="center")
    note = "" if entry.reason is None else f"  \n{escape_markdown(entry.reason)}"
    made = escape_markdown(made_text(entry, context.language))
    said.caption(f"**{escape_markdown(about_text(context.city, act, context.language))}**{note}  \n{made}")
    with press_here:
        remove_button(context, act)


def remove_button(context: PageContext, act: AddToShortlist) -> None:
    """Draw what takes a place off the shortlist."""
    delist = RemoveFromShortlist(link_id=act.link_id, firm_id=act.firm_id)
    act_button(context, context.text(REMOVE), f"delist-{act.subject}", delist)


def _dialog(context: PageContext, link_id: str) -> None:
    st.markdown(f"**{escape_markdown(link_name(context.city.links[link_id], context.language))}**")
    firms: list[str | None] = [None, *(each.firm.id for each in rank_candidates(context.city, link_id))]
    firm = st.selectbox(
        context.text(WHOM),
        firms,
        format_func=lambda each: _label(context, each),
        # none is a choice too, which Streamlit would tell in words of its own
        placeholder=context.text(LINK_ALONE),
        key="records-firm",
    )
    edit(context, AddToShortlist(link_id=link_id, firm_id=firm))


def edit(context: PageContext, act: AddToShortlist) -> None:
    """Draw the note of a place on the shortlist, who enters it, and what saves it."""
    standing = context.records.in_force.get(act.subject)
    if standing is not None:
        st.caption(f"{context.text(AGAIN)} {escape_markdown(made_text(standing, context.language))}")
    note = reason_field(context, NOTE, NOTE_HELP, "" if standing is None else standing.reason or "")
    signature_field(context)
    save_buttons(context, act, context.records.expected(act.subject), note)


def note_button(context: PageContext, act: AddToShortlist) -> None:
    """Draw what opens the note of a place."""
    if record_button(context, context.text(NOTE), f"note-{act.subject}", "tertiary", act):
        forget_conflict()
        st.dialog(context.text(NOTE))(edit)(context, act)


def _label(context: PageContext, firm_id: str | None) -> str:
    return context.text(LINK_ALONE) if firm_id is None else firm_name(context.city.firms[firm_id])
