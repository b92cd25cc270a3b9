"""What the two sides are made of, without a format: facts as labels and values, a flow, tables, text, sources."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reports.formats.document import Span, Spans
from reports.one_page.page import Part, spans_in
from reports.one_page.type_sizes import Name, TypeSize
from reports.wording.language import Language


@dataclass(frozen=True, slots=True)
class FactPair:
    """Two facts side by side, each a label and a value."""

    left: tuple[str, Spans]
    right: tuple[str, Spans]


@dataclass(frozen=True, slots=True)
class FactTable:
    """Facts as labels and values, two side by side."""

    pairs: tuple[FactPair, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """A drawing as SVG text, so many millimetres high and as wide as the text, and what it says in words."""

    svg: str
    height: float
    words: str


DossierPart = Part | FactTable | Flow


@dataclass(frozen=True, slots=True)
class AddressedSource:
    """One source cited: its number, what it is, and where it was read; None if no page was."""

    number: int
    label: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """Both sides: the name of the firm, what is at the head of every page, the parts of each side, the sources.

    `types` is the type it is set in. `version` and `made_at` (the time of the data, in ISO 8601) go into the properties
    of a file.
    """

    language: Language
    types: Mapping[Name, TypeSize]
    firm: str
    subject: str
    edition: str
    subtitle: str
    facts: tuple[DossierPart, ...]
    work: tuple[DossierPart, ...]
    sources: tuple[AddressedSource, ...]
    foot: str
    version: str
    made_at: str


def spans_of(dossier: Dossier) -> tuple[Span, ...]:
    """List every run of text of both sides in reading order, without the sources."""
    parts = (*dossier.facts, *dossier.work)
    return tuple(span for part in parts for spans in part_spans(part) for span in spans)


def part_spans(part: DossierPart) -> Iterator[Spans]:
    """Yield the texts of a part in reading order; those of a flow are in its drawing."""
    match part:
        case FactTable(pairs):
            for pair in pairs:
                for label, value in (pair.left, pair.right):
                    yield (Span(label),)
                    yield value
        case Flow():
            return
        case _:
            yield from spans_in(part)
