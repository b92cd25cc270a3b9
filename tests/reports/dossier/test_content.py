"""What the two sides say of a firm, worked out by hand on a city of three links."""

from dataclasses import replace

import pytest

from graph.analysis.judgement import judge
from graph.analysis.target_filter import TargetFilter
from graph.errors import InvalidRequest
from graph.model.kinds import Basis, LegalForm, MakeStatus, PresenceKind, RelationKind, SignalKind, Siting
from graph.model.nodes import Firm
from reports.dossier.candidacies import candidacies, candidate_firms
from reports.dossier.content import build_dossier
from reports.dossier.page import Flow
from tests.graph.analysis.conftest import Builder
from tests.in_memory import snapshot_of
from tests.reports.dossier.conftest import dossier_of, identity_of, note, part_under, prose, table


def firm(builder, id, **changes):
    """Change the facts of a firm."""
    at = next(place for place, node in enumerate(builder.nodes) if isinstance(node, Firm) and node.id == id)
    builder.nodes[at] = replace(builder.nodes[at], **changes)


def test_a_link_stands_with_who_feeds_it_and_who_takes_it_by_name(build):
    (row,) = table(dossier_of(build), "二、")
    assert row == ["x", "缺（未查到），补链", "a：f1、f2[1]", "b：f3[1]", "没有查到"]


def test_a_maker_that_is_only_under_construction_is_marked(build):
    build.link("c2")
    build.feed("c2", "x")
    build.make("f1", "c2", status=MakeStatus.BUILDING)
    assert table(dossier_of(build), "二、")[0][2] == "a：f1、f2[1]；c2：f1（在建）[1]"


def test_other_candidates_are_named(build):
    build.firm("other", city="上海", province="上海")
    build.make("other", "x")
    dossier = dossier_of(build)
    assert table(dossier, "二、")[0][4] == "other"
    assert "不愿谈：写明原因，转谈other。" in prose(dossier, "十、")


def test_every_link_a_firm_could_close_has_its_row_the_best_first(build):
    build.link("y", buyers="某厂")
    build.edges.append(replace(next(edge for edge in build.edges if edge.end == "x"), end="y"))
    build.feed("a", "y")
    build.make("far", "y")
    judgement = judge(snapshot_of(build.facts()))
    ranks = judgement.ranks
    assert [each.link_id for each in candidacies(judgement, "far", TargetFilter())] == sorted(("x", "y"), key=ranks.get)
    # a scope puts its own links first
    assert candidacies(judgement, "far", TargetFilter(links=("y",)))[0].link_id == "y"


def test_what_is_not_on_file_stays_blank_at_the_head(build):
    told = identity_of(dossier_of(build))
    assert told == {
        "所在地": "北京[1]",
        "证券代码": "没有资料",
        "性质": "没有资料",
        "信用代码": "____________",
        "投资由谁定": "没有资料，须问",
        "所属集团": "没有资料",
        "主营": "x",
        "来往情况": "没有记录",
    }


@pytest.mark.parametrize(
    ("changes", "decided"),
    [
        ({"legal_form": LegalForm.COMPANY}, "本公司[1]"),
        ({"legal_form": LegalForm.COMPANY, "group": "far集团"}, "本公司[1]"),
        ({"legal_form": LegalForm.COMPANY, "group": "大集团"}, "没有资料，须问；属大集团"),
        ({"legal_form": LegalForm.SUBSIDIARY, "decided_by": "总公司"}, "总公司[1]"),
        ({"legal_form": LegalForm.BRANCH}, "上级单位，名称没有资料[1]"),
        ({"legal_form": LegalForm.BRANCH, "group": "大集团"}, "大集团[1]"),
    ],
)
def test_who_decides_is_said_as_far_as_it_is_known(build, changes, decided):
    firm(build, "far", **changes)
    assert identity_of(dossier_of(build))["投资由谁定"] == decided


