"""The targets board as a planner works with it: weights, filters, quadrant, and an address that reopens it all."""

import csv
import io
import re
from pathlib import Path

import pytest

from graph.analysis.lists.calls import calls
from graph.analysis.lists.supply_risks import supply_risks
from graph.analysis.targets.target_score import WEIGHTS
from graph.analysis.verdicts.states import Strategy
from reports.wording.sentences import short_name
from tests.views.line import look
from tests.views.served import asked, open_page, quiet, settled

ALIGNED = """() => {
    const selects = ["chain", "district", "chief", "force", "basis"];
    // in English the strategies stand in a row of their own where they would be cut
    const apart = document.documentElement.lang === "en" && innerWidth <= 1400;
    const facets = apart ? selects : ["strategy", ...selects];
    const labels = facets.map((facet) =>
        document.querySelector(`.st-key-targets-${facet} [data-testid=stWidgetLabel]`));
    const tops = labels.map((label) => label?.getBoundingClientRect().top ?? NaN);
    return Math.max(...tops) - Math.min(...tops) <= 1;
}"""


@pytest.fixture(scope="module")
def url(fushun_app):
    return fushun_app.url


def open_board(page, url, query=""):
    open_page(page, url, f"targets?{query}")


def ranks(page):
    page.locator("tr[data-click]").first.wait_for()
    return page.locator("tr[data-click] td.rank").all_inner_texts()


def links(page):
    page.locator("tr[data-click]").first.wait_for()
    return [each.get_attribute("data-click") for each in page.locator("tr[data-click]").all()]


def choose(page, label, option):
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).click()


def slide(page, term, key, times):
    handle = page.locator(f".st-key-weight-{term}").get_by_role("slider")
    for _ in range(times):
        handle.press(key)


@pytest.mark.browser
def test_a_weight_reorders_the_board_is_told_in_words_and_reset(page, url):
    open_board(page, url)
    before = links(page)
    slide(page, "pull", "Home", 1)
    note = page.get_by_text("若“本地要用”由 20 改为 0：").first
    note.wait_for()
    assert " → 第 " in note.inner_text()
    page.wait_for_function("() => new URLSearchParams(location.search).get('weights') === 'pull-0'")
    settled(page)
    after = links(page)
    assert after != before
    assert ranks(page) == [str(place) for place in range(1, 15)]
    page.get_by_role("button", name="还原", exact=True).click()
    note.wait_for(state="detached")
    settled(page)
    assert links(page) == before
    assert "weights" not in asked(page)


@pytest.mark.browser
def test_an_address_reopens_weights_filters_view_and_target(page, url):
    open_board(page, url, "weights=pull-30.owner-0&strategy=supplement&chain=equipment-manufacturing&lang=en")
    page.get_by_text('With "local pull" at 30 instead of 20, "owner\'s need" at 0 instead of 5:').first.wait_for()
    assert page.locator(".st-key-weight-owner").get_by_role("slider").input_value() == "0"
    assert page.locator(".st-key-weight-pull").get_by_role("slider").input_value() == "30"
    first = links(page)[0]
    page.locator(f"tr[data-click='{first}']").click()
    page.locator(".st-key-target-profile").wait_for()
    held = page.url
    assert asked(page) == {
        "weights": "pull-30.owner-0",
        "strategy": "supplement",
        "chain": "equipment-manufacturing",
        "lang": "en",
        "link": first,
    }
    page.goto(held)
    page.locator(".st-key-target-profile").wait_for()
    assert links(page)[0] == first


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"chain": "nowhere", "weights": "owner-99.nobody-3.pull--1"}, "地址里的这些不在资料里："),
        ({"weights": ".".join(f"{weight.id}-0" for weight in WEIGHTS)}, "各项权重不能都为 0"),
    ],
)
def test_what_the_address_cannot_mean_is_said_and_the_declared_weights_stand(url, query, told):
    seen, plain = look(url, "targets", **query), look(url, "targets")
    assert told in seen.text
    assert "改为" not in seen.said
    assert board(seen) == board(plain) != []


def board(seen):
    """The links of the board in their order."""
    return re.findall(r'<tr [^>]*data-click="([\w-]+)"', "".join(seen.drawn))


@pytest.mark.browser
def test_filters_count_beside_each_choice_and_keep_to_the_address(page, url, fushun):
    count = len(fushun.targets_of("central-local"))
    open_board(page, url)
    choose(page, "产业链", f"央地合作 {count}")
    page.get_by_text(f"1–{min(count, 14)} / {count}").wait_for()
    page.get_by_role("radio", name="补链").or_(page.get_by_role("button", name="补链")).first.click()
    page.wait_for_function("() => new URLSearchParams(location.search).get('strategy') === 'supplement'")
    assert asked(page)["chain"] == "central-local"
    settled(page)
    shown = len(links(page))
    page.get_by_text(f"1–{shown} / {shown}").wait_for()
    assert 0 < shown < 14


@pytest.mark.browser
def test_where_nothing_passes_the_filter_to_remove_is_named_with_what_would_be_seen(page, url, fushun):
    strengthened = sum(target.strategy is Strategy.STRENGTHEN for target in fushun.targets)
    of_the_chain = len(fushun.targets_of("clean-energy"))
    open_board(page, url, "chain=clean-energy&strategy=strengthen")
    page.get_by_text("没有同时符合的目标").wait_for()
    page.get_by_text("当前筛选：强链 · 清洁能源。").wait_for()
    page.get_by_text(f"去掉“清洁能源”可见 {strengthened} 个。").wait_for()
    page.get_by_text(f"去掉“强链”可见 {of_the_chain} 个。").wait_for()
    page.get_by_role("button", name="去掉“清洁能源”").click()
    page.get_by_text(f"1–{min(14, strengthened)} / {strengthened}").wait_for()
    assert "chain" not in asked(page)


