"""The audit: who did or was refused what, when; entries are added at the end, each tied to the one before it.

It is kept as the log of records is, in a file of its own with its head. Nothing here removes an entry, so all are kept.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from access.account import now, stamp
from access.person import Person
from access.settings import audit_path
from graph.errors import LogUnreadable
from graph.model.labelled_enum import LabelledEnum
from graph.store.disk import disk_errors
from graph.store.log_chain import EntryRow
from graph.store.sqlite_log import SqliteLog

LONGEST = 300
"""Characters of what an entry is about that are kept."""
NOTED = 16
"""Characters of a mark that are noted elsewhere."""
NOBODY = "—"


class Action(LabelledEnum):
    """What was done or tried."""

    SIGN_IN = "sign_in", "登录", "Sign-in"
    SIGN_OUT = "sign_out", "退出", "Sign-out"
    REQUEST = "request", "访问", "Request"
    PASSWORD = "password", "换口令", "Password changed"
    ACT = "act", "登记", "Act recorded"
    EXPORT = "export", "导出", "Export"
    ACCOUNT = "account", "账号管理", "Accounts"
    SETTING = "setting", "设置", "Setting"
    AUDIT = "audit", "查审计", "Audit read"


class Outcome(LabelledEnum):
    """What came of it."""

    DONE = "done", "已记", "Done"
    REFUSED = "refused", "拒绝", "Refused"
    FAILED = "failed", "未成", "Failed"


_ACTIONS = {action.value: action for action in Action}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One entry: `about` is what it concerned, `why` why it was refused, as `中文 / English`."""

    sequence: int
    at: str
    who: str
    role: str
    action: Action
    about: str
    outcome: Outcome
    why: str | None


class AuditDamaged(LogUnreadable):
    """The audit is not whole: nothing is recorded until it is put right."""


@dataclass(frozen=True)
class Audit:
    """The audit in a file; `clock` gives the present moment."""

    path: Path
    clock: Callable[[], datetime] = now

    @property
    def _log(self) -> SqliteLog:
        return SqliteLog(self.path)

    def add(
        self, who: str, role: str, action: Action, about: str, outcome: Outcome = Outcome.DONE, why: str | None = None
    ) -> int:
        """Enter what was done or refused; return its number. Raises AuditDamaged, and what a disk refuses."""

        def made(sequence: int) -> EntryRow:
            at = stamp(self.clock())
            return EntryRow(sequence, _plain(about), _plain(who), at, _plain(role), action.value, outcome.value, why)

        with _told():
            entered = self._log.enter(made).sequence
            if entered == 1:
                self._shut()
            return entered

    def _shut(self) -> None:
        """Make files that were just begun readable by their owner alone: they tell who tried what."""
        for path in (self._log.head_path, self.path):
            with disk_errors(path):
                path.chmod(0o600)

    def of(
        self,
        person: Person | None,
        action: Action,
        about: str,
        outcome: Outcome = Outcome.DONE,
        why: str | None = None,
    ) -> int:
        """Enter what somebody did."""
        who, role = (NOBODY, NOBODY) if person is None else (person.name, person.role_text)
        return self.add(who, role, action, about, outcome, why)

    def check_end(self) -> None:
        """Raise AuditDamaged where the end is not as it was left: nothing may be done that cannot be entered."""
        with _told():
            self._log.last()

    def entries(self) -> tuple[AuditEntry, ...]:
        """Return every entry, the first first; each is checked against the one before it. Raises AuditDamaged."""
        with _told():
            return tuple(_entry(row) for row in self._log.rows())

    def marks(self) -> tuple[str, ...]:
        """Return the end of each entry as it can be noted elsewhere: its number and the head of its mark."""
        with _told():
            return tuple(f"{row.sequence}-{(row.mark or '')[:NOTED]}" for row in self._log.rows())

    def search(self, text: str = "", who: str | None = None, outcome: Outcome | None = None) -> tuple[AuditEntry, ...]:
        """Return the entries that hold a text, or are somebody's, the latest first."""
        sought = text.casefold()
        return tuple(
            each
            for each in reversed(self.entries())
            if (who is None or each.who == who)
            and (outcome is None or each.outcome is outcome)
            and (not sought or any(sought in part.casefold() for part in _parts(each)))
        )


def the_audit() -> Audit:
    """Return the audit of all workspaces."""
    return Audit(audit_path())


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except LogUnreadable as error:
        zh, en = (each.replace("记录", "审计记录", 1) for each in error.what)
        path = audit_path().name
        raise AuditDamaged(
            f"审计不完整，已停止写入：{zh}；请勿删除 {path}，恢复备份后再用"
            f" / the audit is not whole, writing has stopped: {en}; do not delete {path}, restore a backup"
        ) from error


def _plain(text: str) -> str:
    """Return a text on one line, not too long: what a stranger typed stands in it too."""
    line = "".join(letter if letter.isprintable() else "�" for letter in text)
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def _entry(row: EntryRow) -> AuditEntry:
    action, outcome = _ACTIONS[row.kind], _OUTCOMES[row.payload]
    return AuditEntry(row.sequence, row.made_at, row.who, row.load_id, action, row.subject, outcome, row.reason)


def _parts(entry: AuditEntry) -> tuple[str, ...]:
    labels = (entry.action.zh, entry.action.en, entry.outcome.zh, entry.outcome.en)
    return (entry.at, entry.who, entry.role, entry.about, entry.why or "", *labels)
