"""Who comes in by the city's sign-on: told by a proxy's headers, or by the claims of OpenID Connect."""

import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from access.account import Account
from access.permissions import Decision
from access.sessions import Sessions
from access.settings import ProxySettings

_NO_PROXY = Decision(
    "没有打开：请求不是从统一入口来的；请从单位给的网址进入",
    "not opened: the request did not come by the city's sign-on; use the address your office gave you",
)
_NO_NAME = Decision(
    "没有打开：统一入口没有说明是谁；请重新登录统一入口",
    "not opened: the sign-on did not say who you are; sign in there again",
)
_NO_ACCOUNT = Decision(
    "没有打开：这里没有这个账号，或账号已停用、到期；请找系统管理岗",
    "not opened: you have no account here, or it is blocked or has ended; ask the system administrator",
)
_EXPIRED = Decision("统一身份的登录已过期；请重新登录", "the sign-on has expired; sign in again")
CLAIM = "preferred_username"


@dataclass(frozen=True, slots=True)
class Told:
    """Who was told, or why nobody is let in; `name` is what was claimed."""

    account: Account | None
    decision: Decision
    name: str = ""


def by_headers(headers: Callable[[str], Sequence[str]], settings: ProxySettings, sessions: Sessions) -> Told:
    """Return whom the headers of a request name; they count only beside the proxy's secret, and each but once."""
    secrets, names = headers(settings.secret_header), headers(settings.user_header)
    claimed = names[0][:64] if names else ""
    if len(secrets) != 1 or not hmac.compare_digest(_raw(secrets[0]), _raw(settings.secret)):
        return Told(None, _NO_PROXY, claimed)
    if len(names) != 1 or not names[0].strip():
        return Told(None, _NO_NAME, claimed)
    return _known(claimed, sessions)


def by_claims(claims: Mapping[str, object], sessions: Sessions, claim: str = CLAIM) -> Told:
    """Return whom the claims of a token name, as long as it lasts; one that does not say until when is over."""
    name, until = claims.get(claim), claims.get("exp")
    claimed = str(name)[:64] if name else ""
    if not isinstance(until, (int, float)) or isinstance(until, bool) or until <= sessions.clock().timestamp():
        return Told(None, _EXPIRED, claimed)
    return _known(claimed, sessions) if claimed else Told(None, _NO_NAME)


def _known(name: str, sessions: Sessions) -> Told:
    account = sessions.account(name.strip().lower())
    if account is None or not _stands(account, sessions.clock()):
        return Told(None, _NO_ACCOUNT, name)
    return Told(account, Decision(), name)


def _stands(account: Account, at: datetime) -> bool:
    return account.blocked_at is None and not account.has_ended(at)


def _raw(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
