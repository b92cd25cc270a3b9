"""`ledger`: the project ledger read and written: leads, projects, steps, amounts, plans, problems, undone by entry."""

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from graph.analysis.ledger.amounts import amount_of
from graph.analysis.ledger.clocks import clock
from graph.analysis.ledger.gates import Gate, faults, gate, next_step
from graph.analysis.ledger.lights import Light, lights, worst
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.errors import InvalidRequest
from graph.model.ledger_words import RAIL, AmountKind, Curve
from graph.text import Text
from pipeline.cli.ledger_entries import CURVES, ENTRIES
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.file_output import write_bytes
from pipeline.cli.shared.graph_access import language_of
from pipeline.cli.shared.ledger_access import ON, PROFILE, day_of, desk_for, enter, ledger_for, project_of
from pipeline.cli.shared.output import CommandResult, Content
from reports.ledger.office_table import office_table
from reports.wording.language import Language
from reports.wording.ledger import amount_text, clock_text, gate_text, light_text, step_text
from reports.wording.punctuation import with_label
from reports.wording.records import about_text, act_text, time_text

HEADINGS = {
    "project": ("编号", "Id"),
    "title": ("项目", "Project"),
    "step_name": ("阶段", "Step"),
    "light_name": ("亮灯", "Light"),
    "next": ("下一步", "Next"),
    "responsible": ("责任单位", "In charge"),
    "district": ("县区", "District"),
    "last_progress": ("上次进展", "Last movement"),
}
CARD = {"label": ("项", "Item"), "text": ("内容", "What")}
WRITTEN = {"sequence": ("序", "#"), "what": ("做了什么", "What"), "about": ("对什么", "About")}
LABELS = {
    "rail": Text("阶段", "Steps"),
    "gate": Text("下一道门", "Next gate"),
    "fault": Text("缺凭证", "Lacks proof"),
    "light": Text("亮灯", "Light"),
    "plan": Text("计划", "Plan"),
    "problem": Text("问题", "Problem"),
    "entry": Text("经过", "Entry"),
}


def ledger(args: Namespace) -> CommandResult:
    """Enter what was asked, or show the ledger or one project of it."""
    if args.action == "show":
        return _card(args) if args.target else _list(args)
    if args.action == "export":
        return _export(args)
    with desk_for(args) as desk:
        acts = ENTRIES[args.action](desk, args)
        found = [enter(desk, act, args) for act in acts]
        language = language_of(args)
        rows = [
            {
                "sequence": entry.sequence,
                "kind": entry.act.KIND,
                "subject": entry.act.subject,
                "what": act_text(entry.act, language),
                "about": about_text(desk.city, entry.act, language),
                "made_at": entry.made_at,
            }
            for entry, _ in found
        ]
        hints = [line for _, lines in found for line in lines]
        content = {"status": "entered", "load": desk.city.load.id, "rows": rows, "wording": hints}
        return CommandResult(0, content, WRITTEN, tuple(hints))


def _list(args: Namespace) -> CommandResult:
    found = ledger_for(args)
    language = language_of(args)
    rows = [project_row(found, project, args.profile, language) for project in found.counted]
    doubles = {project.id: project.same_as for project in found.doubles}
    leads = [{"link": link, "firm": firm, "first_talk": act.first_talk} for (link, firm), act in found.leads.items()]
    content = {"status": "ledger", "day": found.day, "load": found.city.load.id, "rows": rows}
    return CommandResult(0, {**content, "doubles": doubles, "leads": leads}, HEADINGS)


def _export(args: Namespace) -> CommandResult:
    """Write the ledger as an office's table that `import` reads back."""
    if args.file is None:
        raise InvalidRequest("没有写文件：用 --file 台账.xlsx", "no file was named: --file LEDGER.xlsx")
    path = Path(args.file)
    with desk_for(args) as desk:
        found = desk.ledger(day_of(args.on), day_of(args.known))
        write_bytes(path, office_table(found, desk.entries[-1].sequence if desk.entries else 0))
    return CommandResult(0, {"status": "exported", "path": str(path), "projects": len(found.counted)})


