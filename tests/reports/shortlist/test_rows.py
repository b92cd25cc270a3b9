"""The shortlist as CSV: what Excel opens right, and what it must not take for a formula."""

import csv
import io

import pytest

from graph.model.acts import AddToShortlist, LogEntry
from loaders.folder import read_facts
from pipeline.settings import HOME
from reports.formats.csv_text import escape_formula
from reports.shortlist.rows import COLUMNS, shortlist_csv, shortlist_rows
from tests.in_memory import judged


@pytest.fixture(scope="module")
def judgement():
    return judged(read_facts(HOME / "tests" / "data" / "tiny"))


def entry(act, reason):
    return LogEntry(
        sequence=7,
        who="市工信局",
        made_at="2026-03-01T08:09:10+00:00",
        load_id="0001-aaaa",
        act=act,
        reason=reason,
    )


def read(judgement, act, reason=None, language="zh"):
    content = shortlist_csv(shortlist_rows(judgement, [(entry(act, reason), act)], language), language)
    assert content.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return row


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_target_stands_with_its_present_place(judgement, language):
    target = judgement.targets[0]
    row = read(judgement, AddToShortlist(link_id=target.link_id), '多行\n"备注",=1', language)
    assert list(row) == [head.of(language) for head in COLUMNS.values()]
    told = dict(zip(COLUMNS, row.values(), strict=True))
    assert (told["score"], told["rank"]) == (str(target.score.points), "1")
    assert told["standing"] == {"zh": "补链 · 缺（未查到）", "en": "Supplement · Missing (none found)"}[language]
    assert (told["who"], told["time"], told["made_on"]) == ("市工信局", "2026-03-01 16:09", "0001-aaaa")
    assert told["load"] == judgement.city.load.id
    assert told["note"] == '多行\n"备注",=1'


def test_what_is_no_target_any_more_and_what_is_gone_say_so(judgement):
    assert read(judgement, AddToShortlist(link_id="ethylene"))["现在的判断"] == "现已不是目标：已有待核"
    assert read(judgement, AddToShortlist(link_id="gas"))["现在的判断"] == "现已不是目标：不招引（外购即可）"
    row = read(judgement, AddToShortlist(link_id="gone", firm_id="nobody"))
    assert row["链环与企业"] == "gone（现在的资料里没有） · nobody（现在的资料里没有）"
    assert row["现在的判断"] == "现在的资料里没有这个链环"
    assert (row["得分"], row["全市位次"], row["企业所在地"]) == ("", "", "")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@A1", "\t=1", " =1", "＝1", "\r=1"])
def test_no_cell_is_a_formula(cell):
    assert escape_formula(cell) == f"'{cell}"


def test_other_cells_stay_as_they_are():
    assert [escape_formula(cell) for cell in ("", "乙烯", "3-4", "α=1")] == ["", "乙烯", "3-4", "α=1"]
