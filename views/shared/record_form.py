"""Entering something into the log from a page: by whom, what is said afterwards, and what when it was overtaken."""

from dataclasses import dataclass
from typing import Literal

import streamlit as st

from graph.errors import EntryConflict, LianpuError
from graph.model.acts import Act, LogEntry, Undo
from graph.model.review_acts import Propose
from graph.store.log import NewEntry
from graph.store.log_limits import MAX_REASON
from graph.text import Text
from reports.wording.language import BLANK
from reports.wording.records import OF_ENTRY, about_text, act_text, made_text
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.failure import in_language
from views.shared.signature import forget_signature, signature_field, signer
from views.shared.wording_hints import wording_hints

SIGN = Text("由谁记录？", "Recorded by whom?")
DONE = Text("已记下：{what} {about}（记录 #{sequence}）。", "Saved: {what} {about} (entry #{sequence}).")
PROPOSED = Text(
    "{what} {about}（记录 #{sequence}），待审：审核岗通过后才生效。",
    "{what} {about} (entry #{sequence}); it waits and counts once a reviewer accepts it.",
)
UNDO = Text("撤销", "Undo")
KEEP = Text("仍保存我的修改", "Save mine anyway")
DROP = Text("放弃我的修改", "Discard mine")
SAVE = Text("保存", "Save")
READ_ONLY = Text("这里是只读的，不能记录", "This copy is read-only; nothing can be recorded")
CANCEL = Text("取消", "Cancel")
OVERTAKEN = Text(
    "这一条刚被别人改过。你的修改还在，没有保存。",
    "Someone else has changed this. Your edit is still here but has not been saved.",
)
NOT_UNDONE = Text(
    "这一条刚被别人改过，没有再改。下面是现在的记录。",
    "Someone else has changed this, so nothing was changed. The current entry is below.",
)
CONFLICT = (
    Text("", ""),
    Text("现在的记录", "Record now"),
    Text("你的修改", "Your edit"),
)
ROWS = (Text("内容", "What"), Text("理由或备注", "Reason or note"), Text("记录单位", "Recorded by"))
COLUMN_RATIO = (5, 1)
"""Widths of what is said of an entry and of the button that takes it back."""
MESSAGE, STANDS_NOW, UNSIGNED = "records-message", "records-stands-now", "records-unsigned"
"""Keys in the state of a visit: the last result, the conflicting entry, the action awaiting a signature."""
ASKED = "undo-asked"
"""Key in the state of a visit: the change of facts whose undo was pressed."""


@dataclass(frozen=True, slots=True)
class FactsChanged:
    """What a change of facts came to, in words, and the entry that can be undone, None where none is offered."""

    said: str
    undoes: int | None = None


def ask_undo(number: int) -> None:
    """Keep which change of facts is to be undone, for the run of the page that follows."""
    st.session_state[ASKED] = number


def undo_fact_button(context: PageContext, number: int, where: str) -> None:
    """Draw the small button that asks to undo a change of facts: first it is shown what follows from that."""
    entry = context.records.entry(number)
    closed = why_not(context, None if entry is None else entry.act)
    st.button(
        context.text(UNDO),
        key=f"undo-fact-{where}-{number}",
        type="tertiary",
        disabled=closed is not None,
        help=closed,
        on_click=ask_undo,
        args=(number,),
    )


def show_last_result(context: PageContext) -> None:
    """Say once what the last press came to, with its undo."""
    message = st.session_state.pop(MESSAGE, None)
    if isinstance(message, LogEntry):
        with st.container(horizontal=True, vertical_alignment="center", key="records-said"):
            act = message.act
            about = about_text(context.city, act, context.language)
            what = act_text(act, context.language)
            waits = isinstance(message.act, Propose)
            said = context.text(PROPOSED if waits else DONE, what=what, about=about, sequence=message.sequence)
            (st.info if waits else st.success)(escape_markdown(said))
            undo_button(context, message, "said")
        wording_hints(context, message)
    elif isinstance(message, FactsChanged):
        with st.container(horizontal=True, vertical_alignment="center", key="records-said"):
            st.success(escape_markdown(message.said))
            if message.undoes is not None:
                undo_fact_button(context, message.undoes, "said")
    elif message is not None:
        st.warning(escape_markdown(str(message)))
    pressed = st.session_state.pop(UNSIGNED, None)
    if pressed is not None:
        forget_conflict()
        st.dialog(context.text(SIGN))(_sign)(context, *pressed)


def record_button(
    context: PageContext,
    label: str,
    key: str,
    kind: Literal["primary", "secondary", "tertiary"],
    about: Act | type[Act] | None = None,
) -> bool:
    """Draw a button that opens what records something; where that cannot be recorded it is off and says why.

    `about` is such an act, or its kind.
    """
    closed = why_not(context, about)
    return st.button(label, type=kind, key=key, disabled=closed is not None, help=closed)


