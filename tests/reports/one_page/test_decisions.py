"""What the city must decide and the largest risk, each from facts: who leads, which feed, which site, which quota."""

import pytest

from graph.model.edges import ChiefOf, FirmIn, Includes
from graph.model.kinds import (
    Basis,
    InputRole,
    LegalForm,
    LinkKind,
    MakeStatus,
    OrgKind,
    Outlook,
    SignalKind,
    Siting,
    Stage,
    Transport,
)
from graph.model.nodes import Organisation
from reports.one_page.decisions import decisions
from reports.one_page.page import text_of
from reports.one_page.risk import largest_risk

BLANK = "____________"
LEADERS = f"明确本链链长和牵头部门：链长{BLANK}，牵头部门{BLANK}"


@pytest.fixture
def city(build):
    """A gap fed by one firm here and wanted by a user here."""
    for link in ("料", "缺口", "用户", "别环"):
        build.link(link)
    build.chain("c", "料", "缺口", "用户", "别环")
    for firm, link in (("料厂", "料"), ("用户厂", "用户"), ("三厂", "别环")):
        build.firm(firm)
        build.make(firm, link, capacity=5.0)
    build.feed("料", "缺口", transport=Transport.SHORT_HAUL)
    build.feed("缺口", "用户", transport=Transport.LONG_HAUL)
    return build


def decided(draft):
    return [text_of(spans) for spans in decisions(draft).points.items]


def risk(draft):
    return text_of(largest_risk(draft).spans)


def place(build, id, kind, firm):
    build.nodes.append(Organisation(id=id, name_zh=id, kind=kind, evidence=build.evidence()))
    build.edges.append(FirmIn(start=firm, end=id, evidence=build.evidence()))


def chief(build, basis):
    build.nodes.append(Organisation(id="局", name_zh="局", kind=OrgKind.DEPARTMENT, evidence=build.evidence()))
    build.edges.append(ChiefOf(start="局", end="c", evidence=build.evidence(basis)))


def test_who_leads_which_feed_and_which_site(city, draft_of):
    assert decided(draft_of(city)) == [
        f"{LEADERS}；链主企业{BLANK}。",
        "是否由市政府出面，商料厂明确料可供地方的数量。",
        f"明确承载园区{BLANK}，公布可供地块、能耗和环境容量。",
    ]


def test_a_department_that_is_only_inferred_is_to_be_confirmed(city, draft_of):
    city.owner("料厂", "c")
    chief(city, Basis.INFERRED)
    assert decided(draft_of(city))[0] == f"{LEADERS}。"


def test_what_is_on_file_is_not_asked_for(city, draft_of):
    city.owner("料厂", "c")
    chief(city, Basis.SOURCE)
    assert decided(draft_of(city))[0] == "是否由市政府出面，商料厂明确料可供地方的数量。"


def test_a_firm_whose_group_decides_is_asked_with_its_group(build, city, draft_of):
    build.nodes = [node for node in build.nodes if node.id != "料厂"]
    build.firm("料厂", group="大集团", decided_by="大集团总部")
    assert decided(draft_of(city))[1] == "是否由市政府出面，商大集团和料厂明确料可供地方的数量。"


def test_a_feed_of_two_parties_is_no_matter_for_the_city(city, draft_of):
    city.make("三厂", "料", capacity=5.0)
    assert not any("可供地方的数量" in each for each in decided(draft_of(city)))


def test_the_waste_of_a_firm_that_decides_itself_is_no_matter_for_the_city(city, draft_of):
    city.feed("别环", "料", role=InputRole.BYPRODUCT)
    assert not any("可供地方的数量" in each for each in decided(draft_of(city)))


def test_the_park_of_the_feeds_maker_is_asked_for_land(city, draft_of):
    place(city, "石化园区", OrgKind.PARK, "料厂")
    assert decided(draft_of(city))[2] == "是否由石化园区公布可供地块、能耗和环境容量，作为谈判底数。"


