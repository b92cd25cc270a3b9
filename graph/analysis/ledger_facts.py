"""What the project ledger changes in the facts: a signed project is announced, a started one under way, one runs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.model.acts import Act, LogEntry
from graph.model.edges import Builds, Edge, Includes, Makes, PartOf, Undertakes
from graph.model.evidence import Evidence
from graph.model.fact_acts import ImportFile
from graph.model.kinds import Basis, MakeStatus
from graph.model.ledger_acts import MoveProject, OpenProject, StepTold
from graph.model.ledger_words import RAIL, STAGE_OF_STEP, STEP_OF_STAGE, Step
from graph.model.nodes import Firm, Link, Node, Project
from graph.store.base import Reader
from graph.store.edits import Edits, make_edits

SOURCE = "本市项目台账 #{sequence}"
"""The source of a fact that rests on an entry of the ledger."""
RUNS = frozenset({Step.OPERATING, Step.AT_CAPACITY})
COMING = frozenset({MakeStatus.BUILDING, MakeStatus.PLANNED})
PLACE: dict[Step, int] = {step: place for place, step in enumerate(RAIL)}


Stepped = tuple[LogEntry, MoveProject | StepTold]
"""What is recorded of a step, with its entry."""


@dataclass(frozen=True, slots=True)
class Journey:
    """How far a project has come: its step, since when each was reached, whether it stands still.

    `days` holds the day of every step that was recorded; what the facts told before has none.
    """

    step: Step
    days: Mapping[Step, str]
    stopped: bool

    def has(self, step: Step) -> bool:
        """Return whether a step was reached; entered in the statistics is reached by its own record alone."""
        if step is Step.ENTERED:
            return step in self.days
        return self.step in PLACE and PLACE[self.step] >= PLACE[step]


def journey(base: Step, steps: Iterable[Stepped]) -> Journey:
    """Return how far a project has come that stood at `base` before anything was recorded of its steps.

    What a list tells counts until somebody moves the project; from then on only where it tells of a later step.
    """
    step, stopped, moved = base, False, False
    days: dict[Step, str] = {}
    for _, act in sorted(steps, key=lambda each: (each[1].day, each[0].sequence)):
        if isinstance(act, StepTold):
            days = {**_days_told(act), **days}
            if not moved:
                step, stopped = (step, True) if act.step is Step.STOPPED else (act.step, False)
            elif not stopped and PLACE.get(act.step, -1) > PLACE.get(step, -1):
                step = act.step
            continue
        moved = True
        days[act.step] = act.day
        if act.step is Step.STOPPED:
            stopped = True
        elif act.step is not Step.ENTERED or PLACE.get(step, -1) < PLACE[Step.ENTERED]:
            step, stopped = act.step, False
    return Journey(step, days, stopped)


def _days_told(act: StepTold) -> Mapping[Step, str]:
    told = {Step.SIGNED: act.signed_on, Step.STARTED: act.started_on, Step.ENTERED: act.entered_on}
    return {step: day for step, day in told.items() if day is not None}


def base_step(fact: Project | None, alike: Iterable[Project] = ()) -> Step:
    """Return where a project stood before anything was recorded of it.

    Of one project under several names (`alike`) that is as far as any of them tells.
    """
    steps = [STEP_OF_STAGE[each.stage] for each in (*([] if fact is None else [fact]), *alike)]
    return max(steps, key=lambda step: PLACE.get(step, -1), default=Step.PLANNED)


def other_names(projects: Iterable[Project]) -> Mapping[str, tuple[Project, ...]]:
    """Group projects by the one of which they are another name."""
    found: defaultdict[str, list[Project]] = defaultdict(list)
    for each in projects:
        if each.same_as is not None and each.same_as != each.id:
            found[each.same_as].append(each)
    return {id: tuple(names) for id, names in found.items()}


Opened = tuple[LogEntry, OpenProject]


def ledger_edits(reader: Reader, entries: Sequence[LogEntry]) -> Edits:
    """Return what entries that count change in the facts."""
    opened: dict[str, Opened] = {}
    moves: defaultdict[str, list[Stepped]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry.act, OpenProject):
            opened[entry.act.project_id] = (entry, entry.act)
        elif isinstance(entry.act, (MoveProject, StepTold)):
            moves[entry.act.project_id].append((entry, entry.act))
    facts = {project.id: project for project in reader.nodes(Project, {*opened, *moves})}
    alike = other_names(reader.nodes(Project)) if facts else {}
    put: list[Node | Edge] = []
    drop: list[Edge] = []
    for id in sorted({*opened, *moves}):
        fact = facts.get(id)
        found = journey(base_step(fact, alike.get(id, ())), moves[id])
        # what a list tells of a project of the facts is in the facts already, with its cell
        counted = [each for each, act in moves[id] if fact is None or isinstance(act, MoveProject)]
        last = max(counted, key=lambda each: each.sequence, default=None)
        if fact is None and id in opened:
            put += _new(reader, opened[id], found, last)
        elif fact is not None and last is not None:
            put += _moved(reader, fact, found, last)
        if found.stopped:
            drop += reader.edges(Builds, starts=[id])
    return make_edits(put, drop)


def concerns_facts(act: Act) -> bool:
    """Return whether an act of the ledger, or a list that says something for it, may change what is judged."""
    return isinstance(act, (OpenProject, MoveProject, StepTold)) or _is_list(act)


def _is_list(act: Act) -> bool:
    return isinstance(act, ImportFile) and bool(act.ledger)


def _new(reader: Reader, opened: Opened, found: Journey, last: LogEntry | None) -> Iterator[Node | Edge]:
    """Yield a project the facts do not hold, from its signing on; one that stopped builds nothing."""
    entry, act = opened
    if not found.has(Step.SIGNED) or found.stopped:
        return
    evidence = _evidence(last or entry, found)
    yield Project(
        id=act.project_id,
        name_zh=act.title,
        stage=STAGE_OF_STEP[found.step],
        city=reader.region().city,
        district=act.district,
        same_as=act.same_as_id,
        evidence=evidence,
    )
    if act.link_id and reader.node(Link, act.link_id) is not None:
        yield Builds(start=act.project_id, end=act.link_id, evidence=evidence)
        for inside in reader.edges(Includes, ends=[act.link_id]):
            yield PartOf(start=act.project_id, end=inside.start, evidence=evidence)
    if act.firm_id and reader.node(Firm, act.firm_id) is not None:
        yield Undertakes(start=act.firm_id, end=act.project_id, evidence=evidence)
        if act.link_id:
            yield from _running(reader, [act.firm_id], [act.link_id], found, evidence)


def _moved(reader: Reader, fact: Project, found: Journey, last: LogEntry) -> Iterator[Node | Edge]:
    """Yield a project of the facts at the step it came to; what its owners were to make runs with it."""
    if found.step not in STAGE_OF_STEP:
        return
    evidence = _evidence(last, found)
    yield replace(fact, stage=STAGE_OF_STEP[found.step], evidence=evidence)
    owners = [edge.start for edge in reader.edges(Undertakes, ends=[fact.id])]
    links = [edge.end for edge in reader.edges(Builds, starts=[fact.id])]
    yield from _running(reader, owners, links, found, evidence)


def _running(
    reader: Reader, owners: Sequence[str], links: Sequence[str], found: Journey, evidence: Evidence
) -> Iterator[Edge]:
    if found.step not in RUNS or found.stopped or not owners or not links:
        return
    for make in reader.edges(Makes, starts=owners, ends=links):
        if make.status in COMING:
            yield replace(make, status=MakeStatus.OPERATING, year=(evidence.as_of or "")[:4] or None, evidence=evidence)


def _evidence(entry: LogEntry, found: Journey) -> Evidence:
    day = max(found.days.values(), default=entry.made_at[:10])
    return Evidence(source=SOURCE.format(sequence=entry.sequence), basis=Basis.SOURCE, as_of=day)
