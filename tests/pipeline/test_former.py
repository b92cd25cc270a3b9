"""How a city stood before its last load: kept when a load writes, told as news, and never in the way of a load."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.analysis.judgement import judge
from graph.analysis.versions.diff import diff_versions
from graph.analysis.versions.version_record import take_version_record
from graph.model.edges import Makes
from graph.model.kinds import MakeStatus
from graph.model.nodes import Firm
from graph.store.edits import apply_to_facts, make_edits
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_log import SqliteLog
from loaders.folder import read_facts
from pipeline.former import FILE, read_former
from pipeline.load import load_folded
from views.overview.changed import changed_lines

FACTS = read_facts(Path(__file__).resolve().parents[1] / "data" / "tiny")
EVIDENCE = FACTS.nodes[0].evidence
NEW = (
    Firm(id="new", name_zh="甲市聚烯烃厂", city="甲市", local=True, evidence=EVIDENCE),
    Makes(start="new", end="polyethylene", status=MakeStatus.OPERATING, capacity=30.0, evidence=EVIDENCE),
    replace(next(each for each in FACTS.nodes if each.id == "candidate"), city="戊市"),
)


@pytest.fixture
def load(tmp_path):
    store, log = SqliteStore(tmp_path / "graph.sqlite"), SqliteLog(tmp_path / "records.sqlite")

    def loaded(facts, kept):
        load_folded(facts, store, log, allow_removal=True, kept=kept)
        with store.reader() as reader:
            return take_version_record(judge(reader))

    return loaded


def test_a_load_keeps_how_the_city_stood_before_it_and_news_tell_the_difference(load, tmp_path):
    kept = tmp_path / "kept"
    first = load(FACTS, kept)
    assert read_former(kept) is None, "there was nothing before the first load"
    now = load(apply_to_facts(FACTS, make_edits(NEW, ())), kept)
    assert read_former(kept) == first
    load(apply_to_facts(FACTS, make_edits(NEW, ())), kept)
    assert read_former(kept) == first, "a load that writes nothing changes nothing"
    told = [(about.zh, said, page) for about, said, page in changed_lines(diff_versions(first, now), "zh")]
    assert told[1:] == [
        ("目标", "退出：聚乙烯；1 个得分或理由有变", "targets"),
        ("企业", "新增：甲市聚烯烃厂；迁址：丙市聚烯烃公司迁到戊市", "firms"),
    ]
    assert told[0][1].startswith("聚乙烯由缺（未查到）变为")


def test_where_nothing_can_be_kept_the_load_stands(load, tmp_path):
    (tmp_path / "kept").write_text("a file in the way", encoding="utf-8")
    load(FACTS, tmp_path / "kept")
    later = load(apply_to_facts(FACTS, make_edits(NEW, ())), tmp_path / "kept")
    assert (later.edition, read_former(tmp_path / "kept")) == (2, None)


def test_what_was_kept_and_is_damaged_is_not_told(tmp_path):
    (tmp_path / FILE).write_text('["head",{}]', encoding="utf-8")
    assert read_former(tmp_path) is None


def test_where_nothing_of_it_changed_the_news_say_so(load, tmp_path):
    first = load(FACTS, tmp_path)
    assert [said for _, said, _ in changed_lines(diff_versions(first, first), "zh")] == ["状态、目标和企业都没有变"]
