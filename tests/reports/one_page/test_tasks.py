"""Five things to do: calls first, then what is under way, then gaps; who could do them, and by when."""

from dataclasses import replace

import pytest

from graph.analysis.judgement import judge
from graph.analysis.roadmap.phase_limits import Phase
from graph.analysis.roadmap.roadmap import plan_chain
from graph.model.edges import ChiefOf, Includes, PartOf, Serves
from graph.model.kinds import (
    Basis,
    InputRole,
    LinkKind,
    MakeStatus,
    OrgKind,
    ProjectKind,
    ProjectStage,
    Siting,
    Stage,
    Transport,
)
from graph.model.nodes import Organisation
from reports.one_page.context import OnePageContext
from reports.one_page.steps import first_steps
from reports.one_page.tasks import task_table
from reports.one_page.units import month_end
from tests.in_memory import LOAD, snapshot_of
from tests.reports.one_page.conftest import rows_of

BLANK = "____________"


def organisation(build, id, kind, edge, chain="c", basis=Basis.SOURCE):
    build.nodes.append(Organisation(id=id, name_zh=id, kind=kind, evidence=build.evidence()))
    build.edges.append(edge(start=id, end=chain, evidence=build.evidence(basis)))


def steps_of(draft, link):
    """Return the first words of each step towards a target, whether it is begun now or later."""
    return [slot[0].text for slot in first_steps(draft, draft.judgement.target(link))]


@pytest.fixture
def city(build):
    """A chain of a feed, a gap with its user, two links to verify and one under way."""
    for link in ("料", "缺口", "用户", "待核", "旧环", "在建环"):
        build.link(link)
    build.chain("c", "料", "缺口", "用户", "待核", "旧环", "在建环")
    for firm in ("料厂", "用户厂", "三厂", "四厂", "建厂"):
        build.firm(firm)
    build.make("料厂", "料", capacity=5.0)
    build.make("用户厂", "用户", capacity=5.0)
    build.make("三厂", "待核")
    build.make("四厂", "旧环", status=None)
    build.make("建厂", "在建环", status=MakeStatus.BUILDING)
    build.feed("料", "缺口", transport=Transport.SHORT_HAUL)
    build.feed("缺口", "用户", transport=Transport.LONG_HAUL)
    build.feed("待核", "用户", transport=Transport.LONG_HAUL)
    return build


def test_calls_come_first_then_what_is_under_way_then_gaps(city, draft_of):
    grid = task_table(draft_of(city))
    assert grid.head == "一、今年先问清一件，盯办一件，着手一件"
    assert rows_of(grid) == [
        ["1", "核实待核、旧环的现状和规模；先问三厂、四厂", BLANK, "2026年4月底前"],
        ["2", "盯办在建环（建厂，在建）[1]；不另招一家", BLANK, "每月报进度"],
        ["3", "缺口：请用户厂提出年用量；问清料厂的料每年可供多少、有无自己做的打算", BLANK, "2026年6月底前"],
    ]


def test_calls_that_ask_whether_a_thing_is_made_are_another_row(city, draft_of):
    city.link("推定环")
    city.edges.append(Includes(start="c", end="推定环", stage=Stage.UPSTREAM, evidence=city.evidence()))
    city.make("三厂", "推定环", status=None, basis=Basis.INFERRED)
    told = [row[1] for row in rows_of(task_table(draft_of(city)))]
    assert told[1] == "核实推定环本地有没有、谁在做；先问三厂"
    assert len(told) == 4


def test_more_than_three_links_are_counted_in_a_call(city, draft_of):
    for number in "一二三":
        city.link(f"环{number}")
        city.edges.append(Includes(start="c", end=f"环{number}", stage=Stage.MIDSTREAM, evidence=city.evidence()))
        city.make("三厂", f"环{number}")
    first = rows_of(task_table(draft_of(city)))[0][1]
    assert first.startswith("核实待核、旧环、环一等5个链环的现状和规模")


def test_projects_come_by_their_sums_and_only_the_largest_unless_there_is_room(city, draft_of):
    for id, stage, sum_ in (("小项目", ProjectStage.BUILDING, 2.0), ("大项目", ProjectStage.PLANNED, 30.0)):
        city.project(id, "料", stage, "料厂", start="2025", investment=sum_)
        city.edges.append(PartOf(start=id, end="c", evidence=city.evidence()))
    told = [row[1] for row in rows_of(task_table(draft_of(city)))]
    assert told == [
        "核实待核、旧环的现状和规模；先问三厂、四厂",
        "盯办大项目（30亿元，谋划）[1]；盯开工时间",
        "盯办小项目（2亿元，2025年开工）[1]；盯投产时间",
        "盯办在建环（建厂，在建）[1]；不另招一家",
        "缺口：请用户厂提出年用量；问清料厂的料每年可供多少、有无自己做的打算",
    ]


