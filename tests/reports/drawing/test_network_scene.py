"""What an explored neighbourhood says, the file it is kept in, and its table, on the facts of Fushun."""

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest

from graph.analysis.exploration.fact_graph import read_fact_graph
from graph.analysis.exploration.grid_layout import grid_layout
from graph.analysis.exploration.input_paths import links_of, path_keys, paths_between
from graph.analysis.exploration.visible_graph import expand
from graph.model.cells import CellEvidence, with_cells
from graph.model.evidence import Evidence
from graph.model.kinds import Basis
from graph.model.nodes import Place
from reports.drawing.network_html import file_name, standalone
from reports.drawing.network_scene import build_network_scene, cut_text
from reports.network.table import relation_csv, relation_rows
from reports.wording.facts import source_text

HOME = Path(__file__).resolve().parents[3]
ETHYLENE, CHAIN = ("Link", "ethylene"), ("Chain", "fine-chemicals")


@pytest.fixture(scope="module")
def known(fushun, fushun_store):
    with fushun_store.reader() as reader:
        return fushun, read_fact_graph(reader)


def built(known, *opened, language="zh", **limits):
    judgement, web = known
    sight = expand(web, opened, **limits)
    return sight, build_network_scene(judgement, web, sight, grid_layout(sight), opened, language)


def test_a_card_tells_kind_state_and_what_is_not_opened(known):
    _, shown = built(known, ETHYLENE)
    cards = {card.id: card for card in shown.cards}
    assert (cards["Link:ethylene"].name, cards["Link:ethylene"].detail) == ("乙烯", "链环 · 强")
    assert cards["Link:ethylene"].opened
    assert cards["Link:hdpe"].detail.startswith("链环 · 强 · +")
    assert cards["Firm:fushun-petrochem"].style == "Firm-here"
    assert "有出处" in cards["Link:hdpe"].readout
    assert {rope.readout.split(" · ")[0] for rope in shown.lines} >= {"乙烯 → α-烯烃"}
    assert next(label for _, label in shown.legend) == "链环 强"


def test_english_names_and_words(known):
    _, shown = built(known, ETHYLENE, language="en")
    cards = {card.id: card for card in shown.cards}
    assert cards["Link:ethylene"].detail == "Link · Strong"
    assert shown.title == "Ethylene"
    assert "nodes" in shown.note


def test_the_cap_is_told_in_its_set_words(known):
    sight, shown = built(known, CHAIN, limit=50)
    assert cut_text(sight, "zh") == f"只画出 50 / {sight.total} 个节点。请缩小范围，或导出表格看全部。"
    assert cut_text(sight, "en") == f"50 of {sight.total} nodes drawn. Narrow the selection or export the table."
    assert cut_text(sight, "zh") in shown.note


def test_the_file_asks_for_nothing_and_holds_what_it_needs(known):
    _, shown = built(known, ETHYLENE)
    page = standalone(shown)
    assert not re.search(r"<(link|script|img|iframe)\b[^>]*\b(href|src)\s*=", page)
    assert "Content-Security-Policy" in page
    assert "vis-network" in page
    assert "<title>乙烯</title>" in page
    assert page.startswith("<!DOCTYPE html>")


def test_text_from_the_facts_is_never_markup(known):
    _, shown = built(known, ETHYLENE)
    evil = "</script><img src=x onerror=alert(1)>&\"'"
    cards = tuple(replace(card, name=evil, readout=evil) for card in shown.cards)
    ropes = tuple(replace(rope, readout=evil) for rope in shown.lines)
    page = standalone(replace(shown, cards=cards, lines=ropes, title=evil, note=evil))
    assert "<img" not in page
    assert "&lt;img src=x" in page, "the title is shown as it is"
    assert file_name(replace(shown, title='a/b:"c'), "zh") == "关系图-a b c.html"


def test_the_table_has_a_row_for_each_fact_with_its_source(known):
    judgement, web = known
    sight, _ = built(known, ETHYLENE)
    rows = relation_rows(judgement.city, web, sight, "zh")
    assert len(rows) == sum(len(line.edges) for line in sight.edge_groups)
    assert all(row["出处"] and row["依据"] for row in rows)
    text = relation_csv(judgement.city, web, sight, "zh").decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(text)))
    assert len(read) == len(rows) + 1
    assert not any(cell.startswith(("=", "+", "@")) for row in read for cell in row)


def test_paths_lead_from_a_firm_to_a_link(known):
    judgement, web = known
    start, end = ("Firm", "fushun-petrochem"), ("Link", "alpha-olefin")
    assert "ethylene" in links_of(web, start)
    assert links_of(web, CHAIN) == ()
    ways = paths_between(judgement.city, web, start, end)
    assert [edge.start for edge in ways.paths[0]] == ["ethylene"]
    assert path_keys(ways, start, end)[0] == [start, ETHYLENE, end]
    assert len(set(ways.paths)) == len(ways.paths)


def test_general_knowledge_is_told_in_the_language_and_pages_stay_as_they_are():
    evidence = Evidence(source="行业常识 ; https://example.gov.cn/a", basis=Basis.GENERAL)
    own = CellEvidence(Evidence(source="行业常识", basis=Basis.GENERAL), who="局", when="2026-03-01", entry=1)
    place = Place(id="甲市", name_zh="甲市", evidence=evidence)
    assert source_text(place, "zh") == "行业常识 ; https://example.gov.cn/a"
    assert source_text(place, "en") == "general industry knowledge ; https://example.gov.cn/a"
    corrected = replace(place, evidence=with_cells(evidence, ["name_zh"], own))
    assert source_text(corrected, "zh") == "行业常识 ; https://example.gov.cn/a；名称：行业常识"
