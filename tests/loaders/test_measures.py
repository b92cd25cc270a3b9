"""Figures of firms in the planners' format: told apart by measure, time and scope; what says nothing is refused."""

import shutil
from pathlib import Path

import pytest

from graph.errors import FactsError
from graph.model.edges import Measured, Wanted
from graph.model.measures import Measure, MeasureKind
from loaders.folder import read_facts

TINY = Path(__file__).resolve().parents[1] / "data" / "tiny"
HEAD = "企业编号,指标,数值,单位,时间,口径,来源,依据"


def of_rows(folder, *rows, head=HEAD):
    kept = Path(shutil.copytree(TINY, folder / "facts"))
    text = "\n".join([head, *(f"{row},年报,来源" for row in rows)])
    (kept / "shared" / "measures.csv").write_text(text, "utf-8")
    return read_facts(kept)


def codes(error):
    return [(issue.code, issue.row) for issue in error.issues if issue.severity == "error"]


def test_figures_keep_their_year_unit_and_scope_and_hang_on_their_firm():
    facts = read_facts(TINY)
    firms = {edge.end: edge.start for edge in facts.edges if isinstance(edge, Measured)}
    found = {
        (firms[each.id], each.kind, each.date): (each.value, each.unit, each.scope, each.evidence.as_of)
        for each in facts.nodes
        if isinstance(each, Measure)
    }
    assert found == {
        ("refinery", MeasureKind.REVENUE, "2024"): (850000, "万元", None, "2024"),
        ("refinery", MeasureKind.REVENUE, "2023"): (79, "亿元", "快报数", "2023"),
        ("refinery", MeasureKind.STAFF, "2024"): (1200, "人", None, "2024"),
        ("candidate", MeasureKind.FOUNDED, "2003-05"): (None, None, None, "2003-05"),
    }
    (wanted,) = (edge for edge in facts.edges if isinstance(edge, Wanted))
    assert (wanted.start, wanted.end, wanted.reason) == ("candidate", "polyethylene", "补聚乙烯的缺口")


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("refinery,营业收入,,,2024,", [("measure-blank", 2)]),
        ("refinery,营业收入,12,人,2024,", [("measure-unit", 2)]),
        ("refinery,从业人数,12,万元,2024,", [("measure-unit", 2)]),
        ("refinery,营业收入,12,,2024,", [("unit-missing", 2)]),
        ("refinery,成立时间,2003,人,,", [("measure-founded", 2)]),
        ("nobody,营业收入,12,亿元,2024,", [("reference", 2)]),
    ],
)
def test_what_says_nothing_or_in_another_unit_is_refused(tmp_path, row, found):
    with pytest.raises(FactsError) as refused:
        of_rows(tmp_path, row)
    assert codes(refused.value) == found


def test_one_figure_said_twice_is_told_and_a_second_reading_stands_under_its_scope(tmp_path):
    rows = ("refinery,营收,12,亿元,2024,", "refinery,营业收入,13,亿元,2024,")
    with pytest.raises(FactsError) as refused:
        of_rows(tmp_path / "a", *rows)
    assert codes(refused.value) == [("row-twice", 3)]
    facts = of_rows(tmp_path / "b", rows[0], f"{rows[1]}集团合计")
    assert len([each for each in facts.nodes if isinstance(each, Measure)]) == 2


def test_evidence_above_the_headings_holds_for_rows_that_give_none(tmp_path):
    kept = Path(shutil.copytree(TINY, tmp_path / "facts"))
    rows = (
        "来源：甲市统计局年报,,,,,",
        "依据,来源：,,,,",
        "截至：2025-06,依据：来源,,,,",
        "企业编号,指标,数值,单位,时间,来源",
        "refinery,营业收入,85,亿元,2024,",
        "refinery,资产总额,9,亿元,,",
        "refinery,从业人数,1200,人,2024,企业自报",
    )
    (kept / "shared" / "measures.csv").write_text("\n".join(rows), "utf-8")
    facts = read_facts(kept)
    found = {each.kind: each.evidence for each in facts.nodes if isinstance(each, Measure)}
    assert {kind: (each.source, each.basis.zh, each.as_of) for kind, each in found.items()} == {
        MeasureKind.REVENUE: ("甲市统计局年报", "有出处", "2024"),
        MeasureKind.ASSETS: ("甲市统计局年报", "有出处", "2025-06"),
        MeasureKind.STAFF: ("企业自报", "有出处", "2024"),
    }
    told = [each.zh for each in facts.warnings if each.code == "evidence-default"]
    assert told == [
        "2 行没写出处，用表头上方写的“甲市统计局年报”",
        "3 行没写依据，用表头上方写的“来源”",
        "3 行没写截至，用表头上方写的“2025-06”",
    ]