@pytest.mark.parametrize(
    ("stage", "more"),
    [
        (ProjectStage.OPERATING, {}),
        (ProjectStage.UNKNOWN, {}),
        (ProjectStage.TALKS, {}),
        (ProjectStage.BUILDING, {"start": "2012"}),
        (ProjectStage.BUILDING, {"kind": ProjectKind.OVERHAUL}),
        (ProjectStage.BUILDING, {"district": "沈抚示范区"}),
    ],
)
def test_what_runs_is_old_an_overhaul_or_another_ones_is_not_seen_through(city, draft_of, stage, more):
    city.project("项目", "料", stage, None, **more)
    city.edges.append(PartOf(start="项目", end="c", evidence=city.evidence()))
    assert not any("项目" in row[1] for row in rows_of(task_table(draft_of(city))))


def test_of_two_records_of_one_project_the_furthest_is_told_with_the_sum_of_the_other(city, draft_of):
    city.project("规划中的雪场", "料", ProjectStage.PLANNED, "料厂", investment=50.0)
    city.project("在建的雪场", "料", ProjectStage.BUILDING, "料厂", same_as="规划中的雪场")
    for id in ("规划中的雪场", "在建的雪场"):
        city.edges.append(PartOf(start=id, end="c", evidence=city.evidence()))
    told = [row[1] for row in rows_of(task_table(draft_of(city))) if "雪场" in row[1]]
    assert told == ["盯办在建的雪场（50亿元，在建）[1]；盯投产时间"]


def test_a_weak_link_is_first_a_question_to_its_own_maker(city, draft_of):
    city.link("弱环")
    city.edges.append(Includes(start="c", end="弱环", stage=Stage.MIDSTREAM, evidence=city.evidence()))
    city.make("三厂", "弱环", status=MakeStatus.SEASONAL)
    told = steps_of(draft_of(city), "弱环")
    assert told == ["先问三厂有无扩产打算，再谈外地企业", "现在季节性"]


def test_a_weak_link_on_old_records_is_verified_before_anybody_is_asked_to_grow(city, draft_of):
    city.link("老环")
    city.edges.append(Includes(start="c", end="老环", stage=Stage.MIDSTREAM, evidence=city.evidence()))
    city.make("三厂", "老环", status=MakeStatus.SEASONAL, year="2015")
    told = steps_of(draft_of(city), "老环")
    assert told == ["先核实三厂还做不做、有无扩大的打算，再谈外地企业"]


def test_a_venue_opens_and_does_not_start_up(city, draft_of):
    city.link("雪场", kind=LinkKind.SERVICE)
    city.edges.append(Includes(start="c", end="雪场", stage=Stage.MIDSTREAM, evidence=city.evidence()))
    city.project("雪场项目", "雪场", ProjectStage.BUILDING, None)
    city.edges.append(PartOf(start="雪场项目", end="c", evidence=city.evidence()))
    told = [row[1] for row in rows_of(task_table(draft_of(city))) if "雪场项目" in row[1]]
    assert told == ["盯办雪场项目（在建）[1]；盯建成投用时间"]


def test_an_operated_link_wants_a_site_first(city, draft_of):
    city.link("雪场运营", siting=Siting.OPERATED)
    city.edges.append(Includes(start="c", end="雪场运营", stage=Stage.DOWNSTREAM, evidence=city.evidence()))
    city.feed("料", "雪场运营", transport=Transport.PIPE)
    assert steps_of(draft_of(city), "雪场运营") == ["先定场地和经营条件，再找运营商"]


def test_the_lead_department_verifies_and_the_chains_own_task_force_sees_through(city, draft_of):
    organisation(city, "抚顺市工业局", OrgKind.DEPARTMENT, ChiefOf, basis=Basis.INFERRED)
    organisation(city, "本链专班", OrgKind.TASK_FORCE, Serves)
    assert [row[2] for row in rows_of(task_table(draft_of(city)))] == ["市工业局", "本链专班", "本链专班"]


def test_a_task_force_of_every_chain_is_none_of_this_one(city, draft_of):
    city.chain("other", "料", rank=2)
    organisation(city, "抚顺市工业局", OrgKind.DEPARTMENT, ChiefOf)
    organisation(city, "全市招商组", OrgKind.TASK_FORCE, Serves)
    city.edges.append(Serves(start="全市招商组", end="other", evidence=city.evidence()))
    assert [row[2] for row in rows_of(task_table(draft_of(city)))] == ["市工业局", "市工业局", "市工业局"]


@pytest.mark.parametrize(
    ("loaded", "ends"),
    [
        # UTC 16:30 on the last of December is the first of January in Beijing
        ("2026-12-31T16:30:00+00:00", ["2027年2月底前", "2027年4月底前", "2027年7月底前"]),
        ("2026-06-30T01:00:00+00:00", ["2026年7月底前", "2026年9月底前", "2026年12月底前"]),
        # from July on a paper is about the next year
        ("2026-07-01T01:00:00+00:00", ["2027年1月底前", "2027年3月底前", "2027年6月底前"]),
        ("2026-11-30T03:00:00+00:00", ["2027年1月底前", "2027年3月底前", "2027年6月底前"]),
    ],
)
def test_dates_follow_from_the_day_in_beijing(city, loaded, ends):
    later = replace(snapshot_of(city.facts()), history=(replace(LOAD, loaded_at=loaded),))
    draft = OnePageContext(judge(later), "c", "zh")
    assert [month_end(draft, months) for months in (1, 3, 6)] == ends
    year = "明年" if ends[0].startswith("2027年1月") else "今年"
    assert task_table(draft).head == f"一、{year}先问清一件，盯办一件，着手一件"


