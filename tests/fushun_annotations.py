"""The annotations of Fushun as they were given, and the words of the facts they are compared with."""

import csv
from pathlib import Path

GIVEN = Path(__file__).resolve().parents[2] / "shared" / "facts_v2"


def rows(name):
    with (GIVEN / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def value(text):
    return text if text != "" else None


def zh(word):
    return None if word is None else word.zh


def by_id(facts, kind):
    return {node.id: node for node in facts.nodes if isinstance(node, kind)}


def of(facts, kind):
    return [edge for edge in facts.edges if isinstance(edge, kind)]


def told(record):
    return record.evidence.source, record.evidence.basis.zh
