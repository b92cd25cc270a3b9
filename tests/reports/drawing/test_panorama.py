"""The picture: what a small scene draws, how names are cut, and what the sheet must never hold."""

import re
from itertools import combinations
from xml.etree.ElementTree import fromstring

import pytest

from graph.analysis.verdicts.states import COUNTED, Mark
from graph.model.kinds import Stage
from reports.drawing.layout.pixel_layout import NARROW_CARD, WIDE_CARD
from reports.drawing.markup import to_text
from reports.drawing.panorama import draw, lay_out, print_sheet
from reports.drawing.panorama_marks import mark
from reports.drawing.panorama_scene import InputLine, Lane, Legend, LinkCard, PanoramaScene, PrintSheet, SceneLabels
from reports.drawing.panorama_style import STYLE, resolved
from reports.drawing.panorama_text import by_clauses, cut, text_width, two_lines, wrap
from reports.drawing.tokens import STATE_STYLES, TONES, colours, css_variables

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<img src=x onerror=alert(1)> ]]> & </text><script>\x00"


def card(name, stage, mark, **over):
    given = {"owner": False, "rank": None, "detail": "1 家 · 产能未知", "full_name": name}
    given |= {"readout": f"{name} · {mark.zh}", "label": f"{name}，{mark.zh}"} | over
    return LinkCard(id=name, name=name, stage=stage, mark=mark, **given)


def scene(*cards, lines=(), title="某市某产业链全景图", language="zh"):
    lanes = tuple(Lane(stage, stage.label(language), "2 环 · 缺 1") for stage in Stage)
    words = SceneLabels(language, "主", "核心投入", "辅助投入", "链主在产", "位次")
    targets = tuple((f"重点{at}", f"目标{at}", "补链", "两端都在本地") for at in range(1, 6))
    sheet = PrintSheet(
        title,
        ("链主 某厂（推定）", "装载 1"),
        "最紧要的五个目标",
        targets,
        "读图须知",
        ("没有查到不等于不存在。",),
        "装载 1",
    )
    legend = tuple(Legend(each, each.label(language), sum(c.mark.counted is each for c in cards)) for each in COUNTED)
    return PanoramaScene("c", title, lanes, cards, tuple(lines), legend, words, sheet)


def small():
    return scene(
        card("乙烯", Stage.UPSTREAM, Mark.STRONG, owner=True, detail="1 家 · 100 万吨"),
        card("α-烯烃", Stage.MIDSTREAM, Mark.MISSING, rank=1, detail="候选 2 家"),
        card("催化剂", Stage.SUPPORT, Mark.MISSING, rank=10),
        lines=[InputLine("乙烯", "α-烯烃", core=True), InputLine("催化剂", "α-烯烃", core=False)],
    )


def drawn(picture, width=1184.0, card_width=WIDE_CARD):
    return fromstring(to_text(draw(picture, lay_out(picture), card_width, width)))


def texts(root):
    return ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]


# --- the drawing ---


def test_each_card_is_drawn_once_with_its_words():
    root = drawn(small())
    cards = root.findall(f".//{SVG}g[@data-card]")
    assert [node.get("aria-label") for node in cards] == ["乙烯，强", "α-烯烃，缺", "催化剂，缺"]
    assert {"乙烯", "1 家 · 100 万吨", "α-烯烃", "候选 2 家", "1", "10"} <= set(texts(root))


def test_owner_and_state_are_taken_from_the_definitions():
    first, second, _ = drawn(small()).findall(f".//{SVG}g[@data-card]")
    assert [use.get("href") for use in first.iter(f"{SVG}use")] == ["#c-strong", "#owner"]
    assert [use.get("href") for use in second.iter(f"{SVG}use")] == ["#c-missing"]


def test_every_name_that_is_used_is_defined():
    root = drawn(small())
    defined = {node.get("id") for node in root.iter() if node.get("id")}
    used = {use.get("href").removeprefix("#") for use in root.iter(f"{SVG}use")}
    assert used <= defined
    assert {f"c-{each.value}" for each in Mark} <= defined


def test_lines_carry_the_numbers_of_their_cards_and_their_kind():
    lines = {line.get("data-ends"): line.get("class") for line in drawn(small()).findall(f".//{SVG}path[@data-ends]")}
    assert lines == {"0 1": "l core", "2 1": "l aux s"}


def test_where_two_inputs_join_the_same_cards_the_core_one_is_drawn():
    picture = scene(
        card("a", Stage.UPSTREAM, Mark.STRONG),
        card("b", Stage.MIDSTREAM, Mark.WEAK),
        lines=[InputLine("a", "b", core=True), InputLine("a", "b", core=False)],
    )
    (line,) = drawn(picture).findall(f".//{SVG}path[@data-ends]")
    assert line.get("class") == "l core"


