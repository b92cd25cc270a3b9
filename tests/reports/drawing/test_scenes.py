"""What the panorama and the profile say of Fushun's own facts, in both languages."""

import re
from pathlib import Path

import pytest

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.verdicts.states import LinkState
from reports.drawing.scenes import build_scene
from reports.wording.candidate_words import candidate_reason
from reports.wording.sentences import detail
from reports.wording.target_words import owner_need, reason

HOME = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def judgement(fushun):
    return fushun


def said(judgement, chain, link, language="zh"):
    return detail(judgement.city, judgement.verdicts[chain][link], language)


def test_second_lines_of_cards(judgement):
    chain = "petrochem-new-materials"
    assert said(judgement, chain, "ethylene") == "1 家 · 80 万吨"
    assert said(judgement, chain, "hdpe") == "1 家 · 35 万吨 等 2 笔", "two entries are counted, not added"
    assert said(judgement, chain, "alpha-olefin") == "候选 2 家"
    assert said(judgement, chain, "poe") == "在建 1 项"
    assert said(judgement, chain, "mixed-c4") == "1 家 · 产能未知"
    assert said(judgement, chain, "ethylene", "en") == "1 firm · 800 kt/y"


def test_a_stopped_plant_is_weak_and_says_so(judgement):
    verdict = judgement.verdicts["metallurgical-new-materials"]["titanium-sponge"]
    assert verdict.state is LinkState.WEAK
    assert said(judgement, "metallurgical-new-materials", "titanium-sponge") == "1 家 · 停产"


def test_reasons_are_made_of_facts(judgement):
    target = judgement.target("alpha-olefin")
    text = reason(judgement.city, target, "zh")
    assert text == "高密度聚乙烯、线性低密度聚乙烯等 3 环在本地要用；核心投入 2/2 在本地"
    assert reason(judgement.city, target, "en") == "Used here by HDPE, LLDPE and 1 more; core inputs here 2/2"
    assert owner_need(judgement.city, target, "zh") == "链主抚顺石化要用"
    first = rank_candidates(judgement.city, "alpha-olefin")[0]
    assert candidate_reason(first, "zh").startswith("产品：α-烯烃")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_chain_has_a_whole_scene(judgement, language):
    for chain in judgement.city.chains:
        scene = build_scene(judgement, chain, language)
        assert len(scene.cards) == len(judgement.verdicts[chain])
        assert sum(entry.count for entry in scene.legend) == len(scene.cards)
        known = {card.id for card in scene.cards}
        assert all(line.start in known and line.end in known for line in scene.lines)
        assert sorted(card.rank for card in scene.cards if card.rank) == list(
            range(1, min(10, len(judgement.targets_of(chain))) + 1)
        )


def test_english_scenes_hold_chinese_only_in_names_from_the_data(judgement):
    for chain in judgement.city.chains:
        for card in build_scene(judgement, chain, "en").cards:
            named = judgement.city.links[card.id].name_en is not None
            assert not (named and re.search("[\u4e00-\u9fff]", card.full_name))
            own_words = card.detail.split(" · ")[0]
            assert not re.search("[\u4e00-\u9fff]", own_words), own_words


def test_the_sheet_marks_what_is_inferred_in_both_languages_and_counts_no_targets_it_has_not(judgement):
    for language, mark in (("zh", "（推定）"), ("en", "(inferred)")):
        sheet = build_scene(judgement, "agri-food", language).sheet
        assert mark in sheet.facts[0]
        assert len(sheet.targets) == 2
        assert sheet.targets_title in ("最紧要的目标", "The most pressing targets")