def test_a_place_that_is_several_is_no_body_that_is_asked(build, draft_of):
    for link in ("料", "缺口", "用户", "别环"):
        build.link(link)
    build.chain("c", "料", "缺口", "用户", "别环")
    build.firm("料厂", park="西矿、东矿、西场等四大产业园区")
    build.firm("用户厂")
    build.firm("三厂")
    for firm, link in (("料厂", "料"), ("用户厂", "用户"), ("三厂", "别环")):
        build.make(firm, link, capacity=5.0)
    build.feed("料", "缺口", transport=Transport.SHORT_HAUL)
    build.feed("缺口", "用户", transport=Transport.LONG_HAUL)
    assert decided(draft_of(build))[2] == f"明确承载园区{BLANK}，公布可供地块、能耗和环境容量。"


def test_of_services_that_nothing_draws_to_a_park_sites_and_terms_are_open(build, draft_of):
    for link in ("冰场", "雪场", "别环"):
        build.link(link, kind=LinkKind.SERVICE)
        build.firm(f"{link}公司")
        build.make(f"{link}公司", link, capacity=5.0)
    for link in ("赛事", "培训"):
        build.link(link, kind=LinkKind.SERVICE, siting=Siting.OPERATED)
        build.feed("冰场", link, transport=Transport.PIPE)
    build.chain("c", "冰场", "雪场", "别环", "赛事", "培训")
    told = decided(draft_of(build))
    assert told[-1] == f"明确培训、赛事的场地和经营条件由谁定：{BLANK}。"
    assert not any("地块" in each for each in told)


def test_a_restricted_link_that_works_being_built_want_is_a_choice(city, draft_of):
    city.link("限制品", siting=Siting.REGULATED, siting_reference="某目录(2024年本)")
    city.edges.append(Includes(start="c", end="限制品", stage=Stage.UPSTREAM, evidence=city.evidence()))
    city.feed("限制品", "用户", transport=Transport.LONG_HAUL)
    assert not any("限制品" in each for each in decided(draft_of(city))), "who runs has bought it all along"
    city.link("新厂")
    city.edges.append(Includes(start="c", end="新厂", stage=Stage.DOWNSTREAM, evidence=city.evidence()))
    city.firm("建厂")
    city.make("建厂", "新厂", status=MakeStatus.BUILDING)
    city.feed("限制品", "新厂", transport=Transport.LONG_HAUL)
    assert (
        decided(draft_of(city))[3]
        == "限制品新增产能受限，本地新厂要用：由用户外购，还是争取指标；依据某目录（2024年本）。"
    )


def test_a_gap_that_one_firm_feeds_is_the_risk(city, draft_of):
    assert risk(draft_of(city)) == "缺口的原料出自料厂一家，可供地方多少没有资料。数量核清之前，不宜对企业承诺供料。"


def test_of_several_gaps_it_is_said_how_many_one_firm_feeds(city, draft_of):
    # 缺口 and 二缺 rest on 料厂 alone, 三缺 on what two firms make
    for link in ("二缺", "三缺", "双料"):
        city.link(link, buyers="省内用户")
        city.edges.append(Includes(start="c", end=link, stage=Stage.MIDSTREAM, evidence=city.evidence()))
    city.make("三厂", "双料", capacity=5.0)
    city.make("用户厂", "双料", capacity=5.0)
    city.feed("料", "二缺", transport=Transport.SHORT_HAUL)
    city.feed("双料", "三缺", transport=Transport.SHORT_HAUL)
    assert risk(draft_of(city)).startswith("前3个补链、延链目标中2个的原料出自料厂一家，可供地方多少没有资料")


def test_a_single_supplier_of_what_cannot_travel_is_a_risk(city, draft_of):
    city.feed("料", "用户", transport=Transport.PIPE)
    assert "料只有料厂一家在做，用户离不了它，又运不远[1]" in risk(draft_of(city))


