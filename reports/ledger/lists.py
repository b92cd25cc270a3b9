"""重点项目清单, 调度单, 督办单: projects with their amounts and lights, what is asked, and what is overdue."""

from collections.abc import Iterator

from graph.analysis.ledger.amounts import amount_of
from graph.analysis.ledger.clocks import Clock, three_lists
from graph.analysis.ledger.dispatch import Ask, Cause, Horizon
from graph.analysis.ledger.gates import gate, next_step
from graph.analysis.ledger.state import ProjectFile
from graph.model.ledger_words import AmountKind
from graph.text import Text
from reports.formats.document import Block, Document, Heading, Paragraph, text_span
from reports.ledger.content import Desk, table
from reports.wording.language import BLANK, count
from reports.wording.ledger import amount_text, ask_text, clock_text, step_text
from reports.wording.punctuation import join_names, with_label

PROJECTS = Text("重点项目清单", "list of key projects")
DISPATCH = Text("项目调度单", "dispatch sheet")
ORDERS = Text("项目督办单", "sheet of orders")
PROVINCE = Text("省“三个清单”", "The province's three lists")
CITY = Text("问题、责任、问题解决标准三个清单", "Problems, responsibilities, standards")
NO_PROBLEM = Text("台账里没有未办结的问题。", "No problem is open.")
NO_MAJOR = Text("没有符合条件的项目。", "No project meets the conditions.")
NO_ORDER = Text("没有亮红灯、出库或逾期的事项，本期不督办。", "Nothing is red, out or overdue; there is no order.")
NOTHING_DUE = Text("没有到期要问的事项。", "Nothing is due to be asked.")
NONE_TAKEN = Text(
    "{count} 个项目取自公开资料，还没有接收进台账，所以没有亮灯和调度事项；先接收，明确责任单位。",
    "{count} projects are from published sources and not taken over, so they have no lights and nothing to ask; "
    "take them over first and name who is in charge.",
)
HEADS = {
    "number": Text("序", "No."),
    "project": Text("项目", "Project"),
    "district": Text("县区", "District"),
    "unit": Text("责任单位", "In charge"),
    "office": Text("包保单位", "Office"),
    "step": Text("阶段", "Step"),
    "total": Text("计划总投资", "Planned total"),
    "agreed": Text("协议投资", "Agreed"),
    "year_plan": Text("本年计划", "Plan of the year"),
    "year_done": Text("本年完成", "Done this year"),
    "arrived": Text("到位资金", "Funds arrived"),
    "light": Text("亮灯", "Light"),
    "lacks": Text("下一步还缺", "Lacks for the next step"),
    "cause": Text("为何", "Why"),
    "ask": Text("问什么", "What to ask"),
    "whom": Text("问谁", "Whom"),
    "hand_in": Text("要交什么", "To hand in"),
    "by": Text("几号前", "By"),
    "answer": Text("答复", "Answer"),
    "problem": Text("问题", "Problem"),
    "deadline": Text("期限", "Deadline"),
    "standard": Text("解决标准", "What counts as solved"),
    "responsible": Text("责任", "Responsibilities"),
    "major": Text("若干重大工程", "Major works"),
    "over": Text("亿元以上", "From 100 million"),
    "central": Text("中央资金", "Central funds"),
}
UNTAKEN = Text(
    "共 {count} 个项目，其中 {untaken} 个取自公开资料，还没有接收进台账：不亮灯，先接收，明确责任单位。空格待填。",
    "{count} projects, {untaken} of them from published sources and not taken over: no light; take them over first and "
    "name who is in charge. Blanks are to be filled in.",
)
TO_FILL = "\u3000"
"""A cell to write in: an ideographic space, for LibreOffice lets no table of emptier cells begin on a page in use."""
YES, READINGS = Text("是", "yes"), Text("是（几种说法并列）", "yes (several readings)")


def project_list(desk: Desk) -> Document:
    """Return every project with its five amounts, its light and what lacks; then the city's and province's lists."""
    return desk.document(PROJECTS, _projects(desk), wide=True)


def dispatch_sheet(desk: Desk) -> Document:
    """Return what to ask, one table for each horizon."""
    return desk.document(DISPATCH, _asks(desk), wide=True)


def order_sheet(desk: Desk) -> Document:
    """Return what is red, out or overdue, unit by unit, with room for the answer."""
    return desk.document(ORDERS, _orders(desk), wide=True)


def _heads(desk: Desk, **shares: float) -> list[tuple[str, float]]:
    return [(desk.say(HEADS[name]), share) for name, share in shares.items()]


def _projects(desk: Desk) -> Iterator[Block]:
    names = ("total", "agreed", "year_plan", "year_done", "arrived")
    heads = _heads(desk, number=3, project=15, district=8, unit=9, step=6, **dict.fromkeys(names, 9), light=6, lacks=13)
    if desk.untaken:
        yield Paragraph(text_span(desk.say(UNTAKEN, count=len(desk.ledger.counted), untaken=desk.untaken)))
    rows = (_project(desk, at, project) for at, project in enumerate(desk.ledger.counted, 1))
    yield table(desk.say(PROJECTS), heads, rows)
    yield Heading(1, desk.say(CITY))
    yield from _three_lists(desk)
    yield Heading(1, desk.say(PROVINCE))
    yield from _province(desk)


