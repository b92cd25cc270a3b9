"""The annotations of Fushun as they were given, and the words of the facts they are compared with."""

import csv
from pathlib import Path

from graph.model.kinds import Basis, Outlook, Siting
from loaders.labels import match_label

VOCABULARIES = {"依据": Basis, "basis": Basis, "outlook": Outlook, "siting": Siting}
GIVEN = Path(__file__).resolve().parents[2] / "shared" / "facts_v2"


def rows(name):
    with (GIVEN / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return [{head: present(head, text) for head, text in row.items()} for row in csv.DictReader(file)]


def present(head, text):
    """Return a word of the annotations as it is labelled now: they were written with former labels."""
    found = match_label(text, VOCABULARIES[head]) if head in VOCABULARIES and text else None
    return text if found is None else found.zh


NAMED = "油蜡联产项目,与石蜡产能提升同一项目(p003)"
"""A text that calls a project by its identifier, which the facts call by its name."""


def value(text):
    if text == NAMED:
        return text.replace("p003", "抚顺石化油蜡特色产品产能提升")
    return text if text != "" else None


def zh(word):
    return None if word is None else word.zh


def by_id(facts, kind):
    return {node.id: node for node in facts.nodes if isinstance(node, kind)}


def of(facts, kind):
    return [edge for edge in facts.edges if isinstance(edge, kind)]


def told(record):
    return record.evidence.source, record.evidence.basis.zh
