"""Putting a link, alone or with one candidate, on the shortlist, and what of it is there already."""

import streamlit as st

from graph.analysis.candidates.candidates import rank_candidates
from graph.model.acts import AddToShortlist, LogEntry, RemoveFromShortlist
from reports.wording.language import Text
from reports.wording.records import about_text, made_text
from reports.wording.sentences import firm_name, link_name
from views.shared.badges import plain
from views.shared.desk import Desk
from views.shared.recorded import BESIDE, act_button, forget_conflict, reason_field, record_button, saving
from views.shared.signing import signed_by

ADD = Text("列入清单", "Put on the shortlist")
ALREADY = Text("已在清单", "On the shortlist")
REMOVE = Text("移出", "Remove")
WHOM = Text("连同哪家候选企业（可不选）", "With which candidate (may be none)")
LINK_ALONE = Text("只列链环", "the link alone")
NOTE = Text("备注", "Note")
NOTE_HELP = Text(
    "可不填。写给同事看的一句话；写部门，不写个人姓名。",
    "May be blank. A line for colleagues; name departments, no persons.",
)
AGAIN = Text("已在清单，保存即更新备注。", "On the shortlist already: saving renews the note.")


def shortlist_part(desk: Desk, link_id: str) -> None:
    """Draw the button that puts a link on the shortlist, and what of it is there."""
    found = [(entry, act) for entry, act in desk.records.shortlist if act.link_id == link_id]
    with st.container(horizontal=True, vertical_alignment="center"):
        if record_button(desk, desk.say(ADD), f"shortlist-{link_id}", "primary"):
            forget_conflict()
            st.dialog(desk.say(ADD))(_dialog)(desk, link_id)
        if found:
            st.page_link(desk.pages["shortlist"], label=desk.say(ALREADY), query_params=desk.always)
    for entry, act in found:
        listed_line(desk, entry, act)


def listed_line(desk: Desk, entry: LogEntry, act: AddToShortlist) -> None:
    """Draw one place of the shortlist in two lines, with what takes it off."""
    said, press_here = st.columns(BESIDE, gap="small", vertical_alignment="center")
    note = "" if entry.reason is None else f"  \n{plain(entry.reason)}"
    made = plain(made_text(entry, desk.language))
    said.caption(f"**{plain(about_text(desk.city, act, desk.language))}**{note}  \n{made}")
    with press_here:
        remove_button(desk, act)


def remove_button(desk: Desk, act: AddToShortlist) -> None:
    """Draw what takes a place off the shortlist."""
    delist = RemoveFromShortlist(link_id=act.link_id, firm_id=act.firm_id)
    act_button(desk, desk.say(REMOVE), f"delist-{act.subject}", delist)


def _dialog(desk: Desk, link_id: str) -> None:
    st.markdown(f"**{plain(link_name(desk.city.links[link_id], desk.language))}**")
    firms: list[str | None] = [None, *(each.firm.id for each in rank_candidates(desk.city, link_id))]
    firm = st.selectbox(
        desk.say(WHOM),
        firms,
        format_func=lambda each: _spoken(desk, each),
        # none is a choice too, which Streamlit would tell in words of its own
        placeholder=desk.say(LINK_ALONE),
        key="records-firm",
    )
    edit(desk, AddToShortlist(link_id=link_id, firm_id=firm))


def edit(desk: Desk, act: AddToShortlist) -> None:
    """Draw the note of a place on the shortlist, who enters it, and what saves it."""
    standing = desk.records.in_force.get(act.subject)
    if standing is not None:
        st.caption(f"{desk.say(AGAIN)} {plain(made_text(standing, desk.language))}")
    note = reason_field(desk, NOTE, NOTE_HELP, "" if standing is None else standing.reason or "")
    signed_by(desk)
    saving(desk, act, desk.records.expected(act.subject), note)


def note_button(desk: Desk, act: AddToShortlist) -> None:
    """Draw what opens the note of a place."""
    if record_button(desk, desk.say(NOTE), f"note-{act.subject}", "tertiary"):
        forget_conflict()
        st.dialog(desk.say(NOTE))(edit)(desk, act)


def _spoken(desk: Desk, firm_id: str | None) -> str:
    return desk.say(LINK_ALONE) if firm_id is None else firm_name(desk.city.firms[firm_id])
