"""What a document is made of, without a format: cover, headings, paragraphs, tables, pictures, and cited sources."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from graph.model.evidence import Evidence, host_of
from graph.model.kinds import Basis, HostGrade
from reports.wording.language import BLANK, Language, Text
from reports.wording.punctuation import PAUSE, join_names, with_brackets

Align = Literal["left", "center", "right"]

SOURCE_DATES = Text("截至 {dates}", "as of {dates}")
GENERAL = Text("行业常识，未读到页面，使用前须核对", "General knowledge, no page read; check before use")
GENERAL_SOURCE = Basis.GENERAL.zh, "行业常识"
"""What stands as the source of a fact that is general knowledge."""
TO_CHECK = Text("{grade}，待核", "{grade}, to be checked")
NO_GRADES: Mapping[str, HostGrade] = {}


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with the numbers of the sources it rests on."""

    text: str
    cites: tuple[int, ...] = ()


Spans = tuple[Span, ...]
SAME: Spans = (Span(" "),)
"""The cell of a row that would say again what the row above says."""
BODY_WIDTH = 156.0
"""Millimetres of a page of official papers that are written on."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a chapter `一、`, level 2 a section `（一）`."""

    level: int
    text: str


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
    """A drawing as SVG text, so many millimetres wide; `sheet` gives it an A3 page of its own, as wide as that has."""

    name: str
    svg: str
    caption: str
    sheet: bool = False
    width: float = BODY_WIDTH


Block = Heading | Paragraph | Note | TableBlock | FigureBlock


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: title in lines, what stands under it, facts as pairs, and a note."""

    title: tuple[str, ...]
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document; `wide` sets it on A3 landscape, `made_at` is the time of its data in ISO 8601.

    `titled` sets its title over the body, in place of a page of its own.
    """

    language: Language
    title: str
    cover: Cover
    blocks: tuple[Block, ...]
    version: str
    made_at: str
    wide: bool = False
    titled: bool = False


@dataclass(slots=True)
class Sources:
    """The sources a document cites, numbered from 1 in the order they are first cited."""

    _numbers: dict[str, int] = field(default_factory=dict)
    _dates: dict[str, dict[str, None]] = field(default_factory=dict)
    _read: set[str] = field(default_factory=set)

    def cite(self, *facts: Evidence) -> tuple[int, ...]:
        """Return the numbers of what facts rest on, ascending, each once; at most the first two sources of a fact."""
        found = set()
        for fact in facts:
            for source in fact.sources[:2]:
                found.add(self._numbers.setdefault(source, len(self._numbers) + 1))
                dates = self._dates.setdefault(source, {})
                if fact.as_of is not None:
                    dates[fact.as_of] = None
                if fact.basis is not Basis.GENERAL:
                    self._read.add(source)
        return tuple(sorted(found))

    def cite_names(self, sources: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of sources that are known by name alone, ascending; dates and basis stand elsewhere."""
        found = set()
        for source in sources:
            found.add(self._numbers.setdefault(source, len(self._numbers) + 1))
            self._dates.setdefault(source, {})
            self._read.add(source)
        return tuple(sorted(found))

    def lines(self, language: Language, grades: Mapping[str, HostGrade] = NO_GRADES) -> Iterator[str]:
        """Yield each source by its number, with the standing of its host and the dates of the facts taken from it."""
        for source, number in self._numbers.items():
            dates = join_names(sorted(self._dates[source])[:4], language)
            host = host_of(source)
            grade = None if host is None else grades.get(host)
            said = [] if grade is None else [grade_text(grade, language)]
            said += [SOURCE_DATES.of(language, dates=dates)] if dates else []
            general = source in GENERAL_SOURCE
            if source not in self._read and not general:
                said.append(GENERAL.of(language))
            told = GENERAL.of(language) if general else source
            yield f"[{number}] {with_brackets(told, PAUSE.of(language).join(said) or None, language)}"

    def __len__(self) -> int:
        return len(self._numbers)


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