def project_row(found: Ledger, project: ProjectFile, profile: str | None, language: Language) -> Content:
    """Return a project as plain values and words."""
    own, step = lights(found, project, profile), next_step(project)
    return {
        "project": project.id,
        "title": project.title,
        "taken_over": project.opened is not None,
        "step": project.step.value,
        "step_name": project.step.label(language),
        "light": worst(own).value,
        "light_name": worst(own).label(language),
        "next": step_text(step, language),
        "responsible": project.responsible,
        "district": project.district,
        "last_progress": project.last_progress,
        "last_heard": project.last_heard,
        "links": list(found.links(project)),
        "chains": list(found.chains(project)),
        "amounts": {kind.value: _amount(found, project, kind) for kind in AmountKind},
    }


def _amount(found: Ledger, project: ProjectFile, kind: AmountKind) -> Content | None:
    told = amount_of(found, project, kind)
    if told is None:
        return None
    rule = None if told.counted_by is None else told.counted_by.value
    return {"yi": str(told.yi), "counted_by": rule, "day": told.day, "proof": told.proof, "disputed": told.disputed}


def _card(args: Namespace) -> CommandResult:
    found = ledger_for(args)
    project, language = project_of(found, args.target), language_of(args)
    own = lights(found, project, args.profile)
    step = next_step(project)
    before = None if step is None else gate(found, project, step)
    rows = [{"label": label, "text": text} for label, text in _card_lines(found, project, own, before, language)]
    content = {
        "status": "card",
        "day": found.day,
        **project_row(found, project, args.profile, language),
        "days": {step.value: day for step, day in project.journey.days.items()},
        "lights": [_light(light, language) for light in own],
        "gate": None if before is None else _gate(before),
        "problems": [_problem(found, project, at, language) for at in range(len(project.problems))],
        "rows": rows,
    }
    return CommandResult(0, content, CARD)


def _card_lines(
    found: Ledger, project: ProjectFile, own: Iterable[Light], before: Gate | None, language: Language
) -> Iterable[tuple[str, str]]:
    days = project.journey.days
    told = (with_label(step.label(language), days[step], language) for step in RAIL if step in days)
    yield LABELS["rail"].of(language), " → ".join(told) or step_text(project.step, language)
    if before is not None:
        yield LABELS["gate"].of(language), gate_text(before, language)
    for passed, item in faults(found, project):
        said = item.of(language)
        yield LABELS["fault"].of(language), with_label(passed.label(language), said, language)
    yield from _figures(found, project, language)
    yield from ((LABELS["light"].of(language), light_text(light, language)) for light in own)
    for problem in project.problems:
        yield LABELS["problem"].of(language), clock_text(clock(found, project, problem), language)
    for entry in project.records:
        said = f"#{entry.sequence} {time_text(entry)} {entry.who} {act_text(entry.act, language)}"
        yield LABELS["entry"].of(language), said


def _figures(found: Ledger, project: ProjectFile, language: Language) -> Iterable[tuple[str, str]]:
    for kind in AmountKind:
        yield kind.label(language), amount_text(amount_of(found, project, kind), language)
    for curve in Curve:
        plan = project.plan(curve)
        if plan is not None and plan.months:
            yield f"{LABELS['plan'].of(language)} {curve.label(language)}", plan.months


def _light(light: Light, language: Language) -> Content:
    return {
        "dimension": light.dimension.value,
        "colour": light.colour.value,
        "days": light.days,
        "since": light.since,
        "turns": None if light.turns is None else {"day": light.turns[0], "colour": light.turns[1].value},
        "inputs": {name: None if value is None else str(value) for name, value in light.reading.inputs},
        "rules": [
            {"colour": e.colour.value, "sign": e.sign, "bound": str(e.bound), "source": e.source} for e in light.limits
        ],
        "text": light_text(light, language),
    }


def _gate(before: Gate) -> Content:
    items = [{"item": each.item, "state": each.state.value, "proof": each.proof} for each in before.items]
    return {"step": before.step.value, "open": before.is_open, "items": items}


def _problem(found: Ledger, project: ProjectFile, at: int, language: Language) -> Content:
    told = clock(found, project, project.problems[at])
    raised = told.problem.raised
    return {
        "number": raised.number,
        "text": raised.text,
        "responsible": raised.responsible,
        "deadline": raised.deadline,
        "standard": raised.standard,
        "order": raised.order,
        "colour": told.colour.value,
        "days_left": told.days_left,
        "solved": told.problem.solved,
        "said": clock_text(told, language),
    }


