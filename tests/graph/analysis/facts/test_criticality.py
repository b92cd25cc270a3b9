"""What hangs on a link, on graphs whose dominators can be read off by eye."""

from graph.analysis.facts.criticality import criticality
from graph.model.kinds import Siting, Strength


def held(build, city_of, *links):
    build.chain("c", *links)
    found = criticality(city_of(build), "c")
    return {link: "".join(sorted(below)) for link, below in found.items()}


def test_a_line_hangs_on_each_link_above(build, city_of):
    for link in "abc":
        build.link(link)
    build.feed("a", "b")
    build.feed("b", "c")
    assert held(build, city_of, *"abc") == {"a": "bc", "b": "c", "c": ""}


def test_where_two_ways_meet_only_what_both_pass_is_critical(build, city_of):
    for link in "abcde":
        build.link(link)
    for start, end in ("ab", "ac", "bd", "cd", "de"):
        build.feed(start, end)
    assert held(build, city_of, *"abcde") == {"a": "bcde", "b": "", "c": "", "d": "e", "e": ""}


def test_a_second_source_frees_what_is_below(build, city_of):
    for link in "abcs":
        build.link(link)
    build.feed("a", "b")
    build.feed("s", "b")
    build.feed("b", "c")
    assert held(build, city_of, *"abcs") == {"a": "", "b": "c", "c": "", "s": ""}


def test_auxiliary_and_bought_inputs_hold_nothing_up(build, city_of):
    for link in "ab":
        build.link(link)
    build.link("s", Siting.BOUGHT)
    build.feed("a", "b", Strength.AUXILIARY)
    build.feed("s", "b")
    assert held(build, city_of, *"abs") == {"a": "", "b": "", "s": ""}


def test_links_of_other_chains_hold_nothing_up(build, city_of):
    for link in "abc":
        build.link(link)
    build.feed("a", "b")
    build.feed("b", "c")
    assert held(build, city_of, "a", "c") == {"a": "", "c": ""}
