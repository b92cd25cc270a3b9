"""The names the app answers to, and the pages that may speak to it.

A page of another site can give its own name this machine's address (DNS rebinding); its requests then look as if they
came from our own pages. They still carry that name, so only names of this machine and configured ones are answered.
"""

import os
import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

SETTING = "LIANPU_ALLOWED_HOSTS"
LOOPBACK = ("localhost", "127.0.0.1", "::1")
ANY = "*"
DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class AllowedHosts:
    """Host names the app answers to, besides this machine's own: exact, `*.domain`, or `*` for any."""

    names: tuple[str, ...] = ()

    @classmethod
    def from_environment(cls) -> "AllowedHosts":
        """Read the names in LIANPU_ALLOWED_HOSTS, separated by commas or spaces; ports are ignored."""
        return cls(tuple(_bare(name) for name in re.split(r"[,，;；\s]+", os.environ.get(SETTING, "")) if name))

    def allows(self, host: str) -> bool:
        """Check the value of a Host header.

        An address in figures is allowed: no name was resolved to reach it, so none can have been rebound.
        """
        parts = _split(f"//{host}")
        if parts is None or parts.path or parts.query or parts.fragment or parts.username is not None:
            return False
        name = (parts.hostname or "").rstrip(".")
        return name in LOOPBACK or _is_address(name) or any(_matches(name, pattern) for pattern in self.names)


def is_same_origin(origin: str, host: str) -> bool:
    """Check that the page of an Origin header is at the host and port of a Host header."""
    page, own = _split(origin), _split(f"//{host}")
    if page is None or own is None or page.scheme not in DEFAULT_PORTS or page.hostname is None:
        return False
    default = DEFAULT_PORTS[page.scheme]
    return (page.hostname, page.port or default) == (own.hostname, own.port or default)


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        _ = parts.port  # reading the port checks it
    except ValueError:
        return None
    return parts


def _bare(name: str) -> str:
    """Return a configured name without scheme, port and closing dot."""
    bare = name.lower().rpartition("//")[2].partition("/")[0]
    if not _is_address(bare):
        bare = re.sub(r":\d+$", "", bare)
    return bare.strip("[]").rstrip(".")


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _matches(name: str, pattern: str) -> bool:
    if pattern.startswith("*."):
        return name.endswith(pattern[1:])
    return pattern in (ANY, name)
