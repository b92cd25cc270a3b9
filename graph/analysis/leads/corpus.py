"""What the ranking knows: firms with their names, industries and products, and which products belong together."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.analysis.facts.city import City
from graph.analysis.leads.text import normalise
from graph.analysis.leads.vocabulary import Vocabulary, VocabularyEntry, general, vocabulary
from graph.model.classification import industry_names

BRACKETS = re.compile(r"[（(][^（()）]*[)）]?")
"""Remarks on a product, which are no part of what it is called."""
SEPARATORS = re.compile(r"[、，,；;/\n]+")
CODE_LENGTHS = (2, 3, 4)
"""Digits of a GB/T 4754 division, group and class."""


@dataclass(frozen=True, slots=True)
class CorpusFirm:
    """One firm as listed: industry codes, its own and the wider ones above it, and what its products are called."""

    id: str
    name: str
    industries: tuple[str, ...]
    products: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FirmCorpus:
    """Every firm by id, names of industries by code, products of which one is input or kind of another, words.

    Make it with `make_corpus`, which puts everything in an order of its own: equal facts, equal ranking.
    """

    firms: tuple[CorpusFirm, ...]
    industries: Mapping[str, str]
    relations: tuple[tuple[str, str], ...]
    vocabulary: Vocabulary

    def entry(self, text: str) -> VocabularyEntry | None:
        """Return what the vocabulary says of a product so called, None where it says nothing."""
        return self.vocabulary.get(normalise(text))


def make_corpus(
    firms: Iterable[CorpusFirm],
    industries: Mapping[str, str],
    relations: Iterable[tuple[str, str]],
    entries: Vocabulary | None = None,
) -> FirmCorpus:
    """Return a universe with everything sorted and each thing once; words are those of `entries`, if any."""
    listed = (
        CorpusFirm(firm.id, firm.name, tuple(sorted({*firm.industries})), tuple(sorted({*firm.products})))
        for firm in firms
    )
    return FirmCorpus(
        firms=tuple(sorted(listed, key=lambda firm: firm.id)),
        industries=dict(sorted(industries.items())),
        relations=tuple(sorted({*relations})),
        vocabulary=entries or {},
    )


def corpus_of(city: City) -> FirmCorpus:
    """Return the firms on file, here and elsewhere, by the same four things that are known of a nation's firms.

    Products are the names of the links a firm makes and what the source says it makes there; industries are those of
    its links; relations are the inputs between links. Links have the words of the general vocabulary, and their own
    class and group as the industries of their makers.
    """
    names = {link.id: link.name_zh for link in city.links.values()}
    inputs = (edge for edges in city.inputs.values() for edge in edges)
    return make_corpus(
        firms=(_listing(city, firm_id) for firm_id in city.firms),
        industries={**industry_names(), **{code: industry.name_zh for code, industry in city.industries.items()}},
        relations=((names[edge.start], names[edge.end]) for edge in inputs),
        entries=vocabulary(_entries(city)),
    )


def _entries(city: City) -> Iterator[VocabularyEntry]:
    """Yield the general entries without their industries, which are of another taxonomy; then the links' own."""
    for entry in general().values():
        yield replace(entry, industries=())
    for link in city.links.values():
        words = general().get(normalise(link.name_zh), VocabularyEntry(link.name_zh))
        yield replace(words, industries=tuple(reversed(_codes(link.gbt4754 or "")[1:])))


def _listing(city: City, firm_id: str) -> CorpusFirm:
    makes = city.makes_of.get(firm_id, ())
    links = [city.links[make.end] for make in makes]
    told = [piece for make in makes if make.product is not None for piece in product_names(make.product)]
    return CorpusFirm(
        id=firm_id,
        name=city.firms[firm_id].name_zh,
        industries=tuple(code for link in links if link.gbt4754 is not None for code in _codes(link.gbt4754)),
        products=(*(link.name_zh for link in links), *told),
    )


def product_names(told: str) -> list[str]:
    """Return the products a source names in one phrase, remarks in brackets left out."""
    pieces = (piece.strip() for piece in SEPARATORS.split(BRACKETS.sub("", told)))
    return [piece for piece in pieces if piece]


def _codes(gbt4754: str) -> tuple[str, ...]:
    return tuple(gbt4754[:length] for length in CODE_LENGTHS if len(gbt4754) >= length)
