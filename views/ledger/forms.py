"""What is recorded of a project from its card: each button opens the dialog that asks for what it enters."""

import streamlit as st

from graph.analysis.ledger.calendar import today
from graph.analysis.ledger.drafts import open_steps
from graph.analysis.ledger.progress import check_months
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.errors import InvalidRequest
from graph.model.acts import Undo
from graph.model.dates import read_date
from graph.model.ledger_acts import AcceptReason, NoteProject, RecordAmount, SetPlan
from graph.model.ledger_words import AmountKind, CountedBy, Curve, Signing
from graph.text import Text
from reports.wording.ledger import TO_VERIFY
from reports.wording.records import act_text
from views.ledger.move_form import move_form, stop_form
from views.ledger.particulars import take_form
from views.ledger.problem_form import answer_form, problem_form
from views.ledger.reason_form import reason_form
from views.shared.context import PageContext
from views.shared.ledger_form import day_field, line_field, save_acts
from views.shared.record_form import act_button, record_button

TAKE, CHANGE = Text("接收进台账", "Take over"), Text("改基本情况", "Change particulars")
MOVE = Text("推进到{step}", "Move to {step}")
RESUME = Text("复工到{step}", "Resume at {step}")
AMOUNT, NOTE, PLAN = Text("填金额", "Record an amount"), Text("记一笔", "Note"), Text("填月度计划", "Monthly plan")
PROBLEM, ANSWER, STOP = Text("登记问题", "Raise a problem"), Text("答复问题", "Answer a problem"), Text("中止", "Stop")
REASON = Text("认可理由", "Accept a reason")
UNDO = Text("撤销上一笔：{what}", "Undo the last entry: {what}")
PROOF = Text("凭证", "Proof")
KIND, VALUE = Text("哪个金额", "Which amount"), Text("数额（亿元）", "Value (亿元)")
RULE, LINE = Text("口径", "Counted by"), Text("一句话", "In a line")
SIGNING, AS_FIRST = Text("签约性质", "What was signed"), Text("未说明（按首次计）", "Not told (counts as first)")
YEAR, CURVE = Text("年份", "Year"), Text("计划内容", "Plan of")
MONTHS = Text("1 至 12 月累计（亿元），空格分开", "Twelve sums since January in 亿元, parted by spaces")
MONTHS_HELP = Text(
    "可从表格里复制一行 12 格；后月不小于前月。", "A row of twelve cells may be pasted, none below the one before."
)
START = Text("计划开工月（如 2026-09）", "Planned month of start (2026-09)")


def entry_buttons(context: PageContext, ledger: Ledger, project: ProjectFile) -> None:
    """Draw what can be recorded of a project."""
    opened, steps = project.opened, open_steps(project)
    if opened is not None and steps:
        label = context.text(RESUME if project.journey.stopped else MOVE, step=steps[0].label(context.language))
        if record_button(context, label, "ledger-move", "primary", _any(project)):
            st.dialog(label, width="large")(move_form)(context, ledger, project, opened)
    label = context.text(TAKE if opened is None else CHANGE)
    if record_button(context, label, "ledger-take", "primary" if opened is None else "secondary", _any(project)):
        st.dialog(label)(take_form)(context, ledger, project)
    if opened is not None:
        _further(context, ledger, project)


def _any(project: ProjectFile) -> NoteProject:
    """Return an act on a project that stands for any: one rule holds for all of them."""
    return NoteProject(project_id=project.id, day=today(), text="")


def _further(context: PageContext, ledger: Ledger, project: ProjectFile) -> None:
    if record_button(context, context.text(AMOUNT), "ledger-amount", "secondary", _any(project)):
        st.dialog(context.text(AMOUNT))(amount_form)(context, project)
    if record_button(context, context.text(PLAN), "ledger-plan", "secondary", _any(project)):
        st.dialog(context.text(PLAN))(plan_form)(context, project)
    if record_button(context, context.text(PROBLEM), "ledger-problem-new", "secondary", _any(project)):
        st.dialog(context.text(PROBLEM))(problem_form)(context, project)
    if project.problems and record_button(context, context.text(ANSWER), "ledger-answer", "secondary", _any(project)):
        st.dialog(context.text(ANSWER))(answer_form)(context, ledger, project)
    if record_button(context, context.text(REASON), "ledger-accept-reason", "secondary", AcceptReason):
        st.dialog(context.text(REASON))(reason_form)(context, project)
    if record_button(context, context.text(NOTE), "ledger-note", "secondary", _any(project)):
        st.dialog(context.text(NOTE))(note_form)(context, project)
    if not project.journey.stopped and record_button(
        context, context.text(STOP), "ledger-stop", "tertiary", _any(project)
    ):
        st.dialog(context.text(STOP))(stop_form)(context, ledger, project)
    _undo(context, project)


