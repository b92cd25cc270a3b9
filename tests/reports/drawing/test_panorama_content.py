"""What the panorama and the profile say of Fushun's own facts, in both languages."""

import re
from pathlib import Path

import pytest

from graph.analysis.candidates.candidates import rank_candidates
from reports.drawing.panorama_content import build_scene
from reports.wording.candidates import candidate_reason
from reports.wording.sentences import card_subtitle
from reports.wording.targets import owner_need, reason

HOME = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def judgement(fushun):
    return fushun


def said(judgement, link, language="zh"):
    return card_subtitle(judgement.city, judgement.verdicts[link], language)


@pytest.mark.parametrize(
    ("link", "zh", "en"),
    [
        ("mek", "5.5 万吨 · 2015", "55 kt/y · 2015"),
        ("hdpe", "35 万吨 · 2012", "350 kt/y · 2012"),
        ("ethylene", "80 万吨 · 2025", "800 kt/y · 2025"),
        ("propylene", "1 家 · 规模大", "1 firm · large scale"),
        ("hydrogen", "1 家 · 装置自用", "1 firm · captive"),
        ("oilfield-alkylbenzene", "市场地位有据 · 2025", "market position · 2025"),
        ("theme-park", "2 家", "2 firms"),
        ("acrylonitrile", "1 家 · 问产能", "1 firm · ask its size"),
        ("ethanolamine", "旧资料 · 2010", "old record · 2010"),
        ("mesophase-pitch", "只供自用", "own use only"),
        ("acetone", "在建 1 项 · 2024", "1 under construction · 2024"),
        ("pinacolone", "进展待问 1 项", "progress unknown"),
        ("dairy", "待摸底", "to be surveyed"),
        ("acrylic-acid", "候选 2 家", "2 candidates"),
        ("chlor-alkali", "限制新增", "new capacity restricted"),
        ("titanium-sponge", "停产多年 · 2014", "stopped long ago · 2014"),
        ("uhmwpe", "洽谈 1 项", "1 in talks"),
        ("hydrogen-cyanide", "应有待查", "Must exist, ask the user"),
        ("methanol", "外购即可", "bought in"),
        ("cumene", "随所附装置在建 · 2024", "with its plant · 2024"),
        ("snow-gun-nozzle", "装置自用", "captive"),
    ],
)
def test_second_lines_of_cards(judgement, link, zh, en):
    assert (said(judgement, link), said(judgement, link, "en")) == (zh, en)


def test_a_project_that_adds_nothing_or_lapsed_is_not_under_way(judgement):
    scene = build_scene(judgement, "petrochem-new-materials", "zh")
    works = {card.id: card.works for card in scene.cards}
    assert works["fully-refined-wax"] == 1
    assert works["poe"] == 0, "under construction by hearsay alone"
    assert works["ethylene"] == 0, "an upgrade of the plant adds nothing to the link"
    assert works["uhmwpe-fiber"] == 0, "not heard of since 2010"


def test_reasons_are_made_of_facts(judgement):
    target = judgement.target("ethylene-carbonate")
    assert reason(judgement.city, target, "zh") == (
        "本地锂/钠电池电解液（东科新能源，在建）要用它；原料有环氧乙烷（抚顺石化）；工业二氧化碳回收利用本身也是目标"
    )
    assert reason(judgement.city, target, "en") == (
        "Used here by Battery electrolyte (东科新能源, under construction); feeds here: Ethylene oxide (抚顺石化); "
        "Industrial CO2 recovery: a target too"
    )
    assert owner_need(judgement.city, target, "zh") == "链主没有直接需求"
    first = rank_candidates(judgement.city, "acrylamide")[0]
    assert candidate_reason(first, "zh").startswith("产品：")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_chain_has_a_whole_scene(judgement, language):
    for chain in judgement.city.chains:
        scene = build_scene(judgement, chain, language)
        assert len(scene.cards) == len(judgement.inside(chain))
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


def test_the_sheet_of_a_chain_to_be_surveyed_marks_what_is_inferred_and_says_what_to_ask(judgement):
    for language, mark in (("zh", "（推定）"), ("en", "(inferred)")):
        sheet = build_scene(judgement, "agri-food", language).sheet
        assert mark in sheet.facts[0]
        assert sheet.targets_title in ("先问这些链环", "What to ask first")
    sheet = build_scene(judgement, "agri-food", "zh").sheet
    assert sheet.targets[0] == ("1", "复合调味料", "摸底", "问Shiyada生物(中文名待核)：一年做多少，供给谁，市场占多少")
    assert len(sheet.targets) == 5


def test_the_sheet_of_a_chain_with_targets_names_the_first_five(judgement):
    sheet = build_scene(judgement, "fine-chemicals", "zh").sheet
    assert sheet.targets_title == "优先目标前五"
    assert [row[0] for row in sheet.targets] == [f"重点{rank}" for rank in range(1, 6)]
    assert sheet.targets[0][1:3] == ("丙烯酰胺", "补链")
