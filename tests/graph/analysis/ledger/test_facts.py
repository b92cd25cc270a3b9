"""The thread from gap to project: a step recorded changes the state of the link, undone it is as it was."""

import pytest

from graph.analysis.judgement import judge
from graph.analysis.records import Records, with_rulings
from graph.analysis.verdicts.states import LinkState, Mark
from graph.model.kinds import ProjectStage
from graph.model.nodes import Project


@pytest.fixture
def mark(reader, pages):
    def of(link="x"):
        return judge(with_rulings(reader, Records(tuple(pages.entries)))).mark(link)

    return of


def test_a_link_turns_as_its_project_comes_along_and_back_when_undone(pages, mark):
    assert mark() is Mark.MISSING
    pages.open("g1", link_id="x", firm_id="away", district="东洲区")
    pages.move("g1", "talks", "2026-01-10")
    assert mark() is Mark.MISSING
    pages.move("g1", "signed", "2026-02-01")
    assert mark() is Mark.ANNOUNCED
    started = pages.move("g1", "started", "2026-03-01")
    assert mark() is Mark.BUILDING
    pages.undo(started, "2026-03-02")
    assert mark() is Mark.ANNOUNCED
    for step, day in (("started", "2026-03-03"), ("completed", "2026-03-04"), ("operating", "2026-03-05")):
        pages.move("g1", step, day)
    assert mark() in (Mark.PRESENT, Mark.WEAK)


def test_a_stopped_project_builds_nothing_until_it_is_taken_up(pages, mark):
    pages.open("g1", link_id="x", firm_id="away")
    pages.move("g1", "started", "2026-03-01")
    pages.move("g1", "stopped", "2026-04-01")
    assert mark() is Mark.MISSING
    pages.move("g1", "started", "2026-05-01")
    assert mark() is Mark.BUILDING


def test_a_project_of_the_facts_takes_the_step_that_was_recorded(reader, pages):
    pages.open("p1", department="市发改委")
    pages.move("p1", "completed", "2026-05-01")
    told = with_rulings(reader, Records(tuple(pages.entries))).node(Project, "p1")
    assert told.stage is ProjectStage.COMPLETED
    assert (told.evidence.source, told.evidence.as_of) == ("本市项目台账 #2", "2026-05-01")
    assert reader.node(Project, "p1").stage is ProjectStage.BUILDING


def test_the_load_names_the_last_step_so_that_caches_tell_states_apart(reader, pages):
    assert with_rulings(reader, Records(())).load().id == "0001-test"
    pages.open("g1", link_id="x")
    pages.proof("g1", "minutes")
    assert with_rulings(reader, Records(tuple(pages.entries))).load().id == "0001-test+1"
    step = pages.move("g1", "signed", "2026-02-01")
    pages.undo(step, "2026-02-02")
    assert with_rulings(reader, Records(tuple(pages.entries))).load().id == "0001-test+4"


def test_a_signed_project_of_an_unknown_firm_and_link_harms_nothing(reader, pages):
    pages.open("g1", link_id="gone", firm_id="nobody")
    pages.move("g1", "signed", "2026-02-01")
    city = judge(with_rulings(reader, Records(tuple(pages.entries)))).city
    assert city.projects["g1"].stage is ProjectStage.SIGNED
    assert "gone" not in city.projects_by_link


def test_a_project_that_runs_is_no_gap_any_more(pages, mark, reader):
    pages.open("g1", link_id="x", firm_id="f1")
    pages.move("g1", "operating", "2026-03-05")
    judged = judge(with_rulings(reader, Records(tuple(pages.entries))))
    assert judged.state("x") is not LinkState.MISSING
