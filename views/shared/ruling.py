"""我已核实 and 不招引: what a department settled about a link of a chain, entered with its reason and undone."""

import streamlit as st

from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import Measure
from graph.model.acts import LogEntry, MakeRuling
from graph.model.kinds import RulingKind
from reports.wording.language import Text
from reports.wording.records import OF_ENTRY, about_text, act_text, made_text
from views.shared.badges import plain
from views.shared.desk import Desk
from views.shared.recorded import BESIDE, forget_conflict, reason_field, record_button, saving, undo_button
from views.shared.signing import signed_by

VERIFY = Text("我已核实", "I have verified")
NOT_LOCAL = Text("核定不招引", "Rule out")
TITLES = {
    RulingKind.CONFIRMED_ABSENT: Text("登记：核实本地没有", "Verified: there is none here"),
    RulingKind.NOT_LOCAL: Text("登记：核定不招引", "Ruled: not to be recruited"),
}
WHAT_FOLLOWS = {
    RulingKind.CONFIRMED_ABSENT: Text(
        "保存后判为“缺（已核实）”。以后查到本地企业或项目，按查到的判。",
        "It is then missing, confirmed. Should a maker or project be found later, the facts decide.",
    ),
    RulingKind.NOT_LOCAL: Text(
        "保存后判为“不招引（已核定）”，不再列为缺口和目标。以后查到本地企业或项目，按查到的判。",
        "It is then neither a gap nor a target. Should a maker or project be found later, the facts decide.",
    ),
}
REASON = Text("理由（必填）", "Reason (required)")
REASON_HELP = Text(
    "写清经哪个部门、怎样核实、依据什么；写部门，不写个人姓名。",
    "By which department, how and on what grounds it was established; name departments, no persons.",
)
DECIDING = (
    Measure.OPERATING,
    Measure.UNCLEAR,
    Measure.UNDER_WAY,
    Measure.INTENDED,
    Measure.UNSTATED,
    Measure.STOPPED,
)
"""Facts on any of these win over whatever is ruled."""


def ruling_part(desk: Desk, chain_id: str, verdict: Verdict) -> None:
    """Draw what was settled in the app about a link of a chain, with its undo, and what settles it."""
    subject = _act(chain_id, verdict, RulingKind.NOT_LOCAL).subject
    entry = desk.records.in_force.get(subject)
    if entry is not None:
        ruling_line(desk, entry)
    kind = entry.act.ruling if entry is not None and isinstance(entry.act, MakeRuling) else None
    if any(verdict.value(measure) for measure in DECIDING):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        for each, label in ((RulingKind.CONFIRMED_ABSENT, VERIFY), (RulingKind.NOT_LOCAL, NOT_LOCAL)):
            if each is not kind and record_button(desk, desk.say(label), f"rule-{each.value}", "secondary"):
                forget_conflict()
                st.dialog(desk.say(TITLES[each]))(_dialog)(desk, _act(chain_id, verdict, each))


def ruling_line(desk: Desk, entry: LogEntry, about: bool = False) -> None:
    """Draw one ruling, its reason, who made it, and its undo; with `about` the link it is about."""
    said, press_here = st.columns(BESIDE, gap="small", vertical_alignment="center")
    told = [f"**{plain(act_text(entry.act, desk.language))}**", plain(entry.reason or "")]
    if about:
        told.insert(0, f"**{plain(about_text(desk.city, entry.act, desk.language))}**")
    record = plain(desk.say(OF_ENTRY, sequence=entry.sequence))
    with said:
        st.markdown(" · ".join(told))
        st.caption(f"{record} · {plain(made_text(entry, desk.language))}")
    with press_here:
        undo_button(desk, entry, "ruling")


def _act(chain_id: str, verdict: Verdict, kind: RulingKind) -> MakeRuling:
    return MakeRuling(chain_id=chain_id, link_id=verdict.link_id, ruling=kind)


def _dialog(desk: Desk, act: MakeRuling) -> None:
    st.markdown(f"**{plain(about_text(desk.city, act, desk.language))}**")
    st.caption(desk.say(WHAT_FOLLOWS[act.ruling]))
    reason = reason_field(desk, REASON, REASON_HELP)
    st.caption(desk.say(REASON_HELP))
    signed_by(desk)
    saving(desk, act, desk.records.expected(act.subject), reason)
