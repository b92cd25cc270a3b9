"""Sources: addresses and names of what was read, several set apart; an address that leads nowhere is told."""

import re
from urllib.parse import urlsplit

from graph.model.characters import one_line
from graph.model.evidence import SEPARATOR
from loaders.messages import CellRef
from loaders.rows import IssueCollector

GENERAL = ("行业常识", "常识", "general industry knowledge", "general knowledge")
"""What general knowledge is called where a source belongs."""
_APART = re.compile(r"\s*[;；\n]\s*|[\s,，、|]+(?=https?://)")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_NEARLY = re.compile(
    r"h\s*t+\s*p\s*s?\s*[:：;；]?\s*[/／\\]{1,3}|[ｈＨ][ｔＴ]{2}[ｐＰ]|h[tp]{2,4}s?[:：]|"
    r"(?:javascript|data|file|ftp|vbscript|mailto):|[a-z][a-z0-9+.-]{1,15}[:：][/／\\]{2}",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:[a-z0-9-]+\.)+(?:com|cn|net|org|gov|edu|info|cc|top|html?|shtml)(?:[:/?].*)?", re.IGNORECASE)
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_HOST = re.compile(rf"(?:{_LABEL}\.)+{_LABEL}|localhost")
_WIDE = re.compile("[：／？＝＆．＃％＿]")


def parse_address(cell: str, cell_ref: CellRef, issues: IssueCollector) -> str:
    """Return the sources of a cell, set apart as we keep them; each address that is not well written is told."""
    parts = [one_line(part) for part in _APART.split(cell) if part.strip()]
    for part in parts:
        fault = _fault(part)
        if fault is not None:
            issues.add(fault, cell_ref, value=part)
    return SEPARATOR.join(parts) or cell


def _fault(source: str) -> str | None:
    """Return what is wrong with one source, or None for a good address or for a name."""
    if _WEB.match(source):
        if not _is_address(source):
            return "address-wide" if _WIDE.search(source) else "address-broken"
        return "address-wide" if _WIDE.search(source) else None
    if _NEARLY.match(source):
        return "address-broken"
    return "address-bare" if _BARE.fullmatch(source) else None


def _is_address(source: str) -> bool:
    """Return whether an address names a host a browser could find."""
    if re.search(r"\s", source):
        return False
    try:
        parts = urlsplit(source)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return host is not None and (bool(_HOST.fullmatch(host)) or ":" in host)
