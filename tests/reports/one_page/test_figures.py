"""Which figures a chain has: published ones that name it or its goods, then dated capacities; never a plan."""

import pytest

from graph.model.evidence import Evidence
from graph.model.kinds import Basis, LinkKind, MakeStatus
from graph.model.nodes import Figure, Link
from reports.one_page.figures import figures
from tests.reports.one_page.conftest import figures_of


@pytest.fixture
def city(build):
    """One chain of three goods; what each test adds decides."""
    for link in ("乙烯", "丙烯", "石蜡"):
        build.link(link)
    build.chain("c", "乙烯", "丙烯", "石蜡")
    for firm in ("甲厂", "乙厂", "丙厂"):
        build.firm(firm)
    return build


def figure(build, id, name, value=5.0, unit="万吨", period="2022", basis=Basis.SOURCE, **more):
    evidence = Evidence(source="https://example.gov.cn/a", basis=basis, as_of=period)
    build.nodes.append(Figure(id=id, name_zh=name, value=value, unit=unit, period=period, evidence=evidence, **more))


def test_a_figure_that_names_a_good_of_the_chain_is_shown_with_its_year_and_source(city, draft_of):
    figure(city, "f1", "全市石蜡产量", 12.5)
    assert figures_of(figures(draft_of(city))) == [("12.5", "万吨", "全市石蜡产量", "2022年[1]")]


@pytest.mark.parametrize(
    "name", ["全市粮食产量", "石蜡产量目标", "计划石蜡产量", "石蜡项目总投资", "沈抚示范区石蜡产量", "石蜡集中签约额"]
)
def test_neither_others_nor_plans_nor_projects_nor_zones_apart_are(city, draft_of, name):
    figure(city, "f1", name)
    found = figures(draft_of(city))
    assert found.cells == ()
    assert found.nothing.startswith("没有公开数字可引；")


def test_where_no_figure_is_published_it_says_what_the_facts_come_to(city, draft_of):
    """Two of the three goods run here, each at one firm; the second maker of paraffin has stopped."""
    city.make("甲厂", "石蜡")
    city.make("乙厂", "乙烯")
    city.make("丙厂", "石蜡", status=MakeStatus.STOPPED)
    told = figures(draft_of(city)).nothing
    assert told == "没有公开数字可引；收录的资料中，本链3个链环里2个有本地企业在产，共2家。"


def test_nor_an_inferred_figure_nor_another_reading_of_one(city, draft_of):
    figure(city, "f1", "全市石蜡产量", basis=Basis.INFERRED)
    figure(city, "f2", "石蜡年产量", other_reading_of="f1")
    assert figures(draft_of(city)).cells == ()


def test_of_one_thing_in_one_unit_the_latest_is_shown(city, draft_of):
    figure(city, "f1", "全市石蜡产量", 9.0, period="2015")
    figure(city, "f2", "石蜡年产量", 12.0, period="2022")
    figure(city, "f3", "石蜡产值", 3.0, "亿元", period="2019-06")
    told = figures_of(figures(draft_of(city)))
    assert [each[:3] for each in told] == [("12", "万吨", "石蜡年产量"), ("3", "亿元", "石蜡产值")]
    assert told[1][3] == "2019年6月[1]"


def test_then_come_dated_capacities_read_at_a_source_those_most_depend_on_first(city, draft_of):
    city.feed("丙烯", "石蜡")
    city.make("甲厂", "乙烯", capacity=300.0, year="2022")
    city.make("乙厂", "丙烯", capacity=250_000.0, year="2023")
    city.make("丙厂", "石蜡", capacity=10.0, year="2024")
    assert figures_of(figures(draft_of(city))) == [
        ("25", "万吨/年", "丙烯能力（乙厂）", "2023年[1]"),
        ("300", "吨/年", "乙烯能力（甲厂）", "2022年[1]"),
        ("10", "吨/年", "石蜡能力（丙厂）", "2024年[1]"),
    ]


@pytest.mark.parametrize(
    "more", [{"year": None}, {"year": "2023", "basis": Basis.GENERAL}, {"year": "2023", "capacity_scope": "集团合计"}]
)
def test_a_capacity_without_a_year_a_page_or_a_plant_of_its_own_is_not(city, draft_of, more):
    city.make("甲厂", "乙烯", capacity=300.0, **more)
    assert figures(draft_of(city)).cells == ()


def test_what_a_service_comes_to_is_no_figure(build, draft_of):
    evidence = Evidence(source="行业常识", basis=Basis.GENERAL)
    build.nodes.append(Link(id="漂流", name_zh="漂流", kind=LinkKind.SERVICE, evidence=evidence))
    build.chain("c", "漂流")
    build.firm("甲厂")
    build.make("甲厂", "漂流", capacity=12.8, year="2025")
    assert figures(draft_of(build)).cells == ()


def test_in_english_units_are_converted(city, draft_of):
    figure(city, "f1", "石蜡产值", 69.0, "亿元", caption="石蜡产值", caption_en="wax output")
    assert figures_of(figures(draft_of(city, "en"))) == [("CNY 6.9", "bn", "wax output", "2022[1]")]
