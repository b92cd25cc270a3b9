"""A chain that is not surveyed gets what to ask of whom on one side, and no gap is named."""

import re

import pytest

from graph.model.edges import Includes
from graph.model.kinds import Basis, LocalCoverage, MakeStatus, Stage
from reports.one_page.content import build_one_page
from reports.one_page.page import Box, Grid, Prose, spans_of, text_of
from tests.reports.one_page.conftest import judged_in_memory, part_of, rows_of

BLANK = "____________"


@pytest.fixture
def thin(build):
    """Six links: one to verify, one of unknown state, one under way, one inferred, two of which nothing is on file."""
    build.chain("c", local_side=LocalCoverage.THIN)
    stages = {"甲": Stage.UPSTREAM, "乙": Stage.MIDSTREAM, "丙": Stage.MIDSTREAM, "丁": Stage.DOWNSTREAM}
    stages |= {"戊": Stage.MIDSTREAM, "己": Stage.MIDSTREAM}
    for link, stage in stages.items():
        build.link(link)
        build.edges.append(Includes(start="c", end=link, stage=stage, evidence=build.evidence()))
    for firm in ("一厂", "二厂", "三厂"):
        build.firm(firm)
    build.make("一厂", "甲")
    build.make("二厂", "乙", status=None)
    build.make("三厂", "丙", status=MakeStatus.BUILDING, capacity=5.0)
    build.make("三厂", "丁", status=None, basis=Basis.INFERRED)
    build.firm("外厂", city="上海", province="上海")
    build.make("外厂", "戊")
    return build


@pytest.fixture
def page(thin):
    return build_one_page(judged_in_memory(thin), "c")


def test_it_says_what_is_on_file_and_why_nothing_is_judged(page):
    assert page.title == "c产业链摸底一页纸"
    assert text_of(part_of(page, Prose).spans) == (
        "本链梳理链环6个，收录本地企业3家，其中写明现状的2家、写明产能的1家。"
        "凭这些判不出强弱和缺口，所以不列目标，先问清家底。"
    )


def test_each_link_with_a_local_firm_is_a_question_the_others_one_a_stage(page):
    rows = rows_of(part_of(page, Grid))
    assert [row[1:] for row in rows] == [
        ["丁", "三厂", "有没有在做，一年多少，能不能外供", "企业"],
        ["丙", "三厂", "项目到哪一步，哪年投产", "企业"],
        ["乙", "二厂", "现在还做不做，一年做多少", "企业"],
        ["甲", "一厂", "一年做多少，供给谁，市场占多少", "企业"],
        ["中游：戊、己", "无资料", "有没有企业在做，谁在做，一年多少", "各县区"],
    ]
    assert [row[0] for row in rows] == ["1", "2", "3", "4", "5"]


def test_the_city_is_asked_who_leads_and_by_when(page):
    assert [text_of(spans) for spans in part_of(page, Box).points.items] == [
        f"明确本链链长和牵头部门：链长{BLANK}，牵头部门{BLANK}；链主企业{BLANK}。",
        f"确定摸底牵头单位{BLANK}和时限（建议2026年4月底前）。",
    ]


def test_firms_elsewhere_are_leads_in_reserve(page):
    assert "收录的外地企业1家只作备选线索，不先谈" in text_of(part_of(page, Prose, 2).spans)


def test_no_gap_is_named_and_no_firm_elsewhere(page):
    told = "".join(span.text for span in spans_of(page))
    assert not re.search("三缺|补链|延链|外厂|先去谈", told)


def test_a_chain_of_too_few_local_firms_is_surveyed_first_too(build):
    for link in ("甲", "乙"):
        build.link(link)
    build.chain("c", "甲", "乙")
    build.firm("一厂")
    build.make("一厂", "甲", capacity=5.0)
    assert build_one_page(judged_in_memory(build), "c").title == "c产业链摸底一页纸"


def test_an_empty_chain_still_has_its_page(build):
    build.chain("c", local_side=LocalCoverage.THIN)
    page = build_one_page(judged_in_memory(build), "c")
    assert rows_of(part_of(page, Grid)) == []


def test_in_english(thin):
    page = build_one_page(judged_in_memory(thin), "c", "en")
    assert page.title == "c [zh] chain survey one-pager"
    assert [row[1:] for row in rows_of(part_of(page, Grid))][-1] == [
        "Midstream: 戊 [zh], 己 [zh]",
        "none on file",
        "Does anybody make it, who, and how much a year?",
        "districts",
    ]