def why_not(context: PageContext, about: Act | type[Act] | None = None) -> str | None:
    """Return why an act, an act of a kind or anything at all cannot be recorded here, None where it can."""
    if context.read_only:
        return context.text(READ_ONLY)
    return context.may_enter(about).told(context.language)


def _sign(context: PageContext, act: Act, expected: int) -> None:
    """Ask by whom an act is that a button stood for, and enter it."""
    about = about_text(context.city, act, context.language)
    st.markdown(f"**{escape_markdown(act_text(act, context.language))} {escape_markdown(about)}**")
    signature_field(context)
    save_buttons(context, act, expected, "")


def undo_button(context: PageContext, entry: LogEntry, where: str) -> None:
    """Draw what undoes an entry, as long as it is the last on its subject."""
    act = Undo(entry=entry.sequence, about=entry.act.subject)
    act_button(context, context.text(UNDO), f"undo-{where}-{entry.sequence}", act)


def act_button(context: PageContext, label: str, key: str, act: Act) -> None:
    """Draw a small button that enters an act when pressed; where nothing can be recorded it is off and says why."""
    closed = why_not(context, act)
    st.button(
        label,
        key=key,
        type="tertiary",
        disabled=closed is not None,
        help=closed,
        on_click=record_action,
        # the entry known when the button was drawn goes with it: by the time it is pressed there may be a newer one
        args=(context, act, context.records.expected(act.subject)),
    )


def record_action(context: PageContext, act: Act, expected: int) -> None:
    """Enter the act of a button and keep its result for `show_last_result`, which asks for a signature if none."""
    if not signer(context):
        st.session_state[UNSIGNED] = (act, expected)
        return
    try:
        st.session_state[MESSAGE] = append_entry(context, act, expected)
    except EntryConflict:
        st.session_state[MESSAGE] = context.text(NOT_UNDONE)
    except LianpuError as error:
        st.session_state[MESSAGE] = in_language(error, context.language)


def append_entry(context: PageContext, act: Act, expected: int, reason: str | None = None) -> LogEntry:
    """Enter an act into the log on the load being shown. Raises what the log raises."""
    return context.log.append(
        NewEntry(act=act, who=signer(context), load_id=context.city.load.id, reason=reason), expected
    )


def reason_field(context: PageContext, label: Text, help: Text, value: str = "") -> str:
    """Draw the field for a reason or a note and return what stands in it."""
    return st.text_area(
        context.text(label), value=value, help=context.text(help), max_chars=MAX_REASON, key="records-reason"
    )


def save_buttons(context: PageContext, act: Act, expected: int, reason: str) -> None:
    """Draw what saves an act from a dialog, and what is shown where someone was faster."""
    now = st.session_state.get(STANDS_NOW)
    if now is not None:
        _conflict(context, act, reason, now)
    with st.container(horizontal=True):
        pressed = st.button(context.text(SAVE if now is None else KEEP), type="primary", key="records-save")
        if st.button(context.text(CANCEL if now is None else DROP), key="records-cancel"):
            st.rerun()
    if pressed:
        _save(context, act, expected if now is None else now, reason)


def _save(context: PageContext, act: Act, expected: int, reason: str) -> None:
    try:
        entry = append_entry(context, act, expected, reason)
    except EntryConflict as overtaken:
        st.session_state[STANDS_NOW] = overtaken.actual
        st.rerun(scope="fragment")
    except LianpuError as error:
        st.error(escape_markdown(in_language(error, context.language)))
    else:
        st.session_state[MESSAGE] = entry
        st.rerun()


def _conflict(context: PageContext, act: Act, reason: str, sequence: int) -> None:
    """Show what stands now beside what was about to be saved."""
    entry = next((each for each in context.log.entries() if each.sequence == sequence), None)
    if entry is None:
        return
    made = escape_markdown(_made(context, entry))
    st.warning(f"{context.text(OVERTAKEN)}  \n{context.text(OF_ENTRY, sequence=sequence)} · {made}")
    language = context.language
    mine = (act_text(act, language), reason, signer(context))
    theirs = (act_text(entry.act, language), entry.reason or "", entry.who)
    lines = ["| " + " | ".join(context.text(text) for text in CONFLICT) + " |", "| :-- | :-- | :-- |"]
    for name, now, own in zip(ROWS, theirs, mine, strict=True):
        cells = (context.text(name), escape_markdown(now) or BLANK, escape_markdown(own) or BLANK)
        lines.append("| " + " | ".join(cells) + " |")
    st.markdown("\n".join(lines))


def _made(context: PageContext, entry: LogEntry) -> str:
    return made_text(entry, context.language)


def forget_conflict() -> None:
    """Begin a dialog anew: what another one came across is not its own."""
    st.session_state.pop(STANDS_NOW, None)
    st.session_state.pop("records-reason", None)
    forget_signature()
