"""Tokens of callers: 256 random bits each, shown once; only their SHA-256 is kept, in a file of their own.

What is random and that long cannot be guessed from its digest, so nothing slower is needed as it is for passwords.
"""

import hashlib
import hmac
import json
import os
import re
import secrets
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from graph.errors import InvalidRequest, NotFound
from service.callers import VIEWER, Caller

FILE = "tokens.json"
PREFIX = "lianpu_"
_NAME = re.compile(r"[\w.\- ]{1,60}")


@dataclass(frozen=True, slots=True)
class Token:
    """One token as it is kept: whose it is, its digest, its role, the workspaces it may ask (none named: all)."""

    name: str
    digest: str
    role: str
    cities: tuple[str, ...]
    made_at: str

    @property
    def caller(self) -> Caller:
        """Return who asks with it."""
        return Caller(f"token {self.name}", self.role, self.cities)


class TokenFile:
    """The tokens in force, read again whenever the file is another, so that what is revoked stops at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._held: tuple[tuple[int, int, int], tuple[Token, ...]] | None = None

    def tokens(self) -> tuple[Token, ...]:
        """Return the tokens in force. Raises InvalidRequest where the file is no list of tokens."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return ()
        state = (found.st_mtime_ns, found.st_size, found.st_ino)
        if self._held is None or self._held[0] != state:
            self._held = (state, _read(self.path))
        return self._held[1]

    def caller(self, presented: str) -> Caller | None:
        """Return who asks with a token, None where it is none of ours. Every digest is compared, in constant time."""
        digest = _digest(presented)
        found = [each for each in self.tokens() if hmac.compare_digest(each.digest, digest)]
        return found[0].caller if found else None

    def add(self, name: str, cities: Iterable[str] = ()) -> str:
        """Make a token and return it; it is shown this once. Raises InvalidRequest for a name that is taken."""
        if not _NAME.fullmatch(name) or not name.strip():
            raise InvalidRequest(
                "令牌的名称用字母、数字、汉字、点和横线，至多 60 个字",
                "a name takes letters, digits, dots and hyphens, 60 at most",
            )
        held = self.tokens()
        if any(each.name == name for each in held):
            raise InvalidRequest(
                f"已有叫 {name} 的令牌；换个名称，或先撤销它", f"{name} is taken; choose another, or revoke it"
            )
        made = PREFIX + secrets.token_urlsafe(32)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._write((*held, Token(name, _digest(made), VIEWER, tuple(dict.fromkeys(cities)), now)))
        return made

    def revoke(self, name: str) -> None:
        """Take a token out of force. Raises NotFound."""
        held = self.tokens()
        if all(each.name != name for each in held):
            raise NotFound(f"没有叫这个名称的令牌 / no such token: {name}")
        self._write(tuple(each for each in held if each.name != name))

    def _write(self, tokens: tuple[Token, ...]) -> None:
        """Put the list in place whole, readable to the account alone."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{FILE}-")
        try:
            with os.fdopen(number, "w", encoding="utf-8") as file:
                json.dump([asdict(each) for each in tokens], file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self.path)
        except BaseException:  # whatever stops it: no half of the list is left about, and it goes on
            Path(name).unlink(missing_ok=True)
            raise


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _read(path: Path) -> tuple[Token, ...]:
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        return tuple(
            Token(
                str(each["name"]),
                str(each["digest"]),
                str(each["role"]),
                tuple(map(str, each["cities"])),
                str(each["made_at"]),
            )
            for each in plain
        )
    except (ValueError, TypeError, KeyError) as error:
        raise InvalidRequest(
            f"{path} 不是令牌的清单；移开它后重新发令牌",
            f"{path} is no list of tokens; move it away and make tokens anew",
        ) from error
