"""Lights unit by unit and what turned, counted by hand."""

from graph.analysis.facts.city import read_city
from graph.analysis.ledger.light_changes import unit_lights
from graph.analysis.ledger.lights import Colour
from graph.model.kinds import ProjectStage
from tests.graph.analysis.conftest import Builder
from tests.graph.analysis.ledger.pages import Pages
from tests.in_memory import snapshot_of


def ledger():
    build = Builder()
    build.link("a")
    build.chain("c", "a")
    build.project("p1", "a", ProjectStage.PLANNED)
    pages = Pages(read_city(snapshot_of(build.facts())))
    for id, department in (("g1", "市工信局"), ("g2", "市工信局"), ("g3", "市发改委"), ("g4", None)):
        pages.open(id, department=department)
    return pages.on("2026-06-10")


def test_the_unit_with_the_gravest_lights_comes_first_and_what_turned_is_told_by_what_it_was():
    now = {"g1": Colour.YELLOW, "g2": Colour.YELLOW, "g3": Colour.RED, "g4": Colour.GREEN}
    before = {"g1": Colour.GREEN, "g2": Colour.YELLOW, "g3": Colour.YELLOW}
    found = unit_lights(ledger(), now, before)
    assert [each.unit for each in found] == ["市发改委", "市工信局", None]
    assert [dict(each.counts) for each in found] == [{Colour.RED: 1}, {Colour.YELLOW: 2}, {Colour.GREEN: 1}]
    # g4 was taken over since: it did not turn; p1 was not taken over at all and has no light
    assert [dict(each.turned) for each in found] == [
        {(Colour.YELLOW, Colour.RED): 1},
        {(Colour.GREEN, Colour.YELLOW): 1},
        {},
    ]
