"""Departments by their short names, worked out by hand over seven names of offices."""

import pytest

from graph.analysis.exploration.name_search import searchable
from views.search.short_names import by_short_name

NAMES = (
    "抚顺市工业和信息化局",
    "辽宁省工业和信息化厅",
    "抚顺市发展和改革委员会",
    "抚顺市文化旅游和广播电视局",
    "抚顺市国有资产监督管理委员会",
    "抚顺市卫生健康委员会",
    "抚顺市商务局",
)
THINGS = [searchable(f"Organisation:{name}", "Organisation", [name]) for name in NAMES]
THINGS.append(searchable("Firm:x", "Firm", ["工业信息设备局"]))


@pytest.mark.parametrize(
    ("typed", "office"),
    [
        ("工信局", 0),
        ("市工信局", 0),
        ("gongxinju", 0),
        ("工信厅", 1),
        ("发改委", 2),
        ("文旅局", 3),
        ("国资委", 4),
        ("卫健委", 5),
        ("weijianwei", 5),
    ],
)
def test_a_short_name_finds_its_office_alone(typed, office):
    assert [match.found.names[0].text for match in by_short_name(THINGS, typed)] == [NAMES[office]]


@pytest.mark.parametrize("typed", ["工局", "局信工", "工信", "工信局x", "发改局", "", "工信局" * 20])
def test_what_is_no_short_name_finds_none(typed):
    assert by_short_name(THINGS, typed) == []


def test_the_characters_of_the_short_name_are_marked():
    (match,) = by_short_name(THINGS, "工信局")
    assert "".join(NAMES[0][hit.start : hit.end] for hit in match.hits) == "工信局"
