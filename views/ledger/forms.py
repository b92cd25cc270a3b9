"""What is recorded of a project from its card: taken over, moved through its gate, an amount, or what was heard."""

from dataclasses import replace

import streamlit as st

from graph.analysis.ledger.calendar import today
from graph.analysis.ledger.gates import ItemState, check_move, gate, next_step
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.analysis.ledger.units import check_unit
from graph.errors import LianpuError
from graph.model.act import Act
from graph.model.ledger_acts import FileProof, MoveProject, NoteProject, OpenProject, RecordAmount
from graph.model.ledger_words import AmountKind, CountedBy, Step
from reports.wording.language import Text
from reports.wording.ledger import TO_VERIFY
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.failure import in_language
from views.shared.record_form import MESSAGE, SAVE, append_entry
from views.shared.signature import signature_field

TAKE, CHANGE = Text("接收进台账", "Take over"), Text("改责任单位", "Change who is in charge")
MOVE = Text("推进到{step}", "Move to {step}")
AMOUNT, NOTE = Text("填金额", "Record an amount"), Text("记一笔", "Note")
DEPARTMENT = Text("责任单位", "Department in charge")
LANDING, FIRST = Text("落地单位", "Where it settles"), Text("首谈单位", "Who talked first")
DAY, PROOF = Text("日期", "Day"), Text("凭证", "Proof")
KIND, VALUE = Text("哪个金额", "Which amount"), Text("数额（亿元）", "Value (亿元)")
RULE, LINE = Text("口径", "Counted by"), Text("一句话", "In a line")
PROOFS = Text("逐项填文件名、文号或网址；空着的不入档", "File, number or address for each; blanks are not filed")


def entry_buttons(context: PageContext, ledger: Ledger, project: ProjectFile) -> None:
    """Draw what can be recorded of a project."""
    off = context.read_only
    step = next_step(project)
    label = context.text(TAKE if project.opened is None else CHANGE)
    if st.button(label, key="ledger-take", disabled=off):
        st.dialog(label)(_take)(context, project)
    if project.opened is None:
        return
    if step is not None:
        label = context.text(MOVE, step=step.label(context.language))
        if st.button(label, key="ledger-move", disabled=off, type="primary"):
            st.dialog(label, width="large")(_move)(context, ledger, project, step)
    if st.button(context.text(AMOUNT), key="ledger-amount", disabled=off):
        st.dialog(context.text(AMOUNT))(_amount)(context, project)
    if st.button(context.text(NOTE), key="ledger-note", disabled=off):
        st.dialog(context.text(NOTE))(_note)(context, project)


def _take(context: PageContext, project: ProjectFile) -> None:
    before = project.opened or OpenProject(
        project_id=project.id, day=today(), title=project.title, district=project.district
    )
    department = _line(context, DEPARTMENT, before.department, "department")
    landing = _line(context, LANDING, before.landing, "landing")
    first = _line(context, FIRST, before.first_talk, "first")
    act = replace(before, day=today(), department=department, landing=landing, first_talk=first)
    _save(context, project, [act], units=(department, landing, first))


def _line(context: PageContext, label: Text, value: str | None, key: str) -> str | None:
    return st.text_input(context.text(label), value=value or "", key=f"ledger-{key}").strip() or None


def _move(context: PageContext, ledger: Ledger, project: ProjectFile, step: Step) -> None:
    """Ask for each proof that lacks; what still lacks then is told, and nothing is filed."""
    day = st.text_input(context.text(DAY), value=today(), key="ledger-day")
    st.caption(context.text(PROOFS))
    proofs: dict[str, str] = {}
    for item in gate(ledger, project, step).items:
        if item.state in (ItemState.MISSING, ItemState.LISTED) and ":" not in item.item:
            name = item.zh if context.language == "zh" else item.en
            text = st.text_input(name, key=f"ledger-proof-{item.item}").strip()
            proofs |= {item.item: text} if text else {}
    filed: list[Act] = [FileProof(project_id=project.id, day=day, item=at, proof=text) for at, text in proofs.items()]
    acts = [*filed, MoveProject(project_id=project.id, step=step, day=day)]
    _save(context, project, acts, move=(ledger, step, day, proofs))


def _amount(context: PageContext, project: ProjectFile) -> None:
    kinds, rules = list(AmountKind), [None, *CountedBy]
    kind = st.selectbox(
        context.text(KIND), kinds, format_func=lambda each: each.label(context.language), key="ledger-kind"
    )
    yi = st.number_input(context.text(VALUE), min_value=0.0, format="%.4f", key="ledger-yi")
    rule = st.selectbox(
        context.text(RULE),
        rules,
        format_func=lambda each: context.text(TO_VERIFY) if each is None else each.label(context.language),
        key="ledger-rule",
    )
    day = st.text_input(context.text(DAY), value=today(), key="ledger-day")
    proof = st.text_input(context.text(PROOF), key="ledger-proof").strip() or None
    act = RecordAmount(project_id=project.id, amount=kind, yi=round(yi, 4), day=day, counted_by=rule, proof=proof)
    _save(context, project, [act])


def _note(context: PageContext, project: ProjectFile) -> None:
    text = st.text_input(context.text(LINE), key="ledger-line").strip()
    _save(context, project, [NoteProject(project_id=project.id, day=today(), text=text)] if text else [])


def _save(
    context: PageContext,
    project: ProjectFile,
    acts: list[Act],
    units: tuple[str | None, ...] = (),
    move: tuple[Ledger, Step, str, dict[str, str]] | None = None,
) -> None:
    """Draw who signs and what saves; everything is checked before the first entry."""
    signature_field(context)
    if not st.button(context.text(SAVE), type="primary", key="ledger-save", disabled=not acts):
        return
    try:
        for unit in units:
            check_unit(context.city, unit)
        if move is not None:
            ledger, step, day, proofs = move
            check_move(ledger, project, step, day, proofs)
        for act in acts:
            st.session_state[MESSAGE] = append_entry(context, act, context.records.expected(act.subject))
    except LianpuError as error:
        st.error(escape_markdown(in_language(error, context.language)))
    else:
        st.rerun()