def parse_item(text: str) -> tuple[str, str]:
    """Return the item of a gate and its proof from ITEM=FILE. Raises InvalidRequest where it is written otherwise."""
    item, stop, proof = text.partition("=")
    if not stop or not item.strip() or not proof.strip():
        raise InvalidRequest(f"写成 项=文件名或文号，不是 {text}", f"write ITEM=FILE, not {text}")
    return item.strip(), proof.strip()


COMMAND = Command(
    name="ledger",
    help="the project ledger: show, export, lead, open, proof, move, amount, plan, problem, answer, reason, undo",
    run=ledger,
    arguments=(
        argument("action", choices=("show", "export", *ENTRIES), help="what to do"),
        argument("target", nargs="?", help="id of the project; the record for undo, the table for table"),
        *ON,
        PROFILE,
        argument("--by", help="department or account that records it; else the account of this process"),
        argument("--reason", help="why; needed to stop a project, accept a reason, drop a lead, adopt a table"),
        argument("--day", help="day it happened or holds from; else today"),
        argument("--title", help="open: name of the project"),
        argument("--first-talk", help="open, lead: who talked first"),
        argument("--landing", help="open, lead: where it settles"),
        argument("--department", help="open: department in charge"),
        argument("--office", help="open: office of the leader in charge"),
        argument("--task-force", help="open, lead: task force"),
        argument("--district", help="open: district it stands in"),
        argument("--link", dest="link_id", metavar="ID", help="open, lead: link it builds"),
        argument("--firm", dest="firm_id", metavar="ID", help="open, lead: firm that builds it"),
        argument("--same-as", dest="same_as_id", metavar="ID", help="open: project this is another name of"),
        argument("--within", dest="within_id", metavar="ID", help="open: project whose amounts hold this one's"),
        argument("--purchase", action="store_true", help="open: equipment is bought, nothing built"),
        argument("--major", action="store_true", help="open: on the province's list of major works"),
        argument("--central-funds", action="store_true", help="open: on the list of central funds"),
        argument("--item", action="append", default=[], type=parse_item, metavar="ITEM=FILE", help="proof of a gate"),
        argument("--step", help="move: 谋划 洽谈 签约 落地 开工 入库 在建 竣工 投产 达产 中止"),
        argument("--kind", help="amount: 协议投资 计划总投资 本年计划 本年完成 到位资金"),
        argument("--yi", type=float, help="amount: value in 亿元"),
        argument("--counted-by", help="amount: 招商 统计 可研 批复 合同 年度计划"),
        argument("--signing", help="amount: 首次签约 增资 变更业主"),
        argument("--proof", help="amount, answer, figure: file, number or address of the proof"),
        argument("--months", help="plan: twelve sums since January in 亿元"),
        argument("--start-month", help="plan: month it is to start in, as 2026-09"),
        argument("--year", type=int, help="plan: year; else this one"),
        argument("--curve", choices=CURVES, default="work", help="plan: work done or funds arrived"),
        argument("--number", type=int, help="problem, answer: number of the problem"),
        argument("--text", help="problem, answer: in a line"),
        argument("--responsible", help="problem: who is to solve it"),
        argument("--deadline", help="problem: by which day"),
        argument("--standard", help="problem: what counts as solved"),
        argument("--order", action="store_true", help="problem: it is an order from above"),
        argument("--solved", action="store_true", help="answer: it is solved, by --proof"),
        argument("--light", help="reason: 开工 进度 到位 入库 进展"),
        argument("--until", help="reason: last day it counts"),
        argument("--unit", help="figure: whose"),
        argument("--indicator", help="figure: which"),
        argument("--period", help="figure: 2026, 2026-Q3"),
        argument("--value", type=float, help="figure: the figure"),
        argument(
            "--file", help="table: CSV with the columns of the shipped table; export: workbook that import reads back"
        ),
    ),
    titles={
        "ledger": ("{day} 台账：{count} 个项目", "Ledger of {day}: {count} projects"),
        "card": ("{title}（{project}） {step_name} · {light_name}", "{title} ({project}) {step_name} · {light_name}"),
        "exported": (
            "台账已写入 {path}：{projects} 个项目；改过后用 import 读回，只记改动",
            "The ledger is in {path}: {projects} projects; import reads it back and enters the edits alone",
        ),
        "entered": ("已记下 {count} 笔", "{count} entered"),
    },
)
