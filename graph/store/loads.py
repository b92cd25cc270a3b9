"""What every engine does about loads alike: numbering them, keeping them as plain values, refusing large removals."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from graph.errors import CityRefused, Issue, RemovalRefused, Severity
from graph.model.facts import FactSet
from graph.model.region import Region
from graph.store.base import REMOVAL_LIMIT, Load, LoadChange

WAS_DAMAGED, SET_ASIDE = "graph_was_damaged", "file_set_aside"
"""Codes of what a load has to say of the place it went to; whatever else it warns of comes from the facts."""
PLAIN = ("number", "id", "loaded_at", "loaded_by", "digest")
"""What a row holds of a load as it is."""


def next_load(
    history: tuple[Load, ...],
    facts: FactSet,
    digest: str,
    by: str,
    changes: tuple[LoadChange, ...],
    notes: tuple[Issue, ...] = (),
) -> Load:
    """Return the load that follows those on record, newest first; `notes` tell of the place it goes to."""
    number = history[0].number + 1 if history else 1
    return Load(
        id=f"{number:04d}-{digest[:8]}",
        number=number,
        loaded_at=datetime.now(UTC).isoformat(timespec="seconds"),
        loaded_by=by,
        digest=digest,
        changes=changes,
        warnings=(*notes, *facts.warnings),
    )


def is_unchanged(history: tuple[Load, ...], facts: FactSet, digest: str) -> bool:
    """Check whether facts and warnings equal those of the latest load."""
    return bool(history) and (history[0].digest, _of_facts(history[0].warnings)) == (digest, _of_facts(facts.warnings))


def _of_facts(warnings: tuple[Issue, ...]) -> tuple[Issue, ...]:
    return tuple(issue for issue in warnings if issue.code not in (WAS_DAMAGED, SET_ASIDE))


def check_removal(changes: tuple[LoadChange, ...], allowed: bool) -> None:
    """Raise RemovalRefused where a load would remove more than the limit and that is not allowed."""
    removed = sum(change.removed for change in changes)
    held = sum(change.total - change.added + change.removed for change in changes)
    if held and removed / held > REMOVAL_LIMIT and not allowed:
        raise RemovalRefused(
            f"没有更新：这次会移除 {removed:,} / {held:,} 条；确认无误请加 --allow-removal。"
            f" Not loaded: it would remove {removed:,} of {held:,} records; add --allow-removal to confirm."
        )


def check_same_city(stored: Region | None, new: Region, allowed: bool) -> None:
    """Raise CityRefused where the facts held are of another city than the new ones and that is not allowed."""
    if stored is None or allowed or stored.is_same_city(new):
        return
    raise CityRefused(
        f"没有更新：这里是{stored.city_zh}的资料，要更新的资料是{new.city_zh}的；"
        f"另一座城市请用 --workspace 另开工作区，确要换城市请加 --another-city。"
        f" / Not loaded: the graph here is of {stored.city_en or stored.city}, "
        f"the facts are of {new.city_en or new.city}; give the other city a workspace of its own by --workspace, or "
        "add --another-city if the city is meant to change."
    )


def load_to_row(load: Load) -> dict[str, Any]:
    """Return a load as scalars; changes and warnings as JSON."""
    return {
        **{name: getattr(load, name) for name in PLAIN},
        "changes": json.dumps([asdict(change) for change in load.changes]),
        "warnings": json.dumps([issue.as_json() for issue in load.warnings], ensure_ascii=False),
    }


def load_from_row(values: Mapping[str, Any]) -> Load:
    """Return the load that `load_to_row` took apart."""
    return _load(*(values[name] for name in (*PLAIN, "changes", "warnings")))


@lru_cache(maxsize=32)
def _load(number: int, id: str, loaded_at: str, loaded_by: str, digest: str, changes: str, warnings: str) -> Load:
    """Return a load made of its row; each page asks which load is there, and hundreds of warnings take a while."""
    return Load(
        id=id,
        number=number,
        loaded_at=loaded_at,
        loaded_by=loaded_by,
        digest=digest,
        changes=tuple(LoadChange(**change) for change in json.loads(changes)),
        warnings=tuple(Issue(**{**issue, "severity": Severity(issue["severity"])}) for issue in json.loads(warnings)),
    )


def load_from_former_row(values: Mapping[str, Any]) -> Load:
    """Return a load whichever version kept it; of one whose changes are kept otherwise today, when it was and whose."""
    try:
        return load_from_row(values)
    except (TypeError, LookupError):
        return load_from_row({**values, "changes": "[]", "warnings": "[]"})


def row_checksum(values: Mapping[str, Any]) -> str:
    """Return a SHA-256 over a load as it is kept, by which it is known again in a file that was damaged."""
    return hashlib.sha256(json.dumps(dict(values), sort_keys=True).encode()).hexdigest()
