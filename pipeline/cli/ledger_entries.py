"""What each action of `ledger` enters: the act made of the arguments, checked before anything is written."""

import csv
import io
import math
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from graph.analysis.ledger.adopting import check_table
from graph.analysis.ledger.calendar import today
from graph.analysis.ledger.drafts import free_id
from graph.analysis.ledger.gates import check_move
from graph.analysis.ledger.progress import check_months
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.analysis.ledger.tables import as_content
from graph.analysis.ledger.units import check_unit
from graph.analysis.records import Records
from graph.errors import InvalidRequest, NotFound
from graph.model.acts import Act, Undo
from graph.model.ledger_acts import (
    AcceptReason,
    AnswerProblem,
    FileProof,
    MoveProject,
    NoteProject,
    OpenProject,
    RaiseProblem,
    RecordAmount,
    SetPlan,
)
from graph.model.ledger_city_acts import AdoptTable, DropLead, FollowLead, ReportFigure
from graph.model.ledger_words import AmountKind, CountedBy, Curve, Dimension, Signing, Step
from pipeline.cli.shared.ledger_access import Desk, day_of, project_of, table_text

T = TypeVar("T")
STEPS = {step.value: step for step in Step} | {step.zh: step for step in Step}
AMOUNTS = {kind.value: kind for kind in AmountKind} | {kind.zh: kind for kind in AmountKind}
RULES = {rule.value: rule for rule in CountedBy} | {rule.zh: rule for rule in CountedBy}
SIGNINGS = {each.value: each for each in Signing} | {each.zh: each for each in Signing}
DIMENSIONS = {each.value: each for each in Dimension} | {each.zh: each for each in Dimension}
CURVES = {each.value: each for each in Curve}
PARTICULARS = ("first_talk", "landing", "department", "office", "task_force")
"""Arguments of `open` that name a unit."""
KEPT = (*PARTICULARS, "district", "link_id", "firm_id", "same_as_id", "within_id")
FLAGS = ("purchase", "major", "central_funds")


def _day(args: Namespace) -> str:
    found = day_of(args.day) or today()
    if found > today():
        raise InvalidRequest(f"日期 {found} 还没有到，没有记录", f"{found} is still to come; nothing was recorded")
    return found


def _needed(args: Namespace, name: str, zh: str) -> str:
    value = getattr(args, name)
    if not value:
        option = name.replace("_", "-")
        raise InvalidRequest(f"没有写{zh}：用 --{option}", f"lacks --{option}; nothing was recorded")
    return str(value)


def _project(desk: Desk, args: Namespace) -> ProjectFile:
    return project_of(desk.ledger(), args.target)


def _open(desk: Desk, args: Namespace) -> list[Act]:
    """Open a project, take one over from the facts, or change particulars: what is not told stays as it was."""
    ledger = desk.ledger()
    id = args.target or free_id(ledger)
    held = ledger.projects.get(id)
    title = args.title or (None if held is None else held.title)
    if title is None:
        raise InvalidRequest(
            f"资料里没有项目 {id}；新开的项目用 --title 写名称",
            f"the facts hold no project {id}; name a new one by --title",
        )
    _check_ids(desk, args)
    told = _particulars(ledger, held, args)
    for name in (*PARTICULARS, "district"):
        check_unit(desk.city, told[name])
    purchase, major, central = (bool(told.pop(name)) for name in FLAGS)
    act = OpenProject(
        project_id=id,
        day=_day(args),
        title=title,
        purchase=purchase,
        major=major,
        central_funds=central,
        **told,
    )
    return [act]


def _particulars(ledger: Ledger, held: ProjectFile | None, args: Namespace) -> dict[str, Any]:
    """Return the particulars of a project: as told, else as before, else as its lead has them."""
    before = None if held is None else held.opened
    told = {name: getattr(args, name) or getattr(before, name, None) or None for name in (*KEPT, *FLAGS)}
    lead = ledger.leads.get((told["link_id"] or "", told["firm_id"] or ""))
    for name in ("first_talk", "landing", "task_force"):
        told[name] = told[name] or getattr(lead, name, None)
    return told


