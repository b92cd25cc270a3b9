"""Citation ids: short, plain letters only, the same as long as the row is on file.

An id of the facts may be Chinese and a place is any text; such a part is cited by its digest, so that no text of the
facts stands in a citation id.
"""

import hashlib
import re

from graph.model.edges import Edge
from graph.model.fact import Fact
from graph.model.nodes import Node

DERIVED = "="
"""What a citation id of something derived begins with."""
RECORD = "record"
_PLAIN = re.compile(r"[A-Za-z0-9_.\-]{1,900}")


def fact_id(fact: Fact) -> str:
    """Return the citation id of a row on file."""
    if isinstance(fact, Edge):
        ends = [fact.start, fact.end, *([fact.key] if fact.key else [])]
        return "/".join((type(fact).KIND, *map(part, ends)))
    if isinstance(fact, Node):
        return f"{type(fact).KIND}/{part(fact.id)}"
    raise TypeError(type(fact).__name__)


def record_id(sequence: int) -> str:
    """Return the citation id of an entry of the log."""
    return f"{RECORD}/{sequence}"


def derived_id(rule: str, *subjects: str) -> str:
    """Return the citation id of something worked out by a rule."""
    return "/".join((f"{DERIVED}{rule}", *map(part, subjects)))


def part(text: str) -> str:
    """Return a text as a part of a citation id: itself where it is plain, else its digest; `-` where it is empty."""
    if not text:
        return "-"
    return text if _PLAIN.fullmatch(text) and text != "-" else f"~{hashlib.sha256(text.encode()).hexdigest()[:16]}"
