"""Whom to ask what, and by when: cases set out on Thursday 2026-09-17, the second ten days of September."""

import pytest

from graph.analysis.ledger.clocks import clocks, three_lists
from graph.analysis.ledger.dispatch import Cause, Horizon, day_before_ten_days, dispatch
from graph.analysis.ledger.lights import Colour, lights
from graph.analysis.ledger.tables import as_content
from graph.model.ledger_acts import AcceptReason, AnswerProblem, RaiseProblem
from graph.model.ledger_city_acts import AdoptTable
from graph.model.ledger_words import Dimension

DAY = "2026-09-17"


def asked(pages, day=DAY, profile="银川2025", unit=None):
    found = dispatch(pages.on(day), pages.on(day_before_ten_days(day)), profile, unit)
    return [(ask.horizon, ask.cause, ask.project.id, ask.whom) for ask in found]


@pytest.fixture
def known(pages):
    """One project in charge of a department that moved today, so that silence asks nothing."""
    pages.open("g1", department="市发改委")
    pages.move("g1", "signed", DAY)
    return pages


def problem(pages, deadline, number=1, **more):
    act = RaiseProblem(
        project_id="g1",
        number=number,
        day="2026-08-01",
        text="施工图审查慢",
        responsible="市住建局",
        deadline=deadline,
        standard="审查合格书",
        **more,
    )
    return pages.write(act)


@pytest.mark.parametrize(
    ("deadline", "horizon", "cause"),
    [
        ("2026-09-16", Horizon.TODAY, Cause.OVERDUE),
        ("2026-09-17", Horizon.TODAY, Cause.DUE),
        ("2026-09-18", Horizon.WEEK, Cause.DUE),
        ("2026-09-20", Horizon.WEEK, Cause.DUE),
        ("2026-09-30", Horizon.MONTH, Cause.DUE),
    ],
)
def test_a_problem_is_asked_for_by_its_deadline(known, deadline, horizon, cause):
    problem(known, deadline)
    assert (horizon, cause, "g1", "市住建局") in asked(known)


def test_these_ten_days_come_between_week_and_month(known):
    problem(known, "2026-09-16")
    early = [each for each in asked(known, "2026-09-11") if each[1] is Cause.DUE]
    assert early == [(Horizon.TEN_DAYS, Cause.DUE, "g1", "市住建局")]


def test_next_month_is_not_asked_for_yet_nor_what_is_solved(known):
    problem(known, "2026-10-01")
    problem(known, "2026-09-01", 2)
    known.write(AnswerProblem(project_id="g1", number=2, day="2026-09-10", text="已出合格书", solved=True))
    assert [each for each in asked(known) if each[1] in (Cause.DUE, Cause.OVERDUE)] == []


def test_lights_ask_by_their_colour(known):
    known.plan("g1", None, start_month="2026-05")
    assert asked(known)[0] == (Horizon.TODAY, Cause.RED, "g1", "市发改委")
    known.plan("g1", None, start_month="2026-08", day="2026-01-06")
    assert (Horizon.WEEK, Cause.YELLOW, "g1", "市发改委") in asked(known, "2026-09-07")


def test_yellow_at_the_end_of_the_ten_days_before_is_yellow_twice(known):
    known.plan("g1", None, start_month="2026-07")
    assert (Horizon.WEEK, Cause.YELLOW_TWICE, "g1", "市发改委") in asked(known)
    assert day_before_ten_days(DAY) == "2026-09-10"


def test_a_light_about_to_turn_within_the_week_is_told(pages):
    pages.open("g1", landing="东洲区")
    pages.move("g1", "started", "2026-08-20")
    assert (Horizon.WEEK, Cause.TURNS, "g1", "东洲区") in asked(pages)


def test_a_reason_that_ends_in_these_ten_days_is_asked_for(known):
    known.plan("g1", None, start_month="2026-05")
    act = AcceptReason(project_id="g1", dimension=Dimension.START, day="2026-09-01", until="2026-09-20")
    known.write(act, reason="等环评")
    assert (Horizon.TEN_DAYS, Cause.EXCUSED_ENDS, "g1", "市发改委") in asked(known)


