"""The picture of a roadmap: what it says of each step, and that it holds together as a drawing."""

import re
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from graph.analysis.roadmap.roadmap import Phase, plan_chain
from reports.drawing.markup import to_text
from reports.drawing.roadmap_drawing import ALL, CARD_HEIGHT, draw_roadmap, roadmap_file, tight
from reports.drawing.roadmap_scene import build_roadmap_scene

HOME = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def judgement(fushun):
    return fushun


def scene_of(judgement, chain, language="zh"):
    return build_roadmap_scene(judgement, plan_chain(judgement, chain), "标题", language)


def places(picture):
    found = {}
    for card in fromstring(to_text(picture)).iter():
        if card.get("data-click") is not None:
            x, y = re.match(r"translate\(([\d.]+) ([\d.]+)\)", card.get("transform")).groups()
            found[card.get("data-click")] = (float(x), float(y))
    return found


def test_every_step_stands_in_the_lane_of_its_phase_and_none_upon_another(judgement):
    for chain in judgement.city.chains:
        if not judgement.targets_of(chain):
            continue
        scene = scene_of(judgement, chain)
        where = places(draw_roadmap(scene))
        for phase in Phase:
            tops = [where[card.link_id][1] for card in scene.steps if card.phase is phase]
            assert all(later - earlier >= CARD_HEIGHT for earlier, later in pairwise(tops))
            assert {where[card.link_id][0] for card in scene.steps if card.phase is phase} <= {ALL.lefts[phase]}


def test_a_step_known_by_hand(judgement):
    scene = scene_of(judgement, "fine-chemicals")
    mtbe = next(card for card in scene.steps if card.link_id == "mtbe")
    assert (mtbe.name, mtbe.phase, mtbe.aim, mtbe.ask, mtbe.outside) == (
        "甲基叔丁基醚",
        Phase.NEAR,
        "补链 67",
        "招 万华化学 等 3 家",
        "须外购 甲醇",
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_card_is_called_begins_with_what_it_shows(judgement, language):
    picture = fromstring(to_text(draw_roadmap(scene_of(judgement, "petrochem-new-materials", language))))
    cards = [card for card in picture.iter() if card.get("data-click") is not None]
    for card in cards:
        shown = " ".join(text.text for text in card.iter() if text.tag.endswith("}text"))
        assert card.get("aria-label").split("\n")[0] == shown
    assert len(cards) > 20


def test_what_must_stand_first_is_drawn_to_it(judgement):
    scene = scene_of(judgement, "petrochem-new-materials")
    picture = fromstring(to_text(draw_roadmap(scene)))
    waits = sum(len(card.waits_for) for card in scene.steps)
    feeds = sum(len(each.feeds) for each in scene.today)
    lines = [path.get("class") for path in picture.iter("{http://www.w3.org/2000/svg}path")]
    assert lines.count("need") == waits
    assert lines.count("need from-today") == feeds


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_file_stands_alone(judgement, language):
    text = roadmap_file(scene_of(judgement, "coal-gangue", language))
    assert "var(--lp" not in text
    assert not re.search(r'(href|src)="http', text)
    fromstring(text.split("\n", 1)[1])


def test_a_picture_on_paper_has_the_columns_that_hold_something(judgement):
    scene = scene_of(judgement, "natural-resources", "zh")
    columns = tight(scene)
    assert list(columns.lefts) == list(dict.fromkeys(card.phase for card in scene.steps))
    assert columns.width < ALL.width
    picture = draw_roadmap(scene, columns)
    assert float(picture.get("width")) == columns.width
    lanes = [each for each in picture.iter("rect") if each.get("class") == "lane"]
    assert len(lanes) == len(columns.lefts)


def test_an_arrow_within_a_lane_runs_round_on_the_left(judgement):
    scene = scene_of(judgement, "ice-snow", "zh")
    phases = {card.link_id: card.phase for card in scene.steps}
    beside = sum(phases[card.link_id] is phases.get(before) for card in scene.steps for before in card.waits_for)
    paths = [each.get("d") for each in draw_roadmap(scene).iter("path") if each.get("class") == "need"]
    starts = [float(path[1:].split()[0]) for path in paths]
    assert beside > 0
    assert sum(start in ALL.lefts.values() for start in starts) == beside
