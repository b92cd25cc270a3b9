"""Whole files made plans, cell by cell as worked out by hand: every shape of file that offices hand in."""

from pathlib import Path

import pytest

from loaders.office.chain_picture import known_names
from loaders.office.decided import Decided
from loaders.office.firm_names import fold_firm
from loaders.office.known import Known, KnownFirm, KnownNamed
from loaders.office.plan import PlanMaker
from loaders.office.product_names import NamedLink
from loaders.office.sources import read_file
from tests.loaders.office import books
from tests.loaders.office.books import credit_code

KEPT = Path(__file__).parents[2] / "data" / "office"
KNOWN = Known(
    firms=(
        KnownFirm("petro", "明州石化有限公司", "明州石化"),
        KnownFirm("jia", "明州甲化工有限公司", None, credit_code(1)),
    ),
    links=(
        *(NamedLink("ethylene", "乙烯"), NamedLink("propylene", "丙烯"), NamedLink("c4", "混合碳四")),
        *(
            NamedLink("bpa", "双酚A"),
            NamedLink("wax", "特种蜡"),
            NamedLink("c5", "C5石油树脂"),
            NamedLink("eo", "环氧乙烷"),
        ),
    ),
    chains=(KnownNamed("petrochem", "石油化工"),),
    projects=(KnownNamed("p1", "特种蜡扩建项目"),),
    places=("明州",),
)


def plan(content, name="表.xlsx", decided=None, known=KNOWN, read_hidden=False):
    decided = decided or Decided()
    firms = {fold_firm(each): 1 for firm in known.firms for each in (firm.name, firm.short_name) if each}
    knows = known_names(firms, {fold_firm(link.name): 1 for link in known.links}, fold_firm)
    rows = []
    head = PlanMaker([read_file(name, content, decided, knows, read_hidden)], known, decided).make(rows.append)
    return head, rows


def place(source):
    return source.rpartition("!")[2]


def cells(row):
    """Return every placed cell as column, value and cell."""
    return {
        (f"{record['kind']}.{cell['column']}", cell["value"], place(cell["source"]))
        for record in row["records"]
        for cell in record["cells"]
    }


def kept(row):
    """Return what has no place as column, value and cell."""
    return {(each["column"], each["value"], place(each["source"])) for each in row.get("unplaced", ())}


def remarks(row):
    return {(each["code"], place(each["source"])) for each in row.get("remarks", ())}


def statuses(rows):
    return {place(row["source"]): row["status"] for row in rows}


FIRMS = [
    (
        "6", "ok",
        {
            ("Firm.name_zh", "明州甲化工有限公司", "B6"), ("Firm.uscc", credit_code(1), "C6"), ("Firm.district", "东湖区", "D6"),
            ("MAKES.product", "乙烯、聚乙烯", "E6"), ("Chain.name_zh", "石化产业", "A5"),
            ("Firm.revenue", 3.2, "F6"), ("Firm.staff", 120, "G6"),
        },
        set(),
    ),
    (
        "7", "ok",
        {
            ("Firm.name_zh", "明州乙新材料有限责任公司", "B7"), ("Firm.uscc", credit_code(2), "C7"), ("Firm.district", "东湖区", "D7"),
            ("MAKES.product", "碳五石油树脂", "E7"), ("Chain.name_zh", "石化产业", "A5"),
            ("Firm.revenue", 1.2, "F7"), ("Firm.staff", 300, "G7"),
        },
        {("note", "规上", "H7")},
    ),
    (
        "13", "ok",
        {
            ("Firm.name_zh", "明州丙特钢厂", "B13"), ("Firm.district", "西山县", "D13"), ("MAKES.product", "超高强度钢", "E13"),
            ("Chain.name_zh", "冶金产业", "A12"),
        },
        set(),
    ),
    (
        "14", "ok",
        {
            ("Firm.name_zh", "明州丁商贸有限公司", "B14"), ("Firm.uscc", credit_code(4), "C14"), ("Firm.district", "西山县", "D14"),
            ("MAKES.product", "石蜡销售", "E14"), ("Chain.name_zh", "冶金产业", "A12"),
            ("Firm.revenue", 0.08005, "F14"), ("Firm.staff", 12, "G14"),
        },
        set(),
    ),
    (
        "15", "ok",
        {
            ("Firm.name_zh", "明州戊机械有限公司", "B15"), ("Firm.uscc", credit_code(5), "C15"), ("Firm.district", "西山县", "D15"),
            ("MAKES.product", "乙烯裂解炉、齿轮箱", "E15"), ("Chain.name_zh", "冶金产业", "A12"),
            ("Firm.revenue", 0.0, "F15"), ("Firm.staff", 45, "G15"),
        },
        set(),
    ),
]  # fmt: skip
FIRMS_SKIPPED = [
    *(("1", "title"), ("2", "unit"), ("5", "section"), ("8", "total"), ("9", "continued"), ("10", "heading-repeated")),
    *(("11", "heading-repeated"), ("12", "section"), ("16", "total"), ("17", "note"), ("18", "signature")),
]


