"""Shapes of sheets: where tables begin and end, how deep headings go, what lines are and why they are left out."""

import pytest

from loaders.office.fields import TableKind
from loaders.office.grid import Grid, Merge
from loaders.office.lines import is_column_numbers, is_signature, is_total, reason_of_text, units_above, without_persons
from loaders.office.shape import Corrections, find_shape


def grid(*rows, merges=()):
    lines = [(row, [None if cell in ("", None) else cell for cell in cells]) for row, cells in enumerate(rows, 1)]
    return Grid("表", lines=[line for line in lines if any(line[1])], merges=[Merge(*merge) for merge in merges])


def shape_of(made, corrections=None, title=""):
    return find_shape(made, title, corrections or Corrections(), lambda block: None)


def reasons(part):
    return [(each.row, each.reason) for each in part.skipped]


def fields(block):
    return [None if plan.field is None else plan.field.name for plan in block.columns]


def test_titles_units_sections_totals_notes_and_signatures_are_left_out_with_their_reason():
    made = grid(
        ("重点企业名单",),
        ("单位：万元", "", "填报单位：工信局"),
        ("序号", "企业名称", "营业收入"),
        ("甲", "乙", "1"),
        ("一、石化产业（2家）",),
        ("1", "甲公司", "10"),
        ("2", "乙公司", "20"),
        ("小计", "", "30"),
        ("续表",),
        ("序号", "企业名称", "营业收入"),
        ("二", "冶金产业"),
        ("3", "丙公司", "5"),
        ("4",),
        ("", "合  计", "35"),
        ("第2页 共3页",),
        ("注：数据未审计",),
        ("填报人：张三", "", "审核人：李四"),
        ("2024年3月5日",),
    )
    shape = shape_of(made)
    (block,) = shape.blocks
    assert reasons(shape) == [(1, "title"), (2, "unit")]
    assert reasons(block) == [
        *((4, "column-numbers"), (5, "section"), (8, "total"), (9, "continued"), (10, "heading-repeated")),
        *((11, "section"), (13, "serial-only"), (14, "total"), (15, "continued"), (16, "note")),
        *((17, "signature"), (18, "signature")),
    ]
    assert [(line.row, line.section.text) for line in block.lines] == [
        *((6, "一、石化产业（2家）"), (7, "一、石化产业（2家）"), (12, "冶金产业")),
    ]
    assert block.units == ("万元",)
    assert block.skipped[-2].text == "填报人：… | 审核人：…"


def test_two_levels_of_headings_are_joined_with_and_without_merged_cells():
    rows = [
        ("序号", "项目名称", "投资（万元）", "", "备注"),
        ("", "", "总投资", "累计完成投资", ""),
        ("1", "甲项目", "5", "1", ""),
    ]
    merges = [(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 2, 4)]
    for made in (grid(*rows, merges=merges), grid(*rows)):
        (block,) = shape_of(made).blocks
        assert block.heading_rows == [1, 2]
        assert fields(block) == [
            "serial",
            "Project.name_zh",
            "Project.investment_yi",
            "Project.invested",
            "Project.note",
        ]
        assert [plan.unit for plan in block.columns] == [None, None, "万元", "万元", None]
        assert [line.row for line in block.lines] == [3]


def test_merged_cells_fill_the_rows_they_cover_and_no_others():
    made = grid(
        ("环节", "企业名称", "产品名称"),
        ("上游", "甲公司", "乙烯"),
        ("", "", "丙烯"),
        ("", "乙公司", "苯"),
        ("下游", "", "塑料"),
        merges=[(2, 0, 4, 0), (2, 1, 3, 1)],
    )
    (block,) = shape_of(made).blocks
    assert [dict(line.cells) for line in block.lines] == [
        {0: "上游", 1: "甲公司", 2: "乙烯"},
        {0: "上游", 1: "甲公司", 2: "丙烯"},
        {0: "上游", 1: "乙公司", 2: "苯"},
        {0: "下游", 2: "塑料"},
    ]
    assert [dict(line.origins) for line in block.lines] == [{}, {0: 2, 1: 2}, {0: 2}, {}]


def test_a_group_column_is_filled_where_merged_cells_were_lost_and_a_district_beside_the_names_is_not():
    made = grid(
        ("产业链", "企业名称", "县区", "产品名称"),
        ("石化", "甲公司", "东湖区", "乙烯"),
        ("", "乙公司", "", "苯"),
        ("冶金", "丙公司", "西山县", "钢"),
        ("", "丁公司", "", "铁"),
    )
    (block,) = shape_of(made).blocks
    assert [line.cells.get(0) for line in block.lines] == ["石化", "石化", "冶金", "冶金"]
    assert [line.cells.get(2) for line in block.lines] == ["东湖区", None, "西山县", None]


