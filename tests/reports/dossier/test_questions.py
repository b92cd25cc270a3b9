"""The questions follow from what is unknown or doubtful; each case changes one fact and one question."""

from dataclasses import replace

import pytest

from graph.analysis.target_filter import TargetFilter
from graph.model.kinds import Basis, LegalForm, Outlook, RelationKind, SignalKind, Siting
from graph.model.nodes import Firm, Link
from reports.dossier.candidacies import candidate_firms
from reports.dossier.content import build_dossier
from tests.reports.dossier.conftest import dossier_of, table


def questions(builder, language="zh"):
    """Return the questions by topic: what is asked, why, and what the answer changes."""
    rows = table(dossier_of(builder, language), "七、" if language == "zh" else "7. ")
    return {topic: (ask, why, changes) for topic, ask, why, changes, _ in rows}


def node(builder, kind, id, **changes):
    at = next(place for place, each in enumerate(builder.nodes) if isinstance(each, kind) and each.id == id)
    builder.nodes[at] = replace(builder.nodes[at], **changes)


def made(builder, **more):
    """Have the firm make x in another way."""
    builder.edges = [edge for edge in builder.edges if edge.start != "far"]
    builder.make("far", "x", **more)


def test_a_firm_of_which_little_is_known_is_asked_seven_in_order(build):
    assert list(questions(build)) == ["决策", "原料", "扩产", "规模", "用户", "条件", "意向"]


def test_a_blank_capacity_is_asked_for_and_one_on_file_is_not(build):
    assert questions(build)["规模"] == ("x一年做多少，开工多少", "产能没有资料", "够不够供本地")
    made(build, capacity=30, year="2024")
    assert "规模" not in questions(build)


def test_an_old_capacity_is_asked_again(build):
    made(build, capacity=30, year="2015")
    assert questions(build)["规模"][:2] == ("x现在一年做多少", "30吨/年是2015年的数")


def test_the_smallest_plant_that_pays_is_the_reason_if_it_is_on_file(build):
    node(build, Link, "x", min_scale=10.0, min_scale_unit="万吨/年")
    assert questions(build)["规模"][1:] == ("产能没有资料；最小经济规模10万吨/年", "新建够不够最小规模")


def test_a_capacity_in_a_remark_is_to_be_checked(build):
    made(build, note="年产30万吨")
    assert questions(build)["规模"][1] == "产能的说法待核实"


def test_who_decides_is_asked_unless_it_is_known(build):
    assert questions(build)["决策"][0] == "投资由本公司定还是集团定"
    node(build, Firm, "far", legal_form=LegalForm.COMPANY)
    assert "决策" not in questions(build)
    node(build, Firm, "far", legal_form=LegalForm.BRANCH, group="总公司")
    assert questions(build)["决策"] == ("来本市投资由谁定，总公司哪个部门管", "投资由总公司定", "改找总公司谈")


@pytest.mark.parametrize(("basis", "words"), [(Basis.GENERAL, "是行业常识"), (Basis.INFERRED, "是推定")])
def test_that_it_makes_it_is_asked_where_no_page_says_so(build, basis, words):
    assert "产品" not in questions(build)
    made(build, basis=basis)
    assert questions(build)["产品"][1] == f"在做的说法{words}"


def test_the_feed_made_here_is_asked_for_by_name(build):
    assert questions(build)["原料"] == ("a从哪里买、一年多少", "f1、f2在做，可供多少未知", "本地料够不够")


def test_another_route_is_asked_about(build):
    build.link("other")
    build.edges = [edge for edge in build.edges if not (edge.start == "a" and edge.end == "x")]
    build.feed("a", "x", alternatives="either")
    build.feed("other", "x", alternatives="either")
    made(build, route="other")
    assert questions(build)["原料"][:2] == ("能不能改用本地的a", "它用other，本地没有")


def test_without_a_feed_here_it_is_asked_where_it_would_come_from(build):
    build.edges = [edge for edge in build.edges if not (edge.start == "a" and edge.end == "x")]
    assert questions(build)["原料"][1] == "本地没有查到它的原料"


def test_news_of_new_plants_is_asked_about(build):
    assert questions(build)["扩产"][1] == "没有查到扩产消息"
    build.signal("far", SignalKind.EXPANSION, "2025", "再建一套装置")
    assert questions(build)["扩产"][:2] == ("2025年的扩产在哪里、到哪一步", "资料没有写地点")


def test_capacity_settled_elsewhere_is_asked_about(build):
    build.signal("far", SignalKind.EXPANSION, "2025", "在北京新建x装置")
    assert questions(build)["扩产"][1] == "新增产能可能已定在外地"


def test_trouble_comes_first(build):
    build.signal("far", SignalKind.RISK, "2025", "已停产，被立案")
    asked = questions(build)
    assert next(iter(asked)) == "经营"
    assert asked["经营"][2] == "先谈，还是待观察"


def test_a_poor_outlook_is_asked_about_where_there_is_room(build):
    node(build, Firm, "far", legal_form=LegalForm.COMPANY)
    node(build, Link, "x", outlook=Outlook.SURPLUS)
    made(build, capacity=30, year="2024")
    assert questions(build)["市场"][1] == "市场前景：过剩"


def test_dealings_on_file_are_asked_about_instead_of_users(build):
    build.relate("far", "f3", RelationKind.SUPPLIER_OF)
    assert questions(build)["用户"][0] == "与f3的往来现在怎样，能不能扩大"


def test_contact_on_file_changes_the_last_question(build):
    assert questions(build)["意向"][0] == "愿不愿意来抚顺市看一次"
    build.signal("far", SignalKind.CITY_CONTACT, "2025")
    assert questions(build)["意向"][:2] == ("上次接触以后有什么打算", "2025年有过接触")


def test_an_operator_is_asked_what_it_runs(build):
    node(build, Link, "x", siting=Siting.OPERATED)
    assert {"业绩", "条件"} <= set(questions(build))
    assert questions(build)["条件"][0] == "要什么场地，自己投还是只管运营"


def test_answers_are_left_to_be_written(build):
    assert all(row[-1] == "" for row in table(dossier_of(build), "七、"))


def test_every_firm_of_fushun_is_asked_five_to_seven(fushun):
    for firm, chain in candidate_firms(
        fushun, TargetFilter(("ice-snow", "biomedicine-tcm", "equipment-manufacturing"))
    ):
        assert 5 <= len(table(build_dossier(fushun, firm, chain), "七、")) <= 7, firm
