"""One proposal as a row: what, by whom, each field in words, what changed since, and a tick; and those decided."""

from collections.abc import Iterator, Sequence

import streamlit as st

from access.reviewing import is_own
from graph.analysis.proposals import Proposal
from graph.model.act import Act
from graph.model.acts import Undo
from graph.model.labelled_enum import LabelledEnum
from graph.model.schema import properties
from graph.text import Text
from reports.wording.punctuation import with_label
from reports.wording.records import OF_ENTRY, about_text, act_text, made_text, time_text
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.plain_table import show_rows
from views.shared.record_form import act_button, why_not
from views.shared.waiting import waiting_badge

REASON = Text("理由或备注", "Reason or note")
CHANGED = Text("报审后有变", "Changed since")
OWN, WITHDRAW = Text("自己报的", "Your own"), Text("撤回", "Withdraw")
HEADS = (
    Text("记录", "Record"),
    Text("报审", "Proposed"),
    Text("操作", "Action"),
    Text("对象", "Subject"),
    Text("结果", "Outcome"),
    Text("谁审的", "Decided by"),
    Text("理由", "Reason"),
)
LONG = ("rows", "recipe", "contents", "ledger", "shapes", "sha256", "counts", "changes", "about", "entry")
TOLD = ("kind", "fact", "column", "was", "kept", "other", "target", "word", "words", "ruling", "file")
TOLD_OF_LEDGER = ("amount", "yi", "unit", "indicator", "period", "step", "item", "title")
SILENT = frozenset((*LONG, *TOLD, *TOLD_OF_LEDGER))
"""Fields of acts that are no words for a row, and those that are told by what was done and about what."""
MOST = 50


def proposal_row(context: PageContext, each: Proposal) -> bool:
    """Draw a proposal with its tick; return whether it is ticked."""
    language = context.language
    with st.container(border=True, key=f"review-{each.sequence}", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            what, about = act_text(each.act, language), about_text(context.city, each.act, language)
            said = f"**{escape_markdown(what)}** {escape_markdown(about)}"
            ticked = st.checkbox(said, key=f"review-tick-{each.sequence}", width="stretch")
            _own(context, each)
        record = context.text(OF_ENTRY, sequence=each.sequence)
        st.caption(f"{waiting_badge(context)} {record} · {escape_markdown(made_text(each.entry, language))}")
        told = [*_fields(each.act, context)]
        if each.entry.reason:
            told.append(with_label(context.text(REASON), each.entry.reason, language))
        if told:
            st.markdown(" · ".join(escape_markdown(part) for part in told))
        _since(context, each)
    return ticked


def _own(context: PageContext, each: Proposal) -> None:
    """Say that a proposal is the visitor's own, with what takes it back."""
    if context.person is not None and is_own(context.person, each):
        st.markdown(f":gray-badge[{context.text(OWN)}]", width="content")
        undo = Undo(entry=each.sequence, about=each.entry.act.subject)
        if why_not(context, undo) is None:
            act_button(context, context.text(WITHDRAW), f"withdraw-{each.sequence}", undo)


def _since(context: PageContext, each: Proposal) -> None:
    for entry in context.records.proposals.changed_since(each):
        done, about = act_text(entry.act, context.language), about_text(context.city, entry.act, context.language)
        what = f"#{entry.sequence} {done} {about} · {entry.who} · {time_text(entry)}"
        st.markdown(f":red-badge[{context.text(CHANGED)}] {escape_markdown(what)}")


def _fields(act: Act, context: PageContext) -> Iterator[str]:
    """Yield what an act says, field by field in words; ids are told by what it is about."""
    zh = context.language == "zh"
    for each in properties(type(act)):
        value = getattr(act, each.name)
        if value in (None, "", False) or each.name in SILENT or each.name.endswith("_id"):
            continue
        label = each.column.zh if zh else each.column.en
        if value is True:
            yield label
        else:
            text = value.label(context.language) if isinstance(value, LabelledEnum) else str(value)
            yield with_label(label, text, context.language)


def decided_rows(context: PageContext, decided: Sequence[Proposal]) -> None:
    """Draw what was decided, the latest first."""
    rows = [_decided(context, each) for each in decided[:MOST]]
    if rows:
        show_rows(context, HEADS, rows, "decided")


def _decided(context: PageContext, each: Proposal) -> tuple[str, ...]:
    decision, language = each.decision, context.language
    by = "" if decision is None else f"{decision.who} · {time_text(decision)} · #{decision.sequence}"
    return (
        f"#{each.sequence}",
        f"{each.entry.who} · {time_text(each.entry)}",
        act_text(each.act, language),
        about_text(context.city, each.act, language),
        each.standing.label(language),
        by,
        (decision.reason if decision is not None else None) or "",
    )