def test_contact_with_the_city_is_told_with_its_year(build):
    build.signal("far", SignalKind.CITY_CONTACT, "2025")
    assert identity_of(dossier_of(build))["来往情况"] == "与本市有接触（2025）[1]"


def test_why_it_is_talked_to_begins_with_when(build):
    told = prose(dossier_of(build), "一、")
    assert told == "可谈：x，本地缺（未查到）。补链：本地b（f3）要用它；原料有a（f1、f2）。[1]"


def test_a_firm_on_watch_says_so_with_what_speaks_against_it(build):
    build.signal("far", SignalKind.RISK, "2025", "已停产，被立案")
    dossier = dossier_of(build)
    assert prose(dossier, "一、").startswith("待观察：")
    assert prose(dossier, "一、").endswith("经营困难。先弄清第五节再定去不去。")
    assert table(dossier, "五、")[0] == ["经营困难", "已停产，被立案（2025）[1]"]


def test_products_tell_what_is_unknown_and_plants_their_year(build):
    build.edges = [edge for edge in build.edges if edge.start != "far"]
    build.make("far", "x", capacity=30, year="2023", product="精x", note="招引理由:近;国内第一")
    build.presence("far", "辽宁沈阳", PresenceKind.PLANT)
    assert table(dossier_of(build), "三、") == [
        ["产品", "x：精x；30吨/年；在产；国内第一", "2023", "网页，可信度未评[1]"],
        ["工厂", "辽宁沈阳", "", "网页，可信度未评[1]"],
    ]


def test_a_capacity_that_is_not_on_file_is_said_once(build):
    assert table(dossier_of(build), "三、")[0][1] == "x：在产；产能没有资料"
    build.edges = [edge for edge in build.edges if edge.start != "far"]
    build.make("far", "x", note="年产30万吨")
    assert "产能没有资料" not in table(dossier_of(build), "三、")[0][1]


def test_news_comes_newest_first(build):
    build.signal("far", SignalKind.EXPANSION, "2021", "在上海扩产")
    build.signal("far", SignalKind.RISK, "2024", "利润下降")
    assert [row[:3] for row in table(dossier_of(build), "四、")] == [
        ["2024", "利润下降", "风险"],
        ["2021", "在上海扩产", "扩张"],
    ]


def test_no_news_is_said_not_to_mean_none(build):
    assert prose(dossier_of(build), "四、").startswith("没有查到。没有查到不等于没有")


def test_what_is_unknown_has_its_rows(build):
    assert [row[0] for row in table(dossier_of(build), "五、")] == ["经营风险", "新增产能", "来本市的意向", "x市场前景"]


def test_real_ties_are_told_apart_from_trade_that_is_merely_possible(build):
    assert table(dossier_of(build), "六、") == [
        ["实有的往来", "股权和集团、客户和供应商、同一项目、同处一地：没有查到"],
        ["可能的买卖", "可买f1、f2的料；可卖给f3；只是技术上可能，没有买卖记录"],
    ]
    build.relate("far", "f3", RelationKind.SUPPLIER_OF)
    assert table(dossier_of(build), "六、")[:2] == [
        ["客户和供应商", "far是f3的供应商[1]"],
        ["其他", "股权和集团、同一项目、同处一地：没有查到"],
    ]


def test_a_tie_by_a_mate_elsewhere_that_could_merely_sell_is_no_tie(build):
    firm(build, "far", group="g")
    build.firm("mate", city="上海", province="上海", group="g")
    build.make("mate", "x")
    assert table(dossier_of(build), "六、")[0][0] == "实有的往来"


def test_who_goes_is_blank_with_a_rule_where_no_unit_is_on_file(build):
    dossier = dossier_of(build)
    assert table(dossier, "九、") == [["", "", "", ""]]
    assert note(dossier, "九、") == "建议带队：____________；建议参加：f1（a）。"


def test_a_department_that_is_inferred_is_marked(fushun):
    dossier = build_dossier(fushun, "xindexincai", "petrochem-new-materials")
    assert "牵头部门（链长部门）市工业和信息化局（推定）" in note(dossier, "九、")


