"""Layouts worked out by hand on small graphs, and rules that hold for every graph."""

import random
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.kinds import Stage
from reports.drawing.layout.columns import longest_paths
from reports.drawing.layout.layout import arrange, crossings
from reports.drawing.layout.order import reduce_crossings
from reports.drawing.layout.pixel_layout import NARROW_CARD, WIDE_CARD, least_width, pixel_layout, stops
from reports.drawing.layout.routes import route_lines
from reports.drawing.layout.rows import assign_rows
from tests.chance import fewer

UP, MID, DOWN, SUPPORT = Stage.UPSTREAM, Stage.MIDSTREAM, Stage.DOWNSTREAM, Stage.SUPPORT


def refinery():
    """Two feeds, four products in two steps, two uses, and a catalyst."""
    cards = {"crude": UP, "gas": UP, "ethylene": MID, "propylene": MID, "pe": MID, "pp": MID}
    cards |= {"film": DOWN, "bags": DOWN, "catalyst": SUPPORT}
    edges = [("crude", "ethylene"), ("crude", "propylene"), ("gas", "ethylene"), ("ethylene", "pe")]
    edges += [("propylene", "pp"), ("pe", "film"), ("pp", "bags"), ("catalyst", "pe")]
    return cards, edges


# --- crossings ---


def test_two_lines_that_change_sides_cross_once():
    assert crossings([["a", "b"], ["c", "d"]], [("a", "d"), ("b", "c")]) == 1


def test_lines_that_share_an_end_do_not_cross():
    assert crossings([["a", "b"], ["c"]], [("a", "c"), ("b", "c")]) == 0
    assert crossings([["a"], ["c", "d"]], [("a", "c"), ("a", "d")]) == 0


def test_crossings_add_up_over_layers():
    layers = [["a", "b", "c"], ["d", "e", "f"], ["g", "h"]]
    # a-f crosses b-e and c-d, b-e crosses c-d: three; e-g crosses d-h: one.
    segments = [("a", "f"), ("b", "e"), ("c", "d"), ("d", "h"), ("e", "g")]
    assert crossings(layers, segments) == 4


def test_a_segment_over_two_layers_is_refused():
    with pytest.raises(KeyError):
        crossings([["a"], ["b"], ["c"]], [("a", "c")])


