"""Entering something into the log from a page: by whom, what is said afterwards, and what when it was overtaken."""

from typing import Literal

import streamlit as st

from graph.errors import EntryConflict, LianpuError
from graph.model.acts import Act, LogEntry, Undo
from graph.store.log import NewEntry
from graph.store.log_limits import MAX_REASON
from reports.wording.language import BLANK, Text
from reports.wording.records import OF_ENTRY, about_text, act_text, made_text
from views.shared.badges import plain
from views.shared.desk import Desk
from views.shared.failure import in_language
from views.shared.signing import forget_signing, signed_by, signer
from views.shared.wording_hints import wording_hints

SIGN = Text("由谁记录？", "Recorded by whom?")
DONE = Text("已记下：{what} {about}（记录 #{sequence}）。", "Recorded: {what} {about} (record #{sequence}).")
UNDO = Text("撤销", "Undo")
KEEP = Text("仍按我的保存", "Save mine all the same")
DROP = Text("放弃我的", "Drop mine")
SAVE = Text("保存", "Save")
READ_ONLY = Text("这里是只读的，不能记录", "This copy is read-only; nothing can be recorded")
CANCEL = Text("取消", "Cancel")
OVERTAKEN = Text(
    "这一条刚被别人改过。你的修改还在，没有保存。", "Someone changed this just now. Your edit is kept, not saved."
)
NOT_UNDONE = Text(
    "这一条刚被别人改过，没有再改。下面是现在的记录。",
    "Someone changed this just now; nothing was changed. Below is the present record.",
)
CONFLICT = (
    Text("", ""),
    Text("现在的记录", "Record now"),
    Text("你的修改", "Your edit"),
)
ROWS = (Text("内容", "What"), Text("理由或备注", "Reason or note"), Text("由谁", "By"))
BESIDE = (5, 1)
"""Widths of what is said of an entry and of the button that takes it back."""
MESSAGE, STANDS_NOW, UNSIGNED = "records-message", "records-stands-now", "records-unsigned"
"""Where a visit keeps what the last press came to, who was faster, and what was pressed before anyone signed."""


def said(desk: Desk) -> None:
    """Say once what the last press came to, with its undo."""
    message = st.session_state.pop(MESSAGE, None)
    if isinstance(message, LogEntry):
        with st.container(horizontal=True, vertical_alignment="center", key="records-said"):
            act = message.act
            about = about_text(desk.city, act, desk.language)
            what = act_text(act, desk.language)
            st.success(plain(desk.say(DONE, what=what, about=about, sequence=message.sequence)))
            undo_button(desk, message, "said")
        wording_hints(desk, message)
    elif message is not None:
        st.warning(plain(str(message)))
    pressed = st.session_state.pop(UNSIGNED, None)
    if pressed is not None:
        forget_conflict()
        st.dialog(desk.say(SIGN))(_sign)(desk, *pressed)


def record_button(desk: Desk, label: str, key: str, kind: Literal["primary", "secondary", "tertiary"]) -> bool:
    """Draw a button that opens what records something; where nothing can be recorded it is off and says why."""
    return st.button(label, type=kind, key=key, disabled=desk.read_only, help=why_not(desk))


def why_not(desk: Desk) -> str | None:
    """Return why nothing can be recorded here, None where it can."""
    return desk.say(READ_ONLY) if desk.read_only else None


def _sign(desk: Desk, act: Act, expected: int) -> None:
    """Ask by whom an act is that a button stood for, and enter it."""
    st.markdown(f"**{plain(act_text(act, desk.language))} {plain(about_text(desk.city, act, desk.language))}**")
    signed_by(desk)
    saving(desk, act, expected, "")


def undo_button(desk: Desk, entry: LogEntry, where: str) -> None:
    """Draw what undoes an entry, as long as it is the last on its subject."""
    act = Undo(entry=entry.sequence, about=entry.act.subject)
    act_button(desk, desk.say(UNDO), f"undo-{where}-{entry.sequence}", act)


