"""What people typed is walked once: a ruling of the log that is laid over the facts is told as an entry alone."""

from pathlib import Path

import pytest

from graph.analysis.competition.typed import Origin, review, texts_of_facts
from graph.analysis.facts.city import read_city
from graph.analysis.records import Records, with_records
from graph.model.entries import Entry, Ruling
from graph.model.kinds import RulingKind
from graph.store.snapshot import take_snapshot
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts

TINY = Path(__file__).resolve().parents[3] / "data" / "tiny"
RULED = Records((
    Entry(
        sequence=1,
        who="市工信局",
        made_at="2026-03-01T08:00:00+00:00",
        load_id="0001-aaaa",
        act=Ruling(chain_id="oil", link_id="polyethylene", ruling=RulingKind.NOT_LOCAL),
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
    city = read_city(with_records(tiny, RULED))
    assert [(flag.where.origin, flag.where.key, flag.finding.wording) for flag in review(city, RULED)] == [
        (Origin.LOG, ("1",), "零地价")
    ]
    # without the log it is read where it was laid: over the facts
    (flag,) = review(city)
    assert (flag.where.origin, flag.where.kind, flag.where.column.zh) == (Origin.FACTS, "RULED", "核定理由")


def test_names_codes_and_sources_are_not_read_as_typed_words(tiny):
    city = read_city(tiny)
    everything = [*city.links.values(), *city.firms.values(), *city.projects.values()]
    assert {text.column.en for text in texts_of_facts(everything)} <= {"Note", "Ownership", "Siting reason"}
