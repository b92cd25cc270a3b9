"""Suppositions as lines: what is written is read back, and what cannot be read is told."""

import pytest

from graph.analysis.what_if.assumption_syntax import (
    format_assumption,
    from_scenario_json,
    parse_assumption,
    to_scenario_json,
)
from graph.analysis.what_if.assumptions import AttractFirm, FinishProject, InputShortage, LoseFirm
from graph.errors import InvalidRequest

LINES = {
    "attract:candidate:polyethylene": AttractFirm("candidate", "polyethylene"),
    "attract:candidate:polyethylene:30万吨/年": AttractFirm("candidate", "polyethylene", 30.0, "万吨/年"),
    "attract:candidate:polyethylene:0.5吨/年": AttractFirm("candidate", "polyethylene", 0.5, "吨/年"),
    "attract:candidate:polyethylene:12000000000吨/年": AttractFirm("candidate", "polyethylene", 12e9, "吨/年"),
    "attract::polyethylene": AttractFirm(None, "polyethylene"),
    "lose:refinery": LoseFirm("refinery"),
    "finish:p1": FinishProject("p1"),
    "scarce:gas": InputShortage("gas"),
}


@pytest.mark.parametrize(("line", "supposed"), LINES.items())
def test_a_line_is_read_and_written_back(line, supposed):
    assert parse_assumption(line) == supposed
    assert format_assumption(supposed) == line


@pytest.mark.parametrize("line", ["", "lose", "lose:", "attract:candidate", "attract:a:b:many", "buy:gas"])
def test_what_cannot_be_read_is_told_with_the_forms_there_are(line):
    with pytest.raises(InvalidRequest, match="attract:企业:链环"):
        parse_assumption(line)


def test_a_scenario_keeps_the_lines_in_their_order():
    kept = to_scenario_json(["lose:refinery", "attract::polyethylene"])
    assert kept == '[{"lose": "refinery"}, {"attract": ":polyethylene"}]'
    assert from_scenario_json(kept) == ("lose:refinery", "attract::polyethylene")
