"""Whom to see first: firms elsewhere by tier over the first gaps, one a party, those on watch apart."""

from dataclasses import replace

import pytest

from graph.analysis.verdicts.states import Tier
from graph.model.kinds import Basis, LegalForm, MakeStatus, PresenceKind, RelationKind, SignalKind, Transport
from reports.one_page.context import DENSITIES
from reports.one_page.visit_table import visit_table
from reports.one_page.visits import first_visits
from tests.reports.one_page.conftest import rows_of


@pytest.fixture
def city(build):
    """One gap of a chain, wanted by a user here and fed from here; candidates are what each test adds."""
    for link in ("料", "缺口", "用户", "别环"):
        build.link(link)
    build.chain("c", "料", "缺口", "用户", "别环")
    for firm, link in (("料厂", "料"), ("用户厂", "用户"), ("三厂", "别环")):
        build.firm(firm)
        build.make(firm, link, capacity=5.0)
    build.feed("料", "缺口", transport=Transport.SHORT_HAUL)
    build.feed("缺口", "用户", transport=Transport.LONG_HAUL)
    return build


def candidate(build, name, city="上海", province="上海", link="缺口", **more):
    firm = {key: more.pop(key) for key in ("legal_form", "group") if key in more}
    build.firm(name, city=city, province=province, **firm)
    build.make(name, link, **more)


def seen(draft):
    return [visit.candidate.firm.id for visit in first_visits(draft)]


def tiers(draft):
    return {visit.candidate.firm.id: visit.candidate.tier for visit in first_visits(draft)}


def test_a_firm_with_a_reason_to_come_is_first_one_without_is_possible(city, draft_of):
    candidate(city, "省内厂", "大连", "辽宁")
    candidate(city, "远厂")
    candidate(city, "接触厂")
    city.signal("接触厂", SignalKind.CITY_CONTACT, "2025")
    draft = draft_of(city)
    assert tiers(draft) == {
        "省内厂": Tier.FIRST,
        "接触厂": Tier.FIRST,
        "远厂": Tier.POSSIBLE,
    }
    assert seen(draft)[-1] == "远厂"


def test_who_does_not_decide_is_never_first_and_who_may_be_no_maker_is_left_out(city, draft_of):
    candidate(city, "分厂", "大连", "辽宁", legal_form=LegalForm.BRANCH)
    candidate(city, "推定厂", "大连", "辽宁", basis=Basis.INFERRED)
    assert tiers(draft_of(city)) == {"分厂": Tier.POSSIBLE}, "one that may be no maker is no visit"


def test_firms_in_trouble_settled_elsewhere_or_only_planning_are_on_watch(city, draft_of):
    candidate(city, "难厂", "大连", "辽宁")
    city.signal("难厂", SignalKind.RISK, "2025", text="难厂被申请破产重整")
    candidate(city, "拟厂", "大连", "辽宁", status=MakeStatus.PLANNED)
    candidate(city, "远厂", year="2024", capacity=60.0)
    grid = visit_table(draft_of(city))
    assert grid.head == "二、还没有先谈企业，可接触一家"
    assert [row[1] for row in rows_of(grid)] == ["远厂"]
    told = "".join(span.text for span in grid.note)
    assert told.startswith("不先谈、待观察：")
    assert "难厂（补缺口，经营困难，2025年）" in told
    assert "拟厂（补缺口，产品只是拟建）" in told


def test_a_public_body_that_may_be_asked_to_serve_takes_no_line_of_those_on_watch(city, draft_of):
    candidate(city, "远厂", year="2024", capacity=60.0)
    candidate(city, "检测院", "大连", "辽宁", legal_form=LegalForm.PUBLIC_BODY)
    candidate(city, "拟厂", "大连", "辽宁", status=MakeStatus.PLANNED)
    told = "".join(span.text for span in visit_table(draft_of(city)).note)
    assert "拟厂" in told
    assert "检测院" not in told


def test_a_row_says_where_what_why_and_what_to_ask(city, draft_of):
    candidate(city, "省内厂", "大连", "辽宁", year="2024", capacity=60.0)
    city.signal("省内厂", SignalKind.EXPANSION, "2025", text="拟扩产")
    assert rows_of(visit_table(draft_of(city))) == [
        ["1", "省内厂", "辽宁 大连", "缺口", "省内企业；60吨/年（2024年）[1]；本地用户要用", "新建计划"]
    ]


