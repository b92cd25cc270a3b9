"""Growing a neighbourhood, its filters and cap, places that stay, input paths: worked out by hand."""

from itertools import pairwise

import pytest

from graph.analysis.exploration.fact_graph import format_key, parse_key, read_fact_graph
from graph.analysis.exploration.grid_layout import grid_layout, path_layout
from graph.analysis.exploration.input_paths import input_paths
from graph.analysis.exploration.visible_graph import expand
from graph.model.kinds import Strength


@pytest.fixture
def web_of(snapshot):
    return lambda builder: read_fact_graph(snapshot(builder))


@pytest.fixture
def row(build):
    """Links a → b → c in one chain; 本 makes b, 外 makes b and c."""
    build.chain("链", "a", "b", "c")
    for link in "abc":
        build.link(link)
    build.feed("a", "b")
    build.feed("b", "c")
    build.firm("本")
    build.firm("外", city="上海", province="上海")
    build.make("本", "b")
    build.make("外", "b")
    build.make("外", "c")
    return build


B, OUT, CHAIN = ("Link", "b"), ("Firm", "外"), ("Chain", "链")


def ids(keys):
    return {key[1] for key in keys}


def test_one_opened_node_shows_what_it_is_joined_to(row, web_of):
    sight = expand(web_of(row), [B])
    assert sight.nodes == (B, ("Link", "a"), ("Link", "c"), ("Firm", "外"), ("Firm", "本"), CHAIN)
    assert sight.opened_from == {B: None, **dict.fromkeys(sight.nodes[1:], B)}
    assert {(line.kind, line.start[1], line.end[1]) for line in sight.edge_groups} == {
        ("INPUT_TO", "a", "b"),
        ("INPUT_TO", "b", "c"),
        ("MAKES", "本", "b"),
        ("MAKES", "外", "b"),
        ("MAKES", "外", "c"),
        ("INCLUDES", "链", "a"),
        ("INCLUDES", "链", "b"),
        ("INCLUDES", "链", "c"),
    }
    assert not sight.is_truncated
    assert set(sight.hidden.values()) == {0}


def test_opening_another_grows_and_tells_what_is_hidden(row, web_of):
    web = web_of(row)
    first = expand(web, [("Link", "a")])
    assert ids(first.nodes) == {"a", "b", "链"}
    assert first.hidden == {("Link", "a"): 0, B: 3, CHAIN: 1}
    assert ids(expand(web, [("Link", "a"), B]).nodes) == {"a", "b", "链", "c", "本", "外"}


def test_filters_leave_out_kinds_and_relations_but_never_what_was_opened(row, web_of):
    web = web_of(row)
    assert ids(expand(web, [B], without_kinds=frozenset({"Firm"})).nodes) == {"a", "b", "c", "链"}
    assert ids(expand(web, [OUT], without_kinds=frozenset({"Firm"})).nodes) == {"外", "b", "c"}
    only_made = expand(web, [B], without_relations=frozenset({"INPUT_TO", "INCLUDES"}))
    assert ids(only_made.nodes) == {"b", "本", "外"}
    assert {line.kind for line in only_made.edge_groups} == {"MAKES"}
    assert only_made.kinds == {"Link": 3, "Firm": 2, "Chain": 1}, "counted before the filter"
    assert only_made.relations == {"INPUT_TO": 2, "INCLUDES": 3, "MAKES": 3}


def test_the_cap_keeps_the_opened_and_says_how_many_there_are(row, web_of):
    sight = expand(web_of(row), [B, OUT], limit=3)
    assert sight.nodes == (B, ("Link", "a"), OUT)
    assert (sight.total, sight.is_truncated) == (6, True)


def test_nothing_opened_is_refused(row, web_of):
    with pytest.raises(ValueError, match="nothing is opened"):
        expand(web_of(row), [])


def test_what_feeds_stands_left_what_is_fed_right_and_none_on_another(row, web_of):
    cells = grid_layout(expand(web_of(row), [B]))
    assert cells[B] == (0, 0)
    for left in (("Link", "a"), ("Firm", "本"), OUT, CHAIN):
        assert cells[left][0] == -1
    assert cells[("Link", "c")] == (1, 0)
    assert len(set(cells.values())) == len(cells)


def test_places_stay_when_more_is_opened(row, web_of):
    for number in range(60):
        row.link(f"n{number}")
        row.feed("c", f"n{number}")
    web = web_of(row)
    before = grid_layout(expand(web, [B]))
    after = grid_layout(expand(web, [B, ("Link", "c"), OUT]))
    assert len(after) == len(before) + 60
    assert {key: after[key] for key in before} == before
    assert len(set(after.values())) == len(after)


def test_ways_between_two_links_shortest_first_core_before_auxiliary(build, city_of):
    for link in "abcde":
        build.link(link)
    for start, end in ("ab", "bd", "cd", "de", "ea"):
        build.feed(start, end)
    build.feed("a", "c", Strength.AUXILIARY)
    build.feed("a", "d")
    city = city_of(build)
    ways = input_paths(city, "a", "e")
    assert ["a" + "".join(edge.end for edge in way) for way in ways.paths] == ["ade", "abde", "acde"]
    assert not ways.is_truncated
    cut = input_paths(city, "a", "e", max_paths=2)
    assert (len(cut.paths), cut.is_truncated) == (2, True)
    assert input_paths(city, "a", "e", max_steps=1).is_truncated, "the shortest has two steps"
    assert input_paths(city, "b", "c").paths[0][-1].end == "c", "b, d, e, a, c: a ring is followed, no link twice"
    for way in input_paths(city, "b", "c").paths:
        assert all(first.end == second.start for first, second in pairwise(way))


def test_links_that_nothing_joins_have_no_way(build, city_of):
    build.link("a")
    build.link("b")
    assert input_paths(city_of(build), "a", "b").paths == ()


def test_a_way_is_placed_left_to_right():
    cells = path_layout([["a", "d"], ["a", "b", "d"]])
    assert [cells[key][0] for key in "abd"] == [0, 1, 2]


def test_a_key_in_an_address(row, web_of):
    web = web_of(row)
    assert parse_key(web, format_key(B)) == B
    assert parse_key(web, "Link:nothing") is None
    assert parse_key(web, "nonsense") is None
