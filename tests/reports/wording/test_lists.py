"""Calls, supply risks and surveys in words, on the links of Fushun and of the tiny city."""

import pytest

from graph.analysis.lists.calls import Question, calls
from graph.analysis.lists.field_survey import firms_asked_about
from graph.analysis.lists.supply_risks import supply_risks
from graph.model.kinds import LinkKind, ProjectStage
from reports.wording.lists import (
    ANSWERS,
    BY_ANSWER,
    addressee,
    answer_effects,
    call_text,
    dependent_links_text,
    question_text,
    risk_text,
    survey_addressee,
    survey_question,
    survey_text,
)
from reports.wording.sentences import firm_name
from tests.graph.analysis.conftest import Builder
from tests.reports.one_page.conftest import judged_in_memory


@pytest.mark.parametrize(
    ("year", "told"),
    [("2012", "还在做：已有待核；已不做：缺（停产）"), ("2026", "还在做：已有待核；已不做：只剩拟建的项目")],
)
def test_a_maker_that_is_gone_has_stopped_and_left_no_lapsed_plan(year, told):
    """Beside a maker of unseen state stands a plan: of long ago, or of late."""
    build = Builder()
    build.link("a")
    build.link("b")
    build.chain("c", "a", "b")
    for firm in ("老厂", "新厂", "三厂"):
        build.firm(firm)
    build.make("老厂", "a", status=None)
    build.make("新厂", "b")
    build.make("三厂", "b")
    build.project("p", "a", ProjectStage.PLANNED, "新厂", start=year)
    judgement = judged_in_memory(build)
    (call,) = (call for call in calls(judgement) if call.link_id == "a")
    assert answer_effects(judgement.city, call, "zh") == told


def test_the_one_call_of_the_tiny_city(tiny):
    (call,) = calls(tiny)
    assert call_text(tiny.city, call, "zh") == "问甲炼：一年做多少，供给谁，市场占多少；可外供多少，已签给谁"
    assert call_text(tiny.city, call, "en") == (
        "Ask 甲炼: How much a year, for whom, what market share? How much can others have, to whom is it promised?"
    )
    assert answer_effects(tiny.city, call, "zh") == "说得出产能或市场份额：强"
    assert answer_effects(tiny.city, call, "en") == "capacity or market share stated: Strong"
    assert (dependent_links_text(call, "zh"), dependent_links_text(call, "en")) == ("2 环", "2 links")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_call_says_whom_to_ask_what_and_what_follows(fushun, language):
    found = calls(fushun)
    assert {call.question for call in found} >= {Question.SIZE, Question.STATE, Question.EXISTENCE, Question.ORIGIN}
    for call in found:
        assert addressee(fushun.city, call, language)
        assert question_text(fushun.city, call, language)
        assert answer_effects(fushun.city, call, language)
        service = fushun.city.links[call.link_id].kind is LinkKind.SERVICE
        assert not (service and "一年" in question_text(fushun.city, call, "zh"))


def test_an_answer_told_is_an_event_that_changes_the_state(fushun):
    """Otherwise a planner asks for nothing; how far a plan is decides by itself."""
    for call in calls(fushun):
        events = {turn.event.id for turn in call.turns}
        decided = call.question is Question.PROGRESS or call.question in BY_ANSWER
        assert events & set(ANSWERS[call.question]) or decided, call.link_id


def test_a_risk_names_who_makes_it_and_who_cannot_do_without(fushun):
    told = {risk.link_id: risk_text(fushun.city, risk, "zh") for risk in supply_risks(fushun)}
    assert told
    for link, words in told.items():
        makers = {firm_name(fushun.city.firms[make.start]) for make in fushun.city.makers[link]}
        assert any(words.startswith(f"只有{name}在做") for name in makers), link


def test_a_survey_asks_first_who_is_on_file_then_for_anybody(fushun):
    found = firms_asked_about(fushun, "agri-food")
    known = [bool(item.local) for item in found]
    assert known == sorted(known, reverse=True)
    for item in found:
        question, who = survey_question(fushun.city, item, "zh"), survey_addressee(fushun.city, item, "zh")
        assert question.startswith(("有没有企业在做", "在哪，")) == (
            not item.firms_to_ask and item.question is Question.EXISTENCE
        )
        assert survey_text(fushun.city, item, "zh") == f"问{who}：{question}"


def test_the_questions_of_a_survey_by_hand(fushun):
    """Nobody on file makes gentian or knows who does; acetone and ethylene oxide are judged in fine chemicals."""
    told = {item.link_id: survey_text(fushun.city, item, "zh") for item in firms_asked_about(fushun, "biomedicine-tcm")}
    assert told["api"] == "问锦盛药业：项目到哪一步，哪年投产"
    assert told["gentian"] == "问抚顺市农业农村局：在哪，面积多大，一年产多少，谁在做"
    assert not {"acetone", "ethylene-oxide", "peg"} & set(told), "judged elsewhere"
    assert "hdpe" not in told, "strong: nothing is to be asked"
