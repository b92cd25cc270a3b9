"""`proposals` on the command line: what waits, accepted and returned, several at once, with what changed since."""

import json

import pytest

from access.acting import acting_as
from access.audit import Audit
from access.door import GuardedLog
from access.roles import Role
from graph.analysis.records import Records
from graph.model.acts import AddToShortlist, Undo
from graph.model.fact_acts import Correct, ImportFile
from graph.model.fact_rows import ImportedFact, ImportedRow, encode_rows
from graph.model.ledger_acts import MoveProject, RecordAmount
from graph.model.ledger_words import AmountKind, Step
from graph.store.log import NewEntry
from graph.store.sqlite import SqliteStore
from tests.access.test_door import person

REPORTER, OTHER = person(Role.REPORT, name="tb-01"), person(Role.REPORT, name="tb-02")


@pytest.fixture
def propose(tmp_path, log, say):
    """`propose(act)` enters an act as a reporter of a city where everything is reviewed; returns its number."""
    assert say("proposals", "wait", "--reason", "先审后用", "--who", "市工信局")[0] == 0
    door = GuardedLog(log, SqliteStore(tmp_path / "graph.sqlite").reader, Audit(tmp_path / "audit.sqlite"))

    def proposed(act, who=REPORTER, reason="月报"):
        expected = Records(log.entries()).expected(act.subject)
        with acting_as(who):
            return door.append(NewEntry(act=act, who="", load_id="0001-a", reason=reason), expected).sequence

    return proposed


def district(value, firm="refinery"):
    return Correct(kind="Firm", fact=firm, column="park", value=value, source="现场核实")


def told(say, *arguments):
    code, out = say("proposals", *arguments, "--json")
    return code, json.loads(out)


def test_a_city_sets_which_kinds_wait_by_word_or_code(say):
    rows = told(say, "wait", "更正", "IMPORT", "--reason", "先审后用")[1]["rows"]
    assert [row["kind"] for row in rows if row["waits"]] == ["IMPORT", "CORRECT"]
    rows = told(say, "at-once", "CORRECT", "--reason", "不必了")[1]["rows"]
    assert [row["kind"] for row in rows if row["waits"]] == ["IMPORT"]
    code, out = say("proposals", "wait", "RULING", "--reason", "x")
    assert (code, "这种做法不能设为要审核" in out) == (2, True)
    assert "没有写理由" in say("proposals", "wait", "MERGE")[1]


def test_what_waits_is_in_no_answer_until_it_is_accepted(say, propose):
    before = say("stats", "--json")[1], say("totals", "--json")[1], say("targets", "--json")[1]
    amount = RecordAmount(project_id="p1", amount=AmountKind.AGREED, yi=3.0, day="2026-11-30")
    first, second, third = propose(district("某园")), propose(amount), propose(AddToShortlist(link_id="film"))
    assert (say("stats", "--json")[1], say("totals", "--json")[1], say("targets", "--json")[1]) == before
    rows = told(say)[1]["rows"]
    assert [(row["sequence"], row["kind"], row["changed"]) for row in rows] == [
        (first, "CORRECT", ""),
        (second, "LEDGER_AMOUNT", ""),
        (third, "SHORTLIST", ""),
    ]
    assert [row["stands"] for row in json.loads(say("records", "--json")[1])["rows"]][-3:] == [False] * 3
    code, done = told(say, "accept", first, second, third, "--who", "市发改委")
    assert (code, done["done"], told(say)[1]["rows"]) == (0, [first, second, third], [])
    # the facts, the ledger and the shortlist have it now
    assert json.loads(say("stats", "--json")[1])["load"] != json.loads(before[0])["load"]
    assert say("totals", "--json")[1] != before[1]
    decided = told(say, "list", "--decided")[1]["rows"]
    assert {row["standing"] for row in decided} == {"已通过 市发改委"}


def test_what_changed_since_is_told_and_goes_through_when_it_is_meant(say, propose, log):
    first, second = propose(district("甲园")), propose(district("乙园"), OTHER)
    code, done = told(say, "accept", first, second)
    assert (code, done["done"], done["left"]) == (2, [first], [second])
    assert "又记了“更正”" in done["summary"][0]
    assert "--anyway" in done["summary"][1]
    assert told(say, "accept", second, "--anyway")[1]["done"] == [second]
    assert [act.value for _, act in Records(log.entries()).fact_acts] == ["乙园"]
    code, done = told(say, "accept", second)
    assert (code, "已通过" in done["summary"][0]) == (2, True)
    assert say("proposals", "accept", "1")[0] == 2


def test_a_cell_that_a_file_set_since_is_told(say, propose, enter):
    number = propose(district("甲园"))
    row = ImportedRow("a.xlsx!1!2", (ImportedFact("Firm", ("refinery",), {"park": "乙园"}),))
    form = {"file": "a.xlsx", "sha256": "0" * 64, "shapes": "", "recipe": "{}"}
    last = enter(ImportFile(dataset="名单", rows=encode_rows([row]), **form)).sequence
    done = told(say, "accept", number)[1]
    assert (done["done"], done["left"]) == ([], [number])
    assert f"记录 #{last} 把同一格写成了“乙园”" in done["summary"][0]
    assert told(say, "accept", number, "--anyway")[1]["done"] == [number]


def test_a_step_whose_proofs_wait_is_left(say, propose):
    number = propose(MoveProject(project_id="p1", step=Step.SIGNED, day="2026-11-30"))
    code, done = told(say, "accept", number, "--anyway")
    assert (code, done["done"]) == (2, [])
    assert "还没有接收进台账" in done["summary"][0]


def test_a_return_says_why_and_an_undo_waits_as_well(say, propose, log):
    first = propose(district("甲园"))
    assert say("proposals", "return", first)[0] == 2
    assert told(say, "return", first, "--reason", "没有出处", "--who", "市发改委")[1]["done"] == [first]
    assert told(say, "list", "--decided")[1]["rows"][0]["standing"] == "已退回 市发改委 没有出处"
    told(say, "accept", propose(district("乙园")))
    entry = log.entries()[-1]
    back = propose(Undo(entry=entry.sequence, about=entry.act.subject))
    assert len(Records(log.entries()).fact_acts) == 1
    assert told(say, "accept", back)[1]["done"] == [back]
    assert Records(log.entries()).fact_acts == ()


def test_whoever_signs_as_the_maker_accepts_nothing(say, propose):
    number = propose(district("甲园"))
    code, done = told(say, "accept", number, "--who", REPORTER.signature)
    assert (code, done["done"]) == (2, [])
    assert "自己报的" in done["summary"][0]
