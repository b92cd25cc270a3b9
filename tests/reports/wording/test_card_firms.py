"""Firms by name on the cards of a printed panorama, on cases worked out by hand."""

import pytest

from graph.analysis.judgement import judge
from graph.model.kinds import Basis, MakeStatus, ProjectStage, Scale, Siting
from reports.wording.card_firms import named_firms
from tests.graph.analysis.conftest import Builder
from tests.in_memory import snapshot_of


@pytest.fixture
def build():
    """Three local firms and a link `x` in a chain that is known."""
    found = Builder()
    for link in ("x", "y"):
        found.link(link)
    found.chain("c", "x", "y")
    for firm in ("甲厂", "乙厂", "丙厂"):
        found.firm(firm)
        found.make(firm, "y")
    return found


def words(build, language="zh"):
    judgement = judge(snapshot_of(build.facts()))
    return named_firms(judgement.city, judgement.verdicts["x"], language)


def test_the_largest_local_maker_comes_first_with_its_own_capacity_and_year(build):
    build.make("甲厂", "x", capacity=5.0, year="2024")
    build.make("乙厂", "x", capacity=80.0, year="2023")
    assert words(build) == (
        "乙厂、甲厂 · 80 吨 · 2023",
        "乙厂等2家 · 80 吨 · 2023",
        "乙厂、甲厂 · 80 吨",
        "乙厂等2家 · 80 吨",
        "乙厂等2家",
    )


def test_of_one_maker_of_unknown_size_its_name_and_the_question_stand(build):
    build.make("甲厂", "x")
    assert words(build) == ("甲厂 · 问产能", "甲厂")


def test_who_builds_is_named(build):
    build.project("p", "x", ProjectStage.BUILDING, firm="乙厂", start="2025")
    assert words(build)[0] == "乙厂 · 在建 1 项 · 2025"


def test_of_a_gap_the_heads_of_the_trade_elsewhere_are_named(build):
    for firm in ("小厂", "大厂", "名厂", "推定厂"):
        build.firm(firm, city="上海", province="上海")
    build.make("小厂", "x")
    build.make("大厂", "x", scale=Scale.LARGE)
    build.make("名厂", "x", market_position="全国第一", market_position_year="2024")
    build.make("推定厂", "x", basis=Basis.INFERRED)
    assert words(build) == ("外地 名厂、大厂等3家", "外地 名厂等3家")
    assert words(build, "en") == ("elsewhere 名厂, 大厂 and 1 more", "elsewhere 名厂 and 2 more")


def test_nobody_is_named_where_nobody_is_on_file_or_nobody_is_sought(build):
    assert words(build) == ()
    build.firm("外厂", city="上海", province="上海")
    build.make("外厂", "x")
    build.nodes = [each for each in build.nodes if each.id != "x"]
    build.link("x", Siting.BOUGHT)
    assert words(build) == ()


def test_a_maker_of_unseen_state_is_named_with_that_word(build):
    build.make("甲厂", "x", status=None, year="2024")
    assert words(build)[0].startswith("甲厂 · 现状不清")


def test_a_plant_that_stopped_lately_is_named(build):
    build.make("甲厂", "x", status=MakeStatus.STOPPED, year="2024")
    assert words(build)[0] == "甲厂 · 停产 · 2024"