def test_panels_side_by_side_and_tables_one_below_the_other_are_told_apart():
    made = grid(
        ("序号", "企业名称", "地址", "序号", "企业名称", "地址"),
        ("1", "甲公司", "一街", "3", "丙公司", "三街"),
        ("2", "乙公司", "二街"),
        ("项目名称", "总投资", "业主单位"),
        ("一号项目", "2亿元", "甲公司"),
    )
    first, second, third = shape_of(made).blocks
    assert [line.row for line in first.lines] == [2, 3]
    assert [dict(line.cells) for line in second.lines] == [{3: "3", 4: "丙公司", 5: "三街"}]
    assert (third.kind, third.heading_rows, [line.row for line in third.lines]) == (TableKind.PROJECTS, [4], [5])


def test_a_list_of_one_column_is_read():
    (block,) = shape_of(grid(("规上企业",), ("企业名称",), ("甲公司",), ("乙公司",), ("丙公司",))).blocks
    assert [line.cells[0] for line in block.lines] == ["甲公司", "乙公司", "丙公司"]


def test_a_sheet_without_headings_is_told_line_by_line():
    shape = shape_of(grid(("一段话",), ("又一段话", "数", "3")))
    assert (shape.blocks, reasons(shape)) == ([], [(1, "outside"), (2, "outside")])


def test_what_a_person_corrected_counts_first():
    made = grid(("企业名称", "地址"), ("甲公司", "一街"), ("合计", "1家"), ("乙公司", "二街"))
    (block,) = shape_of(made, Corrections(rows={3: "data", 4: "skip"})).blocks
    assert [line.row for line in block.lines] == [2, 3]
    assert reasons(block) == [(4, "correction")]
    odd = grid(("甲", "乙"), ("名号", "所在"), ("甲公司", "一街"))
    (block,) = shape_of(odd, Corrections(kind=TableKind.FIRMS, heading_rows=(2, 2))).blocks
    assert (block.heading_rows, [plan.heading for plan in block.columns]) == ([2], ["名号", "所在"])


@pytest.mark.parametrize(
    "text", ["合计", "总 计", "小计：", "东湖区小计", "合计：25家", "共25家企业", "其中：东湖区", "平均"]
)
def test_totals_are_known_by_their_words(text):
    assert is_total(text)


@pytest.mark.parametrize("text", ["合计利新材料有限公司", "共享单车有限公司", "总计信息技术公司的项目二期扩建工程"])
def test_names_that_begin_like_totals_are_none(text):
    assert not is_total(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *(("注：以上数据", "note"), ("备注：略", "note"), ("数据来源：统计局", "note"), ("续表2", "continued")),
        *(("填报单位（盖章）：工信局", "signature"), ("制表：", "signature"), ("（盖章）", "signature")),
        *(("重点企业名单（续）", "continued"), ("注塑机械有限公司", None), ("说明书印刷厂", None), ("单位集团", None)),
    ],
)
def test_lines_are_told_by_how_they_begin(text, reason):
    assert reason_of_text(text) == reason


def test_numbers_of_columns_units_and_persons():
    assert is_column_numbers(["甲", "乙", "1", "2", "3"])
    assert is_column_numbers(["1", "2", "3"])
    assert not is_column_numbers(["1", "甲公司", "3"])
    assert not is_column_numbers(["3", "5", "9"])
    assert units_above(["金额单位：万元"]) == ("万元",)
    assert units_above(["单位：万元、人"]) == ("万元", "人")
    assert units_above(["填报单位：明州市工信局"]) == ()
    assert is_signature("填表人：王某")
    assert without_persons("填表人：王某 联系电话：024-123，备用") == "填表人：…，备用"


@pytest.mark.parametrize(
    ("first", "kind"),
    [("甲滤材有限公司", TableKind.FIRMS), ("年产五万吨滤材项目", TableKind.PROJECTS)],
)
def test_rows_that_are_merely_named_are_told_by_the_names(first, kind):
    made = grid(["编号", "名称", "城市", "类别"], ["1", first, "明州市", "制造"])
    (block,) = shape_of(made, title="list").blocks
    assert block.kind is kind
