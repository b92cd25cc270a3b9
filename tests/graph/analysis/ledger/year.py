"""A year of projects made from a seed: moves, stalls, corrections, counter-entries, and a plain tally of it."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from graph.model.acts import LogEntry, Undo
from graph.model.ledger_acts import (
    AnswerProblem,
    FileProof,
    MoveProject,
    NoteProject,
    OpenProject,
    RaiseProblem,
    RecordAmount,
    SetPlan,
)
from graph.model.ledger_words import AmountKind, CountedBy, Curve, Step

ON_THE_WAY = (Step.TALKS, Step.SIGNED, Step.LANDED, Step.STARTED, Step.BUILDING, Step.COMPLETED, Step.OPERATING)
DISTRICTS = ("东洲区", "望花区", "新抚区")
LAST = "2026-12-31"


class Year:
    """Entries of a year and, kept beside them in plain dicts, what they come to on its last day."""

    def __init__(self, seed, projects):
        self.random = Random(seed)
        self.entries: list[LogEntry] = []
        self.steps: dict[str, Step] = {}
        self.districts: dict[str, str] = {}
        self.totals: dict[str, tuple[Decimal, CountedBy | None]] = {}
        self.done: dict[str, Decimal] = {}
        self.open_problems: defaultdict[str, set[int]] = defaultdict(set)
        days = sorted((self._day(), id) for id in (f"g{at:03}" for at in range(projects)) for _ in range(8))
        for day, id in days:
            self._step(id, day)

    def _day(self):
        return (date(2026, 1, 1) + timedelta(days=self.random.randrange(364))).isoformat()

    def _enter(self, act, day, who="项目办"):
        entry = LogEntry(
            sequence=len(self.entries) + 1,
            who=who,
            made_at=f"{day}T0{self.random.randrange(1, 9)}:00:00+00:00",
            load_id="0001-a",
            act=act,
            reason=None,
        )
        self.entries.append(entry)
        return entry

    def _step(self, id, day):
        """Do one thing with a project; the first is to open it."""
        if id not in self.districts:
            self.districts[id] = self.random.choice(DISTRICTS)
            self.steps[id] = Step.PLANNED
            self._enter(OpenProject(project_id=id, day=day, title=f"项目{id}", district=self.districts[id]), day)
            return
        self.random.choice((self._move, self._total, self._work, self._work, self._problem, self._talk))(id, day)

    def _move(self, id, day):
        if self.steps[id] is Step.STOPPED:
            return
        at = ON_THE_WAY.index(self.steps[id]) if self.steps[id] in ON_THE_WAY else -1
        if self.random.random() < 0.1:
            step = Step.STOPPED
        elif at + 1 < len(ON_THE_WAY):
            step = ON_THE_WAY[at + 1]
        else:
            return
        entry = self._enter(MoveProject(project_id=id, step=step, day=day), day)
        if self.random.random() < 0.25:
            self._undo(entry, day)
        else:
            self.steps[id] = step

    def _undo(self, entry, day):
        """Take an entry back; now and then take that back too, and back again."""
        undo = self._enter(Undo(entry=entry.sequence, about=entry.act.subject), day, "审核")
        if self.random.random() < 0.3:
            again = self._enter(Undo(entry=undo.sequence, about=entry.act.subject), day)
            self._enter(Undo(entry=again.sequence, about=entry.act.subject), day)

    def _amount(self, id, kind, yi, day, rule):
        return self._enter(RecordAmount(project_id=id, amount=kind, yi=yi, day=day, counted_by=rule), day)

    def _total(self, id, day):
        rule = self.random.choice((CountedBy.STATISTICS, CountedBy.STATISTICS, CountedBy.FEASIBILITY, None))
        yi = self.random.randrange(1, 5000) / 1000
        entry = self._amount(id, AmountKind.TOTAL, yi, day, rule)
        if self.random.random() < 0.2:
            self._undo(entry, day)
        else:
            self.totals[id] = (Decimal(str(yi)), rule)

    def _work(self, id, day):
        """Report more work done; sometimes it is wrong at first and told again for the same day."""
        before = self.done.get(id, Decimal(0))
        yi = before + Decimal(self.random.randrange(0, 900)) / 1000
        if self.random.random() < 0.2:
            self._amount(id, AmountKind.YEAR_DONE, float(yi) * 10 + 1, day, CountedBy.STATISTICS)
        self._amount(id, AmountKind.YEAR_DONE, float(yi), day, CountedBy.STATISTICS)
        self.done[id] = yi

    def _problem(self, id, day):
        number = len(self.open_problems[id]) + 1
        if self.open_problems[id] and self.random.random() < 0.5:
            number = min(self.open_problems[id])
            self._enter(AnswerProblem(project_id=id, number=number, day=day, text="已办", solved=True), day)
            self.open_problems[id].discard(number)
            return
        while number in self.open_problems[id]:
            number += 1
        self._enter(
            RaiseProblem(
                project_id=id,
                number=number + 100 * len(self.entries),
                day=day,
                text="缺电",
                responsible="供电公司",
                deadline=LAST,
                standard="通电",
            ),
            day,
        )
        self.open_problems[id].add(number + 100 * (len(self.entries) - 1))

    def _talk(self, id, day):
        self._enter(NoteProject(project_id=id, day=day, text="去过现场"), day)
        self._enter(FileProof(project_id=id, day=day, item="monthly", proof=f"月报{day}"), day)
        self._enter(SetPlan(project_id=id, year=2026, day=day, curve=Curve.WORK, months="1 " * 11 + "2"), day)
