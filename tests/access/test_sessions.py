"""Sign-in: wrong tries and lock-out, expiry of passwords, accounts and sessions, and what ends a session at once."""

import sqlite3

import pytest

from access import passwords
from access.administration import Administration
from access.audit import Outcome
from access.permissions import Refused
from access.person import Person
from access.roles import Role
from access.scope import ALL
from access.sessions import Trouble
from graph.errors import InvalidRequest, StoreUnreadable
from tests.access.conftest import OTHER, PASSWORD


def test_five_wrong_tries_lock_for_a_quarter_of_an_hour(opened, sessions, clock):
    opened("gxj-01")
    tried = [sessions.sign_in("gxj-01", "wrong") for _ in range(5)]
    assert [(each.trouble, each.left) for each in tried[:4]] == [(Trouble.WRONG, left) for left in (4, 3, 2, 1)]
    assert (tried[4].trouble, tried[4].until) == (Trouble.LOCKED, "2026-12-01T04:15:00+00:00")
    assert sessions.sign_in("gxj-01", PASSWORD).trouble is Trouble.LOCKED, "the right one does not help either"
    clock.pass_by(minutes=15)
    assert sessions.sign_in("gxj-01", PASSWORD).token
    assert sessions.sign_in("gxj-01", "wrong").left == 4, "who came in begins anew"


def test_a_name_that_is_nobodys_is_answered_as_a_wrong_password_is(opened, sessions):
    opened("gxj-01")
    assert [sessions.sign_in("nobody", "x") for _ in range(6)] == [sessions.sign_in("gxj-01", "x") for _ in range(6)]


def test_tries_that_lie_far_apart_do_not_lock(opened, sessions, clock):
    opened("gxj-01")
    for _ in range(10):
        assert sessions.sign_in("gxj-01", "wrong").left == 4
        clock.pass_by(minutes=16)


def test_a_session_ends_when_idle_and_after_half_a_day(opened, sessions, clock):
    token = opened("gxj-01")
    for _ in range(3):
        clock.pass_by(minutes=29)
        assert sessions.visit(token).account.name == "gxj-01"
    clock.pass_by(minutes=30)
    assert sessions.visit(token).trouble is Trouble.IDLE
    token = sessions.sign_in("gxj-01", PASSWORD).token
    for _ in range(24):
        clock.pass_by(minutes=29)
        assert sessions.visit(token).account
    clock.pass_by(minutes=24)
    assert sessions.visit(token).trouble is Trouble.GONE


def test_a_stolen_session_is_over_when_the_password_is_changed(opened, sessions):
    token = opened("gxj-01")
    stolen = sessions.sign_in("gxj-01", PASSWORD).token
    fresh = sessions.change_password(token, PASSWORD, OTHER).token
    assert sessions.visit(stolen).trouble is Trouble.GONE
    assert sessions.visit(token).trouble is Trouble.GONE
    assert sessions.visit(fresh).account.name == "gxj-01"
    assert sessions.sign_in("gxj-01", PASSWORD).trouble is Trouble.WRONG


def test_whoever_holds_a_session_alone_cannot_change_the_password(opened, sessions):
    token = opened("gxj-01")
    assert sessions.change_password(token, "guess", OTHER).left == 4
    for _ in range(4):
        last = sessions.change_password(token, "guess", OTHER)
    assert last.trouble is Trouble.LOCKED
    assert sessions.change_password(token, PASSWORD, OTHER).trouble is Trouble.LOCKED


@pytest.mark.parametrize("step", ["block", "set_password", "grant"])
def test_what_an_administrator_does_to_an_account_ends_its_sessions(opened, sessions, desk, step):
    token, other = opened("gxj-01"), opened("gxj-02")
    steps = {
        "block": lambda: desk.block("gxj-01"),
        "set_password": lambda: desk.set_password("gxj-01"),
        "grant": lambda: desk.grant("gxj-01", [Role.REVIEW]),
    }
    steps[step]()
    assert sessions.visit(token).account is None
    assert sessions.visit(other).account.name == "gxj-02"


