"""What people typed is walked once: a ruling of the log that is laid over the facts is told as an entry alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.analysis.competition.typed_texts import Origin, place_names, review, words_of
from graph.analysis.facts.city import read_city
from graph.analysis.records import Records, with_rulings
from graph.model.acts import AddToShortlist, LogEntry, MakeRuling, SaveScenario
from graph.model.kinds import RulingKind
from graph.model.nodes import Host, Industry, Place
from graph.store.snapshot import take_snapshot
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts

TINY = Path(__file__).resolve().parents[3] / "data" / "tiny"
RULED = Records((
    LogEntry(
        sequence=1,
        who="市工信局",
        made_at="2026-03-01T08:00:00+00:00",
        load_id="0001-aaaa",
        act=MakeRuling(chain_id="oil", link_id="polyethylene", ruling=RulingKind.NOT_LOCAL),
        reason="项目零地价，不宜",
    ),
))  # fmt: skip


@pytest.fixture
def tiny(tmp_path):
    store = SqliteStore(tmp_path / "graph.sqlite")
    store.replace(read_facts(TINY), by="test")
    with store.reader() as reader:
        return take_snapshot(reader)


def test_a_ruling_of_the_log_is_told_once_where_both_are_read(tiny):
    city = read_city(with_rulings(tiny, RULED))
    assert [(flag.text.origin, flag.text.key, flag.finding.wording) for flag in review(city, RULED)] == [
        (Origin.LOG, ("1",), "零地价")
    ]
    # without the log it is read where it was laid: over the facts
    (flag,) = review(city)
    assert (flag.text.origin, flag.text.kind, flag.text.column.zh) == (Origin.FACTS, "RULED", "核定理由")


def test_every_cell_of_words_is_read_and_no_code_date_or_source(tmp_path):
    typed = "零地价"
    facts = read_facts(TINY)
    nodes = (
        *facts.nodes,
        Industry(id="C25", name_zh="石油加工", value_added_rate=0.2, evidence=facts.nodes[0].evidence),
    )
    everywhere = replace(
        facts,
        nodes=tuple(replace(each, **dict.fromkeys(names_of(each), typed)) for each in nodes),
        edges=tuple(replace(each, **dict.fromkeys(names_of(each), typed)) for each in facts.edges),
    )
    store = SqliteStore(tmp_path / "graph.sqlite")
    store.replace(everywhere, by="test")
    with store.reader() as reader:
        city = read_city(reader)
    found = {(flag.text.kind, flag.text.column.en) for flag in review(city)}
    there = {type(each) for each in (*everywhere.nodes, *everywhere.edges)}
    expected = {(kind.KIND, each.column.en) for kind in there - {Host, Place} for each in words_of(kind)}
    assert found == expected
    assert {("Signal", "Text"), ("MAKES", "Product"), ("INPUT_TO", "Note"), ("Project", "Name")} <= found
    unread = {"Id", "Stock code", "Credit code", "Source", "As of", "Year", "Start", "Finish", "City", "Province"}
    assert unread.isdisjoint({column for _, column in found})


def names_of(record):
    return [each.name for each in words_of(type(record))]


def test_notes_on_zones_are_read(tiny):
    city = read_city(tiny)
    (zone,) = (each for each in city.region.zones if each.note)
    told = replace(city, region=replace(city.region, zones=(replace(zone, note="区内企业先缴后返"),)))
    (flag,) = review(told)
    assert (flag.text.origin, flag.text.key, flag.finding.rule.id) == (Origin.REGION, ("乙省新区",), "F-02")


def test_notes_rulings_and_scenarios_of_the_log_are_read(tiny):
    def entry(sequence, act, reason=None):
        made = "2026-03-01T08:00:00+00:00"
        return LogEntry(sequence=sequence, who="市工信局", made_at=made, load_id="0001-aaaa", act=act, reason=reason)

    acts = (
        entry(1, AddToShortlist(link_id="polyethylene"), "先谈，按设备投资 15% 补贴"),
        entry(2, MakeRuling(chain_id="oil", link_id="catalyst", ruling=RulingKind.NOT_LOCAL), "代建回购谈不拢"),
        entry(3, SaveScenario(name="包干电价方案", changes='["attract::polyethylene:30万吨三免三减半"]'), "保底收购"),
    )
    found = [
        (flag.text.key, flag.text.column.en, flag.finding.rule.id) for flag in review(read_city(tiny), Records(acts))
    ]
    assert found == [
        (("1",), "Reason or note", "F-16"),
        (("2",), "Reason or note", "F-17"),
        (("3",), "Reason or note", "F-12"),
        (("3",), "Scenario", "F-10"),
        (("3",), "Changes", "F-03"),
    ]


def test_the_home_city_and_its_neighbours_count_as_places_by_name(tiny):
    city = read_city(tiny)
    assert {"甲市", "戊市", "甲市新区"} <= place_names(city)
    text = "优先采购甲水企业产品"
    named = tuple(replace(each, note=text) for each in city.projects.values())
    told = replace(city, projects={each.id: each for each in named})
    assert review(told) == ()
    at_home = replace(told, region=replace(city.region, city="甲水"))
    assert {flag.finding.rule.id for flag in review(at_home)} == {"F-07"}
