"""The quadrant as a drawing: nothing upon another, forms and corners as said, hostile names as text."""

import re
from itertools import combinations
from math import hypot
from xml.etree.ElementTree import fromstring

import pytest

from graph.analysis.targets.quadrant import Corner
from graph.analysis.verdicts.states import Strategy
from reports.drawing.markup import to_text
from reports.drawing.quadrant_drawing import RADIUS, draw_quadrant, quadrant_file
from reports.drawing.quadrant_layout import Bounds, place_dots, place_labels
from reports.drawing.quadrant_scene import Dot, QuadrantScene

SVG = "{http://www.w3.org/2000/svg}"
FRAME = Bounds(0, 0, 400, 300)


def dot(link, feasible=50, attractive=50, strategy=Strategy.SUPPLEMENT, front=False, enough=True, name=None):
    name = link if name is None else name
    return Dot(link, name, strategy, feasible, attractive, front, enough, f"{name}，第 1 位")


def scene(*dots):
    return QuadrantScene(
        title="吸引力与可行性",
        up="吸引力",
        right="可行性",
        front="前 14 位",
        few_facts="事实不足",
        corners={corner: corner.zh for corner in Corner},
        strategies={strategy: strategy.zh for strategy in Strategy},
        dots=dots,
    )


def drawn(*dots, **options):
    return fromstring(to_text(draw_quadrant(scene(*dots), 760, 540, **options)))


def dots_of(picture):
    return {each.get("data-click"): each for each in picture.iter(f"{SVG}g") if each.get("data-click") is not None}


def place(group):
    return tuple(
        float(number) for number in re.match(r"translate\(([\d.]+) ([\d.]+)\)", group.get("transform")).groups()
    )


def test_right_is_feasible_and_up_is_attractive():
    found = {link: place(each) for link, each in dots_of(drawn(dot("low", 0, 0), dot("high", 100, 100))).items()}
    # frame 20..759.5 by 0.5..498, plot 8 and 24 inside it
    assert found == {"low": (28.0, 474.0), "high": (751.5, 24.5)}


def test_shape_tells_the_strategy_fill_the_first_and_dots_too_few_facts():
    picture = drawn(
        dot("s", 10),
        dot("e", 30, strategy=Strategy.EXTEND, enough=False),
        dot("t", 60, strategy=Strategy.STRENGTHEN, front=True),
    )
    found = {
        link: (next(each.tag.removeprefix(SVG) for each in group if each.get("class") == "dot"), group.get("class"))
        for link, group in dots_of(picture).items()
    }
    assert found == {"s": ("circle", ""), "e": ("path", "few"), "t": ("rect", "front")}


def test_equal_scores_are_drawn_side_by_side_in_the_order_given():
    placed = place_dots([(200, 150)] * 40, RADIUS, FRAME, rings=8)
    assert placed[0] == (200, 150)
    assert all(hypot(a[0] - b[0], a[1] - b[1]) >= 2 * RADIUS for a, b in combinations(placed, 2))


def test_no_label_lies_upon_another_or_leaves_the_frame():
    dots = [(30 + 40.0 * (at % 9), 20 + 12.0 * (at // 9)) for at in range(60)]
    found = place_labels([(at, f"链环第{at}号") for at in range(60)], dots, RADIUS, FRAME, [])
    assert 0 < len(found) < 60
    assert not any(a.box.meets(b.box) for a, b in combinations(found.values(), 2))
    assert all(FRAME.holds(label.box) for label in found.values())


def test_only_the_first_and_the_open_one_are_named():
    picture = drawn(dot("a", 10, front=True), dot("b", 40), dot("c", 70), opened="c")
    labels = [each.text for each in picture.iter(f"{SVG}text") if (each.get("class") or "").startswith("label")]
    assert labels == ["c", "a"]
    texts = [each.text for each in picture.iter(f"{SVG}text")]
    assert {"先办", "攻坚", "择机", "缓办"} <= set(texts)


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "\"'><image href=x onerror=1>", "a\x00\x07&amp;]]>"])
def test_hostile_names_stay_text(hostile):
    text = quadrant_file(scene(dot("x", front=True, name=hostile)), 760, 540)
    picture = fromstring(text.split("\n", 1)[1])
    tags = {each.tag.removeprefix(SVG) for each in picture.iter()}
    assert tags <= {"svg", "style", "rect", "path", "text", "g", "title", "circle"}
    assert "var(--lp" not in text
    assert picture.find(f".//{SVG}title").text == re.sub("[\x00\x07]", "", hostile) + "，第 1 位"
