"""The names a thing goes by: its own, and others beside it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from graph.model.fact import Fact
from graph.model.tables import LIST_SEPARATOR


def names_of(fact: Fact) -> list[str]:
    """Return the name of a thing, then its other names."""
    other = getattr(fact, "other_names", None) or ""
    return [getattr(fact, "name_zh", ""), *(part.strip() for part in other.split(LIST_SEPARATOR))]


def with_names(fact: Fact, names: Iterable[str]) -> Fact:
    """Return a thing that goes by further names too; one of a kind that has none is left as it is."""
    if not hasattr(fact, "other_names"):
        return fact
    before = names_of(fact)
    found = [name for name in dict.fromkeys((*before[1:], *names)) if name and name != before[0]]
    text = LIST_SEPARATOR.join(found) or None
    changed: dict[str, Any] = {"other_names": text}
    return fact if fact.other_names == text else replace(fact, **changed)
