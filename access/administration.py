"""What the three administrators do with accounts, each only their part; every step stands in the audit."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from access import passwords
from access.account import Account, account_from, checked_day, checked_name, checked_unit, missing, stamp
from access.audit import Action, Audit, AuditEntry, Outcome
from access.permissions import Decision, Refused, may_be
from access.person import Person
from access.roles import ADMINISTRATORS, Role, check_roles, labels
from access.scope import NOTHING, Scope
from access.sessions import ACCOUNT, TRIED, Sessions, end_sessions, locked_until, with_password
from graph.errors import InvalidRequest

_TAKEN = (
    "这个账号已经有了；账号不删，只停用",
    "this account is there already; accounts are never deleted, only blocked",
)
_OWN = ("不能改自己的账号，没有保存；请另一位管理员来改", "nobody changes an own account; ask another administrator")
_SCOPELESS = (
    "填报岗要有范围（县区、产业链、专班，或全部），没有保存",
    "a reporter needs a scope (districts, chains, task forces, or everything); nothing was saved",
)
_ONE_IN_ALL = Decision(
    "三岗的口令只能在服务器上用命令重设：在页面上重设的人就能以另一岗进来",
    "passwords of the three administrators are reset by command on the server alone: whoever did it here could come in "
    "as another of them",
)
_SYSTEM, _SECURITY, _AUDIT = (frozenset((role,)) for role in (Role.SYSTEM, Role.SECURITY, Role.AUDIT))


def may_open(person: Person | None) -> Decision:
    """Return whether a person opens, unlocks and blocks accounts."""
    return may_be(person, _SYSTEM, "开账号、解锁、停用", "open, unlock or block accounts")


def may_grant(person: Person | None) -> Decision:
    """Return whether a person sets roles and scopes."""
    return may_be(person, _SECURITY, "定角色和范围", "set roles and scopes")


def may_audit(person: Person | None) -> Decision:
    """Return whether a person reads the audit."""
    return may_be(person, _AUDIT, "看审计", "read the audit")


@dataclass(frozen=True)
class Administration:
    """The accounts in the hands of somebody."""

    person: Person | None
    sessions: Sessions
    audit: Audit

    def accounts(self) -> tuple[Account, ...]:
        """Return all accounts by name; for the three administrators."""
        self._demand(may_be(self.person, ADMINISTRATORS, "看账号", "see accounts"), "list")
        with self.sessions.file.reading() as held:
            return () if held is None else tuple(account_from(each) for each in held.all(ACCOUNT).values())

    def locked(self) -> dict[str, str]:
        """Return the accounts that are locked, with until when."""
        at = self.sessions.clock()
        with self.sessions.file.reading() as held:
            names = [] if held is None else list(held.all(ACCOUNT))
            found = {name: locked_until(held, name, at) for name in names} if held is not None else {}
        return {name: until for name, until in found.items() if until is not None}

    def check(self, name: str, roles: Collection[Role], scope: Scope) -> None:
        """Raise InvalidRequest where an account of that name, those roles and that scope cannot be."""
        checked_name(name)
        check_roles(roles)
        if Role.REPORT in roles and not scope.everything and not scope.places:
            raise InvalidRequest(*_SCOPELESS)

    def add(self, name: str, unit: str, until: str | None = None, password: str | None = None) -> str:
        """Open an account without roles; return its first password, to be handed over once.

        Raises InvalidRequest, Refused.
        """
        self._demand(may_open(self.person), f"add {name}")
        at, given = self.sessions.clock(), password or passwords.made_up()
        made = Account(checked_name(name), checked_unit(unit), until=checked_day(until), made_at=stamp(at))
        passwords.check(given, made.name, ())
        made = with_password(made, given, at, first=True)
        with self.sessions.file.writing() as held:
            if held.get(ACCOUNT, made.name) is not None:
                raise InvalidRequest(*_TAKEN)
            self._record(f"add {made.name} ({made.unit})")
            held.put(ACCOUNT, made.name, made.as_document())
        return given

    def set_password(self, name: str, password: str | None = None) -> str:
        """Give an account a first password anew, and end its sessions; return it.

        Whoever gives one knows it: one administrator gives none to the others, or would be all three.
        """
        self._demand(may_open(self.person), f"password {name}")
        held = self.sessions.account(name.strip().lower())
        if held is not None and held.roles & ADMINISTRATORS and self.person is not None and not self.person.trusted:
            self._demand(_ONE_IN_ALL, f"password {name}")
        given = password or passwords.made_up()

        def changed(account: Account) -> Account:
            passwords.check(given, account.name, (account.password, *account.former))
            return with_password(account, given, self.sessions.clock(), first=True)

        self._change(name, changed, "password", ends=True)
        return given

    def block(self, name: str) -> None:
        """Let an account in no more, and end its sessions."""
        self._demand(may_open(self.person), f"block {name}")
        at = stamp(self.sessions.clock())
        self._change(name, lambda account: replace(account, blocked_at=account.blocked_at or at), "block", ends=True)

    def unblock(self, name: str, until: str | None = None) -> None:
        """Let an account in again, unlocked; `until` is its new last day, None keeps it."""
        self._demand(may_open(self.person), f"unblock {name}")
        day = checked_day(until)
        self._change(
            name,
            lambda account: replace(account, blocked_at=None, until=day or account.until),
            "unblock" if day is None else f"unblock until {day}",
            ends=False,
            unlocks=True,
        )

    def grant(self, name: str, roles: Collection[Role], scope: Scope = NOTHING) -> None:
        """Set the roles and the scope of an account, and end its sessions. Raises InvalidRequest."""
        self._demand(may_grant(self.person), f"grant {name}")
        self.check(name, roles, scope)
        kept = scope if Role.REPORT in roles else NOTHING
        self._change(
            name,
            lambda account: replace(account, roles=frozenset(roles), scope=kept),
            f"grant {labels(roles)}（{kept.told()}）",
            ends=True,
        )

    def read_audit(self, text: str = "", who: str | None = None, outcome: Outcome | None = None) -> list[AuditEntry]:
        """Return entries of the audit, the latest first; for auditors. Raises Refused, AuditDamaged."""
        self._demand(may_audit(self.person), "audit", Action.AUDIT)
        return list(self.audit.search(text, who, outcome))

    def export_audit(self) -> list[AuditEntry]:
        """Return the whole audit to be handed over; that it was is an entry of it."""
        self._demand(may_audit(self.person), "audit", Action.EXPORT)
        found = list(self.audit.entries())
        self.audit.of(self.person, Action.EXPORT, f"audit 1–{len(found)}")
        return found

    def _change(
        self, name: str, change: Callable[[Account], Account], what: str, *, ends: bool, unlocks: bool = False
    ) -> None:
        with self.sessions.file.writing() as held:
            kept = held.get(ACCOUNT, name.strip().lower())
            if kept is None:
                raise missing(name)
            account = account_from(kept)
            if self.person is not None and account.name == self.person.name and not self.person.trusted:
                raise InvalidRequest(*_OWN)
            changed = change(account)
            # what cannot be entered is not done
            self._record(f"{what} {account.name}")
            held.put(ACCOUNT, account.name, changed.as_document())
            if ends:
                end_sessions(held, account.name)
            if unlocks:
                held.drop(TRIED, account.name)

    def _demand(self, decision: Decision, about: str, action: Action = Action.ACCOUNT) -> None:
        try:
            decision.demand()
        except Refused as refused:
            self.audit.of(self.person, action, about, Outcome.REFUSED, f"{refused.zh} / {refused.en}")
            raise

    def _record(self, about: str) -> None:
        self.audit.of(self.person, Action.ACCOUNT, about)