def test_its_product_is_told_where_no_capacity_is_on_file(city, draft_of):
    candidate(city, "远厂", product="特种缺口(高纯)")
    assert rows_of(visit_table(draft_of(city)))[0][4:] == ["做特种缺口[1]；本地用户要用", "产能多大"]


def test_one_firm_stands_once_with_all_the_gaps_it_would_close(city, draft_of):
    city.link("二缺")
    city.chain("d", "缺口", "二缺", "用户", "料", "别环", rank=2)
    city.feed("料", "二缺", transport=Transport.SHORT_HAUL)
    city.feed("二缺", "用户", transport=Transport.LONG_HAUL)
    candidate(city, "远厂")
    city.make("远厂", "二缺")
    draft = draft_of(city, chain="d")
    assert seen(draft) == ["远厂"]
    # both gaps weigh the same, so that their names decide which is the first
    assert rows_of(visit_table(draft))[0][3] == "二缺等2个"


def test_of_one_group_only_one_firm_is_seen(city, draft_of):
    candidate(city, "甲分", group="大集团")
    candidate(city, "乙分", group="大集团")
    assert seen(draft_of(city)) == ["乙分"]


def test_a_sister_of_a_local_firm_is_asked_what_its_group_means_to_do(city, draft_of):
    candidate(city, "姊妹厂")
    city.relate("姊妹厂", "料厂", RelationKind.PARENT_OF)
    row = rows_of(visit_table(draft_of(city)))[0]
    assert row[4].startswith("与料厂同一集团")
    assert row[5] == "集团打算"


def test_firms_of_a_zone_governed_apart_are_not_visited(city, draft_of):
    candidate(city, "沈抚厂", "沈抚示范区", "辽宁")
    grid = visit_table(draft_of(city))
    assert grid.rows == ()
    assert (grid.head, grid.note[0].text) == ("二、先去谈谁", "没有收录能先去谈的外地企业，先找线索。")


def test_a_plant_next_door_is_said(city, draft_of):
    candidate(city, "邻厂")
    city.presence("邻厂", "沈阳", PresenceKind.PLANT)
    assert rows_of(visit_table(draft_of(city)))[0][4] == "在本省已有布局；本地用户要用"


def test_why_it_is_wanted_here_comes_first_where_that_is_on_file(city, draft_of):
    candidate(city, "远厂", note="招引理由:就近用抚顺的料")
    row = rows_of(visit_table(draft_of(city)))[0]
    assert (row[4], row[5]) == ("就近用抚顺的料；本地用户要用", "产能多大")


def test_no_more_than_five_and_two_a_gap_while_there_are_others(city, draft_of):
    city.link("二缺")
    city.chain("e", "缺口", "二缺", "用户", "料", "别环", rank=3)
    city.feed("料", "二缺", transport=Transport.SHORT_HAUL)
    city.feed("二缺", "用户", transport=Transport.LONG_HAUL)
    for name in ("一", "二", "三", "四"):
        candidate(city, f"省{name}", "大连", "辽宁")
    for name in ("一", "二"):
        candidate(city, f"远{name}", link="二缺")
    found = seen(draft_of(city, chain="e"))
    assert len(found) == 5
    assert [name[0] for name in found] == ["省", "省", "远", "远", "省"]


def test_the_denser_the_page_the_shorter_the_reasons(city, draft_of):
    candidate(city, "省内厂", "大连", "辽宁", year="2024", capacity=60.0, product="缺口产品")
    draft = draft_of(city)
    draft.density = DENSITIES[-1]
    assert rows_of(visit_table(draft))[0][4] == "省内企业；60吨/年（2024年）[1]"


