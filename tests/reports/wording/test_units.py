"""Every unit of the facts has its English; figures keep their digits."""

import pytest

from graph.model.edges import Makes
from graph.model.nodes import Figure, Link
from loaders.folder import read_facts
from reports.wording.units import REMARKS, UNITS, in_english
from tests.views.served import FUSHUN, TINY


@pytest.fixture(scope="module")
def units():
    """All units of the facts of this project."""
    records = [record for folder in (FUSHUN, TINY) for facts in [read_facts(folder)] for record in _all(facts)]
    return {unit for record in records if (unit := _unit(record)) is not None}


def _all(facts):
    return [*facts.nodes, *facts.edges]


def _unit(record):
    if isinstance(record, Makes):
        return record.capacity_unit
    if isinstance(record, Link):
        return record.min_scale_unit
    return record.unit if isinstance(record, Figure) else None


def test_no_unit_of_the_facts_lacks_english(units):
    assert len(units) > 30
    assert sorted(unit for unit in units if in_english(1, unit) is None) == []


def test_no_word_of_the_table_is_idle(units):
    assert sorted(unit for unit in UNITS if not any(each.startswith(unit) for each in units)) == []
    assert sorted(remark for remark in REMARKS if not any(f"({remark})" in each for each in units)) == []


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        (2400, "万米/年", (24_000, "km/y")),
        (500, "万发/年", (5_000_000, "rounds/y")),
        (18, "亿平方米/年", (1_800, "million m²/y")),
        (518, "万立方米(罐容)", (5_180_000, "m³ (tank volume)")),
        (10000, "吨/日（实际处理量）", (10_000, "t/d (actually treated)")),
        (320000, "吨/年(加工玉米)", (320_000, "t/y (maize processed)")),
        (120, "万吨/年", (1.2, "Mt/y")),
        (25, "万公斤", (250, "t")),
        (9000, "万元", (90, "million")),
        (1.92, "亿段", (192, "million logs")),
        (40, "万吨/年(酚酮合计)", (400, "kt/y (phenol and acetone together)")),
    ],
)
def test_figures_are_converted_with_all_their_digits(value, unit, told):
    assert in_english(value, unit) == told


@pytest.mark.parametrize("unit", ["石", "万吨/年(折纯)", "", "(约)"])
def test_a_unit_that_is_not_known_is_not_guessed(unit):
    assert in_english(1, unit) is None
