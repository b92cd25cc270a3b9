"""The sources of the one side: publisher or title with the years of what was read; no addresses, no weak hosts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.analysis.facts.age import year_of
from graph.analysis.facts.city import City
from graph.model.cells import evidence_told, told_of
from graph.model.evidence import Evidence
from graph.model.fact import Fact
from graph.text import Text
from reports.wording.citations import GENERAL, best_source, hosts_of, source_name
from reports.wording.language import Language
from reports.wording.punctuation import AND, END

BEGIN = Text("出处：", "Sources: ")
WITH_YEARS = Text("{source}，{years}年", "{source}, {years}")
YEARS_SHOWN = 3


@dataclass(slots=True)
class Citations:
    """The sources cited, numbered from 1 as first cited; sources that read alike on paper share a number."""

    city: City
    language: Language
    _years: dict[str, dict[int, None]] = field(default_factory=dict)

    def cite(self, facts: Iterable[Fact | Evidence]) -> tuple[int, ...]:
        """Return the numbers of the best source of each fact, ascending, each once."""
        return tuple(sorted({self._number(each, year) for fact in facts for each, year in _told(fact)}))

    def _number(self, evidence: Evidence, year: int | None) -> int:
        label = self.label_of(evidence)
        years = self._years.setdefault(label, {})
        if year is not None and label != GENERAL.of(self.language):
            years[year] = None
        return list(self._years).index(label) + 1

    def years_of(self, label: str) -> str:
        """Return the latest years of what a source was read for; empty if none is on file."""
        latest = sorted(self._years[label], reverse=True)[:YEARS_SHOWN]
        return AND.of(self.language).join(str(year) for year in sorted(latest))

    def label(self, number: int) -> str:
        """Return what the source of a number is called."""
        return list(self._years)[number - 1]

    def numbered(self) -> tuple[str, ...]:
        """Return all sources by their number, the first first."""
        return tuple(f"[{at}] {self.line(label)}" for at, label in enumerate(self._years, 1))

    def lines(self) -> str:
        """Return all sources as one paragraph; empty if nothing is cited."""
        lines = self.numbered()
        stop = END.of(self.language)
        joint = stop if self.language == "zh" else f"{stop} "
        return BEGIN.of(self.language) + joint.join(lines) + stop if lines else ""

    def line(self, label: str) -> str:
        """Return a source with its years."""
        years = self.years_of(label)
        return WITH_YEARS.of(self.language, source=label, years=years) if years else label

    def label_of(self, evidence: Evidence) -> str:
        """Return what tells the best source of some evidence from others: what it is called on paper."""
        return paper_label(self.city, self.best(evidence), evidence, self.language)

    def best(self, evidence: Evidence) -> str:
        """Return the source whose host stands firmest, the first of equals."""
        return best_source(hosts_of(self.city), evidence.sources)


def _told(fact: Fact | Evidence) -> Iterator[tuple[Evidence, int | None]]:
    """Yield what a fact rests on with its year: the row with that of the fact, a corrected cell with its own."""
    if isinstance(fact, Evidence):
        yield fact, _year(fact)
        return
    row, *own = evidence_told(fact)
    yield row, year_of(told_of(fact))
    yield from ((each, _year(each)) for each in own)


def _year(evidence: Evidence) -> int | None:
    digits = (evidence.as_of or "")[:4]
    return int(digits) if digits.isdigit() else None


def paper_label(city: City, source: str, evidence: Evidence, language: Language) -> str:
    """Return what a source is called on paper: its publisher, or its title; a weak host is not named."""
    return source_name(hosts_of(city), source, evidence.basis, language)
