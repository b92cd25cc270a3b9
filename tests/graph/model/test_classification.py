"""The names of GB/T 4754-2017."""

from graph.model.classification import industry_names


def test_divisions_groups_and_classes_of_the_standard():
    names = industry_names()
    assert len([code for code in names if len(code) == 2]) == 97
    assert (names["26"], names["265"]) == ("化学原料和化学制品制造业", "合成材料制造")
    assert names["2651"] == "初级形态塑料及合成树脂制造"


def test_every_code_stands_under_a_wider_one():
    names = industry_names()
    assert all(code.isdigit() and 2 <= len(code) <= 4 for code in names)
    assert not [code for code in names if len(code) > 2 and code[:-1] not in names]
    assert all(name.strip() for name in names.values())
