"""One file as a page walks it, on either engine: read, decided on, looked at, entered, taken back."""

import pytest

from graph.errors import InvalidRequest
from graph.model.edges import Measured
from graph.model.measures import Measure
from pipeline.imports.desk import ImportDesk, Options
from pipeline.settings import Settings, open_store
from tests.pipeline.imports.conftest import FIRST
from tests.pipeline.imports.words import digest


@pytest.fixture
def desk(city, facts, tmp_path):
    named = Settings.from_environment()
    return ImportDesk(Settings(facts=facts, store=tmp_path / "graph.sqlite", server=named.server))


def test_a_file_is_read_decided_on_entered_and_taken_back(desk, city):
    before = digest(city)
    draft = desk.read("../一季度/企业名单.csv", FIRST.encode())
    (table,) = draft.head["tables"]
    assert (table["kind"], table["rows"]) == ("firms", 3)
    assert draft.head["files"][0]["name"] == "企业名单.csv", "no folder of the planner's comes along"
    assert draft.samples()["t1 B"] == ["聚乙烯", "石脑油", "工业气体"]
    seen = draft.preview("zh", Options())
    # two firms and two makes are new, the refinery's district was blank
    assert [row for row in seen["counts"] if row[0] == "企业"] == [("企业", 2, 1, 0)]
    assert ("改动", "企业", "甲市炼化厂", "县区 （空白） → 东区") in [row[:4] for row in seen["facts"]]
    assert ("企业指标", 3, 0, 0) in seen["counts"]
    assert seen["states"]
    assert digest(city) == before, "a look writes nothing"

    draft.decide({}, {"县区": "none"}, {})
    assert [row for row in draft.preview("zh", Options())["counts"] if row[0] == "企业"] == [("企业", 2, 0, 0)]

    told: list[tuple[str, float]] = []
    number, _ = draft.commit(Options(), "市工信局", "季度更新", lambda words, share: told.append((words[1], share)))
    assert told == [
        ("Reading what is on file", 0.0),
        ("Turning rows into facts", 0.15),
        ("Working out what would change", 0.4),
        ("Writing and judging anew", 0.6),
    ]
    assert digest(city) != before
    with open_store(desk.settings).reader() as reader:
        assert {each.start for each in reader.edges(Measured)} >= {"refinery"}
        assert {each.end for each in reader.edges(Measured)} == {each.id for each in reader.nodes(Measure)}
    (past,) = desk.history("zh")
    assert (past["sequence"], past["who"], past["added"], past["state"]) == (number, "市工信局", 10, "有效")
    assert ("企业", 0, 0, 2) in desk.preview_undo(number, "zh")["counts"]
    desk.undo(number, "市工信局", None)
    assert digest(city) == before
    assert desk.history("zh")[0]["state"] == "已撤销"
    with pytest.raises(InvalidRequest):
        desk.undo(number, "市工信局", None)


def test_a_file_that_is_none_is_refused_in_words_and_cannot_be_entered(desk, city):
    before = digest(city)
    draft = desk.read("坏.xlsx", b"PK\x03\x04 nothing")
    assert draft.head["files"][0]["refused"]["zh"]
    with pytest.raises(InvalidRequest):
        draft.commit(Options(), "市工信局", None)
    assert digest(city) == before


def test_a_firm_that_may_be_one_on_file_is_one_only_when_that_is_said(desk):
    draft = desk.read("名单.csv", "企业名称,主要产品,县区\n甲炼,石脑油,东区\n".encode())
    (asked,) = [each for each in draft.asked.values() if each["group"] == "who"]
    assert (asked["name"], [each["id"] for each in asked["may_be"]]) == ("甲炼", ["refinery"])
    assert ("企业", 1, 0, 0) in draft.preview("zh", Options())["counts"], "unanswered it is a firm of its own"
    draft.decide({asked["id"]: "refinery"}, {}, {})
    assert draft.head["who"] == []
    assert asked["id"] in draft.asked, "what was answered can still be changed"
    # its district was blank, and the name it is called by there becomes another name of it
    assert ("企业", 0, 1, 0) in draft.preview("zh", Options())["counts"]
    draft.decide({asked["id"]: "new"}, {}, {})
    assert ("企业", 1, 0, 0) in draft.preview("zh", Options())["counts"]


def test_a_kind_of_table_can_be_another_one(desk):
    draft = desk.read("名单.csv", FIRST.encode())
    (table,) = draft.head["tables"]
    draft.decide({}, {}, {table["source"]: "candidates"})
    assert draft.head["tables"][0]["kind"] == "candidates"
    assert set(desk.kinds()) >= {"firms", "candidates", "projects"}
    assert "Firm.district" in desk.fields("firms")
    assert desk.labels()["Firm.district"] == desk.fields("firms")["Firm.district"]
