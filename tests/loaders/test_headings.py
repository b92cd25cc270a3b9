"""Headings as planners write them, and the row they stand in."""

import pytest

from loaders.headings import find_header, likely_table, recognise, unit_above

FIRMS = ["编号", "名称", "来源", "依据"]


def column(heading: str, table: str = "firms") -> tuple[str, str | None] | None:
    meant = recognise(heading, table)
    return None if meant is None else (meant.column.name, meant.unit)


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "名称",
            "*名称",
            "名称*",
            "＊名称",
            "★名称",
            "名称：",
            "名称（必填）",
            "名称(必填)",
            "名称【必填】",
            "（必填）名称",
        ),
        *(
            "名 称",
            "名　称",
            " 名称 ",
            "名\n称",
            "名称\n（必填）",
            "名称（必填）*",
            "*名称（必填，文本）",
            "名称-必填",
            "1.名称",
            "２、名称",
        ),
        *(
            "Name",
            "NAME",
            "name_zh",
            "name (required)",
            "名称（可空）",
            "【名称】",
            "“名称”",
            "名称——必填",
            "名称★必填",
            "\u200b名称",
        ),
    ],
)
def test_marks_notes_and_spaces_change_nothing(heading):
    assert column(heading) == ("name_zh", None)


@pytest.mark.parametrize(
    "heading", ["名称（英文）", "名称2", "企业名称", "序号", "联系电话", "名称（2023）", "名", "", "名" * 100]
)
def test_what_may_mean_something_else_is_not_taken(heading):
    assert column(heading) is None


def test_a_serial_number_is_a_rank_where_chains_have_one():
    assert column("序号", "chains") == ("rank", None)


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("投资额（亿元）", "亿元"),
        ("投资额(万元)", "万元"),
        ("投资额（单位：万元）", "万元"),
        ("投资额/万元", "万元"),
        ("投资额:万元", "万元"),
        ("投资额万元", "万元"),
        ("投 资 额\n（ 万元 ）", "万元"),
        ("*投资额（万元，可空）", "万元"),
        ("投资额（人民币亿元）", "人民币亿元"),
        ("Investment (million yuan)", "millionyuan"),
        ("投资额", None),
        ("投资额（可空）", None),
    ],
)
def test_units_of_money(heading, unit):
    assert column(heading, "projects") == ("investment_yi", unit)


@pytest.mark.parametrize("heading", ["投资额（万美元）", "投资额（吨）", "投资额（2024）"])
def test_money_in_a_unit_that_cannot_be_converted_is_no_column(heading):
    assert column(heading, "projects") is None


def test_a_unit_beside_a_number_that_has_a_column_for_it():
    assert column("产能（万吨/年）", "makes") == ("capacity", "万吨/年")
    assert column("产能（2023）", "makes") is None


@pytest.mark.parametrize(
    ("above", "index"),
    [
        ([], 0),
        ([["企业一览表", None]], 1),
        ([["企业一览表"], ["单位：亿元", "2024年"], ["序号", "企业"]], 3),
        ([["名称", None]], 1),
    ],
)
def test_the_header_is_the_first_row_with_most_headings(above, index):
    assert find_header([*above, FIRMS, ["f1", "一厂", "来源", "依据"]], "firms") == index


def test_without_headings_it_is_the_first_row():
    assert find_header([["f1", "一厂", "s", "来源"], ["f2", "二厂", "s", "来源"]], "firms") == 0
    assert find_header([], "firms") == 0


def test_the_unit_above():
    assert unit_above([["表一", None], ["2024年 单位： 万元"]]) == "万元"
    assert unit_above([["表一"], ["填报单位：发改局"]]) == "发改局"
    assert unit_above([]) is None


def test_the_table_a_sheet_looks_like():
    signals = ["企业编号", "类别", "内容", "来源", "依据"]
    assert likely_table([["动向"], signals, ["f1"]]).name == "signals"
    assert likely_table([["甲", "乙"]]) is None
