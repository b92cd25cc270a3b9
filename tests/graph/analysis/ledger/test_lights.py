"""Lights worked out by hand for each profile, day by day around every bound."""

import pytest

from graph.analysis.ledger.lights import Colour, grave_light, lights, profiles, worst
from graph.errors import InvalidRequest
from graph.model.ledger_acts import AcceptReason, NoteProject
from graph.model.ledger_words import Curve, Dimension
from reports.wording.ledger import short_light_text, why_text

GREEN, YELLOW, RED, OUT = Colour.GREEN, Colour.YELLOW, Colour.RED, Colour.OUT
EVEN = "1 2 3 4 5 6 7 8 9 10 11 12"
"""A plan of 12 亿元 in even steps: 8.33 points a month."""
HUNDRED = "0 5 10 20 30 40 50 60 70 80 90 100"


def light(ledger, profile, dimension, id="g1"):
    found = {each.dimension: each for each in lights(ledger, ledger.projects[id], profile)}
    return found[dimension]


@pytest.mark.parametrize(
    ("day", "colour"),
    [
        ("2026-08-31", GREEN),
        ("2026-09-01", GREEN),
        ("2026-09-30", GREEN),
        ("2026-10-01", YELLOW),
        ("2026-10-02", YELLOW),
        ("2026-11-30", YELLOW),
        ("2026-12-31", YELLOW),
        ("2027-01-01", RED),
        ("2027-06-01", RED),
    ],
)
def test_yinchuan_start_turns_after_the_planned_month_and_three_months_later(pages, day, colour):
    pages.open("g1")
    pages.plan("g1", None, start_month="2026-09")
    assert light(pages.on(day), "银川2025", Dimension.START).colour is colour


@pytest.mark.parametrize(
    ("day", "colour", "days"),
    [
        ("2026-09-22", GREEN, 0),
        ("2026-10-21", GREEN, 29),
        ("2026-10-22", YELLOW, 30),
        ("2026-11-21", YELLOW, 60),
        ("2026-11-22", YELLOW, 61),
        ("2026-11-23", RED, 62),
        ("2026-11-29", RED, 68),
    ],
)
def test_yinchuan_entry_is_yellow_at_one_month_and_red_beyond_two(pages, day, colour, days):
    pages.open("g1")
    pages.move("g1", "started", "2026-09-22")
    found = light(pages.on(day), "银川2025", Dimension.ENTRY)
    assert (found.colour, found.days) == (colour, days)


def test_what_turns_a_light_is_told_with_the_day(pages):
    pages.open("g1")
    pages.move("g1", "started", "2026-09-22")
    assert light(pages.on("2026-10-01"), "银川2025", Dimension.ENTRY).turns == ("2026-10-22", YELLOW)
    assert light(pages.on("2026-10-22"), "银川2025", Dimension.ENTRY).turns == ("2026-11-23", RED)
    assert light(pages.on("2026-11-23"), "银川2025", Dimension.ENTRY).turns is None
    pages.move("g1", "entered", "2026-11-29")
    found = light(pages.on("2026-11-29"), "银川2025", Dimension.ENTRY)
    assert (found.colour, found.since) == (GREEN, "2026-11-29")


@pytest.mark.parametrize(
    ("done", "day", "colour"),
    [
        # 70 are due when September has ended, of a plan of 100
        (70, "2026-09-30", GREEN),
        (75, "2026-09-30", GREEN),
        (60.1, "2026-09-30", GREEN),
        (60, "2026-09-30", YELLOW),
        (59.9, "2026-09-30", YELLOW),
        (40, "2026-09-30", YELLOW),
        (39.9, "2026-09-30", RED),
        (0, "2026-09-30", RED),
        # a day earlier only August has ended, and 60 are due
        (60, "2026-09-29", GREEN),
        (50.1, "2026-09-29", GREEN),
        (50, "2026-09-29", YELLOW),
        (29.9, "2026-09-29", RED),
    ],
)
def test_yinchuan_progress_counts_points_of_the_years_plan(pages, done, day, colour):
    pages.open("g1")
    pages.plan("g1", HUNDRED)
    pages.amount("g1", "year_done", done, "2026-09-15")
    assert light(pages.on(day), "银川2025", Dimension.PROGRESS).colour is colour


