"""The scenarios that are kept: opened by name, saved under one, discarded; each says who, when and on which load."""

import streamlit as st

from graph.analysis.what_if.assumption_syntax import from_scenario_json, to_scenario_json
from graph.model.acts import DiscardScenario, LogEntry, SaveScenario
from graph.store.log_limits import MAX_NAME
from graph.text import Text
from reports.wording.language import count
from reports.wording.records import made_text
from views.shared.assumptions import SCENARIO, set_assumptions
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.record_form import act_button, forget_conflict, reason_field, record_button, save_buttons
from views.shared.signature import signature_field

KEPT = Text("已存方案", "Saved scenarios")
NONE_KEPT = Text("还没有。加好假设后按“存为方案”。", 'None yet. Add suppositions, then press "Save as scenario".')
SAVE_AS = Text("存为方案", "Save as scenario")
NAME = Text("方案名称", "Name of the scenario")
NOTE, NOTE_HELP = (
    Text("备注", "Note"),
    Text("可不填。写部门，不写个人姓名。", "May be blank. Name departments, no persons."),
)
AGAIN = Text("已有同名方案，保存即以这次的假设替换。", "A scenario with this name exists; saving replaces it.")
DISCARD = Text("删去", "Discard")
GONE = Text("没有叫“{name}”的方案。", 'No scenario is called "{name}".')
OPENED = Text("方案“{name}”", 'Scenario "{name}"')
CHANGED = Text("方案“{name}”，已改动，未保存", 'Scenario "{name}", changed and not saved')
COLUMN_RATIO = (7, 3)
"""Widths of a scenario and of what discards it."""


def saved_lines(context: PageContext, name: str) -> tuple[str, ...] | None:
    """Return the suppositions kept under a name, or None where there is no such scenario."""
    return next((from_scenario_json(act.changes) for _, act in context.records.scenarios if act.name == name), None)


def opened_text(context: PageContext, name: str, lines: list[str]) -> str:
    """Return which scenario is open, and whether what is supposed now differs from what was kept."""
    kept = saved_lines(context, name)
    if kept is None:
        return context.text(GONE, name=name)
    return context.text(OPENED if list(kept) == lines else CHANGED, name=name)


def scenarios_part(context: PageContext, lines: list[str]) -> None:
    """Draw the scenarios that are kept, and what saves the present one."""
    if lines and record_button(context, context.text(SAVE_AS), "save-scenario", "primary", SaveScenario):
        forget_conflict()
        st.dialog(context.text(SAVE_AS))(_dialog)(context, lines)
    st.markdown(f"##### {context.text(KEPT)} {len(context.records.scenarios)}")
    if not context.records.scenarios:
        st.caption(context.text(NONE_KEPT))
    for entry, act in reversed(context.records.scenarios):
        _kept(context, entry, act)


def _kept(context: PageContext, entry: LogEntry, act: SaveScenario) -> None:
    lines = from_scenario_json(act.changes)
    with st.container(key=f"scenario-{entry.sequence}", gap=None):
        said, press_here = st.columns(COLUMN_RATIO, gap="small", vertical_alignment="center")
        with press_here:
            act_button(context, context.text(DISCARD), f"discard-{entry.sequence}", DiscardScenario(name=act.name))
        said.button(
            f"**{escape_markdown(act.name)}**",
            key=f"open-scenario-{entry.sequence}",
            type="tertiary",
            on_click=set_assumptions,
            args=(context, lines, act.name),
        )
        counted = count(context.language, len(lines), "条假设", "supposition")
        note = "" if entry.reason is None else f" · {escape_markdown(entry.reason)}"
        said.caption(f"{counted}{note}  \n{escape_markdown(made_text(entry, context.language))}")


def _dialog(context: PageContext, lines: list[str]) -> None:
    opened = st.query_params.get(SCENARIO)
    name = st.text_input(context.text(NAME), value=opened or "", max_chars=MAX_NAME, key="scenario-name").strip()
    act = SaveScenario(name=name, changes=to_scenario_json(lines))
    standing = context.records.in_force.get(act.subject)
    if standing is not None:
        st.caption(f"{context.text(AGAIN)} {escape_markdown(made_text(standing, context.language))}")
    note = reason_field(context, NOTE, NOTE_HELP, "" if standing is None else standing.reason or "")
    signature_field(context)
    save_buttons(context, act, context.records.expected(act.subject), note)
