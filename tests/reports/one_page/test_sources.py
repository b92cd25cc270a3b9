"""Sources on paper: publisher or title with years, one number for what reads alike, weak hosts unnamed."""

import pytest

from graph.model.edges import Makes
from graph.model.evidence import Evidence
from graph.model.kinds import Basis, HostGrade
from graph.model.nodes import Host
from reports.one_page.sources import Citations
from tests.reports.one_page.conftest import judged_in_memory

HOSTS = [
    ("gov.cn", HostGrade.OFFICIAL, "甲市人民政府"),
    ("own.com", HostGrade.FIRM, None),
    ("copy.com", HostGrade.AGGREGATOR, "公文库"),
    ("nameless.com", HostGrade.AGGREGATOR, None),
    ("weak.com", HostGrade.WEAK, "某某网"),
]


@pytest.fixture
def city(build):
    build.link("a")
    build.chain("c", "a")
    rated = Evidence(source="按主机名称评级", basis=Basis.INFERRED)
    build.nodes += [Host(id=id, grade=grade, name_zh=name, evidence=rated) for id, grade, name in HOSTS]
    return judged_in_memory(build).city


def read(source: str, year: str | None = None, basis: Basis = Basis.SOURCE) -> Makes:
    return Makes(start="f", end="a", year=year, evidence=Evidence(source=source, basis=basis, as_of=year))


@pytest.mark.parametrize(
    ("source", "basis", "told"),
    [
        ("https://gov.cn/x", Basis.SOURCE, "出处：[1] 甲市人民政府。"),
        ("https://own.com/x", Basis.SOURCE, "出处：[1] 企业官网。"),
        ("https://copy.com/x", Basis.SOURCE, "出处：[1] 公文库转载，待核。"),
        ("https://nameless.com/x", Basis.SOURCE, "出处：[1] 据网络转载，待核。"),
        ("https://weak.com/x", Basis.SOURCE, "出处：[1] 据网络转载，待核。"),
        ("https://unknown.com/x", Basis.SOURCE, "出处：[1] 网页，可信度未评。"),
        ("园区基本情况介绍（网页，未记地址）", Basis.SOURCE, "出处：[1] 《园区基本情况介绍》。"),
        ("行业常识", Basis.GENERAL, "出处：[1] 行业常识，未读到原文。"),
        # the firmest host of several is the one named
        ("https://weak.com/x ; https://gov.cn/x", Basis.SOURCE, "出处：[1] 甲市人民政府。"),
    ],
)
def test_what_a_source_is_called(city, source, basis, told):
    citations = Citations(city, "zh")
    assert citations.cite([read(source, basis=basis)]) == (1,)
    assert citations.lines() == told


def test_sources_that_read_alike_share_a_number_and_gather_their_years(city):
    citations = Citations(city, "zh")
    assert citations.cite([read("https://weak.com/1", "2022")]) == (1,)
    assert citations.cite([read("https://gov.cn/1", "2019")]) == (2,)
    assert citations.cite([read("https://nameless.com/2", "2012"), read("https://gov.cn/2")]) == (1, 2)
    assert citations.lines() == "出处：[1] 据网络转载，待核，2012、2022年。[2] 甲市人民政府，2019年。"


def test_in_english_the_words_change_and_the_names_stay(city):
    citations = Citations(city, "en")
    citations.cite([read("https://copy.com/1", "2022"), read("https://gov.cn/1")])
    assert citations.lines() == "Sources: [1] Reprinted by 公文库, to be checked, 2022. [2] 甲市人民政府."


def test_nothing_cited_is_nothing_told(city):
    assert Citations(city, "zh").lines() == ""
