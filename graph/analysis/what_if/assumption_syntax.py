"""Suppositions as they are written down: one line each, in an address, in the log of records, on the command line."""

import json
import re
from collections.abc import Iterable

from graph.analysis.what_if.assumptions import Assumption, AttractFirm, FinishProject, InputShortage, LoseFirm
from graph.errors import InvalidRequest

_CAPACITY = re.compile(r"(\d+(?:\.\d+)?)(\D.*)")
BY_KIND: dict[str, type[LoseFirm] | type[FinishProject] | type[InputShortage]] = {
    "lose": LoseFirm,
    "finish": FinishProject,
    "scarce": InputShortage,
}
"""The suppositions that name one thing only, by the word they are written with; `attract` names two."""


def parse_assumption(line: str) -> Assumption:
    """Return what one line supposes: `lose:FIRM`, `attract:FIRM:LINK` or `attract:FIRM:LINK:30万吨/年`.

    An empty FIRM of `attract` leaves open which firm comes. Raises InvalidRequest where the line is none of these.
    """
    kind, _, rest = line.partition(":")
    if kind == "attract":
        return parse_attract(rest)
    if kind not in BY_KIND or not rest:
        raise _unreadable(line)
    return BY_KIND[kind](rest)


def parse_attract(text: str) -> AttractFirm:
    """Return what `FIRM:LINK` or `FIRM:LINK:30万吨/年` supposes. Raises InvalidRequest where it is neither."""
    firm, _, rest = text.partition(":")
    link, _, size = rest.partition(":")
    found = _CAPACITY.fullmatch(size.strip()) if size else None
    if not link or (size and found is None):
        raise _unreadable(text)
    return (
        AttractFirm(firm or None, link) if found is None else AttractFirm(firm or None, link, float(found[1]), found[2])
    )


def _unreadable(line: str) -> InvalidRequest:
    return InvalidRequest(
        f"读不懂这条假设：{line}。应为 attract:企业:链环、lose:企业、finish:项目 或 scarce:链环",
        f"cannot read this supposition: {line}. Write attract:FIRM:LINK, lose:FIRM, finish:PROJECT or scarce:LINK",
    )


def format_assumption(assumption: Assumption) -> str:
    """Return a supposition as the line that `parse_assumption` reads."""
    match assumption:
        case AttractFirm():
            return f"attract:{assumption.firm_id or ''}:{assumption.link_id}{_size(assumption)}"
        case LoseFirm():
            return f"lose:{assumption.firm_id}"
        case FinishProject():
            return f"finish:{assumption.project_id}"
        case InputShortage():
            return f"scarce:{assumption.link_id}"


def _size(assumption: AttractFirm) -> str:
    if assumption.capacity is None:
        return ""
    return ":" + f"{assumption.capacity:f}".rstrip("0").rstrip(".") + (assumption.unit or "")


def to_scenario_json(lines: Iterable[str]) -> str:
    """Return lines as a scenario keeps them: a JSON list with an object each, `{"lose": "FIRM"}`."""
    parts = (line.partition(":") for line in lines)
    return json.dumps([{kind: rest} for kind, _, rest in parts], ensure_ascii=False)


def from_scenario_json(changes: str) -> tuple[str, ...]:
    """Return the lines of what a scenario keeps, in order."""
    return tuple(f"{kind}:{rest}" for each in json.loads(changes) for kind, rest in each.items())
