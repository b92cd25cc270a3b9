"""What the questions answer on the six links and five firms, against what the analysis says."""

from dataclasses import replace

import pytest

from graph.analysis.measures.local_supply import local_supply_rate
from graph.analysis.targets.target_score import ATTRACTIVENESS, FEASIBILITY
from graph.analysis.verdicts.states import COUNTED, LinkState
from graph.analysis.what_if.assumptions import LoseFirm
from graph.analysis.what_if.outcome import what_if
from graph.model.cells import CellEvidence, with_cells
from graph.model.evidence import Evidence
from graph.model.kinds import Basis
from graph.model.ledger_acts import OpenProject, RecordAmount
from graph.model.ledger_words import AmountKind, CountedBy
from graph.store.log import NewEntry
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_log import SqliteLog
from loaders.folder import read_facts
from reports.wording.targets import ground_text
from reports.wording.verdict_sentences import verdict_sentence
from service import parts
from service.asking import ask
from service.callers import HERE
from service.shapes import Quoted
from service.standing import Standings
from tests.service.client import Kept
from tests.service.conftest import TINY


@pytest.fixture
def told(standings):
    """`told(question, …)` is the answer, of the tiny city where none is named."""

    def answered(question, **given):
        reply = ask(standings, HERE, question, given)
        assert reply.status == 200, reply.content
        return reply.content["answer"]

    return answered


@pytest.fixture
def all_rows(told):
    """`all_rows(question, …)` are the rows of every page."""

    def gathered(question, **given):
        rows, more = [], {}
        while True:
            part = told(question, limit=100, **given, **more)
            rows += part["rows"]
            if "more" not in part:
                return rows
            more = {"more": part["more"]}

    return gathered


def test_targets_are_those_of_the_board_number_by_number(fushun, all_rows):
    rows = all_rows("targets", city="fushun")
    for rank, (row, target) in enumerate(zip(rows, fushun.targets, strict=True), 1):
        standard = {name: each["value"] for name, each in row["standard"].items()}
        score = target.score
        assert row["link"]["id"] == target.link_id
        assert (standard["rank"], standard["score"]) == (rank, score.points)
        assert standard["merit"] == score.subset(ATTRACTIVENESS).points
        assert standard["feasible"] == score.subset(FEASIBILITY).points
        assert standard["known"] == pytest.approx(score.evidence_share, abs=1e-6)
        assert standard["steadiness"] == pytest.approx(fushun.top_ten_shares[target.link_id], abs=1e-6)
        said = [ground_text(fushun.city, target, ground, "zh") for ground in target.grounds]
        assert [each["why"]["quoted"] for each in row["grounds"]] == said


def test_what_is_known_of_chains_is_what_the_overview_counts(fushun, told):
    found = told("about", city="fushun")
    rate = local_supply_rate(fushun)
    assert found["local_supply"]["value"] == pytest.approx(rate.value, abs=1e-6)
    assert found["local_supply_part"]["value"] == rate.part
    assert [each["chain"]["id"] for each in found["chains"]] == list(fushun.city.chains)
    for each in found["chains"]:
        tally = fushun.tally(each["chain"]["id"])
        assert [state["count"]["value"] for state in each["states"]] == [tally[mark] for mark in COUNTED]


def test_gaps_are_the_missing_links_with_the_sentence_of_the_pages(fushun, all_rows):
    rows = all_rows("gaps", city="fushun", chain="petrochem-new-materials")
    inside = fushun.inside("petrochem-new-materials").values()
    missing = [verdict for verdict in inside if verdict.state is LinkState.MISSING]
    assert [row["link"]["id"] for row in rows] == [verdict.link_id for verdict in missing]
    assert [row["why"]["quoted"] for row in rows] == [
        verdict_sentence(fushun.city, verdict, "zh") for verdict in missing
    ]


def test_a_chain_that_is_hardly_known_says_so_where_it_has_no_targets(fushun, told):
    surveyed = {each["chain"]["id"]: each["surveyed"] for each in told("about", city="fushun")["chains"]}
    assert set(surveyed.values()) == {True, False}
    for chain in fushun.city.chains.values():
        found = told("targets", city="fushun", chain=chain.id, limit=1)
        assert ("先摸底" in found.get("note", "")) is not surveyed[chain.id]
    assert told("targets", city="fushun", chain="agri-food", lang="en")["note"].endswith("survey it first.")
    assert told("gaps", state="weak")["note"] == "一个也没有。"
    assert "note" not in told("gaps")


def test_the_one_gap_of_the_tiny_city_is_polyethylene(told):
    (row,) = told("gaps")["rows"]
    assert (row["link"]["id"], row["state"], row["target_rank"]["value"]) == ("polyethylene", "缺（未查到）", 1)
    assert row["rule"]


def test_a_capacity_is_told_as_the_facts_have_it(told):
    rows = told("link", link="naphtha")["rows"]
    (made,) = [row for row in rows if row["relation"] == "生产"]
    (capacity,) = [each["value"] for each in made["items"] if each["item"] == "产能"]
    assert capacity == {
        "value": 200,
        "basis": "有出处",
        "cite": made["cite"],
        "unit": {"quoted": "万吨/年"},
    }
    assert made["as_of"] == "2023"
    assert "corrected" not in made
    cited = told("cite", id=made["cite"])
    assert cited["sources"] == [
        {
            "text": {"quoted": "https://example.gov.cn/a"},
            "publisher": {"quoted": "甲市人民政府"},
            "standing": "官方",
        }
    ]


