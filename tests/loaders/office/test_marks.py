"""Marks beside names in chain books, before and behind them or in a cell of their own; numbered lists of firms."""

import pytest

from loaders.office.chain_cells import split_names, told_by
from loaders.office.marks import is_mark, split_mark
from tests.loaders.office.books import Builder
from tests.loaders.office.plans import plan


@pytest.mark.parametrize(
    ("text", "name", "mark"),
    [
        ("双酚A（缺）", "双酚A", "缺"),
        ("（拟引进）甲化工有限公司", "甲化工有限公司", "拟引进"),
        ("【在建】乙厂", "乙厂", "在建"),
        ("拟引进：甲化工有限公司", "甲化工有限公司", "拟引进"),
        ("甲公司（龙头）（在建）", "甲公司", "龙头、在建"),
        ("甲公司（在建，2027年投产）", "甲公司", "在建,2027年投产"),
        ("甲公司（已停产）", "甲公司", "已停产"),
        ("甲公司（停产检修）", "甲公司", "停产检修"),
        ("（缺）", "", "缺"),
        ("甲（集团）公司", "甲（集团）公司", None),
        ("乙中心（有限合伙）", "乙中心（有限合伙）", None),
        ("环氧乙烷（EO）", "环氧乙烷（EO）", None),
    ],
)
def test_a_name_is_parted_from_the_marks_around_it(text, name, mark):
    assert split_mark(text) == (name, mark)


def test_a_text_that_is_a_mark_alone_is_no_name():
    assert all(map(is_mark, ("待引进", "（缺）", "暂无", "在建中", "缺")))
    assert not any(map(is_mark, ("无缝钢管", "强化地板", "有机硅", "")))


def test_what_marks_tell_of_a_firm():
    assert [value for _, _, value in told_by("龙头、在建")] == ["leading", "building"]
    assert [value for _, _, value in told_by("长期停产")] == ["stopped"]
    assert list(told_by("缺")) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1.甲公司（龙头）2.乙公司", ["甲公司（龙头）", "乙公司"]),
        ("（1）甲公司（2）乙公司", ["甲公司", "乙公司"]),
        ("①甲公司 ②乙公司", ["甲公司", "乙公司"]),
        ("甲公司（龙头）乙公司（停产）", ["甲公司（龙头）", "乙公司（停产）"]),
        ("1.甲公司年产2.5万吨", ["甲公司年产2.5万吨"]),
        ("甲集团公司（明州）石化公司", ["甲集团公司（明州）石化公司"]),
    ],
)
def test_numbers_and_marks_part_the_firms_of_a_cell(text, names):
    assert split_names(text) == names


def test_marks_in_cells_of_a_picture_are_said_of_the_link_or_of_the_firm_above():
    made = Builder()
    sheet = made.sheet("图谱")
    sheet.write_row(0, 0, ["上游", "中游", "下游"], made.bold)
    sheet.write_row(1, 0, ["乙烯", "双酚A", "特种蜡"], made.bold)
    sheet.write_row(2, 0, ["明州甲化工有限公司", "（拟引进）外地乙化工有限公司", "待引进"])
    sheet.write_row(3, 0, ["（在建）", "空白"])
    _, rows = plan(made.content())
    found = {}
    for row in rows:
        link, *others = (each for each in row["records"] if each["kind"] in ("Link", "MAKES", "WANTED"))
        state = next((cell["value"] for cell in link["cells"] if cell["column"] == "state"), None)
        firms = [(each["kind"], *(cell["value"] for cell in each["cells"])) for each in others]
        found[link["cells"][0]["value"]] = (state, firms)
    assert found == {
        "乙烯": (None, [("MAKES", "明州甲化工有限公司", "building")]),
        "双酚A": ("missing", [("WANTED", "外地乙化工有限公司")]),
        "特种蜡": ("missing", []),
    }