def test_a_name_too_long_for_its_card_ends_in_an_ellipsis():
    root = drawn(scene(card("聚烯烃弹性体与塑性体复合材料", Stage.UPSTREAM, Mark.STRONG, owner=True)))
    name = next(text for text in texts(root) if text.startswith("聚烯烃"))
    # 152 less 24 on the left and 20 for the badge leaves 108: seven characters of 13 and the ellipsis.
    assert name == "聚烯烃弹性体与…"


def test_a_second_line_without_room_keeps_the_part_before_the_dot():
    cards = card("丁二烯", Stage.UPSTREAM, Mark.STRONG, rank=5, detail="1 家 · 市场地位有据")
    assert "1 家 · 市场地位有据" in texts(drawn(scene(cards)))
    assert "1 家" in texts(drawn(scene(cards), 812, NARROW_CARD))


def test_an_english_name_takes_the_second_line():
    cards = card("Vacuum gas oil and lubricant cut", Stage.UPSTREAM, Mark.WEAK, owner=True, detail="1 firm")
    words = texts(drawn(scene(cards, language="en")))
    assert "Vacuum gas oil" in words
    assert "and lubricant cut" in words
    assert "1 firm" not in words


def test_cards_keep_their_rows_when_the_picture_is_narrow():
    def rows(root):
        return [node.get("transform").split(" ")[1] for node in root.findall(f".//{SVG}g[@data-card]")]

    assert rows(drawn(small())) == rows(drawn(small(), 812, NARROW_CARD))


def test_hostile_text_stays_text():
    picture = scene(card(HOSTILE, Stage.UPSTREAM, Mark.STRONG, detail=HOSTILE), title=HOSTILE)
    root = drawn(picture, 4000)
    assert {node.tag for node in root.iter()}.isdisjoint({f"{SVG}img", f"{SVG}script"})
    assert root.find(f".//{SVG}g[@data-card]").get("aria-label").startswith("<img src=x onerror=alert(1)> ]]> &")
    fromstring(print_sheet(picture))


# --- the sheet ---


def test_the_sheet_is_a_whole_file_in_millimetres():
    text = print_sheet(small())
    root = fromstring(text)
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>')
    assert (root.get("width"), root.get("height")) == ("420mm", "297mm")
    assert {"某市某产业链全景图", "最紧要的五个目标", "目标5", "两端都在本地", "读图须知"} <= set(texts(root))