def test_an_order_without_crossings_is_found_where_there_is_one():
    layers = [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
    segments = [(0, 5), (1, 4), (2, 3), (3, 7), (4, 8), (5, 6)]
    assert crossings(layers, segments) == 5
    assert crossings(reduce_crossings(layers, segments), segments) == 0


def test_what_must_cross_crosses_as_little_as_can_be():
    # Each of two cards feeds each of two others: one crossing cannot be avoided.
    layers, segments = [[0, 1], [2, 3]], [(0, 2), (0, 3), (1, 2), (1, 3)]
    assert crossings(reduce_crossings(layers, segments), segments) == 1


# --- columns ---


def test_longest_paths_count_the_steps_from_the_farthest_source():
    edges = [("a", "b"), ("b", "d"), ("a", "c"), ("c", "d"), ("b", "c")]
    assert longest_paths("abcde", edges) == {"a": 0, "b": 1, "c": 2, "d": 3, "e": 0}


def test_lanes_run_from_left_to_right_and_support_is_a_band():
    layout = arrange(*refinery())
    assert list(dict.fromkeys(layout.stages)) == [UP, MID, DOWN]
    assert layout.slots["catalyst"].stage is SUPPORT
    assert layout.band == 1
    for card in ("crude", "ethylene", "film"):
        assert layout.stages[layout.slots[card].column] is layout.slots[card].stage


def test_inside_a_lane_what_feeds_stands_left_of_what_is_fed():
    chain = {f"m{at}": MID for at in range(12)}
    steps = [(f"m{at}", f"m{at + 4}") for at in range(8)]
    layout = arrange(chain, steps)
    assert [layout.slots[f"m{at}"].column for at in (0, 4, 8)] == [0, 1, 2]
    assert Counter(slot.column for slot in layout.slots.values()) == {0: 4, 1: 4, 2: 4}


def test_no_column_is_higher_than_sixteen_rows():
    cards = {f"u{at:02}": UP for at in range(17)} | {f"d{at:02}": DOWN for at in range(40)}
    layout = arrange(cards, [])
    counts = Counter((slot.stage, slot.column) for slot in layout.slots.values())
    assert max(counts.values()) <= 16
    assert layout.stages.count(UP) == 2
    assert layout.stages.count(DOWN) == 3


def test_a_circle_inside_a_lane_is_laid_out():
    layout = arrange({"a": MID, "b": MID, "c": MID}, [("a", "b"), ("b", "c"), ("c", "a")])
    assert len(set(layout.slots.values())) == 3


def test_a_support_band_of_many_cards_has_more_rows():
    cards = {f"s{at:02}": SUPPORT for at in range(11)} | {"m": MID}
    layout = arrange(cards, [])
    assert layout.band == 3
    assert {slot.row for card, slot in layout.slots.items() if card.startswith("s")} == {0, 1, 2}


def test_support_cards_stand_in_the_order_of_what_they_serve():
    cards = {"u": UP, "m": MID, "d": DOWN, "z": SUPPORT, "y": SUPPORT, "x": SUPPORT}
    layout = arrange(cards, [("z", "u"), ("y", "m"), ("x", "d"), ("u", "m"), ("m", "d")])
    assert [layout.slots[card].column for card in "zyx"] == [0, 1, 2]


# --- rows ---


def test_a_card_stands_in_line_with_its_only_neighbour():
    cards = {f"u{at}": UP for at in range(9)} | {"d": DOWN}
    layout = arrange(cards, [("u7", "d")])
    assert layout.slots["d"].row == layout.slots["u7"].row


def test_rows_leave_slots_empty_where_that_shortens_lines():
    # Three cards on the left; the two on the right are each fed by an outer one of them.
    place = assign_rows([[0, 1, 2], [3, 4]], [(0, 3), (2, 4)], set(), cards=5, rows=3)
    assert place[:5] == [1, 3, 5, 1, 5]


def test_a_passing_line_takes_no_row_from_the_cards():
    # Node 4 passes the full middle column between cards 1 and 2.
    place = assign_rows([[0], [1, 4, 2], [3]], [(0, 4), (4, 3)], set(), cards=4, rows=2)
    assert (place[1], place[4], place[2]) == (1, 2, 3)


# --- the whole ---


@st.composite
def graphs(draw):
    size = draw(st.integers(1, 40))
    cards = {f"c{at:02}": draw(st.sampled_from(list(Stage))) for at in range(size)}
    names = st.sampled_from(sorted(cards))
    return cards, draw(st.lists(st.tuples(names, names), max_size=60))


@fewer(3)
@given(graphs(), st.randoms(use_true_random=False))
def test_every_graph_has_one_layout_in_whatever_order_it_comes(graph, chance):
    cards, edges = graph
    layout = arrange(cards, edges)
    shuffled_cards, shuffled_edges = list(cards.items()), list(edges)
    chance.shuffle(shuffled_cards)
    chance.shuffle(shuffled_edges)
    assert arrange(dict(shuffled_cards), shuffled_edges) == layout


@fewer(3)
@given(graphs())
def test_cards_never_share_a_slot_and_lines_never_run_through_cards(graph):
    cards, edges = graph
    layout = arrange(cards, edges)
    assert layout.slots.keys() == cards.keys()
    places = [(slot.stage is SUPPORT, slot.column, slot.row) for slot in layout.slots.values()]
    assert len(set(places)) == len(places)
    assert all(0 <= slot.row < layout.rows for slot in layout.slots.values() if slot.stage is not SUPPORT)
    taken = {(slot.column, slot.row) for slot in layout.slots.values() if slot.stage is not SUPPORT}
    for (start, end), heights in layout.passes.items():
        left, right = sorted((layout.slots[start].column, layout.slots[end].column))
        columns = range(left + 1, right) if layout.slots[start].column == left else range(right - 1, left, -1)
        assert not taken & set(zip(columns, heights, strict=True))


def test_inputs_from_outside_and_to_itself_are_left_out():
    layout = arrange({"a": UP, "b": MID}, [("a", "b"), ("a", "a"), ("elsewhere", "b")])
    assert layout.edges == (("a", "b"),)


def test_a_picture_of_nothing_has_no_columns():
    layout = arrange({}, [])
    assert layout.stages == ()
    assert pixel_layout(layout, WIDE_CARD, 1184).columns == ()


# --- plan and routes ---


def five_columns():
    return arrange({f"{stage}{at:02}": stage for stage in (UP, MID, DOWN) for at in range(20)} | {"s": SUPPORT}, [])


def test_gaps_have_the_measures_of_the_drawing():
    layout = arrange({"a": UP, "b": MID, "c": DOWN} | {f"m{at:02}": MID for at in range(47)}, [])
    assert len(layout.stages) == 5
    assert pixel_layout(layout, WIDE_CARD, 1184).gap == 96
    assert pixel_layout(layout, NARROW_CARD, 812).gap == 36


def test_narrow_pictures_scroll_and_wide_ones_give_the_lanes_margins():
    layout = five_columns()
    least = least_width(layout, WIDE_CARD)
    assert pixel_layout(layout, WIDE_CARD, 300).width == least
    assert pixel_layout(layout, WIDE_CARD, 300).gap == 28
    assert pixel_layout(layout, WIDE_CARD, 2400).gap == 110
    assert pixel_layout(layout, WIDE_CARD, 2400).width == 2400


def test_lanes_tile_the_width_four_pixels_apart():
    planned = pixel_layout(five_columns(), WIDE_CARD, 1600)
    up, mid, down = (planned.lanes[stage] for stage in (UP, MID, DOWN))
    assert up.x == 0
    assert mid.x - (up.x + up.width) == pytest.approx(4)
    assert down.x - (mid.x + mid.width) == pytest.approx(4)
    assert down.x + down.width == pytest.approx(1600)


def test_between_stops_every_anchor_moves_evenly():
    layout = five_columns()
    table = stops(layout, WIDE_CARD)
    for (low, low_lanes, low_band), (high, high_lanes, high_band) in pairwise(table):
        between = pixel_layout(layout, WIDE_CARD, (low + high) / 2)
        middles = [(a + b) / 2 for a, b in zip(low_lanes, high_lanes, strict=True)]
        assert between.anchors() == pytest.approx(middles)
        band = [(a + b) / 2 for a, b in zip(low_band, high_band, strict=True)]
        assert between.band_anchors() == pytest.approx(band)


def ends(planned, edge):
    steps = route_lines(planned)[edge].steps
    return steps[0], steps[-1][-2:]


def test_a_line_leaves_at_the_right_middle_and_enters_at_the_left_middle():
    planned = pixel_layout(arrange(*refinery()), WIDE_CARD, 1184)
    (from_x, from_y), (to_x, to_y) = planned.place("crude"), planned.place("ethylene")
    assert ends(planned, ("crude", "ethylene")) == ((from_x + 152, from_y + 17), (to_x, to_y + 17))


def test_a_line_within_a_column_arcs_on_its_left():
    planned = pixel_layout(arrange({"a": UP, "b": UP}, [("a", "b")]), WIDE_CARD, 1184)
    start, end = ends(planned, ("a", "b"))
    x = planned.columns[0]
    assert (start[0], end[0]) == (x, x)
    assert min(planned.layout.slots[card].column for card in "ab") == 0


def test_a_line_that_runs_back_still_leaves_right_and_enters_left():
    cards = {"a": UP, "b": MID, "c": DOWN}
    planned = pixel_layout(arrange(cards, [("a", "b"), ("b", "c"), ("c", "a")]), WIDE_CARD, 1184)
    start, end = ends(planned, ("c", "a"))
    assert start[0] == planned.place("c")[0] + 152
    assert end[0] == planned.place("a")[0]


def test_lines_from_support_leave_from_the_top_and_tell_which_points_stand_in_the_band():
    planned = pixel_layout(arrange(*refinery()), WIDE_CARD, 1184)
    route = route_lines(planned)["catalyst", "pe"]
    x, y = planned.place("catalyst")
    assert route.steps[0] == (x + 76, y)
    points = [step[at : at + 2] for step in route.steps for at in range(0, len(step), 2)]
    assert all(point[0] == x + 76 for point in points[: route.band_start])
    assert all(point[1] < planned.band_top for point in points[route.band_start :])
    assert route.band_end == 0


@fewer(3)
@given(graphs())
def test_every_input_has_a_route_between_its_cards(graph):
    layout = arrange(*graph)
    planned = pixel_layout(layout, WIDE_CARD, 1184)
    routes = route_lines(planned)
    assert routes.keys() == set(layout.edges)
    for (start, end), route in routes.items():
        for card, (x, y) in ((start, route.steps[0]), (end, route.steps[-1][-2:])):
            left, top = planned.place(card)
            assert left <= x <= left + WIDE_CARD
            assert top <= y <= top + 34


def test_a_random_graph_crosses_far_less_than_as_it_came():
    chance = random.Random(7)
    layers = [list(range(15)), list(range(15, 30)), list(range(30, 45))]
    segments = [(chance.choice(layers[at]), chance.choice(layers[at + 1])) for at in (0, 1) for _ in range(22)]
    assert crossings(reduce_crossings(layers, segments), segments) * 4 < crossings(layers, segments)