def test_the_amount_for_green_is_told(pages):
    pages.open("g1")
    pages.plan("g1", HUNDRED)
    pages.amount("g1", "year_done", 45, "2026-09-15")
    assert light(pages.on("2026-09-30"), "银川2025", Dimension.PROGRESS).to_green == 60
    assert light(pages.on("2026-09-30"), "三亚2022", Dimension.PROGRESS).to_green == 70


@pytest.mark.parametrize(
    ("arrived", "colour"), [(9, GREEN), (9.01, GREEN), (8.99, YELLOW), (0.01, YELLOW), (0, YELLOW)]
)
def test_yinchuan_payment_is_yellow_as_soon_as_it_is_behind(pages, arrived, colour):
    pages.open("g1")
    pages.plan("g1", EVEN, curve=Curve.FUNDS)
    pages.amount("g1", "arrived", arrived, "2026-09-15")
    assert light(pages.on("2026-09-30"), "银川2025", Dimension.PAYMENT).colour is colour


@pytest.mark.parametrize(
    ("done", "colour"),
    [(6, GREEN), (6.5, GREEN), (5.99, YELLOW), (3.01, YELLOW), (3, YELLOW), (2.99, RED), (0, RED)],
)
def test_sanya_is_yellow_up_to_half_behind_and_red_beyond(pages, done, colour):
    pages.open("g1")
    pages.plan("g1", EVEN)
    pages.amount("g1", "year_done", done, "2026-06-20")
    assert light(pages.on("2026-06-30"), "三亚2022", Dimension.PROGRESS).colour is colour


@pytest.mark.parametrize(
    ("done", "day", "colour"),
    [
        # 365 亿元 in 2026 ask for one a day: 100 by the tenth of April
        (100, "2026-04-10", GREEN),
        (80, "2026-04-10", GREEN),
        (79.99, "2026-04-10", YELLOW),
        (60, "2026-04-10", YELLOW),
        (59.99, "2026-04-10", RED),
        (0, "2026-04-10", RED),
        (80, "2026-04-11", YELLOW),
        (292, "2026-12-31", GREEN),
        (291, "2026-12-31", YELLOW),
        (218, "2026-12-31", RED),
    ],
)
def test_wuhan_compares_with_the_days_of_the_year(pages, done, day, colour):
    pages.open("g1")
    pages.amount("g1", "year_plan", 365, "2026-01-05")
    pages.amount("g1", "year_done", done, "2026-04-01")
    assert light(pages.on(day), "武汉", Dimension.PROGRESS).colour is colour


@pytest.mark.parametrize(
    ("day", "colour"),
    [
        ("2026-01-31", GREEN),
        ("2026-03-30", GREEN),
        ("2026-03-31", YELLOW),
        ("2026-04-29", YELLOW),
        ("2026-04-30", RED),
        ("2026-07-30", RED),
        ("2026-07-31", OUT),
        ("2027-01-01", OUT),
    ],
)
def test_handan_counts_months_since_anything_moved(pages, day, colour):
    pages.open("g1")
    pages.move("g1", "talks", "2026-01-31")
    assert light(pages.on(day), "邯郸", Dimension.QUIET).colour is colour


def test_an_amount_that_did_not_grow_and_a_note_are_no_progress(pages):
    pages.open("g1")
    pages.amount("g1", "year_done", 1, "2026-02-01")
    pages.amount("g1", "year_done", 1, "2026-03-01")
    pages.write(NoteProject(project_id="g1", day="2026-03-15", text="去过现场"))
    ledger = pages.on("2026-04-01")
    assert ledger.projects["g1"].last_progress == "2026-02-01"
    assert ledger.projects["g1"].last_heard == "2026-03-15"
    assert light(ledger, "邯郸", Dimension.QUIET).colour is YELLOW


def test_a_plan_that_is_missing_is_never_green(pages):
    pages.open("g1")
    pages.move("g1", "started", "2026-02-15")
    pages.amount("g1", "year_done", 5, "2026-03-01")
    ledger = pages.on("2026-03-10")
    assert light(ledger, "银川2025", Dimension.PROGRESS).colour is Colour.PLAN_MISSING
    assert light(ledger, "三亚2022", Dimension.PROGRESS).colour is Colour.PLAN_MISSING
    assert light(ledger, "武汉", Dimension.PROGRESS).colour is Colour.PLAN_MISSING
    assert worst(lights(ledger, ledger.projects["g1"], "银川2025")) is Colour.PLAN_MISSING


