"""Plans of tables in odd shapes: codes, repeats, totals, ticks, levels of headings, undeclared columns."""

import pytest

from loaders.office.decided import Decided
from tests.loaders.office import books
from tests.loaders.office.books import credit_code
from tests.loaders.office.plans import KEPT, cells, drawn, kept, place, plan, remarks, statuses


@pytest.mark.parametrize("name", ["computed.xlsx", "computed.ods"])
def test_computed_cells_hidden_sheets_and_codes_shown_with_zeros(name):
    content = books.hidden_and_computed() if name.endswith("x") else (KEPT / name).read_bytes()
    head, rows = plan(content, name)
    assert kept(rows[0]) == {("industry_code", "0111", "B2")}
    assert {("Firm.revenue", 0.012, "C2"), ("Firm.founded", "2024-03", "E2")} <= cells(rows[0])
    assert remarks(rows[0]) == {("formula", "C2"), ("cell-error", "D2"), ("formula", "D2")}
    assert ("Firm.revenue", 0.0007, "C3") in cells(rows[1])
    assert remarks(rows[1]) == {("code-zeros", "B3"), ("formula-link", "C3"), ("cell-formula", "D3")}
    assert statuses(rows) == {"2": "error", "3": "error"}
    assert [(sheet["name"], sheet["read"]) for sheet in head["files"][0]["sheets"]] == [
        ("企业", True),
        ("旧名单", False),
    ]
    assert [each["id"] for each in head["questions"]] == [f"hidden:{name}!旧名单", "year:企业"]
    _, more = plan(content, name, Decided(read_hidden=True))
    assert [cells(row) for row in more[2:]] == [{("Firm.name_zh", "旧厂", "A2"), ("Firm.district", "东湖区", "B2")}]


def test_a_text_in_gb18030_with_every_row_in_need_of_something():
    head, rows = plan(books.GB_CSV.encode("gb18030"), "规上企业.csv")
    assert (head["files"][0]["encoding"], head["files"][0]["separator"]) == ("gb18030", ",")
    assert statuses(rows) == {"3": "review", "4": "error", "5": "error", "7": "error"}
    assert {("Firm.founded", "2003-05-06", "C3"), ("Firm.capital", 0.5, "D3")} <= cells(rows[0])
    assert {("Firm.founded", "1998-03", "C4"), ("Firm.capital", 1.0, "D4")} <= cells(rows[1])
    assert remarks(rows[1]) == {("code-cut", "B4")}
    assert remarks(rows[2]) == {("code-form", "B5")}
    assert {("Firm.founded", "2005", "C5"), ("Firm.capital", 0.3, "D5")} <= cells(rows[2])
    assert remarks(rows[3]) == {
        *(("code-organisation", "B7"), ("date-impossible", "C7"), ("money-form", "D7"), ("word-unknown", "E7")),
    }
    groups = {
        (each["code"], each["column"]): (each["count"], [place(cell["source"]) for cell in each["first"]])
        for each in head["problems"]
    }
    assert groups["code-cut", "Firm.uscc"] == (1, ["B4"])
    assert groups["money-form", "Firm.capital"] == (1, ["D7"])


def test_a_page_under_the_name_of_a_workbook():
    _, rows = plan(books.HTML_XLS.encode("gbk"), "导出.xls")
    assert [cells(row) for row in rows] == [
        {("Firm.name_zh", "甲一有限公司", "A3"), ("Firm.district", "东湖区", "B3"), ("MAKES.product", "乙烯", "C3")},
        {("Firm.name_zh", "甲一有限公司", "A3"), ("Firm.district", "东湖区", "B3"), ("MAKES.product", "丙烯", "C4")},
        {
            ("Firm.name_zh", "乙二<集团>有限公司", "A5"),
            ("Firm.district", "西山县", "B5"),
            ("MAKES.product", "苯\n甲苯", "C5"),
        },
    ]


