"""Sign-in and what follows it: tries that are counted, sessions kept on the server by the hash of their token."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from access import passwords
from access.account import Account, account_from, now, stamp
from access.settings import accounts_path
from graph.store.accounts import AccountsFile, Documents

COOKIE = "lianpu-session"
"""What the cookie with a token is called."""
TRIES = 5
LOCKED_MINUTES = 15
IDLE_MINUTES = 30
LONGEST_HOURS = 12
FORM_MINUTES = 30
_TOUCHED = timedelta(minutes=1)
"""How exactly it is kept when a session was last used: not every press is a write."""
_LONGEST_NAME = 64
_MOST_TRIED = 20_000
"""Names of which tries are kept, made-up ones too: more than can be tried while a lock lasts, two at a time."""
ACCOUNT, SESSION, TRIED, FORM, KEY = "account", "session", "tried", "form", "key"


class Trouble(StrEnum):
    """Why somebody is not let in."""

    WRONG = "wrong"
    LOCKED = "locked"
    BLOCKED = "blocked"
    ENDED = "ended"
    STALE = "stale"
    IDLE = "idle"
    GONE = "gone"
    REPLAYED = "replayed"


@dataclass(frozen=True, slots=True)
class SignIn:
    """What a try came to: a token, or the trouble with the tries left and, where it is locked, until when."""

    token: str | None = None
    trouble: Trouble | None = None
    left: int = 0
    until: str | None = None

    def __repr__(self) -> str:
        """Return what may be logged: never the token."""
        return f"SignIn({self.trouble or 'in'})"


@dataclass(frozen=True, slots=True)
class Visit:
    """Who a token stands for: an account, or why it stands for nobody; `must_change` its password first."""

    account: Account | None = None
    trouble: Trouble | None = None
    must_change: bool = False


@dataclass(frozen=True)
class Sessions:
    """The sessions of the accounts in a file; `clock` gives the present moment."""

    path: Path
    clock: Callable[[], datetime] = now

    @property
    def file(self) -> AccountsFile:
        """Return the file."""
        return AccountsFile(self.path)

    def sign_in(self, name: str, password: str) -> SignIn:
        """Return a token for the right password; wrong tries are counted for names that are nobody's too.

        Which of the two was wrong is never told, and what else is the matter only to who knows the password.
        """
        name, at = name.strip().lower()[:_LONGEST_NAME], self.clock()
        account = self.account(name)
        right = passwords.agrees(password, passwords.NOBODYS if account is None else account.password)
        with self.file.writing() as held:
            locked = locked_until(held, name, at)
            if locked is not None:
                return SignIn(trouble=Trouble.LOCKED, until=locked)
            kept = _account(held, name)
            if account is None or kept is None or not right or kept.password != account.password:
                return _wrong(held, name, at)
            return _let_in(held, kept, at)

    def visit(self, token: str | None) -> Visit:
        """Return who a token stands for now; a session that was idle too long, or lasted too long, is over."""
        if not token:
            return Visit(trouble=Trouble.GONE)
        key, at = _hash(token), self.clock()
        with self.file.reading() as held:
            session = None if held is None else held.get(SESSION, key)
            account = None if held is None or session is None else _account(held, session["name"])
        trouble = _over(session, account, at)
        if session is None or account is None or trouble is not None:
            return Visit(trouble=trouble)
        if at - datetime.fromisoformat(session["seen_at"]) >= _TOUCHED:
            self._touch(key, at)
        return Visit(account, must_change=account.must_change(at))

    def _touch(self, key: str, at: datetime) -> None:
        with self.file.writing() as held:
            session = held.get(SESSION, key)
            if session is not None:
                held.put(SESSION, key, {**session, "seen_at": stamp(at)})

    def sign_out(self, token: str | None) -> None:
        """End a session."""
        if token:
            with self.file.writing() as held:
                held.drop(SESSION, _hash(token))

    def change_password(self, token: str, old: str, new: str) -> SignIn:
        """Set an own password and end every session of the account; return a fresh token.

        Raises InvalidRequest where the new one cannot be a password.
        """
        visit = self.visit(token)
        if visit.account is None:
            return SignIn(trouble=visit.trouble)
        account, at = visit.account, self.clock()
        right = passwords.agrees(old, account.password)
        with self.file.writing() as held:
            locked = locked_until(held, account.name, at)
            if locked is not None:
                return SignIn(trouble=Trouble.LOCKED, until=locked)
            if not right:
                return _wrong(held, account.name, at)
        passwords.check(new, account.name, (account.password, *account.former))
        with self.file.writing() as held:
            kept = _account(held, account.name)
            if kept is None or kept.password != account.password:
                return SignIn(trouble=Trouble.GONE)
            changed = with_password(kept, new, at, first=False)
            held.put(ACCOUNT, account.name, changed.as_document())
            end_sessions(held, account.name)
            return _let_in(held, changed, at)

    def form_token(self) -> str:
        """Return what a form is given to be sent with: good once, for half an hour."""
        until = stamp(self.clock() + timedelta(minutes=FORM_MINUTES))
        plain = f"{until} {secrets.token_urlsafe(12)}"
        return f"{plain} {_sign(self._key(), plain)}"

    def take_form(self, token: str) -> bool:
        """Return whether a form carries a token of ours that was not used before; it is used up then."""
        plain, _, sign = token.rpartition(" ")
        genuine = hmac.compare_digest(sign.encode("utf-8", "replace"), _sign(self._key(), plain).encode("ascii"))
        if not genuine or plain[:25] < stamp(self.clock()):
            return False
        with self.file.writing() as held:
            for key, each in held.all(FORM).items():
                if each["until"] < stamp(self.clock()):
                    held.drop(FORM, key)
            if held.get(FORM, _hash(plain)) is not None:
                return False
            held.put(FORM, _hash(plain), {"until": plain[:25]})
        return True

    def _key(self) -> bytes:
        with self.file.reading() as held:
            kept = None if held is None else held.get(KEY, FORM)
        if kept is None:
            with self.file.writing() as writing:
                kept = writing.get(KEY, FORM) or {"key": secrets.token_hex(32)}
                writing.put(KEY, FORM, kept)
        return bytes.fromhex(kept["key"])

    def account(self, name: str) -> Account | None:
        """Return an account, None where there is none of the name."""
        with self.file.reading() as held:
            return None if held is None else _account(held, name)


def the_sessions() -> Sessions:
    """Return the sessions of all workspaces."""
    return Sessions(accounts_path())


def with_password(account: Account, password: str, at: datetime, first: bool) -> Account:
    """Return an account with another password, the former ones remembered."""
    former = (account.password, *account.former)[: passwords.FORMER] if account.password else account.former
    return replace(account, password=passwords.hashed(password), former=former, password_at=stamp(at), first=first)


def end_sessions(held: Documents, name: str) -> None:
    """End every session of an account."""
    for key, session in held.all(SESSION).items():
        if session["name"] == name:
            held.drop(SESSION, key)


def locked_until(held: Documents, name: str, at: datetime) -> str | None:
    """Return until when an account is locked, None where it is not."""
    tried = held.get(TRIED, name)
    until = None if tried is None else tried["until"]
    return until if until is not None and until > stamp(at) else None


def _wrong(held: Documents, name: str, at: datetime) -> SignIn:
    """Count a wrong try; the last one locks the name."""
    tried = held.get(TRIED, name) or {"count": 0, "at": "", "until": None}
    fresh = tried["until"] is None and tried["at"] > stamp(at - timedelta(minutes=LOCKED_MINUTES))
    count = (tried["count"] if fresh else 0) + 1
    until = stamp(at + timedelta(minutes=LOCKED_MINUTES)) if count >= TRIES else None
    held.put(TRIED, name, {"count": count, "at": stamp(at), "until": until})
    _forget_oldest(held, at)
    if until is not None:
        return SignIn(trouble=Trouble.LOCKED, until=until)
    return SignIn(trouble=Trouble.WRONG, left=TRIES - count)


def _forget_oldest(held: Documents, at: datetime) -> None:
    """Forget tries that count no longer; of too many the oldest, those that lock last: others do not wash them away."""
    tried, since = held.all(TRIED), stamp(at - timedelta(minutes=LOCKED_MINUTES))
    gone = [name for name, each in tried.items() if each["at"] <= since and (each["until"] or "") <= stamp(at)]
    left = sorted(tried.keys() - gone, key=lambda name: (tried[name]["until"] or "", tried[name]["at"]))
    for name in (*gone, *left[: max(0, len(left) - _MOST_TRIED)]):
        held.drop(TRIED, name)


def _let_in(held: Documents, account: Account, at: datetime) -> SignIn:
    trouble = _barred(account, at)
    if trouble is not None:
        return SignIn(trouble=trouble)
    token = secrets.token_urlsafe(32)
    for key, session in held.all(SESSION).items():
        if _over(session, account, at) in (Trouble.IDLE, Trouble.GONE):
            held.drop(SESSION, key)
    held.drop(TRIED, account.name)
    held.put(SESSION, _hash(token), {"name": account.name, "made_at": stamp(at), "seen_at": stamp(at)})
    held.put(ACCOUNT, account.name, replace(account, last_at=stamp(at)).as_document())
    return SignIn(token=token)


def _barred(account: Account, at: datetime) -> Trouble | None:
    if account.blocked_at is not None:
        return Trouble.BLOCKED
    if account.has_ended(at):
        return Trouble.ENDED
    return Trouble.STALE if account.is_stale(at) else None


def _over(session: dict[str, Any] | None, account: Account | None, at: datetime) -> Trouble | None:
    """Return why a session is over, None while it lasts."""
    if session is None or account is None:
        return Trouble.GONE
    if at - datetime.fromisoformat(session["made_at"]) >= timedelta(hours=LONGEST_HOURS):
        return Trouble.GONE
    if at - datetime.fromisoformat(session["seen_at"]) >= timedelta(minutes=IDLE_MINUTES):
        return Trouble.IDLE
    return _barred(account, at)


def _account(held: Documents, name: str) -> Account | None:
    kept = held.get(ACCOUNT, name)
    return None if kept is None else account_from(kept)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _sign(key: bytes, plain: str) -> str:
    return hmac.new(key, plain.encode("utf-8", "surrogatepass"), "sha256").hexdigest()