def test_blocked_and_ended_accounts_are_told_to_who_knows_the_password_alone(opened, sessions, desk, clock):
    opened("gxj-01")
    desk.block("gxj-01")
    assert sessions.sign_in("gxj-01", PASSWORD).trouble is Trouble.BLOCKED
    assert sessions.sign_in("gxj-01", "wrong").trouble is Trouble.WRONG
    desk.unblock("gxj-01", "2026-12-10")
    token = sessions.sign_in("gxj-01", PASSWORD).token
    assert sessions.visit(token).account.ends_soon(clock())
    # the last day is over at midnight in Beijing, sixteen hours later than the tenth begins at Greenwich
    clock.pass_by(days=9, hours=11, minutes=59)
    token = sessions.sign_in("gxj-01", PASSWORD).token
    assert token
    clock.pass_by(minutes=1)
    assert sessions.visit(token).trouble is Trouble.ENDED
    assert sessions.sign_in("gxj-01", PASSWORD).trouble is Trouble.ENDED


def test_a_first_password_is_good_for_a_day_and_for_setting_ones_own(sessions, desk, clock):
    first = desk.add("ck-01", "示例单位丁")
    desk.grant("ck-01", [Role.VIEW])
    visit = sessions.visit(sessions.sign_in("ck-01", first).token)
    assert visit.must_change
    clock.pass_by(hours=24)
    assert sessions.sign_in("ck-01", first).trouble is Trouble.STALE


def test_a_password_lasts_ninety_days(opened, sessions, clock):
    token = opened("gxj-01")
    assert not sessions.visit(token).must_change
    clock.pass_by(days=90)
    assert sessions.visit(sessions.sign_in("gxj-01", PASSWORD).token).must_change


@pytest.mark.parametrize("bad", ["short", "gxj-01-and-more", "aaaabbbbaaaabbbb", "x" * 129, PASSWORD])
def test_what_a_password_may_not_be(opened, sessions, bad):
    token = opened("gxj-01")
    with pytest.raises(InvalidRequest) as refused:
        sessions.change_password(token, PASSWORD, bad)
    assert bad not in str(refused.value)
    assert sessions.visit(token).account


def test_the_last_five_passwords_are_not_taken_again(opened, sessions):
    token, last = opened("gxj-01"), PASSWORD
    for number in range(5):
        following = f"{OTHER}-{number}"
        token, last = sessions.change_password(token, last, following).token, following
    with pytest.raises(InvalidRequest, match="前 5 次"):
        sessions.change_password(token, last, PASSWORD)
    token = sessions.change_password(token, last, f"{OTHER}-9").token
    assert sessions.change_password(token, f"{OTHER}-9", PASSWORD).token


def test_a_form_is_taken_once_and_in_time(sessions, clock):
    form = sessions.form_token()
    assert sessions.take_form(form)
    assert not sessions.take_form(form), "a replayed request"
    late = sessions.form_token()
    clock.pass_by(minutes=31)
    assert not sessions.take_form(late)
    genuine = sessions.form_token()
    for forged in ("", "x", "é é é", genuine[:-1], f"9{genuine}", genuine[::-1]):
        assert not sessions.take_form(forged)


def test_neither_passwords_nor_tokens_are_kept_or_shown(opened, sessions, desk, tmp_path):
    token = opened("gxj-01")
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in (PASSWORD, token):
        assert secret.encode() not in held
    assert b"scrypt$" in held
    shown = f"{sessions.sign_in('gxj-01', PASSWORD)!r} {sessions.visit(token)!r} {desk.accounts()!r}"
    assert token not in shown
    assert "scrypt$" not in shown
    assert (sessions.path.stat().st_mode & 0o077) == 0, "nobody else may read the file"


def test_scrypt_as_it_is_kept(monkeypatch):
    monkeypatch.setattr(passwords, "COST", 2**15)
    kept = passwords.hashed(PASSWORD)
    assert kept.startswith("scrypt$32768$8$1$")
    assert kept != passwords.hashed(PASSWORD), "each has a salt of its own"
    assert passwords.agrees(PASSWORD, kept)
    assert not passwords.agrees(PASSWORD + " ", kept)
    assert not passwords.agrees(PASSWORD, "plain")


