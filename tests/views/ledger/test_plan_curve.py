"""The plan of a year beside what was done: month by month as worked out by hand."""

from graph.analysis.facts.city import read_city
from graph.model.ledger_words import Curve
from tests.graph.analysis.conftest import Builder
from tests.graph.analysis.ledger.pages import Pages
from tests.in_memory import snapshot_of
from views.ledger.plan_curve import plan_curve, rows


def project_on(day, *amounts, year=2026):
    build = Builder()
    build.link("a")
    build.chain("c", "a")
    pages = Pages(read_city(snapshot_of(build.facts())))
    pages.open("g1")
    pages.plan("g1", "1 2 3 4 5 6 7 8 9 10 11 12", year=year)
    for yi, told_on in amounts:
        pages.amount("g1", "year_done", yi, told_on)
    return pages.on(day).projects["g1"]


def test_a_month_shows_the_last_sum_told_in_it_and_is_blank_where_none_was():
    project = project_on("2026-05-10", (0.5, "2026-01-31"), (1.5, "2026-03-02"), (2.75, "2026-03-31"))
    found = plan_curve(project, Curve.WORK)
    # nobody told of February, April and May
    assert [None if each is None else float(each) for each in found.actual] == [0.5, None, 2.75, *[None] * 9]
    assert found.ended == 4
    assert rows(found)[2] == ("3", "3", "2.75", "-0.25")
    assert rows(found)[5] == ("6", "6", "—", "—")


def test_without_a_plan_of_the_year_there_is_no_curve():
    assert plan_curve(project_on("2026-05-10", year=2025), Curve.WORK) is None
    assert plan_curve(project_on("2026-05-10"), Curve.FUNDS) is None


def test_what_was_not_reported_is_not_drawn_as_nothing():
    assert set(plan_curve(project_on("2026-05-10"), Curve.WORK).actual) == {None}