def _check_ids(desk: Desk, args: Namespace) -> None:
    projects = desk.ledger().projects
    known: tuple[tuple[str | None, Mapping[str, object], str], ...] = (
        (args.link_id, desk.city.links, "链环 / link"),
        (args.firm_id, desk.city.firms, "企业 / firm"),
        (args.same_as_id, projects, "项目 / project"),
        (args.within_id, projects, "项目 / project"),
    )
    for id, held, what in known:
        if id is not None and id not in held:
            raise NotFound(f"没有这个{what}: {id}")


def _proof(desk: Desk, args: Namespace) -> list[Act]:
    project, day = _project(desk, args), _day(args)
    if not args.item:
        raise InvalidRequest("没有写凭证：用 --item 项=文件名或文号", "no proof was given: --item ITEM=FILE")
    return [FileProof(project_id=project.id, day=day, item=item, proof=proof) for item, proof in args.item]


def _move(desk: Desk, args: Namespace) -> list[Act]:
    """Move a project through its gates; proofs given with it are filed first, and nothing where one lacks."""
    project, day = _project(desk, args), _day(args)
    step = _word(STEPS, args.step, "阶段", "--step")
    proofs = dict(args.item)
    check_move(desk.ledger(), project, step, day, proofs, args.reason or "")
    filed = [FileProof(project_id=project.id, day=day, item=item, proof=proof) for item, proof in proofs.items()]
    return [*filed, MoveProject(project_id=project.id, step=step, day=day)]


def _word(words: Mapping[str, T], text: str | None, zh: str, option: str) -> T:
    if text is None or text not in words:
        known = "、".join(words)
        raise InvalidRequest(f"{zh}“{text or ''}”不认识：{option} 可写 {known}", f"{option} is one of {known}")
    return words[text]


def _amount(desk: Desk, args: Namespace) -> list[Act]:
    project = _project(desk, args)
    if args.yi is None or not 0 <= args.yi < float("inf"):
        raise InvalidRequest(
            "没有写数额，或不是不小于零的数：用 --yi，单位亿元", "--yi is a number in 亿元, not below 0"
        )
    rule = None if args.counted_by is None else _word(RULES, args.counted_by, "口径", "--counted-by")
    signing = None if args.signing is None else _word(SIGNINGS, args.signing, "签约性质", "--signing")
    kind = _word(AMOUNTS, args.kind, "金额种类", "--kind")
    act = RecordAmount(
        project_id=project.id,
        amount=kind,
        yi=args.yi,
        day=_day(args),
        counted_by=rule,
        signing=signing,
        proof=args.proof,
    )
    return [act]


def _plan(desk: Desk, args: Namespace) -> list[Act]:
    project = _project(desk, args)
    start = args.start_month
    if start is not None and day_of(f"{start}-01") is None:
        raise InvalidRequest("计划开工月写成 2026-09", "a month reads 2026-09")
    if args.months is None and start is None:
        raise InvalidRequest("写 --months（12 个累计数）或 --start-month", "give --months or --start-month")
    months = None if args.months is None else check_months(args.months)
    year = args.year or int(today()[:4])
    curve = CURVES[args.curve]
    return [SetPlan(project_id=project.id, year=year, day=_day(args), curve=curve, months=months, start_month=start)]


def _problem(desk: Desk, args: Namespace) -> list[Act]:
    project = _project(desk, args)
    responsible = _needed(args, "responsible", "责任单位")
    check_unit(desk.city, responsible)
    deadline = day_of(_needed(args, "deadline", "期限")) or ""
    number = args.number or 1 + max((each.raised.number for each in project.problems), default=0)
    act = RaiseProblem(
        project_id=project.id,
        number=number,
        day=_day(args),
        text=_needed(args, "text", "问题"),
        responsible=responsible,
        deadline=deadline,
        standard=_needed(args, "standard", "解决标准"),
        order=args.order,
    )
    return [act]