def test_what_speaks_against_who_is_seen_first_stands_below_the_table_with_its_year(city, draft_of):
    news = {
        "省内甲厂": "2024年亏损，2025年上半年转正",
        "省内乙厂": "净利仅502万元（降85.6%），负债率上升",
        "省内丙厂": "因上游原料价格剧烈波动以及下游客户推迟提货等多项原因叠加导致毛利率明显下降",
    }
    for name, text in news.items():
        candidate(city, name, "大连", "辽宁")
        city.signal(name, SignalKind.RISK, "2025", text=text)
    candidate(city, "远厂")
    city.signal("远厂", SignalKind.RISK, "2025", text="毛利率下降")
    assert "".join(span.text for span in visit_table(draft_of(city)).note) == (
        "谈时留意：省内丙厂（有风险提示，2025年）、省内乙厂（净利仅502万元、降85.6%，2025年）、省内甲厂（2024年亏损）"
    ), "the first clause, or the title where it is long; a firm that is only approached is not told of"


def test_a_loss_of_who_is_only_approached_is_told_too(city, draft_of):
    candidate(city, "远厂")
    city.signal("远厂", SignalKind.RISK, "2025", text="2025年净亏2941万元")
    candidate(city, "别厂")
    city.signal("别厂", SignalKind.RISK, "2025", text="毛利率下降")
    draft = draft_of(city)
    assert set(tiers(draft).values()) == {Tier.POSSIBLE}
    assert "".join(span.text for span in visit_table(draft).note) == "谈时留意：远厂（2025年净亏2941万元）"


def test_of_news_with_a_loss_the_clause_that_tells_of_it_is_told(city, draft_of):
    candidate(city, "远厂")
    city.signal("远厂", SignalKind.RISK, "2025", text="控股股东质押65%;净利降77%,扭亏无望")
    assert "".join(span.text for span in visit_table(draft_of(city)).note) == "谈时留意：远厂（净利降77%，2025年）"


def test_who_rivals_the_user_is_told_of_though_it_is_only_approached(city, draft_of):
    candidate(city, "远厂")
    city.make("远厂", "用户")
    draft = draft_of(city)
    raised = {each.rule.id for visit in draft.judgement.candidates("缺口") for each in visit.objections}
    assert "A-23" in raised
    assert "谈时留意：远厂（也做本地用户的产品，是用户的同行）" in "".join(
        span.text for span in visit_table(draft).note
    )


def test_a_capacity_of_a_year_that_nobody_read_is_not_told(city, draft_of):
    candidate(city, "读厂", capacity=16.0, year="2023", product="环锻件")
    candidate(city, "识厂", capacity=17.0, year="2023", product="环锻件", basis=Basis.GENERAL)
    told = {row[1]: row[4] for row in rows_of(visit_table(draft_of(city)))}
    assert "16吨/年（2023年）" in told["读厂"]
    assert "17" not in told["识厂"]


def test_the_note_tells_first_of_who_is_seen_then_of_who_is_not(city, draft_of):
    candidate(city, "省内厂", "大连", "辽宁")
    city.signal("省内厂", SignalKind.RISK, "2025", text="毛利率下降")
    candidate(city, "拟厂", "大连", "辽宁", status=MakeStatus.PLANNED)
    note = visit_table(draft_of(city)).note
    assert (
        "".join(span.text for span in note)
        == "谈时留意：省内厂（毛利率下降，2025年）。不先谈、待观察：拟厂（补缺口，产品只是拟建）"
    )
    english = visit_table(draft_of(city, "en")).note
    assert "".join(span.text for span in english).startswith("Bear in mind: 省内厂 (a note of risk, 2025). Not")


def test_talks_and_contact_are_told_with_their_year_and_a_plant_that_does_not_run_as_such(city, draft_of):
    candidate(city, "接触厂", "大连", "辽宁", status=MakeStatus.TRIAL, product="某料(中试)")
    city.signal("接触厂", SignalKind.CITY_CONTACT, "2025")
    candidate(city, "在谈厂")
    city.presence("在谈厂", "抚顺", PresenceKind.NEGOTIATING)
    talks = city.edges.pop()
    city.edges.append(replace(talks, evidence=replace(talks.evidence, as_of="2024")))
    why = {row[1]: row[4] for row in rows_of(visit_table(draft_of(city)))}
    assert why["接触厂"].startswith("2025年与本市有过接触[1]；省内企业；做某料（中试")
    assert why["在谈厂"].startswith("2024年与本市洽谈过[1]")
