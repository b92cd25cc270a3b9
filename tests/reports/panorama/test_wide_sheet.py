"""The 16:9 sheet: what stands on it, its size, and that every form of it is written."""

import re
from xml.etree.ElementTree import fromstring

import pytest

from graph.analysis.records import Records
from graph.analysis.target_filter import TargetFilter
from reports.deliverable import Commission
from reports.drawing.wide import Panel, Sign, Words, text_of
from reports.formats.deck import placed
from reports.one_page.context import OnePageContext
from reports.panorama.deliverable import PANORAMA, Panorama
from reports.panorama.wide_sheet import wide_slide
from reports.publishing import publish

SVG = "{http://www.w3.org/2000/svg}"
SIDE_X = 932.0


def texts(slide):
    return [text_of(runs) for item in slide.items if isinstance(item, Words) for runs in item.paragraphs]


@pytest.fixture(scope="module")
def slide(tiny):
    return wide_slide(OnePageContext(tiny, "oil", "zh"))


def test_it_has_groups_by_stage_with_their_counts_and_firms(slide):
    told = texts(slide)
    assert told[:4] == ["上游 1个", "炼油产品 1", "1", "甲炼"]
    assert "中游 2个链环，缺1个" in told
    assert told[told.index("塑料制品 1") + 2 :][:2] == ["甲市薄膜厂", "甲市包装厂"]


def test_its_targets_are_called_priorities(slide):
    told = texts(slide)
    at = told.index("重点1")
    assert told[at : at + 4] == ["重点1", "聚乙烯", "本地包装薄膜要用", "先谈丙市聚烯烃公司"]
    assert not [text for text in told if "靶" in text]


def test_its_legend_holds_every_state_there_is_with_its_total(slide):
    named = [item.name for item in slide.items if isinstance(item, Sign)]
    assert named[-5:] == ["强2", "已有待核1", "在建1", "缺1", "不招引1"]


def test_no_card_lies_on_another(fushun):
    for chain in fushun.city.chains:
        for language in ("zh", "en"):
            items = wide_slide(OnePageContext(fushun, chain, language)).items
            cards = [item for item in items if isinstance(item, Panel) and item.edge == "line"]
            for at, one in enumerate(cards):
                for other in cards[at + 1 :]:
                    beside = one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
                    below = one.y + one.height <= other.y + 0.01 or other.y + other.height <= one.y + 0.01
                    assert beside or below, (chain, language)


def test_what_is_in_a_card_stays_in_it(fushun):
    for chain in fushun.city.chains:
        items = wide_slide(OnePageContext(fushun, chain, "zh")).items
        cards = [item for item in items if isinstance(item, Panel) and item.edge == "line"]
        for card in cards:
            for item in items:
                if (
                    isinstance(item, Words)
                    and card.x <= item.x < card.x + card.width
                    and card.y <= item.y < card.y + card.height
                ):
                    assert item.y + item.height <= card.y + card.height + 0.01, (chain, text_of(item.paragraphs[0]))
                    assert item.x + item.width <= card.x + card.width + 0.01, (chain, text_of(item.paragraphs[0]))


def test_the_file_is_one_drawing_that_refers_to_nothing_outside(tiny):
    svg = Panorama(Commission(tiny, TargetFilter(), Records(), "zh"), "oil").wide
    root = fromstring(svg)
    assert (root.get("viewBox"), root.get("width")) == ("0 0 1280 720", "338.67mm")
    assert "http" not in svg.replace('xmlns="http://www.w3.org/2000/svg"', "")
    sizes = {float(node.get("font-size")) for node in root.iter(f"{SVG}text") if node.get("font-size")}
    assert min(sizes) * 72 / 96 == pytest.approx(16, abs=0.001)


def test_it_is_published_beside_the_a3_sheet(tiny):
    made = {form: list(publish(tiny, PANORAMA, form)) for form in PANORAMA.forms}
    assert list(made) == ["pdf", "png", "svg", "16x9.pdf", "16x9.png", "16x9.svg"]
    assert [file.name for file in made["16x9.pdf"]] == ["甲市石油化工产业链全景图.16x9.pdf"]
    (pdf,) = made["16x9.pdf"]
    width, height = map(float, re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf.content).groups())
    assert (round(width), round(height)) == (960, 540)
    assert PANORAMA.form_name("16x9.pdf", "zh") == "PDF（16:9）"


def test_a_chain_that_is_not_surveyed_has_its_questions_on_it(fushun):
    told = texts(wide_slide(OnePageContext(fushun, "agri-food", "zh")))
    assert told[told.index("先问这些链环") + 1].startswith("1. ")


def test_the_sheet_has_a_title_an_owner_and_a_foot(tiny, slide):
    assert (slide.title, slide.right) == ("石油化工产业链全景", "链主 甲炼（推定）")
    assert slide.foot == "左供右；组名后为链环数；没有查到不等于没有。资料截至2025年12月。"
    assert len(placed(slide)) == len(slide.items) + 4


def test_whoever_is_on_old_records_alone_is_verified_and_not_asked_to_grow(fushun):
    told = texts(wide_slide(OnePageContext(fushun, "ice-snow", "zh")))
    at = told.index("滑雪场运营")
    assert told[at + 1].startswith("本地在做，但")
    assert told[at + 2] == "先核实清原旅游发展还做不做"
    clean = texts(wide_slide(OnePageContext(fushun, "clean-energy", "zh")))
    assert "四个重点" in clean
    assert clean[clean.index("风电场") + 2] == "盯着办成，不另招", "a name alone says nothing of what to do"