def _project(desk: Desk, at: int, project: ProjectFile) -> tuple[str | None, ...]:
    kinds = (
        AmountKind.TOTAL,
        AmountKind.AGREED,
        AmountKind.YEAR_PLAN,
        AmountKind.YEAR_DONE,
        AmountKind.ARRIVED,
    )
    return (
        str(at),
        project.title,
        project.district or TO_FILL,
        (None if project.opened is None else project.responsible) or TO_FILL,
        project.step.label(desk.language),
        *(_amount(desk, project, kind) for kind in kinds),
        TO_FILL if project.opened is None else desk.colour(project).label(desk.language),
        TO_FILL if project.opened is None else _lacks(desk, project),
    )


def _amount(desk: Desk, project: ProjectFile, kind: AmountKind) -> str:
    found = amount_of(desk.ledger, project, kind)
    return TO_FILL if found is None else amount_text(found, desk.language, proof=False)


def _lacks(desk: Desk, project: ProjectFile) -> str | None:
    """Return what lacks for the next step."""
    step, language = next_step(project), desk.language
    if step is None:
        return None
    lacks = gate(desk.ledger, project, step).missing
    named = join_names((item.of(language) for item in lacks), language)
    return with_label(step_text(step, language), named or BLANK, language)


def _three_lists(desk: Desk) -> Iterator[Block]:
    found = three_lists(desk.ledger)
    if not found.problems:
        yield Paragraph(text_span(desk.say(NO_PROBLEM)))
        return
    heads = _heads(desk, project=20, problem=30, unit=16, deadline=12, standard=22)
    yield table(desk.say(HEADS["problem"]), heads, (_problem(desk, each) for each in found.problems))
    heads = _heads(desk, unit=22, project=26, problem=40, deadline=12)
    rows = (_responsible(unit, each) for unit, own in found.responsibilities for each in own)
    yield table(desk.say(HEADS["responsible"]), heads, rows)
    heads = _heads(desk, project=26, problem=34, standard=40)
    standards = (
        (each.project.title, each.problem.raised.text, each.problem.raised.standard) for each in found.standards
    )
    yield table(desk.say(HEADS["standard"]), heads, standards)


def _problem(desk: Desk, each: Clock) -> tuple[str | None, ...]:
    raised = each.problem.raised
    said = clock_text(each, desk.language)
    return (each.project.title, said, raised.responsible, raised.deadline, raised.standard)


def _responsible(unit: str, each: Clock) -> tuple[str | None, ...]:
    """Return a problem as a row of who is responsible: a unit with hundreds of them has no cell nobody can read."""
    raised = each.problem.raised
    return (unit, each.project.title, raised.text, raised.deadline)


def _province(desk: Desk) -> Iterator[Block]:
    rows: list[tuple[str | None, ...]] = []
    for project in desk.ledger.counted:
        own = project.opened
        major, central = own is not None and own.major, own is not None and own.central_funds
        over = _over(desk, project)
        if major or over or central:
            rows.append((project.title, _yes(desk, major), over, _yes(desk, central)))
    if rows:
        yield table(desk.say(PROVINCE), _heads(desk, project=40, major=20, over=20, central=20), rows)
    else:
        yield Paragraph(text_span(desk.say(NO_MAJOR)))


def _over(desk: Desk, project: ProjectFile) -> str | None:
    """Return the planned total of a project of the city from 1 亿元, with how it is counted; None below or without."""
    total = amount_of(desk.ledger, project, AmountKind.TOTAL)
    if total is None or total.apart or total.yi < 1:
        return None
    return desk.say(READINGS) if total.disputed else amount_text(total, desk.language, proof=False)


def _yes(desk: Desk, flag: bool) -> str | None:
    return desk.say(YES) if flag else None


def _nothing(desk: Desk, text: Text) -> Iterator[Block]:
    """Yield that there is nothing, and why where nobody took a project over yet."""
    yield Paragraph(text_span(desk.say(text)))
    if desk.untaken:
        yield Paragraph(text_span(desk.say(NONE_TAKEN, count=desk.untaken)))


def _asks(desk: Desk) -> Iterator[Block]:
    if not desk.asks:
        yield from _nothing(desk, NOTHING_DUE)
        return
    for horizon in Horizon:
        own = [ask for ask in desk.asks if ask.horizon is horizon]
        yield Heading(1, f"{horizon.label(desk.language)} {count(desk.language, len(own), '件', 'item')}")
        yield from _asked(desk, horizon.label(desk.language), own)


def _orders(desk: Desk) -> Iterator[Block]:
    grave = [ask for ask in desk.asks if ask.cause in (Cause.RED, Cause.OUT, Cause.OVERDUE)]
    units = dict.fromkeys(ask.whom for ask in grave)
    for unit in units:
        yield Heading(1, unit or BLANK)
        yield from _asked(desk, unit or BLANK, [ask for ask in grave if ask.whom == unit])
    if not units:
        yield from _nothing(desk, NO_ORDER)


def _asked(desk: Desk, caption: str, asked: list[Ask]) -> Iterator[Block]:
    if not asked:
        yield Paragraph(text_span(desk.say(NOTHING_DUE)))
        return
    heads = _heads(desk, project=16, cause=8, ask=36, whom=10, hand_in=12, by=8, answer=10)
    yield table(caption, heads, (_ask(desk, ask) for ask in asked))


def _ask(desk: Desk, ask: Ask) -> tuple[str | None, ...]:
    handed = None if ask.rung is None else ask.rung[f"hands_in_{desk.language}"]
    cause = ask.cause.label(desk.language)
    return (
        ask.project.title,
        cause,
        ask_text(ask, desk.language),
        ask.whom,
        handed,
        ask.hand_in_by,
        ask.heard or TO_FILL,
    )
