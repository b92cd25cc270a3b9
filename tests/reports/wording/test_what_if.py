"""A what-if told and drawn, on the six links and five firms: the refinery is lost, and somebody makes polyethylene."""

import csv
import io
from pathlib import Path

import pytest

from graph.analysis.verdicts.states import Mark
from graph.analysis.what_if.assumptions import AttractFirm, FinishProject, InputShortage, LoseFirm
from graph.analysis.what_if.outcome import situation_of, what_if
from loaders.folder import read_facts
from reports.drawing.what_if_drawing import draw_marked, draw_sides
from reports.drawing.what_if_scene import build_what_if_scene, chain_scene
from reports.what_if.rows import Sort, change_rows, changes_csv
from reports.what_if.sheet import what_if_sheet
from reports.wording.what_if import assumption_text, short_assumption_text, without_feed_text
from tests.in_memory import snapshot_of

TINY = Path(__file__).resolve().parents[2] / "data" / "tiny"


@pytest.fixture(scope="module")
def before():
    return situation_of(snapshot_of(read_facts(TINY)))


@pytest.fixture(scope="module")
def found(before):
    return what_if(before, [LoseFirm("refinery"), AttractFirm(None, "polyethylene")])


def of_sort(rows, sort):
    return {row.link_id: row for row in rows if row.sort is sort}


def test_each_state_that_changes_is_told_with_what_began_it(found):
    rows = of_sort(change_rows(found, "zh"), Sort.STATE)
    assert {link: row.change for link, row in rows.items()} == {
        "ethylene": "已有待核 → 缺",
        "naphtha": "强 → 缺",
        "polyethylene": "缺 → 断供",
    }
    assert (rows["naphtha"].origin, rows["naphtha"].path) == ("甲炼停产或迁出", "直接受影响")
    assert rows["naphtha"].text == "200 万吨 · 2023 → 未收录候选"
    assert (rows["polyethylene"].origin, rows["polyethylene"].path) == ("甲炼停产或迁出", "断供：乙烯 → 聚乙烯")
    assert rows["polyethylene"].marks == (Mark.MISSING, Mark.WEAK)


def test_what_is_cut_off_and_what_buys_instead_are_told_with_the_way(before, found):
    (row,) = [row for row in change_rows(found, "zh") if row.sort is Sort.EFFECT]
    assert (row.change, row.path, row.origin) == ("断供（缺乙烯）", "乙烯 → 聚乙烯", "甲炼停产或迁出")
    made = what_if(before, [AttractFirm(None, "polyethylene"), InputShortage("polyethylene")])
    (row,) = [row for row in change_rows(made, "en") if row.sort is Sort.EFFECT]
    assert (row.change, row.path) == ("Supply cut (for want of Polyethylene)", "Polyethylene → Packaging film")


def test_the_local_supply_rate_of_city_and_chain_is_told(found):
    rows = [row for row in change_rows(found, "zh") if row.sort is Sort.SUPPLY]
    why = "分母由 2 变为 1：乙烯不再在产，它们的用料不再计"
    assert [(row.name, row.chains, row.change) for row in rows] == [
        ("全市", (), f"1/2 条 → 0/1 条；{why}"),
        ("石油化工", ("oil",), f"1/2 条 → 0/1 条；{why}"),
    ]
    assert rows[0].path == "减 石脑油"


def test_suppositions_in_words(before):
    city = before.judgement.city
    somebody = AttractFirm(None, "polyethylene", 30.0, "万吨/年")
    assert assumption_text(city, somebody, "zh") == "引进未定企业（聚乙烯，30 万吨/年）"
    assert assumption_text(city, somebody, "en") == "a firm yet to be named comes to make Polyethylene (300 kt/y)"
    assert short_assumption_text(city, somebody, "zh") == "聚乙烯 · 未定企业（30 万吨/年）"


def test_both_pictures_keep_every_place_and_name_what_changed(found):
    scene = build_what_if_scene(found, "oil", "zh")
    assert scene.sides[0] == ("现状", "强 2 · 已有待核 1 · 在建 1 · 缺 1 · 不招引 1")
    assert scene.sides[1] == ("推演后", "强 1 · 弱 1 · 在建 1 · 缺 2 · 不招引 1")
    before, after = draw_sides(scene)
    places = {card.get("data-card"): card.get("transform") for card in before.iter("g") if card.get("data-card")}
    back = {card.get("data-card"): card.get("transform") for card in after.iter("g") if card.get("class") == "back"}
    assert set(back) == {"film", "catalyst", "gas"}
    assert all(places[card] == place for card, place in back.items())
    named = {card.get("data-click"): card.find("text").text for card in after.iter("g") if card.get("class") == "moved"}
    assert named == {"ethylene": "乙烯", "naphtha": "石脑油", "polyethylene": "聚乙烯"}
    assert (before.get("width"), before.get("height")) == (after.get("width"), after.get("height"))


def test_one_chain_is_drawn_as_it_stands_with_what_is_marked_named(before):
    scene = chain_scene(before.judgement, "oil", ("gas", "ethylene"), "zh")
    assert scene.sides[1] == ("石油化工", "强 2 · 已有待核 1 · 在建 1 · 缺 1 · 不招引 1")
    picture = draw_marked(scene, 500, 1)
    named = {card.get("data-click") for card in picture.iter("g") if card.get("data-click")}
    back = {card.get("data-card") for card in picture.iter("g") if card.get("class") == "back"}
    assert named == {"gas", "ethylene"}
    assert back == {"naphtha", "polyethylene", "film", "catalyst"}


def test_the_sheet_stands_alone_and_says_what_it_rests_on(found):
    rows = [row for row in change_rows(found, "zh") if row.sort is Sort.STATE]
    sheet = what_if_sheet(build_what_if_scene(found, "oil", "zh"), ["停产<甲炼>"], rows, "0001-aaaa", "zh")
    for told in ("停产&lt;甲炼&gt;", "0001-aaaa", "石脑油　强 → 缺　甲炼停产或迁出　直接受影响"):
        assert told in sheet
    assert "var(" not in sheet
    assert "http" not in sheet.replace("http://www.w3.org/2000/svg", "")


def test_the_table_opens_in_a_spreadsheet_and_holds_no_formula(found):
    exported = changes_csv(found, change_rows(found, "en"), "en")
    assert exported.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(exported.decode("utf-8-sig"))))
    states = {row["Link"]: row for row in rows if row["Change"] == "Link states"}
    assert states["Naphtha"]["Before → after"] == "Strong → Missing; 2 Mt/y · 2023 → no candidate"
    assert (
        states["Naphtha"]["All that is supposed"]
        == "甲炼 stops or leaves; a firm yet to be named comes to make Polyethylene"
    )
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_why_fewer_targets_are_no_progress_is_told(before):
    lost = what_if(before, [LoseFirm("refinery")])
    assert without_feed_text(lost, "zh") == "目标由 2 个变为 1 个，不是变好：1 个目标因原料断了而退出或下降（聚乙烯）"
    assert without_feed_text(what_if(before, [FinishProject("p1")]), "zh") is None
