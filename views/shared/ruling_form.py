"""我已核实 and 不招引: what a department settled about a link of a chain, entered with its reason and undone."""

import streamlit as st

from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import Measure
from graph.model.acts import LogEntry, MakeRuling
from graph.model.kinds import RulingKind
from graph.text import Text
from reports.wording.records import OF_ENTRY, about_text, act_text, made_text
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.record_form import (
    COLUMN_RATIO,
    forget_conflict,
    reason_field,
    record_button,
    save_buttons,
    undo_button,
)
from views.shared.signature import signature_field

VERIFY = Text("核实本地没有", "Confirm: none here")
NOT_LOCAL = Text("核定不招引", "Rule out")
TITLES = {
    RulingKind.CONFIRMED_ABSENT: Text("登记：核实本地没有", "Verified: none in this city"),
    RulingKind.NOT_LOCAL: Text("登记：核定不招引", "Ruled: not to be recruited"),
}
WHAT_FOLLOWS = {
    RulingKind.CONFIRMED_ABSENT: Text(
        "保存后判为“缺（已核实）”。以后查到本地企业或项目，按查到的判。",
        "The link will be shown as missing (confirmed). "
        "If a maker or project is found later, the facts take precedence.",
    ),
    RulingKind.NOT_LOCAL: Text(
        "保存后判为“不招引（已核定）”，不再列为缺口和目标。以后查到本地企业或项目，按查到的判。",
        "It is then neither a gap nor a target. Should a maker or project be found later, the facts decide.",
    ),
}
REASON = Text("理由（必填）", "Reason (required)")
REASON_HELP = Text(
    "写清经哪个部门、怎样核实、依据什么；写部门，不写个人姓名。",
    "State which department established this, how, and on what evidence; name departments, no persons.",
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


def ruling_standing(context: PageContext, chain_id: str, verdict: Verdict) -> None:
    """Draw what was settled in the app about a link of a chain, with its undo; nothing where nothing was."""
    entry = _standing(context, chain_id, verdict)
    if entry is not None:
        ruling_line(context, entry)


def ruling_buttons(context: PageContext, chain_id: str, verdict: Verdict) -> None:
    """Draw what settles a link of a chain; nothing where the facts win over whatever is ruled."""
    if any(verdict.value(measure) for measure in DECIDING):
        return
    entry = _standing(context, chain_id, verdict)
    kind = entry.act.ruling if entry is not None and isinstance(entry.act, MakeRuling) else None
    for each, label in ((RulingKind.CONFIRMED_ABSENT, VERIFY), (RulingKind.NOT_LOCAL, NOT_LOCAL)):
        if each is not kind and record_button(
            context, context.text(label), f"rule-{each.value}", "secondary", MakeRuling
        ):
            forget_conflict()
            st.dialog(context.text(TITLES[each]))(_dialog)(context, _act(chain_id, verdict, each))


def _standing(context: PageContext, chain_id: str, verdict: Verdict) -> LogEntry | None:
    return context.records.in_force.get(_act(chain_id, verdict, RulingKind.NOT_LOCAL).subject)


def ruling_line(context: PageContext, entry: LogEntry, about: bool = False) -> None:
    """Draw one ruling, its reason, who made it, and its undo; with `about` the link it is about."""
    said, press_here = st.columns(COLUMN_RATIO, gap="small", vertical_alignment="center")
    told = [f"**{escape_markdown(act_text(entry.act, context.language))}**", escape_markdown(entry.reason or "")]
    if about:
        told.insert(0, f"**{escape_markdown(about_text(context.city, entry.act, context.language))}**")
    record = escape_markdown(context.text(OF_ENTRY, sequence=entry.sequence))
    with said:
        st.markdown(" · ".join(told))
        st.caption(f"{record} · {escape_markdown(made_text(entry, context.language))}")
    with press_here:
        undo_button(context, entry, "ruling")


def _act(chain_id: str, verdict: Verdict, kind: RulingKind) -> MakeRuling:
    return MakeRuling(chain_id=chain_id, link_id=verdict.link_id, ruling=kind)


def _dialog(context: PageContext, act: MakeRuling) -> None:
    st.markdown(f"**{escape_markdown(about_text(context.city, act, context.language))}**")
    st.caption(context.text(WHAT_FOLLOWS[act.ruling]))
    reason = reason_field(context, REASON, REASON_HELP)
    st.caption(context.text(REASON_HELP))
    signature_field(context)
    save_buttons(context, act, context.records.expected(act.subject), reason)