def test_repeats_conflicts_and_missing_names_are_said_with_their_row():
    code = credit_code(3)
    text = (
        "序号,企业名称,统一社会信用代码,主营产品,地址\n"
        f"1,甲一有限公司,{code},苯,一街\n"
        f"2,甲一有限公司,{code},苯,一街\n"
        f"3,甲一有限公司,{code},苯,二街\n"
        f"4,甲一有限公司,{code},酚,一街\n"
        f"5,改名有限公司,{code},钢,\n"
        "6,,,铁,三街\n"
        f"7,甲一有限公司,{credit_code(9)},醇,四街\n"
    )
    _, rows = plan(text.encode(), "表.csv")
    found = {place(row["source"]): {code for code, _ in remarks(row)} for row in rows}
    assert found["3"] >= {"row-repeated"}
    assert found["4"] >= {"name-repeated"}
    assert not found["5"] & {"row-repeated", "name-repeated"}
    assert "code-two-names" in found["6"]
    assert (found["7"], rows[5]["status"]) == ({"name-missing"}, "error")
    assert "name-two-codes" in found["8"]


def test_sums_without_a_unit_are_asked_about_and_read_by_the_answer():
    text = "项目名称,总投资,阶段\n一号项目,12000,在建\n二号项目,30000,在建\n三号项目,5亿元,在建\n"
    head, rows = plan(text.encode(), "表.csv")
    (question,) = head["questions"]
    assert (question["id"], question["default"]) == ("unit:Project.investment_yi:总投资", "万元")
    assert [row["records"][0]["cells"][1]["value"] for row in rows] == [1.2, 3.0, 5.0]
    decided = Decided({question["id"]: "亿元"})
    head, rows = plan(text.encode(), "表.csv", decided)
    assert [row["records"][0]["cells"][1]["value"] for row in rows] == [12000.0, 30000.0, 5.0]
    assert head["questions"] == []


def test_columns_that_nobody_declared_are_kept_asked_about_and_taken_as_decided():
    text = "企业名称,主营产品目录,奇怪的列\n甲一有限公司,苯,7\n"
    head, rows = plan(text.encode(), "表.csv")
    assert [(each["heading"], each["value"]) for each in rows[0]["unplaced"]] == [
        ("主营产品目录", "苯"),
        ("奇怪的列", "7"),
    ]
    (question,) = head["questions"]
    assert question["default"] == "none"
    assert "MAKES.product" in [choice["value"] for choice in question["options"]]
    _, rows = plan(text.encode(), "表.csv", Decided({question["id"]: "MAKES.product"}))
    assert ("MAKES.product", "苯", "B2") in cells(rows[0])
    _, rows = plan(text.encode(), "表.csv", Decided(corrections={"columns": {"奇怪的列": "Firm.staff"}}))
    assert ("Firm.staff", 7, "C2") in cells(rows[0])


def test_what_a_person_corrected_in_a_plan_holds():
    text = "企业名称,统一社会信用代码\n甲一有限公司,9.1E+17\n合计,1家\n"
    corrections = {"cells": {"表.csv!表!B2": credit_code(8)}, "rows": {"表.csv!表!3": "data"}}
    _, rows = plan(text.encode(), "表.csv", Decided(corrections=corrections))
    assert ("Firm.uscc", credit_code(8), "B2") in cells(rows[0])
    assert [place(row["source"]) for row in rows] == ["2", "3"]


def test_a_refused_file_is_told_in_the_plan():
    head, rows = plan(b"%PDF-1.7", "文件.pdf")
    assert rows == []
    assert head["files"][0]["refused"]["code"] == "kind"
    assert "PDF" in head["files"][0]["refused"]["zh"]


def test_stages_that_are_ticked_are_read_from_the_heading_over_the_tick():
    made = books.Builder()
    rows = [
        ("序号", "项目名称", "项目阶段", None, None),
        (None, None, "谋划", "签约", "投产"),
        (1, "一号项目", None, "√", None),
        (2, "二号项目", "是", None, "×"),
    ]
    sheet = made.sheet("项目", rows)
    for column in (0, 1):
        sheet.merge_range(0, column, 1, column, rows[0][column])
    sheet.merge_range(0, 2, 0, 4, "项目阶段")
    _, found = plan(made.content())
    assert [cells(row) for row in found] == [
        {("Project.name_zh", "一号项目", "B3"), ("Project.stage", "signed", "D3")},
        {("Project.name_zh", "二号项目", "B4"), ("Project.stage", "planned", "C4")},
    ]


