"""What is said of accounts and of the audit, in tables on pages, in commands and in what is handed over."""

from access.account import Account
from access.audit import AuditEntry
from access.roles import labels
from graph.text import Text
from reports.formats.csv_text import csv_text
from reports.wording.language import BLANK, Language, beijing_time

AUDIT_HEADS = {
    "sequence": Text("序", "No."),
    "time": Text("时间（北京）", "Time (Beijing)"),
    "who": Text("账号", "Account"),
    "role": Text("角色", "Role"),
    "action": Text("做什么", "Action"),
    "about": Text("内容", "About"),
    "outcome": Text("结果", "Outcome"),
    "why": Text("原因", "Why"),
}
ACCOUNT_HEADS = {
    "name": Text("账号", "Account"),
    "unit": Text("单位", "Office"),
    "roles": Text("角色", "Roles"),
    "scope": Text("范围", "Scope"),
    "state": Text("状态", "State"),
    "last": Text("上次登录", "Last sign-in"),
    "until": Text("到期", "Ends"),
}
ACTIVE, BLOCKED, LOCKED = (
    Text("在用", "Active"),
    Text("停用 {day}", "Blocked {day}"),
    Text("已锁 {time}", "Locked {time}"),
)
ENDED, SOON, NEW = (
    Text("已到期", "Ended"),
    Text("在用，快到期", "Active, ends soon"),
    Text("首次未登录", "Never signed in"),
)


def audit_row(entry: AuditEntry, language: Language) -> dict[str, str]:
    """Return one entry of the audit as the cells of a row."""
    zh, _, en = (entry.why or "").partition(" / ")
    return {
        "sequence": str(entry.sequence),
        "time": f"{beijing_time(entry.at)}{entry.at[16:19]}",
        "who": entry.who,
        "role": entry.role,
        "action": entry.action.label(language),
        "about": entry.about,
        "outcome": entry.outcome.label(language),
        "why": zh if language == "zh" or not en else en,
    }


def account_row(account: Account, locked: str | None, state: Text, language: Language) -> dict[str, str]:
    """Return one account as the cells of a row; `locked` is until when it is, `state` how it stands else."""
    at = account.blocked_at or locked or ""
    said = LOCKED if locked is not None and account.blocked_at is None else state
    return {
        "name": account.name,
        "unit": account.unit,
        "roles": labels(account.roles, language),
        "scope": account.scope.told(language),
        "state": said.of(language, day=beijing_time(at)[5:10], time=beijing_time(at)[11:]) if at else said.of(language),
        "last": BLANK if account.last_at is None else beijing_time(account.last_at)[5:],
        "until": account.until or BLANK,
    }


def state_of(account: Account, ended: bool, soon: bool) -> Text:
    """Return how an account stands, but for a lock."""
    if account.blocked_at is not None:
        return BLOCKED
    if ended:
        return ENDED
    if account.last_at is None:
        return NEW
    return SOON if soon else ACTIVE


def audit_csv(entries: list[AuditEntry], language: Language) -> bytes:
    """Return entries of the audit as CSV."""
    heads = [head.of(language) for head in AUDIT_HEADS.values()]
    return csv_text(heads, (list(audit_row(entry, language).values()) for entry in entries))
