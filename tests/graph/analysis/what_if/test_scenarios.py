"""Suppositions as lines: what is written is read back, and what cannot be read is told."""

import pytest

from graph.analysis.what_if.scenarios import changes_of, line_of, lines_of, read_line
from graph.analysis.what_if.suppositions import Attract, Finish, Lose, Scarce
from graph.errors import InvalidRequest

LINES = {
    "attract:candidate:polyethylene": Attract("candidate", "polyethylene"),
    "attract:candidate:polyethylene:30万吨/年": Attract("candidate", "polyethylene", 30.0, "万吨/年"),
    "attract:candidate:polyethylene:0.5吨/年": Attract("candidate", "polyethylene", 0.5, "吨/年"),
    "attract:candidate:polyethylene:12000000000吨/年": Attract("candidate", "polyethylene", 12e9, "吨/年"),
    "attract::polyethylene": Attract(None, "polyethylene"),
    "lose:refinery": Lose("refinery"),
    "finish:p1": Finish("p1"),
    "scarce:gas": Scarce("gas"),
}


@pytest.mark.parametrize(("line", "supposed"), LINES.items())
def test_a_line_is_read_and_written_back(line, supposed):
    assert read_line(line) == supposed
    assert line_of(supposed) == line


@pytest.mark.parametrize("line", ["", "lose", "lose:", "attract:candidate", "attract:a:b:many", "buy:gas"])
def test_what_cannot_be_read_is_told_with_the_forms_there_are(line):
    with pytest.raises(InvalidRequest, match="attract:企业:链环"):
        read_line(line)


def test_a_scenario_keeps_the_lines_in_their_order():
    kept = changes_of(["lose:refinery", "attract::polyethylene"])
    assert kept == '[{"lose": "refinery"}, {"attract": ":polyethylene"}]'
    assert lines_of(kept) == ("lose:refinery", "attract::polyethylene")