def _answer(desk: Desk, args: Namespace) -> list[Act]:
    """Answer a problem; one that is solved shows its proof. Without a number it is what was heard of the project."""
    project, text, day = _project(desk, args), _needed(args, "text", "答复"), _day(args)
    if args.number is None:
        return [NoteProject(project_id=project.id, day=day, text=text)]
    if args.number not in {each.raised.number for each in project.problems}:
        raise NotFound(f"“{project.title}”没有第 {args.number} 个问题 / no such problem: {args.number}")
    if args.solved and not args.proof:
        raise InvalidRequest("办结要有凭证：用 --proof", "what is solved is shown by a proof: --proof")
    act = AnswerProblem(
        project_id=project.id, number=args.number, day=day, text=text, solved=args.solved, proof=args.proof
    )
    return [act]


def _reason(desk: Desk, args: Namespace) -> list[Act]:
    project = _project(desk, args)
    dimension = _word(DIMENSIONS, args.light, "亮灯项", "--light")
    until = day_of(_needed(args, "until", "有效至")) or ""
    return [AcceptReason(project_id=project.id, dimension=dimension, day=_day(args), until=until)]


def _lead(desk: Desk, args: Namespace) -> list[Act]:
    link, firm = _needed(args, "link_id", "链环"), _needed(args, "firm_id", "企业")
    _check_ids(desk, args)
    first = _needed(args, "first_talk", "首谈单位")
    for unit in (first, args.landing, args.task_force):
        check_unit(desk.city, unit)
    act = FollowLead(
        link_id=link,
        firm_id=firm,
        day=_day(args),
        first_talk=first,
        landing=args.landing,
        task_force=args.task_force,
    )
    return [act]


def _drop(desk: Desk, args: Namespace) -> list[Act]:
    link, firm = _needed(args, "link_id", "链环"), _needed(args, "firm_id", "企业")
    if (link, firm) not in desk.ledger().leads:
        raise NotFound(f"没有这条线索 / no such lead: {link} {firm}")
    return [DropLead(link_id=link, firm_id=firm)]


def _figure(desk: Desk, args: Namespace) -> list[Act]:
    unit = _needed(args, "unit", "单位")
    check_unit(desk.city, unit)
    indicator, period = _needed(args, "indicator", "指标"), _needed(args, "period", "时期")
    if args.value is None or not math.isfinite(args.value):
        raise InvalidRequest("没有写数值：用 --value", "no figure was given: --value")
    return [ReportFigure(unit=unit, indicator=indicator, period=period, value=args.value, proof=args.proof)]


def _table(desk: Desk, args: Namespace) -> list[Act]:
    path = Path(_needed(args, "file", "规则表文件"))
    rows = list(csv.DictReader(io.StringIO(table_text(path))))
    table = args.target or path.stem
    content = as_content(table, rows)
    check_table(desk.ledger(), table, content)
    return [AdoptTable(table=table, content=content)]


def _undo(desk: Desk, args: Namespace) -> list[Act]:
    number, records = args.target or "", Records(desk.entries)
    entry = records.entry(int(number)) if number.isdecimal() else None
    if entry is None:
        raise NotFound(f"没有这条记录 / no such record: #{number}")
    if entry.sequence in records.undone:
        raise InvalidRequest(
            f"记录 #{number} 已经撤销；要恢复，撤销那一笔撤销",
            f"record #{number} is undone already; undo that undo instead",
        )
    return [Undo(entry=entry.sequence, about=entry.act.subject)]


ENTRIES: Mapping[str, Callable[[Desk, Namespace], list[Act]]] = {
    "lead": _lead,
    "drop": _drop,
    "open": _open,
    "proof": _proof,
    "move": _move,
    "amount": _amount,
    "plan": _plan,
    "problem": _problem,
    "answer": _answer,
    "reason": _reason,
    "figure": _figure,
    "table": _table,
    "undo": _undo,
}
"""What each action that writes enters."""
