"""A year of the project ledger kept by either log comes to the same, and two editors never overwrite one another."""

from concurrent.futures import ThreadPoolExecutor
from threading import Condition

import pytest

from graph.analysis.facts.city import read_city
from graph.analysis.ledger.state import ledger_on
from graph.analysis.ledger.totals import By, totals
from graph.errors import EntryConflict
from graph.model.acts import Undo
from graph.model.ledger_acts import MoveProject, RecordAmount
from graph.model.ledger_words import AmountKind, CountedBy, Step
from graph.store.log import NewEntry, entry_to_row
from graph.store.log_chain import with_marks
from tests.graph.analysis.conftest import Builder
from tests.graph.analysis.ledger.year import LAST, Year
from tests.in_memory import snapshot_of


@pytest.fixture(scope="module")
def year():
    return Year(7, 60)


def _city():
    build = Builder()
    build.link("a")
    build.chain("c", "a")
    return build


def test_a_year_kept_and_read_back_reconciles_to_the_last_digit(log, year):
    rows = with_marks([entry_to_row(entry) for entry in year.entries])
    assert log.copy_from(rows) == len(year.entries)
    assert log.entries() == tuple(year.entries)
    ledger = ledger_on(read_city(snapshot_of(_city().facts())), log.entries(), LAST)
    assert {id: each.step for id, each in ledger.projects.items()} == year.steps
    found = totals(ledger, By.DISTRICT, AmountKind.YEAR_DONE)
    assert found.reconciles()
    assert found.whole.sums == {CountedBy.STATISTICS: sum(year.done.values())}


@pytest.mark.parametrize("projects", [40, pytest.param(500, marks=pytest.mark.long)])
def test_a_year_entered_by_two_editors_at_once_reconciles_to_the_last_digit(log, projects):
    """Each takes every other step of a year; whoever is overtaken looks at the log again and enters it then."""
    year = Year(11, projects)
    turns, overtaken = Turns(year.entries), [0, 0]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda mine: _work(log, year.entries, turns, mine, overtaken), (0, 1)))
    kept = log.entries()
    assert len(kept) == len(year.entries)
    assert sum(overtaken) > 0, "two editors who never meet prove nothing"
    assert {entry.who for entry in kept} == {"编辑甲", "编辑乙"}
    ledger = ledger_on(read_city(snapshot_of(_city().facts())), kept, LAST)
    assert {id: each.step for id, each in ledger.projects.items()} == year.steps
    for by in By:
        for kind in (AmountKind.TOTAL, AmountKind.YEAR_DONE):
            assert totals(ledger, by, kind).reconciles()
    whole = totals(ledger, By.DISTRICT, AmountKind.YEAR_DONE).whole
    assert whole.sums == {CountedBy.STATISTICS: sum(year.done.values())}


class Turns:
    """What of a year was entered, by its number in the plan; the steps of one project are entered in their order."""

    def __init__(self, entries):
        self.changed, self.done, self.before = Condition(), {}, {}
        project_of, last = {}, {}
        for entry in entries:
            act = entry.act
            project = project_of[act.entry] if isinstance(act, Undo) else act.project_id
            self.before[entry.sequence] = last.get(project)
            project_of[entry.sequence], last[project] = project, entry.sequence

    def wait(self, number):
        with self.changed:
            self.changed.wait_for(lambda: number is None or number in self.done)

    def enter(self, number, sequence):
        with self.changed:
            self.done[number] = sequence
            self.changed.notify_all()


def _work(log, entries, turns, mine, overtaken):
    """Enter every other entry of a plan, knowing of a subject only what one's own hand or a refusal told."""
    known = {}
    for entry in entries:
        if entry.sequence % 2 == mine:
            turns.wait(turns.before[entry.sequence])
            act = entry.act
            if isinstance(act, Undo):
                act = Undo(entry=turns.done[act.entry], about=act.about)
            draft = NewEntry(act=act, who=("编辑甲", "编辑乙")[mine], load_id="0001-a")
            try:
                made = log.append(draft, known.get(act.subject, 0))
            except EntryConflict as told:
                overtaken[mine] += 1
                made = log.append(draft, told.actual)
            known[act.subject] = made.sequence
            turns.enter(entry.sequence, made.sequence)


def enter(log, act, expected):
    return log.append(NewEntry(act=act, who="项目办", load_id="0001-a"), expected)


def test_two_editors_of_one_amount_collide_and_of_two_do_not(log):
    def told(kind, yi):
        return RecordAmount(project_id="g1", amount=kind, yi=yi, day="2026-03-01")

    first = enter(log, told(AmountKind.YEAR_DONE, 1.5), 0)
    enter(log, told(AmountKind.ARRIVED, 1.0), 0)
    with pytest.raises(EntryConflict) as overtaken:
        enter(log, told(AmountKind.YEAR_DONE, 2.5), 0)
    assert overtaken.value.actual == first.sequence
    enter(log, told(AmountKind.YEAR_DONE, 2.5), first.sequence)
    assert [entry.act.yi for entry in log.entries()] == [1.5, 1.0, 2.5]


def test_steps_of_a_project_follow_one_another(log):
    first = enter(log, MoveProject(project_id="g1", step=Step.SIGNED, day="2026-03-01"), 0)
    with pytest.raises(EntryConflict):
        enter(log, MoveProject(project_id="g1", step=Step.LANDED, day="2026-03-02"), 0)
    enter(log, MoveProject(project_id="g1", step=Step.LANDED, day="2026-03-02"), first.sequence)
    assert log.last() == 2