def act_button(desk: Desk, label: str, key: str, act: Act) -> None:
    """Draw a small button that enters an act when pressed; where nothing can be recorded it is off and says why."""
    st.button(
        label,
        key=key,
        type="tertiary",
        disabled=desk.read_only,
        help=why_not(desk),
        on_click=press,
        # the entry known when the button was drawn goes with it: by the time it is pressed there may be a newer one
        args=(desk, act, desk.records.expected(act.subject)),
    )


def press(desk: Desk, act: Act, expected: int) -> None:
    """Enter an act a button stands for; keep what it came to for `said`, which asks who it is by where none signed."""
    if not signer():
        st.session_state[UNSIGNED] = (act, expected)
        return
    try:
        st.session_state[MESSAGE] = enter(desk, act, expected)
    except EntryConflict:
        st.session_state[MESSAGE] = desk.say(NOT_UNDONE)
    except LianpuError as error:
        st.session_state[MESSAGE] = in_language(error, desk.language)


def enter(desk: Desk, act: Act, expected: int, reason: str | None = None) -> LogEntry:
    """Enter an act into the log on the load being shown. Raises what the log raises."""
    return desk.log.append(NewEntry(act=act, who=signer(), load_id=desk.city.load.id, reason=reason), expected)


def reason_field(desk: Desk, label: Text, help: Text, value: str = "") -> str:
    """Draw the field for a reason or a note and return what stands in it."""
    return st.text_area(desk.say(label), value=value, help=desk.say(help), max_chars=MAX_REASON, key="records-reason")


def saving(desk: Desk, act: Act, expected: int, reason: str) -> None:
    """Draw what saves an act from a dialog, and what is shown where someone was faster."""
    now = st.session_state.get(STANDS_NOW)
    if now is not None:
        _conflict(desk, act, reason, now)
    with st.container(horizontal=True):
        pressed = st.button(desk.say(SAVE if now is None else KEEP), type="primary", key="records-save")
        if st.button(desk.say(CANCEL if now is None else DROP), key="records-cancel"):
            st.rerun()
    if pressed:
        _save(desk, act, expected if now is None else now, reason)


def _save(desk: Desk, act: Act, expected: int, reason: str) -> None:
    try:
        entry = enter(desk, act, expected, reason)
    except EntryConflict as overtaken:
        st.session_state[STANDS_NOW] = overtaken.actual
        st.rerun(scope="fragment")
    except LianpuError as error:
        st.error(plain(in_language(error, desk.language)))
    else:
        st.session_state[MESSAGE] = entry
        st.rerun()


def _conflict(desk: Desk, act: Act, reason: str, sequence: int) -> None:
    """Show what stands now beside what was about to be saved."""
    entry = next((each for each in desk.log.entries() if each.sequence == sequence), None)
    if entry is None:
        return
    st.warning(f"{desk.say(OVERTAKEN)}  \n{desk.say(OF_ENTRY, sequence=sequence)} · {plain(_made(desk, entry))}")
    language = desk.language
    mine = (act_text(act, language), reason, signer())
    theirs = (act_text(entry.act, language), entry.reason or "", entry.who)
    lines = ["| " + " | ".join(desk.say(text) for text in CONFLICT) + " |", "| :-- | :-- | :-- |"]
    for name, now, own in zip(ROWS, theirs, mine, strict=True):
        cells = (desk.say(name), plain(now) or BLANK, plain(own) or BLANK)
        lines.append("| " + " | ".join(cells) + " |")
    st.markdown("\n".join(lines))


def _made(desk: Desk, entry: LogEntry) -> str:
    return made_text(entry, desk.language)


def forget_conflict() -> None:
    """Begin a dialog anew: what another one came across is not its own."""
    st.session_state.pop(STANDS_NOW, None)
    st.session_state.pop("records-reason", None)
    forget_signing()
