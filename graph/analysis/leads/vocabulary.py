"""What a product is called besides, what its makers also make, and in which industries they are found.

General knowledge (常识), written down for this purpose, no fact of any firm: it only tells where to look.
Industries are named as the listings' taxonomy (申万行业分类) names its classes.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.analysis.leads.text import normalise

FILE = Path(__file__).with_name("vocabulary.csv")


@dataclass(frozen=True, slots=True)
class VocabularyEntry:
    """One product: its other names and kinds, what makers of it also make, names of industries; most telling first."""

    term: str
    aliases: tuple[str, ...] = ()
    co_products: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()


Vocabulary = Mapping[str, VocabularyEntry]
"""Entries by their terms as these are compared."""


def vocabulary(entries: Iterable[VocabularyEntry]) -> Vocabulary:
    """Return entries by their terms; of two for one term the later counts."""
    return {normalise(entry.term): entry for entry in entries}


@cache
def general() -> Vocabulary:
    """Return the vocabulary that comes with the project."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return vocabulary(_entries(csv.DictReader(file)))


def _entries(rows: Iterable[Mapping[str, str]]) -> Iterator[VocabularyEntry]:
    for row in rows:
        yield VocabularyEntry(row["term"], *(tuple(row[part].split()) for part in ("same", "near", "industries")))
