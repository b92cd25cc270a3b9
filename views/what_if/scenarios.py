"""The scenarios that are kept: opened by name, saved under one, discarded; each says who, when and on which load."""

import streamlit as st

from graph.analysis.what_if.assumption_syntax import from_scenario_json, to_scenario_json
from graph.model.acts import DiscardScenario, LogEntry, SaveScenario
from graph.store.log_limits import MAX_NAME
from reports.wording.language import Text, count
from reports.wording.records import made_text
from views.shared.badges import plain
from views.shared.desk import Desk
from views.shared.recorded import act_button, forget_conflict, reason_field, record_button, saving
from views.shared.signing import signed_by
from views.shared.supposed import SCENARIO, suppose_lines

KEPT = Text("已存方案", "Scenarios kept")
NONE_KEPT = Text("还没有。加好假设后按“存为方案”。", 'None yet. Add suppositions, then press "Save as scenario".')
SAVE_AS = Text("存为方案", "Save as scenario")
NAME = Text("方案名称", "Name of the scenario")
NOTE, NOTE_HELP = (
    Text("备注", "Note"),
    Text("可不填。写部门，不写个人姓名。", "May be blank. Name departments, no persons."),
)
AGAIN = Text("已有同名方案，保存即以这次的假设替换。", "A scenario of this name is kept; saving replaces it.")
DISCARD = Text("删去", "Discard")
GONE = Text("没有叫“{name}”的方案。", 'No scenario is called "{name}".')
OPENED = Text("方案“{name}”", 'Scenario "{name}"')
CHANGED = Text("方案“{name}”，已改动，未保存", 'Scenario "{name}", changed and not saved')
BESIDE = (7, 3)
"""Widths of a scenario and of what discards it."""


def kept_lines(desk: Desk, name: str) -> tuple[str, ...] | None:
    """Return the suppositions kept under a name, or None where there is no such scenario."""
    return next((from_scenario_json(act.changes) for _, act in desk.records.scenarios if act.name == name), None)


def opened_words(desk: Desk, name: str, lines: list[str]) -> str:
    """Return which scenario is open, and whether what is supposed now differs from what was kept."""
    kept = kept_lines(desk, name)
    if kept is None:
        return desk.say(GONE, name=name)
    return desk.say(OPENED if list(kept) == lines else CHANGED, name=name)


def scenarios_part(desk: Desk, lines: list[str]) -> None:
    """Draw the scenarios that are kept, and what saves the present one."""
    if lines and record_button(desk, desk.say(SAVE_AS), "save-scenario", "primary"):
        forget_conflict()
        st.dialog(desk.say(SAVE_AS))(_dialog)(desk, lines)
    st.markdown(f"##### {desk.say(KEPT)} {len(desk.records.scenarios)}")
    if not desk.records.scenarios:
        st.caption(desk.say(NONE_KEPT))
    for entry, act in reversed(desk.records.scenarios):
        _kept(desk, entry, act)


def _kept(desk: Desk, entry: LogEntry, act: SaveScenario) -> None:
    lines = from_scenario_json(act.changes)
    with st.container(key=f"scenario-{entry.sequence}", gap=None):
        said, press_here = st.columns(BESIDE, gap="small", vertical_alignment="center")
        with press_here:
            act_button(desk, desk.say(DISCARD), f"discard-{entry.sequence}", DiscardScenario(name=act.name))
        said.button(
            f"**{plain(act.name)}**",
            key=f"open-scenario-{entry.sequence}",
            type="tertiary",
            on_click=suppose_lines,
            args=(desk, lines, act.name),
        )
        counted = count(desk.language, len(lines), "条假设", "supposition")
        note = "" if entry.reason is None else f" · {plain(entry.reason)}"
        said.caption(f"{counted}{note}  \n{plain(made_text(entry, desk.language))}")


def _dialog(desk: Desk, lines: list[str]) -> None:
    opened = st.query_params.get(SCENARIO)
    name = st.text_input(desk.say(NAME), value=opened or "", max_chars=MAX_NAME, key="scenario-name").strip()
    act = SaveScenario(name=name, changes=to_scenario_json(lines))
    standing = desk.records.in_force.get(act.subject)
    if standing is not None:
        st.caption(f"{desk.say(AGAIN)} {plain(made_text(standing, desk.language))}")
    note = reason_field(desk, NOTE, NOTE_HELP, "" if standing is None else standing.reason or "")
    signed_by(desk)
    saving(desk, act, desk.records.expected(act.subject), note)