def test_a_figure_that_was_not_reported_is_not_nothing(pages):
    pages.open("g1")
    pages.plan("g1", EVEN)
    ledger = pages.on("2026-06-30")
    assert light(ledger, "银川2025", Dimension.PROGRESS).colour is Colour.UNREPORTED
    assert light(ledger, "三亚2022", Dimension.PROGRESS).colour is Colour.UNREPORTED


def test_the_work_of_last_year_is_not_that_of_this(pages):
    pages.open("g1")
    pages.plan("g1", EVEN)
    pages.amount("g1", "year_done", 12, "2025-12-31")
    assert light(pages.on("2026-06-30"), "银川2025", Dimension.PROGRESS).colour is Colour.UNREPORTED


def test_an_accepted_reason_counts_until_its_last_day_and_is_no_green(pages):
    pages.open("g1")
    pages.plan("g1", None, start_month="2026-09")
    reason = AcceptReason(project_id="g1", dimension=Dimension.START, day="2026-10-10", until="2026-11-05")
    pages.write(reason, reason="等环评批复")
    before, first, last, after = (
        light(pages.on(day), "银川2025", Dimension.START)
        for day in ("2026-10-09", "2026-10-10", "2026-11-05", "2026-11-06")
    )
    assert before.colour is YELLOW
    assert (first.colour, first.excused_until, first.without_reason) == (Colour.EXCUSED, "2026-11-05", YELLOW)
    assert last.colour is Colour.EXCUSED
    assert after.colour is YELLOW


def test_a_stopped_project_and_one_that_only_the_facts_tell_show_no_light(pages):
    pages.open("g1")
    pages.move("g1", "started", "2026-01-10")
    pages.move("g1", "stopped", "2026-02-10")
    ledger = pages.on("2026-12-01")
    assert worst(lights(ledger, ledger.projects["g1"], "邯郸")) is Colour.OFF
    assert worst(lights(ledger, ledger.projects["p4"], "邯郸")) is Colour.OFF
    assert light(ledger, "银川2025", Dimension.ENTRY, "p1").colour is Colour.OFF


def test_the_gravest_light_is_the_projects(pages):
    pages.open("g1")
    pages.plan("g1", EVEN)
    pages.move("g1", "started", "2026-01-10")
    pages.amount("g1", "year_done", 3, "2026-03-31")
    ledger = pages.on("2026-03-31")
    assert {each.dimension: each.colour for each in lights(ledger, ledger.projects["g1"], "银川2025")} == {
        Dimension.START: GREEN,
        Dimension.PROGRESS: GREEN,
        Dimension.PAYMENT: Colour.PLAN_MISSING,
        Dimension.ENTRY: RED,
    }
    assert worst(lights(ledger, ledger.projects["g1"], "银川2025")) is RED


def test_no_profile_has_more_than_four_lights_and_an_unknown_one_is_told(pages):
    ledger = pages.on("2026-03-31")
    for profile in profiles({}):
        assert len(lights(ledger, ledger.projects["p1"], profile)) <= 4
    with pytest.raises(InvalidRequest, match="没有这套亮灯口径：海口"):
        lights(ledger, ledger.projects["p1"], "海口")


def test_why_a_light_is_red_and_what_turns_it_in_a_few_words(pages):
    pages.open("g1")
    pages.plan("g1", HUNDRED)
    pages.move("g1", "started", "2026-03-02")
    pages.move("g1", "entered", "2026-03-20")
    pages.amount("g1", "year_done", 28, "2026-08-31")
    ledger = pages.on("2026-08-31")
    found = grave_light(ledger, ledger.projects["g1"], "银川2025")
    # 60 were due and 28 are done: 32 of 100 points; green needs more than 50
    assert found.colour is RED
    assert short_light_text(found, "zh") == "进度：落后于年度计划 32 点"
    assert why_text(found, "zh") == "进度：落后于年度计划 32 点；转绿：累计超过 50 亿元"
    assert grave_light(ledger, ledger.projects["p1"], "银川2025") is None, "nobody took it over"
