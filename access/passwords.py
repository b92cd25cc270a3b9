"""Passwords: what one must be, how it is kept (scrypt with a salt of its own), and how one is compared."""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable
from threading import BoundedSemaphore

from graph.errors import InvalidRequest

COST, BLOCK, LANES = 2**15, 8, 1
"""What scrypt is asked for: 32 MB and about a tenth of a second for each try."""
_MEMORY = 64 * 2**20
_AT_ONCE = BoundedSemaphore(2)
"""How many are computed at once: strangers who try many take neither the memory nor the processor from the others."""
SHORTEST, LONGEST = 12, 128
FORMER = 5
"""Former passwords that are not taken again."""
_SALT, _KEY = 16, 32
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""What a password given out is made of: nothing that is mistaken for something else when it is copied by hand."""

_TOO_SHORT = (
    f"口令至少 {SHORTEST} 位，没有保存；请换一个长的",
    f"a password has at least {SHORTEST} characters; nothing was saved",
)
_TOO_LONG = (f"口令至多 {LONGEST} 位，没有保存", f"a password has at most {LONGEST} characters; nothing was saved")
_TOO_PLAIN = (
    "口令太容易猜（含账号名，或只有一两种字符反复），没有保存；请换一个",
    "the password is too easy to guess (it holds the account, or one or two characters over and over); not saved",
)
_USED = (
    f"口令与前 {FORMER} 次用过的相同，没有保存；请换一个",
    f"one of the last {FORMER} passwords; nothing was saved",
)


def hashed(password: str) -> str:
    """Return a password as it is kept: the parameters, the salt and what scrypt makes of both."""
    salt = secrets.token_bytes(_SALT)
    return f"scrypt${COST}${BLOCK}${LANES}${_text(salt)}${_text(_scrypt(password, salt, COST, BLOCK, LANES))}"


def agrees(password: str, kept: str) -> bool:
    """Return whether a password is the one that was kept; it takes as long whether or not it is."""
    parts = kept.split("$")
    if len(parts) != 6 or parts[0] != "scrypt":
        return False
    cost, block, lanes = (int(each) for each in parts[1:4])
    salt, key = (base64.b64decode(each) for each in parts[4:])
    return hmac.compare_digest(_scrypt(password, salt, cost, block, lanes), key)


def _scrypt(password: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    # what no password can be is still compared, in the same time
    plain = password[:LONGEST].encode("utf-8", "surrogatepass")
    with _AT_ONCE:
        return hashlib.scrypt(plain, salt=salt, n=cost, r=block, p=lanes, maxmem=_MEMORY, dklen=_KEY)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


NOBODYS = hashed(secrets.token_hex(16))
"""What a password is compared with where there is no such account, so that both take as long."""


def check(password: str, name: str, former: Iterable[str]) -> None:
    """Raise InvalidRequest where a password cannot be an account's; the password is in no message."""
    if len(password) < SHORTEST:
        raise InvalidRequest(*_TOO_SHORT)
    if len(password) > LONGEST:
        raise InvalidRequest(*_TOO_LONG)
    if len(set(password)) < 5 or name.casefold() in password.casefold() or re.fullmatch(r"\s*", password):
        raise InvalidRequest(*_TOO_PLAIN)
    if any(agrees(password, each) for each in former):
        raise InvalidRequest(*_USED)


def made_up() -> str:
    """Return a password to be given out once: four groups of four characters."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
