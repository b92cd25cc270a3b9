"""Whatever fails is told in a card of ours, in the page's language: no framework box, no traceback, no detail."""

import re

import pytest

from graph.errors import InvalidRequest, LianpuError, NotFound
from tests.views.line import look
from tests.views.scripts.failing_script import SECRET
from tests.views.served import HOME, open_page, shown
from views.shared.failure import in_language


@pytest.mark.parametrize(
    ("error", "zh", "en"),
    [
        (NotFound("没有这条链 / no such chain"), "没有这条链", "no such chain"),
        (NotFound("打不开 a / b / cannot open a / b"), "打不开 a / b", "cannot open a / b"),
        (NotFound("只有一句"), "只有一句", "只有一句"),
        (LianpuError("/var/x 打不开"), "/var/x 打不开", "/var/x 打不开"),
        (InvalidRequest("不行", "no"), "不行", "no"),
    ],
)
def test_an_error_is_said_in_one_language(error, zh, en):
    assert (in_language(error, "zh"), in_language(error, "en")) == (zh, en)


@pytest.fixture(scope="module")
def failing(serve):
    return serve(HOME / "tests" / "views" / "scripts" / "failing_script.py", {"PYTHONPATH": str(HOME)})


@pytest.mark.parametrize("where", ["page", "frame", "dialog", "fragment"])
def test_an_unexpected_error_is_told_with_a_number_wherever_it_is_raised(failing, where):
    seen = look(failing, where=where)
    assert seen.boxes == []
    assert SECRET not in seen.text
    assert "本页没有显示出来" in seen.texts
    assert re.search(r"编号 \*\*[0-9A-F]{6}\*\* 告诉管理员", seen.text)
    assert "重试" in seen.texts


@pytest.mark.browser
def test_an_error_of_a_press_is_told_and_the_page_comes_back(page, failing):
    page.goto(f"{failing}/?where=callback&lang=en")
    page.get_by_role("button", name="press").click()
    page.get_by_text("This page could not be shown").wait_for()
    page.get_by_role("button", name="Try again").click()
    page.get_by_text("drawn to the end").wait_for()
    assert page.locator("[class*=st-key-failure]").count() == 0


@pytest.mark.parametrize(
    ("how", "zh", "en"),
    [
        ("found", "没有这条产业链", "no such chain"),
        ("store", "图谱文件损坏", "the graph file is damaged"),
        ("cannot", "预算不够", "the budget is too small"),
    ],
)
def test_an_error_of_ours_keeps_its_own_sentence(failing, how, zh, en):
    chinese, english = look(failing, where="page", how=how), look(failing, where="page", how=how, lang="en")
    assert chinese.boxes == english.boxes == []
    assert (zh in chinese.text, en in chinese.text, zh in english.text, en in english.text) == (
        True,
        False,
        False,
        True,
    )
    assert "Try again" in english.texts


@pytest.mark.parametrize(("where", "whole"), [("stop", False), ("rerun", True), ("none", True)])
def test_what_stops_or_repeats_a_page_is_no_failure(failing, where, whole):
    seen = look(failing, where=where)
    assert ("drawn to the end" in seen.texts) is whole
    assert "本页没有显示出来" not in seen.texts


@pytest.fixture(scope="module")
def tiny(tiny_app):
    return tiny_app.url


@pytest.mark.parametrize("name", ["nothing", "../x", "没有", "a/b", "x" * 5000, "<b>x</b>"])
def test_an_address_without_a_page_is_told(tiny, name):
    seen = look(tiny, name)
    assert seen.boxes == []
    assert "没有这个页面" in seen.texts


@pytest.mark.browser
def test_an_address_without_a_page_is_kept_and_left_by_the_navigation(page, tiny):
    open_page(page, tiny, "nothing", chain="plastics")
    shown(page, "没有这个页面")
    assert page.url.endswith("/nothing?chain=plastics")
    page.get_by_role("link", name="全景图").click()
    page.wait_for_url(re.compile("/panorama"))


def test_the_overview_answers_to_its_name(tiny):
    seen = look(tiny, "overview")
    assert seen.boxes == []
    assert "没有这个页面" not in seen.texts
