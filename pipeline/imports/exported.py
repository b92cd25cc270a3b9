"""An export of the ledger that comes back: only what was edited since is entered, and never over a newer record."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.analysis.facts.city import read_city
from graph.analysis.ledger.amounts import amount_of
from graph.analysis.ledger.calendar import today
from graph.analysis.ledger.gates import check_move
from graph.analysis.ledger.state import Ledger, ProjectFile, ledger_on
from graph.errors import InvalidRequest
from graph.model.acts import LogEntry
from graph.model.fact_rows import encode_rows
from graph.model.facts import FactSet
from graph.model.ledger_acts import MoveProject, NoteProject, OpenProject, ProjectAct, RecordAmount, SetPlan, StepTold
from loaders.office.as_facts import HeldRow
from pipeline.imports.plan_acts import FilePlan
from pipeline.imports.preview import snapshot_of

EDITS = "项目台账修改"
"""How the names of imports begin that are edits of an export."""
PARTICULARS = ("title", "district", "first_talk", "landing", "department", "office", "task_force")
Said = tuple[object, ...] | object
NEWER = (
    "“{title}”的{what}在导出之后已有新记录，没有用表里的值盖过去；看过后在项目卡上改",
    "{title}: {what} has a newer record than the export, and the sheet's value was not put over it",
)


@dataclass(frozen=True)
class _Compared:
    """The ledger as it was exported and as it is."""

    before: Ledger
    now: Ledger


def only_edits(plans: Sequence[FilePlan], facts: FactSet, entries: Sequence[LogEntry]) -> list[FilePlan]:
    """Return plans as they are; of exports of the ledger only what their rows say otherwise than the export did."""
    if all(each.listed.exported is None for each in plans):
        return list(plans)
    city = read_city(snapshot_of(facts, "before"))
    now = ledger_on(city, entries, today())
    found = []
    for plan in plans:
        last = plan.listed.exported
        if last is None:
            found.append(plan)
            continue
        known = [entry for entry in entries if entry.sequence <= last]
        before = ledger_on(city, known, plan.listed.day)
        found.append(_edited(plan, _Compared(before, now), entries[-1].sequence if entries else 0))
    return found


def _edited(plan: FilePlan, both: _Compared, last: int) -> FilePlan:
    listed, acts, left = plan.listed, list[tuple[str, ProjectAct]](), list(plan.listed.left)
    for at, act in listed.acts:
        if act.project_id not in both.before.projects:
            acts.append((at, act))
            continue
        try:
            edit = _edit(act, both)
        except InvalidRequest as fault:
            left.append(HeldRow(at, fault.zh, fault.en))
        else:
            acts += [] if edit is None else [(at, edit)]
    mine = replace(listed, day=today(), acts=acts, left=left)
    new = {at for at, act in acts if act.project_id not in both.before.projects}
    rows = [row for row in plan.made.rows if row.at in new]
    # a row of the export that the graph would not take is no row held back: it is in the ledger
    held = [row for row in plan.made.held if row.source in new or row.source not in listed.rows]
    made = replace(plan.made, rows=rows, held=held, unplaced={})
    entry = replace(
        plan.act, dataset=f"{EDITS}-{last + 1}", ledger=mine.encoded(), rows=encode_rows(rows), contents="[]"
    )
    return FilePlan(entry, made, mine)


def _edit(act: ProjectAct, both: _Compared) -> ProjectAct | None:
    """Return an act of a row as the edit it is, None where the row says what the export said.

    Raises InvalidRequest where somebody has recorded another value since, or a gate lacks what it asks for.
    """
    id = act.project_id
    was, now = both.before.projects[id], both.now.projects[id]
    if isinstance(act, OpenProject):
        return _particulars(act, was, now)
    said = _said(act)
    if said == _held(act, both.before, was):
        return None
    if _held(act, both.now, now) not in (_held(act, both.before, was), said):
        raise _newer(act, now)
    if _held(act, both.now, now) == said:
        return None
    if isinstance(act, StepTold):
        check_move(both.now, now, act.step, today())
        return MoveProject(project_id=id, step=act.step, day=today())
    return replace(act, day=today()) if isinstance(act, (RecordAmount, SetPlan, NoteProject)) else None


def _particulars(act: OpenProject, was: ProjectFile, now: ProjectFile) -> OpenProject | None:
    """Return particulars with what was edited over what stands; a blank cell edits nothing."""
    edited = {}
    for name in PARTICULARS:
        said, old, held = getattr(act, name), _particular(was, name), _particular(now, name)
        if said is None or said in (old, held):
            continue
        if held != old:
            raise _newer(act, now)
        edited[name] = said
    if not edited:
        return None
    base = now.opened or OpenProject(project_id=now.id, day=today(), title=now.title, district=now.district)
    return replace(base, day=today(), **edited)


def _particular(project: ProjectFile, name: str) -> object:
    if name in ("title", "district"):
        return getattr(project, name)
    return None if project.opened is None else getattr(project.opened, name)


def _said(act: ProjectAct) -> Said:
    match act:
        case RecordAmount():
            return (act.yi, act.counted_by)
        case StepTold():
            return act.step
        case SetPlan():
            return act.start_month
        case NoteProject():
            return act.text
    return None


def _held(act: ProjectAct, ledger: Ledger, project: ProjectFile) -> Said:
    """Return what the ledger holds of what an act is about."""
    match act:
        case RecordAmount():
            found = amount_of(ledger, project, act.amount)
            return None if found is None else (float(found.yi), found.counted_by)
        case StepTold():
            return project.step
        case SetPlan():
            return project.start_month
        case NoteProject():
            notes = project.acts(NoteProject)
            return notes[-1][1].text if notes else None
    return None


def _newer(act: ProjectAct, project: ProjectFile) -> InvalidRequest:
    what = act.amount.zh if isinstance(act, RecordAmount) else act.ZH
    return InvalidRequest(*(each.format(title=project.title, what=what) for each in NEWER))