def test_six_quiet_months_are_taken_to_the_meeting_of_the_ten_days(pages):
    pages.open("g1", department="市发改委")
    pages.move("g1", "talks", "2026-03-17")
    assert (Horizon.TEN_DAYS, Cause.OUT, "g1", "市发改委") in asked(pages, profile="邯郸")
    assert (Horizon.TODAY, Cause.RED, "g1", "市发改委") in asked(pages, "2026-09-16", "邯郸")


def test_silence_is_asked_about(pages):
    pages.open("g1", district="东洲区")
    assert (Horizon.WEEK, Cause.SILENT, "g1", "东洲区") in asked(pages)
    pages.move("g1", "started", DAY)
    pages.amount("g1", "year_done", 1, "2026-08-31")
    assert (Horizon.MONTH, Cause.UNREPORTED, "g1", "东洲区") in asked(pages)
    pages.amount("g1", "year_done", 1.2, "2026-09-15")
    assert not [each for each in asked(pages) if each[1] in (Cause.SILENT, Cause.UNREPORTED)]


def test_who_is_asked_can_be_chosen_and_what_nobody_took_over_is_not_asked(known):
    problem(known, "2026-09-16")
    assert asked(known, unit="市住建局") == [(Horizon.TODAY, Cause.OVERDUE, "g1", "市住建局")]
    assert {each[2] for each in asked(known)} == {"g1"}


def test_the_ladder_tells_what_is_handed_in_and_by_when(known):
    problem(known, "2026-09-16")
    (ask,) = dispatch(known.on(DAY), known.on("2026-09-10"), unit="市住建局")
    # three working days after a Thursday
    assert (ask.rung["hands_in_zh"], ask.hand_in_by) == ("未办结原因和新的办结日期", "2026-09-22")


@pytest.mark.parametrize(
    ("deadline", "colour", "left"),
    [
        ("2026-09-16", Colour.RED, -1),
        ("2026-09-17", Colour.YELLOW, 0),
        ("2026-10-02", Colour.YELLOW, 15),
        ("2026-10-03", Colour.GREEN, 16),
    ],
)
def test_the_clock_of_a_problem(known, deadline, colour, left):
    problem(known, deadline)
    (found,) = clocks(known.on(DAY))
    assert (found.colour, found.days_left) == (colour, left)


def test_three_lists_overdue_first_and_by_who_is_responsible(known):
    problem(known, "2026-10-30")
    problem(known, "2026-09-01", 2, order=True)
    known.write(AnswerProblem(project_id="g1", number=1, day="2026-09-10", text="已出", solved=True))
    found = three_lists(known.on(DAY))
    assert [(each.problem.raised.number, each.colour) for each in found.problems] == [
        (2, Colour.RED),
        (1, Colour.GREEN),
    ]
    assert [(unit, len(own)) for unit, own in found.responsibilities] == [("市住建局", 2)]
    assert three_lists(known.on(DAY), "p1").problems == ()


def test_a_profile_adopted_yesterday_lights_where_none_is_named_and_the_days_before_it(pages):
    pages.open("g1", department="市发改委")
    pages.move("g1", "signed", "2026-07-20")
    own = {"profile": "甲市", "dimension": "quiet", "measure": "months_quiet", "source": ""}
    rows = [{**own, "colour": "yellow", "sign": "≥", "bound": "1"}, {**own, "colour": "red", "sign": "≥", "bound": "3"}]
    pages.write(AdoptTable(table="lights", content=as_content("lights", rows)), "2026-09-16", "本市办法")
    ledger = pages.on(DAY)
    (quiet,) = lights(ledger, ledger.projects["g1"])
    # a month without movement had passed on 08-20, so it was yellow at the end of the ten days before too
    assert (quiet.dimension, quiet.colour) == (Dimension.QUIET, Colour.YELLOW)
    assert asked(pages, profile=None) == [(Horizon.WEEK, Cause.YELLOW_TWICE, "g1", "市发改委")]