def test_what_is_not_on_file_is_blank_and_never_zero(told):
    rows = told("link", link="ethylene")["rows"]
    (made,) = [row for row in rows if row["relation"] == "生产"]
    assert "产能" not in {each["item"] for each in made["items"]}
    assert made["as_of"] == {"blank": "未查到"}
    (coverage,) = told("about")["chains"]
    assert coverage["known"] == {"blank": "未查到"}
    assert told("about", lang="en")["chains"][0]["known"] == {"blank": "none found"}
    terms = told("link", link="polyethylene")["terms"]
    assert {"blank": "未查到"} in [each["value"] for each in terms]


def test_a_what_if_has_the_numbers_of_the_page(standings, all_rows):
    found = what_if(standings.of("fushun").situation, [LoseFirm("fushun-petrochem")])
    ranks = {each.link_id: (each.rank_before, each.rank_after) for each in found.targets}
    rates = {each.chain_id: (each.before.value, each.after.value) for each in found.supply}
    rows = all_rows("whatif", city="fushun", suppose=["lose:抚顺石化"])
    told_ranks = {
        row["link"]["id"]: tuple(row[side].get("value") for side in ("before", "after"))
        for row in rows
        if row["kind"] == "目标"
    }
    assert told_ranks == ranks
    city = next(row for row in rows if row["kind"] == "本地配套率" and row["scope"]["quoted"] == "全市")
    assert [city[side]["value"] for side in ("before", "after")] == pytest.approx(rates[None], abs=1e-6)


def test_ways_along_the_inputs_and_between_firms(told):
    (way,) = told("path", start="naphtha", end="film")["rows"]
    assert [step["row"]["end"]["id"] for step in way["steps"]] == ["ethylene", "polyethylene", "film"]
    assert way["basis"] == "行业常识"
    none = told("path", start="film", end="naphtha")
    assert none["rows"] == []
    assert "不等于没有" in none["note"]


def test_a_project_stands_as_its_card_says(tmp_path):
    store, log = SqliteStore(tmp_path / "graph.sqlite"), SqliteLog(tmp_path / "graph-records.sqlite")
    store.replace(read_facts(TINY), by="test")
    standings = Standings(Kept({"tiny": (store, log)}))
    before = ask(standings, HERE, "project", {"project": "p1"}).content["answer"]
    total, *others = before["amounts"][1:2] + before["amounts"][:1] + before["amounts"][2:]
    assert (total["value"]["value"], total["value"]["cite"]) == (1.5, "Project/p1")
    assert all(each["value"] == {"blank": "未查到"} for each in others)
    assert before["taken_over"] is False
    log.append(
        NewEntry(act=OpenProject(project_id="p1", title="聚合催化剂项目", day="2026-03-01"), who="工业局", load_id="x"),
        0,
    )
    act = RecordAmount(
        project_id="p1", amount=AmountKind.YEAR_DONE, yi=0.4, counted_by=CountedBy.STATISTICS, day="2020-03-01"
    )
    log.append(NewEntry(act=act, who="统计局", load_id="x"), 0)
    after = ask(standings, HERE, "project", {"project": "p1"}).content["answer"]
    assert after["taken_over"] is True
    cited = ask(standings, HERE, "cite", {"id": "record/2"}).content["answer"]
    assert (cited["what"], cited["entry"]["who"]) == ("record", {"quoted": "统计局"})


def test_a_name_is_found_whole_or_without_its_brackets_and_else_what_is_near(standings, told):
    assert told("targets", city="fushun", chain="化工新材料")["rows"]
    reply = ask(standings, HERE, "link", {"link": "聚乙稀"})
    assert reply.status == 404
    assert reply.content["near"][0] == {"id": "polyethylene", "kind": "Link", "name": {"quoted": "聚乙烯"}}
    assert "find" in reply.content["say"]


def test_a_load_or_an_entry_is_seen_by_the_next_question(tmp_path):
    store, log = SqliteStore(tmp_path / "graph.sqlite"), SqliteLog(tmp_path / "graph-records.sqlite")
    store.replace(read_facts(TINY), by="test")
    standings = Standings(Kept({"tiny": (store, log)}))
    first = ask(standings, HERE, "find", {"text": "甲", "limit": 1}).content
    log.append(
        NewEntry(act=OpenProject(project_id="new", title="新项目", day="2026-03-01"), who="工业局", load_id="x"), 0
    )
    stale = ask(standings, HERE, "find", {"text": "甲", "limit": 1, "more": first["answer"]["more"]})
    assert (stale.status, stale.content["error"]) == (409, "stale_cursor")
    assert ask(standings, HERE, "project", {"project": "new"}).content["answer"]["title"] == {"quoted": "新项目"}


def test_a_corrected_item_has_its_own_basis_date_and_source(standings):
    standing = standings.of(None)
    (make,) = (each for each in standing.city.makers["naphtha"] if each.capacity == 200)
    visit = Evidence(source="现场核实", basis=Basis.INFERRED, as_of="2026")
    own = CellEvidence(visit, who="统计局", when="2026-03-01T08:00:00+00:00", entry=3)
    found = parts.row(standing, replace(make, evidence=with_cells(make.evidence, ["capacity"], own)), "zh")
    (capacity,) = (each.value for each in found.items if each.item == "产能")
    assert (found.basis, found.as_of, capacity.basis) == ("有出处", "2023", "推定")
    (told,) = found.corrected
    assert (told.item, told.basis, told.as_of, told.sources) == ("产能", "推定", "2026", (Quoted("现场核实"),))
    assert (told.who, told.entry) == (Quoted("统计局"), "record/3")
