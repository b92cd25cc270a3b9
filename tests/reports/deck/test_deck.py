"""Every chain of Fushun has its deck in both languages: twelve slides, or six, and nothing leaves its box."""

import re
from random import Random

import pytest

from graph.analysis.judgement import judge
from graph.analysis.lists.field_survey import needs_survey
from reports.deck.content import build_deck, cited_on
from reports.drawing.panorama_text import ELLIPSIS
from reports.drawing.wide import Words, text_of
from reports.formats.deck import placed, texts_of
from tests.chance import rounds
from tests.graph.analysis.conftest import random_city
from tests.in_memory import snapshot_of
from tests.reports.deck.conftest import overflows

LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module")
def decks(fushun):
    """The deck of each chain in each language."""
    chains = fushun.city.chains
    return {(chain, language): build_deck(fushun, chain, language) for chain in chains for language in LANGUAGES}


@pytest.fixture(scope="module")
def deck(tiny):
    return build_deck(tiny, "oil")


def told(slide):
    return [text_of(runs) for runs in texts_of(slide)]


def test_a_chain_has_twelve_slides_and_one_not_surveyed_six(fushun, decks):
    counted = {key: len(deck.slides) for key, deck in decks.items()}
    assert counted == {key: 6 if needs_survey(fushun, key[0]) else 12 for key in decks}
    assert sorted(counted.values()) == [6] * 8 + [12] * 20


def test_nothing_leaves_its_box(decks):
    assert {key: found for key, deck in decks.items() if (found := overflows(deck))} == {}


def test_every_slide_has_a_title_of_its_own(decks):
    for deck in decks.values():
        titles = [slide.title for slide in deck.slides]
        assert all(titles)
        assert len(set(titles)) == len(titles)


def test_every_source_cited_on_a_slide_is_in_its_notes(decks):
    cited = 0
    for key, deck in decks.items():
        for slide in deck.slides:
            noted = {int(number) for line in slide.notes for number in re.findall(r"^\[(\d+)\] ", line)}
            assert noted == cited_on(slide), (key, slide.title)
            cited += len(noted)
    assert cited > 250


def test_every_source_cited_is_on_the_last_slide(decks):
    for key, deck in decks.items():
        every = set().union(*(cited_on(slide) for slide in deck.slides))
        assert every == {int(number) for number in re.findall(r"\[(\d+)\] ", " ".join(told(deck.slides[-1])))}, key


def test_every_text_of_the_panorama_is_read_from_afar(fushun, decks):
    for (chain, language), deck in decks.items():
        if not needs_survey(fushun, chain):
            sizes = {item.size for item in placed(deck.slides[2], 3, 12) if isinstance(item, Words)}
            assert min(sizes) >= 16, (chain, language)


def test_no_text_of_the_chinese_decks_is_broken_off(decks):
    for (chain, language), deck in decks.items():
        if language == "zh":
            assert [text for slide in deck.slides for text in (slide.title, *told(slide)) if ELLIPSIS in text] == [], (
                chain
            )


def test_a_chain_that_is_not_surveyed_names_no_gap(fushun, decks):
    thin = [key for key in decks if needs_survey(fushun, key[0])]
    assert len(thin) == 8
    for key in thin:
        texts = " ".join(text for slide in decks[key].slides for text in told(slide))
        assert not re.search("重点1|No. 1|补链|延链|Supplement", texts), key


def test_the_slides_come_in_their_order(deck):
    assert [slide.title for slide in deck.slides] == [
        "甲市石油化工产业链",
        "家底：6个链环，本地在做3个，缺1个",
        "石油化工产业链全景",
        "强在石脑油、包装薄膜，缺聚乙烯",
        "两个重点：先办聚乙烯、聚合催化剂",
        "先去谈一家：丙市聚烯烃公司",
        "先打1个电话：问清再判强弱，再谈招引",
        "盯办1项：盯着办成，不另招一家",
        "分三期走：近期新开1步，盯办1环，共2步",
        "最大的风险：原料出自一家，数量没问清",
        "请市里定两件，要办三件",
        "出处和判断方法",
    ]


def test_the_cover_says_what_is_seen_what_comes_first_and_what_is_to_be_decided(deck):
    assert told(deck.slides[0])[2:] == [
        "看到什么",
        "中游2个链环缺1个",
        "先办什么",
        "核实1个链环，盯办1项，谈2个重点",
        "请定什么",
        "原料由谁去商、可供多少；可供地块和容量",
    ]


def test_a_figure_has_its_unit_year_and_source(deck):
    figure = told(deck.slides[1])[1:5]
    assert figure == ["200", "万吨/年", "石脑油能力（甲炼）", "2023年[1]  甲市人民政府"]
    assert "[1] 甲市人民政府，2023、2024年" in deck.slides[1].notes


def test_the_targets_say_why_here_and_whom_first(deck):
    cells = told(deck.slides[4])
    assert cells[5:10] == ["重点1", "聚乙烯", "补链", "本地包装薄膜要用；本地有乙烯", "先谈丙市聚烯烃公司"]
    assert cells[11:13] == ["聚合催化剂", "盯办"]


def test_a_call_says_what_the_answer_would_change(deck):
    assert told(deck.slides[6])[4:] == [
        "乙烯[1]",
        "甲炼",
        "一年做多少，供给谁，市场占多少；可外供多少，已签给谁",
        "说得出产能或市场份额：强",
    ]


def test_a_project_has_its_sum_and_what_to_watch(deck):
    assert told(deck.slides[7])[5:] == ["聚合催化剂项目[1]", "甲市催化剂厂", "1.5亿元", "在建", "投产时间"]


def test_a_blank_is_left_for_the_city_to_fill(decks):
    # ice and snow has neither an owner nor a chief that a source names
    assert any("链主企业____________" in each for each in told(decks["ice-snow", "zh"].slides[10]))


def test_an_english_deck_is_english_but_for_names_of_firms_and_units(tiny):
    english = build_deck(tiny, "oil", "en")
    assert [slide.title for slide in english.slides][1:5] == [
        "Of 6 links, 3 made here, 1 missing",
        "Petrochemicals: panorama",
        "Strong in Naphtha, Packaging film, lacks Polyethylene",
        "Priorities (2), first Polyethylene, Polymerisation catalyst",
    ]
    assert english.title == "Jia: Petrochemicals: deck"


@pytest.mark.parametrize("times", rounds(30, 600))
def test_any_city_has_its_deck(times):
    for seed in range(times):
        judgement = judge(snapshot_of(random_city(Random(seed)).facts()))
        for language in LANGUAGES:
            deck = build_deck(judgement, "chain", language)
            assert overflows(deck) == [], (seed, language)
            assert len(deck.slides) in (6, 12)
