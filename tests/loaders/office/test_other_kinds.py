"""Office files of further kinds: signing lists, monthly reports, starts of works, members of a zone, annexed lists."""

import datetime

import pytest

from loaders.office.days import take_date
from loaders.office.measured import part_of_year
from loaders.office.word_cells import city_name, split_place
from tests.loaders.office.books import Builder
from tests.loaders.office.plans import cells, plan


def book(lines, name="表", merges=()):
    made = Builder()
    sheet = made.sheet(name, lines)
    for cells_, text in merges:
        sheet.merge_range(cells_, text)
    return made.content()


def codes(row):
    return {each["code"] for each in row.get("remarks", ())}


def fields(row):
    return {name: value for name, value, _ in cells(row)}


@pytest.mark.parametrize(
    ("text", "city"),
    [("淮南市", "淮南"), ("北京市", "北京"), ("抚顺", "抚顺"), ("延边朝鲜族自治州", "延边朝鲜族自治州")],
)
def test_cities_in_the_form_of_the_facts(text, city):
    assert city_name(text) == city


def test_places_give_the_city_in_that_form_and_no_zone_as_a_district():
    assert split_place("陕西省宝鸡市渭滨区") == {"province": "陕西", "city": "宝鸡", "district": "渭滨区"}
    assert split_place("天津市") == {"province": "天津", "city": "天津"}
    assert split_place("抚顺市高新区2号") == {"city": "抚顺"}
    _, rows = plan("企业名称,所在城市,主要产品\n甲厂,淮南市,乙烯\n".encode(), "表.csv")
    assert fields(rows[0])["Firm.city"] == "淮南"


def test_a_row_of_a_link_without_a_firm_is_no_error():
    text = "产业链,环节,产业链节点,企业名称,主要产品\n石油化工,上游,乙烯,甲化工有限公司,乙烯\n石油化工,上游,丙烯,无,\n"
    _, rows = plan((text + "石油化工,下游,,无,\n石油化工,下游,双酚A,乙化工有限公司,双酚A\n").encode(), "表.csv")
    assert [row["status"] for row in rows] == ["ok", "ok", "error", "ok"]
    assert codes(rows[1]) == {"no-maker"}
    assert "Firm.name_zh" not in fields(rows[1])
    assert fields(rows[1])["Link.name_zh"] == "丙烯"


def test_a_stock_code_of_two_firms_is_to_be_looked_at():
    text = "企业名称,证券代码,主要产品\n甲厂,600001.SH,乙烯\n甲厂,600001.SH,丙烯\n"
    text += "乙厂,600001.SH,乙烯\n丙厂,600002.SH,乙烯\n"
    _, rows = plan(text.encode(), "表.csv")
    assert [codes(row) & {"stock-two-firms"} for row in rows] == [set(), set(), {"stock-two-firms"}, set()]


def test_as_above_under_a_blank_is_left_blank():
    text = "企业名称,县区,主要产品\n甲厂,东洲区,乙烯\n乙厂,,乙烯\n丙厂,同上,乙烯\n丁厂,望花区,乙烯\n戊厂,同上,乙烯\n"
    _, rows = plan(text.encode(), "表.csv")
    assert [fields(row).get("Firm.district") for row in rows] == ["东洲区", None, None, "望花区", "望花区"]
    assert [codes(row) for row in rows] == [set(), set(), {"ditto-blank"}, set(), {"ditto"}]


@pytest.mark.parametrize(
    ("text", "code"), [("4月28日", "date-yearless"), ("12月底", "date-yearless"), ("已开工", "date-done")]
)
def test_dates_without_a_year_and_progress_in_their_place_hold_no_row_back(text, code):
    assert (take_date(text).value, take_date(text).codes) == (None, (code,))


@pytest.mark.parametrize(
    ("title", "heading", "part"),
    [
        ("工业企业月报（2026年1-5月）", "本年累计", "1-5月"),
        ("工业企业月报（2026年1-5月）", "本月", "5月"),
        ("2026年上半年主要指标", "营业收入", "上半年"),
        ("2026年度主要指标", "营业收入", None),
        ("截至2026年5月", "营业收入", None),
    ],
)
def test_the_part_of_a_year_that_a_title_tells(title, heading, part):
    assert part_of_year(title, heading) == part


def test_figures_of_a_part_of_the_year_say_so():
    lines = [
        ["规上工业企业月报（2026年1-5月）"],
        ["单位：万元"],
        ["企业名称", "利润总额", None],
        [None, "本年累计", "上年同期"],
        ["甲化工有限公司", 320, 280],
    ]
    _, rows = plan(book(lines, merges=[("A3:A4", "企业名称"), ("B3:C3", "利润总额")]))
    found = [(cell["value"], cell["year"], cell["scope"]) for cell in rows[0]["records"][0]["cells"] if "year" in cell]
    assert found == [(0.032, "2026", "1-5月"), (0.028, "2025", "1-5月")]


def test_a_product_that_is_to_begin_is_left_to_be_decided():
    year = datetime.datetime.now(datetime.UTC).year
    text = f"企业名称,主要产品\n甲厂,乙烯（{year + 2}年投产）\n乙厂,乙烯（2015年投产）\n"
    _, rows = plan(text.encode(), "表.csv")
    assert [row["links"][0]["ruling"] for row in rows] == ["uncertain", "confirmed"]


@pytest.mark.parametrize(
    ("title", "stage"), [("春季招商活动签约项目表", "signed"), ("签约项目进展情况表", None), ("拟签约项目表", None)]
)
def test_a_signing_list_says_that_its_projects_are_signed(title, stage):
    lines = [[title], ["项目名称", "乙方", "总投资（亿元）"], ["乙烯扩建项目", "甲化工有限公司", 5.2]]
    _, rows = plan(book(lines))
    assert fields(rows[0]).get("Project.stage") == stage


def test_who_works_on_a_technology_is_no_list_of_makers():
    lines = [
        ["关键共性技术清单"],
        ["序号", "技术名称", "所属环节", "攻关单位", "预期目标"],
        [1, "乙烯精制技术", "乙烯", "甲化工有限公司", "纯度99%"],
        [2, "丙烯精制技术", "丙烯", "乙化工有限公司", "纯度99%"],
    ]
    head, rows = plan(book(lines, "技术"))
    assert rows == []
    assert [each["id"] for each in head["questions"]] == ["kind:技术"]