@pytest.mark.parametrize("name", ["firms.xlsx", "firms.xls"])
def test_a_list_of_firms_with_sections_totals_and_two_levels_of_headings(name):
    content = books.firms() if name.endswith("x") else (KEPT / name).read_bytes()
    head, rows = plan(content, name)
    assert [(place(row["source"]), row["status"], cells(row), kept(row)) for row in rows] == FIRMS
    assert [(place(each["source"]), each["reason"]) for each in head["skipped"]] == FIRMS_SKIPPED
    assert [record["id"] for record in rows[0]["records"] if record["kind"] == "Firm"] == ["jia"]
    assert head["questions"] == []
    (table,) = head["tables"]
    assert (table["kind"], table["heading_rows"], table["rows"]) == ("firms", [3, 4], 5)
    links = {(each["link"], each["ruling"], each["reason"]) for row in rows for each in row.get("links", ())}
    assert links == {
        ("ethylene", "confirmed", "whole"),
        ("c5", "confirmed", "whole"),
        ("ethylene", "rejected", "machine"),
    }
    assert "王某某" not in str(head)
    assert "024-1234567" not in str(head)


@pytest.mark.parametrize("name", ["projects.xlsx", "projects.ods"])
def test_a_project_ledger_with_money_and_dates_in_all_forms(name):
    content = books.projects() if name.endswith("x") else (KEPT / name).read_bytes()
    head, rows = plan(content, name)
    assert statuses(rows) == {"5": "review", "6": "ok", "7": "review", "9": "error", "10": "error"}
    assert cells(rows[0]) == {
        ("Project.name_zh", "年产10万吨双酚A项目", "B5"), ("Project.firm_name", "明州甲化工有限公司", "C5"),
        ("Project.investment_yi", 12.0, "E5"), ("Project.stage", "building", "I5"), ("Project.city", "明州市", "D5"),
        ("Project.district", "东湖区", "D5"), ("Project.start", "2023", "G5"), ("Project.finish", "2025", "G5"),
    }  # fmt: skip
    assert kept(rows[0]) == {
        ("place", "明州市东湖区化工园", "D5"),
        ("invested", 3.05, "F5"),
        ("department", "市工信局", "J5"),
    }
    assert cells(rows[1]) >= {
        ("Project.investment_yi", 3.5, "E6"), ("Project.start", "2024-03", "H6"), ("Project.finish", "2024-10", "G6"),
        ("Project.stage", "started", "I6"), ("Project.district", "西山县", "D6"),
    }  # fmt: skip
    assert [(record["id"], record["new"]) for record in rows[1]["records"]] == [("p1", False)]
    assert cells(rows[2]) >= {("Project.investment_yi", 13.0, "E7"), ("Project.start", "2024-04-01", "H7")}
    assert remarks(rows[2]) == {("bracket-left", "E7"), ("word-inside", "I7")}
    assert remarks(rows[3]) == {("money-foreign", "E9"), ("date-vague", "H9")}
    assert remarks(rows[4]) == {
        *(("money-odd", "E10"), ("date-impossible", "H10"), ("word-unknown", "I10"), ("dates-order", "10")),
    }
    assert [(place(each["source"]), each["reason"]) for each in head["skipped"]] == [
        *(("1", "title"), ("2", "title"), ("4", "section"), ("8", "section"), ("11", "total"), ("12", "note")),
    ]
    assert head["tables"][0]["withheld"] == 2
    assert "李某" not in str((head, rows))
    assert [(each["id"], each["default"]) for each in head["questions"]] == [("word:Project.stage:推进中", "ask")]


