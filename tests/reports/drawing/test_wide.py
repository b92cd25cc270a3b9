"""What is placed on a 16:9 sheet: how texts are measured and cut, how tables come out, and how they are drawn."""

from xml.etree.ElementTree import fromstring

import pytest

from graph.analysis.verdicts.states import Mark
from reports.drawing.panorama_text import text_width
from reports.drawing.wide import (
    LEADING,
    PIXELS,
    Panel,
    Run,
    Sign,
    Stroke,
    Table,
    Words,
    fitting,
    height_of,
    holds,
    plain,
    shortened,
    text_of,
    wrapped,
)
from reports.drawing.wide_svg import to_svg

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<img src=x onerror=alert(1)> ]]> & </text>\x00"
TEN = "一二三四五六七八九十"


def lines(svg):
    return ["".join(node.itertext()) for node in fromstring(svg).iter(f"{SVG}text")]


def test_ten_characters_of_fifteen_points_are_two_hundred_pixels_wide():
    assert holds(TEN, 200, 15)
    assert not holds(TEN, 199, 15)


def test_letters_are_given_more_room_than_they_are_reckoned():
    text = "Polypropylene resins"
    wide = text_width(text, 20)
    assert not holds(text, wide * 1.05, 15)
    assert holds(text, wide * 1.08, 15)


def test_a_text_is_broken_and_each_line_has_its_height():
    assert wrapped(plain(TEN), 100, 15) == ["一二三四五", "六七八九十"]
    assert height_of([plain(TEN), plain("甲")], 100, 15, gap=10) == pytest.approx(3 * 15 * PIXELS * LEADING + 10)


def test_the_first_text_that_fits_is_taken_and_the_last_is_cut():
    assert fitting([TEN, "甲乙丙", "甲"], 100, 15) == "甲乙丙"
    assert fitting([TEN], 100, 15) == "一二三…"


def test_a_paragraph_is_cut_to_its_lines_and_keeps_its_runs():
    cut = shortened((Run("甲乙", bold=True), Run(TEN)), 104, 15, 1)
    assert (cut[0], text_of(cut)) == (Run("甲乙", bold=True), "甲乙一二…")
    assert shortened(plain("甲乙"), 100, 15, 1) == plain("甲乙")


def test_a_row_is_as_high_as_its_highest_cell_and_at_least_what_is_set():
    table = Table(
        0,
        0,
        (112, 112),
        ("头", "头"),
        ((plain(TEN), plain("甲")), (plain("乙"), plain("丙"))),
        15,
        "表",
        ("left",) * 2,
        40,
    )
    one = 15 * PIXELS * LEADING
    assert table.heights == (pytest.approx(one + 8), pytest.approx(2 * one + 8), 40)
    assert table.needed == pytest.approx(3 * one + 16 + 40)


def test_runs_of_a_broken_text_keep_their_look():
    words = Words(0, 0, 104, 60, ((Run("一二三", bold=True), Run("四五六七"), Run("[1]", raised=True)),), 15)
    svg = to_svg([words], "t")
    assert lines(svg) == ["一二三四五", "六七[1]"]
    spans = [(node.text, node.get("font-weight")) for node in fromstring(svg).iter(f"{SVG}tspan")]
    assert spans == [("一二三", "700"), ("四五", None), ("六七", None), ("[1]", None)]


def test_words_that_are_broken_at_blanks_lose_nothing():
    words = Words(0, 0, 130, 90, ((Run("Resins and "), Run("rubber goods", bold=True)),), 15)
    assert " ".join(lines(to_svg([words], "t"))) == "Resins and rubber goods"


def test_a_table_is_drawn_with_a_rule_under_each_line():
    table = Table(0, 0, (112,), ("头",), ((plain("甲"),), (plain("乙"),)), 15, "表", ("left",))
    root = fromstring(to_svg([table], "t"))
    assert lines(to_svg([table], "t")) == ["头", "甲", "乙"]
    assert len(root.findall(f"{SVG}line")) == 3


def test_everything_that_can_be_placed_is_drawn_and_text_is_never_markup():
    items = [
        Panel(0, 0, 10, 10, fill="panel", edge="line", dashed=True),
        Panel(0, 0, 10, 10, fill="building-tint", hatch="building-hatch"),
        Stroke(0, 0, 10, 10),
        *(Sign(5, 5, mark, HOSTILE) for mark in Mark),
        Words(0, 0, 900, 40, (plain(HOSTILE),), 15),
    ]
    root = fromstring(to_svg(items, HOSTILE))
    assert len(root.findall(f"{SVG}g")) == len(Mark)
    assert not list(root.iter(f"{SVG}img"))
    assert HOSTILE.replace("\x00", "") in lines(to_svg(items, HOSTILE))