def test_sections_give_candidates_their_link_and_projects_their_stage_or_district():
    text = "明州市补链目标企业名录,,\n序号,企业名称,所属省份\n（一）双酚A环节,,\n1,万丰化学,山东\n（二）特种蜡,,\n1,宁海蜡业,浙江\n"
    _, rows = plan(text.encode(), "表.csv")
    assert [("WANTED.link", "双酚A", "A3") in cells(row) for row in rows] == [True, False]
    assert ("WANTED.link", "特种蜡", "A5") in cells(rows[1])
    text = "序号,项目名称,总投资（亿元）\n一、在建项目（1个）,,\n1,一号项目,2\n二、谋划项目,,\n1,二号项目,3\n"
    _, rows = plan(text.encode(), "表.csv")
    assert [
        ("Project.stage", "building", "A2") in cells(rows[0]),
        ("Project.stage", "planned", "A4") in cells(rows[1]),
    ] == [True, True]
    text = "序号,企业名称,主要产品\n东湖区,,\n1,一厂,苯\n西山县,,\n1,二厂,酚\n"
    _, rows = plan(text.encode(), "表.csv")
    assert [sorted(value for name, value, _ in cells(row) if name == "Firm.district") for row in rows] == [
        ["东湖区"],
        ["西山县"],
    ]


def test_a_form_of_labels_and_values_is_one_row():
    made = books.Builder()
    made.sheet(
        "登记表",
        [
            ("企业基本情况登记表",),
            ("企业名称", "明州甲化工有限公司", "统一社会信用代码", credit_code(1)),
            ("所属县区：", "东湖区", "成立时间", "2003年5月"),
            ("主要产品", "乙烯", "联系人", "张三"),
        ],
    )
    _, (row,) = plan(made.content())
    assert cells(row) == {
        ("Firm.name_zh", "明州甲化工有限公司", "B2"), ("Firm.uscc", credit_code(1), "D2"), ("Firm.district", "东湖区", "B3"),
        ("MAKES.product", "乙烯", "B4"), ("Firm.founded", "2003-05", "D3"),
    }  # fmt: skip
    assert "张三" not in str(row)


def test_figures_of_a_year_are_not_those_of_the_whole_project():
    text = "项目名称,总投资（万元）,2024年计划投资,1-6月完成投资\n一号项目,20000,5000,1200\n,,,\n"
    _, (row,) = plan(f"单位：万元\n{text}".encode(), "表.csv")
    assert ("Project.investment_yi", 2.0, "B3") in cells(row)
    assert kept(row) == {("year_plan", 0.5, "C3"), ("year_done", 0.12, "D3")}


def test_firms_under_an_undeclared_heading_are_found_by_their_names():
    text = "编码,名录,产品\nA1,甲一有限公司,苯\nA2,乙二集团,酚\n"
    _, rows = plan(
        text.encode(),
        "表.csv",
        Decided(corrections={"kinds": {"表.csv!表": "firms"}, "heading_rows": {"表.csv!表": [1]}}),
    )
    assert [
        ("Firm.name_zh", name, cell) in cells(row)
        for row, name, cell in zip(rows, ("甲一有限公司", "乙二集团"), ("B2", "B3"), strict=True)
    ] == [True, True]


def test_words_that_group_the_links_of_a_picture_are_told_apart_from_firms():
    made = books.Builder()
    sheet = made.sheet("图", [("上游", "中游"), ("基础原料", "核心部件")])
    sheet.write(2, 0, "石脑油", made.bold)
    sheet.write(2, 1, "加氢站", made.bold)
    sheet.write(3, 0, "1.明州甲厂\n2.明州乙厂")
    head, rows = plan(made.content())
    assert [drawn(row)[0] for row in rows] == ["石脑油", "加氢站"]
    assert {firm[1] for firm in drawn(rows[0])[3]} == {"明州甲厂", "明州乙厂"}
    assert [(place(each["source"]), each["reason"]) for each in head["skipped"]] == [("2", "section"), ("2", "section")]


