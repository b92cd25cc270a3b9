"""Units turned into one another exactly."""

import pytest

from graph.model.schema import NODES, properties
from graph.model.units import UNITS, power_between, shifted


@pytest.mark.parametrize(
    ("unit", "into", "power"),
    [
        ("万元", "亿元", -4),
        ("元", "亿元", -8),
        ("亿元", "亿元", 0),
        ("千万元", "亿元", -1),
        ("百万", "亿元", -2),
        ("万亿元", "亿元", 4),
        ("人民币 万元", "亿元", -4),
        ("人民币", "万元", -4),
        ("million yuan", "亿元", -2),
        ("RMB million yuan", "亿元", -2),
        ("万吨", "吨", 4),
        ("万美元", "亿元", None),
        ("吨", "亿元", None),
        ("", "吨", None),
    ],
)
def test_powers(unit, into, power):
    assert power_between(unit, into) == power


@pytest.mark.parametrize(
    ("number", "power", "text"),
    [
        ("25000", -4, "2.5"),
        ("25,000", -4, "2.5"),
        ("２５０００", -4, "2.5"),
        ("0.1", -4, "0.00001"),
        ("123456789.123456789", -8, "1.23456789123456789"),
        ("2.5", 4, "25000"),
        ("-3", 0, "-3"),
        ("0", -4, "0"),
        ("1e5", -4, None),
        ("约3", -4, None),
        ("2,5", -4, None),
    ],
)
def test_numbers(number, power, text):
    assert shifted(number, power) == text


def test_every_unit_of_the_model_can_be_converted():
    declared = {each.column.unit for kind in NODES.values() for each in properties(kind)} - {None}
    assert declared
    assert all(any(unit in kind for kind in UNITS) for unit in declared)
