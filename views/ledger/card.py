"""One project: its steps as a rail, the next gate, five amounts, lights and what would turn them, problems, entries."""

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

import pandas as pd
import streamlit as st

from graph.analysis.ledger.amounts import amount_of
from graph.analysis.ledger.clocks import clock
from graph.analysis.ledger.gates import ItemState, faults, gate, next_step
from graph.analysis.ledger.lights import lights
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.model.ledger_words import RAIL, AmountKind
from graph.text import Text
from reports.drawing.markup import element, to_text
from reports.wording.language import BLANK, investment
from reports.wording.ledger import clock_text, item_text, light_text, rule_of
from reports.wording.punctuation import join_names, with_label
from reports.wording.records import act_text, time_text
from views.ledger.board import mark
from views.ledger.lead_card import ways
from views.ledger.plan_curve import show_curves
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.markup_component import show_markup
from views.shared.record_form import undo_button

GATE = Text("下一道门：{step}", "Next gate: {step}")
AMOUNTS = Text("五个金额（各有口径，不相加）", "Five amounts, each by its rule, never added")
LIGHTS, PROBLEMS, PAST = Text("亮灯", "Lights"), Text("问题、责任、解决标准", "Problems"), Text("经过", "Entries")
NO_PROBLEM = Text("没有登记问题。", "No problem recorded.")
NO_ENTRY = Text("还没有接收进台账。", "Not taken over yet.")
FAULT = Text(
    "这些步骤没有凭证（撤销了，或只有名单这样写）：{items}",
    "Steps without proof (undone, or told by a list alone): {items}",
)
AMOUNT_HEADS = (
    Text("金额", "Amount"),
    Text("数额", "Value"),
    Text("口径", "Counted by"),
    Text("截至", "As of"),
    Text("凭证", "Proof"),
)
PROBLEM_HEADS = (
    Text("问题", "Problem"),
    Text("责任单位", "Responsible"),
    Text("期限", "Deadline"),
    Text("解决标准", "What counts as solved"),
)
CSS = """
.rail{display:flex;overflow-x:auto;padding:6px 0}
.rail .step{flex:1 0 84px;border-top:2px solid var(--lp-line);padding-top:8px;position:relative;font-weight:700}
.rail .step::before{content:"";position:absolute;top:-6px;left:0;width:8px;height:8px;border-radius:50%;
border:2px solid var(--lp-line2);background:var(--lp-bg)}
.rail .there{border-top-color:var(--lp-accent)}
.rail .there::before{border-color:var(--lp-accent);background:var(--lp-accent)}
.rail .next::before{border-color:var(--lp-red)}
.rail small{display:block;font-weight:400;color:var(--lp-ink3);font-size:12px}
.light{display:flex;gap:8px;padding:6px 0;border-top:1px solid var(--lp-line)}
.light svg{flex:none;margin-top:3px}
"""
MOST = 30
"""Entries that are shown, the latest first."""


def card(context: PageContext, ledger: Ledger, project: ProjectFile, profile: str) -> None:
    """Draw a project."""
    ways(context, ledger.links(project), None if project.opened is None else project.opened.firm_id)
    show_markup(to_text(_rail(context, project)), key=f"rail-{project.id}", css=CSS)
    _gate(context, ledger, project)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _amounts(context, ledger, project)
        show_curves(context, project)
        _problems(context, ledger, project)
    with right:
        st.markdown(f"##### {context.text(LIGHTS)}")
        rows = (
            _light(mark(each.colour), light_text(each, context.language)) for each in lights(ledger, project, profile)
        )
        show_markup(to_text(element("div", {}, *rows)), key=f"lights-{project.id}-{profile}", css=CSS)
        _past(context, project)


def _rail(context: PageContext, project: ProjectFile) -> Element:
    days, coming = project.journey.days, next_step(project)
    steps = []
    for step in RAIL:
        there = project.journey.has(step)
        kind = "there" if there else "next" if step is coming else ""
        day = days.get(step, BLANK)
        steps.append(element("div", {"class": f"step {kind}"}, step.label(context.language), element("small", {}, day)))
    return element("div", {"class": "rail"}, *steps)


def _gate(context: PageContext, ledger: Ledger, project: ProjectFile) -> None:
    step = next_step(project)
    if step is not None:
        with st.container(border=True):
            st.markdown(f"**{context.text(GATE, step=step.label(context.language))}**")
            items = gate(ledger, project, step).items
            told = (
                f"{'☑' if each.state in (ItemState.THERE, ItemState.REPLACED) else '☐'} "
                f"{escape_markdown(item_text(each, context.language))}"
                for each in items
            )
            st.markdown(" · ".join(told))
    broken = faults(ledger, project)
    if broken:
        zh = context.language == "zh"
        names = (f"{passed.label(context.language)} {item.zh if zh else item.en}" for passed, item in broken)
        st.warning(escape_markdown(context.text(FAULT, items=join_names(names, context.language))))


def _amounts(context: PageContext, ledger: Ledger, project: ProjectFile) -> None:
    st.markdown(f"##### {context.text(AMOUNTS)}")
    rows = []
    for kind in AmountKind:
        found = amount_of(ledger, project, kind)
        if found is None:
            rows.append((kind.label(context.language), BLANK, BLANK, BLANK, BLANK))
        else:
            told = investment(float(found.yi), context.language), rule_of(found.counted_by, context.language)
            rows.append((kind.label(context.language), *told, found.day or BLANK, found.proof or BLANK))
    _table(context, AMOUNT_HEADS, rows)


def _problems(context: PageContext, ledger: Ledger, project: ProjectFile) -> None:
    st.markdown(f"##### {context.text(PROBLEMS)}")
    if not project.problems:
        st.caption(context.text(NO_PROBLEM))
        return
    found = ((each.raised, clock_text(clock(ledger, project, each), context.language)) for each in project.problems)
    _table(
        context, PROBLEM_HEADS, [(said, raised.responsible, raised.deadline, raised.standard) for raised, said in found]
    )


def _light(sign: Element, told: str) -> Element:
    return element("div", {"class": "light"}, sign, element("div", {}, told))


def _past(context: PageContext, project: ProjectFile) -> None:
    st.markdown(f"##### {context.text(PAST)}")
    if not project.records:
        st.caption(context.text(NO_ENTRY))
    # what one list says of a project stands under one number
    for place, entry in enumerate(project.records[: -MOST - 1 : -1]):
        with st.container(horizontal=True, vertical_alignment="center", key=f"entry-{entry.sequence}-{place}"):
            # the reason is what the entry stands on: it is read where the entry is
            told = act_text(entry.act, context.language)
            what = escape_markdown(with_label(told, entry.reason, context.language) if entry.reason else told)
            st.markdown(f"#{entry.sequence} {time_text(entry)} {escape_markdown(entry.who)} · {what}", width="stretch")
            if context.records.expected(entry.act.subject) == entry.sequence:
                undo_button(context, entry, "ledger")


def _table(context: PageContext, heads: Iterable[Text], rows: Sequence[tuple[str, ...]]) -> None:
    st.dataframe(pd.DataFrame(rows, columns=[context.text(head) for head in heads]), hide_index=True, width="stretch")
