"""The one door: what appends to the log, and what hands papers over, asks here first; the audit keeps what came of it.

On a single PC there is no door: whoever sits at it may do all, as the records tell.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any, cast

from access.acting import acting
from access.audit import Action, Audit, Outcome, the_audit
from access.permissions import YES, Decision, may, may_be, may_see
from access.person import Person
from access.reviewing import may_decide, must_wait
from access.roles import Role
from access.settings import Mode, mode
from access.whereabouts import Whereabouts
from graph.errors import EntryConflict, LianpuError
from graph.model.act import Act
from graph.model.acts import LogEntry, propose
from graph.model.review_acts import PROPOSALS, ReviewAct
from graph.store.base import Reader
from graph.store.log import Log, NewEntry
from graph.store.log_chain import EntryRow

PROTECTED = frozenset(("bulletin", "projects", "dispatch", "orders"))
"""Papers that hold amounts and problems of projects of the whole city."""
_PAPERS = frozenset((Role.REVIEW,))
_TRUSTED_ONLY = Decision(
    "整份记录的恢复和复制只能在服务器上用命令做", "a whole log is restored or copied by command on the server alone"
)


def is_guarded() -> bool:
    """Return whether people are told apart here."""
    return mode() is not Mode.SINGLE


@dataclass(frozen=True)
class GuardedLog:
    """A log that takes what whoever acts may enter, and signs it with their account."""

    log: Log
    open_reader: Callable[[], AbstractContextManager[Reader]]
    audit: Audit

    def __getattr__(self, name: str) -> Any:
        # what is no act has no rule, so nothing but acts is entered here
        if name == "enter":
            raise AttributeError(name)
        return getattr(self.log, name)

    def may(self, act: Act) -> Decision:
        """Return whether whoever acts may enter an act."""
        return may(acting(), act, self._known())

    def append(self, draft: NewEntry, expected: int) -> LogEntry:
        """Enter an act, or the proposal of it where it waits for a review; which of the two, the entry tells.

        Raises Refused where whoever acts may not, and what the log raises.
        """
        person, about, known = acting(), f"{draft.act.KIND} {draft.act.subject}", self._known()
        _demand(self.audit, person, Action.ACT, about, _allowed(person, draft, known))
        # what cannot be entered in the audit is not done
        self.audit.check_end()
        try:
            told, last = _as_entered(person, draft, expected, known)
            entry = self.log.append(_signed(told, person), last)
        except LianpuError as error:
            self.audit.of(person, Action.ACT, about, Outcome.FAILED, str(error))
            raise
        about = f"{entry.act.KIND} {entry.act.subject}"
        self.audit.of(person, Action.ACT, f"{about} #{entry.sequence}")
        return entry

    def copy_from(self, others: tuple[EntryRow, ...]) -> int:
        """Add the entries of another log; for whoever is at the machine itself."""
        self._demand_trust("copy")
        return self.log.copy_from(others)

    def start_over(self, rows: tuple[EntryRow, ...]) -> str:
        """Make `rows` the log; for whoever is at the machine itself."""
        self._demand_trust("restore")
        return self.log.start_over(rows)

    def _demand_trust(self, what: str) -> None:
        person = acting()
        decision = YES if person is not None and person.trusted else _TRUSTED_ONLY
        _demand(self.audit, person, Action.SETTING, f"log {what}", decision)
        self.audit.of(person, Action.SETTING, f"log {what}")

    def _known(self) -> Whereabouts:
        return Whereabouts(self.open_reader, self.log.entries)


def guarded(log: Log, open_reader: Callable[[], AbstractContextManager[Reader]]) -> Log:
    """Return a log behind the door; on a single PC the log itself."""
    return cast("Log", GuardedLog(log, open_reader, the_audit())) if is_guarded() else log


def may_enter(log: object, act: Act) -> Decision:
    """Return whether whoever acts may enter an act into a log that is behind the door."""
    return log.may(act) if isinstance(log, GuardedLog) else YES


def may_export(person: Person | None, paper: str) -> Decision:
    """Return whether a person may be handed a paper: what holds amounts of the whole city not by everybody."""
    seen = may_see(person)
    if person is None or person.trusted or not seen.allowed or paper not in PROTECTED:
        return seen
    if Role.REPORT in person.roles and person.scope.everything:
        return YES
    return may_be(person, _PAPERS, "导出全市项目金额和问题", "export amounts and problems of the whole city")


def check_export(paper: str) -> None:
    """Ask whether whoever acts may be handed a paper. Raises Refused; that it was asked for is audited."""
    if is_guarded():
        _demand(the_audit(), acting(), Action.EXPORT, paper, may_export(acting(), paper))


def tell_export(person: Person | None, about: str) -> None:
    """Enter that somebody was handed a paper."""
    if is_guarded():
        the_audit().of(person, Action.EXPORT, about)


def tell_setting(about: str) -> None:
    """Enter what whoever acts is about to do past the log: a workspace exchanged, a token made. Raises AuditDamaged."""
    if is_guarded():
        the_audit().of(acting(), Action.SETTING, about)


def _allowed(person: Person | None, draft: NewEntry, known: Whereabouts) -> Decision:
    """Return whether a person may enter a draft; whoever is at the machine accepts no own proposal either."""
    decision = may(person, draft.act, known)
    if decision.allowed and isinstance(draft.act, ReviewAct):
        return may_decide(person, draft.act, known.records, draft.who)
    return decision


def _as_entered(person: Person | None, draft: NewEntry, expected: int, known: Whereabouts) -> tuple[NewEntry, int]:
    """Return a draft as it is entered, and what to expect: the proposal of what waits for a review.

    Raises EntryConflict where what its maker knew of is past already.
    """
    if must_wait(person, draft.act, known):
        actual = known.records.expected(draft.act.subject)
        if actual != expected:
            raise EntryConflict(expected, actual)
        draft = replace(draft, act=propose(draft.act, expected))
    if draft.act.subject.startswith(PROPOSALS):
        # proposals of one thing do not collide: each is decided on by itself
        expected = known.records.expected(draft.act.subject)
    return draft, expected


def _signed(draft: NewEntry, person: Person | None) -> NewEntry:
    """Return a draft with the account in the place of what was typed; commands say for whom they record."""
    return draft if person is None or person.trusted else replace(draft, who=person.signature)


def _demand(audit: Audit, person: Person | None, action: Action, about: str, decision: Decision) -> None:
    if not decision.allowed:
        audit.of(person, action, about, Outcome.REFUSED, f"{decision.zh} / {decision.en}")
        decision.demand()
