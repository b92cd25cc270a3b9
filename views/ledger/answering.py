"""What a row of the dispatch is answered with: the form that enters what was asked for, an order, or a line."""

from collections.abc import Callable, Mapping

import streamlit as st

from graph.analysis.ledger.calendar import end_of_week
from graph.analysis.ledger.dispatch import Ask, Cause
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.model.ledger_words import AmountKind, Dimension
from graph.text import Text
from reports.wording.language import Language
from reports.wording.ledger import ask_text
from views.ledger.forms import NOTE, amount_form, note_form, plan_form
from views.ledger.move_form import move_form
from views.ledger.problem_form import Ordered, answer_form, problem_form
from views.ledger.reason_form import reason_form
from views.shared.context import PageContext

ANSWERS: Mapping[str, Text] = {
    "note": NOTE,
    "order": Text("督办", "Order"),
    "move": Text("推进", "Move"),
    "done": Text("填完成", "Work done"),
    "arrived": Text("填到位", "Funds"),
    "plan": Text("填计划", "Plan"),
    "reply": Text("答复", "Answer"),
    "excuse": Text("续理由", "Reason"),
}
"""What can be pressed at the end of a row."""
BY_LIGHT: Mapping[Dimension, str] = {
    Dimension.START: "move",
    Dimension.PROGRESS: "done",
    Dimension.PAYMENT: "arrived",
    Dimension.ENTRY: "move",
    Dimension.QUIET: "move",
}
BY_CAUSE: Mapping[Cause, str] = {
    Cause.OVERDUE: "reply",
    Cause.DUE: "reply",
    Cause.EXCUSED_ENDS: "excuse",
    Cause.PLAN_MISSING: "plan",
    Cause.UNREPORTED: "done",
    Cause.SILENT: "move",
}
ORDERED = (Cause.RED, Cause.OUT, Cause.YELLOW_TWICE)
"""Causes that are answered by an order too."""
PRESSED, OPENED = "answer/", "ledger-answer-opened"


def answers_of(ask: Ask) -> tuple[str, ...]:
    """Return what a row can be answered with, what was asked for first; a line always."""
    own = BY_CAUSE.get(ask.cause) or (None if ask.light is None else BY_LIGHT[ask.light.dimension])
    return (*([] if own is None else [own]), *(["order"] if ask.cause in ORDERED else []), "note")


def address_of(answer: str, ask: Ask) -> str:
    """Return what a press of an answer in a row says: the project, and what of it is asked."""
    of = ask.clock.problem.raised.number if ask.clock is not None else ask.light.dimension if ask.light else ""
    return f"{PRESSED}{answer}/{ask.cause.value}/{of}/{ask.project.id}"


def find(asks: tuple[Ask, ...], pressed: str) -> tuple[str, Ask] | None:
    """Return the answer and the row that were pressed, None where there is no such row any more."""
    answer = pressed.removeprefix(PRESSED).partition("/")[0]
    row = next((ask for ask in asks if address_of(answer, ask) == pressed), None)
    return None if row is None or answer not in answers_of(row) else (answer, row)


def open_form(context: PageContext, ledger: Ledger, answer: str, ask: Ask) -> None:
    """Open the dialog of an answer."""
    title = f"{ANSWERS[answer].of(context.language)} · {ask.project.title}"
    dialog = st.dialog(title, width="large") if answer == "move" else st.dialog(title)
    dialog(FORMS[answer])(context, ledger, ask)


def _move(context: PageContext, ledger: Ledger, ask: Ask) -> None:
    if ask.project.opened is not None:
        move_form(context, ledger, ask.project, ask.project.opened)


def _order(context: PageContext, ledger: Ledger, ask: Ask) -> None:
    """Ask for an order on what a light shows; who is asked, by when and what is handed in stand there."""
    handed = None if ask.rung is None else ask.rung[f"hands_in_{context.language}"]
    by = ask.hand_in_by or end_of_week(ledger.day)
    problem_form(context, ask.project, Ordered(_told(ask, context.language), ask.whom, by, handed))


def _told(ask: Ask, language: Language) -> str:
    return ask_text(ask, language).partition("；" if language == "zh" else ";")[0]


def _of_project(form: Callable[[PageContext, ProjectFile], None]) -> Callable[[PageContext, Ledger, Ask], None]:
    return lambda context, _, ask: form(context, ask.project)


def _reply(context: PageContext, ledger: Ledger, ask: Ask) -> None:
    number = None if ask.clock is None else ask.clock.problem.raised.number
    answer_form(context, ledger, ask.project, number)


def _excuse(context: PageContext, _: Ledger, ask: Ask) -> None:
    reason_form(context, ask.project, Dimension.START if ask.light is None else ask.light.dimension)


FORMS: Mapping[str, Callable[[PageContext, Ledger, Ask], None]] = {
    "note": _of_project(note_form),
    "order": _order,
    "move": _move,
    "done": lambda context, _, ask: amount_form(context, ask.project, AmountKind.YEAR_DONE),
    "arrived": lambda context, _, ask: amount_form(context, ask.project, AmountKind.ARRIVED),
    "plan": _of_project(plan_form),
    "reply": _reply,
    "excuse": _excuse,
}
"""The form of each answer."""