def test_candidates_of_another_city():
    head, rows = plan(books.candidates())
    assert head["tables"][0]["kind"] == "candidates"
    assert statuses(rows) == {"3": "review", "4": "ok", "5": "review"}
    title = ("Chain.name_zh", "新材料", "目标企业")
    assert cells(rows[0]) == {
        ("Firm.name_zh", "万丰化学集团股份有限公司", "C3"), ("Firm.province", "山东", "D3"), ("Firm.city", "烟台", "D3"),
        ("Firm.stock_code", "002648.SZ", "G3"), ("WANTED.link", "双酚A", "B3"), ("WANTED.reason", "原料在本地", "H3"),
        ("MAKES.product", "双酚A、聚碳酸酯", "E3"), ("MAKES.capacity", 24, "F3"), ("MAKES.capacity_unit", "万吨/年", "F3"), title,
    }  # fmt: skip
    assert cells(rows[1]) == {
        ("Firm.name_zh", "利安化工股份有限公司", "C4"), ("Firm.province", "江苏", "D4"), ("Firm.city", "常州市", "D4"),
        ("Firm.stock_code", "600309.SH", "G4"), ("WANTED.link", "双酚A", "B3"), ("WANTED.reason", "有北方布局意向", "H4"),
        ("MAKES.product", "环氧丙烷", "E4"), ("MAKES.capacity", 12, "F4"), ("MAKES.capacity_unit", "万吨/年", "F4"), title,
    }  # fmt: skip
    assert ("WANTED.reason", "有北方布局意向", "H5") in cells(rows[2])
    assert remarks(rows[2]) == {("amount-range", "F5"), ("ditto", "H5")}
    assert kept(rows[2]) == {("capacity", "3-5万吨", "F5"), ("progress", "洽谈中", "I5")}
    wanted = [record for row in rows for record in row["records"] if record["kind"] == "WANTED"]
    assert [record["cells"][0].get("id") for record in wanted] == ["bpa", "bpa", "wax"]


PICTURE = {
    "A3": ("石脑油", None, "upstream", {("MAKES", "明州石化公司", None, "A4")}),
    "B3": (
        "乙烯",
        None,
        "upstream",
        {("MAKES", "明州石化公司", None, "B4"), ("MAKES", "明州甲化工有限公司", "building", "B5")},
    ),
    "C3": ("环氧乙烷", "missing", "midstream", set()),
    "E3": (
        "聚醚单体",
        None,
        "downstream",
        {("MAKES", "明州聚醚厂", None, "E4"), ("MAKES", "明州乙新材料有限公司", None, "E4")},
    ),
    "A6": ("混合碳四", None, "upstream", {("MAKES", "明州石化公司", None, "A7")}),
    "C6": ("双酚A", "building", "midstream", {("MAKES", "明州三木化工有限公司", None, "C7")}),
    "E6": ("清洗剂", "planned", "downstream", {("WANTED", "上海洁净股份有限公司", None, "E7")}),
}


def drawn(row):
    values = {
        f"{record['kind']}.{cell['column']}": cell["value"] for record in row["records"] for cell in record["cells"]
    }
    firms = {
        (record["kind"], record["cells"][0]["value"], record["cells"][1]["value"] if len(record["cells"]) > 1 else None,
         place(record["cells"][0]["source"]))
        for record in row["records"]
        if "firm" in record
    }  # fmt: skip
    return values["Link.name_zh"], values.get("Link.state"), values["INCLUDES.stage"], firms


@pytest.mark.parametrize("name", ["picture.xlsx", "picture.xls"])
def test_a_chain_book_drawn_as_a_picture(name):
    content = books.chain_picture() if name.endswith("x") else (KEPT / name).read_bytes()
    head, rows = plan(content, name)
    assert {place(row["source"]): drawn(row) for row in rows} == PICTURE
    assert [(place(each["source"]), each["reason"]) for each in head["skipped"]] == [("1", "title"), ("9", "note")]
    ids = {record["id"] for row in rows for record in row["records"] if record["kind"] == "Link" and not record["new"]}
    assert ids == {"ethylene", "eo", "c4", "bpa"}


def test_a_picture_without_bold_tells_links_from_firms_by_their_names():
    text = "产业链图谱,,\n上游,中游,下游\n乙烯,双酚A（缺）,清洗剂\n明州石化,,明州三木化工有限公司\n丙烯,,\n明州甲化工有限公司,,\n"
    _, rows = plan(text.encode(), "图谱.csv")
    assert {place(row["source"]): (drawn(row)[0], {firm[1] for firm in drawn(row)[3]}) for row in rows} == {
        "A3": ("乙烯", {"明州石化"}),
        "B3": ("双酚A", set()),
        "C3": ("清洗剂", {"明州三木化工有限公司"}),
        "A5": ("丙烯", {"明州甲化工有限公司"}),
    }


