"""Plain values of JSON as the dataclasses that declare them: nothing is taken that is not of its declared type."""

import math
from collections.abc import Callable, Mapping
from dataclasses import fields
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

LARGEST = 2**53
"""Whole numbers beyond this are none of ours: ranks, scores and years are far below."""


def from_json_object(kind: Callable[..., T], plain: object) -> T:
    """Return the dataclass a JSON object tells. Raises TypeError where a property is missing or of another type."""
    if not isinstance(plain, dict):
        raise TypeError(f"{_name(kind)}: an object is expected")
    hints = get_type_hints(kind)
    names = {each.name for each in fields(kind)}  # type: ignore[arg-type]  # a dataclass by its contract
    if plain.keys() != names:
        raise TypeError(f"{_name(kind)}: {', '.join(sorted(map(str, plain.keys() ^ names)))}")
    return kind(**{name: from_json_value(hints[name], value, name) for name, value in plain.items()})


def from_json_value(hint: Any, value: object, name: str) -> Any:
    """Return a value as its declared type has it, lists as tuples. Raises TypeError naming what does not fit."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple and isinstance(value, (list, tuple)):
        return tuple(from_json_value(inner[0], each, name) for each in value)
    if origin is Mapping and isinstance(value, dict):
        return {str(key): from_json_value(inner[1], each, name) for key, each in value.items()}
    if origin in (Union, UnionType):
        return _one_of(inner, value, name)
    if origin is None and _is(hint, value):
        return value
    raise TypeError(name)


def _one_of(kinds: tuple[Any, ...], value: object, name: str) -> Any:
    """Return a value as the first of several types that takes it."""
    for kind in kinds:
        try:
            return from_json_value(kind, value, name)
        except TypeError:
            continue
    raise TypeError(name)


def _is(kind: Any, value: object) -> bool:
    if kind is type(None):
        return value is None
    if kind is float:
        # mypy does not narrow by a test of membership; a bool is no number here
        return type(value) in (int, float) and math.isfinite(value)  # type: ignore[arg-type]  # a number by now
    if kind is int:
        return type(value) is int and abs(value) < LARGEST
    return type(value) is kind


def _name(kind: Callable[..., object]) -> str:
    return getattr(kind, "__name__", "")
