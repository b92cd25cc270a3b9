"""Whole files made plans, cell by cell as worked out by hand: every shape of file that offices hand in."""

import pytest

from loaders.office.known import Known, KnownNamed
from tests.loaders.office import books
from tests.loaders.office.books import credit_code
from tests.loaders.office.plans import KEPT, cells, drawn, kept, place, plan, remarks, statuses

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
        ("Project.investment_yi", 12.0, "E5"), ("Project.stage", "building", "I5"), ("Project.city", "明州", "D5"),
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
        ("Firm.name_zh", "利安化工股份有限公司", "C4"), ("Firm.province", "江苏", "D4"), ("Firm.city", "常州", "D4"),
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
