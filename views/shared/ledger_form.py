"""What the dialogs of the project ledger share: a line, a day, who signs, and a save that checks before it enters."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import streamlit as st

from graph.analysis.facts.city import City
from graph.analysis.ledger.calendar import today
from graph.analysis.ledger.units import check_unit
from graph.errors import EntryConflict, LianpuError
from graph.model.act import Act
from graph.text import Text
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.failure import in_language
from views.shared.query_params import put
from views.shared.record_form import CANCEL, MESSAGE, SAVE, append_entry
from views.shared.signature import signature_field

DAY = Text("日期", "Day")
CHANGED = Text(
    "这一条刚被别人改过，没有保存。关掉这个窗口，看过现在的记录再填。",
    "Someone else has changed this; nothing was saved. Close this, look at the record, then enter it again.",
)
SOME_SAVED = Text(
    "前 {done} 项已保存，其余 {left} 项没有保存：{why}", "{done} were saved, the other {left} were not: {why}"
)


def line_field(context: PageContext, label: Text, key: str, value: str | None = None, help: Text | None = None) -> str:
    """Draw a field of one line and return what stands in it."""
    told = None if help is None else context.text(help)
    return st.text_input(context.text(label), value=value or "", key=f"ledger-{key}", help=told).strip()


def day_field(context: PageContext) -> str:
    """Draw the field for the day something happened."""
    return line_field(context, DAY, "day", today())


def check_units(city: City, units: Iterable[str | None]) -> None:
    """Raise InvalidRequest for the first unit that does not read as a body."""
    for unit in units:
        check_unit(city, unit or None)


def save_acts(
    context: PageContext,
    acts: Sequence[Act],
    check: Callable[[], None] | None = None,
    reason: str | None = None,
    address: Mapping[str, str | None] | None = None,
) -> None:
    """Draw who signs and what saves; all is checked before the first entry. `address` is where it leads then."""
    signature_field(context)
    with st.container(horizontal=True):
        pressed = st.button(context.text(SAVE), type="primary", key="ledger-save", disabled=not acts)
        if st.button(context.text(CANCEL), key="ledger-cancel"):
            st.rerun()
    if pressed:
        _save(context, acts, check, reason, address or {})


def _save(
    context: PageContext,
    acts: Sequence[Act],
    check: Callable[[], None] | None,
    reason: str | None,
    address: Mapping[str, str | None],
) -> None:
    done = 0
    try:
        if check is not None:
            check()
        for act in acts:
            entry = append_entry(context, act, context.records.expected(act.subject), reason or None)
            st.session_state[MESSAGE] = entry
            done += 1
    except EntryConflict:
        st.error(_with_done(context, done, len(acts), context.text(CHANGED)))
    except LianpuError as error:
        st.error(_with_done(context, done, len(acts), escape_markdown(in_language(error, context.language))))
    else:
        for name, value in address.items():
            put(name, value)
        st.rerun()


def _with_done(context: PageContext, done: int, number: int, why: str) -> str:
    """Say before an error how many of several entries stand already."""
    return context.text(SOME_SAVED, done=done, left=number - done, why=why) if done else why
