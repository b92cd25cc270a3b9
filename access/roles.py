"""The six roles, and which of them one account may have together."""

from collections.abc import Collection

from graph.errors import InvalidRequest
from graph.model.labelled_enum import LabelledEnum


class Role(LabelledEnum):
    """What somebody may do, in a word; the last three look after the others and exclude one another."""

    VIEW = "view", "查看", "Viewer"
    REPORT = "report", "填报", "Reporter"
    REVIEW = "review", "审核", "Reviewer"
    SYSTEM = "system", "系统管理", "System administrator"
    SECURITY = "security", "安全管理", "Security administrator"
    AUDIT = "audit", "审计", "Auditor"


ADMINISTRATORS = frozenset((Role.SYSTEM, Role.SECURITY, Role.AUDIT))
"""The three that keep accounts, rules and the audit apart."""
BUSINESS = frozenset(Role) - ADMINISTRATORS
"""The roles that see the graph."""
_CLASH = (
    "系统管理、安全管理、审计三岗互斥：一个账号只能占一个，也不能兼查看、填报、审核，没有保存",
    "the three administrators exclude one another and all other roles; an account can be only one; nothing was saved",
)


def check_roles(roles: Collection[Role]) -> None:
    """Raise InvalidRequest where roles cannot be one account's."""
    if len(roles) > 1 and ADMINISTRATORS.intersection(roles):
        raise InvalidRequest(*_CLASH)


def role_of(text: str) -> Role:
    """Return the role a word names, in either language or by its code. Raises InvalidRequest."""
    found = next((role for role in Role if text.strip().lower() in (role.value, role.zh, role.en.lower())), None)
    if found is None:
        zh, en = "、".join(role.zh for role in Role), ", ".join(role.value for role in Role)
        raise InvalidRequest(f"没有这个角色：{text}；可用 {zh}", f"there is no such role: {text}; use {en}")
    return found


def labels(roles: Collection[Role], language: str = "zh") -> str:
    """Return roles in words, in their order."""
    return ("、" if language == "zh" else ", ").join(role.label(language) for role in Role if role in roles) or "—"