def test_a_damaged_file_is_told_and_lets_nobody_in(opened, sessions):
    token = opened("gxj-01")
    raw = sessions.path.read_bytes()
    sessions.path.write_bytes(b"nothing of the kind" * 100)
    with pytest.raises(StoreUnreadable, match="账号文件坏了"):
        sessions.visit(token)
    sessions.path.write_bytes(b"")
    assert sessions.visit(token).trouble is Trouble.GONE
    sessions.path.write_bytes(raw)
    with sqlite3.connect(sessions.path) as connection:
        connection.execute("UPDATE kept SET content = '{' WHERE kind = 'session'")
    connection.close()
    with pytest.raises(StoreUnreadable):
        sessions.visit(token)


def test_the_three_administrators_exclude_one_another(desk):
    desk.add("xt-01", "示例单位戊")
    for roles in ([Role.SYSTEM, Role.SECURITY], [Role.AUDIT, Role.VIEW], [Role.SECURITY, Role.REPORT], list(Role)):
        with pytest.raises(InvalidRequest, match="互斥"):
            desk.grant("xt-01", roles, ALL)
    with pytest.raises(InvalidRequest, match="要有范围"):
        desk.grant("xt-01", [Role.REPORT])
    desk.grant("xt-01", [Role.REPORT, Role.REVIEW], ALL)


STEPS = {
    "open": (lambda desk: desk.add("new-01", "示例单位"), Role.SYSTEM),
    "password": (lambda desk: desk.set_password("gxj-01"), Role.SYSTEM),
    "block": (lambda desk: desk.block("gxj-01"), Role.SYSTEM),
    "unblock": (lambda desk: desk.unblock("gxj-01"), Role.SYSTEM),
    "grant": (lambda desk: desk.grant("gxj-01", [Role.VIEW]), Role.SECURITY),
    "read": (lambda desk: desk.read_audit(), Role.AUDIT),
    "export": (lambda desk: desk.export_audit(), Role.AUDIT),
}


@pytest.mark.parametrize("step", STEPS)
def test_each_administrator_has_a_part_and_refusals_are_audited(opened, sessions, audit, step):
    opened("gxj-01")
    does, role = STEPS[step]
    for each in (None, *Role):
        who = None if each is None else Person("xt-01", "示例单位戊", frozenset((each,)), ALL)
        held = Administration(who, sessions, audit)
        if each is role:
            does(held)
        else:
            before = len(audit.entries())
            with pytest.raises(InvalidRequest):
                does(held)
            assert [entry.outcome.value for entry in audit.entries()[before:]] == ["refused"]


def test_nobody_changes_the_own_account(opened, sessions, audit):
    opened("xt-01", [Role.SYSTEM])
    held = Administration(Person("xt-01", "示例单位戊", frozenset((Role.SYSTEM,))), sessions, audit)
    with pytest.raises(InvalidRequest, match="自己的账号"):
        held.block("xt-01")


@pytest.mark.parametrize("role", [Role.SECURITY, Role.AUDIT, Role.SYSTEM])
def test_one_administrator_does_not_come_in_as_another(desk, opened, sessions, audit, role):
    opened("sj-01", [role])
    system = Administration(Person("xt-01", "示例单位戊", frozenset((Role.SYSTEM,))), sessions, audit)
    with pytest.raises(Refused, match="只能在服务器上"):
        system.set_password("sj-01")
    assert audit.entries()[-1].outcome is Outcome.REFUSED
    assert sessions.sign_in("sj-01", PASSWORD).token
    assert desk.set_password("sj-01"), "at the machine itself it can be done"


def test_a_lock_is_not_washed_away_by_tries_of_other_names(opened, sessions, clock, monkeypatch):
    opened("gxj-01")
    monkeypatch.setattr("access.sessions._MOST_TRIED", 10)
    for _ in range(5):
        sessions.sign_in("gxj-01", "wrong")
    clock.pass_by(seconds=1)
    for number in range(30):
        sessions.sign_in(f"nobody-{number}", "wrong")
    assert sessions.sign_in("gxj-01", PASSWORD).trouble is Trouble.LOCKED
    with sessions.file.reading() as held:
        assert len(held.all("tried")) <= 10
    clock.pass_by(minutes=16)
    sessions.sign_in("nobody", "wrong")
    with sessions.file.reading() as held:
        assert list(held.all("tried")) == ["nobody"], "what counts no longer is not kept"
