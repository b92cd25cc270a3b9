"""The audit: entries follow one another, and whatever is taken out or altered is told with the row."""

import sqlite3

import pytest

from access.acting import acting_as
from access.audit import Action, AuditDamaged, Outcome
from tests.access.test_door import EAST, enter, note


@pytest.fixture
def filled(audit):
    for number in range(1, 6):
        outcome = Outcome.REFUSED if number == 3 else Outcome.DONE
        audit.add(
            "gxj-01", "填报", Action.SIGN_IN, f"try {number}", outcome, "口令不对 / wrong" if number == 3 else None
        )
    return audit


def change(audit, statement):
    """Change the file as somebody does who has it in hand: the guards in it are dropped first."""
    with sqlite3.connect(audit.path) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
    connection.close()


def test_entries_are_found_by_text_person_and_outcome(filled):
    assert [each.sequence for each in filled.search()] == [5, 4, 3, 2, 1]
    assert [each.sequence for each in filled.search("TRY 4")] == [4]
    assert [each.sequence for each in filled.search("拒绝")] == [3]
    assert [each.sequence for each in filled.search(outcome=Outcome.REFUSED)] == [3]
    assert filled.search(who="another") == ()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DELETE FROM entries WHERE sequence = 3", "少了第 3 条"),
        ("DELETE FROM entries WHERE sequence > 3", "少了第 4–5 条"),
        ("UPDATE entries SET who = 'another' WHERE sequence = 2", "第 2 条"),
        ("UPDATE entries SET payload = 'done' WHERE sequence = 3", "第 3 条"),
        ("UPDATE entries SET made_at = '2020-01-01T00:00:00+00:00' WHERE sequence = 5", "第 5 条"),
    ],
)
def test_what_was_altered_or_deleted_is_told_with_the_row(filled, statement, told):
    change(filled, statement)
    with pytest.raises(AuditDamaged) as damaged:
        filled.entries()
    assert told in str(damaged.value)
    assert "已停止写入" in str(damaged.value)


def test_the_file_itself_refuses_to_delete_and_to_alter(filled):
    connection = sqlite3.connect(filled.path)
    for statement in ("DELETE FROM entries", "UPDATE entries SET who = 'x'"):
        with pytest.raises(sqlite3.Error):
            connection.execute(statement)
    connection.close()
    assert len(filled.entries()) == 5


def test_an_audit_that_is_gone_is_told(filled):
    filled.path.unlink()
    with pytest.raises(AuditDamaged, match="5 条"):
        filled.entries()


def test_nothing_is_entered_in_the_log_while_the_audit_is_not_whole(log, audit):
    enter(log, EAST, note())
    change(audit, "DELETE FROM entries")
    with pytest.raises(AuditDamaged):
        enter(log, EAST, note(), 1)
    assert len(log.entries()) == 1


def test_what_a_stranger_typed_is_one_short_line(audit):
    audit.add("x\ny\x1b[31m", "—", Action.SIGN_IN, "z" * 5000)
    found = audit.entries()[0]
    assert found.who == "x�y�[31m"
    assert len(found.about) == 301


def test_who_acts_is_said_for_a_stretch_alone(log):
    with acting_as(EAST):
        assert log.may(note()).allowed
    assert not log.may(note()).allowed


def test_the_files_are_readable_by_their_owner_alone(filled):
    files = [filled.path, filled.path.with_name(f"{filled.path.name}.head")]
    assert [path.stat().st_mode & 0o777 for path in files] == [0o600, 0o600]