def test_a_chain_book_that_lists_what_is_missing_ties_wanted_firms_to_it():
    text = (
        "产业链环节,细分领域,现有企业,缺失环节,拟招引企业\n"
        "上游原材料,海工钢,①江海特钢有限公司；②江海重工集团（龙头）,双酚A,鞍钢股份、南钢股份\n"
    )
    _, (row,) = plan(text.encode(), "图谱.csv")
    links = [
        (record["id"], [cell["value"] for cell in record["cells"]])
        for record in row["records"]
        if record["kind"] == "Link"
    ]
    assert [values for _, values in links] == [["海工钢"], ["双酚A", "missing"]]
    assert links[1][0] == "bpa"
    firms = [
        (record["kind"], record["link"], [cell["value"] for cell in record["cells"]])
        for record in row["records"]
        if "firm" in record
    ]
    own = links[0][0]
    assert firms == [
        ("MAKES", own, ["江海特钢有限公司"]),
        ("MAKES", own, ["江海重工集团", "leading"]),
        ("WANTED", "bpa", ["鞍钢股份"]),
        ("WANTED", "bpa", ["南钢股份"]),
    ]
    assert row["status"] == "ok"


def test_totals_of_groups_name_the_district_of_the_rows_below_them():
    text = (
        "县区,序号,项目名称,总投资（亿元）\n全市总计,,3个,45\n江北区,,江北区小计（2个）,30\n,1,一号项目,12\n,2,二号项目,18\n"
        "南港县,,南港县小计（1个）,15\n,3,三号项目,15\n"
    )
    _, rows = plan(text.encode(), "表.csv")
    found = [[(value, cell) for name, value, cell in cells(row) if name == "Project.district"] for row in rows]
    assert found == [[("江北区", "A3")], [("江北区", "A3")], [("南港县", "A6")]]


def test_three_levels_of_headings_and_what_is_only_part_of_a_figure():
    made = books.Builder()
    rows = [
        ("企业信息", None, "2023年主要指标（单位：万元）", None, "用工", None),
        ("企业名称", "地址", "营业收入", None, "总数", "其中研发"),
        (None, None, "本年", "同比（%）", None, None),
        ("江海一机床有限公司", "江海市江北区工业路8号", 52000, "12.5%", 310, 45),
    ]
    sheet = made.sheet("企业", rows)
    sheet.merge_range(0, 0, 0, 1, "企业信息")
    sheet.merge_range(0, 2, 0, 3, "2023年主要指标（单位：万元）")
    sheet.merge_range(0, 4, 0, 5, "用工")
    sheet.merge_range(1, 2, 1, 3, "营业收入")
    for column in (0, 1, 4, 5):
        sheet.merge_range(1, column, 2, column, rows[1][column])
    head, (row,) = plan(made.content())
    assert head["tables"][0]["heading_rows"] == [1, 2, 3]
    assert kept(row) == {
        ("address", "江海市江北区工业路8号", "B4"), ("growth", "12.5%", "D4"),
        (None, "45", "F4"),
    }  # fmt: skip


def test_a_sheet_without_known_headings_is_said_and_read_once_they_are_given():
    text = "厂商,干什么的,在哪儿\n江海甲公司,轴承,江北区\n"
    head, rows = plan(text.encode(), "表.csv")
    assert (rows, head["files"][0]["sheets"][0]["why"]) == ([], "headings")
    columns = {"厂商": "Firm.name_zh", "干什么的": "MAKES.product", "在哪儿": "Firm.district"}
    corrections = {"heading_rows": {"表.csv!表": [1]}, "columns": columns, "kinds": {"表.csv!表": "firms"}}
    _, (row,) = plan(text.encode(), "表.csv", Decided(corrections=corrections))
    assert cells(row) == {
        ("Firm.name_zh", "江海甲公司", "A2"),
        ("MAKES.product", "轴承", "B2"),
        ("Firm.district", "江北区", "C2"),
    }