def test_a_feed_that_runs_short_ends_the_target(build):
    assert prose(dossier_of(build), "十、").endswith("本地原料不够：x退出本年清单，先核实a可供多少。")


def test_what_an_operator_rests_on_is_named(build):
    build = Builder()
    build.link("slope", Siting.RESOURCE)
    build.link("run", Siting.OPERATED)
    build.chain("c", "slope", "run")
    build.feed("slope", "run")
    for each in ("f1", "f2", "f3", "f4"):
        build.firm(each)
        build.make(each, "slope")
    build.firm("far", city="北京", province="北京", legal_form=LegalForm.OPERATOR)
    build.make("far", "run")
    dossier = dossier_of(build)
    assert table(dossier, "二、")[0][2].startswith("slope：f1、f2等4家")
    assert "业绩" in [row[0] for row in table(dossier, "七、")]


def test_the_flow_names_feed_link_and_user(build):
    (drawn,) = [part for part in dossier_of(build).facts if isinstance(part, Flow)]
    assert drawn.words == "a供x，x供b"
    assert all(f">{name}<" in drawn.svg for name in ("a", "x", "b", "f1、f2", "f3"))


def test_every_address_has_a_number_of_its_own_and_weak_hosts_no_name(build):
    build.signal("far", SignalKind.EXPANSION, "2024", "在上海扩产")
    news = build.nodes[-1]
    build.nodes[-1] = replace(news, evidence=replace(news.evidence, source="https://blog.example.com/1"))
    sources = dossier_of(build).sources
    assert [each.number for each in sources] == [1, 2]
    assert {each.address for each in sources} == {"https://example.gov.cn/a", "https://blog.example.com/1"}


def test_general_knowledge_has_no_address(build):
    build.edges = [edge for edge in build.edges if edge.start != "far"]
    build.make("far", "x", basis=Basis.GENERAL)
    dossier = dossier_of(build)
    assert any(each.label == "行业常识，未读到原文" and each.address is None for each in dossier.sources)
    assert table(dossier, "三、")[0][3].startswith("行业常识，待核实")


def test_a_weak_host_is_a_reprint(fushun):
    dossier = build_dossier(fushun, "xindexincai", "petrochem-new-materials")
    snowball = next(each for each in dossier.sources if "xueqiu" in (each.address or ""))
    assert snowball.label == "据网络转载，待核，2025年"


def test_candidates_of_a_scope_come_with_their_chain_and_a_named_firm_always(build):
    build.firm("else", city="上海", province="上海")
    build.make("else", "a")
    judgement = judge(snapshot_of(build.facts()))
    assert candidate_firms(judgement, TargetFilter()) == (("far", "c"),)
    assert candidate_firms(judgement, TargetFilter(firms=("else",))) == (("else", "c"),)
    assert [each.link_id for each in candidacies(judgement, "else", TargetFilter())] == ["a"]


def test_a_local_firm_and_one_that_makes_nothing_are_refused(build):
    build.firm("idle", city="上海", province="上海")
    judgement = judge(snapshot_of(build.facts()))
    with pytest.raises(InvalidRequest, match="本地企业"):
        candidate_firms(judgement, TargetFilter(firms=("f1",)))
    with pytest.raises(InvalidRequest, match="没有生产什么的资料"):
        candidate_firms(judgement, TargetFilter(firms=("idle",)))


def test_english_has_the_same_parts(build):
    chinese, english = dossier_of(build), dossier_of(build, "en")
    assert [type(part) for part in english.facts] == [type(part) for part in chinese.facts]
    assert table(english, "2. ")[0] == [
        "x [zh]",
        "Missing (none found), Supplement",
        "a [zh]: f1, f2[1]",
        "b [zh]: f3[1]",
        "none found",
    ]
    assert table(english, "7. ")[1][1] == "Where it buys a [zh], how much, which grade"
    assert part_under(english, "8. ").rows[0][3][0].text == "not checked"
