"""The fingerprint of the schema: other with whatever decides how facts are kept, the same for what is only shown."""

from dataclasses import dataclass
from typing import Annotated

import pytest

from graph.model import schema
from graph.model.column import Column
from graph.model.edges import InputTo
from graph.model.kinds import InputRole, Strength
from graph.model.labelled_enum import LabelledEnum
from graph.model.nodes import Firm
from graph.model.schema import fingerprint, properties

STRENGTH = next(each.column for each in properties(InputTo) if each.name == "strength")
NAME = next(each.column for each in properties(Firm) if each.name == "name_zh")
SITE = Column("网站", "Website", "Address of its pages", "网址")


class FinerStrength(LabelledEnum):
    """The strengths there are, and one more."""

    CORE = "core", "核心", "Core"
    AUXILIARY = "auxiliary", "辅助", "Auxiliary"
    TRACE = "trace", "微量", "Trace"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithSite(Firm):
    website: Annotated[str | None, SITE] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearName(Firm):
    name_zh: Annotated[int, NAME]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed(Firm):
    name_zh: Annotated[str, Column("企业", "Firm", "What it is called", "叫什么")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finer(InputTo):
    strength: Annotated[FinerStrength, STRENGTH]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyless(InputTo):
    KEY = ("role",)

    role: Annotated[InputRole, STRENGTH]
    strength: Annotated[Strength, STRENGTH]


@pytest.mark.parametrize("kind", [WithSite, YearName, Finer, Keyless])
def test_a_property_a_type_a_word_or_a_key_more_is_another_schema(monkeypatch, kind):
    before = fingerprint()
    kinds = "NODES" if issubclass(kind, Firm) else "EDGES"
    monkeypatch.setattr(schema, kinds, {**getattr(schema, kinds), kind.KIND: kind})
    assert fingerprint() != before


def test_headings_and_explanations_are_no_part_of_it(monkeypatch):
    before = fingerprint()
    monkeypatch.setattr(schema, "NODES", {**schema.NODES, "Firm": Headed})
    assert fingerprint() == before


def test_a_kind_less_is_another_schema(monkeypatch):
    before = fingerprint()
    monkeypatch.setattr(schema, "NODES", {name: kind for name, kind in schema.NODES.items() if name != "Signal"})
    assert fingerprint() != before
