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


def test_steps_known_by_hand(judgement):
    """Dimethyl carbonate waits for ethylene carbonate, which comes by pipe; that one catches its own carbon dioxide."""
    cards = {card.link_id: card for card in scene_of(judgement, "fine-chemicals").steps}
    carbonate, flocculant = cards["dimethyl-carbonate"], cards["polyacrylamide"]
    assert (carbonate.phase, carbonate.waits_for) == (Phase.NEAR, ("ethylene-carbonate",))
    assert (cards["ethylene-carbonate"].phase, cards["ethylene-carbonate"].waits_for) == (Phase.NEAR, ())
    assert carbonate.aim.startswith("补链")
    assert (flocculant.phase, flocculant.ask) == (Phase.NEAR, "盯 渼瑞石化")
    assert flocculant.aim.startswith("盯办")
    assert {card.time for card in cards.values()} == {None}, "no comparable project has its time on file"


def test_heads_name_years_and_what_is_begun_and_seen_through(judgement):
    for chain in ("fine-chemicals", "natural-resources"):
        plan = plan_chain(judgement, chain)
        heads = build_roadmap_scene(judgement, plan, "标题", "zh").phase_heads
        begun, steps = len(plan.new_steps_of(Phase.NEAR)), len(plan.of_phase(Phase.NEAR))
        seen = steps - begun
        told = f"新开 {begun} 步，盯办 {seen} 环" if seen else f"{begun} 步"
        assert heads[Phase.NEAR] == ("近期 2026—2027 年", told)
        assert heads[Phase.FAR][0] == "远期 2031 年起"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_card_is_called_begins_with_what_it_shows(judgement, language):
    picture = fromstring(to_text(draw_roadmap(scene_of(judgement, "petrochem-new-materials", language))))
    cards = [card for card in picture.iter() if card.get("data-click") is not None]
    for card in cards:
        shown = " ".join(text.text for text in card.iter() if text.tag.endswith("}text"))
        assert card.get("aria-label").split("\n")[0] == shown
    assert len(cards) > 20


def test_what_must_be_built_first_and_what_feeds_are_drawn_to_it(judgement):
    scene = scene_of(judgement, "fine-chemicals")
    picture = fromstring(to_text(draw_roadmap(scene)))
    waits = sum(len(card.waits_for) for card in scene.steps)
    feeds = sum(len(each.feeds) for each in scene.today)
    fed = sum(len(card.fed_by) for card in scene.steps)
    lines = [path.get("class") for path in picture.iter("{http://www.w3.org/2000/svg}path")]
    assert lines.count("need") == waits
    assert lines.count("need feeds") == fed
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
    drawn = ((card, before) for card in scene.steps for before in (*card.waits_for, *card.fed_by))
    beside = sum(phases[card.link_id] is phases[before] for card, before in drawn)
    kinds = ("need", "need feeds")
    paths = [each.get("d") for each in draw_roadmap(scene).iter("path") if each.get("class") in kinds]
    starts = [float(path[1:].split()[0]) for path in paths]
    assert beside > 0
    assert sum(start in ALL.lefts.values() for start in starts) == beside
