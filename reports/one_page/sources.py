"""The sources of the one side: publisher or title with the years of what was read; no addresses, no weak hosts."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.analysis.facts.age import year_of
from graph.analysis.facts.city import City
from graph.model.evidence import Evidence
from graph.model.fact import Fact
from reports.wording.citations import GENERAL, best_source, hosts_of, source_name
from reports.wording.language import Language, Text
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
        found = set()
        for fact in facts:
            evidence = fact.evidence if isinstance(fact, Fact) else fact
            label = self.label_of(evidence)
            years = self._years.setdefault(label, {})
            year = _year(fact)
            if year is not None and label != GENERAL.of(self.language):
                years[year] = None
            found.add(list(self._years).index(label) + 1)
        return tuple(sorted(found))

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


def _year(fact: Fact | Evidence) -> int | None:
    if isinstance(fact, Fact):
        return year_of(fact)
    digits = (fact.as_of or "")[:4]
    return int(digits) if digits.isdigit() else None


def paper_label(city: City, source: str, evidence: Evidence, language: Language) -> str:
    """Return what a source is called on paper: its publisher, or its title; a weak host is not named."""
    return source_name(hosts_of(city), source, evidence.basis, language)
