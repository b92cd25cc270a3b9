"""What a document is made of, without a format: cover, headings, paragraphs, tables, pictures, and cited sources."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from graph.model.evidence import Evidence
from graph.model.kinds import Basis, HostGrade
from graph.text import Text
from reports.wording.citations import NO_HOSTS, Hosts, best_source, dates_words, source_address, source_name
from reports.wording.language import BLANK, Language
from reports.wording.punctuation import END, PAUSE

Align = Literal["left", "center", "right"]

TO_CHECK = Text("{grade}，待核", "{grade}, to be checked")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with the numbers of the sources it rests on."""

    text: str
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SmallSpan(Span):
    """A run of text set small: an address."""


Spans = tuple[Span, ...]
SAME: Spans = (Span(" "),)
"""The cell of a row that would say again what the row above says."""
BODY_WIDTH = 156.0
"""Millimetres of a page of official papers that are written on."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a chapter `一、`, level 2 a section `（一）`; `on_new_page` begins a page with it."""

    level: int
    text: str
    on_new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Note:
    """A small line under a table or picture."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with its caption; `shares` are the relative widths of the columns, `total` sets the last row apart."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Spans, ...], ...]
    shares: tuple[float, ...]
    aligns: tuple[Align, ...]
    total: bool = False

    def goes_on(self, at: int) -> bool:
        """Return whether a row is about the same thing as the row before: some cell of it is left out for that."""
        return any(spans == SAME for spans in self.rows[at])


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A drawing as SVG text, so many millimetres wide; `sheet` gives it an A4 page of its own, lying or standing."""

    name: str
    svg: str
    caption: str
    sheet: bool = False
    width: float = BODY_WIDTH


Block = Heading | Paragraph | Note | TableBlock | FigureBlock


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: title in lines, what stands under it, facts as pairs, and a note.

    Where `alone` is false the text begins right below it, and there are neither facts nor a note.
    """

    title: tuple[str, ...]
    subtitle: str
    facts: tuple[tuple[str, str], ...] = ()
    note: str = ""
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """A document; `wide` sets it on A3 landscape, `made_at` is the time of its data in ISO 8601.

    `titled` sets its title over the body, in place of a page of its own.
    `version`, `organisation` and `keywords` go into the properties of its file; `contents` lists its chapters on the
    cover, `dense` sets its text on the closest lines that papers allow, for one that must keep to its pages.
    """

    language: Language
    title: str
    cover: Cover
    blocks: tuple[Block, ...]
    version: str
    made_at: str
    wide: bool = False
    titled: bool = False
    organisation: str = ""
    keywords: tuple[str, ...] = ()
    contents: bool = False
    dense: bool = False

    @property
    def chapters(self) -> tuple[Heading, ...]:
        """The headings of the first level."""
        return tuple(block for block in self.blocks if isinstance(block, Heading) and block.level == 1)


@dataclass(slots=True)
class Sources:
    """The sources a document cites, numbered from 1 as first cited; copies that read alike on paper share a number."""

    hosts: Hosts = NO_HOSTS
    language: Language = "zh"
    _dates: dict[tuple[str, str | None], dict[str, None]] = field(default_factory=dict)

    def cite(self, *facts: Evidence) -> tuple[int, ...]:
        """Return the numbers of the best source of each fact, ascending, each once."""
        return tuple(sorted({self._number(best_source(self.hosts, fact.sources), fact.basis, fact) for fact in facts}))

    def cite_names(self, sources: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of sources that are known by name alone, ascending; dates and basis stand elsewhere."""
        return tuple(sorted({self._number(source, None, None) for source in sources}))

    def lines(self) -> Iterator[Spans]:
        """Yield each source by its number: title or publisher, the dates of what was read, its address in small."""
        stop, end = PAUSE.of(self.language), END.of(self.language)
        for number, ((name, address), dates) in enumerate(self._dates.items(), 1):
            told = stop.join((name, dates_words(dates, self.language))) if dates else name
            line = Span(f"[{number}] {told}{end}")
            yield (line,) if address is None else (line, SmallSpan(f" {address}"))

    def _number(self, source: str, basis: Basis | None, fact: Evidence | None) -> int:
        key = (
            source_name(self.hosts, source, basis, self.language),
            source_address(self.hosts, source, basis),
        )
        dates = self._dates.setdefault(key, {})
        if fact is not None and fact.as_of is not None and basis is not Basis.GENERAL:
            dates[fact.as_of] = None
        return list(self._dates).index(key) + 1

    def __len__(self) -> int:
        return len(self._dates)


def grade_text(grade: HostGrade, language: Language) -> str:
    """Return the standing of a source; what rests on a weak one is to be checked."""
    word = grade.label(language)
    return word if grade is not HostGrade.WEAK else TO_CHECK.of(language, grade=word)


def cited_numbers(cites: tuple[int, ...]) -> str:
    """Return numbers of sources as they stand behind a text: `[1,3-5]`; empty where there is none."""
    runs: list[list[int]] = []
    for number in cites:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = (f"{run[0]}-{run[-1]}" if len(run) > 2 else ",".join(map(str, run)) for run in runs)
    return f"[{','.join(told)}]" if cites else ""


def text_span(text: str, cites: tuple[int, ...] = ()) -> Spans:
    """Return one text with its sources as spans."""
    return (Span(text, cites),)


def cell_spans(text: str | None, cites: tuple[int, ...] = ()) -> Spans:
    """Return the text of a cell, a dash where there is none."""
    return text_span(text or BLANK, cites)


def join_spans(parts: Iterable[Spans], stop: str) -> Spans:
    """Return several texts in a row with a stop between them, each keeping its sources."""
    found: list[Span] = []
    for part in parts:
        if found:
            found.append(Span(stop))
        found.extend(part)
    return tuple(found)
