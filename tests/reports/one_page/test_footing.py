"""What is not surely here under the targets of a chain, and what is due in a year to come, as risks of the chain."""

from dataclasses import replace

import pytest

from graph.model.edges import PartOf, Serves
from graph.model.kinds import Basis, MakeStatus, OrgKind, ProjectKind, ProjectStage, Transport
from graph.model.nodes import Figure, Link, Organisation
from reports.one_page.deadlines import deadline_of, months_until
from reports.one_page.figures import figures
from reports.one_page.footing import footings
from reports.one_page.page import text_of
from reports.one_page.risk import largest_risk
from reports.one_page.tasks import task_table
from reports.one_page.units import chief, task_force
from tests.reports.one_page.conftest import figures_of, rows_of


@pytest.fixture
def city(build):
    """Two gaps fed by 料, one by 别料; 料 is being built since 2023 and not heard of, 别料 runs."""
    for link in ("料", "别料", "用户"):
        build.link(link)
    for link in ("一缺", "二缺", "三缺"):
        build.link(link, buyers="省内用户")
    build.chain("c", "料", "别料", "一缺", "二缺", "三缺", "用户")
    for firm, link, status, year in (
        ("料厂", "料", MakeStatus.BUILDING, "2023"),
        ("别厂", "别料", MakeStatus.OPERATING, None),
        ("用户厂", "用户", MakeStatus.OPERATING, None),
    ):
        build.firm(firm)
        build.make(firm, link, status, capacity=5.0, year=year)
    for feed, gap in (("料", "一缺"), ("料", "二缺"), ("别料", "三缺")):
        build.feed(feed, gap, transport=Transport.LONG_HAUL)
    return build


def test_what_several_targets_hang_on_is_named_with_the_years_of_silence(city, draft_of):
    draft = draft_of(city)
    (found,) = [each for each in footings(draft) if each.link_id == "料" and len(each.targets) > 1]
    assert found.mark == "在建，2023年后没有消息"
    assert {target.link_id for target in found.targets} >= {"一缺", "二缺"}
    assert text_of(largest_risk(draft).spans).startswith(
        "4个目标中3个牵涉还没定的链环：料（在建，2023年后没有消息）[1]"
    )


def test_what_runs_is_no_risk(city, draft_of):
    city.make("别厂", "料", capacity=5.0)
    assert not [each for each in footings(draft_of(city)) if each.link_id == "料"]


def dated(build, link, told):
    build.nodes = [
        replace(
            each, outlook_reason=told, outlook_year="2025", outlook_source="https://a.cn", outlook_basis=Basis.SOURCE
        )
        if isinstance(each, Link) and each.id == link
        else each
        for each in build.nodes
    ]


def test_what_is_to_be_held_in_a_year_to_come_stands_beside_its_works(city, draft_of):
    city.project("雪上中心", "料", ProjectStage.BUILDING, "料厂", start="2025")
    dated(city, "料", "2028年冬运会在本地举办22项,场地在建")
    draft = draft_of(city)
    assert deadline_of(draft.city, draft.city.links["料"]) == (2028, "2028年冬运会在本地举办22项")
    told = next(row[1] for row in rows_of(task_table(draft)) if "雪上中心" in row[1])
    assert "2028年冬运会在本地举办22项" in told
    assert "2028年冬运会在本地举办22项，月份没有查到，最早只剩22个月，雪上中心（在建）还没建成" in text_of(
        largest_risk(draft_of(city)).spans
    )


@pytest.mark.parametrize(
    ("day", "months"), [("2026-03-01T00:00:00+00:00", 22), ("2026-12-02", 13), ("2027-12-31", 1), ("2028-01-01", 0)]
)
def test_months_are_counted_to_the_first_of_the_year(day, months):
    assert months_until(2028, day) == months


def test_of_works_for_one_date_the_least_advanced_is_named_first_and_all_stand_in_one_row(city, draft_of):
    """The paper is of 2026; the jump is only planned, the centre under construction and the larger of the two."""
    city.project("雪上中心", "料", ProjectStage.BUILDING, "料厂", start="2025", investment=50.0)
    city.project("跳台", "料", ProjectStage.PLANNED, start="2025")
    dated(city, "料", "2028年冬运会在本地举办22项,场地在建")
    told = [row[1] for row in rows_of(task_table(draft_of(city))) if "雪上中心" in row[1] or "跳台" in row[1]]
    assert len(told) == 1
    assert told[0].startswith("盯办跳台（谋划）、雪上中心（50亿元，2025年开工）")
    assert "跳台（谋划）、雪上中心（在建）还没建成" in text_of(largest_risk(draft_of(city)).spans)
    assert "按期限倒排工期" in text_of(largest_risk(draft_of(city)).spans)


def test_a_committee_of_an_event_is_in_charge_of_the_event_and_its_works_alone(city, draft_of):
    city.nodes += [
        Organisation(id="games", name_zh="冬运会筹委会", kind=OrgKind.TASK_FORCE, evidence=city.evidence()),
    ]
    city.edges.append(Serves(start="games", end="c", evidence=city.evidence()))
    city.chain("d")
    city.project("冬运会", "一缺", ProjectStage.SIGNED, kind=ProjectKind.EVENT, firm_name="冬运会筹委会")
    dated(city, "料", "2028年冬运会在本地举办22项,场地在建")
    draft = draft_of(city)
    assert task_force(draft, ["一缺"]) == "冬运会筹委会", "its own event"
    assert task_force(draft, ["料"]) == "冬运会筹委会", "works for its date"
    assert task_force(draft, ["二缺"]) == chief(draft)
    assert task_force(draft) == chief(draft)


def test_what_was_held_already_is_no_fixed_date(city, draft_of):
    dated(city, "料", "2018年省运会在本地举办5项")
    draft = draft_of(city)
    assert deadline_of(draft.city, draft.city.links["料"]) is None


def test_before_it_says_that_no_figure_is_on_file_it_reads_the_body_and_the_works_of_the_chain(build, draft_of):
    for link in ("雪场", "二", "三"):
        build.link(link)
        build.firm(f"{link}厂")
        build.make(f"{link}厂", link)
    build.chain("c", "雪场", "二", "三")
    build.chain("d", "二")
    body = Organisation(id="body", name_zh="十五冬本市赛区筹委会", kind=OrgKind.TASK_FORCE, evidence=build.evidence())
    build.nodes.append(body)
    build.edges.append(Serves(start="body", end="c", evidence=build.evidence()))
    assert not figures_of(figures(draft_of(build)))
    for name, value in (("十五冬本市赛区承办小项", 22.0), ("十五冬他市承办小项", 9.0)):
        build.nodes.append(
            Figure(id=name, name_zh=name, value=value, unit="小项", period="2025", evidence=build.evidence())
        )
    scale = "占地90公顷,雪道28条28公里"
    build.project("雪上中心", "雪场", ProjectStage.BUILDING, "雪场厂", start="2025", capacity=scale)
    build.edges.append(PartOf(start="雪上中心", end="c", evidence=build.evidence()))
    assert [each[:3] for each in figures_of(figures(draft_of(build)))] == [
        ("22", "小项", "十五冬本市赛区承办小项"),
        ("28", "条", "雪道（雪上中心）"),
    ]
