"""The order in time as a picture: a bar as long as the like took, a dotted one where nobody knows."""

from types import SimpleNamespace

from graph.analysis.facts.comparable_projects import Duration
from graph.analysis.roadmap.roadmap import Phase
from reports.drawing.timeline_drawing import BAND, MIN_BAR, NAMES, TimelineBar, draw_timeline, drawn_steps


def bars(root):
    drawn = list(root.iter("rect"))[4:]  # after the paper and the three phases
    return [(each.get("class"), float(each.get("x")), float(each.get("width"))) for each in drawn]


def test_a_bar_is_as_long_as_its_months_on_one_scale():
    rows = [
        TimelineBar("1 甲", Phase.NEAR, (12, 24), "12～24 个月"),
        TimelineBar("2 乙", Phase.FAR, (48, 48), "48 个月"),
    ]
    room = BAND - 8
    assert bars(draw_timeline(rows, "zh")) == [
        ("most", NAMES + 4, round(room / 2, 1)),
        ("least", NAMES + 4, round(room / 4, 1)),
        ("most", NAMES + 2 * BAND + 4, room),
        ("least", NAMES + 2 * BAND + 4, room),
    ]


def test_a_step_without_a_like_project_is_dotted_over_its_phase():
    assert bars(draw_timeline([TimelineBar("1 甲", Phase.MIDDLE, None, "无可比项目")], "zh")) == [
        ("open", NAMES + BAND + 4, BAND - 8)
    ]


def test_the_axis_shows_two_years_at_least():
    words = [
        each.text for each in draw_timeline([TimelineBar("1 甲", Phase.NEAR, (6, 6), "6 个月")], "zh").iter("text")
    ]
    assert words.count(f"{MIN_BAR} 个月") == 3


def test_a_name_that_is_markup_stays_text():
    words = [each.text for each in draw_timeline([TimelineBar("<b>&", Phase.NEAR, None, "")], "zh").iter("text")]
    assert "<b>&" in words


def test_only_steps_with_a_like_project_are_drawn_and_all_where_none_has_one():
    timed, other = (SimpleNamespace(duration=each) for each in (Duration(3, 6, ()), None))
    assert drawn_steps(SimpleNamespace(steps=(other, timed))) == (timed,)
    assert drawn_steps(SimpleNamespace(steps=(other, other))) == (other, other)


def test_words_stand_on_a_bar_that_leaves_no_room_beside_it():
    rows = [TimelineBar("1 甲", Phase.NEAR, (65, 76), "65～76 个月"), TimelineBar("2 乙", Phase.NEAR, (6, 6), "6 个月")]
    words = {each.text: each.get("class") for each in draw_timeline(rows, "zh").iter("text")}
    assert (words["65～76 个月"], words["6 个月"]) == ("axis on", "axis")
