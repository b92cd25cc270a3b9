"""Problems of a project from its card: raised with who solves it, by when and what solved means; answered in a line."""

from dataclasses import dataclass

import streamlit as st

from graph.analysis.ledger.clocks import clock
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.errors import InvalidRequest
from graph.model.dates import read_date
from graph.model.ledger_acts import AnswerProblem, RaiseProblem
from graph.text import Text
from reports.wording.ledger import clock_text
from views.shared.context import PageContext
from views.shared.ledger_form import check_units, day_field, line_field, save_acts

TEXT, RESPONSIBLE = Text("卡在哪里", "What is in the way"), Text("谁解决（单位）", "Who is to solve it")
DEADLINE = Text("哪天前解决（如 2026-12-31）", "To be solved by (2026-12-31)")
STANDARD, ORDER = Text("做到什么算解决", "What counts as solved"), Text("上级交办、督办", "An order from above")
WHICH, ANSWER = Text("哪个问题", "Which problem"), Text("办得怎么样", "What was done")
SOLVED, PROOF = Text("已解决（要凭证）", "Solved (with its proof)"), Text("凭证", "Proof")
DAY_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Ordered:
    """What an order says that is given for a light: what is in the way, whom it goes to, by when, what is handed in."""

    text: str
    responsible: str | None
    deadline: str | None
    standard: str | None


def problem_form(context: PageContext, project: ProjectFile, given: Ordered | None = None) -> None:
    """Ask for a problem; what is given as an order stands there at first."""
    held = given or Ordered("", None, None, None)
    text = line_field(context, TEXT, "text", held.text)
    responsible = line_field(context, RESPONSIBLE, "responsible", held.responsible)
    deadline = line_field(context, DEADLINE, "deadline", held.deadline)
    standard = line_field(context, STANDARD, "standard", held.standard)
    order = st.checkbox(context.text(ORDER), value=given is not None, key="ledger-order")
    act = RaiseProblem(
        project_id=project.id,
        number=1 + max((each.raised.number for each in project.problems), default=0),
        day=day_field(context),
        text=text,
        responsible=responsible,
        deadline=read_date(deadline) or deadline,
        standard=standard,
        order=order,
    )
    filled = all((text, responsible, deadline, standard))

    def check() -> None:
        check_units(context.city, (responsible,))
        check_day(deadline)

    save_acts(context, [act] if filled else [], check)


def answer_form(context: PageContext, ledger: Ledger, project: ProjectFile, number: int | None = None) -> None:
    """Ask for the answer to one of the problems, `number` standing first; one that is solved shows its proof."""
    problem = st.selectbox(
        context.text(WHICH),
        sorted(project.problems, key=lambda each: (each.raised.number != number, each.solved is not None)),
        format_func=lambda each: clock_text(clock(ledger, project, each), context.language),
        key="ledger-problem",
    )
    text, solved = line_field(context, ANSWER, "text"), st.checkbox(context.text(SOLVED), key="ledger-solved")
    proof, day = line_field(context, PROOF, "proof") or None, day_field(context)
    number = problem.raised.number
    act = AnswerProblem(project_id=project.id, number=number, day=day, text=text, solved=solved, proof=proof)

    def check() -> None:
        if solved and proof is None:
            raise InvalidRequest("办结要有凭证，没有记录", "what is solved is shown by a proof; nothing was recorded")

    save_acts(context, [act] if text else [], check)


def check_day(text: str) -> None:
    """Raise InvalidRequest where a text is no whole day."""
    found = read_date(text)
    if found is None or len(found) != DAY_LENGTH:
        raise InvalidRequest(f"“{text}”不是一个日期，写成 2026-12-31", f"{text} is no day; write 2026-12-31")