def test_a_picture_with_its_stages_beside_the_rows():
    text = "上游,乙烯,丙烯\n,明州石化,明州石化\n中游,双酚A,\n,明州甲化工有限公司（在建）,\n"
    _, rows = plan(text.encode(), "图谱.csv")
    found = {place(row["source"]): drawn(row) for row in rows}
    assert found["C1"] == ("丙烯", None, "upstream", {("MAKES", "明州石化", None, "C2")})
    assert found["B3"] == ("双酚A", None, "midstream", {("MAKES", "明州甲化工有限公司", "building", "B4")})


@pytest.mark.parametrize("name", ["chain_table.xlsx", "chain_table.ods"])
def test_a_long_chain_book_with_cells_merged_downwards(name):
    content = books.chain_table() if name.endswith("x") else (KEPT / name).read_bytes()
    head, rows = plan(content, name)
    assert head["tables"][0]["kind"] == "chain_book"
    assert [drawn(row) for row in rows] == [
        (
            "乙烯",
            "strong",
            "upstream",
            {("MAKES", "明州石化公司", None, "E2"), ("MAKES", "明州甲化工有限公司", None, "E2")},
        ),
        ("混合碳四", "present", "upstream", {("MAKES", "明州石化公司", None, "E3")}),
        (
            *("双酚A", "missing", "midstream"),
            {("WANTED", "万丰化学集团股份有限公司", None, "F4"), ("WANTED", "利安化工股份有限公司", None, "F4")},
        ),
        ("环氧丙烷", "building", "midstream", {("MAKES", "明州三木化工有限公司", "building", "E5")}),
        (
            "高温合金",
            "weak",
            "downstream",
            {("MAKES", "明州丙特钢厂", None, "E6"), ("WANTED", "抚钢股份有限公司", None, "F6")},
        ),
    ]
    assert ("Chain.name_zh", "石油化工", "A2") in cells(rows[3])
    assert [record["id"] for record in rows[3]["records"] if record["kind"] == "Chain"] == ["petrochem"]


def test_a_firm_merged_over_its_products_is_one_firm_with_several_makes():
    _, rows = plan(books.long_table())
    assert statuses(rows) == {"2": "ok", "3": "review", "4": "ok"}
    assert cells(rows[1]) == {
        ("Firm.name_zh", "明州石化公司", "B2"), ("Firm.park", "化工园", "C2"), ("MAKES.product", "丙烯", "D3"),
        ("MAKES.capacity", 40, "E3"), ("MAKES.capacity_unit", "万吨/年", "F3"), ("MAKES.status", "stopped", "G3"),
    }  # fmt: skip
    assert rows[0]["records"][0]["id"] == rows[1]["records"][0]["id"]
    assert remarks(rows[0]) == set()


def test_panels_and_a_second_table_below():
    head, rows = plan(books.two_panels())
    assert [table["kind"] for table in head["tables"]] == ["firms", "firms", "projects"]
    assert [(place(row["source"]), cells(row)) for row in rows[:3]] == [
        ("2", {("Firm.name_zh", "甲一有限公司", "B2"), ("Firm.district", "东湖区", "C2")}),
        ("3", {("Firm.name_zh", "乙二有限公司", "B3"), ("Firm.district", "东湖区", "C3")}),
        ("2", {("Firm.name_zh", "丙三有限公司", "E2"), ("Firm.district", "西山县", "F2")}),
    ]
    assert cells(rows[3]) == {
        ("Project.name_zh", "一号项目", "A6"), ("Project.investment_yi", 2.0, "B6"), ("Project.stage", "planned", "C6"),
        ("Project.firm_name", "甲一有限公司", "D6"),
    }  # fmt: skip
    assert rows[3]["records"][0]["firm"] == rows[0]["records"][0]["id"]


def test_organisations_with_the_chains_they_serve():
    known = Known(chains=(KnownNamed("petrochem", "石油化工"), KnownNamed("equipment", "装备制造")))
    head, rows = plan(books.organisations(), known=known)
    assert head["tables"][0]["kind"] == "organisations"
    assert cells(rows[0]) == {("Organisation.name_zh", "石化专班", "B3"), ("SERVES.chain", "石油化工产业链", "D3")}
    assert kept(rows[0]) == {("department", "市工信局", "C3")}
    serves = [record["cells"][0]["ids"] for row in rows for record in row["records"] if record["kind"] == "SERVES"]
    assert serves == [["petrochem"], ["equipment"]]


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
    _, more = plan(content, name, read_hidden=True)
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
