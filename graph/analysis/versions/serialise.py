"""An export as plain values that JSON can hold, and back: every value is of its declared type or refused."""

from dataclasses import asdict
from datetime import datetime
from typing import Any, get_type_hints

from graph.analysis.versions.firm_snapshots import FirmSnapshot
from graph.analysis.versions.json_types import from_json_object, from_json_value
from graph.analysis.versions.version_record import (
    OLD,
    FactKey,
    FactSnapshot,
    RuleSnapshot,
    StateSnapshot,
    TargetSnapshot,
    VersionLimits,
    VersionRecord,
    read_by_rules,
)
from graph.errors import InvalidRequest
from graph.model.schema import EDGES, NODES

UNSEALED, CHAINS_ALONE = "lianpu-version/2", "lianpu-version/3"
"""How earlier releases marked records: without a seal at the end, and with one."""
FORMAT = "lianpu-version/4"
"""How a record is marked that holds the whole city and its firms; it ends with its seal."""
FORMATS = (UNSEALED, CHAINS_ALONE, FORMAT)
"""The marks of records that can be read."""
NO_LINKS = {"links": None}
"""What earlier records do not say of their limits."""
NOT_HELD = {"edition": None, "firms": None}
"""What earlier records do not hold."""
HEAD = ("load_id", "edition", "loaded_at", "digest", "city", "facts_year", "chains")
TEXTS, NAMES = tuple[tuple[str, ...], ...], tuple[tuple[str | None, ...], ...]


def to_json(export: VersionRecord) -> dict[str, Any]:
    """Return an export as plain values that JSON can hold; facts are named by their place in the list of facts."""
    at = {key: place for place, key in enumerate(export.facts)}

    def told(standing: TargetSnapshot | StateSnapshot) -> dict[str, Any]:
        return {**asdict(standing), "facts": [at[key] for key in standing.facts]}

    return {
        "format": FORMAT,
        **{name: getattr(export, name) for name in HEAD},
        "limits": asdict(export.limits),
        "rules": [[id, rule.zh, rule.en, rule.form] for id, rule in export.rules.items()],
        "names": [[*key, *name] for key, name in export.names.items()],
        "facts": [{**asdict(fact), "values": dict(fact.values)} for fact in export.facts.values()],
        "states": [told(each) for each in export.states],
        "targets": [told(each) for each in export.targets],
        "firms": None if export.firms is None else [asdict(firm) for firm in export.firms],
    }


def from_json(plain: Any) -> VersionRecord:
    """Return the export that `to_json` took apart. Raises InvalidRequest where it is none of ours."""
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


def _export(plain: dict[str, Any]) -> VersionRecord:
    facts = [_fact(from_json_object(FactSnapshot, each)) for each in plain["facts"]]
    keys = [fact.key for fact in facts]
    datetime.fromisoformat(plain["loaded_at"])
    hints = get_type_hints(VersionRecord)
    plain = plain if plain["format"] == FORMAT else {**plain, **NOT_HELD}
    head: dict[str, Any] = {name: from_json_value(hints[name], plain[name], name) for name in HEAD}
    return VersionRecord(
        **head,
        limits=from_json_object(VersionLimits, {**NO_LINKS, **plain["limits"]}),
        rules={id: RuleSnapshot(*rest) for id, *rest in from_json_value(TEXTS, plain["rules"], "rules")},
        names={(kind, id): _names(*rest) for kind, id, *rest in from_json_value(NAMES, plain["names"], "names")},
        facts={fact.key: fact for fact in facts},
        states=tuple(from_json_object(StateSnapshot, _keyed(each, keys)) for each in plain["states"]),
        targets=tuple(from_json_object(TargetSnapshot, _keyed(each, keys)) for each in plain["targets"]),
        firms=tuple(from_json_object(FirmSnapshot, each) for each in plain["firms"] or ()) or None,
    )


def _names(zh: str, en: str | None) -> tuple[str, str | None]:
    return from_json_value(str, zh, "names"), en


def _keyed(plain: dict[str, Any], keys: list[FactKey]) -> dict[str, Any]:
    """Return a standing with its facts named by their keys. Raises IndexError for a place no fact has."""
    places = from_json_value(tuple[int, ...], plain["facts"], "facts")
    if places and min(places) < 0:
        raise IndexError("facts")
    return {**plain, "facts": [list(keys[place]) for place in places]}


def _fact(fact: FactSnapshot) -> FactSnapshot:
    """Return a fact of a kind and with properties the graph has. Raises KeyError or TypeError."""
    kind, *ends = fact.key
    node = kind in NODES
    if len(ends) < (1 if node else 2):
        raise TypeError(f"{kind}: key")
    read = {each.name: each.optional for each in read_by_rules(NODES[kind] if node else EDGES[kind])}
    missing = {name for name, optional in read.items() if not optional} - fact.values.keys()
    if missing or not fact.values.keys() <= {*read, OLD}:
        raise TypeError(f"{kind}: {', '.join(sorted(missing or fact.values.keys() - read.keys()))}")
    return fact