def test_in_english(city, draft_of):
    grid = task_table(draft_of(city, "en"))
    assert grid.head == "1. What to do this year: ask (1), see through (1), begin (1)"
    assert rows_of(grid)[0] == [
        "1",
        "Verify state and size of 待核 [zh], 旧环 [zh]; ask 三厂, 四厂 first",
        BLANK,
        "by Apr 2026",
    ]


def test_a_service_to_plants_is_asked_by_need_and_scope_not_by_feed_and_site(build, draft_of):
    build.link("备件")
    build.link("检修", kind=LinkKind.SERVICE)
    build.link("运维", siting=Siting.OPERATED, kind=LinkKind.SERVICE)
    build.link("用户")
    build.link("别环")
    build.chain("c", "备件", "检修", "运维", "用户", "别环")
    for firm, link in (("备件厂", "备件"), ("用户厂", "用户"), ("三厂", "别环")):
        build.firm(firm)
        build.make(firm, link, capacity=5.0)
    for service in ("检修", "运维"):
        build.feed("备件", service)
        build.feed(service, "用户", role=InputRole.SERVICE)
    told = [row[1] for row in rows_of(task_table(draft_of(build)))]
    assert sorted(told) == [
        "检修：请用户厂报一年的需求、现由谁做",
        "运维：请用户厂报一年的需求、现由谁做；谈定服务范围和期限，再找服务商",
    ]


def test_a_feed_that_is_only_expected_is_verified_before_one_waits_for_its_start(build, draft_of):
    for link in ("料", "缺口", "用户", "别环", "又环"):
        build.link(link)
    build.chain("c", "料", "缺口", "用户", "别环", "又环")
    build.firm("料厂")
    build.make("料厂", "料", status=None, basis=Basis.INFERRED)
    for firm, link in (("用户厂", "用户"), ("三厂", "别环"), ("四厂", "又环")):
        build.firm(firm)
        build.make(firm, link, capacity=5.0)
    build.feed("料", "缺口", transport=Transport.SHORT_HAUL)
    build.feed("缺口", "用户", transport=Transport.LONG_HAUL)
    told = next(row[1] for row in rows_of(task_table(draft_of(build))) if row[1].startswith("缺口"))
    assert told == "缺口：请用户厂提出年用量；先核实原料料本地有没有"


def test_a_gap_is_taken_in_hand_by_the_office_of_its_trade_or_by_the_chain_that_leads_it(city, draft_of):
    organisation(city, "抚顺市工业局", OrgKind.DEPARTMENT, ChiefOf)
    organisation(city, "抚顺市林业和草原局", OrgKind.DEPARTMENT, Serves)
    city.nodes = [replace(node, gbt4754="0220") if node.id == "缺口" else node for node in city.nodes]
    assert rows_of(task_table(draft_of(city)))[-1][2] == "市林业和草原局"


def test_a_gap_that_an_earlier_chain_makes_is_left_to_it(city, draft_of):
    city.chain("before", "缺口", "用户", "待核", "料", rank=0)
    assert rows_of(task_table(draft_of(city)))[-1][2] == "见before链，不另办"
    assert rows_of(task_table(draft_of(city, chain="before")))[-1][2] == BLANK


def test_a_service_fed_from_here_that_nobody_is_named_for_is_asked_by_its_feed(build, draft_of):
    for link in ("料", "用户", "别环"):
        build.link(link)
    build.link("废剂回收", kind=LinkKind.SERVICE, buyers="省内用户")
    build.chain("c", "料", "废剂回收", "用户", "别环")
    for firm, link in (("料厂", "料"), ("用户厂", "用户"), ("三厂", "别环")):
        build.firm(firm)
        build.make(firm, link, capacity=5.0)
    build.feed("料", "废剂回收", role=InputRole.BYPRODUCT, transport=Transport.SHORT_HAUL)
    told = steps_of(draft_of(build), "废剂回收")
    assert told[0].startswith("问清料厂产料的装置一年产生多少")


def test_who_is_in_talks_about_a_gap_is_asked_first_if_they_go_on(city, draft_of):
    city.project("谈的项目", "缺口", ProjectStage.TALKS, "三厂", start="2024")
    told = rows_of(task_table(draft_of(city)))[-1][1]
    assert told.startswith("缺口：先问三厂2024年在谈的项目还谈不谈[1]；请用户厂提出年用量")


@pytest.mark.parametrize("chain", ["ice-snow", "coal-gangue", "central-local"])
def test_what_the_roadmap_begins_later_is_not_begun_next_year(fushun, chain):
    draft = OnePageContext(fushun, chain, "zh")
    later = [step for step in plan_chain(fushun, chain).steps if step.phase is not Phase.NEAR]
    told = [row[1] for row in rows_of(task_table(draft))]
    assert later
    assert not [
        step.link_id for step in later if any(each.startswith(f"{draft.link(step.link_id)}：") for each in told)
    ]
