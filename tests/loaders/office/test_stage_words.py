"""How far a project is by longer texts: what is done counts, what is denied, expected or ended is told apart."""

import pytest

from graph.model.kinds import ProjectStage
from loaders.office.fields import Takes
from loaders.office.word_cells import take_word
from tests.loaders.office.plans import cells, plan, remarks


def said(text, takes=Takes.PROJECT_STAGE):
    taken = take_word(text, takes)
    return taken.value, taken.codes


@pytest.mark.parametrize("text", ["已签约未开工", "签约待开工", "已落地、尚未开工", "签约（未开工）"])
def test_a_contract_without_works_is_signed_and_nothing_to_ask(text):
    assert said(text) == ("signed", ())


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("已签约，正在办理前期手续", "signed"),
        ("框架协议", "signed"),
        ("签订意向协议", "talks"),
        ("与甲公司达成合作意向", "talks"),
        ("正在商谈", "talks"),
        ("办理施工许可", "planned"),
        ("已取得施工许可证", "planned"),
        ("施工图设计", "planned"),
        ("土地摘牌", "planned"),
        ("力争6月开工", "planned"),
        ("具备开工条件", "planned"),
        ("开工（计划2027年）", "planned"),
        ("已开工，环评手续办理中", "started"),
        ("2025年3月开工", "started"),
        ("主体工程完工", "building"),
        ("厂房建成，设备安装", "building"),
        ("主体在建，2026年底投产", "building"),
        ("2026年3月已开工，正在进行基础施工，预计2027年投产", "building"),
        ("停工后已复工", "building"),
        ("未停工，正常施工", "building"),
        ("投资主体已签约", "signed"),
        ("基础设施项目已签约", "signed"),
        ("已于2025年12月竣工投产", "operating"),
        ("一期投产", "operating"),
        ("一期已投产，二期暂缓", "operating"),
    ],
)
def test_what_is_done_counts_and_is_to_be_looked_at(text, stage):
    assert said(text) == (stage, ("word-inside",))


@pytest.mark.parametrize("text", ["停建", "因资金问题停工", "在建（停工）", "已签约，后终止", "流产", "已撤销"])
def test_what_has_ended_is_of_no_stage_and_is_told(text):
    assert said(text) == ("unknown", ("stage-ended",))


@pytest.mark.parametrize("text", ["未投产", "即将投产", "预计2026年6月底前竣工", "投产（计划）"])
def test_what_is_only_expected_is_asked_with_the_stages_before_it(text):
    taken = take_word(text, Takes.PROJECT_STAGE)
    before = (ProjectStage.BUILDING.zh, ProjectStage.COMPLETED.zh)
    assert (taken.value, taken.codes, taken.near) == (None, ("word-unknown",), "、".join(before))


@pytest.mark.parametrize(
    ("text", "status", "codes"),
    [
        ("在产（停产检修）", "stopped", ("word-inside",)),
        ("在产（主线）", "operating", ()),
        ("在建（试生产）", "trial", ("word-inside",)),
    ],
)
def test_a_bracket_that_says_another_status_is_read(text, status, codes):
    assert said(text, Takes.MAKE_STATUS) == (status, codes)


def test_a_stage_among_kinds_is_the_stage_where_no_other_is_given_and_asks_nothing():
    lines = ["项目名称,建设性质,项目阶段", "甲项目,续建,", "乙项目,续建,竣工", "丙项目,新建,开工"]
    head, rows = plan("\n".join(lines).encode(), "重点项目.csv")
    told = [{(column, value) for column, value, _ in cells(row) if column != "Project.name_zh"} for row in rows]
    assert told == [
        {("Project.stage", "building")},
        {("Project.stage", "completed")},
        {("Project.kind", "new"), ("Project.stage", "started")},
    ]
    assert [code for code, _ in remarks(rows[0])] == ["kind-stage"]
    assert head["questions"] == []
