"""The next step with a candidate: whom to go through and what to ask, a case each."""

from dataclasses import replace

import pytest

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.judgement import judge
from graph.model.kinds import Basis, LegalForm, MakeStatus, RelationKind, SignalKind, Siting
from graph.model.nodes import Firm
from reports.wording.approach_words import approach_words
from tests.graph.analysis.conftest import Builder
from tests.in_memory import snapshot_of


@pytest.fixture
def build() -> Builder:
    """f1 and f2 make a, which x is made of; f3 makes b of x; far, in Beijing, makes x."""
    builder = Builder()
    for link in ("a", "x", "b"):
        builder.link(link)
    builder.chain("c", "a", "x", "b")
    builder.feed("a", "x")
    builder.feed("x", "b")
    for firm in ("f1", "f2", "f3"):
        builder.firm(firm)
    builder.firm("far", city="北京", province="北京", legal_form=LegalForm.COMPANY)
    builder.make("f1", "a")
    builder.make("f2", "a")
    builder.make("f3", "b")
    builder.make("far", "x")
    return builder


def step(builder, language="zh"):
    judgement = judge(snapshot_of(builder.facts()))
    candidate = next(iter(rank_candidates(judgement.city, "x")), None)
    return approach_words(judgement.city, judgement.target("x"), candidate, language)


def firm(builder, **changes):
    at = next(place for place, node in enumerate(builder.nodes) if isinstance(node, Firm) and node.id == "far")
    builder.nodes[at] = replace(builder.nodes[at], **changes)


def made(builder, **more):
    builder.edges = [edge for edge in builder.edges if edge.start != "far"]
    builder.make("far", "x", **more)


def without_user(builder):
    """Leave the link to be extended to: nobody here takes it, somebody elsewhere does."""
    builder.edges = [edge for edge in builder.edges if not (edge.start == "x" and edge.end == "b")]
    at = next(place for place, node in enumerate(builder.nodes) if node.id == "x")
    builder.nodes[at] = replace(builder.nodes[at], buyers="某厂")


def test_a_user_here_goes_along_and_the_quantity_is_asked(build):
    assert step(build) == "会同f3（用户），问能不能供、一年多少"
    assert step(build, "en") == "go with f3, its user here: ask if it could supply it, and how much a year"


def test_without_a_user_a_firm_far_away_is_called_and_the_feed_is_asked_about(build):
    without_user(build)
    assert step(build) == "电话联系、去函，问一年要多少a"


def test_a_firm_of_the_province_is_seen_with_the_maker_of_its_feed(build):
    without_user(build)
    firm(build, city="大连", province="辽宁")
    assert step(build) == "会同f1（供料），问一年要多少a"


def test_a_firm_that_deals_with_one_here_is_introduced_by_it(build):
    build.relate("far", "f3", RelationKind.SUPPLIER_OF)
    assert step(build).startswith("请f3介绍（供应商），")


def test_a_firm_of_a_group_is_approached_through_its_kin_here(build):
    firm(build, group="g")
    at = next(place for place, node in enumerate(build.nodes) if node.id == "f2")
    build.nodes[at] = replace(build.nodes[at], group="g")
    assert step(build).startswith("请f2牵线，")
    firm(build, decided_by="总公司")
    assert step(build).startswith("请f2牵线找总公司，")


def test_where_a_parent_decides_the_parent_is_spoken_to(build):
    firm(build, decided_by="总公司", legal_form=LegalForm.SUBSIDIARY)
    assert step(build).startswith("找总公司谈，")


def test_a_firm_in_a_zone_apart_is_asked_through_the_zone(build):
    judgement = judge(snapshot_of(build.facts()))
    (candidate,) = rank_candidates(judgement.city, "x")
    apart = replace(candidate, in_separate_zone=True, firm=replace(candidate.firm, city="沈抚示范区"))
    told = approach_words(judgement.city, judgement.target("x"), apart, "zh")
    assert told.startswith("商请沈抚示范区引见，")


def test_what_no_page_says_is_checked_before_anybody_goes(build):
    made(build, basis=Basis.GENERAL)
    assert step(build) == "查实后会同f3（用户），问能不能供、一年多少"


def test_a_firm_that_may_be_no_maker_is_called_first(build):
    made(build, basis=Basis.INFERRED)
    assert step(build) == "先电话问清x是不是自己在做"


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        (SignalKind.RISK, "已停产，被立案", "本年不派人；看下一份年报，好转再谈"),
        (SignalKind.EXPANSION, "在北京新建x装置", "本年不派人；电话问下一个项目选不选址"),
    ],
)
def test_nobody_goes_to_a_firm_on_watch(build, kind, text, told):
    build.signal("far", kind, "2025", text)
    assert step(build) == told


def test_a_plant_that_is_only_planned_is_waited_for(build):
    made(build, status=MakeStatus.PLANNED)
    assert step(build) == "本年不派人；等它投产再谈"


def test_a_move_that_is_open_is_asked_about(build):
    build.signal("far", SignalKind.EXPANSION, "2025", "再建一套x装置")
    assert step(build) == "会同f3（用户），问扩产选在哪里"


def test_an_operator_is_asked_for_its_terms(build):
    at = next(place for place, node in enumerate(build.nodes) if node.id == "x")
    build.nodes[at] = replace(build.nodes[at], siting=Siting.OPERATED)
    assert step(build).endswith("问合作方式、自己投多少")


def test_without_a_candidate_a_local_firm_is_asked_first(build):
    build.edges = [edge for edge in build.edges if edge.start != "far"]
    assert step(build) == "先问f1有无来做的打算，再找线索"


def test_steps_of_fushun_differ_by_case(fushun):
    told = [
        approach_words(fushun.city, target, candidate, "zh")
        for target in fushun.targets
        for candidate in rank_candidates(fushun.city, target.link_id)
    ]
    assert len(set(told)) > 100
    assert max(map(len, told)) <= 45
