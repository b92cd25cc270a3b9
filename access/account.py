"""One account: a post of an office, its roles and scope, and how its password stands."""

import re
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from access.person import Person
from access.roles import Role
from access.scope import NOTHING, Scope, scope_from
from graph.errors import InvalidRequest, NotFound

PASSWORD_DAYS = 90
"""Days after which a password must be changed."""
FIRST_HOURS = 24
"""Hours a password that was given out may be used, to set one's own."""
SOON_DAYS = 14
"""Days before an account ends that it is told of."""
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,31}")
_UNIT = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]{1,40}")
_BAD_NAME = (
    "账号名不成立：请用 2 到 32 个小写字母、数字、点、横线或下划线（按岗位，不写个人姓名）",
    "no account can have this name: use 2 to 32 small letters, digits, dots, hyphens (a post, no person's name)",
)
_BAD_UNIT = ("请写单位（1 到 40 个字）", "name the office (1 to 40 characters)")


@dataclass(frozen=True, slots=True)
class Account:
    """An account as it is kept; times are UTC in ISO 8601, days plain. `first`: the password was given out."""

    name: str
    unit: str
    roles: frozenset[Role] = frozenset()
    scope: Scope = NOTHING
    password: str = field(default="", repr=False)
    former: tuple[str, ...] = field(default=(), repr=False)
    password_at: str = ""
    first: bool = True
    until: str | None = None
    blocked_at: str | None = None
    last_at: str | None = None
    made_at: str = ""

    @property
    def person(self) -> Person:
        """Return who acts by this account."""
        return Person(self.name, self.unit, self.roles, self.scope)

    def has_ended(self, now: datetime) -> bool:
        """Return whether the last day of the account is over, by the city's clock."""
        return self.until is not None and day_of(now) > self.until

    def ends_soon(self, now: datetime) -> bool:
        """Return whether the account ends within two weeks."""
        return self.until is not None and day_of(now + timedelta(days=SOON_DAYS)) >= self.until

    def must_change(self, now: datetime) -> bool:
        """Return whether the password has to be changed before anything else."""
        return self.first or now - _time(self.password_at) >= timedelta(days=PASSWORD_DAYS)

    def is_stale(self, now: datetime) -> bool:
        """Return whether a password that was given out was not used in time."""
        return self.first and now - _time(self.password_at) >= timedelta(hours=FIRST_HOURS)

    def as_document(self) -> dict[str, Any]:
        """Return the account as it is kept."""
        held = asdict(self)
        held |= {"roles": sorted(role.value for role in self.roles), "scope": self.scope.as_document()}
        return held | {"former": list(self.former)}


def account_from(document: dict[str, Any]) -> Account:
    """Return what `as_document` took apart."""
    roles = frozenset(role for role in Role if role.value in document["roles"])
    return Account(
        **{**document, "roles": roles, "scope": scope_from(document["scope"]), "former": tuple(document["former"])}
    )


def checked_name(text: str) -> str:
    """Return the name of an account as it is kept. Raises InvalidRequest."""
    name = text.strip().lower()
    if _NAME.fullmatch(name) is None:
        raise InvalidRequest(*_BAD_NAME)
    return name


def checked_unit(text: str) -> str:
    """Return the name of an office. Raises InvalidRequest."""
    if _UNIT.fullmatch(text.strip()) is None:
        raise InvalidRequest(*_BAD_UNIT)
    return text.strip()


def checked_day(text: str | None) -> str | None:
    """Return a day as 2027-03-31, None for a blank. Raises InvalidRequest."""
    if not text or not text.strip():
        return None
    try:
        return datetime.strptime(text.strip(), "%Y-%m-%d").replace(tzinfo=UTC).date().isoformat()
    except ValueError as error:
        raise InvalidRequest(f"“{text}”不是日期，写成 2027-03-31", f"{text} is no day; write 2027-03-31") from error


def missing(name: str) -> NotFound:
    """Return the error for an account that is not there."""
    return NotFound(f"没有这个账号 / no such account: {name[:40]}")


def day_of(moment: datetime) -> str:
    """Return the day of a moment in Beijing."""
    return (moment + timedelta(hours=8)).date().isoformat()


def stamp(moment: datetime) -> str:
    """Return a moment as it is kept."""
    return moment.isoformat(timespec="seconds")


def now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
