"""The address of a server as somebody typed it: what is wrong with it, and as much of it as may be shown.

A log-in typed into the address is refused and never repeated, so an address is shown only where all of it is of the
right shape.
"""

import re
import unicodedata

from graph.errors import StoreUnreachable

SCHEMES = tuple(f"{scheme}{tls}" for scheme in ("bolt", "neo4j") for tls in ("", "+s", "+ssc"))
"""Kinds of address: one server or routing through a cluster; plain, TLS, or TLS with a certificate of its own."""
SHAPE = re.compile(
    r"(?P<scheme>[a-z0-9+.-]+)://(?P<host>[\w.-]+|\[[0-9a-f:.%]+\])?(?P<port>:[^/?#:]*)?(?P<path>/[^?#]*)?"
    r"(?P<query>\?[^#]*)?",
    re.IGNORECASE,
)
LAST_PORT = 65_535
HOST = re.compile(r"(?!-)[\w-]{1,63}(\.(?!-)[\w-]{1,63})*\.?|\[.*\]")

LIKE = "应如 neo4j://主机:7687", "it should look like neo4j://host:7687"
LOG_IN = (
    "里面不能写用户名和密码，请写在 NEO4J_USERNAME 与 NEO4J_PASSWORD",
    "it must hold no log-in: set NEO4J_USERNAME and NEO4J_PASSWORD",
)
WIDE = "有全角字符，请改成半角", "it holds full-width characters: type them half-width"
SPACE = "有空格或换行，请去掉", "it holds a blank or a line break: remove it"
SCHEME = f"开头要是 {'、'.join(SCHEMES)} 之一，{LIKE[0]}", f"it must begin with one of {', '.join(SCHEMES)}; {LIKE[1]}"
NO_HOST = f"没有主机名，{LIKE[0]}", f"it names no host; {LIKE[1]}"
WRONG_HOST = f"主机名不成立，{LIKE[0]}", f"no host can have that name; {LIKE[1]}"
PORT = f"端口要是 1 到 {LAST_PORT} 的数字，{LIKE[0]}", f"its port must lie between 1 and {LAST_PORT}; {LIKE[1]}"
PATH = "后面不写库名，请写在 NEO4J_DATABASE", "it must not name the database: set NEO4J_DATABASE"
QUERY = "bolt 开头的地址后面不能带 ?，请去掉", "after bolt:// there can be no ?: remove it"
OTHER = f"不成地址，{LIKE[0]}", f"it is no address; {LIKE[1]}"

Wrong = tuple[str, str]


def place_of(uri: str) -> str:
    """Return scheme, host and port for messages; of an address that is not right, the name of the setting alone."""
    found = SHAPE.fullmatch(uri)
    if found is None or wrong_with(uri) is not None:
        return "NEO4J_URI"
    return f"{found['scheme'].lower()}://{found['host']}{found['port'] or ''}"


def check_address(uri: str) -> None:
    """Raise StoreUnreachable where an address is not right, saying what is wrong but nothing of what was typed."""
    wrong = wrong_with(uri)
    if wrong is not None:
        raise StoreUnreachable(f"NEO4J_URI 写得不对：{wrong[0]} / NEO4J_URI is not right: {wrong[1]}")


def wrong_with(uri: str) -> Wrong | None:
    """Return what is wrong with an address, in both languages, or None."""
    plain = unicodedata.normalize("NFKC", uri)
    if "@" in plain:
        return LOG_IN
    if plain != uri:
        return WIDE
    if any(each.isspace() or not each.isprintable() for each in uri):
        return SPACE
    return _wrong_part(uri)


def _wrong_part(uri: str) -> Wrong | None:
    if uri.partition("://")[0].lower() not in SCHEMES or "://" not in uri:
        return SCHEME
    found = SHAPE.fullmatch(uri)
    if found is None:
        return OTHER
    checks = (
        (NO_HOST, bool(found["host"])),
        (WRONG_HOST, HOST.fullmatch(found["host"] or "") is not None),
        (PORT, found["port"] is None or _is_port(found["port"][1:])),
        (PATH, found["path"] in (None, "/")),
        (QUERY, found["query"] is None or found["scheme"].lower().startswith("neo4j")),
    )
    return next((wrong for wrong, right in checks if not right), None)


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len(str(LAST_PORT)) and 0 < int(text) <= LAST_PORT