def _undo(context: PageContext, project: ProjectFile) -> None:
    """Draw what undoes the last entry of a project, as long as nothing came after it on its subject."""
    last = max(project.records, key=lambda entry: entry.sequence)
    if context.records.expected(last.act.subject) == last.sequence:
        label = context.text(UNDO, what=act_text(last.act, context.language))
        act_button(context, label, f"ledger-undo-{last.sequence}", Undo(entry=last.sequence, about=last.act.subject))


def amount_form(context: PageContext, project: ProjectFile, first: AmountKind = AmountKind.AGREED) -> None:
    """Ask for one of the five amounts, `first` standing there at first."""
    kinds, rules = list(AmountKind), [None, *CountedBy]
    kind = st.selectbox(
        context.text(KIND),
        kinds,
        index=kinds.index(first),
        format_func=lambda each: each.label(context.language),
        key="ledger-kind",
    )
    yi = st.number_input(context.text(VALUE), min_value=0.0, format="%.4f", key="ledger-yi")
    rule = st.selectbox(
        context.text(RULE),
        rules,
        format_func=lambda each: context.text(TO_VERIFY) if each is None else each.label(context.language),
        key="ledger-rule",
    )
    signing = _signing(context) if kind is AmountKind.AGREED else None
    day, proof = day_field(context), line_field(context, PROOF, "proof") or None
    act = RecordAmount(
        project_id=project.id,
        amount=kind,
        yi=round(yi, 4),
        day=day,
        counted_by=rule,
        signing=signing,
        proof=proof,
    )
    save_acts(context, [act])


def _signing(context: PageContext) -> Signing | None:
    """Ask what a signing was: the first counts once, an increase or a new owner stands apart."""
    kinds = {each.value: each for each in Signing}
    found = st.selectbox(
        context.text(SIGNING),
        ["", *kinds],
        format_func=lambda each: kinds[each].label(context.language) if each else context.text(AS_FIRST),
        key="ledger-signing",
    )
    return kinds.get(found or "")


def plan_form(context: PageContext, project: ProjectFile) -> None:
    """Ask for the plan of a year: its months, the month it is to start in, or both."""
    curves = {each.value: each for each in Curve}
    names = {value: each.label(context.language) for value, each in curves.items()}
    chosen = st.selectbox(context.text(CURVE), list(curves), format_func=lambda each: names[each], key="ledger-curve")
    curve = curves[chosen]
    year = int(st.number_input(context.text(YEAR), value=int(today()[:4]), step=1, format="%d", key="ledger-year"))
    held = project.plan(curve)
    before = held.months if held is not None and held.year == year else None
    months = line_field(context, MONTHS, f"months-{curve.value}-{year}", before, MONTHS_HELP)
    start = line_field(context, START, "start", project.start_month)
    # what is kept is what the check makes of the line, so that a pasted row reads like a typed one
    kept = " ".join(months.replace(",", " ").replace("，", " ").split()) or None
    act = SetPlan(project_id=project.id, year=year, day=today(), curve=curve, months=kept, start_month=start or None)

    def check() -> None:
        if months:
            check_months(months)
        if start and read_date(f"{start}-01") != f"{start}-01":
            raise InvalidRequest("计划开工月写成 2026-09，没有记录", "a month reads 2026-09; nothing was recorded")

    save_acts(context, [act] if months or start else [], check)


def note_form(context: PageContext, project: ProjectFile) -> None:
    """Draw what asks for a line about a project, and who signs it."""
    text = line_field(context, LINE, "line")
    save_acts(context, [NoteProject(project_id=project.id, day=today(), text=text)] if text else [])