def test_the_sheet_refers_to_nothing_outside_and_needs_no_variables():
    text = print_sheet(small())
    assert "var(" not in text
    assert "@import" not in text
    assert set(re.findall(r"https?://[^\"' ]+", text)) == {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert all(found.startswith("#") for found in re.findall(r'href="([^"]*)"', text))
    assert set(re.findall(r"url\(([^)]*)\)", text)) == {"#hatch"}


def test_cards_name_firms_on_paper_and_not_on_the_page():
    """The longest words that fit are taken; where none fits, or none is on file, the page's own line stands."""
    named = card("乙烯", Stage.UPSTREAM, Mark.STRONG, detail="1 家", firms=("很长" * 40, "甲炼 · 80 万吨", "甲炼"))
    long = card("丙烯", Stage.UPSTREAM, Mark.STRONG, detail="2 家", firms=("很长" * 40,))
    picture = scene(named, long, card("丁烯", Stage.UPSTREAM, Mark.MISSING, detail="候选 2 家"))
    on_paper, on_page = texts(fromstring(print_sheet(picture))), texts(drawn(picture))
    assert {"甲炼 · 80 万吨", "2 家", "候选 2 家"} <= set(on_paper)
    assert "1 家" not in on_paper
    assert {"1 家", "2 家", "候选 2 家"} <= set(on_page)
    assert not any("甲炼" in text for text in on_page)


@pytest.mark.parametrize("count", [1, 12, 48])
def test_the_sheet_holds_small_and_large_chains(count):
    stages = [Stage.UPSTREAM, Stage.MIDSTREAM, Stage.DOWNSTREAM, Stage.SUPPORT]
    cards = [card(f"链环{at}", stages[at % 4], Mark.MISSING) for at in range(count)]
    root = fromstring(print_sheet(scene(*cards)))
    placed = root.find(f"{SVG}g[@class='panorama']")
    x, y, scale = (float(value) for value in re.findall(r"-?[\d.]+", placed.get("transform")))
    lanes = [lane for lane in placed.iter(f"{SVG}rect") if lane.get("class", "").startswith("lane")]
    right = max(x + scale * (float(lane.get("x")) + float(lane.get("width"))) for lane in lanes)
    bottom = max(y + scale * (float(lane.get("y")) + float(lane.get("height"))) for lane in lanes)
    assert right == pytest.approx(1588 - 54, abs=0.5)
    assert bottom < 890
    assert scale >= 1


# --- words ---


def test_a_chinese_character_is_an_em_wide_and_latin_narrower():
    assert text_width("乙烯", 13) == 26
    assert text_width("ii", 10) == 6
    assert text_width("a", 20, bold=True) > text_width("a", 20) - 0.001


def test_cut_never_exceeds_its_room():
    for room in range(14, 120, 7):
        assert text_width(cut("超高分子量聚乙烯 UHMWPE 板材", room, 13), 13) <= room


def test_a_reason_that_is_too_long_gives_up_whole_clauses():
    assert by_clauses("本地乙要用它；原料有丙；市场过剩", 140, 13) == "本地乙要用它"
    assert by_clauses("本地乙要用它；原料有丙；市场过剩", 160, 13) == "本地乙要用它；原料有丙"
    assert by_clauses("乙烯丙", 38, 13) == "乙…"


def test_what_fits_is_not_cut():
    assert cut("乙烯", 26, 13) == "乙烯"
    assert cut("乙烯丙", 38, 13) == "乙…"


def test_wrap_keeps_stops_with_what_they_follow_and_words_whole():
    assert wrap("没有查到，不等于不存在。", 65, 13) == ["没有查到，", "不等于不存", "在。"]
    assert wrap("没有查到，不等于", 52, 13) == ["没有查", "到，不等", "于"]
    assert wrap("two words", 64, 13) == ["two words"]
    assert wrap("two words", 63, 13) == ["two", "words"]


def test_a_single_long_word_is_cut_and_leaves_the_second_line():
    assert two_lines("Dicyclopentadiene", 98, 98, 13) == (cut("Dicyclopentadiene", 98, 13, bold=True), None)


# --- colours ---


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marks_and_words_can_be_read_on_their_grounds(theme):
    ground = TONES["bg"].of(theme)
    for name in ("ink", "ink2", "ink3", "accent"):
        assert contrast(TONES[name].of(theme), ground) >= 4.5
    for style in STATE_STYLES.values():
        assert contrast(style.line.of(theme), ground) >= 3
        assert contrast(style.text.of(theme), style.tint.of(theme)) >= 4.5
        assert contrast(TONES["ink2"].of(theme), style.tint.of(theme)) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_variable_of_the_style_has_a_colour(theme):
    used = set(re.findall(r"var\(--lp-([A-Za-z0-9_-]+)\)", STYLE))
    assert used <= colours(theme).keys()
    assert all(f"--lp-{name}:" in css_variables(theme) for name in used)
    assert "var(" not in resolved(STYLE, theme)


def test_marks_differ_by_form_and_not_by_colour_alone():
    forms = {mark: (style.dash, style.bar, style.hatch is None) for mark, style in STATE_STYLES.items()}
    alike = [(one, other) for one, other in combinations(forms, 2) if forms[one] == forms[other]]
    # These pairs share a card and differ by their marks alone: a full disc and half of one, a ring with a stroke and
    # a short bar, a question mark and a disc in a dotted ring.
    assert alike == [(Mark.STRONG, Mark.WEAK), (Mark.ANNOUNCED, Mark.UNSUITABLE), (Mark.UNKNOWN, Mark.EXPECTED)]
    assert len({to_text(mark(each)).replace(each.value, "") for each in Mark}) == len(Mark)


def test_what_is_here_without_a_size_has_its_bar_in_pieces():
    root = drawn(scene(card("环氧乙烷", Stage.UPSTREAM, Mark.PRESENT), card("乙烯", Stage.UPSTREAM, Mark.STRONG)))
    bars = {node.get("class"): node.get("d") for node in root.iter(f"{SVG}path") if node.get("class", "")[:2] == "b "}
    assert bars["b present"].count("Z") == 4
    assert bars["b strong"].count("Z") == 1


def test_what_is_announced_has_a_plain_ground_and_what_is_being_built_a_hatched_one():
    definitions = {node.get("id"): node for node in drawn(small()).iter(f"{SVG}g") if node.get("id")}
    hatched = {
        name for name, node in definitions.items() if any(part.get("fill") == "url(#hatch)" for part in node.iter())
    }
    assert hatched == {"c-building"}
    strokes = {
        name: definitions[f"m-{name}"][0].findall(f"{SVG}path")[0].get("d") for name in ("building", "announced")
    }
    assert {name: path.count("M") for name, path in strokes.items()} == {"building": 3, "announced": 1}


def test_what_must_exist_is_counted_with_what_is_not_known():
    assert [mark.zh for mark in COUNTED] == ["强", "已有待核", "弱", "在建", "拟建", "缺", "资料不足", "不招引"]
    assert Mark.EXPECTED.counted is Mark.UNKNOWN
