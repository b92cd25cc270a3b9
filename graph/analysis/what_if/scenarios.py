"""Suppositions as they are written down: one line each, in an address, in the log of records, on the command line."""

import json
import re
from collections.abc import Iterable

from graph.analysis.what_if.suppositions import Attract, Finish, Lose, Scarce, Supposition
from graph.errors import InvalidRequest

_CAPACITY = re.compile(r"(\d+(?:\.\d+)?)(\D.*)")
BY_KIND: dict[str, type[Lose] | type[Finish] | type[Scarce]] = {"lose": Lose, "finish": Finish, "scarce": Scarce}
"""The suppositions that name one thing only, by the word they are written with; `attract` names two."""


def read_line(line: str) -> Supposition:
    """Return what one line supposes: `lose:FIRM`, `attract:FIRM:LINK` or `attract:FIRM:LINK:30万吨/年`.

    An empty FIRM of `attract` leaves open which firm comes. Raises InvalidRequest where the line is none of these.
    """
    kind, _, rest = line.partition(":")
    if kind == "attract":
        return read_attract(rest)
    if kind not in BY_KIND or not rest:
        raise _unreadable(line)
    return BY_KIND[kind](rest)


def read_attract(text: str) -> Attract:
    """Return what `FIRM:LINK` or `FIRM:LINK:30万吨/年` supposes. Raises InvalidRequest where it is neither."""
    firm, _, rest = text.partition(":")
    link, _, size = rest.partition(":")
    found = _CAPACITY.fullmatch(size.strip()) if size else None
    if not link or (size and found is None):
        raise _unreadable(text)
    return Attract(firm or None, link) if found is None else Attract(firm or None, link, float(found[1]), found[2])


def _unreadable(line: str) -> InvalidRequest:
    return InvalidRequest(
        f"读不懂这条假设：{line}。应为 attract:企业:链环、lose:企业、finish:项目 或 scarce:链环",
        f"cannot read this supposition: {line}. Write attract:FIRM:LINK, lose:FIRM, finish:PROJECT or scarce:LINK",
    )


def line_of(supposed: Supposition) -> str:
    """Return a supposition as the line that `read_line` reads."""
    match supposed:
        case Attract():
            return f"attract:{supposed.firm_id or ''}:{supposed.link_id}{_size(supposed)}"
        case Lose():
            return f"lose:{supposed.firm_id}"
        case Finish():
            return f"finish:{supposed.project_id}"
        case Scarce():
            return f"scarce:{supposed.link_id}"


def _size(supposed: Attract) -> str:
    if supposed.capacity is None:
        return ""
    return ":" + f"{supposed.capacity:f}".rstrip("0").rstrip(".") + (supposed.unit or "")


def changes_of(lines: Iterable[str]) -> str:
    """Return lines as a scenario keeps them: a JSON list with an object each, `{"lose": "FIRM"}`."""
    parts = (line.partition(":") for line in lines)
    return json.dumps([{kind: rest} for kind, _, rest in parts], ensure_ascii=False)


def lines_of(changes: str) -> tuple[str, ...]:
    """Return the lines of what a scenario keeps, in order."""
    return tuple(f"{kind}:{rest}" for each in json.loads(changes) for kind, rest in each.items())