@pytest.mark.browser
def test_what_to_verify_comes_first_and_opens_its_link(page, url, fushun):
    folded = len(calls(fushun)) - 4
    open_board(page, url)
    block = page.locator(".verify").first
    block.get_by_text("先核实").wait_for()
    assert block.locator("tbody tr").count() == 4
    page.get_by_text(f"其余 {folded} 个电话").click()
    page.locator(".verify.bare tbody tr").nth(folded - 1).wait_for()
    page.get_by_text(f"断供风险 {len(supply_risks(fushun))}").wait_for()
    block.locator("[data-click]").first.click()
    page.locator(".st-key-link-profile").wait_for()
    assert "/panorama?" in page.url


@pytest.mark.browser
def test_targets_are_ticked_together_and_what_is_shown_is_handed_out_in_its_order(page, url, fushun):
    open_board(page, url, "strategy=strengthen")
    count = sum(target.strategy is Strategy.STRENGTHEN for target in fushun.targets)
    boxes = page.get_by_role("checkbox", name="选", exact=False)
    boxes.nth(1).click()
    page.get_by_text("已选 1 个目标").wait_for()
    page.get_by_role("checkbox", name="选所列各行").click()
    page.get_by_text(f"已选 {min(count, 14)} 个目标").wait_for()
    assert "link" not in asked(page), "a tick opens nothing"
    page.get_by_role("button", name=f"导出所列 {count} 行").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="GB18030").click()
    rows = list(csv.DictReader(io.StringIO(Path(waiting.value.path()).read_bytes().decode("gb18030"))))
    assert [row["链环"] for row in rows][: min(count, 14)] == page.locator(
        "tr[data-click] td:nth-child(4) b"
    ).all_inner_texts()
    page.get_by_role("button", name="清除", exact=True).last.click()
    page.get_by_text("已选").wait_for(state="detached")


@pytest.mark.browser
def test_a_filter_of_the_table_holds_when_its_fields_are_folded_again(page, url, fushun):
    open_board(page, url)
    tools = page.locator(".st-key-tools-board")
    tools.get_by_text(f"{len(fushun.targets)} / {len(fushun.targets)}").wait_for()
    wanted = short_name(fushun.city.links[fushun.targets[2].link_id], "zh")
    rows = [target for target in fushun.targets if wanted in short_name(fushun.city.links[target.link_id], "zh")]
    field = page.get_by_role("textbox", name="链环", exact=True)
    assert field.count() == 0, "fields are drawn where they are opened"
    tools.get_by_role("button", name="筛选、排序").click()
    field.fill(wanted)
    field.press("Enter")
    narrowed = tools.get_by_text(f"{len(rows)} / {len(fushun.targets)}")
    narrowed.wait_for()
    page.keyboard.press("Escape")
    field.wait_for(state="hidden")
    settled(page)
    assert narrowed.is_visible()
    assert page.locator("tr[data-click]").count() == len(rows)


def test_a_chain_that_is_not_surveyed_shows_its_questions(url):
    said = look(url, "targets", chain="biomedicine-tcm").said
    for text in ("先摸底", "判不出强弱和缺口，所以没有目标", "有没有企业在做，谁在做"):
        assert text in said
    assert "没有同时符合的目标" not in said


@pytest.mark.browser
def test_what_is_seen_through_bears_its_tag_and_has_no_candidates(page, url):
    open_board(page, url, "strategy=see_through&link=gangue-processing")
    profile = page.locator(".st-key-target-profile")
    profile.get_by_text("盯办").first.wait_for()
    assert profile.get_by_text("候选企业").count() == 0
    tags = page.locator("tr[data-click] .tag")
    tags.first.wait_for()
    assert set(tags.all_inner_texts()) == {"盯办"}


@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_labels_of_the_filters_stand_in_one_line(page, url, language):
    open_board(page, url, f"lang={language}")
    for width in (1280, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        # the first paint may still be waiting for its fonts
        page.wait_for_function(ALIGNED, timeout=10_000)


@pytest.mark.browser
def test_the_quadrant_opens_a_target_and_is_handed_out_as_a_file(page, url):
    open_board(page, url, "view=quadrant")
    picture = page.locator("svg.quadrant")
    picture.wait_for()
    texts = picture.locator("text").all_text_contents()
    assert {name for text in texts for name in ("先办", "攻坚", "择机", "缓办") if text.startswith(name)} == {
        "先办", "攻坚", "择机", "缓办",
    }  # fmt: skip
    quiet(page)
    # all in one look, for the page may be scrolled between two
    measure = "labels => labels.map(each => each.getBoundingClientRect().toJSON())"
    boxes = picture.locator("text.label").evaluate_all(measure)
    assert len(boxes) > 5
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            apart = (
                one["x"] + one["width"] <= other["x"] + 1
                or other["x"] + other["width"] <= one["x"] + 1
                or one["y"] + one["height"] <= other["y"] + 6
                or other["y"] + other["height"] <= one["y"] + 6
            )
            assert apart
    with page.expect_download() as waiting:
        page.get_by_role("button", name="导出图片").click()
    assert Path(waiting.value.path()).read_text(encoding="utf-8").startswith("<?xml")
    dot = picture.locator("[data-click=modified-plastics]")
    dot.focus()
    page.keyboard.press("Enter")
    page.locator(".st-key-target-profile").get_by_role("heading", name="改性塑料").wait_for()
    assert asked(page)["view"] == "quadrant"


def test_english_is_complete(url):
    seen = look(url, "targets", lang="en")
    assert "Targets" in seen.headings
    assert "Merit and feasibility" in seen.said
    assert seen.boxes == []
