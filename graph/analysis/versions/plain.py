"""An export as plain values that JSON can hold, and back: every value is of its declared type or refused."""

from dataclasses import asdict
from datetime import datetime
from typing import Any, get_type_hints

from graph.analysis.versions.export import (
    OLD,
    SAID_ONLY,
    Export,
    FactKey,
    FactSnapshot,
    Limits,
    RuleText,
    Standing,
    StateStanding,
)
from graph.analysis.versions.typed import made, taken
from graph.errors import InvalidRequest
from graph.model.schema import EDGES, NODES, properties

SEALED = "lianpu-version/3"
"""How a record is marked that ends with its seal."""
FORMATS = ("lianpu-version/2", SEALED)
"""The marks of records that can be read; those of earlier releases have no seal."""
HEAD = ("load_id", "loaded_at", "digest", "city", "facts_year", "chains")
TEXTS, NAMES = tuple[tuple[str, ...], ...], tuple[tuple[str | None, ...], ...]


def to_plain(export: Export) -> dict[str, Any]:
    """Return an export as plain values that JSON can hold; facts are named by their place in the list of facts."""
    at = {key: place for place, key in enumerate(export.facts)}

    def told(standing: Standing | StateStanding) -> dict[str, Any]:
        return {**asdict(standing), "facts": [at[key] for key in standing.facts]}

    return {
        "format": SEALED,
        **{name: getattr(export, name) for name in HEAD},
        "limits": asdict(export.limits),
        "rules": [[id, rule.zh, rule.en, rule.form] for id, rule in export.rules.items()],
        "names": [[*key, *name] for key, name in export.names.items()],
        "facts": [{**asdict(fact), "values": dict(fact.values)} for fact in export.facts.values()],
        "states": [told(each) for each in export.states],
        "targets": [told(each) for each in export.targets],
    }


def of_plain(plain: Any) -> Export:
    """Return the export that `to_plain` took apart. Raises InvalidRequest where it is none of ours."""
    if not isinstance(plain, dict) or plain.get("format") not in FORMATS:
        raise InvalidRequest(
            "不是可以比较的版本记录，或由别的程序版本写成；请用本程序导出的文件",
            "no version record, or one of another release; use a file this program has exported",
        )
    try:
        return _export(plain)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise InvalidRequest(
            f"版本记录残缺或有一处不合规（{str(error)[:60]}）；请重新导出这份文件",
            f"the version record is damaged, or a value in it is none of ours ({str(error)[:60]}); export it again",
        ) from error


def _export(plain: dict[str, Any]) -> Export:
    facts = [_fact(made(FactSnapshot, each)) for each in plain["facts"]]
    keys = [fact.key for fact in facts]
    datetime.fromisoformat(plain["loaded_at"])
    hints = get_type_hints(Export)
    head: dict[str, Any] = {name: taken(hints[name], plain[name], name) for name in HEAD}
    return Export(
        **head,
        limits=made(Limits, plain["limits"]),
        rules={id: RuleText(*rest) for id, *rest in taken(TEXTS, plain["rules"], "rules")},
        names={(kind, id): _names(*rest) for kind, id, *rest in taken(NAMES, plain["names"], "names")},
        facts={fact.key: fact for fact in facts},
        states=tuple(made(StateStanding, _keyed(each, keys)) for each in plain["states"]),
        targets=tuple(made(Standing, _keyed(each, keys)) for each in plain["targets"]),
    )


def _names(zh: str, en: str | None) -> tuple[str, str | None]:
    return taken(str, zh, "names"), en


def _keyed(plain: dict[str, Any], keys: list[FactKey]) -> dict[str, Any]:
    """Return a standing with its facts named by their keys. Raises IndexError for a place no fact has."""
    places = taken(tuple[int, ...], plain["facts"], "facts")
    if places and min(places) < 0:
        raise IndexError("facts")
    return {**plain, "facts": [list(keys[place]) for place in places]}


def _fact(fact: FactSnapshot) -> FactSnapshot:
    """Return a fact of a kind and with properties the graph has. Raises KeyError or TypeError."""
    kind, *ends = fact.key
    node = kind in NODES
    if len(ends) < (1 if node else 2):
        raise TypeError(f"{kind}: key")
    declared = properties(NODES[kind] if node else EDGES[kind])
    read = {each.name: each.optional for each in declared if each.name not in SAID_ONLY}
    missing = {name for name, optional in read.items() if not optional} - fact.values.keys()
    if missing or not fact.values.keys() <= {*read, OLD}:
        raise TypeError(f"{kind}: {', '.join(sorted(missing or fact.values.keys() - read.keys()))}")
    return fact
