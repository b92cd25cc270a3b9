"""How people come in, as the environment says: one PC alone, own accounts, or a proxy with the city's sign-on."""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import InvalidRequest
from graph.model.labelled_enum import LabelledEnum

_BESIDE = Path(__file__).resolve().parent.parent
_PACKED = _BESIDE / "lianpu_home"
HOME = _PACKED if _PACKED.is_dir() else _BESIDE
"""The folder of the app and of the facts that come with it: that of the code, or what a wheel brought beside it."""
MODE = "LIANPU_ACCESS"
USER, SECRET_HEADER, SECRET = "LIANPU_PROXY_USER_HEADER", "LIANPU_PROXY_SECRET_HEADER", "LIANPU_PROXY_SECRET"
SHORTEST_SECRET = 24


class Mode(LabelledEnum):
    """The ways in."""

    SINGLE = "single", "单机", "single PC"
    ACCOUNTS = "accounts", "本地账号", "local accounts"
    PROXY = "proxy", "统一身份（网关）", "sign-on by a proxy"
    OIDC = "oidc", "统一身份（OIDC）", "sign-on by OpenID Connect"


@dataclass(frozen=True, slots=True)
class ProxySettings:
    """The header that names the account, and the secret by which the proxy shows that it is the proxy."""

    user_header: str
    secret_header: str
    secret: str = field(repr=False)


def mode() -> Mode:
    """Return the way in that LIANPU_ACCESS names, single where it is not set. Raises InvalidRequest."""
    named = os.environ.get(MODE, "").strip().lower() or Mode.SINGLE.value
    if named not in set(Mode):
        known = "、".join(Mode)
        raise InvalidRequest(
            f"{MODE} 只能是 {known}，不能是 {named}", f"{MODE} is one of {', '.join(Mode)}, not {named}"
        )
    return next(each for each in Mode if each == named)


def proxy() -> ProxySettings:
    """Return what a proxy is told by. Raises InvalidRequest where no secret, or a short one, is set."""
    secret = os.environ.get(SECRET, "").strip()
    if len(secret) < SHORTEST_SECRET:
        raise InvalidRequest(
            f"{MODE}=proxy 要有 {SECRET}（至少 {SHORTEST_SECRET} 位），网关每次请求都带上；没有它谁都能冒充",
            f"{MODE}=proxy needs {SECRET} (at least {SHORTEST_SECRET} characters), which the proxy sends with each "
            "request; without it anybody could pass for anybody",
        )
    return ProxySettings(
        os.environ.get(USER, "").strip() or "X-Forwarded-User",
        os.environ.get(SECRET_HEADER, "").strip() or "X-Lianpu-Proxy",
        secret,
    )


def home() -> Path:
    """Return the folder that holds the workspaces: LIANPU_HOME, else var, else a folder of the person's own.

    Where the program was installed, its own folder goes with the next version.
    """
    named = os.environ.get("LIANPU_HOME")
    return Path(named) if named else _own_folder() if HOME == _PACKED else HOME / "var"


def _own_folder() -> Path:
    """Return where systems keep what a program keeps for a person."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "lianpu"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "lianpu"


def accounts_path() -> Path:
    """Return the file of accounts."""
    return home() / "lianpu-accounts.sqlite"


def audit_path() -> Path:
    """Return the file of the audit."""
    return home() / "lianpu-audit.sqlite"