def test_a_feed_under_construction_and_a_market_in_surplus_are_told(build, draft_of):
    for link in ("料", "用户", "别环"):
        build.link(link)
    build.link("缺口", outlook=Outlook.SURPLUS, outlook_year="2025")
    build.chain("c", "料", "缺口", "用户", "别环")
    for firm, link in (("料厂", "料"), ("用户厂", "用户"), ("三厂", "别环")):
        build.firm(firm)
        status = MakeStatus.BUILDING if link == "料" else MakeStatus.OPERATING
        build.make(firm, link, status, capacity=5.0)
    build.feed("料", "缺口", transport=Transport.SHORT_HAUL)
    build.feed("缺口", "用户", transport=Transport.LONG_HAUL)
    assert risk(draft_of(build)) == "缺口市场过剩（2025年）[1]。", "one gap that waits is no risk of a chain"
    build.link("二缺", buyers="省内用户")
    build.edges.append(Includes(start="c", end="二缺", stage=Stage.MIDSTREAM, evidence=build.evidence()))
    build.feed("料", "二缺", transport=Transport.SHORT_HAUL)
    assert risk(draft_of(build)) == "缺口、二缺要等料建成；缺口市场过剩（2025年）[1]。"


def test_without_any_of_these_nothing_is_told_as_a_risk_what_is_not_verified_least(build, draft_of):
    for link in ("一", "二", "三", "四"):
        build.link(link)
    for link in ("一", "二", "三"):
        build.firm(f"{link}厂")
        build.make(f"{link}厂", link, capacity=5.0)
    build.make("一厂", "四")
    build.chain("c", "一", "二", "三", "四")
    assert risk(draft_of(build)) == "没有读到企业、供料和市场方面的重大风险，招引前再核实。"


LOSS = "2025年前三季度收入57.55亿元(降10.56%),归母净亏损5.49亿元,毛利率转负"


def two_gaps(city):
    """Let the firm of the feed, as the only one of a second feed that travels too, feed two gaps."""
    city.link("二缺", buyers="省内用户")
    city.edges.append(Includes(start="c", end="二缺", stage=Stage.MIDSTREAM, evidence=city.evidence()))
    city.feed("料", "二缺", transport=Transport.SHORT_HAUL)


@pytest.mark.parametrize(
    ("year", "told"),
    [
        ("2025", "料厂2025年前三季度归母净亏损5.49亿元，前2个补链、延链目标中2个靠它供料[1]"),
        ("2022", "缺口、二缺的原料出自料厂一家"),
    ],
)
def test_serious_news_of_the_last_two_years_against_who_feeds_several_gaps_is_the_first_risk(
    city, draft_of, year, told
):
    two_gaps(city)
    city.signal("料厂", SignalKind.RISK, year, text=LOSS)
    assert risk(draft_of(city)).startswith(told)


def test_trouble_of_who_feeds_one_gap_is_no_risk_of_the_chain_that_of_its_owner_is(city, draft_of):
    city.signal("料厂", SignalKind.RISK, "2025", text=LOSS)
    assert risk(draft_of(city)).startswith("缺口的原料出自料厂一家"), "one gap is one gap"
    city.owner("料厂", "c")
    told = risk(draft_of(city))
    assert told.startswith("料厂2025年前三季度归母净亏损5.49亿元，前1个补链、延链目标中1个靠它供料[1]")
    assert told.endswith("先问它和集团的投资、减产打算，再谈靠它的项目。")


def test_gaps_that_one_firm_alone_would_use_hang_on_who_decides_for_it(build, draft_of):
    # both gaps are wanted by one firm's works; their feed has two makers
    for link in ("料", "缺口", "二缺", "用户", "别环"):
        build.link(link)
    build.chain("c", "料", "缺口", "二缺", "用户", "别环")
    build.firm("用户厂", group="大集团", decided_by="大集团股份有限公司", legal_form=LegalForm.SUBSIDIARY)
    build.make("用户厂", "用户", capacity=5.0)
    for firm, link in (("一厂", "料"), ("二厂", "料"), ("三厂", "别环")):
        build.firm(firm)
        build.make(firm, link, capacity=5.0)
    for gap in ("缺口", "二缺"):
        build.feed("料", gap, transport=Transport.SHORT_HAUL)
        build.feed(gap, "用户", transport=Transport.LONG_HAUL)
    assert risk(draft_of(build)) == (
        "前2个补链、延链目标中2个离不开用户厂一家，供不供、投不投由大集团定。先问集团的打算，再谈外地企业。"
    )
